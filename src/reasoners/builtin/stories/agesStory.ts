import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { phraseValue } from './phrases.ts';
import { clause, less, plus, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

const nobody = /\b(?:and|or|than|times|old|older|younger|years?|age|ages|sum|more|less|half|will|was|is|as|of|how|what|when|who|if)\b|\d/i;

/** A person by name or kinship; a pronoun where only one person was named before. */
function person(phrase: string, scene: Scene): Expression | undefined {
  const text = phrase.trim().replace(/^(?:A|The|His|Her|My) /, (article) => article.toLowerCase());
  if (/^(?:he|she|him|his|her)$/i.test(text)) {
    // Who was named, or was the subject of the first sentence; with two of them it is not certain who is meant.
    const [only, ...more] = scene.note('named')?.split('|') ?? [scene.told.quantities[0]?.name.slice(1)];
    return only !== undefined && more.length === 0 ? scene.quantity(only, only, 'count') : undefined;
  }
  const apposed = /^(?:(?:his|her|the) )?(?:[a-z]+ ){1,3}([A-Z][a-z]+)$|^(?:his|her) (?:[a-z]+ )?[a-z]+, ([A-Z][a-z]+)$/.exec(text);
  if (apposed) return person(apposed[1] ?? apposed[2] ?? '', scene);
  if (nobody.test(text) || !/^(?:[A-Z][a-z]+|(?:(?:his|her|the|a|my|[A-Z][a-z]+'s) )?[a-z]+|I)$/.test(text)) return undefined;
  const key = text.toLowerCase().replace(/^(?:his|her|the|a|my|[a-z]+'s) /, '').replace(/^mom$/, 'mother').replace(/^dad$/, 'father');
  if (/^[A-Z]/.test(text) && !text.includes(' ')) {
    const named = scene.note('named')?.split('|') ?? [];
    if (!named.includes(text)) scene.remember('named', [...named, text].join('|'));
  }
  return scene.quantity(key, text, 'count');
}

/** The age a phrase stands for, `shift` years from now. */
function ageOf(phrase: string, shift: Expression | undefined, scene: Scene): Expression | undefined {
  const text = phrase.trim();
  const now = / (?:is )?(?:now|today)$| current age$| present age$/i.test(text);
  const moved = (age: Expression | undefined): Expression | undefined => (age && shift && !now ? plus(age, shift) : age);
  const sum = /^(?:the )?(?:sum|total) of (.+?)'?s?(?: and |' and )(.+?)'s? (?:current |present )?ages?$|^(?:the )?(?:sum|total) of the ages of (.+) and (.+)$|^(.+)'s age plus (.+)'s age$/i.exec(text);
  if (sum) {
    const [a, b] = [person(sum[1] ?? sum[3] ?? sum[5] ?? '', scene), person(sum[2] ?? sum[4] ?? sum[6] ?? '', scene)].map(moved);
    return a && b && plus(a, b);
  }
  if (/^(?:the )?(?:sum|total) of their (?:current |present )?ages$|^their (?:ages|combined age|total age)$/i.test(text)) {
    const ages = everyone(scene).map(moved).filter((age) => age !== undefined);
    return ages.length > 1 ? plus(...ages) : undefined;
  }
  const of = /^(?:the )?(?:current |present )?age of (.+)$|^(.+?)(?:'s?)? (?:current |present )?age(?: now| today)?$|^(.+?) (?:is|was|will be|does|did)(?: now| then)?$/i.exec(text);
  const whose = of?.[1] ?? of?.[2] ?? of?.[3] ?? text.replace(/ (?:now|today)$/i, '');
  return moved(person(whose, scene));
}

function everyone(scene: Scene): Expression[] {
  return scene.told.quantities.filter(({ name }) => name !== ':years').map(({ name, words }) => scene.quantity(name.slice(1), words, 'count'));
}

/** `in 5 years`, `3 years ago`: how far from now, or undefined for now. */
function shiftOf(slot: Slots): Expression | undefined | false {
  const [later, ago] = [slot('later') || slot('lateragain'), slot('ago') || slot('agoagain')];
  if (later !== '' && ago !== '') return false;
  const years = later || ago ? written(later || ago) : undefined;
  return years && (ago ? less(num(0), years) : years);
}

const older = String.raw`(?: years?)?(?: old)?(?: years of age)?`;
const state: ClauseRule[1] = (slot, scene, words) => {
  const shift = shiftOf(slot);
  if (shift === false) return false;
  const subject = ageOf(slot('who'), shift, scene);
  const told = slot('what').replace(/ (?:now|today|then|at that time)$/i, '').replace(/^(?:exactly|currently|now|only|just) /i, '').replace(new RegExp(String.raw`^(\d+)${older}$`, 'i'), '$1').replace(/ years more than /, ' more than ').replace(/^the same age as /, '').replace(/^half the age of /, 'half of ').replace(/^(\d+|\d+\/\d+) times the age of /, '$1 times ').replace(/^half as old as /, 'half of ');
  const value = phraseValue(told, (phrase) => ageOf(phrase, shift, scene), 'en');
  return subject !== undefined && value !== undefined && scene.tell(words, subject, value);
};

const time = String.raw`(?:in {n:later} years?(?: time)?|{n:later} years? from now|{n:ago} years? ago|now|today|currently|at present|presently)`;
const timeAgain = time.replaceAll('later', 'lateragain').replaceAll('ago}', 'agoagain}');
/** A named group stands once in a pattern. */
const once = time.replace('|{n:later} years? from now', '');
const onceAgain = timeAgain.replace('|{n:lateragain} years? from now', '');
const be = '(?:is|are|was|were|will be|would be)';

export const agesStory: Grammar = {
  clauses: [
    [clause(String.raw`in how many years will {q:who} be {q:what}`), (slot, scene, words) => {
      const years = scene.quantity('years', 'years from now', 'measure');
      const subject = ageOf(slot('who'), years, scene);
      const value = phraseValue(slot('what').replace(/^the same age as /, '').replace(/^half as old as /, 'half of '), (phrase) => ageOf(phrase, years, scene), 'en');
      return subject !== undefined && value !== undefined && scene.tell(words, subject, value) && scene.ask(words, [years]);
    }],
    [clause(String.raw`how old (?:is|are|was|were|will) {q:who}(?: be)?(?: ${once})?`), (slot, scene, words) => {
      const shift = shiftOf(slot);
      if (shift === false) return false;
      if (/^(?:they|each|each of them|each person)$/i.test(slot('who'))) return scene.ask(words, everyone(scene).map((age) => (shift ? plus(age, shift) : age)));
      const age = ageOf(slot('who'), shift, scene);
      return age !== undefined && scene.ask(words, [age]);
    }],
    [clause(String.raw`(?:what is|find|determine|what are|what will be) {q:who}(?: ${once})?`), (slot, scene, words) => {
      const shift = shiftOf(slot);
      if (shift === false) return false;
      if (/^(?:their|each of their|the) (?:present |current )?ages$/i.test(slot('who'))) return scene.ask(words, everyone(scene).map((age) => (shift ? plus(age, shift) : age)));
      const age = /\bages?\b/i.test(slot('who')) ? ageOf(slot('who'), shift, scene) : undefined;
      return age !== undefined && scene.ask(words, [age]);
    }],
    [clause(String.raw`${once}, ?{q:who} ${be} {q:what}`), state],
    [clause(String.raw`{q:who} ${be} {q:what},? ${onceAgain}`), state],
    [clause(String.raw`{q:who} ${be}(?: currently| now)? (?<what>.+)`), state],
    [clause(String.raw`(?<who>their ages|the sum of their ages)(?: add up to| total| sum to| is) {n:what}`), state],
  ],
};
