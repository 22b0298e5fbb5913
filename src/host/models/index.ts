import * as vscode from 'vscode';
import { efforts } from '../../core/effort.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { chooseModel } from './chooseModel.ts';
import type { Endpoints } from '../endpoints.ts';

export { languageModelNamed } from './languageModels.ts';

export interface ModelsDependencies {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly endpoints: Endpoints;
}

/** The commands that choose who reasons, how hard, and with which key. */
export function register(deps: ModelsDependencies): vscode.Disposable {
  const { settings, secrets } = deps;
  return vscode.Disposable.from(
    vscode.commands.registerCommand('therefore.chooseModel', () => chooseModel(deps)),
    vscode.commands.registerCommand('therefore.chooseEffort', async () => {
      const current = settings.effort;
      const items = efforts.map((effort) => ({ label: effort, description: effort === current ? vscode.l10n.t('current') : '' }));
      const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('How much may a run think?') });
      const effort = efforts.find((known) => known === chosen?.label);
      if (effort) await settings.chooseEffort(effort);
    }),
    vscode.commands.registerCommand('therefore.setApiKey', () => setKey(deps)),
    vscode.commands.registerCommand('therefore.deleteApiKey', async () => {
      const endpoint = await pickEndpoint(deps, vscode.l10n.t('Whose key should be deleted?'));
      if (!endpoint) return;
      await secrets.delete(endpoint.baseUrl);
      void vscode.window.showInformationMessage(vscode.l10n.t('The key for {0} is deleted.', originOf(endpoint.baseUrl)));
    }),
  );
}

async function setKey(deps: ModelsDependencies): Promise<void> {
  const current = deps.endpoints.of(deps.settings.model)?.endpoint;
  const endpoint = current ?? (await pickEndpoint(deps, vscode.l10n.t('Which provider is the key for?')));
  if (!endpoint) return;
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('API key for {0}', endpoint.label),
    prompt: vscode.l10n.t('Kept in the system’s secret storage and sent to {0} only.', originOf(endpoint.baseUrl)),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' || /^[\x21-\x7e]+$/.test(value.trim()) ? undefined : vscode.l10n.t('A key has no spaces and only ASCII characters.'),
  });
  if (key === undefined || key.trim() === '') return;
  await deps.secrets.store(endpoint.baseUrl, key);
  void vscode.window.showInformationMessage(vscode.l10n.t('The key for {0} is stored.', originOf(endpoint.baseUrl)));
}

async function pickEndpoint({ endpoints }: ModelsDependencies, title: string): Promise<{ readonly baseUrl: string; readonly label: string } | undefined> {
  const items = endpoints.all.map((endpoint) => ({ label: endpoint.label, description: endpoint.baseUrl, endpoint }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.endpoint;
}

function originOf(baseUrl: string): string {
  return URL.parse(baseUrl)?.origin ?? baseUrl;
}
