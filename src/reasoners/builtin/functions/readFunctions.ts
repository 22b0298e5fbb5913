import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { coefficientsOf } from '../univariate.ts';
import { wording, wordingOf } from '../wording.ts';
import type { FunctionQuestion, FunctionRule } from './functionQuestion.ts';

const fn = String.raw`(?:the )?(?:real-valued |real |quadratic )?(?:functions? |expression |parabola |graph of |curve |equation |with equation |whose equation is |given by |described by |the |of |defined by |quadratic )*`;
const tail = String.raw`(?:的值)?(?:是多少|为多少|等于多少|是什么|是|为|等于)?`;

const values: readonly RegExp[] = [
  wording(String.raw`(?:let|if|given(?: that)?|suppose(?: that)?|for|consider|define)? ?(?:${fn})§(?:,? (?:and )?(?:let |if )?§)*[.,;]? ?(?:then )?(?:{ask})§`),
  wording(String.raw`{ask}§,? (?:if|when|given(?: that)?|where) (?:${fn})§(?:,? (?:and )?§)*(?<first>)`),
  wording(String.raw`(?:已知|设|若|如果)?(?:函数)?§(?:[,和与] ?(?:函数)?§)*[,.;] ?(?:则|求|那么|计算)+§${tail}`),
];
const shapes: readonly (readonly ['domain' | 'range' | 'inverse' | 'vertex' | 'axis' | 'period' | 'amplitude' | 'phase-shift', RegExp])[] = [
  ['domain', wording(`{ask}domain of ${fn}§`)],
  ['domain', wording(`求?(?:函数)?§(?:的)?(?:定义域|自变量(?:§)?的取值范围)${tail}`)],
  ['range', wording(`{ask}range of ${fn}§`)],
  ['range', wording(`求?(?:函数)?§(?:的)?值域${tail}`)],
  ['inverse', wording(`{ask}inverse(?: function)? (?:of|to) ${fn}§`)],
  ['inverse', wording(`求?(?:函数)?§(?:的)?反函数${tail}`)],
  ['period', wording(`{ask}(?:smallest |least |fundamental |minimum )?(?:positive )?period of ${fn}§`)],
  ['period', wording(`求?(?:函数)?§(?:的)?(?:最小正)?周期${tail}`)],
  ['amplitude', wording(`{ask}amplitude of ${fn}§`)],
  ['amplitude', wording(`求?(?:函数)?§(?:的)?振幅${tail}`)],
  ['phase-shift', wording(`{ask}phase shift of ${fn}§`)],
  ['vertex', wording(`{ask}(?:coordinates of (?:the )?)?vertex of ${fn}§`)],
  ['vertex', wording(`求?(?:抛物线|二次函数)?§(?:的图[象像])?的?顶点(?:的?坐标)?${tail}`)],
  ['axis', wording(`{ask}(?:equation of (?:the )?)?axis of symmetry of ${fn}§`)],
  ['axis', wording(`求?(?:抛物线|二次函数)?§(?:的图[象像])?的?对称轴${tail}`)],
];

/** A question about functions given by formulas; undefined unless a wording takes all of the text. */
export function readFunctions(formulas: readonly Expression[], words: string): FunctionQuestion | undefined {
  if (formulas.some((each) => some(each, (part) => part.kind === 'unread'))) return undefined;
  const line = wordingOf(words);
  for (const [ask, pattern] of shapes) {
    if (!pattern.test(line)) continue;
    const question = ofShape(ask, formulas);
    if (question) return question;
  }
  for (const pattern of values) {
    const found = pattern.exec(line);
    if (found) return valueAsked(found.groups?.['first'] === undefined ? formulas : [...formulas.slice(1), ...formulas.slice(0, 1)]);
  }
  return undefined;
}

