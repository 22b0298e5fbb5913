import { say, type Phrase } from '../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../math/build.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { substitute } from '../../../math/traverse.ts';
import { factorized, factoredExpression } from '../factoring.ts';
import { m, type Lesson, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import { realRoots } from '../realRoots.ts';
import { coefficientsOf } from '../univariate.ts';
import type { CalculusTask, Given } from './calculusTask.ts';
import { equals } from './confirmed.ts';

interface Turning {
  readonly at: Expression;
  readonly size: number;
}

/** Critical points of a polynomial, its extrema, and where it rises or falls. */
export function* courseLesson({ of, asked }: Extract<CalculusTask, { kind: 'course' }>): Lesson {
  const { variable, body } = of;
  const x = sym(variable);
  if (!coefficientsOf(body, variable)) return { kind: 'beyond' };
  const turning = yield* critical(of);
  if (!turning) return { kind: 'beyond' };
  const solutions = turning.map(({ at }) => new Map([[variable, at]]));
  if (asked === 'critical') {
    if (turning.length === 0) return { kind: 'answer', answer: say('no critical points'), notes: [say('The derivative is nowhere zero.')], checks: [], solutions };
    const derived = neat(differentiate(body, variable) ?? body);
    return { kind: 'answer', answer: anyOf(turning.map(({ at }) => app('equal', x, at))), notes: [], checks: turning.map(({ at }) => app('equal', substitute(derived, new Map([[variable, at]])), num(0))), solutions };
  }
  const signs = signsBetween(of, turning);
  if (!signs) return { kind: 'beyond' };
  const ends = [app('negate', constant('infinity')), ...turning.map(({ at }) => at), constant('infinity')];
  const stretches = signs.map((sign, index) => ({ sign, interval: interval(ends[index], ends[index + 1]) }));
  const told = (sign: number): string => joined(stretches, sign).map(m).join(', ');
  const notes: Phrase[] = [];
  if (told(1) !== '') notes.push(say('The derivative is positive on {0}: there the function increases.', told(1)));
  if (told(-1) !== '') notes.push(say('The derivative is negative on {0}: there the function decreases.', told(-1)));
  if (asked === 'increasing' || asked === 'decreasing') {
    const parts = joined(stretches, asked === 'increasing' ? 1 : -1);
    const [only] = parts;
    if (!only) return { kind: 'answer', answer: asked === 'increasing' ? say('nowhere increasing') : say('nowhere decreasing'), notes, checks: [], solutions };
    return { kind: 'answer', answer: parts.length === 1 ? only : app('union', ...parts), notes, checks: [], solutions };
  }
  if (asked === 'monotonic') {
    if (told(1) === '') return { kind: 'answer', answer: say('decreasing on {0}', told(-1)), notes, checks: [], solutions };
    return { kind: 'answer', answer: told(-1) === '' ? say('increasing on {0}', told(1)) : say('increasing on {0}, decreasing on {1}', told(1), told(-1)), notes, checks: [], solutions };
  }
  const extrema = turning.flatMap(({ at }, index) => {
    const [before = 0, after = 0] = [signs[index], signs[index + 1]];
    return before === after ? [] : [{ at, kind: before > 0 ? 'maximum' as const : 'minimum' as const, value: neat(substitute(body, new Map([[variable, at]]))) }];
  });
  if (extrema.length === 0) return { kind: 'answer', answer: say('no local extrema'), notes: [...notes, say('The derivative nowhere changes its sign.')], checks: [], solutions };
  for (const { at, kind, value } of extrema) {
    const put = substitute(body, new Map([[variable, at]]));
    if (!equals(put, value)) return { kind: 'beyond' };
    yield { arrow: 'aside', title: kind === 'maximum' ? say('Local maximum at {0}', m(app('equal', x, at))) : say('Local minimum at {0}', m(app('equal', x, at))), says: [kind === 'maximum' ? say('The derivative changes from positive to negative.') : say('The derivative changes from negative to positive.')], shows: toLatex(put) === toLatex(value) ? app('equal', x, at) : app('equal', put, value) };
    notes.push(kind === 'maximum' ? say('Local maximum {0} at {1}.', m(value), m(app('equal', x, at))) : say('Local minimum {0} at {1}.', m(value), m(app('equal', x, at))));
  }
  const name = sym(of.name ?? 'f');
  const values = extrema.map(({ at, value }) => app('equal', app('call', name, at), value));
  const [single] = values;
  return { kind: 'answer', answer: values.length === 1 && single ? single : app('list', ...values), notes, checks: [], solutions };
}

/** The derivative and where it is zero: a polynomial, perhaps with an exponential as a factor that never vanishes. */
function* critical({ body, variable }: Given): Generator<LessonStep, readonly Turning[] | undefined> {
  const x = sym(variable);
  const derived = differentiate(body, variable);
  const derivative = derived && neat(derived);
  if (!derivative || !equals(app('derivative', body, x), derivative)) return undefined;
  const coefficients = coefficientsOf(derivative, variable);
  const roots = coefficients && coefficients.length > 0 ? realRoots(coefficients) : undefined;
  if (!coefficients || !roots) return undefined;
  yield { arrow: 'equals', title: say('Differentiate'), says: [say('The function can turn only where its derivative is zero.')], shows: app('equal', app('derivative', body, x), derivative), reason: say('derivative') };
  const factors = factorized(coefficients);
  const factored = factors && factoredExpression(factors, variable);
  if (factored && toLatex(factored) !== toLatex(derivative)) yield { arrow: 'equals', title: say('Factor'), shows: app('equal', derivative, factored), reason: say('factor') };
  if (roots.length > 0) {
    yield { arrow: 'given', title: say('Zeros of the derivative'), says: [say('Set the derivative equal to zero.')], shows: app('equal', factored ?? derivative, num(0)) };
    yield { arrow: 'iff', title: say('Solve'), says: [say('A product is zero when a factor is zero.')], shows: anyOf(roots.map((root) => app('equal', x, root))) };
  }
  const turning = roots.map((at) => ({ at, size: realValue(at) ?? NaN }));
  return turning.some(({ size }) => Number.isNaN(size)) ? undefined : turning;
}

export function anyOf(statements: readonly Expression[]): Expression {
  const [only] = statements;
  return statements.length === 1 && only ? only : app('or', ...statements);
}

/** The sign of the derivative between the critical points, seen at several places of each stretch. */
export function signsBetween({ body, variable }: Given, turning: readonly Turning[]): number[] | undefined {
  const derived = differentiate(body, variable);
  if (!derived) return undefined;
  const ends = [(turning[0]?.size ?? 0) - 7, ...turning.map(({ size }) => size), (turning.at(-1)?.size ?? 0) + 7];
  const signs = ends.slice(1).map((to, index) => {
    const from = ends[index] ?? to;
    const seen = [0.13, 0.5, 0.81].map((part) => Math.sign(realValue(derived, new Map([[variable, real(from + (to - from) * part)]])) ?? NaN));
    return seen.every((sign) => sign === seen[0]) ? (seen[0] ?? NaN) : NaN;
  });
  return signs.some((sign) => Number.isNaN(sign) || sign === 0) ? undefined : signs;
}

export function interval(low: Expression | undefined, high: Expression | undefined): Expression {
  return app('interval', low ?? constant('infinity'), high ?? constant('infinity'), constant('false'), constant('false'));
}

/** Stretches of one sign that only a point parts are one: x³ rises everywhere. */
export function joined(stretches: readonly { readonly sign: number; readonly interval: Expression }[], sign: number): Expression[] {
  const found: Expression[] = [];
  for (const [index, { sign: own, interval: stretch }] of stretches.entries()) {
    if (own !== sign || stretch.kind !== 'apply') continue;
    const before = found.at(-1);
    if (before?.kind === 'apply' && stretches[index - 1]?.sign === sign) found[found.length - 1] = interval(before.args[0], stretch.args[1]);
    else found.push(stretch);
  }
  return found;
}
