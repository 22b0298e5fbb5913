import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../host/setup.mjs';
import type { EditorRequest, EditorState } from './editorServer.ts';
import { until } from './until.ts';
import { writeTo } from './workspace.ts';

const manifest = {
  name: 'editing',
  publisher: 'test',
  version: '0.0.1',
  engines: { vscode: '^1.106.0' },
  main: './extension.cjs',
  activationEvents: ['onStartupFinished'],
  capabilities: { untrustedWorkspaces: { supported: true } },
};

/** Edits the last cell with a text of any open notebook, once it is asked to by a file; and serves the active editor. */
const program = `
const { existsSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');
const asked = join(__dirname, 'edit.json');
exports.activate = (context) => {
  const timer = setInterval(async () => {
    if (!existsSync(asked)) return;
    const { find, append } = JSON.parse(readFileSync(asked, 'utf8'));
    const cells = vscode.workspace.notebookDocuments.flatMap((notebook) => notebook.getCells());
    const cell = cells.findLast(({ document, outputs }) => document.getText().includes(find) && outputs.length === 0);
    if (!cell) return;
    rmSync(asked);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(cell.document.uri, cell.document.lineAt(cell.document.lineCount - 1).range.end, append);
    await vscode.workspace.applyEdit(edit);
  }, 100);
  context.subscriptions.push({ dispose: () => clearInterval(timer) });
  import(${JSON.stringify(pathToFileURL(join(root, 'test', 'support', 'editorServer.ts')).href)}).then(({ serveEditor }) => context.subscriptions.push(serveEditor(vscode, join(__dirname, 'port'))));
};
`;

/** A folder of installed extensions: Therefore, and another one that edits when a test asks, as any extension may at any time. */
export class EditingExtension {
  readonly extensionsDir: string;
  readonly #folder: string;

  constructor() {
    this.extensionsDir = mkdtempSync(join(tmpdir(), 'therefore-extensions-'));
    this.#folder = join(this.extensionsDir, 'test.editing-0.0.1');
    writeTo(join(this.#folder, 'package.json'), JSON.stringify(manifest));
    writeTo(join(this.#folder, 'extension.cjs'), program);
    symlinkSync(root, join(this.extensionsDir, 'therefore.therefore-0.1.0'));
  }

  /** Appends to a cell without outputs that contains a text; resolves when it is done. */
  async append(find: string, append: string): Promise<void> {
    const path = join(this.#folder, 'edit.json');
    const file = `${path}.new`;
    writeFileSync(file, JSON.stringify({ find, append }));
    renameSync(file, path);
    await until('the edit', 20_000, () => Promise.resolve(existsSync(path) ? undefined : true));
  }

  /** Does something with the active editor, and tells how its document stands when the window knows of it. */
  async ask(request: EditorRequest): Promise<EditorState> {
    const port = await until('the editing extension', 60_000, () => Promise.resolve(existsSync(join(this.#folder, 'port')) ? readFileSync(join(this.#folder, 'port'), 'utf8') : undefined));
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(request), signal: AbortSignal.timeout(60_000) });
    const told = await response.text();
    if (!response.ok) throw new Error(`${JSON.stringify(request).slice(0, 300)}: ${told}`);
    return JSON.parse(told) as EditorState;
  }

  remove(): void {
    rmSync(this.extensionsDir, { recursive: true, force: true });
  }
}
