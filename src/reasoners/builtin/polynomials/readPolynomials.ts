import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { coefficientsOf } from '../univariate.ts';
import { fractionOf } from '../rationalEquation.ts';
import { hasOtherRoots } from '../realRoots.ts';
import { wording, wordingOf } from '../wording.ts';
import { readParameter } from './readParameter.ts';
import type { PolynomialQuestion } from './polynomialQuestion.ts';

type Found = Readonly<Record<string, string | undefined>>;

interface Wording {
  readonly pattern: RegExp;
  readonly question: (formulas: readonly Expression[], found: Found) => PolynomialQuestion | undefined;
}

const polynomial = '(?:the )?(?:polynomial |expression |function )?';
const named = String.raw`(?:the )?(?:two |three |four |distinct |complex |real )*{roots}`;
const of = String.raw`(?:of|to|for) {equation}`;

const wordings: readonly Wording[] = [
  { pattern: wording(`{ask}(?<wanted>remainder|quotient)(?: polynomial)? (?:when|if|obtained when|of|from dividing|when dividing) ${polynomial}§(?: is)? (?:divided )?by ${polynomial}§`), question: division },
  { pattern: wording(`(?:when|if) ${polynomial}§ is divided by ${polynomial}§,? ?(?:what is|find|determine) the (?<wanted>remainder|quotient)`), question: division },
  { pattern: wording(`{ask}(?<wanted>quotient and (?:the )?remainder) (?:when|of|if) ${polynomial}§ is divided by ${polynomial}§`), question: division },
  { pattern: wording(`(?:use|using) (?:synthetic|polynomial|long|polynomial long) division,? (?:to )?divide ${polynomial}§ by ${polynomial}§(?: and (?:find|give) the (?<wanted>remainder|quotient))?`), question: division },
  { pattern: wording(`divide ${polynomial}§ by ${polynomial}§(?:,? and |[.,;] ?)(?:find|give|determine|what is) the (?<wanted>remainder|quotient and (?:the )?remainder|quotient)`), question: division },
  { pattern: wording(`divide ${polynomial}§ by ${polynomial}§ (?:using|by|with) (?:polynomial |synthetic )?(?:long )?division`), question: division },
  { pattern: wording('求?(?:多项式)?§(?:除以|被(?<by>))(?:多项式)?§(?:除)?(?:所得)?的?(?<wanted>余式|余数|余项|商式和余式|商与余式|商式|商)(?:是|为)?(?:多少|什么)?'), question: division },
  { pattern: wording(`{ask}degree of ${polynomial}§`), question: feature('degree') },
  { pattern: wording(`{ask}leading coefficient of ${polynomial}§`), question: feature('leading') },
  { pattern: wording(`{ask}constant (?:term|coefficient) (?:of|in) (?:the expansion of )?${polynomial}§(?: is (?:expanded|simplified))?`), question: feature('coefficient') },
  { pattern: wording(`{ask}sum of (?:all )?(?:of )?(?:the )?coefficients (?:of|in) (?:the expansion of )?${polynomial}§`), question: feature('coefficients') },
  { pattern: wording(`{ask}coefficient of (?:the )?§(?: term)? (?:in|of|when) (?:the )?(?:expansion of |expanded form of |simplification of )?${polynomial}§(?: is (?:expanded|simplified|multiplied out)(?: and (?:like terms are combined|simplified))?)?`), question: feature('coefficient') },
  { pattern: wording('求?(?:多项式)?§的(?:次数)(?:是多少|为多少|是|为)?'), question: feature('degree') },
  { pattern: wording('求?(?:多项式)?§的(?:首项系数|最高次项的?系数)(?:是多少|为多少|是|为)?'), question: feature('leading') },
  { pattern: wording('求?(?:在)?(?:多项式)?§的?(?:展开式)?(?:中)?,?的?常数项(?:是多少|为多少|是|为)?'), question: feature('coefficient') },
  { pattern: wording('求?(?:在)?(?:多项式)?§的?(?:展开式)?(?:中)?,?的?(?:各项|所有)系数(?:之和|的和)(?:是多少|为多少|是|为)?'), question: feature('coefficients') },
  { pattern: wording('求?(?:在)?(?:多项式)?§的?(?:展开式)?(?:中)?,?§(?:项)?的系数(?:是多少|为多少|是|为)?'), question: ([whole, term]) => feature('coefficient')([term, whole].flatMap((each) => each ?? []), {}) },
  { pattern: wording(`(?:let|if|given(?: that)?|suppose(?: that)?|assume(?: that)?) §(?:,? (?:and )?§)*,? (?:are|be|denote) ${named} ${of}§[.,]? (?:then )?(?:{ask})§`), question: namedRoots },
  { pattern: wording(`{ask}§(?:,? (?:given that|if|where) )§(?:,? (?:and )?§)*,? are ${named} ${of}§`), question: ([wanted, ...more]) => wanted && namedRoots([...more, wanted]) },
  { pattern: wording(`(?:let |suppose |if )?{equation}§ has (?:the )?(?:two |three |distinct |complex |real )*{roots} §(?:,? (?:and )?§)*[.,]? (?:{ask})§`), question: ([equation, ...more]) => equation && namedRoots([...more.slice(0, -1), equation, ...more.slice(-1)]) },
  { pattern: wording('(?:设|若|已知|如果)§(?:[,和与] ?§)*(?:分别)?(?:是|为)(?:关于§的)?(?:一元二次|一元三次)?(?:方程|多项式)§的(?:两|二|三)?个?(?:不同的|不相等的)?(?:实数?)?(?:根|解|零点)[,.;] ?(?:则|求|那么|求出)*§(?:的值)?(?:是多少|为多少|等于多少|是|为|等于)?'), question: namedRoots },
  { pattern: wording('(?:设|若|已知|如果)?(?:关于§的)?(?:一元二次|一元三次)?方程§的(?:两|二|三)个?(?:不同的|不相等的)?(?:实数?)?根(?:分别)?(?:是|为)§(?:[,和与] ?§)*[,.;] ?(?:则|求|那么)*§(?:的值)?(?:是多少|为多少|等于多少|是|为|等于)?'), question: chineseNamed },
  { pattern: wording(`{ask}(?<what>sum|product|sum of the squares|sum of the reciprocals|sum of the cubes|sum of squares|sum of reciprocals) of (?:all )?(?:of )?(?:the )?(?:two |three |complex )*(?:(?<solutions>solutions)|{roots}) ${of}§`), question: unnamedRoots },
  { pattern: wording('求?(?:一元二次|一元三次)?方程§的?(?:两|三|所有)个?(?:实数?)?根(?:之|的)(?<what>和|积|平方和|倒数和|平方之和|倒数之和)(?:是多少|为多少|等于多少|是|为)?'), question: unnamedRoots },
];

