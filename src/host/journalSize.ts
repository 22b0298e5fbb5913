import * as vscode from 'vscode';

const defaultMegabytes = 200;
const megabyte = 1024 * 1024;

/** The size in bytes that the traces outside the archive may have together: the user's own setting, whatever a workspace wrote. */
export function journalMaxBytes(): number {
  const megabytes = vscode.workspace.getConfiguration('therefore').inspect<unknown>('journal.maxMegabytes')?.globalValue;
  return (typeof megabytes === 'number' && megabytes >= 1 ? megabytes : defaultMegabytes) * megabyte;
}
