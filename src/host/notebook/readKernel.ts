import * as vscode from 'vscode';
import { isOursAlone, liveValues, readCode, type LiveValues, type ReadPlan } from '../../checking/notebook/readPlan.ts';
import type { Consent } from './consent.ts';
import type { KernelOfNotebook, RunningKernel } from './runningKernel.ts';

/** What is needed to read the values of a notebook's running kernel. */
export interface KernelReading {
  readonly consent: Consent;
  /** The text of the program that reads a kernel's values. */
  readonly reader: () => readonly string[];
  readonly running: (notebook: vscode.NotebookDocument) => Promise<KernelOfNotebook>;
}

/** For the reader, which forks, reads and ends. Milliseconds. */
const readMs = 15_000;

/**
 * Reads values of a notebook's running kernel, after the user agreed to exactly the code that reads them. That
 * code is Therefore's own; it runs in a fork where the system has one, so nothing in the kernel changes.
 * Undefined when the user declined or gave up waiting, or the kernel told nothing that makes sense; `failed` hears why.
 */
export async function readKernel({ session, ran, isShared }: Pick<RunningKernel, 'session' | 'ran' | 'isShared'>, notebook: string, plan: ReadPlan, program: readonly string[], consent: Consent, failed: (why: string) => void, signal: AbortSignal): Promise<LiveValues | undefined> {
  const wanted: ReadPlan = ran ? { names: plan.names, orders: [] } : plan;
  if (wanted.names.length === 0 && wanted.orders.length === 0) return undefined;
  const code = readCode(program, wanted);
  const agreed = await consent.ask({
    title: vscode.l10n.t('Read values from the running kernel?'),
    about: vscode.l10n.t('Therefore reads {0} with a program of its own that changes nothing. No model wrote any of it.', [...wanted.names, ...wanted.orders.map((order) => `Out[${order}]`)].join(', ')),
    code: program.join('\n'),
    where: session.label,
    notebook,
    protections: session.protections,
    isOwn: true,
  });
  if (!agreed) return undefined;
  // What is run from now on runs behind the reader.
  const before = ran && new Map(ran);
  const result = await session.execute(code, { timeoutMs: readMs, signal });
  if (result.kind === 'ok') {
    if (isShared && before && !isOursAlone(result.data, before)) {
      failed(vscode.l10n.t('Other code than that of this window ran in the kernel.'));
      return undefined;
    }
    const live = liveValues(result.data, before);
    if (!live) failed(vscode.l10n.t('The kernel told no values that make sense.'));
    return live;
  }
  if (result.kind === 'cancelled' && signal.aborted) return undefined;
  failed(result.kind === 'error' ? `${result.name}: ${result.message}` : result.kind === 'died' ? result.why : vscode.l10n.t('It did not answer in time.'));
  return undefined;
}
