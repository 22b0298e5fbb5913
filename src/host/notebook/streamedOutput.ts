import * as vscode from 'vscode';
import type { ExecuteResult, MimeBundle } from '../../kernels/kernelSession.ts';

/** Output is written to the cell in portions, not letter by letter. Milliseconds. */
const portionMs = 100;

/** What runs as a cell: it streams its output and says at the end whether it went well and what to add. It may throw. */
export type CellWork = (output: StreamedOutput, signal: AbortSignal) => Promise<{ readonly isOk: boolean; readonly outputs: readonly vscode.NotebookCellOutput[] }>;

type Portion = { readonly kind: 'text'; readonly stream: 'stdout' | 'stderr'; text: string } | { readonly kind: 'display'; readonly bundle: MimeBundle; readonly isResult: boolean };

/** The output of a running cell: text appended in portions to one output per stretch of a stream, rich output as it comes. */
export class StreamedOutput {
  readonly #execution: vscode.NotebookCellExecution | undefined;
  /** All of it, for a cell whose execution another extension owns. */
  readonly #all: vscode.NotebookCellOutput[] = [];
  #pending: Portion[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #current: { readonly output: vscode.NotebookCellOutput; readonly stream: 'stdout' | 'stderr' } | undefined;

  constructor(execution: vscode.NotebookCellExecution | undefined) {
    this.#execution = execution;
  }

  get all(): readonly vscode.NotebookCellOutput[] {
    return this.#all;
  }

  text(text: string, stream: 'stdout' | 'stderr'): void {
    const last = this.#pending.at(-1);
    if (last?.kind === 'text' && last.stream === stream) last.text += text;
    else this.#pending.push({ kind: 'text', stream, text });
    this.#soon();
  }

  display(bundle: MimeBundle, isResult: boolean): void {
    this.#pending.push({ kind: 'display', bundle, isResult });
    this.#soon();
  }

  async finish(added: readonly vscode.NotebookCellOutput[]): Promise<void> {
    this.#write();
    this.#writing = this.#writing.then(async () => {
      for (const output of added) await this.#append(output);
    });
    await this.#writing;
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#write(), portionMs);
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const portions = this.#pending;
    this.#pending = [];
    this.#writing = this.#writing.then(async () => {
      for (const portion of portions) await (portion.kind === 'text' ? this.#appendText(portion) : this.#append(displayOutput(portion, this.#execution?.executionOrder)));
    });
  }

  async #appendText({ text, stream }: Extract<Portion, { kind: 'text' }>): Promise<void> {
    const item = stream === 'stdout' ? vscode.NotebookCellOutputItem.stdout(text) : vscode.NotebookCellOutputItem.stderr(text);
    if (this.#current?.stream !== stream) {
      const output = new vscode.NotebookCellOutput([item]);
      await this.#append(output);
      this.#current = { output, stream };
      return;
    }
    this.#current.output.items.push(item);
    await this.#execution?.appendOutputItems(item, this.#current.output);
  }

  async #append(output: vscode.NotebookCellOutput): Promise<void> {
    this.#current = undefined;
    this.#all.push(output);
    // A notebook that was closed meanwhile takes nothing more.
    await this.#execution?.appendOutput(output).then(undefined, () => {});
  }
}

/** Saved as Jupyter's own are, so that a reader of the file knows the cell's result from what it showed. */
function displayOutput({ bundle, isResult }: Extract<Portion, { kind: 'display' }>, order: number | undefined): vscode.NotebookCellOutput {
  return new vscode.NotebookCellOutput(itemsOf(bundle), isResult ? { outputType: 'execute_result', executionCount: order } : { outputType: 'display_data' });
}

/** Images are binary in a bundle; everything else is text. */
function itemsOf(bundle: MimeBundle): vscode.NotebookCellOutputItem[] {
  return Object.entries(bundle).map(([mime, data]) => (isBinary(mime) ? new vscode.NotebookCellOutputItem(Buffer.from(data, 'base64'), mime) : vscode.NotebookCellOutputItem.text(data, mime)));
}

function isBinary(mime: string): boolean {
  return /^(?:image\/(?!svg)|audio\/|video\/|application\/pdf)/.test(mime);
}

/** A line of plain words on the cell's error stream. */
export function messageOutput(text: string): vscode.NotebookCellOutput {
  return new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.stderr(`${text}\n`)]);
}

/** What an execution that did not end well leaves in its cell. */
export function failureOutputs(result: ExecuteResult): vscode.NotebookCellOutput[] {
  const message = (text: string): vscode.NotebookCellOutput[] => [messageOutput(text)];
  switch (result.kind) {
    case 'ok':
      return result.truncated ? message(vscode.l10n.t('The output was longer than is kept.')) : [];
    case 'error': {
      const error = Object.assign(new Error(result.message), { name: result.name, stack: result.traceback });
      return [...(result.truncated ? message(vscode.l10n.t('The output was longer than is kept.')) : []), new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.error(error)])];
    }
    case 'timeout':
      return message(vscode.l10n.t('Stopped: it took too long.'));
    case 'cancelled':
      return message(vscode.l10n.t('Stopped.'));
    case 'died':
      return message(vscode.l10n.t('Python ended: {0}', result.why));
  }
}
