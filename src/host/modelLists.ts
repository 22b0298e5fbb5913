import type * as vscode from 'vscode';
import type { Endpoint } from '../reasoners/openai/endpoint.ts';
import { listModelFacts, type ListedModel } from '../reasoners/openai/listModels.ts';
import type { Secrets } from './secrets.ts';

export interface ModelList {
  readonly models: readonly ListedModel[];
  /** Whether the endpoint answers for it, now or within the day; `shipped` also where an older list of its own stands in. */
  readonly from: 'endpoint' | 'shipped';
  /** When the endpoint said so; absent where it never did. Milliseconds since 1970. */
  readonly at?: number;
}

interface Cached {
  readonly at: number;
  readonly models: readonly ListedModel[];
}

const cacheKey = 'therefore.modelLists';
/** Model lists are asked for again after a day. Milliseconds. */
const cachedMs = 24 * 60 * 60 * 1000;
/** What a server on this computer may take to show that it is there: one that loads a model is slow. Milliseconds. */
const detectMs = 1500;

/** What each endpoint's `/models` says, kept for a day. */
export class ModelLists {
  readonly #secrets: Secrets;
  readonly #memory: vscode.Memento;

  constructor(secrets: Secrets, memory: vscode.Memento) {
    this.#secrets = secrets;
    this.#memory = memory;
  }

  /** What is known without asking anybody. */
  known(endpoint: Endpoint): ModelList {
    const cached = this.#cached(endpoint);
    return cached ? { models: cached.models, from: 'endpoint', at: cached.at } : shipped(endpoint);
  }

  isFresh(endpoint: Endpoint): boolean {
    const cached = this.#cached(endpoint);
    return cached !== undefined && Date.now() - cached.at < cachedMs;
  }

  /** Asks the endpoint; where it does not answer as it should, what it said before or what is shipped, marked so. */
  async ask(endpoint: Endpoint): Promise<ModelList> {
    const listed = await listModelFacts(endpoint, await this.#secrets.key(endpoint.baseUrl));
    if (!listed) return { ...this.known(endpoint), from: 'shipped' };
    return this.#keep(endpoint, listed);
  }

  /**
   * Whether a server on this computer answers, and how many models it lists. No key goes to it:
   * who listens on a port is not known before it was chosen. Its list is kept.
   */
  async detect(endpoint: Endpoint): Promise<{ readonly answers: boolean; readonly count?: number }> {
    let answers = false;
    const listed = await listModelFacts(endpoint, undefined, async (input, init) => {
      const response = await fetch(input, { ...init, signal: AbortSignal.timeout(detectMs) });
      answers = true;
      return response;
    });
    if (!listed) return { answers };
    await this.#keep(endpoint, listed);
    return { answers, count: listed.length };
  }

  #cached({ baseUrl }: Endpoint): Cached | undefined {
    return this.#memory.get<Record<string, Cached>>(cacheKey, {})[baseUrl];
  }

  async #keep({ baseUrl }: Endpoint, models: readonly ListedModel[]): Promise<ModelList> {
    const at = Date.now();
    await this.#memory.update(cacheKey, { ...this.#memory.get<Record<string, Cached>>(cacheKey, {}), [baseUrl]: { at, models } });
    return { models, from: 'endpoint', at };
  }
}

function shipped(endpoint: Endpoint): ModelList {
  return { models: endpoint.models.map((id) => ({ id })), from: 'shipped' };
}
