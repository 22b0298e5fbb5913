import { posix } from 'node:path';
import * as vscode from 'vscode';
import { notebookOf } from '../documents.ts';
import type { Attachable, Found } from '../waiting.ts';
import { outputPictures } from './problemPictures.ts';
import { fileName, isInWorkspace, readPicture } from './readPicture.ts';
import { readText, textOf } from './readText.ts';

/** Items of one list: more is no help, and what is meant is typed. */
const most = 20;
/** Cells of one notebook among them, beside those that are selected. */
const mostCells = 8;
const pictureName = /\.(?:png|jpe?g|gif|webp)$/i;
/** What exists in the editors of this window alone. */
const inEditors: ReadonlySet<string> = new Set(['untitled', 'vscode-notebook-cell']);
const excluded = '**/{node_modules,.git,.venv,venv,__pycache__,dist,build,out}/**';

/** What can be attached that fits the words behind an `@`: what is selected first, then cells, open files, files of the workspace. */
export async function attachables(query: string): Promise<readonly Attachable[]> {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const fits = ({ label, detail }: Attachable): boolean => words.every((word) => label.toLowerCase().includes(word) || detail.toLowerCase().includes(word));
  const near = [...selections(), ...cells()].filter(fits);
  const open = openFiles();
  const files = near.length + open.length < most ? await filesNamed(query.trim()) : [];
  const uris = new Map([...open, ...files].map((uri) => [uri.toString(), uri]));
  return [...near, ...[...uris.values()].map(ofFile).filter(fits)].slice(0, most);
}

