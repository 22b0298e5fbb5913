import type { PanelTask } from '../../protocol/panel.ts';
import type { Words } from './words.ts';

/** What can be asked for by a word behind a slash. */
export type SlashCommand = Exclude<PanelTask, 'ask'>;

export const slashCommands: readonly SlashCommand[] = ['solve', 'check', 'hint', 'explain', 'grade', 'similar'];

export function slashCommandOf(word: unknown): SlashCommand | undefined {
  return slashCommands.find((command) => command === word);
}

/** What a command does, in one sentence. */
export function meaningOf(command: SlashCommand, words: Words): string {
  switch (command) {
    case 'solve':
      return words.t('Solve the problem and check every step.');
    case 'check':
      return words.t('Find the first mistake in a solution.');
    case 'hint':
      return words.t('Tell the next step only, not the answer.');
    case 'explain':
      return words.t('Explain why it is so, in small steps.');
    case 'grade':
      return words.t('Grade a solution and say what is missing.');
    case 'similar':
      return words.t('Make a similar problem to practise with.');
  }
}

/** Words as they were typed: a command at the start is taken off, an unknown one is words like any other. */
export function readCommand(typed: string): { readonly command?: SlashCommand; readonly text: string } {
  const [whole = '', word] = /^\s*\/([a-z]+)(?=\s|$)/i.exec(typed) ?? [];
  const command = slashCommandOf(word?.toLowerCase());
  return command === undefined ? { text: typed.trim() } : { command, text: typed.slice(whole.length).trim() };
}

/** The place of what is being typed for a list to choose from, and the words to find it by. */
export interface Typed {
  /** Where it begins, its sign with it. */
  readonly start: number;
  readonly query: string;
}

/** The command that is being typed at the start of the words, up to the caret. */
export function typedCommand(before: string): Typed | undefined {
  const [, word] = /^\/([a-z]*)$/i.exec(before) ?? [];
  return word === undefined ? undefined : { start: 0, query: word.toLowerCase() };
}

/** What is being typed behind an `@` up to the caret. An `@` behind a Latin letter or a digit is an address's. */
export function typedMention(before: string): Typed | undefined {
  const found = /(?:^|[^\w@/.])@([^\s@]{0,80})$/.exec(before);
  return found?.[1] === undefined ? undefined : { start: before.length - found[1].length - 1, query: found[1] };
}
