import * as vscode from 'vscode';
import type { KernelSession } from '../../kernels/kernelSession.ts';
import { RunningWork } from './runningWork.ts';
import { failureOutputs, messageOutput, StreamedOutput, type CellWork } from './streamedOutput.ts';

/** Cells may take as long as their author likes; this is a day. Milliseconds. */
const cellTimeoutMs = 24 * 60 * 60 * 1000;

export interface KernelChoice {
  /** Of the controller: letters, digits and dashes. */
  readonly id: string;
  /** As the kernel picker shows it. */
  readonly label: string;
  readonly detail: string;
  /** Others may run code in the same kernel. */
  readonly isShared?: boolean;
  /** A session for one notebook's own cells; undefined where there is none, which `start` has said. */
  start(notebook: vscode.NotebookDocument): Promise<KernelSession | undefined>;
}

/** Runs the cells of notebooks in sessions of one kind, one a notebook, as a kernel that VS Code's picker offers. */
export class KernelController implements vscode.Disposable {
  readonly id: string;
  readonly #choice: KernelChoice;
  readonly #controller: vscode.NotebookController;
  readonly #sessions = new Map<string, Promise<KernelSession | undefined>>();
  readonly #ready = new Map<string, KernelSession>();
  readonly #selected = new Set<string>();
  /** What ran in each notebook's session, by its execution number. */
  readonly #ran = new Map<string, Map<number, string>>();
  readonly #work = new RunningWork();
  readonly #lost = new vscode.EventEmitter<string>();
  readonly #subscriptions: vscode.Disposable;

