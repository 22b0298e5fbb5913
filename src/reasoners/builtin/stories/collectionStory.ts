import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, over, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

/** What counts as which; a total of what is none of these, and no common noun, is not certain. */
const classes: Readonly<Record<string, ReadonlySet<string>>> = {
  pet: new Set(['cat', 'dog', 'rabbit', 'gerbil', 'hamster', 'fish', 'parrot', 'turtle', 'bird']),
  animal: new Set(['cat', 'dog', 'rabbit', 'cow', 'pig', 'horse', 'goat', 'sheep', 'chicken', 'duck', 'hen', 'goose', 'elephant', 'lion', 'tiger', 'monkey', 'giraffe', 'zebra', 'bear', 'camel', 'turkey']),
  fruit: new Set(['apple', 'orange', 'banana', 'pear', 'peach', 'plum', 'mango', 'lemon']),
  'piece of fruit': new Set(['apple', 'orange', 'banana', 'pear', 'peach', 'plum', 'mango', 'lemon']),
  child: new Set(['boy', 'girl']),
  student: new Set(['boy', 'girl']),
  person: new Set(['man', 'woman', 'boy', 'girl', 'child', 'adult', 'teacher', 'student']),
  flower: new Set(['rose', 'tulip', 'daisy', 'lily', 'sunflower', 'carnation', 'orchid']),
  coin: new Set(['penny', 'nickel', 'dime', 'quarter']),
  vehicle: new Set(['car', 'truck', 'bus', 'van', 'motorcycle']),
  tree: new Set(['oak', 'pine', 'maple', 'willow']),
};
const irregular: Readonly<Record<string, string>> = { children: 'child', people: 'person', men: 'man', women: 'woman', geese: 'goose', sheep: 'sheep', fish: 'fish', pennies: 'penny', daisies: 'daisy', lilies: 'lily', peaches: 'peach', buses: 'bus', boxes: 'box', puppies: 'puppy', kittens: 'kitten', 'pieces of fruit': 'piece of fruit' };

function kindOf(phrase: string): string {
  const words = phrase.toLowerCase().replace(/^(?:the|some|of the|its|his|her) /, '').trim();
  const [, before = '', last = words] = /^(.* )([a-z]+)$/.exec(words) ?? [];
  return irregular[words] ?? `${before}${irregular[last] ?? last.replace(/(?<!s)s$/, '')}`;
}

const notKinds = /\b(?:more|fewer|less|times|each|every|per|than|as|old|years?|days?|weeks?|months?|hours?|minutes?|dollars?|cents?|and|or|of|half|total|left|other|another|them|it|feet|miles|pounds|points|in|on|at|for|to|with|that|who|which|from|many|much|are|is|not|only|pairs?|dozen|together|both)\b/i;

function amount(phrase: string, scene: Scene): Expression | undefined {
  const kind = kindOf(phrase);
  return kind === '' || notKinds.test(kind) ? undefined : scene.quantity(`kind ${kind}`, phrase.trim().toLowerCase(), 'count');
}

const everything = (scene: Scene): readonly (readonly [kind: string, value: Expression])[] => scene.told.quantities.filter(({ name }) => name.startsWith(':kind ')).map(({ name, words }) => [name.slice(6), scene.quantity(name.slice(1), words, 'count')]);

/** The sum of all kinds, where the common noun covers each of them. */
function sumOf(noun: string, scene: Scene): Expression | undefined {
  const all = everything(scene);
  const common = kindOf(noun);
  const covers = (kind: string): boolean => kind.endsWith(` ${common}`) || (classes[common]?.has(kind) ?? false);
  return all.length > 1 && all.every(([kind]) => covers(kind)) ? plus(...all.map(([, value]) => value)) : undefined;
}

/** Whose things they are: one owner, or one place, in the whole story. */
function sameOwner(slot: Slots, scene: Scene): boolean {
  const who = slot('who').toLowerCase().replace(/^.* /, '');
  return who === '' || /^(?:he|she|it|they|there)$/.test(who) || scene.agree('owner', who);
}

const tell = (value: (slot: Slots, scene: Scene) => Expression | undefined): ClauseRule[1] => (slot, scene, words) => {
  const [a, found] = [amount(slot('a'), scene), value(slot, scene)];
  return sameOwner(slot, scene) && samePlace(slot, scene) && a !== undefined && found !== undefined && scene.tell(words, a, found);
};
const samePlace = (slot: Slots, scene: Scene): boolean => slot('place') === '' || scene.agree('place', slot('place').toLowerCase());

const subject = String.raw`(?:(?<who>[A-Z][a-z]+|he|she|it|they|(?:a|an|the) [a-z]+(?: [a-z]+){0,2}) (?:also )?(?:has|have|had|owns|keeps|raises|contains|holds)|there (?:are|were|is|was)(?: also)?)`;
const noun = (name: string): string => String.raw`(?<${name}>[a-z]+(?: (?!(?:in|total|all|altogether|on|at)\b)[a-z]+)?)`;
const place = String.raw`(?: (?<place>(?:in|on|at) (?:the|a|his|her|their|its) [a-z]+(?: (?!in\b|total\b|altogether\b|all\b)[a-z]+)?))?`;
const again = String.raw`(?:(?:there (?:are|were)|he has|she has|they have|it has) )?`;
const inAll = '(?: (?:in total|in all|altogether|total|all together))';

