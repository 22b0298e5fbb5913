import { say, type Phrase } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { sameShape, some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m, type Lesson } from '../lesson.ts';
import { overOneDenominator } from '../neat.ts';

/** An expression that goes on inside itself for ever: `v = layer(v)`; its value is wanted, or the letter for which it is `value`. */
export interface Endless {
  readonly written: Expression;
  /** One layer, with the letter v for the rest. */
  readonly layer: Expression;
  readonly value?: Expression;
  readonly unknown?: string;
}

const hole = sym('v');

/** Roots in roots and fractions in fractions with dots at the end; undefined for any other. */
export function endless(statement: Expression): Endless | undefined {
  const [left, right] = isApply(statement, 'equal') ? statement.args : [statement, undefined];
  if (!left) return undefined;
  const [nest, other] = some(left, isDots) ? [left, right] : [right, left];
  const layer = nest && layerOf(nest);
  if (!nest || !layer || (other && some(other, isDots))) return undefined;
  const [unknown, ...more] = freeVariables(nest);
  if (more.length > 0 || unknown === 'v') return undefined;
  // x = √(2 + √(2 + …)) only gives the value a name.
  if (unknown === undefined) return !other || other.kind === 'symbol' ? { written: nest, layer } : undefined;
  return other && freeVariables(other).size === 0 ? { written: nest, layer, value: other, unknown } : undefined;
}

function isDots(part: Expression): boolean {
  return part.kind === 'constant' && part.name === 'ellipsis';
}

function layerOf(nest: Expression): Expression | undefined {
  const path: Expression[] = [nest];
  for (;;) {
    const last = path.at(-1);
    const next = last?.kind === 'apply' ? last.args.filter((arg) => some(arg, isDots)) : [];
    const [only, ...more] = next;
    if (more.length > 0) return undefined;
    if (!only) break;
    path.push(only);
  }
  for (let period = 1; 2 * period < path.length; period++) {
    const layers: Expression[] = [];
    for (let at = 0; at + period < path.length; at += period) {
      const [outer, inner] = [path[at], path[at + period]];
      if (outer && inner) layers.push(put(outer, inner, hole));
    }
    const [first, ...others] = layers;
    if (first && !isDots(first) && others.length > 0 && others.every((each) => sameShape(each, first))) return first;
  }
  return undefined;
}

function put(expression: Expression, part: Expression, value: Expression): Expression {
  if (expression === part) return value;
  return expression.kind === 'apply' ? { ...expression, args: expression.args.map((arg) => put(arg, part, value)) } : expression;
}

/** The value is what one layer makes of it again; the layers one by one must come to it. */
export function* endlessLesson({ written, layer, value, unknown }: Endless): Lesson {
  const equation = app('equal', value ?? hole, value ? substitute(layer, new Map([['v', value]])) : layer);
  const found = solveEquation(equation, unknown ?? 'v');
  const candidates = found?.kind === 'finite' ? found.values.filter((each) => (realValue(each) ?? -1) > 0 || unknown !== undefined) : [];
  const [only, ...more] = candidates;
  const place = only && realValue(only);
  if (!only || more.length > 0 || place === undefined) return { kind: 'beyond' };
  const inner = unknown === undefined ? layer : substitute(layer, new Map([[unknown, only]]));
  const target = value ? realValue(value) : place;
  let at = 1;
  for (let count = 0; count < 300; count++) at = realValue(inner, new Map([['v', real(at)]])) ?? Number.NaN;
  if (target === undefined || !(Math.abs(at - target) < 1e-9 * (1 + Math.abs(target)))) return { kind: 'beyond' };
  const answer = overOneDenominator(only);
  yield { arrow: 'given', title: say('Find the whole in itself'), says: [say('Below the outermost layer of {0} stands the same once more, so its value {1} satisfies this.', m(written), m(value ?? hole))], shows: equation };
  const again = substitute(inner, new Map([['v', value ?? answer]]));
  yield { arrow: 'aside', title: say('Put the solution in'), says: [say('The only solution that can be meant is {0}.', m(app('equal', sym(unknown ?? 'v'), answer)))], shows: app('equal', again, value ?? answer) };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

/** The interpretation in one sentence. */
export function endlessReading({ written, value, unknown }: Endless): Phrase {
  return value && unknown !== undefined ? say('I read this as: solve {0} for {1}.', m(app('equal', written, value)), m(sym(unknown))) : say('I read this as: compute {0}.', m(written));
}
