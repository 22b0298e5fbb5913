import type { Expression } from '../../../math/expression.ts';
import { clause, less, plus, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

type Part = 'all' | 'a' | 'b' | 'both' | 'none';

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);

function amount(part: Part | 'union' | 'only a' | 'only b', scene: Scene, words: string): Expression {
  const [a = 'A', b = 'B'] = [scene.note('a'), scene.note('b')];
  const names = isChinese(words)
    ? { all: '全部人数', a: `${a}的人数`, b: `${b}的人数`, both: '两项都有的人数', none: '两项都没有的人数', union: '至少有一项的人数', 'only a': `只有${a}的人数`, 'only b': `只有${b}的人数` }
    : { all: 'all of them', a: `those with ${a}`, b: `those with ${b}`, both: 'those with both', none: 'those with neither', union: 'those with at least one', 'only a': `those with only ${a}`, 'only b': `those with only ${b}` };
  return scene.quantity(part, names[part], 'count');
}

const tidy = (name: string): string => name.trim().toLowerCase().replace(/^the /, '').replace(/(?:比赛|小组|活动|兴趣小组|竞赛|培训班|班)$/, '').replace(/ (?:club|team|class|group|course)$/, '');

/** The first that is named is a, the second b; a third is another story. */
function named(name: string, scene: Scene): 'a' | 'b' | undefined {
  const plain = tidy(name);
  if (plain === '' || /[和与或、又既]| and | or |\b(?:both|neither|only|none)\b|^(?:两|2|都|只|至少)/.test(plain)) return undefined;
  if (scene.note('a') === undefined || scene.note('a') === plain) {
    scene.remember('a', plain);
    return 'a';
  }
  return scene.agree('b', plain) ? 'b' : undefined;
}

const pair = (x: string, y: string, scene: Scene): boolean => {
  const [a, b] = [named(x, scene), named(y, scene)];
  return a !== undefined && b !== undefined && a !== b;
};

function tell(part: Part, n: string, scene: Scene, words: string): boolean {
  const value = written(n);
  return value !== undefined && scene.note(`told ${part}`) === undefined && scene.agree(`told ${part}`, words) && scene.tell(words, amount(part, scene, words), value);
}

const total: ClauseRule[1] = (slot, scene, words) => tell('all', slot('n'), scene, words);
const none: ClauseRule[1] = (slot, scene, words) => tell('none', slot('n'), scene, words);
const one: ClauseRule[1] = (slot, scene, words) => {
  const which = scene.agree('verb', slot('v')) ? named(slot('x'), scene) : undefined;
  return which !== undefined && tell(which, slot('n'), scene, words);
};
const both: ClauseRule[1] = (slot, scene, words) => (slot('x') === '' || pair(slot('x'), slot('y'), scene)) && tell('both', slot('n'), scene, words);
const everyone: ClauseRule[1] = (slot, scene, words) => (slot('x') === '' || pair(slot('x'), slot('y'), scene)) && tell('none', '0', scene, words);
const asks = (part: Part | 'union'): ClauseRule[1] => (slot, scene, words) => (slot('x') === '' || slot('y') === '' || pair(slot('x'), slot('y'), scene)) && scene.agree('asks', `${part}|${words}`);
const asksOne: ClauseRule[1] = (slot, scene, words) => {
  const which = named(slot('x'), scene);
  return which !== undefined && scene.agree('asks', `${which}|${words}`);
};

/** Who has both is counted twice when the two are added. */
function joined(scene: Scene): boolean {
  const [part = '', words = ''] = (scene.note('asks') ?? '').split('|');
  const known = (each: Part): boolean => scene.note(`told ${each}`) !== undefined;
  if (scene.note('b') === undefined || (known(part as Part) && part !== '')) return false;
  const get = (each: Part | 'union' | 'only a' | 'only b'): Expression => amount(each, scene, words);
  const parts: readonly Part[] = part === 'union' ? ['a', 'b', 'both'] : (['all', 'a', 'b', 'both', 'none'] as const).filter((each) => each !== part);
  // How many there are at all is the union where nobody is left out.
  if (!parts.every(known) || (part === 'union' && known('all') && !known('none'))) return false;
  if (part === 'union' && known('all')) return false;
  switch (part) {
    case 'union':
      scene.tell(words, get('union'), less(plus(get('a'), get('b')), get('both')));
      break;
    case 'all':
      scene.tell(words, get('union'), less(plus(get('a'), get('b')), get('both')));
      scene.tell(words, get('all'), plus(get('union'), get('none')));
      break;
    case 'none':
      scene.tell(words, get('union'), less(plus(get('a'), get('b')), get('both')));
      scene.tell(words, get('none'), less(get('all'), get('union')));
      break;
    case 'both':
      scene.tell(words, get('union'), less(get('all'), get('none')));
      scene.tell(words, get('both'), less(plus(get('a'), get('b')), get('union')));
      break;
    case 'a':
    case 'b':
      scene.tell(words, get('union'), less(get('all'), get('none')));
      scene.tell(words, get(part), plus(less(get('union'), get(part === 'a' ? 'b' : 'a')), get('both')));
      break;
    default:
      return false;
  }
  // None of the parts may be fewer than nobody.
  scene.tell(words, get('only a'), less(get('a'), get('both')));
  scene.tell(words, get('only b'), less(get('b'), get('both')));
  return scene.ask(words, [get(part)], isChinese(words) ? '人' : '');
}

