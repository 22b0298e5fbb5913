import { lastTurn } from '../../core/conversation.ts';
import { effortWord } from '../../core/effortWord.ts';
import { canAnswerNow } from '../../core/endActions.ts';
import type { ToPanel } from '../../protocol/panel.ts';
import { shown } from '../../markdown/hiddenCharacters.ts';
import { AskCompletions } from './askCompletions.ts';
import { AttachedItems } from './attachedItems.ts';
import type { ViewContext } from './context.ts';
import { button, make, setText } from './dom.ts';
import type { Drafts } from './drafts.ts';
import { icon } from './icon.ts';
import { iconButton } from './iconButton.ts';
import { PastWords } from './pastWords.ts';
import { takePictures } from './pastedPictures.ts';
import type { PanelState } from './panelView.ts';
import { meaningOf, readCommand, type SlashCommand } from './slashCommands.ts';

/** The box for problems and follow-up questions: words, a command, what goes with them, the model; and Stop while something runs. */
export class AskBox {
  readonly element: HTMLElement;
  readonly #context: ViewContext;
  readonly #drafts: Drafts;
  readonly #input: HTMLTextAreaElement;
  readonly #completions: AskCompletions;
  readonly #attached: AttachedItems;
  readonly #past: PastWords;
  readonly #chip: HTMLButtonElement;
  readonly #model: HTMLButtonElement;
  readonly #effort: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #answer: HTMLButtonElement;
  readonly #missing: HTMLElement;
  #state: PanelState | undefined;
  #command: SlashCommand | undefined;
  /** When a new problem was sent whose trace is not here yet; milliseconds, wall clock. */
  #sentAt: number | undefined;

