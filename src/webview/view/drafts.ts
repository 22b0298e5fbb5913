import { slashCommandOf, type SlashCommand } from './slashCommands.ts';

/** What is typed and not yet sent. */
export interface Draft {
  readonly text: string;
  readonly command?: SlashCommand;
}

/** Problems whose drafts are kept; the ones typed in longest ago go first. */
const mostDrafts = 30;
/** Words of new problems that can be brought back. */
const mostSent = 10;

const none: Draft = { text: '' };

/** The drafts of every problem, and the words last sent as problems of their own, kept over a reload. */
export class Drafts {
  readonly #save: (saved: unknown) => void;
  /** By trace; the empty name is a new problem's. */
  readonly #drafts = new Map<string, Draft>();
  #sent: readonly string[] = [];

  /**
   * @param saved what was saved before; whatever it is, nothing is believed of it.
   * @param save is given what to keep after every change.
   */
  constructor(saved: unknown, save: (saved: unknown) => void) {
    this.#save = save;
    if (typeof saved !== 'object' || saved === null) return;
    if ('drafts' in saved && Array.isArray(saved.drafts)) for (const entry of saved.drafts as readonly unknown[]) this.#restore(entry);
    if ('sent' in saved && Array.isArray(saved.sent)) this.#sent = (saved.sent as readonly unknown[]).filter((text) => typeof text === 'string');
  }

  of(trace: string | undefined): Draft {
    return this.#drafts.get(trace ?? '') ?? none;
  }

  keep(trace: string | undefined, draft: Draft): void {
    this.#drafts.delete(trace ?? '');
    if (draft.text !== '' || draft.command !== undefined) this.#drafts.set(trace ?? '', draft);
    const oldest = this.#drafts.keys().next();
    if (this.#drafts.size > mostDrafts && oldest.done !== true) this.#drafts.delete(oldest.value);
    this.#keepAll();
  }

  /** Newest last. */
  get sent(): readonly string[] {
    return this.#sent;
  }

  addSent(text: string): void {
    this.#sent = [...this.#sent.filter((other) => other !== text), text].slice(-mostSent);
    this.#keepAll();
  }

  #keepAll(): void {
    this.#save({ drafts: [...this.#drafts].map(([trace, draft]) => ({ trace, ...draft })), sent: this.#sent });
  }

  #restore(entry: unknown): void {
    if (typeof entry !== 'object' || entry === null || !('trace' in entry) || !('text' in entry)) return;
    const { trace, text } = entry;
    const command = 'command' in entry ? slashCommandOf(entry.command) : undefined;
    if (typeof trace === 'string' && typeof text === 'string') this.#drafts.set(trace, command === undefined ? { text } : { text, command });
  }
}
