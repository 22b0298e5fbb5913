import * as vscode from 'vscode';

/** Only the web and mail, and only after the user saw the whole address. */
export async function openLink(href: string): Promise<void> {
  const url = URL.parse(href);
  if (!url || !['https:', 'http:', 'mailto:'].includes(url.protocol)) {
    void vscode.window.showWarningMessage(vscode.l10n.t('This link is not opened: only web and mail addresses are.'));
    return;
  }
  const open = vscode.l10n.t('Open');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Open this address from the answer?'),
    { modal: true, detail: url.href },
    open,
  );
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(url.href));
}
