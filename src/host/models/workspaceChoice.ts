import * as vscode from 'vscode';
import type { Reasoner } from '../../core/reasoner.ts';
import type { Settings } from '../settings.ts';
import { agreedReasoner, type Agreement } from './agreedReasoner.ts';

const memoryKey = 'therefore.agreedModels';

/**
 * Which models the user has chosen in this workspace. The choice stands in the workspace's settings, which
 * whoever made the workspace may have written; what the user agreed to is kept where no workspace writes.
 */
export class WorkspaceChoice {
  readonly #memory: vscode.Memento;
  readonly #settings: Settings;

  constructor(memory: vscode.Memento, settings: Settings) {
    this.#memory = memory;
    this.#settings = settings;
  }

  async remember(model: string): Promise<void> {
    const agreed = this.#agreed;
    if (!agreed.includes(model)) await this.#memory.update(memoryKey, [...agreed, model]);
  }

  /** The reasoner, which asks first where only the files of the workspace name its model; `place` is where problems go. */
  agreed(inner: Reasoner, model: string, label: string, place: string): Reasoner {
    return agreedReasoner(inner, {
      label,
      isOpen: () => this.#settings.modelOfWorkspace === model && !this.#agreed.includes(model),
      ask: () => this.#ask(model, label, place),
    });
  }

  get #agreed(): readonly string[] {
    return this.#memory.get<readonly string[]>(memoryKey, []);
  }

  async #ask(model: string, label: string, place: string): Promise<Agreement> {
    const use = vscode.l10n.t('Use It Here');
    const choose = vscode.l10n.t('Choose Model');
    const detail = vscode.l10n.t('Nothing has been sent yet. Problems of this workspace would go to {0}.', place);
    const chosen = await vscode.window.showWarningMessage(vscode.l10n.t('The settings of this workspace chose {0}. Use it?', label), { modal: true, detail }, use, choose);
    if (chosen === use) {
      await this.remember(model);
      return 'use';
    }
    if (chosen !== choose) return 'leave';
    void vscode.commands.executeCommand('therefore.chooseModel');
    return 'choose';
  }
}
