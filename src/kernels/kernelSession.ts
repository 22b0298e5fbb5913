/** One rich output: the same thing by MIME type. Binary representations (images) are base64. */
export type MimeBundle = Readonly<Record<string, string>>;

/** How one execution ended; a session settles every execution in exactly one of these ways. */
export type ExecuteResult =
  | { readonly kind: 'ok'; readonly output: string; readonly truncated: boolean; readonly data: unknown }
  | { readonly kind: 'error'; readonly output: string; readonly truncated: boolean; readonly name: string; readonly message: string; readonly traceback: string }
  | { readonly kind: 'timeout'; readonly output: string }
  | { readonly kind: 'cancelled'; readonly output: string }
  | { readonly kind: 'died'; readonly output: string; readonly why: string };

export interface ExecuteOptions {
  /**
   * Milliseconds that the code may run until it is interrupted; a grace later its process is killed, where it is
   * ours to kill. Starting the session, and waiting behind the user's own cells, have limits of their own.
   */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** A cell of the user's own: kept in the kernel's history. Checks and readers are not. */
  readonly record?: boolean;
  readonly onOutput?: (text: string, stream: 'stdout' | 'stderr') => void;
  /** Rich output: the value of a last expression, which is the cell's result, `display(…)`, a plot. Where absent, its plain text goes to `onOutput`. */
  readonly onDisplay?: (bundle: MimeBundle, isResult: boolean) => void;
}

/** What keeps the code of a session from the rest of the machine. Consent names those that are in force. */
export type Protection =
  /** Not the process of the user's own cells. */
  | 'own-process'
  | 'no-network'
  /** No file of the user's can be read or written, nor the workspace. */
  | 'no-files'
  /** No variable of the environment but what an interpreter needs. */
  | 'clean-environment'
  /** Other processes can be neither seen nor ended. */
  | 'no-processes'
  | 'memory-limit'
  | 'processor-limit';

/** A place that executes Python code in one namespace. */
export interface KernelSession {
  /** For people: which interpreter or kernel. */
  readonly label: string;
  readonly protections: ReadonlySet<Protection>;
  /**
   * Always settles, within its timeout and the grace of a second, and never rejects. Executions run one
   * after another. The JSON value that the code leaves in `__therefore__` is the result's `data`; the name
   * is gone from the namespace afterwards.
   */
  execute(code: string, options: ExecuteOptions): Promise<ExecuteResult>;
  /** Whether the next execution waits for what later starts will find made. */
  startsSlowly?(): Promise<boolean>;
  interrupt(): void;
  /** A fresh namespace; what runs is ended. */
  restart(): Promise<void>;
  dispose(): void;
}
