import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

/** One dimension: how it is asked, compared and named. */
const dimensions: Readonly<Record<string, RegExp>> = {
  size: /^(?:big|large|bigger|larger|size|small|smaller)$/i,
  length: /^(?:long|longer|shorter|length)$/i,
  height: /^(?:tall|high|taller|higher|height)$/i,
  weight: /^(?:heavy|heavier|lighter|weight)$/i,
  width: /^(?:wide|wider|narrower|width)$/i,
  depth: /^(?:deep|deeper|depth)$/i,
};

/** “Shorter” may be of lengths or of heights. */
function sameDimension(word: string, scene: Scene): boolean {
  if (/^shorter$/i.test(word)) return true;
  const found = Object.entries(dimensions).find(([, pattern]) => pattern.test(word))?.[0];
  return found !== undefined && scene.agree('dimension', found);
}

const notNames = /\b(?:than|as|times|more|less|half|how|what|if|and|or|of|each|both|they|it|he|she|one|other|total|sum|twice)\b/i;

function thing(text: string, scene: Scene): Expression | undefined {
  const plain = text.trim().replace(/^(?:the|a|an) /i, '');
  return plain === '' || notNames.test(plain) ? undefined : scene.quantity(plain.toLowerCase(), plain, 'measure');
}

const sameUnit = (slot: Slots, scene: Scene): boolean => slot('u') === '' || scene.agree('unit', slot('u').toLowerCase().replace(/s$/, '').replace(/^feet$/, 'foot').replace(/^(?:cubic|square) .*$/, (unit) => unit.replace(/inche$/, 'inch').replace(/feet$/, 'foot')).replace(/^inche$/, 'inch'));

const tell = (build: (slot: Slots, base: Expression) => Expression | undefined): ClauseRule[1] => (slot, scene, words) => {
  const [a, b] = [thing(slot('a'), scene), thing(slot('b'), scene)];
  const value = b && build(slot, b);
  return a !== undefined && value !== undefined && slot('a').toLowerCase() !== slot('b').toLowerCase() && sameDimension(slot('w'), scene) && sameUnit(slot, scene) && scene.tell(words, a, value);
};
const scaled = (slot: Slots, base: Expression): Expression | undefined => {
  const k = written(slot('k'));
  return k && times(k, base);
};

const name = (slot: string): string => String.raw`(?<${slot}>(?:the |a )?[A-Za-z]+(?:'s)?(?: [A-Za-z]+){0,2}?)`;
const adjective = '(?<w>big|large|long|tall|high|heavy|wide|deep)';
const comparative = '(?<w>bigger|larger|longer|shorter|taller|higher|heavier|lighter|wider|narrower|deeper|smaller)';
const noun = '(?<w>size|length|height|weight|width|depth)';
const unit = '(?<u>(?:cubic |square )?(?:inches|inch|feet|foot|meters|centimeters|cm|m|miles|km|kilometers|yards|minutes|hours|pounds|kilograms|kg|grams|ounces))';
const be = '(?:is|was)';

/** How big things are: measured, and against each other. */
export const sizesStory: Grammar = {
  clauses: [
    [clause(String.raw`how ${adjective} ${be} ${name('a')}(?:,? in ${unit})?`), (slot, scene, words) => {
      const value = thing(slot('a'), scene);
      return value !== undefined && sameDimension(slot('w'), scene) && sameUnit(slot, scene) && scene.ask(words, [value], scene.note('unit') ?? '');
    }],
    [clause(String.raw`how many ${unit} ${adjective} ${be} ${name('a')}`), (slot, scene, words) => {
      const value = thing(slot('a'), scene);
      return value !== undefined && sameDimension(slot('w'), scene) && sameUnit(slot, scene) && scene.ask(words, [value], scene.note('unit') ?? '');
    }],
    [clause(String.raw`what ${be} the ${noun} of ${name('a')}(?:,? in ${unit})?`), (slot, scene, words) => {
      const value = thing(slot('a'), scene);
      return value !== undefined && sameDimension(slot('w'), scene) && sameUnit(slot, scene) && scene.ask(words, [value], scene.note('unit') ?? '');
    }],
    [clause(String.raw`${name('a')} ${be} {n:k} times as ${adjective} as ${name('b')}`), tell(scaled)],
    [clause(String.raw`${name('a')} ${be} (?<k>\d+\/\d+) as ${adjective} as ${name('b')}`), tell(scaled)],
    [clause(String.raw`${name('a')} ${be} half as ${adjective} as ${name('b')}`), tell((_, base) => over(base, num(2)))],
    [clause(String.raw`${name('a')} ${be} (?:{n:k} times|(?<f>\d+\/\d+)|half)(?: of)? the ${noun} of ${name('b')}`), tell((slot, base) => (slot('f') !== '' ? scaled((key) => slot(key === 'k' ? 'f' : key), base) : slot('k') === '' ? over(base, num(2)) : scaled(slot, base)))],
    [clause(String.raw`${name('a')} ${be} (?:just |exactly )?as ${adjective} as ${name('b')}`), tell((_, base) => base)],
    [clause(String.raw`${name('a')} ${be} {n:n} ${unit} ${comparative} than ${name('b')}`), tell((slot, base) => {
      const n = written(slot('n'));
      return n && (/shorter|lighter|narrower|smaller/i.test(slot('w')) ? less(base, n) : plus(base, n));
    })],
    [clause(String.raw`${name('a')} ${be} {n:n} ${unit}(?: ${adjective})?`), (slot, scene, words) => {
      const [a, n] = [thing(slot('a'), scene), written(slot('n'))];
      return a !== undefined && n !== undefined && sameUnit(slot, scene) && (slot('w') === '' || sameDimension(slot('w'), scene)) && scene.tell(words, a, n);
    }],
    [clause(String.raw`${name('a')} weighs {n:n} ${unit}`), (slot, scene, words) => {
      const [a, n] = [thing(slot('a'), scene), written(slot('n'))];
      return a !== undefined && n !== undefined && sameUnit(slot, scene) && scene.agree('dimension', 'weight') && scene.tell(words, a, n);
    }],
    [clause(String.raw`how (?:much|many ${unit}) does ${name('a')} weigh`), (slot, scene, words) => {
      const value = thing(slot('a'), scene);
      return value !== undefined && scene.agree('dimension', 'weight') && sameUnit(slot, scene) && scene.ask(words, [value], scene.note('unit') ?? '');
    }],
  ],
  finish: (scene) => scene.note('unit') !== undefined && scene.note('dimension') !== undefined,
};
