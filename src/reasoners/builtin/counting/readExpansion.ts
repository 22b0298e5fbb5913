import type { TextFormat } from '../../../core/problem.ts';
import type { Expression } from '../../../math/expression.ts';
import { freeVariables } from '../../../math/variables.ts';
import { formulasOf } from '../formulas.ts';
import type { ExpansionQuestion } from './countingQuestion.ts';
import { termsOf } from './laurent.ts';

const ask = String.raw`(?:(?:please )?(?:find|determine|compute|calculate|what is|what's|give|state) )?(?:the )?(?:value of )?(?:the )?`;
const expanded = String.raw`(?:the )?(?:(?:binomial )?expansion of |expanded form of |polynomial |binomial )?`;
const tail = String.raw`(?: when (?:it is )?(?:expanded|multiplied out)| is expanded)?`;
const numeric = '(?:,?(?:请)?用数字(?:作答|填写答案|表示))?';
const start = '(?:在|求|计算|已知|若|求出)?(?:二项式|多项式|代数式|式子)?';
const opened = '(?:的)?(?:二项)?展开式(?:中|里)?(?:的)?[,，]?(?:含有?)?';

/** The formulas in order: `e` what is multiplied out, `m` the powers, `x` a letter. */
const wordings: readonly (readonly [wording: RegExp, order: string, kind: 'coefficient' | 'constant' | 'coefficient-sum' | 'binomial-sum'])[] = [
  [new RegExp(`^${ask}coefficient of (?:the )?§(?: term)? (?:in|of) ${expanded}§${tail}$`, 'i'), 'me', 'coefficient'],
  [new RegExp(`^${ask}coefficient of (?:the )?§(?:-term| term)? when § is (?:expanded|multiplied out)(?: and simplified)?$`, 'i'), 'me', 'coefficient'],
  [new RegExp(`^(?:in|for) ${expanded}§,? ?${ask}coefficient of (?:the )?§(?: term)?$`, 'i'), 'em', 'coefficient'],
  [new RegExp(`^${ask}constant term (?:in|of) ${expanded}§${tail}$`, 'i'), 'e', 'constant'],
  [new RegExp(`^${ask}term independent of § in ${expanded}§$`, 'i'), 'xe', 'constant'],
  [new RegExp(`^${ask}sum of (?:all )?(?:the )?coefficients (?:in|of) ${expanded}§$`, 'i'), 'e', 'coefficient-sum'],
  [new RegExp(`^${ask}sum of (?:all )?(?:the )?binomial coefficients (?:in|of) ${expanded}§$`, 'i'), 'e', 'binomial-sum'],
  [new RegExp(`^${start}§${opened}§(?:项|的项)?的系数(?:是|为|等于)?(?:多少)?${numeric}$`), 'em', 'coefficient'],
  [new RegExp(`^${start}§${opened}常数项(?:是|为|等于)?(?:多少)?${numeric}$`), 'e', 'constant'],
  [new RegExp(`^${start}§${opened}(?:各项|所有项?|全部|各)的?系数(?:之|的)?和(?:是|为|等于)?(?:多少)?$`), 'e', 'coefficient-sum'],
  [new RegExp(`^${start}§${opened}(?:各项|所有项?|全部|各)?的?二项式系数(?:之|的)?和(?:是|为|等于)?(?:多少)?$`), 'e', 'binomial-sum'],
];

/** What is asked about an expression multiplied out; undefined unless a wording takes all words. */
export function readExpansion(text: string, format: TextFormat): ExpansionQuestion | undefined {
  const plain = text
    .replace(/^\s*(?:\d{1,2}\s*[.、．]\s*)?(?:[（(]\s*\d+\s*分\s*[)）])?/, '')
    .replace(/[（(]\s*(?:请?用|要求用)?数字(?:作答|填写答案|填写答 案|表示)\s*[)）]/g, '')
    .replace(/[（(]?\s*\$?\s*[（(]?\s*\\q+uad\s*[)）]?\s*\$?\s*[)）]?|_{2,}|\\_+/g, ' ')
    .replace(/[.。．,，\s]+(?:express|give|write) your answer as (?:a |an )?(?:common fraction|integer|number)\.?$/i, '')
    .trim();
  const { expressions, words } = formulasOf(plain, format);
  const line = words.replace(/\s+/g, ' ').replace(/ ?§ ?(?=[\u4e00-\u9fff，。])/g, '§').replace(/§ (?=[,.])/g, '§').replace(/([\u4e00-\u9fff]) /g, '$1').replace(/ ([\u4e00-\u9fff])/g, '$1').replace(/，/g, ',').replace(/[\s.。?？:：=]+$/, '').replace(/^\s+/, '');
  for (const [wording, order, kind] of wordings) {
    if (!wording.test(line) || expressions.length !== order.length) continue;
    const at = (role: string): Expression | undefined => expressions[order.indexOf(role)];
    const [expression, letter] = [at('e'), order.includes('x') ? at('x') : undefined];
    const letters = expression ? freeVariables(expression) : new Set<string>();
    if (!expression || (letter && !(letter.kind === 'symbol' && letters.has(letter.name)))) return undefined;
    if (kind === 'coefficient-sum' || kind === 'binomial-sum') return { ask: kind, expression };
    if (kind === 'constant') return letters.size === 1 ? { ask: 'coefficient', expression, powers: new Map() } : undefined;
    const [power, ...more] = termsOf(at('m') ?? expression) ?? [];
    const isPlain = power && more.length === 0 && power.coefficient.numerator === 1n && power.coefficient.denominator === 1n && power.powers.size === letters.size && [...power.powers.keys()].every((name) => letters.has(name));
    return isPlain ? { ask: 'coefficient', expression, powers: power.powers } : undefined;
  }
  return undefined;
}
