import type { Expression } from '../../../math/expression.ts';
import { num } from '../../../math/build.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

/** What people do with things in a story, so that `has` and `have` are one. A second verb tells of another time. */
const verbs: readonly RegExp[] = [
  /^(?:has|have|had|owns?|owned)$/i, /^(?:picks?|picked)$/i, /^(?:collects?|collected)$/i, /^(?:reads?)$/i, /^(?:sells?|sold)$/i, /^(?:buys?|bought)$/i, /^(?:makes?|made)$/i, /^(?:earns?|earned)$/i, /^(?:scores?|scored)$/i, /^(?:eats?|ate)$/i,
  /^(?:bakes?|baked)$/i, /^(?:saves?|saved)$/i, /^(?:catch|catches|caught)$/i, /^(?:finds?|found)$/i, /^(?:plants?|planted)$/i,  /^(?:wins?|won)$/i, /^(?:writes?|wrote)$/i, /^(?:solves?|solved)$/i, /^(?:gathers?|gathered)$/i,
];
const doing = '(?:has|have|had|owns?|owned|picks?|picked|collects?|collected|reads?|sells?|sold|buys?|bought|makes?|made|earns?|earned|scores?|scored|eats?|ate|bakes?|baked|saves?|saved|catch(?:es)?|caught|finds?|found|plants?|planted|wins?|won|writes?|wrote|solves?|solved|gathers?|gathered)';
const noun = String.raw`(?<noun>[a-z]+(?: [a-z]+)??)`;
const who = String.raw`(?<who>[A-Z][a-z]+|he|she|(?:her|his|the|[A-Z][a-z]+'s) [a-z]+)`;
const whom = String.raw`(?<whom>[A-Z][a-z]+|him|her|he|she|(?:her|his|the|[A-Z][a-z]+'s) [a-z]+)(?: (?:has|have|had|does|did|do|owns|owned|picked|collected|read|sold|bought|made|earned|scored|ate|baked|saved|caught|found|planted|got|won|wrote|solved|gathered))?`;
const together = String.raw`(?: (?:together|in total|in all|altogether|combined|total|collectively))?`;

