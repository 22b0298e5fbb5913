import { app, num, sym } from '../../../math/build.ts';
import type { Expression, NumberNode } from '../../../math/expression.ts';
import { exactNumber, shownNumber } from '../exactNumber.ts';
import type { Asked, Condition, Quantity, Sort, Story } from './story.ts';

interface Told {
  readonly quantities: readonly Quantity[];
  readonly conditions: readonly Condition[];
  readonly asked: readonly Asked[];
  /** What a grammar must remember: whom “he” stands for, the unit, the verb. */
  readonly notes: ReadonlyMap<string, string>;
}

/** What has been read of a story so far. A reading that fails half way is taken back by `restore`. */
export class Scene {
  #told: Told = { quantities: [], conditions: [], asked: [], notes: new Map() };

  get told(): Told {
    return this.#told;
  }

  restore(told: Told): void {
    this.#told = told;
  }

  /** The symbol of a quantity; the first words for it stay. */
  quantity(key: string, words: string, sort: Sort): Expression {
    const name = nameOf(key);
    if (!this.has(key)) this.#told = { ...this.#told, quantities: [...this.#told.quantities, { name, words, sort }] };
    return sym(name);
  }

  has(key: string): boolean {
    return this.#told.quantities.some(({ name }) => name === nameOf(key));
  }

  /** What there is a whole number of is known once its kind is. */
  sortAll(sort: Sort, of: (name: string) => boolean = () => true): void {
    this.#told = { ...this.#told, quantities: this.#told.quantities.map((each) => (of(each.name) ? { ...each, sort } : each)) };
  }

  tell(words: string, left: Expression, right: Expression): true {
    this.#told = { ...this.#told, conditions: [...this.#told.conditions, { words, left, right }] };
    return true;
  }

  ask(words: string, values: readonly Expression[], unit = '', pick: Asked['pick'] = 'each'): true {
    this.#told = { ...this.#told, asked: [...this.#told.asked, { words, values, unit, pick }] };
    return true;
  }

  note(name: string): string | undefined {
    return this.#told.notes.get(name);
  }

  /** Remembers, or agrees with what is remembered. */
  agree(name: string, value: string): boolean {
    const before = this.note(name);
    if (before === undefined) this.remember(name, value);
    return before === undefined || before === value;
  }

  remember(name: string, value: string): void {
    this.#told = { ...this.#told, notes: new Map(this.#told.notes).set(name, value) };
  }

  /** The story, where it asks exactly one thing. */
  story(): Story | undefined {
    const { quantities, conditions, asked } = this.#told;
    const [only, ...more] = asked;
    return only && more.length === 0 ? { quantities, conditions, asked: only } : undefined;
  }
}

/** No letter that stands for an unknown is ever such a name. */
function nameOf(key: string): string {
  return `:${key.toLowerCase()}`;
}

/** A number as a story writes it, `25%` as `0.25`. */
export function written(text: string): NumberNode | undefined {
  if (/^(?:one|an?)$/i.test(text)) return num(1);
  const value = exactNumber(text);
  if (!value || text.startsWith('-')) return undefined;
  if (!text.includes('.') && !text.endsWith('%')) return { ...num(value.numerator, value.denominator) };
  return shownNumber(value, true);
}

export function plus(...terms: readonly Expression[]): Expression {
  const [only, ...more] = terms;
  return only && more.length === 0 ? only : app('add', ...terms);
}

export function less(a: Expression, b: Expression): Expression {
  return app('add', a, app('negate', b));
}

export function times(a: Expression, b: Expression): Expression {
  return app('multiply', a, b);
}

export function over(a: Expression, b: Expression): Expression {
  return app('divide', a, b);
}

/** A pattern that takes a whole clause: `{n:a}` is a number named a, `{p:a}` a percentage, `{x:a}` some words without a number or a comma. */
export function clause(source: string): RegExp {
  const number = String.raw`\d{1,12}(?:\.\d{1,6}|\/\d{1,6})?`;
  const slots: Readonly<Record<string, string>> = { n: number, p: String.raw`\d{1,6}(?:\.\d{1,6})?%`, x: String.raw`[^\d,.%]+?`, q: String.raw`[^,]+?` };
  return new RegExp(`^(?:${source.replace(/\{([npxq]):([a-z]+)\}/gi, (_, kind: string, name: string) => `(?<${name}>${slots[kind] ?? ''})`)})$`, 'i');
}

export type Slots = (name: string) => string;
/** One kind of clause, and what it tells; false where the words fit but the meaning is not certain. */
export type ClauseRule = readonly [pattern: RegExp, tell: (slot: Slots, scene: Scene, words: string) => boolean];

/** A topic: its kinds of clauses, and what goes without saying once all are read. */
export interface Grammar {
  readonly clauses: readonly ClauseRule[];
  readonly finish?: (scene: Scene) => boolean;
  /** Whether it minds the units itself, so that they may differ in a story. */
  readonly converts?: boolean;
}

const joints = { en: /, and |, but |, while |, then |, | and | but | while | (?=how (?:many|much|old|long|far) )/g, zh: /,|(?<=出售|销售)(?=仍|还|可)/g } as const;
const leadIn = { en: /^(?:and |but |so |then |now,? |suppose (?:that )?|given that |assume (?:that )?|if |when |it is known that |we know that )+/i, zh: /^(?:已知|如果|若|设|假设|现在知道|又知|又|且|而|那么|则|问|请问|求问|同时)+,?/ } as const;

/** Reads all sentences by a grammar; undefined where a single clause is left over. */
export function readBy(grammar: Grammar, sentences: readonly string[], language: 'en' | 'zh'): Story | undefined {
  const scene = new Scene();
  for (const sentence of sentences) if (!readSentence(grammar, sentence, scene, language, 0)) return undefined;
  return grammar.finish && !grammar.finish(scene) ? undefined : scene.story();
}

/** The sentences that a grammar reads, one after another, when the others are passed over. */
export function readable(grammar: Grammar, sentences: readonly string[], language: 'en' | 'zh'): readonly string[] {
  const scene = new Scene();
  const read = sentences.filter((sentence) => readSentence(grammar, sentence, scene, language, 0));
  return scene.told.conditions.length > 0 ? read : [];
}

/** A sentence with more places to part it is a list, and each part would be tried by every clause. */
const mostJoints = 12;

/** A sentence whole, or parted at a joint so that both parts are read. */
function readSentence(grammar: Grammar, sentence: string, scene: Scene, language: 'en' | 'zh', depth: number): boolean {
  const words = sentence.trim();
  const bare = words.replace(leadIn[language], '').trim();
  for (const text of bare === words ? [words] : [words, bare]) if (readClause(grammar, text, scene)) return true;
  const places = depth > 6 ? [] : [...words.matchAll(joints[language])];
  if (places.length > mostJoints) return false;
  for (const joint of places) {
    const before = scene.told;
    const [first, rest] = [words.slice(0, joint.index), words.slice(joint.index + joint[0].length)];
    if (readSentence(grammar, first, scene, language, 7) && readSentence(grammar, rest, scene, language, depth + 1)) return true;
    scene.restore(before);
  }
  return false;
}

function readClause(grammar: Grammar, words: string, scene: Scene): boolean {
  for (const [pattern, tell] of grammar.clauses) {
    const match = pattern.exec(words);
    if (!match) continue;
    const before = scene.told;
    if (tell((name) => match.groups?.[name] ?? '', scene, words)) return true;
    scene.restore(before);
  }
  return false;
}
