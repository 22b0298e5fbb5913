import type { Claim } from '../../core/claim.ts';
import { say, type Phrase } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Stale } from './freshness.ts';
import type { Match, Source } from './matching.ts';
import type { Origin } from './observing.ts';

/** What came of comparing one statement of a text with the cells. */
export interface NotebookFinding {
  /** Of kind `notebook-value`; its hash covers the claim and the code it was compared with. */
  readonly claim: Claim;
  /** Id of the cell the claim stands in. */
  readonly cell: string;
  /** A value that the text says, or a formula of it computed at the inputs of the code. */
  readonly about: 'value' | 'formula';
  /** What it was compared with; undefined where the user must choose. `source.cell` is the id of the code cell. */
  readonly source?: Source;
  /** For people: `p ([3])`. */
  readonly words?: string;
  readonly why?: Match['why'];
  readonly freshness?: 'live' | 'saved';
  readonly stale?: Stale;
  readonly verdict: Verdict;
  /** Everything the claim may speak of, best first: for the user to choose another. */
  readonly choices: readonly Match[];
  /** What was left out of the comparison: a unit. */
  readonly notes: readonly Phrase[];
}

/** The verdict that agrees, with where the value was seen. */
export function agreeing(words: string, shown: string, origin: Origin, digits: number | undefined): Verdict {
  return { kind: 'verified', evidence: { method: 'notebook', summary: digits === undefined ? exactly(words, shown, origin) : toDigits(words, shown, origin, digits), ...(digits === undefined ? {} : { digits }) } };
}

function exactly(words: string, shown: string, origin: Origin): Phrase {
  switch (origin) {
    case 'live':
      return say('It agrees: {0} is {1}, from the running kernel.', words, shown);
    case 'saved':
      return say('It agrees: {0} is {1}, from the saved output.', words, shown);
    case 'code':
      return say('It agrees: {0} is {1}, as the code sets it.', words, shown);
  }
}

function toDigits(words: string, shown: string, origin: Origin, digits: number): Phrase {
  switch (origin) {
    case 'live':
      return say('It agrees to {2} digits: {0} is {1}, from the running kernel.', words, shown, digits);
    case 'saved':
      return say('It agrees to {2} digits: {0} is {1}, from the saved output.', words, shown, digits);
    case 'code':
      return say('It agrees to {2} digits: {0} is {1}, as the code sets it.', words, shown, digits);
  }
}

/** The verdict that differs, with both values. */
export function differing(name: string, words: string, claimed: string, observed: string, origin: Origin): Verdict {
  return { kind: 'refuted', evidence: { method: 'notebook', summary: seenIn(origin) }, counterexample: { values: [{ name, value: observed }], left: claimed, right: observed, summary: contradiction(words, claimed, observed, origin) } };
}

export function seenIn(origin: Origin): Phrase {
  switch (origin) {
    case 'live':
      return say('Compared with the running kernel.');
    case 'saved':
      return say('Compared with the saved output.');
    case 'code':
      return say('Compared with what the code sets.');
  }
}

function contradiction(words: string, claimed: string, observed: string, origin: Origin): Phrase {
  switch (origin) {
    case 'live':
      return say('The text says {0}; {1} is {2}, from the running kernel.', claimed, words, observed);
    case 'saved':
      return say('The text says {0}; {1} is {2}, from the saved output.', claimed, words, observed);
    case 'code':
      return say('The text says {0}; {1} is {2}, as the code sets it.', claimed, words, observed);
  }
}
