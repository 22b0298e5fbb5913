import { batchBudget } from '../core/checker.ts';
import { english, say } from '../core/phrase.ts';
import { contentHash } from '../core/problem.ts';
import { checkText } from '../checking/checkText.ts';
import { builtinReasoner } from '../reasoners/builtin/builtinReasoner.ts';
import { groundOf } from './reports.ts';

/** `therefore solve "PROBLEM"`: the built-in solver's answer, checked; 0 unless it declines or a claim is refuted. */
export async function solve(argv: readonly string[]): Promise<number> {
  const text = argv.join(' ').trim();
  if (text === '') {
    process.stderr.write(`${english(say('Usage: therefore solve "PROBLEM"'))}\n`);
    return 2;
  }
  const problem = { text, kind: 'problem' as const, format: 'markdown' as const, hash: contentHash(text), attachments: [] };
  let answer = '';
  let code = 0;
  for await (const event of builtinReasoner(english).solve({ problem, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' }, new AbortController().signal)) {
    if (event.kind === 'text') answer += event.text;
    else if (event.kind === 'end' && event.how !== 'complete') {
      process.stderr.write(`${event.message ? english(event.message) : event.how}\n`);
      code = 1;
    }
  }
  process.stdout.write(`${answer.trim()}\n`);
  for (const progress of checkText({ text: answer, format: 'markdown', problem }, batchBudget, new Set())) {
    if (progress.kind !== 'checked') continue;
    const { claim, verdict } = progress.checked;
    process.stdout.write(`${verdict.kind}: ${claim.readable ?? claim.text} (${groundOf(verdict)})\n`);
    if (verdict.kind === 'refuted') code = 1;
  }
  return code;
}