/** Documents by their addresses. What lies outside the workspace is read only after the user said so. */
export async function documentsAt(addresses: readonly string[]): Promise<readonly Found[]> {
  const schemes = new Set(['file', ...inEditors, ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
  const uris = addresses.slice(0, most).flatMap((address) => {
    const uri = uriOf(address);
    return uri && schemes.has(uri.scheme) ? [uri] : [];
  });
  if (uris.length === 0) return [{ kind: 'none', reason: vscode.l10n.t('What was dropped here is no file that can be read.') }];
  const found: Found[] = [];
  for (const uri of uris) {
    const near = inEditors.has(uri.scheme) || isOpen(uri) || (await isInWorkspace(uri)) || (await agreed(uri));
    if (near) found.push(await readDocument(uri));
  }
  return found;
}

/** Undefined for what is no address. */
function uriOf(address: string): vscode.Uri | undefined {
  try {
    const uri = vscode.Uri.parse(address, true);
    // `..` in a path would lead out of a folder that it seems to be in.
    return uri.with({ path: posix.normalize(uri.path) });
  } catch {
    return undefined;
  }
}

function isOpen(uri: vscode.Uri): boolean {
  return openFiles().some((open) => open.toString() === uri.toString());
}

async function agreed(uri: vscode.Uri): Promise<boolean> {
  const attach = vscode.l10n.t('Attach');
  const chosen = await vscode.window.showWarningMessage(vscode.l10n.t('Attach a file from outside the workspace?'), { modal: true, detail: uri.scheme === 'file' ? uri.fsPath : uri.toString(true) }, attach);
  return chosen === attach;
}

async function readDocument(uri: vscode.Uri): Promise<Found> {
  const notebook = notebookOf(uri);
  const cell = notebook?.getCells().find(({ document }) => document.uri.toString() === uri.toString());
  if (cell) return readCell(cell);
  if (pictureName.test(uri.path)) return readPicture(uri);
  if (/\.ipynb$/i.test(uri.path)) return readNotebook(uri);
  return readText(uri);
}

function selections(): Attachable[] {
  return vscode.window.visibleTextEditors.flatMap(({ document, selections: ranges }) =>
    ranges.flatMap((range): Attachable[] => {
      if (range.isEmpty || document.uri.scheme === 'output') return [];
      const lines = range.isSingleLine ? `${range.start.line + 1}` : `${range.start.line + 1}–${range.end.line + 1}`;
      const name = `${nameOf(document)}:${lines}`;
      return [{ kind: 'selection', label: name, detail: oneLine(document.getText(range)), read: () => Promise.resolve(textOf('file', name, document.getText(range), vscode.workspace.asRelativePath(document.uri))) }];
    }),
  );
}

function cells(): Attachable[] {
  return vscode.window.visibleNotebookEditors.flatMap(({ notebook, selections: ranges }) => {
    const chosen = ranges.flatMap((range) => notebook.getCells(range));
    const others = notebook.getCells().filter((cell) => !chosen.includes(cell)).slice(0, mostCells);
    const pictures = chosen.flatMap((cell) => outputPictures(cell).flatMap((picture): Attachable[] => (picture.kind === 'found' ? [{ kind: 'image', label: picture.attachment.name, detail: fileName(notebook.uri), read: () => Promise.resolve(picture) }] : [])));
    const ofCell = (cell: vscode.NotebookCell): Attachable => ({ kind: 'cell', label: cellName(cell), detail: oneLine(cell.document.getText()), read: () => Promise.resolve(readCell(cell)) });
    return [...chosen.map(ofCell), ...pictures, ...others.map(ofCell)];
  });
}

function cellName(cell: vscode.NotebookCell): string {
  return vscode.l10n.t('Cell {0} of {1}', cell.index + 1, fileName(cell.notebook.uri));
}

function readCell(cell: vscode.NotebookCell): Found {
  return textOf('cell', cellName(cell), cellText(cell), oneLine(cell.document.getText()));
}

/** A cell's source, and what it printed. */
function cellText(cell: vscode.NotebookCell): string {
  const printed = cell.outputs.flatMap(({ items }) => items.find(({ mime }) => mime === 'text/plain' || mime.startsWith('application/vnd.code.notebook.')) ?? []).map(({ data }) => new TextDecoder().decode(data));
  return [cell.document.getText(), ...(printed.length === 0 ? [] : [`Output:\n${printed.join('\n')}`])].join('\n\n');
}

async function readNotebook(uri: vscode.Uri): Promise<Found> {
  try {
    const notebook = vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri.toString()) ?? (await vscode.workspace.openNotebookDocument(uri));
    const text = notebook.getCells().map((cell) => `[${cell.index + 1}]\n${cellText(cell)}`).join('\n\n');
    return textOf('file', fileName(uri), text, vscode.workspace.asRelativePath(uri));
  } catch {
    return readText(uri);
  }
}

function openFiles(): readonly vscode.Uri[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook || (input instanceof vscode.TabInputCustom && pictureName.test(input.uri.path)) ? [input.uri] : [])),
  );
}

function ofFile(uri: vscode.Uri): Attachable {
  return { kind: pictureName.test(uri.path) ? 'image' : 'file', label: fileName(uri), detail: vscode.workspace.asRelativePath(uri), read: () => readDocument(uri) };
}

/** Files of the workspace with the words in their names; with none, those that mathematics is written in. */
async function filesNamed(query: string): Promise<readonly vscode.Uri[]> {
  // Each letter in either case, and what means something in a glob as any character.
  const letters = [...query].map((char) => (/\p{L}/u.test(char) ? `[${char.toLowerCase()}${char.toUpperCase()}]` : /[\p{N}._/-]/u.test(char) ? char : '?')).join('');
  const pattern = query === '' ? '**/*.{md,tex,txt,ipynb,py,png,jpg,jpeg,gif,webp}' : `**/*${letters.replaceAll('/', '*/*')}*`;
  try {
    return await vscode.workspace.findFiles(pattern, excluded, most);
  } catch {
    return [];
  }
}

function nameOf(document: vscode.TextDocument): string {
  const cell = notebookOf(document.uri)?.getCells().find((candidate) => candidate.document === document);
  return cell ? cellName(cell) : fileName(document.uri);
}

function oneLine(text: string): string {
  const line = text.split('\n').map((each) => each.trim()).find((each) => each !== '') ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
