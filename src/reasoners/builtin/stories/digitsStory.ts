import { num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { clause, less, plus, times, written, type ClauseRule, type Grammar, type Scene } from './scene.ts';

const isChinese = (words: string): boolean => /[\u4e00-\u9fff]/.test(words);

/** The tens and the units digit of the one number of the story. */
function digits(scene: Scene, words: string): readonly [tens: Expression, ones: Expression] {
  const [tens, ones] = isChinese(words) ? ['十位数字', '个位数字'] : ['the tens digit', 'the units digit'];
  return [scene.quantity('tens', tens ?? '', 'leading digit'), scene.quantity('units', ones ?? '', 'digit')];
}

const value = ([tens, ones]: readonly [Expression, Expression]): Expression => plus(times(num(10), tens), ones);
const reversed = ([tens, ones]: readonly [Expression, Expression]): Expression => plus(times(num(10), ones), tens);

const sum: ClauseRule[1] = (slot, scene, words) => {
  const n = written(slot('n'));
  return n !== undefined && scene.tell(words, plus(...digits(scene, words)), n);
};

const isMore = (op: string): boolean => /more|greater|larger|大|多/i.test(op);

const compared: ClauseRule[1] = (slot, scene, words) => {
  const [tens, ones] = digits(scene, words);
  const pick = (name: string): Expression => (/tens|十/i.test(name) ? tens : ones);
  const [a, b] = [pick(slot('a')), pick(slot('b'))];
  const [k, n] = [slot('k') === '' ? num(1) : written(slot('k')), slot('n') === '' ? undefined : written(slot('n'))];
  if (a === b || !k) return false;
  const scaled = slot('k') === '' ? b : times(k, b);
  return scene.tell(words, a, n ? (isMore(slot('op')) ? plus(scaled, n) : less(scaled, n)) : scaled);
};

const turned: ClauseRule[1] = (slot, scene, words) => {
  const n = written(slot('n'));
  const pair = digits(scene, words);
  return n !== undefined && scene.tell(words, reversed(pair), isMore(slot('op')) ? plus(value(pair), n) : less(value(pair), n));
};

const asks: ClauseRule[1] = (_, scene, words) => scene.ask(words, [value(digits(scene, words))]);

const digit = (name: string): string => String.raw`(?:the |its )(?<${name}>tens|units|ones)(?:'s)? digit`;
const zhDigit = (name: string): string => `(?<${name}>十位|个位)(?:上)?(?:的)?(?:数字|数)`;
const zhNumber = '(?:(?:有)?(?:一|1)个[2两]位数,?(?:的|它的)?)?';

export const digitsStory: Grammar = {
  clauses: [
    [clause(String.raw`the sum of (?:the|its) digits (?:of a (?:2|certain 2)-digit (?:number|integer) )?is {n:n}`), sum],
    [clause(String.raw`the digits of a 2-digit (?:number|integer) (?:add up to|sum to|have a sum of) {n:n}`), sum],
    [clause(String.raw`${digit('a')}(?: of a 2-digit number)? is {n:n} (?<op>more|less|greater|larger|smaller) than (?:{n:k} times )?${digit('b')}`), compared],
    [clause(String.raw`${digit('a')}(?: of a 2-digit number)? is {n:k} times ${digit('b')}`), compared],
    [clause(String.raw`(?:if |when )?(?:the|its) digits are (?:reversed|interchanged|switched),? the (?:new|resulting) number is {n:n} (?<op>more|less|greater|larger|smaller) than the original(?: number)?`), turned],
    [clause(String.raw`(?:find|what is|determine) the (?:original |2-digit )?number`), asks],
    [clause(`${zhNumber}(?:个位数字(?:与|和|加)十位数字|十位数字(?:与|和|加)个位数字|个位与十位(?:上)?的?数字|十位与个位(?:上)?的?数字|两个数位上的数字|各位数字)(?:的|之)和(?:是|为|等于){n:n}`), sum],
    [clause(`${zhNumber}${zhDigit('a')}比${zhDigit('b')}(?:的{n:k}倍)?(?<op>大|小|多|少){n:n}`), compared],
    [clause(`${zhNumber}${zhDigit('a')}是${zhDigit('b')}的{n:k}倍`), compared],
    [clause('(?:如果)?(?:把)?(?:它的)?(?:(?:个位(?:数字)?(?:与|和)十位|十位(?:数字)?(?:与|和)个位)(?:上)?(?:的)?(?:数字)?|(?:这)?[2两]个数字)(?:对调|交换|互换)(?:位置)?(?:后|以后)?,?(?:所)?(?:得到?|得)(?:的)?(?:新)?(?:的)?(?:[2两]位)?数比原(?:来的)?(?:[2两]位)?数(?<op>大|小|多|少){n:n}'), turned],
    [clause('求?(?:这个|原来的|原)[2两]?位?数(?:是多少)?'), asks],
  ],
  finish: (scene) => scene.told.quantities.length === 2,
};
