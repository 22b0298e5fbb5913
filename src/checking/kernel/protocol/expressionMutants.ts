import { app, constant, fromRational, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import type { Rational } from '../../../math/rational.ts';
import { substitute } from '../../../math/traverse.ts';
import { slips } from './slips.ts';

/** Wrong expressions near a right one; some agree with it at all small whole numbers, or at all multiples of a twentieth. */
export function expressionMutants(value: Expression, variables: readonly string[]): Expression[] {
  const [name = 'x'] = variables;
  const x = sym(name);
  const put = (by: Expression): Expression => substitute(value, new Map([[name, by]]));
  const whole = app('power', app('sin', app('multiply', constant('pi'), x)), num(3));
  const fine = app('power', app('sin', app('multiply', num(20), constant('pi'), x)), num(3));
  return [
    app('add', value, num(1)),
    app('add', value, x),
    app('multiply', num(2), value),
    app('negate', value),
    put(app('negate', x)),
    put(app('multiply', num(2), x)),
    app('multiply', value, num(1010, 1009)),
    app('add', value, app('divide', x, num(997))),
    app('add', value, vanishingAt(name, [-1, 0, 1, 2, 3].map((root) => num(root)))),
    app('add', value, whole),
    app('add', value, fine),
    ...slips(value).slice(0, 5),
    ...variables.slice(1).map((other) => app('add', value, sym(other))),
  ];
}

/** The expression changed so that nothing shows at these values of its first variable. */
export function agreeingAt(value: Expression, variables: readonly string[], points: readonly Rational[]): Expression {
  return app('add', value, vanishingAt(variables[0] ?? 'x', points.map(fromRational)));
}

/** Zero there, and so are its first two derivatives. */
function vanishingAt(name: string, roots: readonly Expression[]): Expression {
  return app('power', app('multiply', ...roots.map((root) => app('add', sym(name), app('negate', root))), num(1)), num(3));
}
