import * as vscode from 'vscode';
import type { CheckCell } from '../../checking/kernel/checkCell.ts';
import { judgeCheck } from '../../checking/kernel/judgeCheck.ts';
import type { ObservedValue } from '../../checking/kernel/observedValue.ts';
import type { Claim } from '../../core/claim.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { CheckSessions } from './checkSessions.ts';
import type { NotebookKernels } from './notebookKernels.ts';
import { readKernel, type KernelReading } from './readKernel.ts';
import { runCell } from './runCell.ts';
import { failureOutputs } from './streamedOutput.ts';
import type { VerdictOutputs } from './verdictOutputs.ts';

/** For one check cell. Milliseconds. */
const checkMs = 20_000;

export interface StructuredDependencies extends KernelReading {
  readonly kernels: NotebookKernels;
  readonly checks: CheckSessions;
  readonly outputs: VerdictOutputs;
}

/**
 * Runs a check cell after consent to exactly its text, in the session of checks, never in that of the user's
 * cells; the values of the user's own that it compares with are read there first. Undefined when it did not run.
 */
export async function runStructured(deps: StructuredDependencies, cell: vscode.NotebookCell, made: CheckCell, claim: Claim): Promise<Verdict | undefined> {
  const session = await deps.checks.session(cell.notebook.uri);
  const agreed = await deps.consent.ask({ title: vscode.l10n.t('Run this check cell?'), code: made.code, where: session.label, protections: session.protections });
  if (!agreed) return undefined;
  if (cell.document.getText() !== made.code) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The check cell was changed before it ran, so it was not run.'));
    return undefined;
  }
  const values = await comparedValues(deps, cell.notebook, made.compared);
  let verdict: Verdict | undefined;
  await runCell(deps.kernels, cell, async (output, signal) => {
    const result = await deps.checks.alone(async () => {
      await session.restart();
      if (values !== undefined) await session.execute(`globals().update(__import__("json").loads(${JSON.stringify(JSON.stringify(values))}))`, { timeoutMs: checkMs, signal });
      return session.execute(made.code, { timeoutMs: checkMs, signal, onOutput: (text, stream) => output.text(text, stream) });
    });
    verdict = judgeCheck(made.plan, result, session.label);
    return { isOk: result.kind === 'ok', outputs: [...failureOutputs(result), deps.outputs.output(verdict, claim)] };
  });
  return verdict;
}

/** The numbers that the user's cells have for these names, as far as they are numbers. */
async function comparedValues({ running, reader, consent }: StructuredDependencies, notebook: vscode.NotebookDocument, names: readonly string[]): Promise<Readonly<Record<string, number>> | undefined> {
  const found = names.length > 0 ? await running(notebook) : undefined;
  const live = found?.kind === 'running' && (await readKernel(found.kernel, notebook.uri.toString(), { names, orders: [] }, reader(), consent, () => {}, new AbortController().signal));
  if (!live) return undefined;
  return Object.fromEntries([...live.values].flatMap(([name, value]) => {
    const number = numberOf(value);
    return number === undefined ? [] : [[name, number]];
  }));
}

/** A number that JSON carries without a loss. */
function numberOf(value: ObservedValue): number | undefined {
  const number = value.kind === 'integer' ? Number(value.value) : value.kind === 'float' ? Number(value.text) : undefined;
  return number !== undefined && Number.isFinite(number) && (value.kind === 'float' || Number.isSafeInteger(number)) ? number : undefined;
}
