import type { Expression } from '../../../math/expression.ts';
import { numericValue } from '../../../math/simplify.ts';
import { clause, less, plus, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

const away = '(?:gave(?: away)?|gives(?: away)?|ate|eats|lost|loses|sold|sells|used|uses|spent|spends|broke|threw away|donated|donates)';
const inward = '(?:bought|buys|found|finds|got|gets|received|receives|picked|picks|collected|baked|earned|earns|was given)';
const noun = String.raw`(?<noun>[a-z]+(?: [a-z]+)??)`;
const whom = String.raw`(?: (?:to|from) (?:[A-Z][a-z]+|(?:his|her|a|the) [a-z]+))?`;

function sameThing(thing: string, scene: Scene): boolean {
  const plain = thing.toLowerCase().replace(/^(?:more|of (?:them|his|her|the)|of (?:his|her|the) )\s*/, '').replace(/s$/, '');
  return !/\b(?:each|every|per|than|times|half|as|and|or|for|pack|box|bag|dozen|day|week|month)\b/.test(plain) && (plain === '' || scene.agree('noun', plain));
}

/** Only the one who had them at first acts. */
function sameOwner(who: string, scene: Scene): boolean {
  return /^(?:he|she)$/i.test(who) || scene.agree('who', who.toLowerCase());
}

const start = (scene: Scene): Expression => scene.quantity('start', 'what there was at first', 'measure');

function sizeOf(value: Expression): number {
  const exact = numericValue(value);
  return exact ? Number(exact.numerator) / Number(exact.denominator) : Number.NaN;
}

function step(sign: '1' | '-1'): ClauseRule[1] {
  return (slot, scene, words) => {
    const value = written(slot('n'));
    if (!value || !scene.has('start') || !sameOwner(slot('who') || 'he', scene) || !sameThing(slot('noun'), scene)) return false;
    // Nobody gives away more than there is.
    const left = Number(scene.note('left') ?? Number.NaN) + Number(sign) * sizeOf(value);
    if (!(left > -1e-9)) return false;
    scene.remember('left', String(left));
    const index = Number(scene.note('steps') ?? 0) + 1;
    scene.remember('steps', String(index));
    scene.remember(`sign ${index}`, sign);
    return scene.tell(words, scene.quantity(`change ${index}`, words, 'measure'), value);
  };
}

function end(scene: Scene): Expression | undefined {
  const steps = Number(scene.note('steps') ?? 0);
  return steps === 0 ? undefined : Array.from({ length: steps }, (_, index) => index + 1).reduce<Expression>((sum, index) => {
    const change = scene.quantity(`change ${index}`, '', 'measure');
    return scene.note(`sign ${index}`) === '1' ? plus(sum, change) : less(sum, change);
  }, start(scene));
}

const who = String.raw`(?<who>[A-Z][a-z]+|he|she)`;

/** What one had, what went and came, and what is left. */
export const changesStory: Grammar = {
  clauses: [
    [clause(String.raw`(?<who>[A-Z][a-z]+) (?:has|had|starts with|started with) {n:n} ${noun}`), (slot, scene, words) => {
      const value = written(slot('n'));
      if (value) scene.remember('left', String(sizeOf(value)));
      return value !== undefined && !scene.has('start') && sameOwner(slot('who'), scene) && sameThing(slot('noun'), scene) && slot('noun') !== 'more' && scene.tell(words, start(scene), value);
    }],
    [clause(String.raw`(?:then |later )?(?:${who} )?(?:then |later )?${away} {n:n}(?: (?!more)${noun})?${whom}`), step('-1')],
    [clause(String.raw`(?:then |later )?(?:${who} )?(?:then |later )?${inward} {n:n}(?: more)?(?: ${noun})?${whom}`), step('1')],
    [clause(String.raw`how many ${noun} (?:does|did) ${who} (?:have|have left|still have|have now|have in total now|have remaining)`), (slot, scene, words) => {
      const value = end(scene);
      return value !== undefined && sameOwner(slot('who'), scene) && sameThing(slot('noun'), scene) && scene.ask(words, [value], slot('noun'));
    }],
  ],
  finish: (scene) => {
    if (!/^(?:dollar|cent|gallon|liter|pound|mile)$/.test(scene.note('noun') ?? '')) scene.sortAll('count');
    return scene.note('noun') !== undefined;
  },
};
