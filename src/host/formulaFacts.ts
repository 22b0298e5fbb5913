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

/** What is known of a formula from its text and the document before it; nothing of it is decided. */
export function formulaFacts({ source, notation, before, firstLine, format }: AskedFormula): FormulaFacts {
  const expression = read(source, { notation });
  if (hasUnread(expression)) return { definitions: [], suppositions: [] };
  const said = saidOfLetters(before, format, expression);
  const lineOf = (offset: number): number => firstLine + before.slice(0, offset).split('\n').length - 1;
  const definitions = said.definitions.map(({ name, parameters, body, range }) => ({ text: `${plainHead(name, parameters)} = ${toPlain(body)}`, line: lineOf(range.start) }));
  const suppositions = said.suppositions.map(({ relation, range }) => ({ text: toPlain(relation), line: lineOf(range.start) }));
  const value = valueOf(expression, said.definitions);
  return {
    definitions: definitions.filter(({ text }) => text.length <= longestText),
    suppositions: suppositions.filter(({ text }) => text.length <= longestText),
    ...(notation === 'plain' ? { latex: toLatex(expression) } : {}),
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
