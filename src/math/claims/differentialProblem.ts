import type { TextFormat } from '../../core/problem.ts';
import { app, num, sym } from '../build.ts';
import type { Expression } from '../expression.ts';
import { read } from '../reading/read.ts';
import { mathSpans } from '../reading/spans.ts';
import { mapChildren, some, substitute } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { isApply, isRelation, statementsOf } from './statements.ts';

/** `y(0) = 1`, `y'(0) = 2`: what a derivative of the function is at a place; of order 0 the function itself. */
export interface PlaceCondition {
  readonly order: number;
  readonly at: Expression;
  readonly value: Expression;
}

/** One ordinary differential equation for one function, with what is known of the function at places. */
export interface DifferentialProblem {
  /** An equality in which `derivativeName(k)` stands for the k-th derivative and `unknown` for the function. */
  readonly equation: Expression;
  readonly unknown: string;
  readonly variable: string;
  /** The highest derivative that occurs. */
  readonly order: number;
  readonly conditions: readonly PlaceCondition[];
  /** Where the variable is said to be positive. */
  readonly positive: boolean;
  /** What stands among the words besides: `y(2)`, `y`. */
  readonly terms: readonly Expression[];
  /** The words, with `§` for each formula. */
  readonly words: string;
}

/** Longer texts tell a story. UTF-16 units. */
const longest = 700;
const highestOrder = 4;

/** A symbol that no text can have. */
export function derivativeName(order: number): string {
  return `\u0001${order}`;
}

