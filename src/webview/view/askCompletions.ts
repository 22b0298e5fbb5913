import type { AttachmentItem, ToPanel } from '../../protocol/panel.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import { ChoiceList, type ChoiceGroup } from './choiceList.ts';
import type { ViewContext } from './context.ts';
import { meaningOf, slashCommands, typedCommand, typedMention, type SlashCommand, type Typed } from './slashCommands.ts';

/** How long typing rests before the host is asked what can be attached; ms. */
const restMs = 120;

const kinds: readonly AttachmentItem['kind'][] = ['selection', 'cell', 'file', 'image'];

interface Anchor extends Typed {
  readonly kind: 'command' | 'attach';
  /** Opened by its button, with no sign in the text. */
  readonly bare: boolean;
}

export interface CompletionEvents {
  /** Whether a command can be chosen: there is none yet. */
  readonly takesCommand: () => boolean;
  readonly command: (command: SlashCommand) => void;
  /** The text was changed here. */
  readonly edited: () => void;
  /** What is open. */
  readonly opened: (kind: Anchor['kind'] | undefined) => void;
}

/** What can be chosen while words are typed: commands behind a `/`, things to attach behind an `@`. */
export class AskCompletions {
  readonly list: ChoiceList;
  readonly #context: ViewContext;
  readonly #input: HTMLTextAreaElement;
  readonly #events: CompletionEvents;
  #anchor: Anchor | undefined;
  /** Closed by Escape: not to open again where it stands. */
  #dismissed: string | undefined;
  #request = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: ViewContext, input: HTMLTextAreaElement, events: CompletionEvents) {
    this.#context = context;
    this.#input = input;
    this.#events = events;
    this.list = new ChoiceList(input, (open) => events.opened(open ? this.#anchor?.kind : undefined));
  }

  /** To be called when the words or the caret have changed. */
  refresh(): void {
    const anchor = this.#typed();
    if (!anchor) this.#dismissed = undefined;
    if (!anchor || nameOf(anchor) === this.#dismissed) this.close();
    else this.#show(anchor);
  }

  /** Opens at the caret with nothing typed for it, or closes. */
  toggle(kind: Anchor['kind']): void {
    const again = this.list.open && this.#anchor?.kind === kind;
    this.close();
    this.#input.focus();
    if (!again) this.#show({ kind, start: this.#input.selectionStart, query: '', bare: true });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#anchor = undefined;
    this.list.hide();
  }

  /** Whether the key was for what is open. */
  key(event: KeyboardEvent): boolean {
    if (!this.list.open) return false;
    if (event.key === 'Escape') {
      this.#dismissed = this.#anchor && nameOf(this.#anchor);
      this.close();
      return true;
    }
    return this.list.key(event);
  }

  /** The host's answer; one to an earlier question is not shown. */
  answer({ request, items }: ToPanel['suggestions']): void {
    if (request !== this.#request || this.#anchor?.kind !== 'attach') return;
    const { words } = this.#context;
    const groups = kinds.map((kind): ChoiceGroup => ({
      label: this.#kindWords(kind),
      choices: items
        .filter((item) => item.kind === kind)
        .map(({ id, label, detail }) => ({
          icon: kind,
          label: shown(label),
          detail: detail === label ? '' : shown(detail),
          choose: () => {
            this.#take();
            this.#context.post('attachItem', { id });
          },
        })),
    }));
    const hint = words.t('Pictures can be pasted. To drop files here from the Explorer, hold Shift.');
    this.#open(words.t('Attach'), groups, items.length === 0 ? `${words.t('Nothing to attach has these words.')} ${hint}` : hint);
  }

  #typed(): Anchor | undefined {
    const { value, selectionStart, selectionEnd } = this.#input;
    if (selectionStart !== selectionEnd) return undefined;
    const before = value.slice(0, selectionStart);
    const old = this.#anchor;
    if (old?.bare === true) {
      const query = before.slice(old.start);
      return selectionStart < old.start || /\s/.test(query) ? undefined : { ...old, query };
    }
    const command = this.#events.takesCommand() ? typedCommand(before) : undefined;
    if (command) return { ...command, kind: 'command', bare: false };
    const mention = typedMention(before);
    return mention && { ...mention, kind: 'attach', bare: false };
  }

  #show(anchor: Anchor): void {
    const old = this.#anchor;
    this.#anchor = anchor;
    if (anchor.kind === 'command') this.#showCommands(anchor);
    else if (old?.kind !== 'attach') this.#suggest(anchor.query);
    else if (old.query !== anchor.query) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#suggest(anchor.query), restMs);
    }
  }

  #showCommands({ query, bare }: Anchor): void {
    const { words } = this.#context;
    const fitting = slashCommands.filter((command) => command.startsWith(query.toLowerCase().replace(/^\//, '')));
    // A word that is no command is a word.
    if (fitting.length === 0 || (!bare && !this.#events.takesCommand())) {
      this.close();
      return;
    }
    const choices = fitting.map((command) => ({
      label: `/${command}`,
      detail: meaningOf(command, words),
      choose: () => {
        this.#take();
        this.#events.command(command);
      },
    }));
    this.#open(words.t('Commands'), [{ choices }]);
  }

  #suggest(query: string): void {
    this.#request += 1;
    this.#context.post('suggest', { request: this.#request, query });
  }

  #open(label: string, groups: readonly ChoiceGroup[], note?: string): void {
    const { announce, words } = this.#context;
    const before = this.list.open;
    this.list.show(label, groups, note);
    const count = groups.reduce((sum, { choices }) => sum + choices.length, 0);
    if (!before) announce(words.t('{0}: {1} to choose from', label, words.number(count)));
  }

  /** Takes what was typed for the list out of the text. */
  #take(): void {
    const anchor = this.#anchor;
    this.close();
    if (!anchor) return;
    this.#input.setRangeText('', anchor.start, Math.max(anchor.start, this.#input.selectionStart), 'start');
    this.#events.edited();
  }

  #kindWords(kind: AttachmentItem['kind']): string {
    const { words } = this.#context;
    switch (kind) {
      case 'selection':
        return words.t('Selection');
      case 'cell':
        return words.t('Cells');
      case 'file':
        return words.t('Files');
      case 'image':
        return words.t('Pictures');
    }
  }
}

function nameOf({ kind, start }: Anchor): string {
  return `${kind} ${start}`;
}
