import { existsSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../host/setup.mjs';
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

/** Edits the last cell with a text of any open notebook, once it is asked to by a file. */
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
};
`;

/** A folder of installed extensions: Therefore, and another one that edits cells when a test asks, as any extension may at any time. */
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

  remove(): void {
    rmSync(this.extensionsDir, { recursive: true, force: true });
  }
}