/** Reads the differential equation of a text, written `y'`, `dy/dx`, `\dot y` or with differentials; undefined where none is certain. */
export function differentialProblem(text: string, format: TextFormat): DifferentialProblem | undefined {
  if (text.length > longest || !/['’′]|\\prime|\\d{1,2}ot\b|\\d{1,4}ot\{|d/.test(text)) return undefined;
  const found = sourcesOf(text, format);
  if (!found || found.sources.length === 0 || found.sources.length > 6) return undefined;
  const { words } = found;
  const dotted = found.sources.some((source) => /\\d?dot\b/.test(source));
  const sources = found.sources.map(plainDerivatives);
  // The fourth derivative in brackets reads as a power.
  if (sources.some((source) => /\^\s*\{?\s*\(/.test(source))) return undefined;
  const names = namesOf(sources, dotted);
  if (!names) return undefined;
  if (names.unknown === 'P') return ofPopulation(text, format);
  const { unknown } = names;
  const called = new RegExp(String.raw`(?<![A-Za-z\\])${unknown}\s*(?:'+|\\prime)*\s*(?:\\left)?\(\s*(?:[xtsr]|-?[\d./]+|-?\\?(?:pi|infty)(?:\s*\/\s*\d+)?|-?\d*\\[dt]?frac\s*\{[^{}]*\}\s*\{[^{}]*\}|e)\s*(?:\\right)?\)`);
  const statements = sources.flatMap((source) => statementsOf(read(source, { notation: 'latex', functions: called.test(source) ? [unknown] : [] })).map(({ expression }) => expression));
  if (statements.some((statement) => hasUnread(statement) || some(statement, (part) => part.kind === 'apply' && part.ambiguous === true))) return undefined;
  const variable = names.variable ?? argumentOf(statements, unknown) ?? otherLetter(statements, unknown) ?? (dotted ? 't' : unknown === 'x' ? 't' : 'x');
  if (variable === unknown) return undefined;
  let equation: Expression | undefined;
  let positive = false;
  const conditions: PlaceCondition[] = [];
  const terms: Expression[] = [];
  for (const statement of statements) {
    const place = conditionOf(statement, unknown);
    const written = place ? undefined : withNames(statement, unknown, variable);
    if (place) conditions.push(place);
    else if (!written) return undefined;
    else if (orderOf(written) > 0) {
      if (equation || !isApply(written, 'equal')) return undefined;
      equation = written;
    } else if (isApply(written, 'greater') && written.args[0]?.kind === 'symbol' && written.args[0].name === variable && written.args[1]?.kind === 'number' && written.args[1].numerator === 0n) positive = true;
    else if (isRelation(written)) return undefined;
    else terms.push(written);
  }
  const order = equation ? orderOf(equation) : 0;
  if (!equation || some(equation, (part) => isApply(part, 'call', 'prime', 'derivative', 'partial', 'integral'))) return undefined;
  return { equation, unknown, variable, order, conditions, positive, terms, words };
}

/** P(0) and P(1 − P) read as probabilities, so that the function goes by another name meanwhile. */
function ofPopulation(text: string, format: TextFormat): DifferentialProblem | undefined {
  const letter = /(?<![A-Za-z])P(?![A-Za-z])|(?<=(?<![A-Za-z])d)P(?![A-Za-z])/g;
  const problem = /Y/.test(text) ? undefined : differentialProblem(text.replace(letter, 'Y'), format);
  if (!problem) return undefined;
  const back = (expression: Expression): Expression => substitute(expression, new Map([['Y', sym('P')]]));
  const called = (expression: Expression): Expression => (isApply(expression, 'call') ? app('call', ...expression.args.map(back)) : back(expression));
  return { ...problem, unknown: 'P', equation: back(problem.equation), terms: problem.terms.map(called) };
}

/** The formulas of a text as they are written, and the words around them; without dollars, what an equals sign joins. */
function sourcesOf(text: string, format: TextFormat): { readonly sources: readonly string[]; readonly words: string } | undefined {
  const spans = mathSpans(text, format).filter(({ notation }) => notation === 'latex');
  if (spans.length > 0) {
    let words = text;
    for (const { outer } of [...spans].reverse()) words = `${words.slice(0, outer.start)} § ${words.slice(outer.end)}`;
    return { sources: spans.map(({ inner }) => text.slice(inner.start, inner.end)), words };
  }
  const masked = text.replace(/[A-Za-z]{2,}/g, (word) => (/^(?:sin|cos|tan|ln|exp|sqrt|d[a-z]|[xt][yx])$/.test(word) ? word : '；'.repeat(word.length)));
  const sources: string[] = [];
  const words = masked.replace(/[^；，。：？！,;:?!\n\u3400-\u9fff]*[='’][^；，。：？！,;:?!\n\u3400-\u9fff]*/g, (formula, at: number) => {
    const end = /[.\s]*$/.exec(formula)?.[0].length ?? 0;
    sources.push(formula.slice(0, formula.length - end).replace(/\b(sin|cos|tan|ln|exp|sqrt)\b/g, '\\$1 ').replaceAll('*', ' \\cdot ').trim());
    return at >= 0 ? ' § ' + formula.slice(formula.length - end).padStart(formula.length - 3) : '';
  });
  // The masks keep their places, so the words come back from the text.
  let restored = '';
  let at = 0;
  for (const part of words.split(/( § )/)) {
    restored += part === ' § ' ? part : [...part].map((character, index) => (character === '；' ? (text[at + index] ?? '') : character)).join('');
    at += part.length;
  }
  return sources.some((source) => source === '' || /\^\(|\//.test(source.replace(/d[a-z]\s*\/\s*d[a-z]/g, ''))) ? undefined : { sources, words: restored };
}

/** Dots as primes, `y|_{x=0}` as `y(0)`, `dy/dx` as a fraction. */
function plainDerivatives(source: string): string {
  return source
    .replace(/[’′]/g, "'")
    .replace(/\\mathrm\s*\{\s*d\s*\}|\\mathrm\s+d\b|\\rm\s+d\b/g, 'd')
    .replace(/\\ddot\s*\{?\s*([A-Za-z])\s*\}?/g, "$1''")
    .replace(/\\dot\s*\{?\s*([A-Za-z])\s*\}?/g, "$1'")
    .replace(/(?:\\left\s*\.\s*)?([A-Za-z](?:'+|\^\{?\s*\\prime\s*\}?)?)\s*(?:\\(?:left|right|big|Big|bigg)?\s*)?(?:\||\\vert)\s*_\s*\{\s*[A-Za-z]\s*=\s*([^{}=]+)\}/g, '$1($2)')
    .replace(/\bd\s*(\^\s*\{?2\}?)?\s*([A-Za-z])\s*\/\s*d\s*([A-Za-z])\s*(?:\^\s*\{?2\}?)?/g, (_, twice: string | undefined, y: string, x: string) => `\\frac{d${twice ? '^2' : ''} ${y}}{d ${x}${twice ? '^2' : ''}}`);
}

function namesOf(sources: readonly string[], dotted: boolean): { readonly unknown: string; readonly variable?: string } | undefined {
  const all = sources.join(' ; ');
  const unknowns = new Set<string>();
  const variables = new Set<string>();
  for (const [, name] of all.matchAll(/(?<!\\[A-Za-z]*)([A-Za-z])\s*(?:'|\^\s*\{?\s*\\prime)/g)) if (name) unknowns.add(name);
  for (const [, name, variable] of all.matchAll(/\\[dt]?frac\s*\{\s*d\s*(?:\^\s*\{?\s*\d\s*\}?)?\s*([A-Za-z])\s*(?:\([A-Za-z]\))?\s*\}\s*\{\s*d\s*([A-Za-z])\s*(?:\^\s*\{?\s*\d\s*\}?)?\s*\}/g)) {
    if (name) unknowns.add(name);
    if (variable) variables.add(variable);
  }
  if (unknowns.size === 0 && /(?<![A-Za-z\\])d\s*y(?![A-Za-z])/.test(all) && /d\s*x(?![A-Za-z])/.test(all)) {
    unknowns.add('y');
    variables.add('x');
  }
  const [unknown, ...more] = unknowns;
  const [variable, ...others] = variables;
  if (unknown === undefined || more.length > 0 || others.length > 0) return undefined;
  return { unknown, ...(variable !== undefined ? { variable } : dotted ? { variable: 't' } : {}) };
}

/** The letter that the function is written of: x of `y'(x)`. */
function argumentOf(statements: readonly Expression[], unknown: string): string | undefined {
  const found = new Set<string>();
  for (const statement of statements) {
    some(statement, (part) => {
      const [callee, argument] = isApply(part, 'call') ? part.args : [];
      if (callee?.kind === 'symbol' && callee.name === unknown && argument?.kind === 'symbol') found.add(argument.name);
      return false;
    });
  }
  const [only, ...more] = found;
  return more.length === 0 ? only : undefined;
}

/** The other letter of the equation, where it has just one and that is no usual name of a constant. */
function otherLetter(statements: readonly Expression[], unknown: string): string | undefined {
  const letters = new Set(statements.flatMap((statement) => [...freeVariables(statement)]));
  const others = [...letters].filter((name) => name !== unknown && name !== 'd' && /^[xtsruyz]$/.test(name));
  const [only, ...more] = others;
  return more.length === 0 ? only : undefined;
}

function conditionOf(statement: Expression, unknown: string): PlaceCondition | undefined {
  const [left, value] = isApply(statement, 'equal') ? statement.args : [];
  if (!left || !value || freeVariables(value).size > 0) return undefined;
  const [inner, times] = isApply(left, 'prime') ? left.args : [left, num(0)];
  const [callee, at, ...more] = isApply(inner, 'call') ? inner.args : [];
  if (callee?.kind !== 'symbol' || callee.name !== unknown || !at || more.length > 0 || freeVariables(at).size > 0 || times?.kind !== 'number') return undefined;
  return { order: Number(times.numerator), at, value };
}

/** The statement with its derivatives as names; undefined where one is of something else. */
function withNames(statement: Expression, unknown: string, variable: string): Expression | undefined {
  const isFunction = (part: Expression | undefined): boolean =>
    part?.kind === 'symbol' ? part.name === unknown : isApply(part, 'call') && part.args[0]?.kind === 'symbol' && part.args[0].name === unknown && part.args[1]?.kind === 'symbol' && part.args[1].name === variable;
  let failed = false;
  const named = (part: Expression): Expression => {
    if (part.kind !== 'apply') return part;
    if (isFunction(part)) return sym(unknown);
    const [inner, second, third] = part.args;
    if (isApply(part, 'prime', 'derivative')) {
      const order = part.operator === 'prime' ? second : (third ?? num(1));
      const of = part.operator === 'prime' || (second?.kind === 'symbol' && second.name === variable);
      if (isFunction(inner) && of && order?.kind === 'number' && order.denominator === 1n && order.numerator <= BigInt(highestOrder)) return sym(derivativeName(Number(order.numerator)));
      failed = true;
    }
    return mapChildren(part, named);
  };
  const result = named(statement);
  if (failed) return undefined;
  return some(result, (part) => part.kind === 'symbol' && part.name === 'd') ? withDifferentials(result, unknown, variable) : result;
}

/** `(x + 1) dy = y dx`: dy as the derivative times dx. */
function withDifferentials(statement: Expression, unknown: string, variable: string): Expression | undefined {
  let failed = false;
  const changed = (part: Expression): Expression => {
    if (part.kind === 'symbol' && part.name === 'd') failed = true;
    if (part.kind !== 'apply') return part;
    if (part.operator !== 'multiply') return mapChildren(part, changed);
    const args: Expression[] = [];
    for (let index = 0; index < part.args.length; index++) {
      const [arg, next] = part.args.slice(index, index + 2);
      if (arg?.kind === 'symbol' && arg.name === 'd' && next?.kind === 'symbol' && (next.name === unknown || next.name === variable)) {
        args.push(next.name === unknown ? sym(derivativeName(1)) : num(1));
        index++;
      } else if (arg) args.push(changed(arg));
    }
    const [only] = args;
    return args.length === 1 && only ? only : app('multiply', ...args);
  };
  const result = changed(statement);
  return failed || !isHomogeneous(statement, unknown, variable) ? undefined : result;
}

/** Each term has exactly one differential, so that nothing is a differential alone. */
function isHomogeneous(statement: Expression, unknown: string, variable: string): boolean {
  const count = (part: Expression): number => (part.kind === 'symbol' ? (part.name === 'd' ? 1 : 0) : part.kind === 'apply' ? part.args.reduce((sum, arg) => sum + count(arg), 0) : 0);
  const [left, right] = isApply(statement, 'equal') ? statement.args : [];
  if (!left || !right || ![unknown, variable].every((name) => freeVariables(statement).has(name))) return false;
  const terms = [left, right].flatMap((side) => (isApply(side, 'add') ? side.args : [side])).filter((term) => !(term.kind === 'number' && term.numerator === 0n));
  return terms.length >= 2 && terms.every((term) => count(term) === 1);
}

export function orderOf(expression: Expression): number {
  for (let order = highestOrder; order > 0; order--) if (some(expression, (part) => part.kind === 'symbol' && part.name === derivativeName(order))) return order;
  return 0;
}

/** The equation with a function put in, its derivatives still to be carried out. */
export function withFunction({ equation, unknown, variable }: DifferentialProblem, body: Expression): Expression {
  const values = new Map<string, Expression>([[unknown, body]]);
  for (let order = 1; order <= highestOrder; order++) values.set(derivativeName(order), app('derivative', body, sym(variable), ...(order > 1 ? [num(order)] : [])));
  return substitute(equation, values);
}

/** The same on both sides besides: a derivative may have values where its function has none. */
export function whereDefined(equation: Expression, body: Expression): Expression {
  const [left, right] = equation.kind === 'apply' ? equation.args : [];
  return left && right ? app('equal', app('add', left, body), app('add', right, body)) : equation;
}
