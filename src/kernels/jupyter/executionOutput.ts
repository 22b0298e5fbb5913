import type { ExecuteOptions, MimeBundle } from '../kernelSession.ts';
import { isJson, type KernelMessage } from './messages.ts';

/** Output kept of one execution, in characters. */
const keptOutput = 1_000_000;
/** Characters of rich output passed on for one execution. */
const keptDisplays = 32_000_000;
const rateWarning = /IOPub (?:data|message) rate exceeded/i;

/** What one execution shows: its text up to a limit, its rich output, and whether anything of it was lost. */
export class ExecutionOutput {
  text = '';
  truncated = false;
  #displays = 0;
  readonly #options: ExecuteOptions;

  constructor(options: ExecuteOptions) {
    this.#options = options;
  }

  /** Takes what a kernel publishes; what is no output is left. */
  take(message: KernelMessage): void {
    const { content } = message;
    if (content['cut'] === true) this.truncated = true;
    if (message.type === 'stream') {
      const stream = content['name'] === 'stderr' ? 'stderr' : 'stdout';
      const text = String(content['text'] ?? '');
      if (stream === 'stderr' && rateWarning.test(text)) this.truncated = true;
      this.#print(text, stream);
    } else if (message.type === 'display_data' || message.type === 'execute_result' || message.type === 'update_display_data') this.#display(content['data'], message.type === 'execute_result');
  }

  #print(text: string, stream: 'stdout' | 'stderr'): void {
    const shown = text.slice(0, keptOutput - this.text.length);
    if (shown.length < text.length) this.truncated = true;
    if (shown === '') return;
    this.text += shown;
    heard(() => this.#options.onOutput?.(shown, stream));
  }

  #display(data: unknown, isResult: boolean): void {
    if (!isJson(data)) return;
    const bundle: MimeBundle = Object.fromEntries(Object.entries(data).map(([type, value]) => [type, typeof value === 'string' ? value : JSON.stringify(value)]));
    const { onDisplay } = this.#options;
    if (!onDisplay) {
      this.#print(`${bundle['text/plain'] ?? ''}\n`, 'stdout');
      return;
    }
    this.#displays += Object.values(bundle).reduce((sum, value) => sum + value.length, 0);
    if (this.#displays > keptDisplays) this.truncated = true;
    else heard(() => onDisplay(bundle, isResult));
  }
}

/** A listener that throws is not the kernel's failure. */
function heard(listener: () => void): void {
  try {
    listener();
  } catch {
    // Its own concern.
  }
}
