import type * as vscode from 'vscode';
import type { Reasoner } from '../core/reasoner.ts';
import { customEndpoint, presets, type Endpoint } from '../reasoners/openai/endpoint.ts';
import { openaiReasoner } from '../reasoners/openai/openaiReasoner.ts';
import { listModels } from '../reasoners/openai/listModels.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

interface Cached {
  readonly at: number;
  readonly models: readonly string[];
}

const cacheKey = 'therefore.models';
/** Model lists are asked for again after a day. Milliseconds. */
const cachedMs = 24 * 60 * 60 * 1000;

/** The endpoints this user may choose from: the presets and those of the user settings. */
export class Endpoints {
  readonly #settings: Settings;
  readonly #secrets: Secrets;
  readonly #memory: vscode.Memento;

  constructor(settings: Settings, secrets: Secrets, memory: vscode.Memento) {
    this.#settings = settings;
    this.#secrets = secrets;
    this.#memory = memory;
  }

  /** The user's own first; one with a preset's name takes its place. */
  get all(): readonly Endpoint[] {
    const own = this.#settings.endpoints.map(({ id, label, baseUrl, preset }) => customEndpoint(id, label, baseUrl, preset));
    return [...own, ...presets.filter(({ id }) => !own.some((endpoint) => endpoint.id === id))];
  }

  /** The endpoint and model that `endpoint/model` names; undefined for the built-in solver and unknown names. */
  of(model: string): { readonly endpoint: Endpoint; readonly model: string } | undefined {
    const slash = model.indexOf('/');
    if (slash < 0) return undefined;
    const endpoint = this.all.find(({ id }) => id === model.slice(0, slash));
    return endpoint && { endpoint, model: model.slice(slash + 1) };
  }

  reasoner(model: string): Reasoner | undefined {
    const found = this.of(model);
    return found && openaiReasoner({ endpoint: found.endpoint, model: found.model, key: () => this.#secrets.key(found.endpoint.baseUrl) });
  }

  labelOf(model: string): string {
    // A language model of VS Code: `vscode/<vendor>/<id>`.
    const [, vendor, name] = /^vscode\/([^/]+)\/(.+)$/.exec(model) ?? [];
    if (vendor !== undefined && name !== undefined) return `${vendor} · ${name}`;
    const found = this.of(model);
    return found ? `${found.endpoint.label} · ${found.model}` : 'Therefore';
  }

  hasKey(endpoint: Endpoint): Promise<boolean> {
    return endpoint.needsKey ? this.#secrets.key(endpoint.baseUrl).then((key) => key !== undefined) : Promise.resolve(true);
  }

  /** The endpoint's own list of models, from the cache while it is fresh; the preset's where it cannot be had. */
  async models(endpoint: Endpoint): Promise<readonly string[]> {
    const cache = this.#memory.get<Record<string, Cached>>(cacheKey, {});
    const known = cache[endpoint.baseUrl];
    if (known && Date.now() - known.at < cachedMs) return known.models;
    const listed = await listModels(endpoint, await this.#secrets.key(endpoint.baseUrl));
    if (!listed) return known?.models ?? endpoint.models;
    await this.#memory.update(cacheKey, { ...cache, [endpoint.baseUrl]: { at: Date.now(), models: listed } });
    return listed;
  }
}
