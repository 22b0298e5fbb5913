import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { phraseValue, type Atom } from './phrases.ts';
import { clause, less, plus, times, written, type ClauseRule, type Grammar, type Scene, type Slots } from './scene.ts';

const wholeWords = /integer|整数|whole|自然数|奇数|偶数/i;

/** Which of two or more numbers a name means. */
const names: readonly (readonly [key: string, english: RegExp, chinese: RegExp])[] = [
  ['number', /^(?:an? |the |this |that |some )(?:certain |original |same |unknown )?(?:whole )?(?:number|integer)$|^it$|^what number$/i, /^(?:一个|这个|某个|该|原来的?)数$|^某数$|^它$|^这个自然数$/],
  ['larger', /^(?:the )?(?:larger|greater|bigger|largest|greatest)(?: of (?:the )?(?:two|2|3|three)(?: numbers| integers)?)?(?: number| integer| one)?$/i, /^(?:其中)?(?:较|最)?大的?(?:那个)?(?:整)?数$|^大数$/],
  ['smaller', /^(?:the )?(?:smaller|lesser|smallest|least)(?: of (?:the )?(?:two|2|3|three)(?: numbers| integers)?)?(?: number| integer| one)?$/i, /^(?:其中)?(?:较|最)?小的?(?:那个)?(?:整)?数$|^小数$/],
  ['first', /^(?:the )?first (?:number|integer)$|^the first$|^one (?:number|integer|of them|of the numbers)$|^one$/i, /^甲数?$|^第一个数$|^一个数$|^其中一个数$/],
  ['second', /^(?:the )?second (?:number|integer)$|^the second$|^(?:the other|another)(?: number| integer| one)?$/i, /^乙数?$|^第二个数$|^另一个数$/],
  ['third', /^(?:the )?third (?:number|integer)$|^the third$/i, /^丙数?$|^第三个数$/],
];

/** All that was said to be: two numbers, or three consecutive ones. */
function all(scene: Scene): Expression[] | undefined {
  const keys = scene.note('all')?.split(' ');
  return keys?.map((key) => scene.quantity(key, key, sortOf(scene)));
}

function sortOf(scene: Scene): 'integer' | 'number' {
  return scene.note('whole') === 'yes' ? 'integer' : 'number';
}

function atom(scene: Scene, language: 'en' | 'zh'): Atom {
  return (phrase) => {
    const text = phrase.trim();
    if (wholeWords.test(text)) scene.remember('whole', 'yes');
    const run = scene.note('run');
    if (run !== undefined) return inRun(text, Number(run), scene);
    const name = names.find(([key, english, chinese]) => (language === 'en' ? english : chinese).test(text) && !(key === 'number' && scene.note('all') !== undefined));
    if (!name) return ofAll(text, scene);
    const [key] = name;
    const known = scene.note('all');
    // Larger and smaller, or first and second: which is which is not told when they are mixed.
    const pair = key === 'number' || key === 'third' ? undefined : key === 'larger' || key === 'smaller' ? 'larger smaller' : 'first second';
    if (pair !== undefined && known === undefined) scene.remember('all', pair);
    if (pair !== undefined && known !== undefined && known !== pair && !known.startsWith(`${pair} `)) return undefined;
    return scene.quantity(key, text, sortOf(scene));
  };
}

/** “their sum”, “两数之和”, “the sum of the squares of the two numbers”. */
function ofAll(text: string, scene: Scene): Expression | undefined {
  const sum = /^their sum$|^the sum of (?:the|these|two|2|the two|the 2|these 2|these two|3|three|the 3)(?: numbers| integers)?$|^(?:这?[两2]个?数|它们|甲、?乙[两2]个?数)的?之?和$|^和$/i.test(text);
  const difference = /^their (?:positive )?difference$|^the (?:positive )?difference (?:of|between) (?:the|these|two|2|the two|the 2|these 2)(?: numbers| integers)?$|^(?:这?[两2]个?数|它们|甲、?乙[两2]个?数)的?之?差$|^差$/i.test(text);
  const product = /^their product$|^the product of (?:the|these|two|2|the two|the 2|these 2)(?: numbers| integers)?$|^(?:这?[两2]个?数|它们|甲、?乙[两2]个?数)的?之?(?:积|乘积)$|^积$/i.test(text);
  if (!sum && !difference && !product) return undefined;
  if (scene.note('all') === undefined) {
    if (scene.has('number')) return undefined;
    scene.remember('all', text.startsWith('甲') ? 'first second' : 'larger smaller');
  }
  const parts = all(scene) ?? [];
  const [a, b] = parts;
  if (!a || !b) return undefined;
  if (sum) return plus(...parts);
  if (parts.length > 2) return undefined;
  if (product) return times(a, b);
  // Only of the larger and the smaller is it told which is taken away.
  return scene.note('all') === 'larger smaller' ? less(a, b) : undefined;
}

