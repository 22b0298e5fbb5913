/**
 * The part of the Jupyter extension's API that is used (`@vscode/jupyter-extension` 1.1), by its shape. Its
 * objects are proxies with getters that throw: they are neither spread nor shown nor compared by value.
 */
export interface JupyterApi<Uri> {
  readonly kernels: { getKernel(uri: Uri): PromiseLike<JupyterKernel | undefined> };
}

export interface JupyterKernel {
  readonly language: string;
  readonly status: string;
  readonly onDidChangeStatus: (listener: (status: string) => unknown) => { dispose(): unknown };
  /** Asks the user for consent the first time. May wait, throw or never settle, as `JupyterExtensionSession` tells. */
  executeCode(code: string, token: unknown): AsyncIterable<JupyterOutput>;
}

export interface JupyterOutput {
  readonly items: readonly { readonly mime: string; readonly data: Uint8Array }[];
}

/** `vscode.CancellationTokenSource`. */
export interface CancellationSource {
  readonly token: unknown;
  cancel(): void;
  dispose(): void;
}

/** States of a kernel from which what runs in it does not come back. */
const lost: ReadonlySet<string> = new Set(['dead', 'terminating', 'restarting', 'autorestarting']);

export function isLost(status: string): boolean {
  return lost.has(status);
}

/** The status, or `unknown` where even asking for it throws. */
export function statusOf(kernel: JupyterKernel): string {
  try {
    return String(kernel.status);
  } catch {
    return 'unknown';
  }
}

/** Whether an error says that the user has not allowed us the kernels, or has once dismissed the question. */
export function isAccessRefused(error: unknown): boolean {
  return property(error, 'name') === 'vscode.jupyter.apiAccessRevoked';
}

/** A text property of what was thrown, which may be anything. */
export function property(thrown: unknown, name: string): string | undefined {
  try {
    const value: unknown = typeof thrown === 'object' && thrown !== null ? (thrown as Readonly<Record<string, unknown>>)[name] : undefined;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

export function messageOf(thrown: unknown): string {
  return property(thrown, 'message') ?? (typeof thrown === 'string' ? thrown : 'an unknown error');
}
