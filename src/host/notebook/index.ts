import { join } from 'node:path';
import * as vscode from 'vscode';
import { checkProgram } from '../../checking/kernel/programs.ts';
import { readProgram } from '../../checking/notebook/readPlan.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import type { Solver } from '../../reasoners/builtin/thread/solver.ts';
import type { KernelSession } from '../../kernels/kernelSession.ts';
import type { DocumentLedgers } from '../documentLedgers.ts';
import { notebookOf } from '../documents.ts';
import { activeNotebook } from '../notebookCells.ts';
import type { NotebookComparison } from '../notebookComparison.ts';
import type { NotebookLedgers } from '../notebookLedgers.ts';
import type { Settings } from '../settings.ts';
import type { Traces } from '../traces.ts';
import { CellStatus } from './cellStatus.ts';
import { checkInNotebook } from './checkInNotebook.ts';
import { CheckSessions } from './checkSessions.ts';
import { compareWith } from './compareWith.ts';
import { Consent } from './consent.ts';
import { JupyterKernels } from './jupyterKernels.ts';
import { JupyterServers } from './jupyterServers.ts';
import { NotebookKernels } from './notebookKernels.ts';
import { Pythons } from './pythons.ts';
import { reverify } from './reverify.ts';
import { kernelOfNotebook, type KernelOfNotebook } from './runningKernel.ts';
import { insertSummary } from './summaryCell.ts';
import { VerdictOutputs } from './verdictOutputs.ts';

export interface NotebookDependencies {
  readonly context: vscode.ExtensionContext;
  readonly traces: Traces;
  readonly settings: Settings;
  readonly solver: Pick<Solver, 'ownQuestion'>;
  readonly ledgers: NotebookLedgers;
  readonly documents: DocumentLedgers;
  readonly comparison: NotebookComparison;
  /** The Python that Therefore brings, not started yet. */
  readonly embedded: () => KernelSession;
  /** The chosen reasoning model; undefined where the built-in solver is. */
  readonly reasoner: () => Reasoner | undefined;
  readonly log: vscode.LogOutputChannel;
}

/** Notebooks: their claims against their cells, check cells run after consent, and kernels where no Jupyter extension is. */
export function register({ context, traces, settings, solver, ledgers, documents, comparison, embedded, reasoner, log }: NotebookDependencies): vscode.Disposable {
  const runner = context.asAbsolutePath(join('dist', 'kernels', 'runner.py'));
  const pythons = new Pythons(settings, log);
  const kernels = new NotebookKernels({ pythons, runner, embedded });
  const jupyter = new JupyterKernels(kernels, pythons, new JupyterServers(context));
  const checks = new CheckSessions(pythons, runner, embedded);
  const consent = new Consent();
  const outputs = new VerdictOutputs();
  const status = new CellStatus(ledgers);
  const built = context.asAbsolutePath(join('dist', 'checking'));
  const reader = (): readonly string[] => readProgram(built);
  const harness = (): string => checkProgram(built);
  const running = (notebook: vscode.NotebookDocument): Promise<KernelOfNotebook> => kernelOfNotebook(kernels, notebook);
  const onNotebook = (work: (notebook: vscode.NotebookDocument) => Promise<void>) => async (argument?: unknown) => {
    const notebook = activeNotebook(argument);
    if (notebook) return work(notebook);
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a notebook first.'));
  };
  return vscode.Disposable.from(
    kernels,
    checks,
    outputs,
    status,
    vscode.notebooks.registerNotebookCellStatusBarItemProvider('jupyter-notebook', status),
    vscode.commands.registerCommand('therefore.checkInNotebook', (trace?: unknown, claim?: unknown) =>
      checkInNotebook({ traces, solver, kernels, checks, consent, outputs, reader, harness, running, status, reasoner }, typeof trace === 'string' ? trace : undefined, typeof claim === 'string' ? claim : undefined),
    ),
    vscode.commands.registerCommand('therefore.reverifyNotebook', onNotebook((notebook) => reverify({ ledgers, documents, comparison, consent, reader, running }, notebook))),
    vscode.commands.registerCommand('therefore.insertSummary', onNotebook((notebook) => insertSummary(ledgers, notebook))),
    vscode.commands.registerCommand('therefore.chooseKernel', onNotebook((notebook) => jupyter.choose(notebook))),
    vscode.commands.registerCommand('therefore.restartPython', onNotebook(async (notebook) => kernels.selected(notebook)?.restart(notebook))),
    vscode.commands.registerCommand('therefore.compareWith', async (node?: unknown) => {
      const { document, checked } = (typeof node === 'object' && node !== null ? node : {}) as { readonly document?: vscode.TextDocument; readonly checked?: { readonly claim: { readonly id: string } } };
      const notebook = document && notebookOf(document.uri);
      if (notebook && checked) await compareWith({ comparison, ledgers, reasoner }, notebook, checked.claim.id);
    }),
  );
}
