import * as vscode from 'vscode';
import type { Attachment } from '../../core/problem.ts';
import type { Found } from '../waiting.ts';
import { fileName } from './readPicture.ts';

/** What a file or cell may have that goes with a question: more is no longer read with care. Bytes, or UTF-16 units. */
const longestText = 100_000;

/** A text to attach, unless it is too long or empty. */
export function textOf(kind: Exclude<Attachment['kind'], 'image'>, name: string, content: string, detail?: string): Found {
  if (content.length > longestText) return tooLong(name, content.length);
  if (content.trim() === '') return { kind: 'none', reason: vscode.l10n.t('{0} is empty.', name) };
  return { kind: 'found', attachment: { kind, name, content }, ...(detail === undefined ? {} : { detail }) };
}

/** A text file as it is in its editor, or on the disk. A file that is no text is refused. */
export async function readText(uri: vscode.Uri): Promise<Found> {
  const name = fileName(uri);
  const detail = vscode.workspace.asRelativePath(uri);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return textOf('file', name, open.getText(), detail);
  try {
    // Its size is looked at first, so that nothing large is ever read.
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return { kind: 'none', reason: vscode.l10n.t('{0} is a folder; attach the files that matter.', name) };
    if (size > longestText) return tooLong(name, size);
    const bytes = await vscode.workspace.fs.readFile(uri);
    const content = decoded(bytes);
    return content === undefined ? { kind: 'none', reason: vscode.l10n.t('{0} is neither text nor a picture, so no model could read it.', name) } : textOf('file', name, content, detail);
  } catch {
    return { kind: 'none', reason: vscode.l10n.t('{0} cannot be read.', name) };
  }
}

function tooLong(name: string, size: number): Found {
  const number = new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: 0 });
  return { kind: 'none', reason: vscode.l10n.t('{0} has {1} kB; up to {2} kB of a text can go with a question. Attach the part that matters as a selection.', name, number.format(size / 1000), number.format(longestText / 1000)) };
}

/** UTF-8, or UTF-16 where a mark says so; undefined for what is no text. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.includes(0)) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