function inRun(text: string, count: number, scene: Scene): Expression | undefined {
  const parts = all(scene) ?? [];
  const set = String.raw`(?:(?:the|these|them|those|all|of) ?)*(?:${count} )?(?:numbers|integers)?`;
  if (new RegExp(String.raw`^(?:the |their )?sum(?: of ${set})?$|^(?:它们|这${count}个数|这些数|${count}个数)?的?之?和$`, 'i').test(text)) return plus(...parts);
  if (new RegExp(String.raw`^(?:the |their )?product(?: of ${set})?$|^(?:它们|这${count}个数|这?[两2]个?数)?的?之?(?:积|乘积)$`, 'i').test(text)) return app('multiply', ...parts);
  if (new RegExp(String.raw`^(?:the |their )?sum of (?:the|their) squares(?: of ${set})?$|^(?:它们的)?平方和$`, 'i').test(text)) return plus(...parts.map((each) => app('power', each, num(2))));
  const place = /^(?:the )?(?:smallest|least|first|smaller|lesser)\b|^(?:其中)?(?:最|较)小的?(?:那个)?(?:一个)?(?:(?:整|奇|偶|自然)?数)?$|^第一个数$/i.test(text) ? 0 : /^(?:the )?(?:largest|greatest|last|larger|greater|biggest)\b|^(?:其中)?(?:最|较)大的?(?:那个)?(?:一个)?(?:(?:整|奇|偶|自然)?数)?$/i.test(text) ? count - 1 : /^(?:the )?middle\b|^中间的?(?:那个)?(?:一个)?(?:整|奇|偶|自然)?数$/i.test(text) && count % 2 === 1 ? (count - 1) / 2 : /^(?:the )?second\b|^第二个数$/i.test(text) ? 1 : /^(?:the )?third\b|^第三个数$/i.test(text) ? 2 : undefined;
  const rest = text.replace(/^(?:the )?(?:smallest|least|first|smaller|lesser|largest|greatest|last|larger|greater|biggest|middle|second|third)/i, '');
  if (place === undefined || (/^[\x20-\x7e]*$/.test(text) && !new RegExp(String.raw`^(?: (?:even |odd )?(?:number|integer|one))?(?: of ${set})?$`, 'i').test(rest))) return undefined;
  return parts[place];
}

/** Declares consecutive numbers; every one after the first is told by the one before it. */
function startRun(count: string, kind: string, scene: Scene, words: string): boolean {
  const length = Number(count);
  const stepped = /even|odd|奇|偶/i.test(kind);
  if (length < 2 || length > 9 || scene.note('run') !== undefined || scene.note('all') !== undefined) return false;
  const sort = /even|偶/i.test(kind) ? 'even' : /odd|奇/i.test(kind) ? 'odd' : /positive|natural|正|自然/i.test(kind) ? 'positive' : 'integer';
  // Even numbers are integers; that they are above zero is then not looked at, so it must not be asked.
  if (stepped && /positive|正/i.test(kind)) return false;
  const keys = Array.from({ length }, (_, index) => `n${index + 1}`);
  scene.remember('run', String(length));
  scene.remember('all', keys.join(' '));
  const ordinal = (index: number): string => (/[\u4e00-\u9fff]/.test(words) ? `第${index + 1}个数` : `number ${index + 1}`);
  keys.forEach((key, index) => {
    const here = scene.quantity(key, ordinal(index), sort);
    if (index > 0) scene.tell(kind, here, plus(scene.quantity('n1', '', sort), num((stepped ? 2 : 1) * index)));
  });
  return true;
}

