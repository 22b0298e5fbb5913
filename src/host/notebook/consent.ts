import * as vscode from 'vscode';
import type { Protection } from '../../kernels/kernelSession.ts';

export interface ConsentQuestion {
  /** What is asked, as a question. */
  readonly title: string;
  /** The exact text that will run. */
  readonly code: string;
  /** Said before the code; the code itself can be opened where it is too long for a dialog. */
  readonly about?: string;
  readonly where: string;
  /** Whose kernel it is: kernels of different notebooks may have the same words for where. */
  readonly notebook?: string;
  readonly protections: ReadonlySet<Protection>;
  /** A program that ships with Therefore: it is shown to whoever asks for it. Code of a model is always shown. */
  readonly isOwn?: boolean;
}

/** Lines of code that a dialog shows, and characters of one; a longer text is opened in an editor, and only then can be agreed to. */
const mostLines = 60;
const longestLine = 400;

/** Asks before code runs, once for the same bytes in the same place; nothing is remembered beyond the window. */
export class Consent {
  readonly #given = new Set<string>();

  /** Resolves with whether exactly this text may run there. Never yes in a workspace that is not trusted. */
  async ask(question: ConsentQuestion): Promise<boolean> {
    if (!vscode.workspace.isTrusted) return false;
    const { title, code, about, where, protections, isOwn = false } = question;
    const key = await digest(JSON.stringify([where, question.notebook ?? '', [...protections].sort(), code]));
    if (this.#given.has(key)) return true;
    const isHidden = isOwn || !fitsDialog(code);
    const detail = [...(about === undefined ? [] : [about]), vscode.l10n.t('Where: {0}', where), ...protectionWords(protections), ...(isHidden ? [] : ['', code])].join('\n');
    const run = vscode.l10n.t('Run');
    const showCode = vscode.l10n.t('Show Code');
    const buttons = isOwn ? [run, showCode] : [isHidden ? showCode : run];
    let chosen = await vscode.window.showInformationMessage(title, { modal: true, detail }, ...buttons);
    if (chosen === showCode) {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'python', content: code }), { preview: true, preserveFocus: true });
      // Beside the code, which a dialog would hide.
      chosen = await vscode.window.showInformationMessage(title, run, vscode.l10n.t('Do Not Run'));
    }
    if (chosen !== run) return false;
    this.#given.add(key);
    return true;
  }
}

/** Behind many blanks code may stand out of sight. */
function fitsDialog(code: string): boolean {
  const lines = code.split('\n');
  return lines.length <= mostLines && lines.every((line) => line.length <= longestLine && !/\S\s{12,}\S/.test(line));
}

/** What keeps the code from the rest, and in plain words what nothing keeps it from. */
function protectionWords(protections: ReadonlySet<Protection>): string[] {
  const words: readonly (readonly [Protection, string])[] = [
    ['no-network', vscode.l10n.t('the network')],
    ['no-files', vscode.l10n.t('your files')],
    ['clean-environment', vscode.l10n.t('environment variables, such as keys')],
    ['no-processes', vscode.l10n.t('other programs')],
  ];
  const kept = words.filter(([protection]) => protections.has(protection)).map(([, word]) => word);
  const open = words.filter(([protection]) => !protections.has(protection)).map(([, word]) => word);
  const limits = [...(protections.has('memory-limit') ? [vscode.l10n.t('memory')] : []), ...(protections.has('processor-limit') ? [vscode.l10n.t('processor time')] : [])];
  const list = (items: readonly string[]): string => items.join(vscode.l10n.t(', '));
  return [
    ...(kept.length > 0 ? [vscode.l10n.t('Sandbox: it cannot reach {0}.', list(kept))] : []),
    ...(limits.length > 0 ? [vscode.l10n.t('Limited: {0}.', list(limits))] : []),
    ...(open.length === 0 ? [] : kept.length === 0 ? [vscode.l10n.t('No sandbox: it can reach {0}, as your own cells can.', list(open))] : [vscode.l10n.t('Not protected: it can reach {0}.', list(open))]),
  ];
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(hash).toString('hex');
}
