import { isObject, textOf } from './modelJson.ts';
import { say, type Phrase } from './phrase.ts';

/** What an item's points are for; computation has a say in `steps` and `answer`. */
export type RubricSubject = 'method' | 'steps' | 'answer' | 'writing';

export interface RubricItem {
  readonly id: string;
  readonly title: Phrase;
  readonly points: number;
  readonly about: RubricSubject;
}

/** How the points of a solution are given. */
export interface Rubric {
  readonly name: Phrase;
  readonly items: readonly RubricItem[];
  /** What one wrong step costs where computation alone found it. */
  readonly perError: number;
}

export type RubricRead = { readonly kind: 'rubric'; readonly rubric: Rubric } | { readonly kind: 'wrong'; readonly reason: Phrase };

export const rubricNames = ['default', 'zhongkao', 'gaokao', 'olympiad'] as const;
export type RubricName = (typeof rubricNames)[number];

/** The rubrics that come with Therefore. */
export const rubrics: Readonly<Record<RubricName, Rubric>> = {
  default: {
    name: say('Usual rubric'),
    items: [
      { id: 'method', title: say('A method that leads to the answer'), points: 4, about: 'method' },
      { id: 'steps', title: say('Steps carried out correctly'), points: 4, about: 'steps' },
      { id: 'answer', title: say('The final answer'), points: 2, about: 'answer' },
    ],
    perError: 1,
  },
  zhongkao: {
    name: say('Zhongkao style'),
    items: [
      { id: 'setup', title: say('Setting up the equation or relation'), points: 3, about: 'method' },
      { id: 'steps', title: say('Steps of the calculation'), points: 3, about: 'steps' },
      { id: 'answer', title: say('The final answer'), points: 1, about: 'answer' },
      { id: 'writing', title: say('Check and complete writing'), points: 1, about: 'writing' },
    ],
    perError: 1,
  },
  gaokao: {
    name: say('Gaokao style'),
    items: [
      { id: 'method', title: say('Key idea and formulas'), points: 4, about: 'method' },
      { id: 'steps', title: say('Derivation, point by point'), points: 5, about: 'steps' },
      { id: 'answer', title: say('The final answer'), points: 2, about: 'answer' },
      { id: 'writing', title: say('Cases, domains and writing'), points: 1, about: 'writing' },
    ],
    perError: 1,
  },
  olympiad: {
    name: say('Olympiad style, 0 to 7'),
    items: [{ id: 'solution', title: say('A complete and rigorous solution'), points: 7, about: 'steps' }],
    perError: 1,
  },
};

/** A teacher's own. */
const mostItems = 20;
const mostPoints = 1000;
const longestTitle = 200;
const subjects: ReadonlySet<unknown> = new Set<RubricSubject>(['method', 'steps', 'answer', 'writing']);

/** Reads a teacher's rubric: `{"name": "…", "perError": 1, "items": [{"title": "…", "points": 4, "about": "steps"}]}`. */
export function rubricFrom(file: string): RubricRead {
  let json: unknown;
  try {
    json = JSON.parse(file) as unknown;
  } catch {
    return wrong(say('It is not JSON.'));
  }
  if (!isObject(json)) return wrong(say('It must be an object with a list of “items”.'));
  const { name, items, perError = 1 } = json;
  if (!Array.isArray(items) || items.length === 0) return wrong(say('It must be an object with a list of “items”.'));
  if (items.length > mostItems) return wrong(say('It has more than {0} items.', mostItems));
  if (!isPoints(perError)) return wrong(say('“perError” must be a number above 0, at most {0}.', mostPoints));
  const read: RubricItem[] = [];
  for (const [index, item] of items.entries()) {
    const title = isObject(item) ? textOf(item['title'], longestTitle)?.replace(/\s+/g, ' ') : undefined;
    if (!isObject(item) || title === undefined) return wrong(say('Item {0} has no “title”.', index + 1));
    const { points, about = 'method' } = item;
    if (!isPoints(points)) return wrong(say('The “points” of item {0} must be a number above 0, at most {1}.', index + 1, mostPoints));
    if (!subjects.has(about)) return wrong(say('What item {0} is “about” must be one of: method, steps, answer, writing.', index + 1));
    read.push({ id: `item-${index + 1}`, title: asIs(title), points, about: about as RubricSubject });
  }
  const named = textOf(name, longestTitle)?.replace(/\s+/g, ' ');
  return { kind: 'rubric', rubric: { name: named === undefined ? say('Own rubric') : asIs(named), items: read, perError } };
}

/** Words of the user's own, which have no translation. */
function asIs(text: string): Phrase {
  return { template: '{0}', args: [text] };
}

function isPoints(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 && value <= mostPoints;
}

function wrong(reason: Phrase): RubricRead {
  return { kind: 'wrong', reason };
}
