import type { Channel, KernelMessage, Request } from './messages.ts';

/** What a link tells its session. */
export interface LinkEvents {
  message(channel: Channel, message: KernelMessage): void;
  /** The kernel or the way to it is gone. At most once, never after `end`. */
  lost(why: string): void;
}

/** A way to one kernel: sockets of our own, or a server's WebSocket. */
export interface KernelLink {
  send(channel: 'shell' | 'control' | 'stdin', request: Request): void;
  interrupt(): void;
  /** Ends the kernel where it is ours, else only the way to it; nothing is told afterwards. */
  end(): void;
}

/** @throws Error in plain words; a kernel that was started by then is ended. It gives up on the signal. */
export type ConnectKernel = (events: LinkEvents, signal: AbortSignal) => Promise<KernelLink>;
