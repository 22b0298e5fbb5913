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
/** What is known after this long is shown; what answers later joins the list. Milliseconds. */
const firstPaintMs = 300;

/** What has been found so far. */
interface Found {
  /** Endpoints that have a key or need none, by id. */
  readonly ready: ReadonlySet<string>;
  /** Servers on this computer that were looked for, by the endpoint's id. */
  readonly servers: ReadonlyMap<string, { readonly answers: boolean; readonly count?: number }>;
  readonly languageModels: readonly vscode.LanguageModelChat[];
}

/** Asks who should reason: what works now first, then what needs a key. Servers on this computer are looked for now and only now. */
export async function pickProvider(endpoints: Endpoints, current: string): Promise<Provider | undefined> {
  const picker = vscode.window.createQuickPick<ProviderItem>();
  picker.title = vscode.l10n.t('Who should reason?');
  picker.placeholder = vscode.workspace.isTrusted
    ? vscode.l10n.t('The choice is this workspace’s; keys and endpoints are yours.')
    : vscode.l10n.t('In Restricted Mode the choice is for all your workspaces; keys and endpoints are yours.');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.keepScrollPosition = true;
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
    const paint = (found: Found): void => {
      if (!open) return;
      const [active] = picker.activeItems;
      const items = itemsOf(endpoints, current, found);
      picker.items = items;
      picker.activeItems = items.filter(({ provider, label, picked }) => provider !== undefined && (active ? label === active.label : picked === true)).slice(0, 1);
    };
    void look(endpoints, paint).then(() => {
      if (open) picker.busy = false;
    });
  });
}

/** Looks for everything at once; `paint` is told what is known after a moment, of what comes later, and at the end. */
async function look(endpoints: Endpoints, paint: (found: Found) => void): Promise<void> {
  const servers = new Map<string, { readonly answers: boolean; readonly count?: number }>();
  let ready: ReadonlySet<string> = new Set();
  let languageModels: readonly vscode.LanguageModelChat[] = [];
  let painted = false;
  const show = (): void => paint({ ready, servers, languageModels });
  const late = (): void => {
    if (painted) show();
  };
  const keys = Promise.all(endpoints.all.map(async (endpoint) => ((await endpoints.hasKey(endpoint)) ? [endpoint.id] : []))).then((ids) => {
    ready = new Set(ids.flat());
  });
  const local = endpoints.all.filter(isLocal).map(async (endpoint) => {
    const server = await endpoints.lists.detect(endpoint);
    servers.set(endpoint.id, server);
    if (server.answers) late();
  });
  const models = withinPatience(listLanguageModels()).then((listed) => {
    languageModels = listed;
    if (listed.length > 0) late();
  });
  const everything = Promise.all([keys, models, ...local]);
  await Promise.race([everything, keys.then(() => new Promise((resolve) => setTimeout(resolve, firstPaintMs)))]);
  show();
  painted = true;
  await everything;
  show();
}

function itemsOf(endpoints: Endpoints, current: string, { ready, servers, languageModels }: Found): ProviderItem[] {
  const { all, own } = endpoints;
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
  const local = all.filter((endpoint) => isLocal(endpoint) && (servers.get(endpoint.id)?.count !== undefined || own.some(({ id }) => id === endpoint.id) || isCurrent(endpoint.id)));
  const remote = all.filter((endpoint) => !isLocal(endpoint));
  return [
    ...group(vscode.l10n.t('Built-in'), [builtin]),
    ...group(vscode.l10n.t('This computer'), local.map((endpoint) => shown(endpoint, ready.has(endpoint.id) ? localWords(servers.get(endpoint.id)) : vscode.l10n.t('needs a key')))),
    ...group(vscode.l10n.t('VS Code’s models'), vendorItems(languageModels, current)),
    ...group(vscode.l10n.t('With your key'), remote.filter(({ id }) => ready.has(id)).map((endpoint) => shown(endpoint, ''))),
    ...group(vscode.l10n.t('Needs a key'), remote.filter(({ id }) => !ready.has(id)).map((endpoint) => shown(endpoint, ''))),
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

/** Nothing is said of a server that may still answer. */
function localWords(server: { readonly answers: boolean; readonly count?: number } | undefined): string {
  if (server && !server.answers) return vscode.l10n.t('does not answer now');
  return server?.count === undefined ? '' : modelCount(server.count);
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