/** A question about polynomials; undefined unless a wording takes all of the text. */
export function readPolynomials(formulas: readonly Expression[], words: string): PolynomialQuestion | undefined {
  if (formulas.some((each) => some(each, (part) => part.kind === 'unread' || part.kind === 'text'))) return undefined;
  const line = wordingOf(words);
  for (const { pattern, question } of wordings) {
    const found = pattern.exec(line);
    const asked = found && question(formulas, found.groups ?? {});
    if (asked) return /\breal\b|实数?根/.test(line) && asked.ask === 'roots' && !hasAllRootsReal(asked) ? undefined : asked;
  }
  return readParameter(formulas, line);
}

/** Of the real roots alone little is known by the coefficients. */
function hasAllRootsReal({ equation, unknown }: Extract<PolynomialQuestion, { ask: 'roots' }>): boolean {
  const [left, right] = isApply(equation, 'equal') ? equation.args : [];
  return left !== undefined && right !== undefined && !hasOtherRoots(left, right, unknown);
}

function division([dividend, divisor, ...more]: readonly Expression[], { wanted = 'both', by }: Found): PolynomialQuestion | undefined {
  if (!dividend || !divisor || more.length > 0 || by !== undefined) return undefined;
  const [variable, ...others] = freeVariables(divisor);
  if (variable === undefined || others.length > 0 || !coefficientsOf(divisor, variable) || !coefficientsOf(dividend, variable)) return undefined;
  const kind = /and|[和与]|both/.test(wanted) ? 'both' : /余|remainder/.test(wanted) ? 'remainder' : 'quotient';
  return { ask: 'divide', dividend, divisor, variable, wanted: kind };
}