  constructor(context: ViewContext, drafts: Drafts) {
    const { words, post } = context;
    this.#context = context;
    this.#drafts = drafts;
    this.#input = make('textarea', { rows: '1', id: 'ask', 'aria-describedby': 'ask-command ask-hint' });
    this.#past = new PastWords(this.#input);
    const attach = iconButton('attach', words.t('Attach a selection, a cell, a file or a picture (@)'), () => this.#completions.toggle('attach'), { 'aria-haspopup': 'listbox', 'aria-expanded': 'false' });
    const commands = iconButton('command', words.t('Commands (/)'), () => this.#completions.toggle('command'), { 'aria-haspopup': 'listbox', 'aria-expanded': 'false' });
    this.#completions = new AskCompletions(context, this.#input, {
      takesCommand: () => this.#command === undefined,
      command: (command) => this.#setCommand(command),
      edited: () => this.#keep(),
      opened: (kind) => {
        attach.setAttribute('aria-expanded', String(kind === 'attach'));
        commands.setAttribute('aria-expanded', String(kind === 'command'));
      },
    });
    this.#attached = new AttachedItems(context, () => this.#input.focus());
    this.#chip = button('', () => this.#setCommand(undefined), { class: 'chip command', hidden: '' });
    const onTrace = (type: 'stop' | 'answerNow') => () => {
      if (this.#state?.trace) post(type, { trace: this.#state.trace.id });
    };
    this.#model = button('', () => post('command', { id: 'chooseModel' }), { class: 'bare model' });
    this.#effort = button('', () => post('command', { id: 'chooseEffort' }), { class: 'bare effort' });
    this.#stop = iconButton('stop', words.t('Stop'), onTrace('stop'), { class: 'stop', hidden: '' });
    this.#answer = button(words.t('Answer Now'), onTrace('answerNow'), { class: 'stop answer-now', hidden: '', title: words.t('Enough thinking: answer with what was thought so far') });
    const send = iconButton('send', words.t('Send'), () => this.#submit(), { class: 'send' });
    this.#missing = make('p', { class: 'missing', role: 'status' });
    const box = make(
      'div',
      { class: 'ask-box' },
      this.#completions.list.element,
      this.#attached.element,
      make('div', { class: 'words' }, this.#chip, this.#input),
      make('div', { class: 'tools' }, attach, commands, this.#model, this.#effort, make('div', { class: 'go' }, this.#answer, this.#stop, send)),
    );
    const hint = make('p', { class: 'unseen', id: 'ask-hint' }, words.t('Enter: send · Shift+Enter: new line'));
    this.element = make('footer', { class: 'ask' }, box, make('p', { class: 'unseen', id: 'ask-command' }), hint, this.#missing);
    this.#listen(box, [attach, commands]);
  }

  update(state: PanelState): void {
    const { words } = this.#context;
    const before = this.#state;
    const { trace } = state;
    this.#state = state;
    if (!before || before.trace?.id !== trace?.id) this.#load();
    const held = document.activeElement;
    const last = trace && lastTurn(trace);
    this.#stop.hidden = trace?.turns.some(({ end }) => end === undefined) !== true;
    this.#answer.hidden = last === undefined || !canAnswerNow(last);
    if ((held === this.#stop || held === this.#answer) && (held as HTMLElement).hidden) this.#input.focus();
    this.#attached.update(state.attached);
    // The built-in solver knows no effort.
    const builtin = state.model.reasoner === 'builtin';
    const model = builtin ? words.t('Built-in solver') : shown(state.model.label);
    this.#effort.hidden = builtin;
    const effort = effortWord(words, state.effort);
    label(this.#model, model, words.t('{0}: choose another model', model));
    label(this.#effort, effort, words.t('{0}: choose another effort', effort));
    this.#name();
  }

  /** What can be attached, as the host answers. */
  suggest(suggestions: ToPanel['suggestions']): void {
    this.#completions.answer(suggestions);
  }

  focus(): void {
    this.#input.focus();
  }

  /** Says under the box what is missing, or why nothing happened. */
  tell(words: string): void {
    setText(this.#missing, words);
  }

  #listen(box: HTMLElement, openers: readonly HTMLElement[]): void {
    const input = this.#input;
    input.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent) || !event.isComposing) this.#edited();
    });
    input.addEventListener('compositionend', () => this.#edited());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('click', () => this.#completions.refresh());
    takePictures(input, this.#context.post);
    // A press on what opens a list, or beside the words, leaves the keyboard in the box.
    for (const opener of openers) opener.addEventListener('pointerdown', (event) => event.preventDefault());
    box.addEventListener('mousedown', (event) => {
      if (event.target !== box && !(event.target instanceof Element && event.target.matches('.tools, .words'))) return;
      event.preventDefault();
      input.focus();
    });
    box.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !box.contains(relatedTarget)) this.#completions.close();
    });
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const input = this.#input;
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    if (this.#completions.key(event)) event.stopPropagation();
    else if (event.key === 'Enter' && !event.shiftKey) this.#submit();
    else if (event.key === 'Backspace' && atStart && this.#command !== undefined) this.#setCommand(undefined);
    else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && this.#past.step(event.key === 'ArrowUp' ? -1 : 1, this.#asked())) this.#keep();
    else return;
    event.preventDefault();
  }

  #edited(): void {
    const { value } = this.#input;
    this.tell('');
    // A command with a space behind it is whole.
    const [typed = '', word] = /^(\/[a-z]+)\s/i.exec(value) ?? [];
    const { command } = readCommand(word ?? '');
    if (command !== undefined && this.#command === undefined) {
      this.#input.setRangeText('', 0, typed.length);
      this.#setCommand(command);
    }
    this.#keep();
    this.#completions.refresh();
  }

  #setCommand(command: SlashCommand | undefined): void {
    const { words, announce } = this.#context;
    if (command !== undefined || this.#command !== undefined) announce(command === undefined ? words.t('No command') : `/${command}: ${meaningOf(command, words)}`);
    this.#showCommand(command);
    this.tell('');
    this.#keep();
    this.#input.focus();
  }

  #showCommand(command: SlashCommand | undefined): void {
    const { words } = this.#context;
    this.#command = command;
    this.#chip.hidden = command === undefined;
    setText(this.element.querySelector('#ask-command') as HTMLElement, command === undefined ? '' : `/${command}`);
    if (command !== undefined) {
      this.#chip.replaceChildren(`/${command}`, icon('close'));
      this.#chip.title = meaningOf(command, words);
      this.#chip.setAttribute('aria-label', words.t('/{0}: remove the command', command));
    }
    this.#name();
  }

  /** Names the box by what is asked for in it. */
  #name(): void {
    const { words } = this.#context;
    const { trace } = this.#state ?? {};
    const name = trace === undefined ? words.t('Type a problem') : words.t('Ask about this problem');
    const placeholder = this.#command === undefined ? words.t('{0}, / for commands, @ to attach', name) : name;
    if (this.#input.placeholder === placeholder) return;
    this.#input.placeholder = placeholder;
    this.#input.setAttribute('aria-label', name);
  }

  #asked(): readonly string[] {
    const { trace } = this.#state ?? {};
    if (!trace) return this.#drafts.sent;
    const own = trace.problem.place === undefined ? [trace.problem.text] : [];
    return [...own, ...trace.turns.map(({ ask }) => ask)].filter((ask) => ask.trim() !== '');
  }

  #load(): void {
    const { trace } = this.#state ?? {};
    const begun = trace !== undefined && this.#sentAt !== undefined && trace.createdAt >= this.#sentAt;
    this.#sentAt = undefined;
    if (begun) {
      // What was typed while the problem began is about it.
      this.#drafts.keep(undefined, { text: '' });
      this.#keep();
      return;
    }
    const { text, command } = this.#drafts.of(trace?.id);
    this.#completions.close();
    this.#input.value = text;
    this.tell('');
    this.#showCommand(command);
  }

  #keep(): void {
    const { value: text } = this.#input;
    this.#drafts.keep(this.#state?.trace?.id, this.#command === undefined ? { text } : { text, command: this.#command });
  }

  #submit(): void {
    const { words, post } = this.#context;
    const { trace, attached = [] } = this.#state ?? {};
    const { command = this.#command, text } = this.#command === undefined ? readCommand(this.#input.value) : { text: this.#input.value.trim() };
    // With no words, something is to be solved that is attached; a command needs something it is about.
    const task = command ?? (text === '' && !trace ? 'solve' : 'ask');
    if (text === '' && !trace && attached.length === 0) {
      if (command !== undefined) this.tell(words.t('Type the problem for /{0}, or attach it with @.', command));
      this.#input.focus();
      return;
    }
    if (text === '' && task === 'ask') {
      if (attached.length > 0) this.tell(words.t('Type what you want to know about what is attached, or choose a command with /.'));
      this.#input.focus();
      return;
    }
    post('ask', { trace: trace?.id, text, task });
    if (!trace && text !== '') this.#drafts.addSent(text);
    this.#sentAt = trace ? undefined : Date.now();
    this.#input.value = '';
    this.#showCommand(undefined);
    this.#keep();
    this.#completions.close();
  }
}

function label(element: HTMLElement, words: string, name: string): void {
  if (element.title === name) return;
  setText(element, words);
  element.title = name;
  element.setAttribute('aria-label', name);
}