const verb = '(?<v>参加|喜欢|会|订阅?|学习?|选修|做对|答对)了?的?';
const again = '(?:参加|喜欢|会|订阅?|学习?|选修|做对|答对)了?';
const name = (which: 'x' | 'y'): string => `(?<${which}>[^,\\d]{1,9}?)`;
const people = '(?:名|个|位)?(?:人|同学|学生|小朋友)?';
const grade = '(?:\\d年级?(?:\\(?\\d\\)?|一)?班?)';
const two = '(?:[两2](?:项|种|样|个|题|科)(?:比赛|小组|活动|题|兴趣小组)?)';

const chinese: ClauseRule[] = [
  [clause(`(?:${grade}?[^,\\d既又都的参喜会订学]{0,8}(?:总共|共)?有|某班)(?:学生|同学)?{n:n}(?:名|个|位)?(?:人|同学|学生|小朋友)`), total],
  [clause(`(?:\\d年级)?(?:所有的?|全部的?)?{n:n}${people}都${again}${name('x')}或${name('y')}`), (slot, scene, words) => total(slot, scene, words) && everyone(slot, scene, words)],
  [clause(`也?有(?:一)?些(?:同学|人|学生)${two}都${again}`), () => true],
  [clause(`(?:其中)?(?:每人|每个人|每名同学|所有人|全班同学|全班|他们)?(?:每人)?至少${again}(?:其中)?(?:一|1)(?:项|种|样|个)(?:比赛|小组|活动)?`), everyone],
  [clause(`(?:其中,?)?有{n:n}${people}(?:既${again}${name('x')},?又${again}${name('y')})`), both],
  [clause(`(?:其中,?)?既${again}${name('x')},?又${again}${name('y')}的(?:有)?{n:n}${people}`), both],
  [clause(`(?:其中,?)?(?:${two}(?:都|全)${again}|${two}(?:都|全)(?:对|会|喜欢|参加)了?)的(?:有)?{n:n}${people}`), both],
  [clause(`(?:其中,?)?有{n:n}${people}${two}(?:都|全)${again}`), both],
  [clause(`(?:其中,?)?${two}(?:都|全)(?:没有?|不|未)(?:${again}|对)的(?:有)?{n:n}${people}`), none],
  [clause(`(?:其中,?)?有{n:n}${people}${two}(?:都|全)(?:没有?|不|未)${again}`), none],
  [clause(`(?:其中,?)?(?:${verb})(?:学校)?${name('x')}的(?:同学|学生)?(?:有)?{n:n}${people}`), one],
  [clause(`(?:其中,?)?${grade}?(?:[^,\\d既又都]{0,6})?有{n:n}${people}${verb}${name('x')}`), one],
  [clause(`${two}(?:都|全)${again}的(?:同学|学生)?有?(?:多少|几)${people}`), asks('both')],
  [clause(`既${again}${name('x')},?又${again}${name('y')}的(?:同学|学生)?有?(?:多少|几)${people}`), asks('both')],
  [clause(`${two}(?:都|全)(?:没有?|不|未)${again}的(?:同学|学生)?有?(?:多少|几)${people}`), asks('none')],
  [clause(`${again}${name('x')}的(?:同学|学生)?有(?:多少|几)${people}`), asksOne],
  [clause(`(?:${again}${name('x')}(?:和|与|或)${name('y')}的)(?:总共|共)有?(?:多少|几)${people}`), asks('union')],
  [clause(`${grade}?[^,\\d既又都]{0,6}(?:总共|共)有(?:多少|几)${people}${again}了?[^,\\d]{0,3}`), asks('union')],
];

const enName = (which: 'x' | 'y'): string => String.raw`(?<${which}>[a-z]+(?: [a-z]+)?)`;
const enVerb = '(?<v>play|like|study|take|speak|own|have|read|drink|are in|are taking|joined)';
const enAgain = '(?:play|like|study|take|speak|own|have|read|drink|are in|are taking|joined)';
const group = '(?:students|people|children|members|families|employees|households|of them|of the students)';
const english: ClauseRule[] = [
  [clause(String.raw`(?:in|of|out of) (?:a|the) (?:class|group|survey|club|school) of {n:n} (?:students|people|children|members|families|employees|households)`), total],
  [clause(String.raw`there are {n:n} (?:students|people|children|members|families) in (?:a|the) (?:class|group|club)`), total],
  [clause(String.raw`{n:n} (?:${group} )?${enAgain} both(?: ${enName('x')} and ${enName('y')}|(?: of them)?(?: sports| subjects| languages| courses| classes)?)`), both],
  [clause(String.raw`{n:n} (?:${group} )?(?:${enAgain} neither(?: sport| subject| language| of them)?|do not ${enAgain} either)`), none],
  [clause(String.raw`(?:each|every) (?:student|person|child|member|family) ${enAgain.replace('play', 'plays').replace('take|', 'takes|')} at least 1(?: of (?:them|the 2))?`), everyone],
  [clause(String.raw`{n:n} (?:${group} )?${enVerb} ${enName('x')}`), one],
  [clause(String.raw`how many (?:students |people |children |members |families )?${enAgain} neither(?: sport| subject| language| of them| ${enName('x')} nor ${enName('y')})?`), asks('none')],
  [clause(String.raw`how many (?:students |people |children |members |families )?${enAgain} both(?: sports| subjects| languages| of them| ${enName('x')} and ${enName('y')})?`), asks('both')],
  [clause(String.raw`how many (?:students |people |children |members |families )?${enAgain} at least 1(?: sport| subject| language| of them| of the 2(?: sports| subjects)?)?`), asks('union')],
  [clause(String.raw`how many (?:students |people |children |members |families )?are (?:there )?in the (?:class|group|club|survey)`), asks('all')],
];

/** Two things that some have both of: the whole, each, both, neither. */
export const overlapStory: Grammar = { clauses: [...chinese, ...english], finish: joined };
