import { fill, type Phrase } from '../../core/phrase.ts';

/** The panel's words in the user's language. English templates are the keys; what is missing stays English. */
export class Words {
  readonly language: string;
  readonly #bundle: Readonly<Record<string, string>>;
  readonly #numbers: Intl.NumberFormat;

  constructor(language: string, bundle: Readonly<Record<string, string>>) {
    this.language = language;
    this.#bundle = bundle;
    this.#numbers = new Intl.NumberFormat(Intl.NumberFormat.supportedLocalesOf([language])[0] ?? 'en');
  }

  t(template: string, ...args: readonly (string | number)[]): string {
    return fill(Object.hasOwn(this.#bundle, template) ? (this.#bundle[template] ?? template) : template, args);
  }

  phrase(phrase: Phrase): string {
    return this.t(phrase.template, ...phrase.args);
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }
}

/** `0:42`, `1:02:03`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
