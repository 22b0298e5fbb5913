import type { Expression } from '../expression.ts';
import { Evaluation } from '../numeric/evaluate.ts';
import { exact, NotDefined, type Value } from '../numeric/value.ts';
import * as q from '../rational.ts';
import { read } from '../reading/read.ts';
import { some } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { isApply } from './statements.ts';

const forEverything = /\b(?:in general|more generally|generally speaking)\b[^.!?。$]{0,40}$|(?:一般地|一般来说|总之)[^。$]{0,12}$/i;
const forAllOfThese = /\b(?:for|of|to)\s+(?:all|any|every|each|arbitrary)\b[^.!?。$]{0,60}$|对(?:于)?(?:任意|任何|一切|所有|每个|全体)[^。$]{0,16}$/i;
const forAllBehind = /^\s*,?\s*(?:(?:holds?|is true|is valid)\s+)?for\s+(?:all|any|every|each)\b([^.!?。]{0,40})|^\s*[，,]?\s*对(?:于)?(?:任意|任何|一切|所有)([^。]{0,20})/i;
const valueBehind = /^\s*,?\s*(?:for|at|when|if|where|with|当|在)\s*\$([^$\n]{1,40})\$/i;

/**
 * Which letters a formula is said of in general, whatever was supposed of them before: "for every x, …",
 * "… for all x", "in general" (of all its letters).
 */
export function generalNames(expression: Expression, before: string, after: string): ReadonlySet<string> {
  const names = freeVariables(expression);
  if (forEverything.test(before) || forAllOfThese.test(before)) return names;
  const behind = forAllBehind.exec(after);
  const said = new Set((behind?.[1] ?? behind?.[2] ?? '').match(/(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])/g) ?? []);
  return new Set([...names].filter((name) => said.has(name)));
}

/** The condition a formula is put under by what follows it: "x/x = 1 for $x = 0$". */
export function conditionBehind(after: string): Expression | undefined {
  const source = valueBehind.exec(after)?.[1];
  const condition = source === undefined ? undefined : read(source, { notation: 'latex' });
  return isApply(condition, 'equal') ? condition : undefined;
}

/** Other letters stand for these, one after the other, while one is held at its value. */
const generic = [q.rational(7, 10), q.rational(19, 10), q.rational(-13, 10)];

/** Whether the text has given the letters values at which the relation has no meaning: `x/x = 1` where `x = 0`. */
export function isMeaninglessHere(relation: Expression, conditions: readonly Expression[]): boolean {
  const names = freeVariables(relation);
  const values = new Map<string, Value>();
  for (const condition of conditions) {
    const [left, right] = isApply(condition, 'equal') ? condition.args : [];
    if (left?.kind !== 'symbol' || !right || !names.has(left.name) || freeVariables(right).size > 0) continue;
    const number = isApply(right, 'negate') ? right.args[0] : right;
    if (number?.kind === 'number') values.set(left.name, exact(q.multiply(number, q.rational(right === number ? 1 : -1))));
  }
  if (values.size === 0 || relation.kind !== 'apply') return false;
  // What takes long to compute is left to those who have a budget.
  if (relation.args.some((side) => some(antiderivative(side), (part) => isApply(part, 'integral', 'sum', 'product', 'limit', 'derivative', 'factorial', 'binomial')))) return false;
  return generic.every((other) => {
    // Different letters get different values: C − x is not always zero.
    const point = new Map<string, Value>([...names].map((name, index) => [name, values.get(name) ?? exact(q.add(other, q.rational(index, 9)))]));
    return relation.args.some((side) => isUndefinedAt(antiderivative(side), point));
  });
}

/** An indefinite integral has no value of its own to be undefined. */
function antiderivative(side: Expression): Expression {
  return isApply(side, 'integral') && side.args.length === 2 && side.args[0] ? side.args[0] : side;
}

function isUndefinedAt(expression: Expression, point: ReadonlyMap<string, Value>): boolean {
  try {
    new Evaluation(30).value(expression, point);
    return false;
  } catch (error) {
    return error instanceof NotDefined;
  }
}
