import type { UseReason } from '../core/proof.ts';
import type { OpinionKind } from '../core/proofReview.ts';
import type { VerdictKind } from '../core/verdict.ts';

/** How sure a line is, and who says so. Only computation and a notebook's cells give verdicts. */
export type Certainty =
  | { readonly by: 'computed' | 'notebook'; readonly verdict: VerdictKind; readonly ground: string; readonly assumptions: readonly string[]; /** Not only its formulas, since it has no words beside them. */ readonly isWhole: boolean }
  | { readonly by: 'model'; readonly model: string; readonly opinion: OpinionKind; readonly reason: string }
  | { readonly by: 'nobody' };

/** A line to be shown and gone to. */
export interface ShownLine {
  /** 0-based, of the document. */
  readonly line: number;
  /** Formulas between dollars. */
  readonly markdown: string;
}

export interface ShownFact extends ShownLine {
  readonly origin: 'given' | 'supposed' | 'established';
  readonly use?: UseReason;
  readonly certainty: Certainty;
}

export type ShownGoal = ({ readonly kind: 'statement' } & ShownLine) | { readonly kind: 'derivation'; readonly line: number; readonly from: string; readonly to: string };

/** What is known at one line of a document. */
export interface ShownPlace {
  readonly document: string;
  readonly kind: 'proof' | 'derivation';
  readonly here: ShownLine & { readonly role: 'claims' | 'supposes' | 'says' | 'goal'; readonly certainty: Certainty };
  readonly parts: readonly ShownLine[];
  readonly goals: readonly ShownGoal[];
  /** The nearest ones, oldest first. */
  readonly facts: readonly ShownFact[];
  /** Facts before these, for which there is no room. */
  readonly more: number;
}

export interface ToProof {
  place: {
    /** Undefined where the cursor is in no text that can be read. */
    readonly place: ShownPlace | undefined;
    /** It stays at its line, wherever the cursor goes. */
    readonly pinned: boolean;
    /** It stays as it is, whatever happens to the text. */
    readonly paused: boolean;
  };
  /** Translations of the view's phrases by English template; missing ones stay English. */
  strings: { readonly language: string; readonly bundle: Readonly<Record<string, string>> };
}

/** What the view asks of the host, which checks it before it believes it. */
export interface FromProof {
  ready: void;
  pin: { readonly pinned: boolean };
  pause: { readonly paused: boolean };
  /** Go to a line (0-based) of the document that is shown. */
  reveal: { readonly line: number };
  checkProof: void;
}
