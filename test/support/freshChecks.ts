import { checkText } from '../../src/checking/checkText.ts';
import { interactiveBudget } from '../../src/core/checker.ts';
import { alarmsOf } from '../../src/core/ledger.ts';
import type { VerdictKind } from '../../src/core/verdict.ts';
import type { Phrase } from '../../src/core/phrase.ts';

export interface FreshClaim {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: VerdictKind;
  readonly message: string;
  readonly isAlarm: boolean;
}

/** What a check finds that knows of no text but this one. */
export function freshCheck(text: string): readonly FreshClaim[] {
  const found = [...checkText({ text, format: 'markdown' }, interactiveBudget, new Set())].flatMap((progress) => (progress.kind === 'checked' && progress.supposed !== true ? [progress.checked] : []));
  found.sort((a, b) => a.claim.range.start - b.claim.range.start);
  const alarms = new Set(alarmsOf(found));
  return found.map((checked) => {
    const { claim: { range: { start, end } }, verdict } = checked;
    const message = verdict.kind === 'refuted' ? words(verdict.counterexample?.summary ?? verdict.evidence.summary) : '';
    return { start, end, text: text.slice(start, end), kind: verdict.kind, message, isAlarm: alarms.has(checked) };
  });
}

function words({ template, args }: Phrase): string {
  return template.replaceAll(/\{(\d+)\}/g, (_, index) => String(args[Number(index)]));
}
