import { say } from './phrase.ts';
import type { Counterexample, Evidence, EvidenceMethod, Verdict, VerdictKind } from './verdict.ts';
import type { Wording } from './wording.ts';

/** The mark that stands for a verdict; never shown without its word nearby or as its label. */
export const verdictMarks: Readonly<Record<VerdictKind, string>> = {
  verified: '✓',
  refuted: '✗',
  inconclusive: '?',
  unchecked: '–',
  stale: '↻',
};

export function verdictWord(words: Wording, kind: VerdictKind): string {
  switch (kind) {
    case 'verified':
      return words.phrase(say('verified'));
    case 'refuted':
      return words.phrase(say('refuted'));
    case 'inconclusive':
      return words.phrase(say('inconclusive'));
    case 'unchecked':
      return words.phrase(say('not checked'));
    case 'stale':
      return words.phrase(say('text has changed'));
  }
}

/** How it was decided, or why it was not. */
export function verdictReason(words: Wording, verdict: Verdict): string {
  switch (verdict.kind) {
    case 'verified':
    case 'refuted':
      return evidenceWords(words, verdict.evidence);
    case 'inconclusive':
    case 'unchecked':
      return words.phrase(verdict.reason);
    case 'stale':
      return words.phrase(say('It was: {0}', verdictWord(words, verdict.was.kind)));
  }
}

/** What was put in and what came of it, for the reader to recompute; empty where there are no values. */
export function counterexampleValues(words: Wording, { values, left, right }: Counterexample): string {
  const facts = values.map(({ name, value }) => `${name} = ${value}`);
  if (left !== undefined) facts.push(words.phrase(say('left side {0}', left)));
  if (right !== undefined) facts.push(words.phrase(say('right side {0}', right)));
  return facts.join(' · ');
}

function evidenceWords(words: Wording, evidence: Evidence): string {
  const facts = [words.phrase(evidence.summary)];
  if (evidence.domain !== undefined) facts.push(evidence.domain);
  if (evidence.points !== undefined) facts.push(words.phrase(evidence.points === 1 ? say('1 point') : say('{0} points', words.number(evidence.points))));
  const method = outsideMethod(words, evidence.method);
  if (method !== undefined) facts.push(method);
  if (evidence.digits !== undefined) facts.push(words.phrase(evidence.digits === 1 ? say('1 digit') : say('{0} digits', words.number(evidence.digits))));
  return facts.join(' · ');
}

/** Who decided, where it was something outside Therefore; undefined for its own methods, which the summary tells. */
function outsideMethod(words: Wording, method: EvidenceMethod): string | undefined {
  switch (method) {
    case 'sympy':
      return 'SymPy';
    case 'z3':
      return 'Z3';
    case 'notebook':
      return words.phrase(say('notebook cells'));
    case 'kernel':
      return words.phrase(say('code run in a kernel'));
    case 'normal-form':
    case 'sampling':
    case 'substitution':
    case 'recomputation':
    case 'enumeration':
    case 'interval-arithmetic':
      return undefined;
  }
}