function feature(wanted: Extract<PolynomialQuestion, { ask: 'feature' }>['wanted']): Wording['question'] {
  return (formulas) => {
    const whole = formulas.at(-1);
    const term = formulas.length === 2 ? formulas[0] : undefined;
    const [variable, ...more] = whole ? freeVariables(whole) : [];
    if (!whole || formulas.length > 2 || variable === undefined || more.length > 0) return undefined;
    const body = isApply(whole, 'equal') && isApply(whole.args[0], 'call') ? whole.args[1] : whole;
    const monomial = term && coefficientsOf(term, variable);
    if (!body || !fractionOf(body, variable) || (term && (!monomial || monomial.at(-1)?.numerator !== 1n || monomial.slice(0, -1).some(({ numerator }) => numerator !== 0n)))) return undefined;
    return { ask: 'feature', of: body, variable, wanted, power: monomial ? monomial.length - 1 : 0 };
  };
}

function namedRoots(formulas: readonly Expression[]): PolynomialQuestion | undefined {
  const [wanted, given, ...others] = [...formulas].reverse();
  const names = others.reverse().flatMap((each) => (isApply(each, 'list', 'tuple') ? each.args : [each]));
  if (!wanted || !given || !names.every((each) => each.kind === 'symbol')) return undefined;
  const equation = isApply(given, 'equal') ? given : app('equal', given, num(0));
  const [unknown, ...more] = freeVariables(equation);
  const letters = names.map(({ name }) => name);
  // 关于 x 的方程: the unknown may be named between.
  const roots = letters.filter((name) => name !== unknown);
  const inWanted = [...freeVariables(wanted)];
  if (unknown === undefined || more.length > 0 || new Set(roots).size !== roots.length || roots.length < 2 || !inWanted.every((name) => roots.includes(name)) || inWanted.length === 0) return undefined;
  return { ask: 'roots', equation, unknown, names: roots, wanted };
}

function chineseNamed(formulas: readonly Expression[]): PolynomialQuestion | undefined {
  const given = formulas.findIndex((each) => isApply(each, 'equal'));
  const equation = formulas[given];
  return equation && namedRoots([...formulas.slice(given + 1, -1), equation, ...formulas.slice(-1)]);
}

const unnamed: Readonly<Record<string, 'sum' | 'product' | 'squares' | 'reciprocals' | 'cubes'>> = { sum: 'sum', product: 'product', 和: 'sum', 积: 'product', 平方和: 'squares', 平方之和: 'squares', 倒数和: 'reciprocals', 倒数之和: 'reciprocals' };

function unnamedRoots([given, ...more]: readonly Expression[], { what = '', solutions }: Found): PolynomialQuestion | undefined {
  if (!given || more.length > 0) return undefined;
  const equation = isApply(given, 'equal') ? (isApply(given.args[0], 'call') && given.args[1] ? app('equal', given.args[1], num(0)) : given) : app('equal', given, num(0));
  const [unknown, ...others] = freeVariables(equation);
  const [left, right] = equation.args;
  const [a, b] = unknown === undefined ? [] : [left && fractionOf(left, unknown), right && fractionOf(right, unknown)];
  // Roots are counted among the complex numbers; solutions may be meant to be real.
  if (unknown === undefined || others.length > 0 || !a || !b || !left || !right || (solutions !== undefined && hasOtherRoots(left, right, unknown))) return undefined;
  const degree = Math.max(a.above.length + b.below.length, b.above.length + a.below.length) - 2;
  if (degree < 2 || degree > 8) return undefined;
  const names = Array.from({ length: degree }, (_, index) => `${unknown === 'r' ? 's' : 'r'}_${index + 1}`);
  const kind = unnamed[what] ?? (/squares/.test(what) ? 'squares' : /reciprocals/.test(what) ? 'reciprocals' : 'cubes');
  const letters = names.map((name) => sym(name));
  const powers = (exponent: number): Expression => app('add', ...letters.map((letter) => app('power', letter, num(exponent))));
  const wanted = { sum: () => app('add', ...letters), product: () => app('multiply', ...letters), squares: () => powers(2), cubes: () => powers(3), reciprocals: () => app('add', ...letters.map((letter) => app('divide', num(1), letter))) }[kind]();
  return { ask: 'roots', equation, unknown, names, wanted };
}
