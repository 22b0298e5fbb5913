import type { CheckBudget, CheckRequest } from '../core/checker.ts';
import type { Claim } from '../core/claim.ts';
import type { Examined } from './question.ts';

export interface ToWorker {
  readonly job: number;
  readonly request: CheckRequest;
  readonly budget: CheckBudget;
  /** Claims to pass over, by id: those a killed worker had already decided, or died of. */
  readonly skip: readonly string[];
}

export type FromWorker =
  | { readonly kind: 'ready' }
  /** What will be decided, before the first decision: it tells which claim a hung worker hangs on. */
  | { readonly kind: 'found'; readonly job: number; readonly claims: readonly Claim[] }
  /** Several at a time: each message costs the thread that asks more than what it carries. */
  | { readonly kind: 'checked'; readonly job: number; readonly examined: readonly Examined[] }
  | { readonly kind: 'done'; readonly job: number }
  | { readonly kind: 'failed'; readonly job: number; readonly message: string };
