import type { AttachmentItem, ToPanel } from '../../protocol/panel.ts';
import type { Attachable, Found, WaitingList } from '../waiting.ts';

export interface Attaching {
  suggest(query: string): Promise<readonly Attachable[]>;
  documentsAt(addresses: readonly string[]): Promise<readonly Found[]>;
  pasted(name: string, size: number, base64: string): Found;
}

const longestQuery = 200;

/** What one panel attaches to its next words. It knows what can be attached by ids alone, those of its last few lists. */
export class AttachInPanel {
  readonly #attaching: Attaching;
  readonly #waiting: WaitingList;
  readonly #answer: (data: ToPanel['suggestions']) => void;
  #offered = new Map<string, Attachable>();

  constructor(attaching: Attaching, waiting: WaitingList, answer: (data: ToPanel['suggestions']) => void) {
    this.#attaching = attaching;
    this.#waiting = waiting;
    this.#answer = answer;
  }

  async suggest(request: number, query: string): Promise<void> {
    if (!Number.isSafeInteger(request)) return;
    const found = await this.#attaching.suggest(query.slice(0, longestQuery)).catch(() => []);
    const offered = found.map((attachable) => ({ id: crypto.randomUUID(), attachable }));
    this.#offered = new Map([...this.#offered, ...offered.map(({ id, attachable }) => [id, attachable] as const)].slice(-100));
    this.#answer({ request, items: offered.map(({ id, attachable: { kind, label, detail } }): AttachmentItem => ({ id, kind, label, detail })) });
  }

  async item(id: string): Promise<void> {
    const attachable = this.#offered.get(id);
    if (attachable) this.#waiting.add([await attachable.read()], attachable.kind);
  }

  async files(addresses: readonly string[]): Promise<void> {
    this.#waiting.add(await this.#attaching.documentsAt(addresses));
  }

  pasted(name: string, size: number, base64: string): void {
    this.#waiting.add([this.#attaching.pasted(name, size, base64)]);
  }
}
