import type { Reasoner } from '../core/reasoner.ts';
import type { RunTerms } from '../core/spending.ts';
import { isLoopback } from '../core/loopback.ts';
import { customEndpoint, presets, type Endpoint } from '../reasoners/openai/endpoint.ts';
import { measuredReasoner } from '../reasoners/openai/measuredReasoner.ts';
import { offeredModels } from '../reasoners/openai/modelData.ts';
import { factsOf, giveUpAfterOf, overrideOf, type ModelFacts } from '../reasoners/openai/modelFacts.ts';
import { defaultClocks, openaiReasoner, type StreamClocks } from '../reasoners/openai/openaiReasoner.ts';
import type { ModelLists } from './modelLists.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** The endpoints this user may choose from: the presets and those of the user settings. */
export class Endpoints {
  readonly lists: ModelLists;
  readonly #settings: Settings;
  readonly #secrets: Secrets;

  constructor(settings: Settings, secrets: Secrets, lists: ModelLists) {
    this.#settings = settings;
    this.#secrets = secrets;
    this.lists = lists;
  }

  /** The user's own first; one with a preset's name takes its place. */
  get all(): readonly Endpoint[] {
    const own = this.own;
    return [...own, ...presets.filter(({ id }) => !own.some((endpoint) => endpoint.id === id))];
  }

  /** Those of the user settings. */
  get own(): readonly Endpoint[] {
    return this.#settings.endpoints.map(({ id, label, baseUrl, preset }) => customEndpoint(id, label, baseUrl, preset));
  }

  /** The endpoint and model that `endpoint/model` names; undefined for the built-in solver and unknown names. */
  of(model: string): { readonly endpoint: Endpoint; readonly model: string } | undefined {
    const slash = model.indexOf('/');
    if (slash < 0) return undefined;
    const endpoint = this.all.find(({ id }) => id === model.slice(0, slash));
    return endpoint && { endpoint, model: model.slice(slash + 1) };
  }

  /**
   * The names of an endpoint's models as they are offered: those of the user's own settings, then those the
   * data file begins with, its default first, then the others as the endpoint lists them.
   */
  offered(endpoint: Endpoint, listed: readonly string[]): readonly string[] {
    const prefix = `${endpoint.id}/`;
    const own = Object.keys(this.#settings.modelFacts).flatMap((name) => (name.startsWith(prefix) && !name.includes('*') ? [name.slice(prefix.length)] : []));
    const shipped = offeredModels(this.#presetOf(endpoint)).filter((name) => listed.includes(name));
    return [...new Set([...own, ...shipped, ...listed])];
  }

  reasoner(model: string): Reasoner | undefined {
    const found = this.of(model);
    if (!found) return undefined;
    const maxTokens = this.#longestAnswer(model);
    const asked = openaiReasoner({ endpoint: found.endpoint, model: found.model, key: () => this.#secrets.key(found.endpoint.baseUrl), clocks: { ...defaultClocks, ...this.#settings.giveUpAfter }, giveUpAfter: this.giveUpAfter(model), ...(maxTokens === undefined ? {} : { maxTokens }) });
    return measuredReasoner(asked, () => this.facts(model));
  }

  /** What the user says of silence for this model or its provider; for all others the settings of all hold. Milliseconds. */
  giveUpAfter(model: string): Pick<Partial<StreamClocks>, 'bytesMs' | 'contentMs'> {
    const { silence, noAnswer } = giveUpAfterOf(this.#settings.modelFacts, model);
    return { ...(silence === undefined ? {} : { bytesMs: silence * 1000 }), ...(noAnswer === undefined ? {} : { contentMs: noAnswer * 1000 }) };
  }

  /** Where a problem goes with this model, for a person to judge. */
  placeOf(model: string): string {
    const found = this.of(model);
    return found ? (URL.parse(found.endpoint.baseUrl)?.origin ?? found.endpoint.baseUrl) : this.labelOf(model);
  }

  labelOf(model: string): string {
    // A language model of VS Code: `vscode/<vendor>/<id>`.
    const [, vendor, name] = /^vscode\/([^/]+)\/(.+)$/.exec(model) ?? [];
    if (vendor !== undefined && name !== undefined) return `${vendor} · ${name}`;
    const found = this.of(model);
    return found ? `${found.endpoint.label} · ${found.model}` : model === 'builtin' ? 'Therefore' : model;
  }

  /** What is known of `endpoint/model`: the user's settings before what the endpoint says of it before what is shipped. */
  facts(name: string): ModelFacts {
    const own = overrideOf(this.#settings.modelFacts, name);
    const found = this.of(name);
    if (!found) return own;
    const { endpoint, model } = found;
    const listed = this.lists.known(endpoint).models.find(({ id }) => id === model)?.facts;
    return { ...factsOf(this.#presetOf(endpoint), model), ...listed, ...own };
  }

  /** What a run of this model costs, as far as it is known. Servers on this computer cost nothing unless the user says so. */
  terms(name: string): RunTerms {
    const found = this.of(name);
    const { price, contextTokens, ...facts } = this.facts(name);
    const outputTokens = this.#longestAnswer(name) ?? facts.outputTokens;
    return {
      label: this.labelOf(name),
      free: !found || (isLocal(found.endpoint) && !price),
      ...(price ? { price } : {}),
      ...(outputTokens === undefined ? {} : { outputTokens }),
      ...(contextTokens === undefined ? {} : { contextTokens }),
    };
  }

  /** What the user sets, never more than the model can; undefined where the user leaves it to the provider. */
  #longestAnswer(name: string): number | undefined {
    const { maxAnswerTokens } = this.#settings;
    return maxAnswerTokens === undefined ? undefined : Math.min(maxAnswerTokens, this.facts(name).outputTokens ?? maxAnswerTokens);
  }

  /** Whose shipped facts hold for an endpoint: its own, or those of the preset it names or shares a host with. */
  #presetOf({ id, baseUrl }: Endpoint): string {
    const setting = this.#settings.endpoints.find((own) => own.id === id);
    if (!setting) return id;
    const host = URL.parse(baseUrl)?.host;
    return setting.preset ?? presets.find((known) => !known.local && URL.parse(known.baseUrl)?.host === host)?.id ?? id;
  }

  hasKey(endpoint: Endpoint): Promise<boolean> {
    return endpoint.needsKey ? this.#secrets.key(endpoint.baseUrl).then((key) => key !== undefined) : Promise.resolve(true);
  }
}

/** Whether a server runs on this computer: it costs nothing, and is there only while it listens. */
export function isLocal({ baseUrl }: Endpoint): boolean {
  return isLoopback(URL.parse(baseUrl)?.hostname ?? '');
}