function ofShape(ask: (typeof shapes)[number][0], [given, ...more]: readonly Expression[]): FunctionQuestion | undefined {
  if (!given) return undefined;
  const [left, right] = isApply(given, 'equal') ? given.args : [undefined, given];
  const [variable, ...others] = right ? freeVariables(right) : [];
  if (!right || variable === undefined || others.length > 0 || more.some((each) => each.kind !== 'symbol' || each.name !== variable) || some(right, (part) => part.kind === 'apply' && /^(?:call|cases|equal|prime)$/.test(part.operator))) return undefined;
  const name = left && nameOf(left, variable);
  if (left && name === undefined) return undefined;
  switch (ask) {
    case 'inverse':
      return name === undefined ? undefined : { ask, name: left?.kind === 'symbol' ? 'f' : name, body: right, variable };
    case 'domain':
    case 'range':
    case 'period':
    case 'amplitude':
    case 'phase-shift':
      return { ask, body: right, variable };
    default:
      // x = y² + 4y lies on its side.
      if (left?.kind === 'symbol' && left.name === 'x') return undefined;
      return coefficientsOf(right, variable)?.length === 3 && (left === undefined || name !== undefined) ? { ask, body: right, variable } : undefined;
  }
}

/** `f` of `f(x)`, `k` of `k(y)` though it looks like a product, `y` of `y`. */
function nameOf(left: Expression, variable: string): string | undefined {
  if (left.kind === 'symbol') return left.name === variable ? undefined : left.name;
  const [name, letter, ...more] = isApply(left, 'call', 'multiply') ? left.args : [];
  return name?.kind === 'symbol' && letter?.kind === 'symbol' && letter.name === variable && more.length === 0 ? name.name : undefined;
}

const known = /^(?:call|inverse-function|equal|cases|list|less|less-equal|greater|greater-equal|not-equal|chain|and|or|add|multiply|negate|divide|power|sqrt|root|abs|ln|log|exp|sin|cos|tan|floor|ceiling|factorial)$/;

function valueAsked(formulas: readonly Expression[]): FunctionQuestion | undefined {
  const of = formulas.at(-1);
  const given = formulas.slice(0, -1).flatMap((each) => (isApply(each, 'list', 'and') ? each.args : [each]));
  if (!of || given.length === 0 || isApply(of, 'equal', 'list', 'and') || !some(of, (part) => isApply(part, 'call'))) return undefined;
  // A derivative, an integral or a sum of values is another question.
  if ([of, ...given].some((each) => some(each, (part) => (part.kind === 'apply' ? !known.test(part.operator) : part.kind === 'constant' && !/^(?:pi|e)$/.test(part.name))))) return undefined;
  const rules = new Map<string, FunctionRule>();
  for (const each of given) {
    const [left, body] = isApply(each, 'equal') ? each.args : [];
    if (!body || !isApply(left, 'call')) return undefined;
    const [name, ...parameters] = left.args;
    const letters = parameters.flatMap((parameter) => (parameter.kind === 'symbol' ? [parameter.name] : []));
    if (name?.kind !== 'symbol' || letters.length !== parameters.length || letters.length === 0 || rules.has(name.name)) return undefined;
    rules.set(name.name, { parameters: letters, body });
  }
  const names = new Set([...rules.values()].flatMap(({ parameters }) => parameters));
  const bound = [...rules.values()].every(({ parameters, body }) => [...freeVariables(body)].every((free) => parameters.includes(free) || rules.has(free)));
  const isKnown = [...freeVariables(of)].every((free) => names.has(free) || rules.has(free));
  const isInverse = isApply(of, 'call') && isApply(of.args[0], 'inverse-function') && of.args[1]?.kind === 'symbol';
  if (isInverse) {
    const [only, ...others] = rules;
    const [variable, ...more] = only?.[1].parameters ?? [];
    return only && others.length === 0 && variable !== undefined && more.length === 0 && freeVariables(of).has(variable) ? { ask: 'inverse', name: only[0], body: only[1].body, variable } : undefined;
  }
  // In fg(3) f is the name of a function and no factor.
  const isFactor = (each: Expression): boolean => some(each, (part) => part.kind === 'apply' && !/^(?:call|inverse-function)$/.test(part.operator) && part.args.some((arg) => arg.kind === 'symbol' && rules.has(arg.name)));
  if (isFactor(of) || [...rules.values()].some(({ body }) => isFactor(body))) return undefined;
  return bound && isKnown ? { ask: 'value', rules, of } : undefined;
}
