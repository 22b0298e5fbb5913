import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { numericValue, simplify } from '../../../math/simplify.ts';
import { mapChildren, some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';

const largestMultiple = 6;

/** Expressions with sine and cosine of one angle as two letters. */
export interface Angles {
  readonly plain: readonly Expression[];
  readonly meanings: ReadonlyMap<string, Expression>;
}

/** Functions of whole multiples of one letter by its sine and cosine; undefined where the letter stands otherwise. Without any, nothing changes. */
export function withoutAngles(expressions: readonly Expression[]): Angles | undefined {
  const isFunction = (part: Expression): boolean => isApply(part, 'sin', 'cos', 'tan', 'cot', 'sec', 'csc');
  if (!expressions.some((each) => some(each, isFunction))) return { plain: expressions, meanings: new Map() };
  const [angle, ...more] = new Set(expressions.flatMap((each) => [...freeVariables(each)]));
  if (angle === undefined || more.length > 0) return undefined;
  const meanings = new Map([['s', app('sin', sym(angle))], ['c', app('cos', sym(angle))]]);
  let fails = false;
  const change = (part: Expression): Expression => {
    if (part.kind === 'symbol') fails = true;
    const [inside] = isFunction(part) && part.kind === 'apply' ? part.args : [];
    if (!inside || part.kind !== 'apply') return mapChildren(part, change);
    const times = numericValue(simplify(app('divide', inside, sym(angle))));
    if (times?.denominator !== 1n || times.numerator < 1n || times.numerator > largestMultiple) {
      fails = true;
      return part;
    }
    const { sin, cos } = multiple(Number(times.numerator));
    const values = { sin, cos, tan: app('divide', sin, cos), cot: app('divide', cos, sin), sec: app('divide', num(1), cos), csc: app('divide', num(1), sin) };
    return values[part.operator as keyof typeof values];
  };
  const plain = expressions.map(change);
  return fails ? undefined : { plain, meanings };
}

function multiple(times: number): { readonly sin: Expression; readonly cos: Expression } {
  const [s, c] = [sym('s'), sym('c')];
  let [sin, cos]: [Expression, Expression] = [s, c];
  for (let index = 1; index < times; index++) [sin, cos] = [app('add', app('multiply', sin, c), app('multiply', cos, s)), app('add', app('multiply', cos, c), app('negate', app('multiply', sin, s)))];
  return { sin, cos };
}

/** With the angle again. */
export function withAngles(expression: Expression, { meanings }: Angles): Expression {
  return meanings.size === 0 ? expression : substitute(expression, meanings);
}
