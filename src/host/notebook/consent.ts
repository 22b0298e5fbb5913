import * as vscode from 'vscode';

export interface ConsentQuestion {
  /** The exact text that will run. */
  readonly code: string;
  readonly where: string;
  readonly sandboxed: boolean;
}

/** Asks before code runs, once for the same bytes in the same place; nothing is remembered beyond the window. */
export class Consent {
  readonly #given = new Set<string>();

  async ask({ code, where, sandboxed }: ConsentQuestion): Promise<boolean> {
    const key = await digest(`${where}\n${sandboxed}\n${code}`);
    if (this.#given.has(key)) return true;
    const run = vscode.l10n.t('Run');
    const protection = sandboxed
      ? vscode.l10n.t('It runs in a sandbox: no network, no access to your files.')
      : vscode.l10n.t('It runs without a sandbox, with access to your files and network, as your own cells do.');
    const detail = [vscode.l10n.t('Where: {0}', where), protection, '', code].join('\n');
    const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('Run this check cell?'), { modal: true, detail }, run);
    if (chosen !== run) return false;
    this.#given.add(key);
    return true;
  }
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(hash).toString('hex');
}