function owner(text: string, scene: Scene): Expression | undefined {
  if (/^(?:he|she|him|her)$/i.test(text)) {
    const [only, ...more] = scene.told.quantities;
    return only && more.length === 0 ? scene.quantity(only.name.slice(1), only.words, 'measure') : undefined;
  }
  if (/^(?:how|what|if|the (?:total|number|sum|rest|other|others|same)|together|they|there|each|both|everyone)$/i.test(text)) return undefined;
  const key = text.toLowerCase().replace(/^(?:her|his|the|[a-z]+'s) /, '');
  return scene.quantity(key, text, 'measure');
}

/** One verb and one kind of thing in the whole story: anything else is another quantity. */
function sameThing(verb: string, thing: string, scene: Scene): boolean {
  const index = verbs.findIndex((each) => each.test(verb));
  const plain = thing.toLowerCase().replace(/^(?:more|fewer|less|of) |(?: (?:together|altogether|each|as well|too|now|left|combined|total))$/g, '').replace(/s$/, '');
  if (index < 0 || !scene.agree('verb', String(index)) || /\b(?:each|every|per|times|left|more|fewer|old|years?|now|of|for|a|an|in|on|at|today|yesterday|first|second|another|day|week|month)\b/.test(plain)) return false;
  return plain === '' || scene.agree('noun', plain);
}

type Build = (slot: (name: string) => string, base: Expression) => Expression | undefined;

function compared(build: Build): ClauseRule[1] {
  return (slot, scene, words) => {
    if (!sameThing(slot('verb'), slot('noun'), scene)) return false;
    const [a, b] = [owner(slot('who'), scene), owner(slot('whom'), scene)];
    const value = b && build(slot, b);
    return a !== undefined && value !== undefined && scene.tell(words, a, value);
  };
}

const factor: Build = (slot, base) => {
  const k = written(slot('k'));
  return k && times(k, base);
};
const scaledThen: Build = (slot, base) => {
  // A fraction more may be a part of the other amount.
  if (slot('n').includes('/')) return undefined;
  const [k, n] = [slot('k') === '' ? num(1) : written(slot('k')), written(slot('n'))];
  const scaled = k && (slot('k') === '' ? base : times(k, base));
  return scaled && n && (/more/i.test(slot('op')) ? plus(scaled, n) : less(scaled, n));
};

function everyone(scene: Scene): Expression[] {
  return scene.told.quantities.map(({ name, words }) => scene.quantity(name.slice(1), words, 'measure'));
}

function named(text: string, scene: Scene): Expression[] | undefined {
  if (/^(?:they|they both|the 2 of them|both|the 2|the 3 of them|both of them|all of them|all 3|the 2 (?:friends|girls|boys|children|siblings))$/i.test(text)) {
    const all = everyone(scene);
    const said = /both|\b2\b/i.test(text) ? 2 : /\b3\b/.test(text) ? 3 : all.length;
    return all.length > 1 && all.length === said ? all : undefined;
  }
  const parts = text.split(/,? and |, /).map((each) => (/^[A-Z][a-z]+$|^(?:his|her|the) [a-z]+$/.test(each) ? owner(each, scene) : undefined));
  return parts.length > 1 && parts.every((each) => each !== undefined) ? parts : undefined;
}

const summed: ClauseRule[1] = (slot, scene, words) => {
  const [parts, value] = [named(slot('all') || 'they', scene), written(slot('n'))];
  return sameThing(slot('verb'), slot('noun'), scene) && parts !== undefined && value !== undefined && scene.tell(words, plus(...parts), value);
};

export const amountsStory: Grammar = {
  clauses: [
    [clause(String.raw`how many more ${noun} (?:does|did|do) ${who} (?<verb>[a-z]+)(?: compared to| than) ${whom}`), (slot, scene, words) => {
      const [a, b] = [owner(slot('who'), scene), owner(slot('whom'), scene)];
      return sameThing(slot('verb'), slot('noun'), scene) && a !== undefined && b !== undefined && scene.ask(words, [less(a, b)], slot('noun'));
    }],
    [clause(String.raw`how many ${noun} (?:does|did|do|will) ${who} (?<verb>[a-z]+)`), (slot, scene, words) => {
      const value = owner(slot('who'), scene);
      return sameThing(slot('verb'), slot('noun'), scene) && value !== undefined && scene.ask(words, [value], slot('noun'));
    }],
    [clause(String.raw`how many ${noun} (?:does|did|do) each(?: of them| person| child| one)? (?<verb>[a-z]+)`), (slot, scene, words) => sameThing(slot('verb'), slot('noun'), scene) && scene.ask(words, everyone(scene), slot('noun'))],
    [clause(String.raw`how many ${noun} (?:does|did|do) (?<all>they both|they|the 2 of them|both|[A-Z][a-z]+(?:, [A-Z][a-z]+)*,? and [A-Z][a-z]+)(?: both)? (?<verb>[a-z]+)${together}`), (slot, scene, words) => {
      const parts = named(slot('all'), scene);
      return sameThing(slot('verb'), slot('noun'), scene) && parts !== undefined && scene.ask(words, [plus(...parts)], slot('noun'));
    }],
    [clause(String.raw`${who} (?<verb>${doing}) {n:n} (?<op>more|fewer|less) ${noun} than {n:k} times as many(?: [a-z]+)? as ${whom}`), compared(scaledThen)],
    [clause(String.raw`${who} (?<verb>${doing}) {n:n} (?<op>more|fewer|less) than {n:k} times as many ${noun} as ${whom}`), compared(scaledThen)],
    [clause(String.raw`${who} (?<verb>${doing}) {n:n} (?<op>more|fewer|less) than {n:k} times the number of ${noun} (?:that )?${whom}`), compared(scaledThen)],
    [clause(String.raw`${who} (?<verb>${doing}) {n:n} (?<op>more|fewer|less)(?: ${noun})? than ${whom}`), compared(scaledThen)],
    [clause(String.raw`${who} (?<verb>${doing}) {n:k} times as (?:many|much)(?: ${noun})? as ${whom}`), compared(factor)],
    [clause(String.raw`${who} (?<verb>${doing}) {n:k} times the number of ${noun} (?:that )?${whom}`), compared(factor)],
    [clause(String.raw`${who} (?<verb>${doing}) (?<k>\d+\/\d+) as (?:many|much)(?: ${noun})? as ${whom}`), compared(factor)],
    [clause(String.raw`${who} (?<verb>${doing}) half as (?:many|much)(?: ${noun})? as ${whom}`), compared((_, base) => over(base, num(2)))],
    [clause(String.raw`${who} (?<verb>${doing}) the same (?:number|amount) of ${noun} as ${whom}`), compared((_, base) => base)],
    [clause(String.raw`(?:together|altogether|in total|in all|combined),? (?<all>they|[A-Z][a-z]+ and [A-Z][a-z]+) (?<verb>${doing}) {n:n} ${noun}`), summed],
    [clause(String.raw`(?<all>they|[A-Z][a-z]+(?:, [A-Z][a-z]+)*,? and [A-Z][a-z]+)(?: together)? (?<verb>${doing})(?: a total of| a combined total of)? {n:n} ${noun}${together}`), summed],
    [clause(String.raw`${who} (?<verb>${doing}) {n:n}(?: ${noun})?`), (slot, scene, words) => {
      const [a, value] = [owner(slot('who'), scene), written(slot('n'))];
      return sameThing(slot('verb'), slot('noun'), scene) && a !== undefined && value !== undefined && scene.tell(words, a, value);
    }],
  ],
  // Each must be told once and hang together: two amounts for one owner are two times of the story.
  finish: (scene) => {
    const thing = scene.note('noun');
    if (thing !== undefined && !/^(?:dollar|cent|hour|minute|mile|kilometer|meter|pound|kilogram|gram|liter|gallon|money|inch|feet|foot|cup)e?$/.test(thing)) scene.sortAll('count');
    return thing !== undefined && scene.told.conditions.length === scene.told.quantities.length;
  },
};
