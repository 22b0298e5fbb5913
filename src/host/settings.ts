import * as vscode from 'vscode';
import { efforts, type Effort } from '../core/effort.ts';
import type { ModelFacts } from '../reasoners/openai/modelFacts.ts';
import { currencyFrom, factsFrom, ratesFrom } from './modelSettings.ts';

const explainLevels = ['school', 'university', 'research'] as const;
export type ExplainLevel = (typeof explainLevels)[number];

/** An OpenAI-compatible endpoint of the user's own, as written in user settings. */
export interface EndpointSetting {
  readonly id: string;
  readonly label: string;
  readonly baseUrl: string;
  readonly preset?: string;
}

/**
 * The settings, each read in the one way that is safe for it: what decides where a key or a problem
 * goes is taken from the user's settings only, whatever scope a workspace managed to write it in.
 */
export class Settings {
  get model(): string {
    const model = this.#section().get<unknown>('model');
    return typeof model === 'string' && model.trim() !== '' ? model.trim() : 'builtin';
  }

  /** The model that files of this workspace name, where it is not the user's own setting too. */
  get modelOfWorkspace(): string | undefined {
    const { globalValue, workspaceValue, workspaceFolderValue } = this.#section().inspect<unknown>('model') ?? {};
    const named = workspaceFolderValue ?? workspaceValue;
    return typeof named === 'string' && named.trim() !== '' && named !== globalValue ? named.trim() : undefined;
  }

  get effort(): Effort {
    const effort = this.#section().get<unknown>('effort');
    return efforts.find((known) => known === effort) ?? 'auto';
  }

  get endpoints(): readonly EndpointSetting[] {
    const value = this.#ofUser('endpoints');
    return Array.isArray(value) ? value.flatMap(endpointOf) : [];
  }

  /** What the user says of models, by `endpoint/model`, where `*` stands for anything. */
  get modelFacts(): Readonly<Record<string, ModelFacts>> {
    const value = this.#ofUser('models');
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, facts]) => [name, factsFrom(facts)])) : {};
  }

  /** ISO 4217. */
  get currency(): string {
    return currencyFrom(this.#ofUser('currency')) ?? 'USD';
  }

  /** What one unit of each currency is worth in `currency`, as the user says. */
  get exchangeRates(): Readonly<Record<string, number>> {
    return ratesFrom(this.#ofUser('exchangeRates'));
  }

  /** The most a session may cost, in `currency`; undefined where there is no cap. */
  get spendingCap(): number | undefined {
    const value = this.#ofUser('spendingCap');
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
  }

  /** Tokens that an answer may have, thinking included; undefined where that is left to the provider. */
  get maxAnswerTokens(): number | undefined {
    const value = this.#ofUser('maxAnswerTokens');
    return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
  }

  /** Silence after which a stream is given up, and the same without anything of an answer, in milliseconds; undefined where it is as usual. */
  get giveUpAfter(): { readonly bytesMs?: number; readonly contentMs?: number } {
    const bytesMs = this.#seconds('giveUpAfter.silence');
    const contentMs = this.#seconds('giveUpAfter.noAnswer');
    return { ...(bytesMs === undefined ? {} : { bytesMs }), ...(contentMs === undefined ? {} : { contentMs }) };
  }

  /** Machine-scoped: a path, or empty for "find one". */
  get python(): string {
    const value = this.#ofUser('python.path');
    return typeof value === 'string' ? value.trim() : '';
  }

  /** Whether documents are checked while they are written. */
  get checkEnabled(): boolean {
    return this.#section().get<unknown>('check.enabled') !== false;
  }

  get showVerified(): boolean {
    return this.#section().get<unknown>('check.showVerified') === true;
  }

  /** Whom explanations are written for. */
  get explainLevel(): ExplainLevel {
    const level = this.#section().get<unknown>('explain.level');
    return explainLevels.find((known) => known === level) ?? 'university';
  }

  async chooseModel(model: string): Promise<void> {
    // In Restricted Mode what a workspace says of models does not count.
    await this.#section().update('model', model, vscode.workspace.isTrusted ? this.#narrowestTarget() : vscode.ConfigurationTarget.Global);
  }

  async chooseEffort(effort: Effort): Promise<void> {
    await this.#section().update('effort', effort, this.#narrowestTarget());
  }

  async addEndpoint(endpoint: EndpointSetting): Promise<void> {
    const others = this.endpoints.filter(({ id }) => id !== endpoint.id);
    await this.#section().update('endpoints', [...others, endpoint], vscode.ConfigurationTarget.Global);
  }

  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('therefore')) listener();
    });
  }

  #seconds(name: string): number | undefined {
    const value = this.#ofUser(name);
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value * 1000 : undefined;
  }

  /** The user's own value, whatever a workspace wrote; undefined where there is none. */
  #ofUser(name: string): unknown {
    return this.#section().inspect<unknown>(name)?.globalValue;
  }

  #section(): vscode.WorkspaceConfiguration {
    return vscode.workspace.getConfiguration('therefore');
  }

  /** The choice of model is the workspace's where there is one. */
  #narrowestTarget(): vscode.ConfigurationTarget {
    return vscode.workspace.workspaceFolders?.length ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  }
}

/** Names that stand for no endpoint where a model is named. */
export const reservedIds: readonly string[] = ['builtin', 'vscode'];

function endpointOf(value: unknown): EndpointSetting[] {
  if (typeof value !== 'object' || value === null) return [];
  const { id, label, baseUrl, preset } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof baseUrl !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(id) || reservedIds.includes(id)) return [];
  return [{ id, baseUrl, label: typeof label === 'string' ? label : id, ...(typeof preset === 'string' ? { preset } : {}) }];
}
