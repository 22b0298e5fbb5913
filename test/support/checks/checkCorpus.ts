import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A claimed value in the notation of people; decimals keep their digits. */
export type WrittenClaim =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'set' | 'tuple'; readonly elements: readonly string[] }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'expression'; readonly value: string; readonly variables: readonly string[]; readonly upTo: 'nothing' | 'constant' };

export type WrittenInput = number | string | boolean | readonly WrittenInput[];

/** What shows that a check is bad, whoever judges it. */
export type Shown =
  /** A claim that is false, and passes. */
  | { readonly accepts: WrittenClaim }
  /** An input of the problem that never changes the outcome. */
  | { readonly ignores: string }
  | { readonly answer: 'in the code' }
  | { readonly returns: 'no boolean' | 'nothing' }
  | { readonly result: 'by chance' };

export interface CorpusCheck {
  readonly id: string;
  readonly shape: 'compute' | 'check';
  readonly claim: WrittenClaim;
  readonly claimTrue: boolean;
  readonly inputs: Readonly<Record<string, WrittenInput>>;
  readonly code: string;
  readonly is: 'good' | 'vacuous' | 'weak';
  /** In short words: how it computes, what is wrong with the claim, or the trick. */
  readonly how: string;
  /** Of bad ones: passes a short look. */
  readonly subtle?: boolean;
  readonly shown?: Shown;
}

/** The checks of one of the files beside this one. */
export function checkCorpus(name: 'good' | 'bad'): readonly CorpusCheck[] {
  return readFileSync(join(import.meta.dirname, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CorpusCheck);
}
