import * as vscode from 'vscode';
import type { ExecuteResult, KernelSession } from '../../kernels/kernelSession.ts';
import type { Sessions } from './sessions.ts';

/** Cells may take as long as their author likes; this is a day. Milliseconds. */
const cellTimeoutMs = 24 * 60 * 60 * 1000;
/** Output is written to the cell in portions, not letter by letter. Milliseconds. */
const portionMs = 100;

export const controllerId = 'therefore-python';
export const verdictMime = 'application/vnd.therefore.verdict+json';

/**
 * Runs Python cells in our child process. Registered only where the Jupyter extension is absent: beside
 * it a second kernel would break its choice of its own.
 */
export class PythonController implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #controller: vscode.NotebookController | undefined;
  #order = 0;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    if (vscode.extensions.getExtension('ms-toolsai.jupyter')) return;
    const controller = vscode.notebooks.createNotebookController(controllerId, 'jupyter-notebook', vscode.l10n.t('Python (Therefore)'));
    controller.supportedLanguages = ['python'];
    controller.supportsExecutionOrder = true;
    controller.detail = vscode.l10n.t('a Python process of its own');
    controller.executeHandler = async (cells, notebook) => {
      for (const cell of cells) if (!(await this.#runCell(cell, notebook))) break;
    };
    controller.interruptHandler = (notebook) => {
      this.#sessions.running(notebook)?.interrupt();
    };
    this.#controller = controller;
  }

  /** Makes this the kernel of a notebook that is shown. */
  async select(notebook: vscode.NotebookDocument): Promise<boolean> {
    if (!this.#controller) return false;
    const editor = vscode.window.visibleNotebookEditors.find((candidate) => candidate.notebook === notebook);
    if (!editor) return false;
    this.#controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
    await vscode.commands.executeCommand('notebook.selectKernel', { notebookEditor: editor, id: controllerId, extension: 'therefore.therefore' });
    return true;
  }

  /** Runs one cell in a given session with its output in the notebook; `last` gives what to add at the end. */
  async run(cell: vscode.NotebookCell, session: KernelSession, timeoutMs: number, last: (result: ExecuteResult) => vscode.NotebookCellOutput[]): Promise<ExecuteResult> {
    const execution = this.#controller?.createNotebookCellExecution(cell);
    execution?.start(Date.now());
    await execution?.clearOutput();
    const output = new StreamedOutput(execution);
    if (execution) execution.executionOrder = ++this.#order;
    const abort = new AbortController();
    execution?.token.onCancellationRequested(() => abort.abort());
    const result = await session.execute(cell.document.getText(), { timeoutMs, signal: abort.signal, onOutput: (text, stream) => output.add(text, stream) });
    await output.finish();
    const added = [...failureOutput(result), ...last(result)];
    if (!execution) await writeOutputs(cell, [...(result.output === '' ? [] : [new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.stdout(result.output)])]), ...added]);
    for (const each of added) await execution?.appendOutput(each);
    execution?.end(result.kind === 'ok', Date.now());
    return result;
  }

  dispose(): void {
    this.#controller?.dispose();
  }

  async #runCell(cell: vscode.NotebookCell, notebook: vscode.NotebookDocument): Promise<boolean> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Therefore runs no code in Restricted Mode. Trust the workspace to run cells.'));
      return false;
    }
    const session = await this.#sessions.forCells(notebook);
    if (!session) {
      await pythonMissing();
      return false;
    }
    return (await this.run(cell, session, cellTimeoutMs, () => [])).kind === 'ok';
  }
}

/** Where another extension owns execution, output comes into a cell by an edit of the notebook. */
async function writeOutputs(cell: vscode.NotebookCell, outputs: vscode.NotebookCellOutput[]): Promise<void> {
  const data = new vscode.NotebookCellData(cell.kind, cell.document.getText(), cell.document.languageId);
  data.metadata = { ...cell.metadata };
  data.outputs = outputs;
  const edit = new vscode.WorkspaceEdit();
  edit.set(cell.notebook.uri, [vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(cell.index, cell.index + 1), [data])]);
  await vscode.workspace.applyEdit(edit);
}

/** Says that there is no Python with SymPy, and the command that installs it here. */
export async function pythonMissing(): Promise<void> {
  const command = process.platform === 'darwin' ? 'brew install python && python3 -m pip install sympy' : process.platform === 'win32' ? 'winget install Python.Python.3.13 && py -m pip install sympy' : 'sudo apt-get install python3-sympy';
  const copy = vscode.l10n.t('Copy command');
  const choose = vscode.l10n.t('Choose Python…');
  const chosen = await vscode.window.showErrorMessage(vscode.l10n.t('No Python with SymPy was found, so nothing was run. Install it with: {0}', command), copy, choose);
  if (chosen === copy) await vscode.env.clipboard.writeText(command);
  else if (chosen === choose) await vscode.commands.executeCommand('workbench.action.openSettings', 'therefore.python.path');
}

/** Text of a running cell, appended in portions to one output per stream. */
class StreamedOutput {
  readonly #execution: vscode.NotebookCellExecution | undefined;
  #pending: { text: string; stream: 'stdout' | 'stderr' }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #current: { output: vscode.NotebookCellOutput; stream: 'stdout' | 'stderr' } | undefined;

  constructor(execution: vscode.NotebookCellExecution | undefined) {
    this.#execution = execution;
  }

  add(text: string, stream: 'stdout' | 'stderr'): void {
    const last = this.#pending.at(-1);
    if (last?.stream === stream) last.text += text;
    else this.#pending.push({ text, stream });
    this.#timer ??= setTimeout(() => this.#write(), portionMs);
  }

  async finish(): Promise<void> {
    this.#write();
    await this.#writing;
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#pending;
    this.#pending = [];
    this.#writing = this.#writing.then(async () => {
      for (const { text, stream } of batch) {
        const item = stream === 'stdout' ? vscode.NotebookCellOutputItem.stdout(text) : vscode.NotebookCellOutputItem.stderr(text);
        if (this.#current?.stream === stream) await this.#execution?.appendOutputItems(item, this.#current.output);
        else {
          const output = new vscode.NotebookCellOutput([item]);
          this.#current = { output, stream };
          await this.#execution?.appendOutput(output);
        }
      }
    });
  }
}

function failureOutput(result: ExecuteResult): vscode.NotebookCellOutput[] {
  const message = (text: string): vscode.NotebookCellOutput[] => [new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.stderr(`${text}\n`)])];
  switch (result.kind) {
    case 'ok':
      return result.truncated ? message(vscode.l10n.t('The output was longer than is kept.')) : [];
    case 'error': {
      const error = Object.assign(new Error(result.message), { name: result.name, stack: result.traceback });
      return [new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.error(error)])];
    }
    case 'timeout':
      return message(vscode.l10n.t('Stopped: it took too long.'));
    case 'cancelled':
      return message(vscode.l10n.t('Stopped.'));
    case 'died':
      return message(vscode.l10n.t('Python ended: {0}', result.why));
  }
}
