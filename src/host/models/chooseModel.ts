import * as vscode from 'vscode';
import type { Endpoint } from '../../reasoners/openai/endpoint.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { addEndpoint } from './addEndpoint.ts';
import { pickLanguageModel, pickModel, type PickedModel } from './pickModel.ts';
import { pickProvider, type Provider } from './pickProvider.ts';
import { askKey, originOf } from './setKey.ts';
import type { WorkspaceChoice } from './workspaceChoice.ts';

interface Dependencies {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly endpoints: Endpoints;
  readonly choice: WorkspaceChoice;
}

/** The command that chooses who reasons; the choice is the workspace's where there is one. */
export async function chooseModel(deps: Dependencies): Promise<void> {
  const { settings, choice } = deps;
  const name = await pickModelOfAny(deps, settings.model);
  if (name === undefined) return;
  await choice.remember(name);
  await settings.chooseModel(name);
}

/** A model for one run: the settings stay as they are, and whoever picks it has agreed to it. */
export async function modelForOneRun(deps: Dependencies, current: string): Promise<string | undefined> {
  const name = await pickModelOfAny(deps, current);
  if (name !== undefined) await deps.choice.remember(name);
  return name;
}

/** First who reasons, then its key where one is missing, then which of its models. */
async function pickModelOfAny(deps: Dependencies, current: string): Promise<string | undefined> {
  for (;;) {
    const provider = await pickProvider(deps.endpoints, current);
    if (!provider) return undefined;
    const picked = await modelOf(provider, deps, current);
    if (picked !== 'back') return picked?.name;
  }
}

async function modelOf(provider: Provider, deps: Dependencies, current: string): Promise<PickedModel> {
  const { settings, endpoints } = deps;
  switch (provider.kind) {
    case 'builtin':
      return { name: 'builtin' };
    case 'vscode':
      return pickLanguageModel(provider.vendor, provider.models, current);
    case 'endpoint':
      return modelOfEndpoint(provider.endpoint, deps, !(await endpoints.hasKey(provider.endpoint)), current);
    case 'new': {
      const endpoint = await addEndpoint(settings, endpoints);
      return endpoint ? modelOfEndpoint(endpoint, deps, (await deps.secrets.key(endpoint.baseUrl)) === undefined, current) : undefined;
    }
  }
}

async function modelOfEndpoint(endpoint: Endpoint, { secrets, endpoints }: Dependencies, keyMissing: boolean, current: string): Promise<PickedModel> {
  if (keyMissing && (await askKey(secrets, endpoint)) === 'cancelled') return undefined;
  return pickModel(endpoints, endpoint, current);
}

/** The command that sets the key of the chosen provider, or of one that is asked for. */
export async function setKey({ settings, secrets, endpoints }: Dependencies): Promise<void> {
  const endpoint = endpoints.of(settings.model)?.endpoint ?? (await pickEndpoint(endpoints.all, vscode.l10n.t('Which provider is the key for?')));
  if (endpoint) await askKey(secrets, endpoint);
}

/** The command that deletes a key, of those there are. */
export async function deleteKey({ secrets, endpoints }: Dependencies): Promise<void> {
  const keyed = await Promise.all(endpoints.all.map(async (endpoint) => ((await secrets.key(endpoint.baseUrl)) === undefined ? [] : [endpoint])));
  // Endpoints of one origin share its key.
  const origins = new Map(keyed.flat().map((endpoint) => [originOf(endpoint.baseUrl), endpoint]));
  if (origins.size === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No key is stored.'));
    return;
  }
  const endpoint = await pickEndpoint([...origins.values()], vscode.l10n.t('Whose key should be deleted?'));
  if (!endpoint) return;
  await secrets.delete(endpoint.baseUrl);
  void vscode.window.showInformationMessage(vscode.l10n.t('The key for {0} is deleted.', originOf(endpoint.baseUrl)));
}

async function pickEndpoint(endpoints: readonly Endpoint[], title: string): Promise<Endpoint | undefined> {
  const items = endpoints.map((endpoint) => ({ label: endpoint.label, description: endpoint.baseUrl, endpoint }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.endpoint;
}
