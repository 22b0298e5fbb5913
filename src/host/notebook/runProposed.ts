import * as vscode from 'vscode';
import type { ClaimedValue, ProposedCheck } from '../../checking/kernel/protocol/proposedCheck.ts';
import { runProposedCheck, verdictOf } from '../../checking/kernel/protocol/runProposedCheck.ts';
import type { Claim } from '../../core/claim.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { StructuredDependencies } from './runStructured.ts';
import { runCell } from './runCell.ts';

/** For all the calls of one check: on the claim, on wrong ones, with other given values. Milliseconds. */
const proposedMs = 60_000;

export interface ProposedDependencies extends Pick<StructuredDependencies, 'kernels' | 'checks' | 'consent' | 'outputs'> {
  /** The text of the program that tries checks. */
  readonly harness: () => string;
}

/** The cell for a check that a model wrote: readable, and it runs by itself too. */
export function proposedCell({ shape, code, inputs }: ProposedCheck, claim: Claim): string {
  const heading = `# ∴ ${(claim.readable ?? claim.text).replace(/\s+/g, ' ').slice(0, 100)}`;
  const given = `P = ${pythonLiteral(inputs)}`;
  return [heading, given, '', code.trim(), ...(shape === 'compute' ? ['', 'compute(P)'] : [])].join('\n');
}

/**
 * Runs a check of a model after consent to exactly the text of its cell, many times over, in the session of
 * checks: the verdict is made of what came back, never by the code. Undefined when it did not run.
 */
export async function runProposed(deps: ProposedDependencies, cell: vscode.NotebookCell, text: string, check: ProposedCheck, value: ClaimedValue, claim: Claim): Promise<Verdict | undefined> {
  const session = await deps.checks.session(cell.notebook.uri);
  const agreed = await deps.consent.ask({
    title: vscode.l10n.t('Run this check cell?'),
    about: vscode.l10n.t('A model wrote this code. Therefore runs it many times, with other values too, to see whether it could fail.'),
    code: text,
    where: session.label,
    protections: session.protections,
  });
  if (!agreed) return undefined;
  if (cell.document.getText() !== text) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The check cell was changed before it ran, so it was not run.'));
    return undefined;
  }
  let verdict: Verdict | undefined;
  await runCell(deps.kernels, cell, async (_, signal) => {
    const judgement = await deps.checks.alone(async () => {
      await session.restart();
      return runProposedCheck(session, check, value, { program: deps.harness(), seed: Math.floor(Math.random() * 2 ** 31), timeoutMs: proposedMs, signal });
    });
    verdict = verdictOf(judgement, session.label);
    return { isOk: judgement.kind !== 'inconclusive', outputs: [deps.outputs.output(verdict, claim)] };
  });
  return verdict;
}

/** JSON as Python writes it. */
function pythonLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${pythonLiteral(each)}`).join(', ')}}`;
  return JSON.stringify(value);
}
