import type { ExecuteOptions, ExecuteResult } from '../kernelSession.ts';
import { ExecutionOutput } from './executionOutput.ts';
import { isJson, parsed, type Channel, type Json, type KernelMessage } from './messages.ts';
import type { MessageCount } from './messageCount.ts';
import { dataName, dataType } from './sessionPrograms.ts';

/** Between the interrupt and the kill. Milliseconds. */
const graceMs = 1000;
/** Without a word of output for so long after the reply, the sign that no more comes is taken as lost. */
const lostIdleMs = 2000;
const longestTimer = 2 ** 31 - 1;

export interface ExecutionHooks {
  /** Stops the code where it has begun. */
  interrupt(): void;
  /** The grace is over and the code still runs. */
  overrun(): void;
  settled(result: ExecuteResult): void;
}

/**
 * One request to a kernel, from its sending to its one result. It ends when the reply *and* the sign that
 * all output was published have come, which arrive by different ways in either order.
 */
export class Execution {
  readonly id: string;
  /** The kernel has begun with it; until then it waits behind others. */
  begun = false;
  readonly #hooks: ExecutionHooks;
  readonly #count: MessageCount | undefined;
  #missing: (() => boolean) | undefined;
  readonly #output: ExecutionOutput;
  readonly #signal: AbortSignal | undefined;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #cancel = (): void => this.end('cancelled');
  #reply: Json | undefined;
  #idle = false;
  #ending: 'timeout' | 'cancelled' | undefined;
  #over = false;
  #lastOutput = 0;

  /** @param count of all that the kernel sends, where all of it comes here */
  constructor(id: string, options: ExecuteOptions, count: MessageCount | undefined, hooks: ExecutionHooks) {
    this.id = id;
    this.#count = count;
    this.#hooks = hooks;
    this.#output = new ExecutionOutput(options);
    this.#signal = options.signal;
    this.#signal?.addEventListener('abort', this.#cancel, { once: true });
    this.#timers.push(setTimeout(() => this.end('timeout'), Math.min(options.timeoutMs, longestTimer)));
  }

  /** A message of this execution. */
  receive(channel: Channel, message: KernelMessage): void {
    if (this.#over) return;
    if (channel === 'shell' && message.type === 'execute_reply') {
      this.#reply = message.content;
      this.#lastOutput = performance.now();
      if (!this.#idle) this.#awaitIdle();
    } else if (channel === 'iopub') {
      this.#lastOutput = performance.now();
      if (message.type !== 'status') this.#output.take(message);
      else if (message.content['execution_state'] === 'idle') this.#idle = true;
      else if (!this.begun) {
        this.begun = true;
        this.#missing = this.#count?.since();
      }
    }
    if (this.#reply && this.#idle) this.#settle(this.#outcome(this.#reply));
  }

  lost(why: string): void {
    const output = this.#output.text;
    this.#settle(this.#ending ? { kind: this.#ending, output } : { kind: 'died', output, why });
  }

  /** Interrupts; what does not stop within the grace is told to the hooks, and is over. */
  end(ending: 'timeout' | 'cancelled'): void {
    if (this.#over || this.#ending) return;
    this.#ending = ending;
    // The code has ended already, only its last output is on the way.
    if (this.#reply && ending === 'timeout') {
      this.#ending = undefined;
      this.#settleWithoutIdle(this.#reply);
      return;
    }
    this.#hooks.interrupt();
    this.#timers.push(
      setTimeout(() => {
        if (this.#over) return;
        const output = this.#output.text;
        this.#settle({ kind: ending, output });
        this.#hooks.overrun();
      }, graceMs),
    );
  }

  #awaitIdle(): void {
    const timer = setInterval(() => {
      if (!this.#over && this.#reply && performance.now() - this.#lastOutput > lostIdleMs) this.#settleWithoutIdle(this.#reply);
    }, 250);
    this.#timers.push(timer);
  }

  #settleWithoutIdle(reply: Json): void {
    this.#output.truncated = true;
    this.#settle(this.#outcome(reply));
  }

  #settle(result: ExecuteResult): void {
    if (this.#over) return;
    this.#over = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#signal?.removeEventListener('abort', this.#cancel);
    this.#hooks.settled(result);
  }

  #outcome(reply: Json): ExecuteResult {
    if (this.#missing?.()) this.#output.truncated = true;
    const { text: output, truncated } = this.#output;
    if (this.#ending) return { kind: this.#ending, output };
    if (reply['status'] === 'ok') return { kind: 'ok', output, truncated, data: dataOf(reply) };
    const traceback = Array.isArray(reply['traceback']) ? reply['traceback'].map(String).join('\n') : '';
    if (reply['cut'] === true) return { kind: 'error', output, truncated: true, name: 'TooLong', message: 'The answer of the kernel was too long.', traceback: '' };
    const name = typeof reply['ename'] === 'string' ? reply['ename'] : 'Aborted';
    return { kind: 'error', output, truncated, name, message: uncoloured(String(reply['evalue'] ?? '')).slice(0, 2000), traceback: uncoloured(traceback).slice(-8000) };
  }
}

/** The value that the code left in `__therefore__`; null where it left none, or none that is JSON. */
function dataOf(reply: Json): unknown {
  const expressions = reply['user_expressions'];
  const answer = isJson(expressions) ? expressions[dataName] : undefined;
  const bundle = isJson(answer) ? answer['data'] : undefined;
  const text = isJson(bundle) ? bundle[dataType] : undefined;
  return typeof text === 'string' ? (parsed(text) ?? null) : null;
}

/** Without the escape sequences that colour a terminal. */
function uncoloured(text: string): string {
  return text.replace(/\u001b\[[\d;]*[A-Za-z]/g, '');
}