  constructor(choice: KernelChoice) {
    this.id = choice.id;
    this.#choice = choice;
    const controller = vscode.notebooks.createNotebookController(choice.id, 'jupyter-notebook', choice.label);
    controller.supportedLanguages = ['python'];
    controller.supportsExecutionOrder = true;
    controller.detail = choice.detail;
    controller.executeHandler = async (cells, notebook) => {
      for (const cell of cells) if (!(await this.#runCell(cell, notebook))) break;
    };
    // With a handler of its own, VS Code cancels no execution by itself.
    controller.interruptHandler = (notebook) => this.#work.stop(keyOf(notebook));
    this.#controller = controller;
    this.#subscriptions = vscode.Disposable.from(
      controller,
      controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
        if (selected) this.#selected.add(keyOf(notebook));
        else this.#release(notebook);
      }),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.#release(notebook)),
      this.#lost,
    );
  }

  /** Whether others may run code in its sessions. */
  get isShared(): boolean {
    return this.#choice.isShared === true;
  }

  /** Whether this is the kernel of the notebook. */
  isSelected(notebook: vscode.NotebookDocument): boolean {
    return this.#selected.has(keyOf(notebook));
  }

  /** The session in which this notebook's cells have run, if any has. */
  running(notebook: vscode.NotebookDocument): KernelSession | undefined {
    return this.#ready.get(keyOf(notebook));
  }

  /** The texts that ran in the session of now, by execution number. */
  ran(notebook: vscode.NotebookDocument): ReadonlyMap<number, string> {
    return this.#ran.get(keyOf(notebook)) ?? new Map<number, string>();
  }

  /** Makes this the kernel of a notebook that is shown. */
  async select(notebook: vscode.NotebookDocument): Promise<boolean> {
    if (this.isSelected(notebook)) return true;
    const editor = vscode.window.visibleNotebookEditors.find((candidate) => candidate.notebook === notebook);
    if (!editor) return false;
    this.prefer(notebook);
    await vscode.commands.executeCommand('notebook.selectKernel', { notebookEditor: editor, id: this.id, extension: 'therefore.therefore' });
    return true;
  }

  prefer(notebook: vscode.NotebookDocument): void {
    this.#controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
  }

  /** Hears that what was read of this notebook's session no longer stands anywhere. */
  onLost(notebook: vscode.NotebookDocument, listener: () => void): vscode.Disposable {
    return this.#lost.event((key) => {
      if (key === keyOf(notebook)) listener();
    });
  }

  async restart(notebook: vscode.NotebookDocument): Promise<void> {
    this.#ran.delete(keyOf(notebook));
    this.#lost.fire(keyOf(notebook));
    await this.running(notebook)?.restart();
  }

  /** Does some work as the execution of a cell, with its output in the notebook as it comes. */
  async perform(cell: vscode.NotebookCell, work: CellWork): Promise<boolean> {
    const execution = this.#controller.createNotebookCellExecution(cell);
    execution.start(Date.now());
    await execution.clearOutput();
    return this.#perform(execution, work);
  }

  dispose(): void {
    for (const key of this.#ready.keys()) this.#lost.fire(key);
    this.#subscriptions.dispose();
    for (const session of this.#ready.values()) session.dispose();
    this.#ready.clear();
    this.#sessions.clear();
  }

  async #runCell(cell: vscode.NotebookCell, notebook: vscode.NotebookDocument): Promise<boolean> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Therefore runs no code in Restricted Mode. Trust the workspace to run cells.'));
      return false;
    }
    const session = await this.#session(notebook);
    if (!session) return false;
    await nameLanguage(notebook);
    const execution = this.#controller.createNotebookCellExecution(cell);
    execution.start(Date.now());
    await execution.clearOutput();
    const text = cell.document.getText();
    execution.executionOrder = this.#recorded(notebook, text);
    return this.#perform(execution, async (output, signal) => {
      const result = await session.execute(text, { timeoutMs: cellTimeoutMs, record: true, signal, onOutput: (part, stream) => output.text(part, stream), onDisplay: (bundle, isResult) => output.display(bundle, isResult) });
      // A new process knows nothing of what ran in the one before it.
      if (result.kind === 'died') this.#ran.delete(keyOf(notebook));
      return { isOk: result.kind === 'ok', outputs: failureOutputs(result) };
    });
  }

  async #perform(execution: vscode.NotebookCellExecution, work: CellWork): Promise<boolean> {
    const key = keyOf(execution.cell.notebook);
    const abort = this.#work.begin(key);
    const cancelling = execution.token.onCancellationRequested(() => abort.abort());
    const output = new StreamedOutput(execution);
    try {
      const { isOk, outputs } = await work(output, abort.signal);
      await output.finish(outputs);
      execution.end(isOk, Date.now());
      return isOk;
    } catch (error) {
      await output.finish([messageOutput(error instanceof Error ? error.message : String(error))]);
      execution.end(false, Date.now());
      return false;
    } finally {
      cancelling.dispose();
      this.#work.end(key, abort);
    }
  }

  /** Started once: a second cell that comes while it starts waits for the same session. */
  async #session(notebook: vscode.NotebookDocument): Promise<KernelSession | undefined> {
    const key = keyOf(notebook);
    const starting = this.#sessions.get(key) ?? this.#choice.start(notebook);
    this.#sessions.set(key, starting);
    const session = await starting.catch((error: unknown) => {
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be started: {1}', this.#choice.label, error instanceof Error ? error.message : String(error)));
      return undefined;
    });
    if (!session || this.#sessions.get(key) !== starting) {
      if (this.#sessions.get(key) === starting) this.#sessions.delete(key);
      else session?.dispose();
      return undefined;
    }
    this.#ready.set(key, session);
    return session;
  }

  #recorded(notebook: vscode.NotebookDocument, text: string): number {
    const ran = this.#ran.get(keyOf(notebook)) ?? new Map<number, string>();
    this.#ran.set(keyOf(notebook), ran);
    const order = Math.max(0, ...ran.keys()) + 1;
    ran.set(order, text);
    return order;
  }

  #release(notebook: vscode.NotebookDocument): void {
    const key = keyOf(notebook);
    this.#ran.delete(key);
    this.#selected.delete(key);
    this.#sessions.delete(key);
    this.#ready.get(key)?.dispose();
    this.#ready.delete(key);
    this.#lost.fire(key);
  }
}

function keyOf(notebook: vscode.NotebookDocument): string {
  return notebook.uri.toString();
}

/** Without a language in its metadata, VS Code saves no execution numbers of a notebook. */
async function nameLanguage(notebook: vscode.NotebookDocument): Promise<void> {
  const inFile: unknown = notebook.metadata['metadata'];
  const metadata = typeof inFile === 'object' && inFile !== null ? (inFile as Record<string, unknown>) : {};
  const language: unknown = metadata['language_info'];
  if (typeof language === 'object' && language !== null && 'name' in language) return;
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [vscode.NotebookEdit.updateNotebookMetadata({ ...notebook.metadata, metadata: { ...metadata, language_info: { name: 'python' } } })]);
  await vscode.workspace.applyEdit(edit);
}
