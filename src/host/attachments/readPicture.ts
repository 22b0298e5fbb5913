import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import * as vscode from 'vscode';
import { largestPicture, pictureType } from '../../core/picture.ts';
import type { Found } from '../waiting.ts';

/** A picture of these bytes, or why they are none that a model takes. */
export function pictureOf(name: string, bytes: Uint8Array): Found {
  if (bytes.byteLength > largestPicture) return tooLarge(name, bytes.byteLength);
  const mediaType = pictureType(bytes);
  if (mediaType === undefined) return { kind: 'none', reason: vscode.l10n.t('{0} is no PNG, JPEG, GIF or WebP picture.', name) };
  return { kind: 'found', attachment: { kind: 'image', name, mediaType, content: Buffer.from(bytes).toString('base64') } };
}

export function tooLarge(name: string, bytes: number): Found {
  const megabytes = new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: 1 });
  return { kind: 'none', reason: vscode.l10n.t('{0} is {1} MB; a picture may have {2} MB.', name, megabytes.format(bytes / 2 ** 20), megabytes.format(largestPicture / 2 ** 20)) };
}

export async function readPicture(uri: vscode.Uri): Promise<Found> {
  const name = fileName(uri);
  try {
    // Its size is looked at first, so that nothing large is ever read.
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largestPicture) return tooLarge(name, size);
    return pictureOf(name, await vscode.workspace.fs.readFile(uri));
  } catch {
    return { kind: 'none', reason: vscode.l10n.t('{0} cannot be read.', name) };
  }
}

/** Whether a file lies in the workspace, also when links are followed. */
export async function isInWorkspace(uri: vscode.Uri): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return false;
  if (uri.scheme !== 'file') return true;
  try {
    const [file, root] = await Promise.all([realpath(uri.fsPath), realpath(folder.uri.fsPath)]);
    return file.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch {
    return false;
  }
}

export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
