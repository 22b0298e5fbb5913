import { checkText } from '../../src/checking/checkText.ts';
import { run, request } from '../unit/reasoners/builtin/run.ts';
import { randomExpression } from '../unit/math/printing/randomExpression.ts';
import { seeded } from '../../src/core/seeded.ts';
import { toLatex } from '../../src/math/printing/latex.ts';

/** One random problem of the kinds the built-in reasoner answers. */
export function randomProblem(seed: number): string {
  const random = seeded(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const whole = (size: number): number => below(2 * size + 1) - size;
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const signed = (value: number): string => (value < 0 ? `- ${-value}` : `+ ${value}`);
  const linear = (): string => `${pick(['', '2', '3', '-', '5'])}x ${signed(whole(9))}`;
  const coefficient = (): string => pick(['', '2', '3', '-', '\\frac{1}{2}', '\\frac{2}{3}', '0.5']);
  switch (below(11)) {
    case 0:
      return `Solve $${pick(['2', '3', '-4'])}(${linear()}) ${signed(whole(9))} = ${coefficient()}x ${signed(whole(9))}$.`;
    case 1:
      return `Solve $${coefficient()}x^2 ${signed(whole(9))}x ${signed(whole(12))} = ${pick(['0', String(whole(6)), linear()])}$.`;
    case 2:
      return `Solve $(${linear()})(${linear()}) = ${pick(['0', String(whole(9)), linear()])}$.`;
    case 3:
      return `Solve $(x ${signed(whole(4))})(x ${signed(whole(4))})(${pick([linear(), `x^2 ${signed(whole(5))}`])}) = 0$.`;
    case 4:
      return `Solve $\\frac{${whole(5) || 1}}{x ${signed(whole(3))}} ${pick(['+', '-'])} \\frac{x}{x ${signed(whole(3))}} = ${pick(['1', '2', '\\frac{1}{2}'])}$.`;
    case 5:
      return `Solve the system $${whole(5) || 1}x ${signed(whole(5) || 2)}y = ${whole(9)}$, $${whole(5) || 3}x ${signed(whole(5))}y = ${whole(9)}$.`;
    case 6:
      return `Solve $${pick(['|', '\\sqrt{'])}${linear()}${''}§ = ${pick([String(below(6)), linear()])}$.`.replace(/(\||\\sqrt\{)([^§]*)§/, (_, open: string, inner: string) => `${open}${inner}${open === '|' ? '|' : '}'}`);
    case 7:
      return `Differentiate $${toLatex(randomExpression(random, 2)).replaceAll(/\\(?:sinh|exp)/g, '\\sin').replaceAll(/y|a_\{12\}|x_1|\\alpha|\\theta|[ant](?![a-z])/g, 'x')}$ with respect to $x$.`;
    case 8:
      return `Factor $${below(4) + 1}x^${below(2) + 2} ${signed(whole(9))}x ${signed(whole(9))}$.`;
    case 9:
      return `Expand $(${linear()})(${linear()}) ${pick(['+', '-'])} (${linear()})^${below(2) + 2}$.`;
    default:
      return `Compute $\\frac{${whole(9)}}{${below(8) + 2}} ${pick(['+', '-', '\\cdot', '\\div'])} ${pick(['\\sqrt{12}', '\\frac{3}{4}', '2^3', '(-2)^{3}', '\\frac{1}{2 + \\sqrt{3}}', '5!', '0.25', '\\sqrt{50}'])} ${signed(whole(9))}$.`;
  }
}

export interface FuzzResult {
  readonly answered: number;
  readonly declined: number;
  readonly verified: number;
  readonly undecided: number;
  readonly refuted: readonly string[];
  readonly failed: readonly string[];
}

/** Problems of these seeds, answered and every told claim checked. */
export async function fuzz(from: number, count: number): Promise<FuzzResult> {
  let [answered, declined, verified, undecided] = [0, 0, 0, 0];
  const refuted: string[] = [];
  const failed: string[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const problem = randomProblem(seed);
    const { end, text } = await run(request(problem));
    if (end.how === 'declined') declined++;
    else if (end.how !== 'complete') failed.push(`${seed}: ${problem} ${end.detail ?? end.how}`);
    else {
      answered++;
      for (const progress of checkText({ text, format: 'markdown', problem: { text: problem, format: 'markdown' } }, { perClaimMs: 1000 }, new Set())) {
        if (progress.kind !== 'checked') continue;
        const { claim, verdict } = progress.checked;
        if (verdict.kind === 'verified') verified++;
        else if (verdict.kind === 'refuted') refuted.push(`${seed}: ${problem} | ${claim.kind} ${claim.text}`);
        else undecided++;
      }
    }
  }
  return { answered, declined, verified, undecided, refuted, failed };
}

if (import.meta.main) {
  const [from = 0, count = 500] = process.argv.slice(2).map(Number);
  console.log(await fuzz(from, count));
}
