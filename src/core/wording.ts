import { fill, type Phrase } from './phrase.ts';

/** How things are said in one language. */
export interface Wording {
  /** BCP 47, as VS Code's display language gives it: `en`, `zh-cn`. */
  readonly language: string;
  phrase(phrase: Phrase): string;
  number(value: number): string;
}

/** The words of a language by a bundle: English templates are the keys; what is missing stays English. */
export class BundledWording implements Wording {
  readonly language: string;
  readonly #bundle: Readonly<Record<string, string>>;
  readonly #numbers: Intl.NumberFormat;

  constructor(language: string, bundle: Readonly<Record<string, string>>) {
    this.language = language;
    this.#bundle = bundle;
    this.#numbers = new Intl.NumberFormat(Intl.NumberFormat.supportedLocalesOf([language])[0] ?? 'en');
  }

  phrase({ template, args }: Phrase): string {
    return fill(Object.hasOwn(this.#bundle, template) ? (this.#bundle[template] ?? template) : template, args);
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }
}
