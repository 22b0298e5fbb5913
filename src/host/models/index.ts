import * as vscode from 'vscode';
import { efforts, type Effort } from '../../core/effort.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import type { Endpoints } from '../endpoints.ts';
import { chooseModel, deleteKey, modelForOneRun, setKey } from './chooseModel.ts';
import { effortWords } from './modelWords.ts';
import type { WorkspaceChoice } from './workspaceChoice.ts';

export { languageModelNamed, languageModelSees } from './languageModels.ts';
export { unknownModel } from './unknownModel.ts';
export { WorkspaceChoice } from './workspaceChoice.ts';

export interface ModelsDependencies {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly endpoints: Endpoints;
  readonly choice: WorkspaceChoice;
}

export interface Models extends vscode.Disposable {
  /** A model for one run, by its full name; undefined where none was chosen. */
  pickModel(current: string): Promise<string | undefined>;
  pickEffort(current: Effort | undefined): Promise<Effort | undefined>;
}

/** The commands that choose who reasons, how hard, and with which key. */
export function register(deps: ModelsDependencies): Models {
  const { settings } = deps;
  const commands = vscode.Disposable.from(
    vscode.commands.registerCommand('therefore.chooseModel', () => chooseModel(deps)),
    vscode.commands.registerCommand('therefore.chooseEffort', async () => {
      const effort = await pickEffort(settings.effort);
      if (effort) await settings.chooseEffort(effort);
    }),
    vscode.commands.registerCommand('therefore.setApiKey', () => setKey(deps)),
    vscode.commands.registerCommand('therefore.deleteApiKey', () => deleteKey(deps)),
  );
  return { pickModel: (current) => modelForOneRun(deps, current), pickEffort, dispose: () => commands.dispose() };
}

async function pickEffort(current: Effort | undefined): Promise<Effort | undefined> {
  const items = efforts.map((effort) => ({ label: effort, description: [...(effort === current ? [vscode.l10n.t('current')] : []), effortWords(effort)].join(' · ') }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('How much may a run think?') });
  return efforts.find((known) => known === chosen?.label);
}