function relation(left: string, right: string, scene: Scene, words: string): boolean {
  const language = /[\u4e00-\u9fff]/.test(words) ? 'zh' : 'en';
  const [a, b] = [left, right].map((side) => phraseValue(side, atom(scene, language), language));
  return a !== undefined && b !== undefined && scene.tell(words, a, b);
}

/** More verbs stand in no clause. */
const mostVerbs = 6;

/** Each way to part the words at the verb that says two things are equal. */
function equated(verb: RegExp): (slot: Slots, scene: Scene, words: string) => boolean {
  return (_, scene, words) => {
    const verbs = [...words.matchAll(verb)];
    if (verbs.length > mostVerbs) return false;
    for (const match of verbs) {
      const before = scene.told;
      if (relation(words.slice(0, match.index), words.slice(match.index + match[0].length), scene, words)) return true;
      scene.restore(before);
    }
    return false;
  };
}

const asks: ClauseRule[1] = (slot, scene, words) => {
  const language = /[\u4e00-\u9fff]/.test(words) ? 'zh' : 'en';
  const text = slot('what').replace(/^the value of /i, '');
  const parts = all(scene);
  if (/^(?:these|the|both|two|the two|the 2|the 3|all|them|each|each of the|both of the)?(?: ?(?:2|3|4|5))? ?(?:(?:even|odd|consecutive) )*(?:numbers|integers|them|number)$|^them$|^(?:这|这些|各|这?[两23456]个)(?:连续)?的?(?:整|奇|偶|自然)?数$|^它们$|^甲数?[、和与]?乙数?(?:[两2]个?数)?$/i.test(text) && parts && !(language === 'en' && /^(?:the )?number$/i.test(text))) return scene.ask(words, parts);
  const known = scene.note('all');
  if (known === 'first second' && parts) {
    if (/^the (?:larger|greater|bigger|largest)(?: of the (?:two|2)(?: numbers)?)?(?: number| one)?$/i.test(text)) return scene.ask(words, parts, '', 'largest');
    if (/^the (?:smaller|lesser|smallest)(?: of the (?:two|2)(?: numbers)?)?(?: number| one)?$/i.test(text)) return scene.ask(words, parts, '', 'smallest');
  }
  const value = phraseValue(text, atom(scene, language), language);
  return value !== undefined && scene.ask(words, [value]);
};

const runEn = String.raw`(?<count>\d) (?<kind>(?:positive |even |odd |consecutive |natural )*consecutive (?:positive |even |odd |natural )*(?:integers|numbers))`;
const runZh = String.raw`(?<count>\d|两)个(?<kind>连续的?(?:正)?(?:整数|奇数|偶数|自然数|正整数|正奇数|正偶数))`;

const inRunThen = (build: (parts: Expression[]) => Expression): ClauseRule[1] => (slot, scene, words) => {
  const value = written(slot('n'));
  return startRun(slot('count').replace('两', '2'), slot('kind'), scene, words) && value !== undefined && scene.tell(words, build(all(scene) ?? []), value);
};

