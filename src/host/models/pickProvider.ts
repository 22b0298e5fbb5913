import * as vscode from 'vscode';
import type { Endpoint } from '../../reasoners/openai/endpoint.ts';
import { isLocal, type Endpoints } from '../endpoints.ts';
import { listLanguageModels } from './languageModels.ts';

/** Who reasons. */
export type Provider =
  | { readonly kind: 'builtin' }
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint }
  | { readonly kind: 'vscode'; readonly vendor: string; readonly models: readonly vscode.LanguageModelChat[] }
  | { readonly kind: 'new' };

interface ProviderItem extends vscode.QuickPickItem {
  readonly provider?: Provider;
}

/** VS Code starts the extensions that offer models when it is first asked; longer than this nobody waits. Milliseconds. */
const patienceMs = 1500;

/** Asks who should reason: what works now first, then what needs a key. Servers on this computer are looked for now and only now. */
export async function pickProvider(endpoints: Endpoints, current: string): Promise<Provider | undefined> {
  const picker = vscode.window.createQuickPick<ProviderItem>();
  picker.title = vscode.l10n.t('Who should reason?');
  picker.placeholder = vscode.workspace.isTrusted
    ? vscode.l10n.t('The choice is this workspace’s; keys and endpoints are yours.')
    : vscode.l10n.t('In Restricted Mode the choice is for all your workspaces; keys and endpoints are yours.');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.busy = true;
  return new Promise((resolve) => {
    let open = true;
    picker.onDidAccept(() => {
      const provider = picker.activeItems[0]?.provider;
      if (!provider) return;
      resolve(provider);
      picker.hide();
    });
    picker.onDidHide(() => {
      open = false;
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
    void itemsOf(endpoints, current).then((items) => {
      if (!open) return;
      picker.items = items;
      picker.busy = false;
      picker.activeItems = items.filter(({ provider, picked }) => provider !== undefined && picked === true).slice(0, 1);
    });
  });
}

async function itemsOf(endpoints: Endpoints, current: string): Promise<ProviderItem[]> {
  const all = endpoints.all;
  const own = endpoints.own;
  const [found, keyed, languageModels] = await Promise.all([
    Promise.all(all.filter(isLocal).map(async (endpoint) => ({ endpoint, ready: await endpoints.hasKey(endpoint), ...(await endpoints.lists.detect(endpoint)) }))),
    Promise.all(all.filter((endpoint) => !isLocal(endpoint)).map(async (endpoint) => ({ endpoint, ready: await endpoints.hasKey(endpoint) }))),
    withinPatience(listLanguageModels()),
  ]);
  const isCurrent = (id: string): boolean => current.startsWith(`${id}/`);
  const shown = (endpoint: Endpoint, description: string): ProviderItem => ({
    label: endpoint.label,
    description: joined(isCurrent(endpoint.id) ? vscode.l10n.t('current') : '', hostOf(endpoint), description),
    picked: isCurrent(endpoint.id),
    provider: { kind: 'endpoint', endpoint },
  });
  const builtin: ProviderItem = {
    label: vscode.l10n.t('Built-in solver'),
    description: current === 'builtin' ? vscode.l10n.t('current') : '',
    detail: vscode.l10n.t('Works offline, with no key: equations, systems, derivatives, exact arithmetic.'),
    picked: current === 'builtin',
    provider: { kind: 'builtin' },
  };
  // A server that is not there is offered only where the user has named it.
  const local = found.filter(({ endpoint, count }) => count !== undefined || own.some(({ id }) => id === endpoint.id) || isCurrent(endpoint.id));
  return [
    ...group(vscode.l10n.t('Built-in'), [builtin]),
    ...group(vscode.l10n.t('This computer'), local.map(({ endpoint, ready, answers, count }) => shown(endpoint, ready ? localWords(answers, count) : vscode.l10n.t('needs a key')))),
    ...group(vscode.l10n.t('VS Code’s models'), vendorItems(languageModels, current)),
    ...group(vscode.l10n.t('With your key'), keyed.filter(({ ready }) => ready).map(({ endpoint }) => shown(endpoint, ''))),
    ...group(vscode.l10n.t('Needs a key'), keyed.filter(({ ready }) => !ready).map(({ endpoint }) => shown(endpoint, ''))),
    ...group(vscode.l10n.t('Your own'), [{ label: `$(add) ${vscode.l10n.t('Any OpenAI-compatible endpoint…')}`, alwaysShow: true, provider: { kind: 'new' } }]),
  ];
}

function group(label: string, items: readonly ProviderItem[]): ProviderItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function vendorItems(models: readonly vscode.LanguageModelChat[], current: string): ProviderItem[] {
  return [...new Set(models.map(({ vendor }) => vendor))].map((vendor) => {
    const offered = models.filter((model) => model.vendor === vendor);
    const picked = current.startsWith(`vscode/${vendor}/`);
    return { label: vendor, description: joined(picked ? vscode.l10n.t('current') : '', modelCount(offered.length)), picked, provider: { kind: 'vscode', vendor, models: offered } };
  });
}

function localWords(answers: boolean, count: number | undefined): string {
  if (!answers) return vscode.l10n.t('does not answer now');
  return count === undefined ? '' : modelCount(count);
}

function modelCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 model') : vscode.l10n.t('{0} models', count);
}

function hostOf({ baseUrl }: Endpoint): string {
  return URL.parse(baseUrl)?.host ?? baseUrl;
}

function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' · ');
}

async function withinPatience<T>(models: Promise<readonly T[]>): Promise<readonly T[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly T[]>((resolve) => {
    timer = setTimeout(() => resolve([]), patienceMs);
  });
  try {
    return await Promise.race([models, late]);
  } finally {
    clearTimeout(timer);
  }
}
