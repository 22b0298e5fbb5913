import { join } from 'node:path';
import * as vscode from 'vscode';
import { SympyAlgebra } from '../reasoners/builtin/engine/sympyAlgebra.ts';
import { NotebookComparer } from '../checking/notebook/notebookComparer.ts';
import { slowerTiers } from '../checking/slowerTiers.ts';
import { JudgeThread } from '../checking/judgeThread.ts';
import { TieredChecker } from '../checking/tieredChecker.ts';
import { WorkerChecker } from '../checking/workerChecker.ts';
import * as attachments from './attachments/index.ts';
import { builtinSolver, solverThread } from './builtinSolver.ts';
import * as chat from './chat/index.ts';
import * as check from './check/index.ts';
import { embeddedPython } from './embeddedPython.ts';
import { DocumentThreads } from './documentThreads.ts';
import { Endpoints } from './endpoints.ts';
import * as explain from './explain/index.ts';
import { FormulaPictures } from './formulaPictures.ts';
import * as grading from './grading/index.ts';
import * as hints from './hints/index.ts';
import * as inline from './inline/index.ts';
import * as ledger from './ledger/index.ts';
import { journalFolder } from './journalFolder.ts';
import { ModelLists } from './modelLists.ts';
import * as models from './models/index.ts';
import * as notebook from './notebook/index.ts';
import { NotebookComparison } from './notebookComparison.ts';
import { NotebookLedgers } from './notebookLedgers.ts';
import * as proof from './proof/index.ts';
import * as practice from './practice/index.ts';
import * as record from './record/index.ts';
import * as refactor from './refactor/index.ts';
import { Runs } from './runs.ts';
import { Secrets } from './secrets.ts';
import { Settings } from './settings.ts';
import * as solve from './solve/index.ts';
import * as spending from './spending/index.ts';
import { sympyProgram } from './sympyPython.ts';
import * as traceDocument from './traceDocument/index.ts';
import { Traces } from './traces.ts';
import { WaitingList } from './waiting.ts';
import * as writing from './writing/index.ts';

/** The comparison of two answers; longer, they are neither the same nor different. Milliseconds. */
const judgingMs = 10_000;

/** Builds the parts, hands each what it needs, and registers the features. Nothing heavy is loaded here. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Therefore', { log: true });
  const settings = new Settings();
  const secrets = new Secrets(context.secrets);
  const storage = context.storageUri ?? context.globalStorageUri;
  const traces = new Traces(journalFolder(storage.fsPath), log, context.workspaceState);
  const built = (...path: string[]): string => context.asAbsolutePath(join('dist', ...path));
  const warn = (message: string): void => log.warn(message);
  const newWorker = () => new WorkerChecker(built('checking', 'worker.cjs'), warn);
  const answerWorker = newWorker();
  // A worker of its own: an edit ends a check by ending its worker, and answers do not wait behind documents.
  const documentWorker = newWorker();
  const sympy = sympyProgram({ built, storage: context.globalStorageUri.fsPath }, settings, log);
  const tiers = slowerTiers(built('checking', 'z3Worker.cjs'), sympy, warn);
  const checker = new TieredChecker(answerWorker, tiers);
  const documentChecker = new TieredChecker(documentWorker, tiers);
  const endpoints = new Endpoints(settings, secrets, new ModelLists(secrets, context.globalState));
  const solver = solverThread(built('solver', 'solverWorker.cjs'), new SympyAlgebra(sympy), warn);
  const builtin = builtinSolver({ solve: (request, signal) => solver.solve(request, signal) });
  const modelLabel = (): string => endpoints.labelOf(settings.model);
  const spent = spending.register({ context, settings, modelLabel });
  const waiting = new WaitingList();
  const attached = attachments.register({ context, waiting });
  const choice = new models.WorkspaceChoice(context.workspaceState, settings);
  const reasonerOf = (model: string) => {
    if (model === 'builtin') return attached.seeing(builtin, model, vscode.l10n.t('Built-in solver'), () => Promise.resolve(false));
    const named = models.languageModelNamed(model) ?? endpoints.reasoner(model);
    if (!named) return models.unknownModel(model);
    const label = endpoints.labelOf(model);
    const sees = async () => (await models.languageModelSees(model)) ?? endpoints.facts(model).sees;
    return choice.agreed(attached.seeing(spent.watched(named, endpoints.terms(model)), model, label, sees), model, label, endpoints.placeOf(model));
  };
  const reasoner = (model: string) => hints.spoilerFree(reasonerOf(model));
  const chosenReasoner = () => (settings.model === 'builtin' ? undefined : reasoner(settings.model));
  const judgeThread = (): JudgeThread => new JudgeThread(built('checking', 'judgeWorker.cjs'), judgingMs);
  const runs = new Runs({ traces, settings, checker, solver, judgeThread, reasoner, log, illustrated: attached.illustrated });

  const pictures = new FormulaPictures(built('drawing', 'formulaWorker.cjs'));
  const threads = new DocumentThreads(pictures);

  const picking = models.register({ settings, secrets, endpoints, choice });
  const linted = check.register({ checker: documentChecker, settings, log, formulas: pictures });
  const comparison = new NotebookComparison(new NotebookComparer(built('checking', 'comparingWorker.cjs')), context.workspaceState);
  const ledgers = new NotebookLedgers(linted.ledgers, (open) => comparison.compare(open), log);

  context.subscriptions.push(
    log,
    traces,
    runs,
    spent,
    waiting,
    attached,
    answerWorker,
    documentWorker,
    solver,
    ...tiers,
    pictures,
    threads,
    linted,
    comparison,
    ledgers,
    ledger.register({ notebooks: ledgers, documents: linted.ledgers }),
    solve.register({ runs, traces, waiting }),
    hints.register({ threads, checker, solver, reasoner: chosenReasoner, illustrated: attached.illustrated }),
    grading.register({ threads, checker, reasoner: chosenReasoner, illustrated: attached.illustrated }),
    practice.register({ checker, solver, judgeThread, reasoner: chosenReasoner, illustrated: attached.illustrated }),
    inline.register({ context, runs, traces, threads, labelOf: (model) => endpoints.labelOf(model) }),
    explain.register({ runs, traces, settings, solver, threads, labelOf: (model) => endpoints.labelOf(model) }),
    proof.register({ context, documents: linted.ledgers, notebooks: ledgers, settings, reasoner: () => (settings.model === 'builtin' ? undefined : reasoner(settings.model)), log }),
    chat.register({ context, traces, runs, settings, modelLabel, attaching: attached, waiting, pickModel: picking.pickModel, pickEffort: picking.pickEffort }),
    picking,
    notebook.register({ context, traces, settings, solver, ledgers, documents: linted.ledgers, comparison, embedded: () => embeddedPython(built), reasoner: chosenReasoner, log }),
    writing.register({ pictures }),
    traceDocument.register({ traces }),
    refactor.register({ checker, solver, ledgers: linted.ledgers, reasoner: () => (settings.model === 'builtin' ? undefined : reasoner(settings.model)) }),
    record.register({ traces, runs, exportWorker: built('exporting', 'exportWorker.cjs') }),
  );
  await traces.restore();
}
