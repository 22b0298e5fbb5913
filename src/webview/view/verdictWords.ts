import type { Evidence, EvidenceMethod, Verdict, VerdictKind } from '../../core/verdict.ts';
import type { Words } from './words.ts';

/** The mark that stands for a verdict; never shown without its word nearby or as its label. */
export const marks: Readonly<Record<VerdictKind, string>> = {
  verified: '✓',
  refuted: '✗',
  inconclusive: '?',
  unchecked: '–',
  stale: '↻',
};

export function verdictWord(words: Words, kind: VerdictKind): string {
  switch (kind) {
    case 'verified':
      return words.t('verified');
    case 'refuted':
      return words.t('refuted');
    case 'inconclusive':
      return words.t('inconclusive');
    case 'unchecked':
      return words.t('not checked');
    case 'stale':
      return words.t('text has changed');
  }
}

/** How it was decided, or why it was not. */
export function verdictReason(words: Words, verdict: Verdict): string {
  switch (verdict.kind) {
    case 'verified':
    case 'refuted':
      return evidenceWords(words, verdict.evidence);
    case 'inconclusive':
    case 'unchecked':
      return words.phrase(verdict.reason);
    case 'stale':
      return words.t('It was: {0}', verdictWord(words, verdict.was.kind));
  }
}

function evidenceWords(words: Words, evidence: Evidence): string {
  const facts = [words.phrase(evidence.summary)];
  if (evidence.domain !== undefined) facts.push(evidence.domain);
  if (evidence.points !== undefined) facts.push(words.t('{0} points', words.number(evidence.points)));
  const method = outsideMethod(words, evidence.method);
  if (method !== undefined) facts.push(method);
  if (evidence.digits !== undefined) facts.push(words.t('{0} digits', words.number(evidence.digits)));
  return facts.join(' · ');
}

/** Who decided, where it was something outside Therefore; undefined for its own methods, which the summary tells. */
function outsideMethod(words: Words, method: EvidenceMethod): string | undefined {
  switch (method) {
    case 'sympy':
      return 'SymPy';
    case 'z3':
      return 'Z3';
    case 'notebook':
      return words.t('notebook cells');
    case 'kernel':
      return words.t('code run in a kernel');
    case 'normal-form':
    case 'sampling':
    case 'substitution':
    case 'recomputation':
    case 'enumeration':
    case 'interval-arithmetic':
      return undefined;
  }
}
