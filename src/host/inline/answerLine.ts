import * as vscode from 'vscode';
import { outcome } from '../../core/outcome.ts';
import type { Turn } from '../../core/trace.ts';
import type { VerdictKind } from '../../core/verdict.ts';
import { endWords } from '../endWords.ts';
import { groundOf, verdictMark, verdictWord } from '../words.ts';

const longestAnswer = 70;

/** The answer of an ended turn in one line with its verdict. */
export interface AnswerLine {
  readonly text: string;
  readonly kind: VerdictKind;
  /** What the verdict rests on. */
  readonly ground: string;
  readonly claim?: string;
}

/** Undefined where the turn gave no answer. After an edit of the problem the answer is to another text. */
export function answerLine(turn: Turn, edited: boolean): AnswerLine | undefined {
  const { answer, verdict, final, refuted } = outcome(turn);
  if (answer === undefined || !turn.end) return undefined;
  const kind = edited ? 'stale' : verdict;
  const short = answer.length > longestAnswer ? `${answer.slice(0, longestAnswer - 1)}…` : answer;
  const steps = refuted > 0 && final?.verdict.kind !== 'refuted' ? ` · ${vscode.l10n.t('{0} refuted step(s)', refuted)}` : '';
  const unfinished = turn.end.how === 'complete' || turn.end.how === 'complete-unconfirmed' ? '' : ` · ${endWords(turn.end)}`;
  return {
    text: `∴ ${short}  ${verdictMark(kind)} ${verdictWord(kind)}${steps}${unfinished}`,
    kind,
    ground: final ? groundOf(final.verdict) : vscode.l10n.t('The answer has no claim that could be checked.'),
    ...(final ? { claim: final.claim.id } : {}),
  };
}
