import type { TextFormat } from '../core/problem.ts';
import { macrosFor } from '../drawing/macros.ts';
import type { Expression } from '../math/expression.ts';
import { isRelation } from '../math/claims/statements.ts';
import { saidOfLetters } from '../math/claims/saidOfLetters.ts';
import { showValue } from '../math/deciding/showValue.ts';
import { Evaluation } from '../math/numeric/evaluate.ts';
import { toLatex } from '../math/printing/latex.ts';
import { toPlain } from '../math/printing/plain.ts';
import type { Definition } from '../math/proposition.ts';
import * as q from '../math/rational.ts';
import { read } from '../math/reading/read.ts';
import { mathSpans, type MathSpan } from '../math/reading/spans.ts';
import { simplify } from '../math/simplify.ts';
import { hasUnread } from '../math/unread.ts';
import { freeVariables } from '../math/variables.ts';
import type { AskedFormula, FormulaFacts } from './formulaWork.ts';

/** Longer texts are left out of a hover. UTF-16 units. */
const longestText = 80;
/** For the value alone; the thread has its own budget for everything. Milliseconds. */
const valueMs = 300;
/** Digits the value is computed with, and how many of them must be sure for it to be told. */
const computedDigits = 25;
const sureDigits = 10;

/** Of the document before a formula, what is looked at for its letters. UTF-16 units. */
const farthestBack = 100_000;

/** The formulas of the text that was asked about last: a hand that moves asks often. */
let found: { readonly text: string; readonly format: TextFormat; readonly spans: readonly MathSpan[] } | undefined;

/**
 * What is known of the formula at a place from its text and the document before it; nothing of it is decided.
 * Undefined where there is no formula.
 */
export function formulaFacts({ text, offset, format }: AskedFormula): FormulaFacts | undefined {
  if (found?.text !== text || found.format !== format) found = { text, format, spans: mathSpans(text, format) };
  const span = found.spans.find(({ outer }) => outer.start <= offset && offset <= outer.end);
  if (!span) return undefined;
  const { outer, inner, notation } = span;
  const source = text.slice(inner.start, inner.end);
  const expression = read(source, { notation });
  const macros = notation === 'latex' ? macrosFor(source, text.slice(0, outer.start)) : {};
  const drawing = Object.keys(macros).length > 0 ? { macros } : {};
  if (hasUnread(expression)) return { range: outer, latex: notation === 'latex' ? source : undefined, ...drawing, definitions: [], suppositions: [] };
  const from = outer.start <= farthestBack ? 0 : text.indexOf('\n', outer.start - farthestBack) + 1;
  const said = saidOfLetters(text.slice(from, outer.start), format, expression);
  const lineOf = (at: number): number => text.slice(0, from + at).split('\n').length - 1;
  const definitions = said.definitions.map(({ name, parameters, body, range }) => ({ text: `${plainHead(name, parameters)} = ${toPlain(body)}`, line: lineOf(range.start) }));
  const suppositions = said.suppositions.map(({ relation, range }) => ({ text: toPlain(relation), line: lineOf(range.start) }));
  const value = valueOf(expression, said.definitions);
  return {
    range: outer,
    latex: notation === 'latex' ? source : toLatex(expression),
    ...drawing,
    definitions: definitions.filter(({ text: shown }) => shown.length <= longestText),
    suppositions: suppositions.filter(({ text: shown }) => shown.length <= longestText),
    ...(value ? { value } : {}),
  };
}

function plainHead(name: string, parameters: readonly string[]): string {
  const head = toPlain({ kind: 'symbol', name });
  return parameters.length === 0 ? head : `${head}(${parameters.map((parameter) => toPlain({ kind: 'symbol', name: parameter })).join(', ')})`;
}

/** The value of an expression without letters of its own; undefined where it has none, or is a number already. */
function valueOf(expression: Expression, definitions: readonly Definition[]): FormulaFacts['value'] {
  if (expression.kind !== 'apply' || isRelation(expression) || !isQuantity(expression, definitions)) return undefined;
  const deadline = performance.now() + valueMs;
  const evaluation = new Evaluation(computedDigits, {
    definitions,
    checkTime: () => {
      if (performance.now() > deadline) throw new Error('out of time');
    },
  });
  try {
    const value = evaluation.value(expression, new Map());
    if (value.kind === 'exact') {
      const text = q.print(value.value);
      const shown = text === toPlain(expression) || text.length > longestText ? {} : { exact: text };
      return value.value.denominator === 1n ? shown : { ...shown, approximate: decimalOf(value.value) };
    }
    if (evaluation.digits < sureDigits) return undefined;
    const exact = definitions.length === 0 ? toPlain(simplify(expression)) : '';
    const isNew = exact !== '' && exact !== toPlain(expression) && exact.length <= longestText;
    return { ...(isNew ? { exact } : {}), approximate: showValue(value, evaluation.D) };
  } catch {
    return undefined;
  }
}

const statements: ReadonlySet<string> = new Set(['and', 'or', 'not', 'implies', 'iff', 'list', 'set', 'interval', 'tuple', 'matrix', 'plus-minus', 'boxed', 'define']);

/** Whether an expression is one number, told by itself and the functions that were defined before it. */
function isQuantity(expression: Expression, definitions: readonly Definition[]): boolean {
  const known = new Set(definitions.filter(({ parameters }) => parameters.length > 0).map(({ name }) => name));
  if ([...freeVariables(expression)].some((name) => !known.has(name))) return false;
  const isNumber = (node: Expression): boolean => {
    if (node.kind !== 'apply') return node.kind !== 'text';
    return !statements.has(node.operator) && node.args.every(isNumber) && !isRelation(node);
  };
  return isNumber(expression);
}

function decimalOf({ numerator, denominator }: q.Rational): string {
  let rest = denominator;
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
  const decimal = Number(numerator) / Number(denominator);
  return rest === 1n && denominator <= 1_000_000n ? `= ${decimal}` : `≈ ${Number(decimal.toPrecision(10))}`;
}
