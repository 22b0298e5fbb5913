import { batchBudget } from '../core/checker.ts';
import { english } from '../core/phrase.ts';
import { contentHash } from '../core/problem.ts';
import { checkText } from '../checking/checkText.ts';
import { builtinReasoner } from '../reasoners/builtin/builtinReasoner.ts';
import { SympyAlgebra } from '../reasoners/builtin/engine/sympyAlgebra.ts';
import { wrongUse } from './options.ts';
import { groundOf } from './reports.ts';
import { sympyProgram } from './tiers.ts';

const usage = `Usage: therefore solve "PROBLEM"

Solves a problem with the built-in solver, with no model, and checks the answer.
Exits 1 when it cannot, or when a claim of the answer is refuted.
`;

/** `therefore solve "PROBLEM"`: the built-in solver's answer, checked; 0 unless it declines or a claim is refuted. */
export async function solve(argv: readonly string[]): Promise<number> {
  // No options are taken apart: a problem may begin with a minus sign.
  if (argv[0] === '--help' || argv[0] === '-h') {
    process.stdout.write(usage);
    return 0;
  }
  const text = argv.join(' ').trim();
  if (text === '') return wrongUse('A problem is needed.', usage);
  const problem = { text, kind: 'problem' as const, format: 'markdown' as const, hash: contentHash(text), attachments: [] };
  let answer = '';
  let code = 0;
  const sympy = sympyProgram();
  for await (const event of builtinReasoner(english, new SympyAlgebra(sympy)).solve({ problem, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' }, new AbortController().signal)) {
    if (event.kind === 'text') answer += event.text;
    else if (event.kind === 'status' && event.what === 'preparing') process.stderr.write('Preparing the built-in algebra system; only the first time.\n');
    else if (event.kind === 'end' && event.how !== 'complete') {
      process.stderr.write(`${event.message ? english(event.message) : event.how}\n`);
      code = 1;
    }
  }
  sympy.dispose();
  process.stdout.write(`${answer.trim()}\n`);
  for (const progress of checkText({ text: answer, format: 'markdown', problem }, batchBudget, new Set())) {
    if (progress.kind !== 'checked') continue;
    const { claim, verdict } = progress.checked;
    process.stdout.write(`${verdict.kind}: ${claim.readable ?? claim.text} (${groundOf(verdict)})\n`);
    if (verdict.kind === 'refuted') code = 1;
  }
  return code;
}
