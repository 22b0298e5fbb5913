import type { Expression } from '../../../math/expression.ts';
import { clause, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

/** What people do so many of in a unit: base, third person, past. The question must ask of the same. */
const verbs: readonly (readonly string[])[] = [
  ['earn', 'earns', 'earned'], ['make', 'makes', 'made'], ['use', 'uses', 'used'], ['bake', 'bakes', 'baked'], ['read', 'reads'], ['run', 'runs', 'ran'], ['walk', 'walks', 'walked'], ['drink', 'drinks', 'drank'], ['eat', 'eats', 'ate'],
  ['sell', 'sells', 'sold'], ['produce', 'produces', 'produced'], ['pick', 'picks', 'picked'], ['write', 'writes', 'wrote'], ['type', 'types', 'typed'], ['lay', 'lays', 'laid'], ['work', 'works', 'worked'], ['buy', 'buys', 'bought'], ['have', 'has', 'had'], ['need', 'needs', 'needed'], ['save', 'saves', 'saved'], ['throw', 'throws', 'threw'], ['paint', 'paints', 'painted'], ['collect', 'collects', 'collected'],
];
const verb = String.raw`(?<verb>${verbs.flat().join('|')})`;
const stem = (word: string): string => verbs.find((forms) => forms.includes(word.toLowerCase()))?.[0] ?? '';

const unclear = /\b(?:more|less|fewer|of|than|half|times|other|another|left|extra|only|first|last|total|and|or|to|for|in|on|at|with|per|each|every|day off|average)\b/i;

/** `slices of bread` is another unit than `slices`; a plural is its singular. */
function unitOf(text: string): string {
  const plain = text.toLowerCase().trim();
  return plain === '' || unclear.test(plain) ? '' : plain.replace(/ies$/, 'y').replace(/(?<=ch|sh|x|ss)es$/, '').replace(/(?<!s)s$/, '').replace(/^\$$/, 'dollar');
}

function sameOwner(slot: Slots, scene: Scene): boolean {
  const who = slot('who').toLowerCase();
  return who === '' || /^(?:he|she|it|they)$/.test(who) || scene.agree('who', who.replace(/^(?:a|an|the) /, ''));
}

/** So many of a in each b. Each unit is counted once and counts once. */
const rate: ClauseRule[1] = (slot, scene, words) => {
  const [a, b, value] = [unitOf(slot('a')), unitOf(slot('b')), written(slot('n'))];
  if (a === '' || b === '' || a === b || !value || !sameOwner(slot, scene) || scene.note(`of ${b}`) !== undefined || scene.note(`by ${a}`) !== undefined) return false;
  scene.remember(`of ${b}`, a);
  scene.remember(`by ${a}`, b);
  if (slot('verb') !== '') scene.remember(`verb ${a}`, stem(slot('verb')));
  return scene.tell(words, scene.quantity(`rate ${a}`, `${a}s per ${b}`, 'measure'), value);
};

const amount = (slot: Slots, scene: Scene, words: string): boolean => {
  const [a, value] = [unitOf(slot('a')), written(slot('n'))];
  return a !== '' && value !== undefined && sameOwner(slot, scene) && scene.note('amount') === undefined && scene.agree('amount', a) && scene.tell(words, scene.quantity('amount', `${a}s`, 'measure'), value);
};

/** From the amount that is told along all the rates to what is asked. */
function asked(unit: string, scene: Scene, words: string): boolean {
  const start = scene.note('amount');
  let [product, at, steps]: [Expression, string, number] = [scene.quantity('amount', '', 'measure'), start ?? '', 0];
  for (let next = scene.note(`of ${at}`); next !== undefined && steps < 6; next = scene.note(`of ${at}`)) {
    product = times(scene.quantity(`rate ${next}`, '', 'measure'), product);
    [at, steps] = [next, steps + 1];
  }
  const all = scene.told.quantities.filter(({ name }) => name.startsWith(':rate ')).length;
  return start !== undefined && steps > 0 && steps === all && at === unit && scene.ask(words, [product], `${unit}s`);
}

const asks: ClauseRule[1] = (slot, scene, words) => {
  const unit = /^how much(?: money)?/i.test(words) ? 'dollar' : unitOf(slot('a'));
  const told = scene.note(`verb ${unit}`);
  if (!sameOwner(slot, scene) || (slot('verb') !== '' && told !== undefined && told !== stem(slot('verb')))) return false;
  if (slot('n') !== '' && !amount((name) => (name === 'a' ? slot('b') : name === 'who' ? '' : slot(name)), scene, words)) return false;
  return asked(unit, scene, words);
};

const who = String.raw`(?<who>[A-Z][a-z]+|he|she|it|they|(?:a|the) [a-z]+)`;
const noun = (name: string): string => `(?<${name}>[a-z]+(?: [a-z]+)?)`;
const each = '(?:per|each|every|an?|for each|for every)';
const inAll = '(?: (?:in total|in all|altogether|total))?';

/** Rates that hang together by their units: dollars per hour, hours per day, so many days. */
export const chainStory: Grammar = {
  clauses: [
    [clause(String.raw`how (?:many ${noun('a')}|much(?: money)?) (?:does|did|do|will) ${who} ${verb}(?: in {n:n} ${noun('b')})?${inAll}`), asks],
    [clause(String.raw`how many ${noun('a')} are there${inAll}`), asks],
    [clause(String.raw`${who} (?:can )?${verb} {n:n} ${noun('a')} ${each} ${noun('b')}`), rate],
    [clause(String.raw`(?:each|every) ${noun('b')} (?:has|holds|contains|needs|takes|weighs|lasts) {n:n} ${noun('a')}`), rate],
    [clause(String.raw`there are {n:n} ${noun('a')} (?:in|on|for) (?:each|every) ${noun('b')}`), rate],
    [clause(String.raw`each ${noun('b')} costs {n:n} (?<a>dollars)`), rate],
    [clause(String.raw`${who} ${verb}(?: for)? {n:n} ${noun('a')}`), amount],
    [clause(String.raw`there are {n:n} ${noun('a')}`), amount],
  ],
  finish: (scene) => scene.note('amount') !== undefined,
  // Units are only joined where they are the same, so that hours and days may stand side by side.
  converts: true,
};
