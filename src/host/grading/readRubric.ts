import * as vscode from 'vscode';
import { rubricFrom, rubricNames, rubrics, type Rubric } from '../../core/rubric.ts';
import { translate } from '../words.ts';

/** Where a teacher's own rubric stands when no setting names one. */
const usualFile = '.therefore/rubric.json';
const longestFile = 100_000;

/**
 * The rubric of a document's workspace: one of ours by its name, or a file of the workspace, in trusted workspaces
 * only. What is wrong with a file is told, and undefined returned.
 */
export async function readRubric(document: vscode.TextDocument): Promise<Rubric | undefined> {
  const setting = vscode.workspace.getConfiguration('therefore', document).get<unknown>('grading.rubric');
  const named = typeof setting === 'string' ? setting.trim() : '';
  const own = rubricNames.find((name) => name === named);
  if (own) return rubrics[own];
  const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
  const file = named === '' ? usualFile : named;
  if (!vscode.workspace.isTrusted || !folder) {
    if (named !== '') void vscode.window.showInformationMessage(vscode.l10n.t('In Restricted Mode no rubric of the workspace is read; the usual one is used.'));
    return rubrics.default;
  }
  const uri = vscode.Uri.joinPath(folder.uri, file);
  if (!uri.path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`)) return wrong(file, vscode.l10n.t('It is outside the workspace.'));
  let content: string;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > longestFile) return wrong(file, vscode.l10n.t('It is too long.'));
    content = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return named === '' ? rubrics.default : wrong(file, vscode.l10n.t('It cannot be read.'));
  }
  const read = rubricFrom(content);
  return read.kind === 'rubric' ? read.rubric : wrong(file, translate(read.reason));
}

function wrong(file: string, reason: string): undefined {
  void vscode.window.showErrorMessage(vscode.l10n.t('The rubric {0} cannot be used. {1}', file, reason));
  return undefined;
}
