import type * as vscode from 'vscode';

/** API keys in SecretStorage, each bound to the origin it was typed for and given to no other. */
export class Secrets {
  readonly #storage: vscode.SecretStorage;

  constructor(storage: vscode.SecretStorage) {
    this.#storage = storage;
  }

  async key(baseUrl: string): Promise<string | undefined> {
    const name = nameOf(baseUrl);
    return name === undefined ? undefined : this.#storage.get(name);
  }

  async store(baseUrl: string, key: string): Promise<void> {
    const name = nameOf(baseUrl);
    if (name !== undefined) await this.#storage.store(name, key.trim());
  }

  async delete(baseUrl: string): Promise<void> {
    const name = nameOf(baseUrl);
    if (name !== undefined) await this.#storage.delete(name);
  }
}

function nameOf(baseUrl: string): string | undefined {
  const origin = URL.parse(baseUrl)?.origin;
  return origin === undefined || origin === 'null' ? undefined : `key:${origin}`;
}
