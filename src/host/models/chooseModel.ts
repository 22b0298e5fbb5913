import * as vscode from 'vscode';
import type { Endpoint } from '../../reasoners/openai/endpoint.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { addEndpoint } from './addEndpoint.ts';
import { pickLanguageModel, pickModel, type PickedModel } from './pickModel.ts';
import { pickProvider, type Provider } from './pickProvider.ts';
import { askKey } from './setKey.ts';

interface Dependencies {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly endpoints: Endpoints;
}

/** First who reasons, then its key where one is missing, then which of its models; the choice is the workspace's where there is one. */
export async function chooseModel(deps: Dependencies): Promise<void> {
  const { settings, endpoints } = deps;
  for (;;) {
    const provider = await pickProvider(endpoints, settings.model);
    if (!provider) return;
    const picked = await modelOf(provider, deps);
    if (picked === 'back') continue;
    if (picked) await settings.chooseModel(picked.name);
    return;
  }
}

async function modelOf(provider: Provider, deps: Dependencies): Promise<PickedModel> {
  const { settings, endpoints } = deps;
  switch (provider.kind) {
    case 'builtin':
      return { name: 'builtin' };
    case 'vscode':
      return pickLanguageModel(provider.vendor, provider.models, settings.model);
    case 'endpoint':
      return modelOfEndpoint(provider.endpoint, deps, !(await endpoints.hasKey(provider.endpoint)));
    case 'new': {
      const endpoint = await addEndpoint(settings, endpoints);
      return endpoint ? modelOfEndpoint(endpoint, deps, (await deps.secrets.key(endpoint.baseUrl)) === undefined) : undefined;
    }
  }
}

async function modelOfEndpoint(endpoint: Endpoint, { settings, secrets, endpoints }: Dependencies, keyMissing: boolean): Promise<PickedModel> {
  if (keyMissing && (await askKey(secrets, endpoint)) === 'cancelled') return undefined;
  return pickModel(endpoints, endpoint, settings.model);
}

/** The command that sets the key of the chosen provider, or of one that is asked for. */
export async function setKey({ settings, secrets, endpoints }: Dependencies): Promise<void> {
  const endpoint = endpoints.of(settings.model)?.endpoint ?? (await pickEndpoint(endpoints, vscode.l10n.t('Which provider is the key for?')));
  if (endpoint) await askKey(secrets, endpoint);
}

export async function pickEndpoint(endpoints: Endpoints, title: string): Promise<Endpoint | undefined> {
  const items = endpoints.all.map((endpoint) => ({ label: endpoint.label, description: endpoint.baseUrl, endpoint }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.endpoint;
}
