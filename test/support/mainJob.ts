import { step } from '../host/progress.mjs';
import type { TraceEvent } from '../../src/core/trace.ts';
import { apply, thinkingText, type Trace } from '../../src/core/trace.ts';
import { outcome } from '../../src/core/outcome.ts';
import { groundOf } from '../../src/cli/reports.ts';
import { Workbench } from './workbench.ts';

/** The main job once, as a person does it, told in the terminal: open, solve, check. True when the answer is verified. */
export async function mainJob(): Promise<boolean> {
  const workbench = await step('Opening VS Code in Chromium', () => Workbench.open());
  try {
    const pictures: string[] = [];
    await step('Solving examples/quadratic.md', async () => {
      await workbench.openFile('quadratic.md');
      await workbench.goto(6, 5);
      await workbench.command('Therefore: Solve Selection');
      await workbench.waitForLens(/Show steps/);
      await (await workbench.panel()).locator('.katex').first().waitFor();
      pictures.push(await workbench.screenshot('start-light'));
    });
    const trace = newest(workbench.journals());
    const turn = trace?.turns.at(-1);
    if (!trace || !turn) {
      console.error('No trace was written.');
      return false;
    }
    console.log(`\nProblem: ${trace.problem.text}\n\nSteps:\n${indented(thinkingText(turn))}\n\nVerdicts:`);
    for (const { claim, verdict } of turn.claims) console.log(`  ${verdict.kind.padEnd(12)} ${claim.readable ?? claim.text}  (${groundOf(verdict)})`);
    const { answer, verdict } = outcome(turn);
    console.log(`\nAnswer: ${answer ?? 'none'}: ${verdict}\n\nScreenshots:\n${pictures.map((path) => `  ${path}`).join('\n')}`);
    return verdict === 'verified';
  } finally {
    await workbench.close();
  }
}

function newest(journals: readonly string[]): Trace | undefined {
  let trace: Trace | undefined;
  for (const line of (journals.at(-1) ?? '').split('\n').slice(1)) {
    if (line !== '') trace = apply(trace, JSON.parse(line) as TraceEvent);
  }
  return trace;
}

function indented(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
