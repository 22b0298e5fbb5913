// Stands in for the Jupyter extension: it owns the kernel of notebooks, and gives other extensions what was
// measured of the real one's API, with its faults. The test speaks to it over 127.0.0.1.
const { spawn } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const vscode = require('vscode');

const traps = JSON.parse(readFileSync(join(__dirname, 'traps.json'), 'utf8'));
const own = 'application/vnd.code.notebook.';

exports.activate = async (context) => {
  if (traps.activation === 'fails') throw new Error('Extension ms-toolsai.jupyter CANNOT use API proposal: notebookKernelSource.');
  if (traps.activation === 'hangs') return new Promise(() => {});
  const kernels = new Map();
  const access = new Access();
  const controller = vscode.notebooks.createNotebookController('stand-in', 'jupyter-notebook', 'Python 3 (Jupyter)');
  controller.supportedLanguages = ['python'];
  controller.supportsExecutionOrder = true;
  controller.interruptHandler = (notebook) => kernels.get(notebook.uri.toString())?.interrupt();
  controller.executeHandler = async (cells, notebook) => {
    const key = notebook.uri.toString();
    if (!kernels.has(key)) kernels.set(key, new Kernel());
    for (const cell of cells) await runCell(controller, kernels.get(key), cell);
  };
  const server = createServer(async (request, response) => {
    const [kernel] = [...kernels.values()];
    if (request.url === '/traps') Object.assign(traps, JSON.parse(await bodyOf(request)));
    const answer = request.url === '/state' ? { kernel: await kernel?.state(), executed: kernel?.executed ?? 0, interrupts: kernel?.interrupts ?? 0, status: kernel?.status, asked: access.asked, callers: access.callers } : {};
    response.end(JSON.stringify(answer));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  writeFileSync(join(__dirname, 'port'), String(server.address().port));
  context.subscriptions.push(
    controller,
    { dispose: () => server.close() },
    { dispose: () => kernels.forEach((kernel) => kernel.end()) },
    vscode.commands.registerCommand('jupyter.manageAccessToKernels', () => access.manage()),
  );
  return { kernels: { getKernel: async (uri) => kernels.has(uri.toString()) && apiOf(kernels.get(uri.toString()), access) } };
};

async function runCell(controller, kernel, cell) {
  const execution = controller.createNotebookCellExecution(cell);
  execution.start(Date.now());
  await execution.clearOutput();
  const outputs = [];
  const done = await kernel.turn(() => kernel.ask({ kind: 'cell', code: cell.document.getText() }, (items, isResult) => outputs.push(new vscode.NotebookCellOutput(items, isResult ? { outputType: 'execute_result' } : {}))));
  execution.executionOrder = done.order;
  if (done.ename) outputs.push(new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.error(Object.assign(new Error(done.evalue), { name: done.ename }))]));
  await execution.replaceOutput(outputs);
  execution.end(!done.ename, Date.now());
}

/** Whether other extensions may execute code: asked once, and a refusal or a dismissal stays until it is managed. */
class Access {
  asked = 0;
  callers = [];
  #answer;

  async has(stack) {
    this.callers.push(stack);
    if (!vscode.workspace.isTrusted) return false;
    if (this.#answer === undefined) {
      this.asked++;
      const detail = 'This allows the extension to execute code against Jupyter Kernels.';
      this.#answer = (await vscode.window.showInformationMessage('Do you want to grant Kernel access to the extension Therefore (therefore.therefore)?', { modal: true, detail }, 'Allow', 'Deny')) === 'Allow';
    }
    return this.#answer;
  }

  async manage() {
    const chosen = await vscode.window.showQuickPick([{ label: 'Therefore', picked: this.#answer === true }], { canPickMany: true, title: 'Manage Access To Jupyter Kernels' });
    if (chosen) this.#answer = chosen.length > 0;
  }
}

class Kernel {
  status = 'idle';
  isLive = true;
  executed = 0;
  interrupts = 0;
  #child = spawn(traps.python, ['-u', join(__dirname, 'kernel.py')], { stdio: ['pipe', 'pipe', 'ignore'] });
  #rest = '';
  #hear = () => {};
  #last = Promise.resolve();
  #changed = new vscode.EventEmitter();
  onDidChangeStatus = this.#changed.event;

  constructor() {
    this.#child.stdin.on('error', () => {});
    this.#child.stdout.setEncoding('utf8').on('data', (text) => {
      const lines = (this.#rest + text).split('\n');
      this.#rest = lines.pop();
      for (const line of lines) this.#hear(JSON.parse(line));
    });
  }

  /** One after the other, the user's cells and code of others alike. */
  turn(work) {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Never settles once the process is gone. */
  async ask(request, output) {
    this.change('busy');
    const done = await new Promise((resolve) => {
      this.#hear = (answer) => {
        if (answer.stream) output([{ mime: `${own}${answer.stream}`, data: Buffer.from(answer.text) }], false);
        else if (answer.bundle) output(Object.entries(answer.bundle).map(([mime, data]) => ({ mime, data: Buffer.from(data) })), true);
        else resolve(answer.done);
      };
      this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    });
    this.change('idle');
    return done;
  }

  state() {
    return this.isLive ? this.turn(() => this.ask({ kind: 'state' }, () => {})) : undefined;
  }

  interrupt() {
    this.interrupts++;
    this.#child.kill('SIGINT');
  }

  die() {
    this.end();
    if (!traps.silent) this.change('dead');
  }

  end() {
    this.#child.kill('SIGKILL');
  }

  change(status) {
    this.status = status;
    this.#changed.fire(status);
  }
}

/** A kernel as other extensions get it: what is only proposed throws when it is looked at. */
function apiOf(kernel, access) {
  const proposed = { enumerable: true, get: () => { throw new Error('Proposed API is not supported for extension therefore.therefore'); } };
  return Object.defineProperties({}, {
    language: { enumerable: true, get: () => 'python' },
    status: { enumerable: true, get: () => kernel.status },
    onDidChangeStatus: { enumerable: true, value: kernel.onDidChangeStatus },
    executeCode: { enumerable: true, value: (code, token) => executeCode(kernel, access, code, token, String(new Error().stack)) },
    onDidReceiveDisplayUpdate: proposed,
  });
}

async function* executeCode(kernel, access, code, token, stack) {
  if (!(await access.has(stack))) throw Object.assign(new Error('Access to Jupyter kernels has been revoked'), { name: 'vscode.jupyter.apiAccessRevoked' });
  const ready = [];
  let wake = () => {};
  let over;
  let running = false;
  const end = (how) => {
    over ??= how;
    wake();
  };
  token.onCancellationRequested(() => {
    if (!running) return end({});
    kernel.interrupt();
    end({ error: new Error('Canceled future for execute_request message before replies were done') });
  });
  void kernel.turn(async () => {
    if (over) return;
    running = true;
    kernel.executed++;
    if (traps.dieOnExecute) {
      kernel.isLive = false;
      setTimeout(() => kernel.die(), 300);
      return new Promise(() => {});
    }
    const done = await kernel.ask({ kind: 'code', code }, (items) => {
      ready.push({ items });
      wake();
    });
    running = false;
    end(done.ename ? { error: Object.assign(new Error(`${done.ename}: ${done.evalue}`), { ename: done.ename, evalue: done.evalue, traceback: [] }) } : {});
  });
  for (;;) {
    while (ready.length > 0) yield ready.shift();
    if (over?.error) throw over.error;
    if (over) return;
    await new Promise((resolve) => { wake = resolve; });
  }
}

async function bodyOf(request) {
  let body = '';
  for await (const part of request) body += part;
  return body;
}
