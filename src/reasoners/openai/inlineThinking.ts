import { HarmonyChannels } from './harmonyChannels.ts';
import { ThinkTags, type Found, type Piece } from './thinkTags.ts';

/** Models whose template opens the thinking, so that only its end is said. */
const unopened = /deepseek-?r1|qwq|qwen.*thinking|glm.*thinking|nemotron.*reason/i;

/** Thinking that a server left inside the answer's text, in whichever of the ways models mark it. */
export class InlineThinking {
  readonly #tags = new ThinkTags();
  #channels: HarmonyChannels | undefined = new HarmonyChannels();

  /** The model's name, as soon as it is known. */
  set model(name: string) {
    if (unopened.test(name)) this.#tags.expectUnopened();
  }

  /** Nothing in the text is a mark any more. */
  get plain(): boolean {
    return this.#channels === undefined && this.#tags.plain;
  }

  push(content: string): readonly Found[] {
    const said = this.#channels?.push(content);
    if (said) return said;
    const held = this.#channels?.release();
    this.#channels = undefined;
    return this.#tags.push(held ?? content);
  }

  /** The server says itself what is thinking: marks in the text mean nothing from now on. */
  disable(): readonly Piece[] {
    const held = this.#channels?.finish() ?? [];
    this.#channels = undefined;
    return [...held, ...this.#tags.disable()];
  }

  finish(): readonly Found[] {
    const held = this.#channels?.finish() ?? [];
    if (this.#channels?.decided === true) return held;
    return [...held.flatMap(({ text }) => this.#tags.push(text)), ...this.#tags.finish().pieces];
  }
}