const scaled = (slot: Slots, scene: Scene): Expression | undefined => {
  const [k, base] = [written(slot('k')), amount(slot('b'), scene)];
  return k && base && times(k, base);
};
const shifted = (slot: Slots, scene: Scene): Expression | undefined => {
  const [n, base] = [written(slot('n')), amount(slot('b'), scene)];
  // A fraction more may be a part of the other amount.
  return n && base && !slot('n').includes('/') ? (/more/i.test(slot('op')) ? plus(base, n) : less(base, n)) : undefined;
};

/** Things of several kinds that one has, or that are in one place: how many of each, how many in all. */
export const collectionStory: Grammar = {
  clauses: [
    [clause(String.raw`how many ${noun('a')} (?:are there|were there|does (?<who>[A-Z][a-z]+|he|she|it|the [a-z]+(?: [a-z]+)?) have|did (?<whom>[A-Z][a-z]+|he|she|they) have|do they have)${place}${inAll}`), (slot, scene, words) => {
      const sum = sumOf(slot('a'), scene);
      return sum !== undefined && sameOwner((name) => (name === 'who' ? slot('who') || slot('whom') : slot(name)), scene) && samePlace(slot, scene) && scene.ask(words, [sum]);
    }],
    [clause(String.raw`how many ${noun('a')} (?:are there|were there|does (?<who>[A-Z][a-z]+|he|she|it|the [a-z]+(?: [a-z]+)?) have|did (?<whom>[A-Z][a-z]+|he|she|they) have|do they have)${place}`), (slot, scene, words) => {
      const known = scene.has(`kind ${kindOf(slot('a'))}`) ? amount(slot('a'), scene) : undefined;
      return known !== undefined && sameOwner((name) => (name === 'who' ? slot('who') || slot('whom') : slot(name)), scene) && samePlace(slot, scene) && scene.ask(words, [known]);
    }],
    [clause(String.raw`how many more ${noun('a')} than ${noun('b')} (?:are there|does (?<who>[A-Z][a-z]+|he|she|it) have)${place}`), (slot, scene, words) => {
      const [a, b] = ['a', 'b'].map((key) => (scene.has(`kind ${kindOf(slot(key))}`) ? amount(slot(key), scene) : undefined));
      return a !== undefined && b !== undefined && sameOwner(slot, scene) && samePlace(slot, scene) && scene.ask(words, [less(a, b)]);
    }],
    [clause(String.raw`(?:${subject} )?{n:n} (?<op>more|fewer|less) ${noun('a')} than ${again}${noun('b')}${place}`), tell(shifted)],
    [clause(String.raw`(?:${subject} )?{n:k} times (?:as many|the number of) ${noun('a')} as ${again}${noun('b')}${place}`), tell(scaled)],
    [clause(String.raw`(?:${subject} )?(?<k>\d+\/\d+) as many ${noun('a')} as ${again}${noun('b')}${place}`), tell(scaled)],
    [clause(String.raw`(?:${subject} )?half as many ${noun('a')} as ${again}${noun('b')}${place}`), tell((slot, scene) => { const base = amount(slot('b'), scene); return base && over(base, num(2)); })],
    [clause(String.raw`${subject} (?:the same number of|as many) ${noun('a')} as ${again}${noun('b')}${place}`), tell((slot, scene) => amount(slot('b'), scene))],
    [clause(String.raw`${subject}(?: a total of)? {n:n} ${noun('a')}${place}${inAll}`), (slot, scene) => sameOwner(slot, scene) && samePlace(slot, scene) && scene.agree('total', `${slot('n')}|${slot('a')}`)],
    [clause(String.raw`${subject} some ${noun('a')}${place}`), (slot, scene) => sameOwner(slot, scene) && samePlace(slot, scene) && !notKinds.test(slot('a')) && scene.agree('some', slot('a'))],
    [clause(String.raw`(?:(?<who>[A-Z][a-z]+|he|she|it|they|the [a-z]+(?: [a-z]+)?) also (?:has|have|had)|there (?:are|were) also) ${noun('a')}${place}`), (slot, scene) => sameOwner(slot, scene) && samePlace(slot, scene) && amount(slot('a'), scene) !== undefined],
    [clause(String.raw`${subject} {n:n} ${noun('a')}${place}`), tell((slot) => written(slot('n')))],
    [clause(String.raw`{n:n} ${noun('a')}`), (slot, scene, words) => scene.told.conditions.length > 0 && tell((each) => written(each('n')))(slot, scene, words)],
  ],
  finish: (scene) => {
    const [n = '', name = ''] = (scene.note('total') ?? '').split('|');
    const all = everything(scene);
    const some = scene.note('some');
    if (all.length < 2 || (some !== undefined && sumOf(some, scene) === undefined)) return false;
    const [sum, value] = [name === '' ? undefined : sumOf(name, scene), written(n)];
    return name === '' || (sum !== undefined && value !== undefined && scene.tell(`${n} ${name}`, sum, value));
  },
};
