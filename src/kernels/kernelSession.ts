/** How one execution ended; a session settles every execution in exactly one of these ways. */
export type ExecuteResult =
  | { readonly kind: 'ok'; readonly output: string; readonly truncated: boolean; readonly data: unknown }
  | { readonly kind: 'error'; readonly output: string; readonly truncated: boolean; readonly name: string; readonly message: string; readonly traceback: string }
  | { readonly kind: 'timeout'; readonly output: string }
  | { readonly kind: 'cancelled'; readonly output: string }
  | { readonly kind: 'died'; readonly output: string; readonly why: string };

export interface ExecuteOptions {
  /** Milliseconds until the code is interrupted; a grace later its process is killed. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly onOutput?: (text: string, stream: 'stdout' | 'stderr') => void;
}

/** A place that executes Python code in one namespace. */
export interface KernelSession {
  /** For people: which interpreter or kernel, and what protects from it. */
  readonly label: string;
  /** Always settles, within its timeout and the grace. Executions run one after another. */
  execute(code: string, options: ExecuteOptions): Promise<ExecuteResult>;
  interrupt(): void;
  /** A fresh namespace; what runs is ended. */
  restart(): Promise<void>;
  dispose(): void;
}