export const numbersStory: Grammar = {
  clauses: [
    [clause(String.raw`(?:the )?sum of (?:the )?${runEn} (?:is|equals|is equal to) {n:n}`), inRunThen((parts) => plus(...parts))],
    [clause(String.raw`(?:the )?product of (?:the )?${runEn} (?:is|equals|is equal to) {n:n}`), inRunThen((parts) => app('multiply', ...parts))],
    [clause(String.raw`(?:the )?sum of the squares of (?:the )?${runEn} (?:is|equals|is equal to) {n:n}`), inRunThen((parts) => plus(...parts.map((each) => app('power', each, num(2)))))],
    [clause(String.raw`${runEn} (?:have a sum of|add up to|sum to|total) {n:n}`), inRunThen((parts) => plus(...parts))],
    [clause(String.raw`${runEn} have a product of {n:n}`), inRunThen((parts) => app('multiply', ...parts))],
    [clause(String.raw`find (?:the )?${runEn} (?:whose sum is|that add up to|with a sum of|such that their sum is|that sum to) {n:n}`), (slot, scene, words) => inRunThen((parts) => plus(...parts))(slot, scene, words) && scene.ask(words, all(scene) ?? [])],
    [clause(String.raw`find (?:the )?${runEn} (?:whose product is|with a product of) {n:n}`), (slot, scene, words) => inRunThen((parts) => app('multiply', ...parts))(slot, scene, words) && scene.ask(words, all(scene) ?? [])],
    [clause(String.raw`find (?:the )?(?:two|2) numbers (?:whose sum is|with a sum of) {n:s} and (?:whose |a )?(?:positive )?difference (?:is|of) {n:d}`), (slot, scene, words) => relation('their sum', slot('s'), scene, words) && relation('their difference', slot('d'), scene, words) && scene.ask(words, all(scene) ?? [])],
    [clause(`${runZh}(?:的|之)和(?:是|为|等于){n:n}`), inRunThen((parts) => plus(...parts))],
    [clause(`${runZh}(?:的|之)(?:积|乘积)(?:是|为|等于){n:n}`), inRunThen((parts) => app('multiply', ...parts))],
    [clause(`${runZh}(?:的|之)平方和(?:是|为|等于){n:n}`), inRunThen((parts) => plus(...parts.map((each) => app('power', each, num(2)))))],
    [clause(String.raw`(?:find|what is|determine|calculate|compute|what are|what was) (?<what>[^,?]+)`), asks],
    [clause(String.raw`(?:求|则|那么)?(?<what>[^,]+?)(?:是多少|是几|分别是多少|各是多少|等于多少|为多少|各是几|分别是几)`), asks],
    [clause(String.raw`(?:试)?求(?:出)?(?<what>[^,]+)`), asks],
    [clause(String.raw`(?:when )?{q:b} is added to {q:a},? the (?:result|sum) is {q:c}|(?:if )?you add {q:d} to {q:e},? (?:the result is|you get) {q:f}`), (slot, scene, words) => relation(`${slot('b') || slot('d')} added to ${slot('a') || slot('e')}`, slot('c') || slot('f'), scene, words)],
    [clause(String.raw`(?:when )?{q:b} is subtracted from {q:a},? the (?:result|difference) is {q:c}`), (slot, scene, words) => relation(`${slot('b')} subtracted from ${slot('a')}`, slot('c'), scene, words)],
    [clause(String.raw`(?:when )?{q:a} is (?<op>multiplied by|increased by|decreased by|divided by) {q:b},? the (?:result|product|quotient) is {q:c}`), (slot, scene, words) => relation(`${slot('a')} ${slot('op')} ${slot('b')}`, slot('c'), scene, words)],
    [clause(String.raw`(?:the )?(?:two|2) numbers (?:have a sum of|add up to|sum to) {n:s} and (?:have )?a (?:positive )?difference of {n:d}`), (slot, scene, words) => relation('their sum', slot('s'), scene, words) && relation('their difference', slot('d'), scene, words)],
    [clause(String.raw`(?:the )?(?:two|2) numbers (?:have a sum of|add up to|sum to) {n:s}`), (slot, scene, words) => relation('their sum', slot('s'), scene, words)],
    [/ (?:is|equals|gives|was) /i, equated(/ (?:is equal to|is the same as|is|equals|gives|was) /gi)],
    [/^(?<a>.+)比(?<b>.+?)(?:多|大)(?<n>\d+(?:\.\d+)?)$/, (slot, scene, words) => relation(slot('a'), `比${slot('b')}多${slot('n')}`, scene, words)],
    [/^(?<a>.+)比(?<b>.+?)(?:少|小)(?<n>\d+(?:\.\d+)?)$/, (slot, scene, words) => relation(slot('a'), `比${slot('b')}少${slot('n')}`, scene, words)],
    [/^(?<a>.+)是(?<b>.+的\d+倍)(?:还)?(?<op>多|少)(?<n>\d+(?:\.\d+)?)$/, (slot, scene, words) => relation(slot('a'), `比${slot('b')}${slot('op')}${slot('n')}`, scene, words)],
    [/是|等于|为|得/, equated(/(?:是|等于|为|得到?)/g)],
  ],
};
