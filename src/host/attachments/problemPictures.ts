import * as vscode from 'vscode';
import { linkedPictures, mostPictures } from '../../core/picture.ts';
import type { Attachment, Problem } from '../../core/problem.ts';
import { notebookOf } from '../documents.ts';
import type { Found } from '../waiting.ts';
import { isInWorkspace, pictureOf, readPicture } from './readPicture.ts';

const outputTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

export interface FoundPictures {
  readonly attachments: readonly Attachment[];
  /** Why a picture that the problem shows is not among them. */
  readonly reasons: readonly string[];
}

/**
 * The pictures that a problem shows: files of the workspace that its text links to, the attachments and
 * outputs of its cell. Files are read in a trusted workspace only, and none from outside it.
 */
export async function problemPictures({ text, place }: Problem): Promise<FoundPictures> {
  if (!place || place.uri === '') return { attachments: [], reasons: [] };
  const uri = vscode.Uri.parse(place.uri);
  const cell = notebookOf(uri)?.getCells().find(({ document }) => document.uri.toString() === place.uri);
  const linked = await Promise.all(linkedPictures(text).map((target) => linkedPicture(target, cell?.notebook.uri ?? uri, cell)));
  const found = [...linked.flatMap((picture) => picture ?? []), ...(cell ? outputPictures(cell) : [])];
  const attachments = found.flatMap((picture) => (picture.kind === 'found' ? [picture.attachment] : []));
  const reasons = found.flatMap((picture) => (picture.kind === 'none' ? [picture.reason] : []));
  const tooMany = attachments.length > mostPictures ? [vscode.l10n.t('The problem shows {0} pictures; the first {1} go with it.', attachments.length, mostPictures)] : [];
  return { attachments: attachments.slice(0, mostPictures), reasons: [...reasons, ...tooMany] };
}

async function linkedPicture(target: string, document: vscode.Uri, cell: vscode.NotebookCell | undefined): Promise<Found | undefined> {
  if (target.startsWith('attachment:')) return cell && cellAttachment(cell, target.slice('attachment:'.length));
  if (document.scheme === 'untitled') return undefined;
  const folder = vscode.workspace.getWorkspaceFolder(document);
  if (!folder) return undefined;
  if (!vscode.workspace.isTrusted) return { kind: 'none', reason: vscode.l10n.t('{0} does not go with the problem: in Restricted Mode no file of the workspace is read.', target) };
  // As Markdown previews have it, a path from the root is one from the workspace's.
  const uri = await withExtension(target.startsWith('/') ? vscode.Uri.joinPath(folder.uri, target) : vscode.Uri.joinPath(document, '..', target));
  if (!(await isInWorkspace(uri))) return { kind: 'none', reason: vscode.l10n.t('{0} does not go with the problem: it is not in the workspace.', target) };
  return readPicture(uri);
}

/** LaTeX names its pictures without their extension. */
async function withExtension(uri: vscode.Uri): Promise<vscode.Uri> {
  if (/\.[^./]+$/.test(uri.path)) return uri;
  for (const extension of ['.png', '.jpg', '.jpeg']) {
    const named = uri.with({ path: uri.path + extension });
    const exists = await vscode.workspace.fs.stat(named).then(() => true, () => false);
    if (exists) return named;
  }
  return uri;
}

/** A picture pasted into a cell, which the notebook keeps in the cell's metadata by its name. */
function cellAttachment(cell: vscode.NotebookCell, name: string): Found | undefined {
  const { attachments } = cell.metadata as { attachments?: Record<string, Record<string, unknown> | undefined> };
  const stored = attachments && Object.hasOwn(attachments, name) ? attachments[name] : undefined;
  const content = Object.entries(stored ?? {}).find(([type]) => outputTypes.includes(type))?.[1];
  return typeof content === 'string' ? pictureOf(name, Buffer.from(content, 'base64')) : undefined;
}

/** The pictures among a cell's outputs: plots, most often. */
export function outputPictures(cell: vscode.NotebookCell): Found[] {
  const items = cell.outputs.flatMap((output) => output.items.find(({ mime }) => outputTypes.includes(mime)) ?? []);
  return items.map(({ data }, index) => pictureOf(vscode.l10n.t('Output {0} of cell {1}', index + 1, cell.index + 1), data));
}
