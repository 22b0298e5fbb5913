import { say } from '../../../core/phrase.ts';
import { app, constant, fromRational, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { isZero, type Rational } from '../../../math/rational.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import type { RealInterval } from '../../../math/solving/solutionSet.ts';
import { sameShape, some, substitute } from '../../../math/traverse.ts';
import { isRefuted } from '../confirm.ts';
import { m, type LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import { isZeroNumber } from '../zeroAndOne.ts';
import { courseOf } from './course.ts';
import { extremeSteps, type Found, type Sought } from './extremeSteps.ts';
import { extremumOf, type Extremum } from './extremum.ts';
import { angleWith, harmonicsOf, isDouble, sumOf, type Harmonic } from './harmonics.ts';
import { naming } from './naming.ts';
import { isExtremeAmongValues } from './sampled.ts';

type Steps = Generator<LessonStep, Found | undefined>;

export function hasWaves({ body, variable }: Pick<Sought, 'body' | 'variable'>): boolean {
  return some(body, (part) => part.kind === 'apply' && /^(?:sin|cos)$/.test(part.operator) && some(part, (inner) => inner.kind === 'symbol' && inner.name === variable));
}

/** Extreme values of sums of sines and cosines: of one wave by its amplitude, of a wave and that of twice its frequency as a quadratic; all else by the derivative. */
export function* waveSteps(sought: Sought): Steps {
  const { body, variable, region } = sought;
  const harmonics = harmonicsOf(body, variable);
  const [number, ...waves] = harmonics && isZero(harmonics[0]?.frequency ?? { numerator: 1n, denominator: 1n }) ? harmonics : [undefined, ...(harmonics ?? [])];
  const constantTerm = number?.cos ?? num(0);
  const [interval, ...others] = region;
  if (!interval || others.length > 0) return undefined;
  const isEndless = !interval.low.value && !interval.high.value;
  const [first, second, ...more] = waves;
  let found: Found | undefined;
  if (first && !second) found = isEndless ? yield* oneWave(sought, constantTerm, first) : yield* turnedWave(sought, constantTerm, first);
  else if (first && second && more.length === 0 && isDouble(second.frequency, first.frequency)) found = yield* asQuadratic(sought, interval, constantTerm, first, second);
  else if (!isEndless) found = yield* extremeSteps(sought);
  const shown = isEndless && first ? period(first.frequency) : interval;
  return found && [...found.extrema].every(([goal, extremum]) => isExtremeAmongValues(body, variable, shown, realValue(extremum.value) ?? Number.NaN, goal) && isTakenAgain(extremum, body, variable)) ? found : undefined;
}

/** Whether the value is taken where it is told that it is, if that is again and again. */
function isTakenAgain({ value, family }: Extremum, body: Expression, variable: string): boolean {
  const places = family ? [-1, 0, 1, 2].map((k) => app('add', family.base, app('multiply', num(k), family.period))) : [];
  return places.every((place) => Math.abs((realValue(substitute(body, new Map([[variable, place]]))) ?? Number.NaN) - (realValue(value) ?? Number.NaN)) < 1e-9);
}

function period(frequency: Rational): RealInterval {
  const length = simplify(app('divide', app('multiply', num(2), constant('pi')), fromRational(frequency)));
  return { low: { value: num(0), closed: true }, high: { value: length, closed: true } };
}

/** `number + cos·cos(nx) + sin·sin(nx)` over all real numbers. */
function* oneWave(sought: Sought, number: Expression, { frequency, cos, sin }: Harmonic): Steps {
  const { body, variable, goals } = sought;
  const angle = angleWith(frequency, variable);
  const size = simplify(app('sqrt', expand(app('add', app('power', cos, num(2)), app('power', sin, num(2))))));
  // Of an angle whose sine is not known the amplitude would not be seen.
  if (some(size, (part) => part.kind === 'apply' && /^(?:sin|cos)$/.test(part.operator))) return undefined;
  const single = isZeroNumber(cos) || isZeroNumber(sin);
  const written = sumOf(times(sin, app('sin', angle)), times(cos, app('cos', angle)), number);
  const turned = single ? written : asOneSine(number, size, { frequency, cos, sin }, variable);
  if (turned) {
    if (isRefuted(app('equal', body, turned))) return undefined;
    if (!sameShape(body, turned)) yield { arrow: 'equals', title: say('Write it as one wave'), says: [say('Addition formulas make one sine or cosine of it.')], shows: app('equal', body, turned), reason: say('one wave') };
    yield { arrow: 'aside', title: say('Values of the wave'), says: [say('Over all real numbers a sine or a cosine takes all values from −1 to 1, and no others.')] };
  } else {
    if (isRefuted(app('equal', body, written))) return undefined;
    const other = sumOf(times(sin, app('cos', angle)), times(expand(app('negate', cos)), app('sin', angle)));
    const wave = sumOf(times(sin, app('sin', angle)), times(cos, app('cos', angle)));
    const squares = app('equal', app('add', app('power', wave, num(2)), app('power', other, num(2))), expand(app('power', size, num(2))));
    if (!sameShape(body, written)) yield { arrow: 'equals', title: say('Write it by one angle'), shows: app('equal', body, written), reason: say('double angles') };
    yield { arrow: 'aside', title: say('Two squares with a constant sum'), says: [say('So the first square is never more than the sum, and it is just that where the second is zero, which happens on both sides of zero.')], shows: squares };
  }
  const phase = phaseOf(cos, sin);
  const extrema = new Map(goals.map((goal): [typeof goal, Extremum] => {
    const isGreatest = goal === 'maximum';
    const quarter = app('multiply', num(isGreatest ? 1 : -1, 2), constant('pi'));
    const family = phase && { base: simplify(app('divide', app('add', quarter, app('negate', phase)), fromRational(frequency))), period: simplify(app('divide', app('multiply', num(2), constant('pi')), fromRational(frequency))) };
    return [goal, { value: neat(app('add', number, isGreatest ? size : app('negate', size))), places: [], isOnStretch: true, ...(family ? { family } : {}) }];
  }));
  return { extrema, roots: [] };
}

/** The same on an interval: as one sine, whose zeros of the derivative are known. */
function* turnedWave(sought: Sought, number: Expression, wave: Harmonic): Steps {
  const { body, variable } = sought;
  const size = simplify(app('sqrt', expand(app('add', app('power', wave.cos, num(2)), app('power', wave.sin, num(2))))));
  const turned = isZeroNumber(wave.cos) || isZeroNumber(wave.sin) ? sumOf(times(wave.sin, app('sin', angleWith(wave.frequency, variable))), times(wave.cos, app('cos', angleWith(wave.frequency, variable))), number) : asOneSine(number, size, wave, variable);
  if (!turned || isRefuted(app('equal', body, turned))) return yield* extremeSteps(sought);
  if (!sameShape(body, turned)) yield { arrow: 'equals', title: say('Write it as one wave'), says: [say('Addition formulas make one sine or cosine of it.')], shows: app('equal', body, turned), reason: say('one wave') };
  return yield* extremeSteps({ ...sought, body: turned });
}

/** `number + size·sin(nx + φ)` where φ is a multiple of π/12. */
function asOneSine(number: Expression, size: Expression, { frequency, cos, sin }: Harmonic, variable: string): Expression | undefined {
  const phase = phaseOf(cos, sin);
  return phase && sumOf(times(size, app('sin', sumOf(angleWith(frequency, variable), phase))), number);
}

/** φ, where it is a multiple of π/12. */
function phaseOf(cos: Expression, sin: Expression): Expression | undefined {
  const [a, b] = [realValue(cos), realValue(sin)];
  if (a === undefined || b === undefined) return undefined;
  const twelfths = (Math.atan2(a, b) * 12) / Math.PI;
  return Math.abs(twelfths - Math.round(twelfths)) > 1e-9 ? undefined : simplify(app('multiply', num(Math.round(twelfths), 12), constant('pi')));
}

function times(factor: Expression, wave: Expression): Expression {
  return isZeroNumber(factor) ? num(0) : simplify(app('multiply', factor, wave));
}

/** `A cos 2u + B cos u + C` is a quadratic in cos u, and with a sine in sin u. */
function* asQuadratic({ body, variable, goals, name }: Sought, interval: RealInterval, number: Expression, first: Harmonic, second: Harmonic): Steps {
  if (!isZeroNumber(second.sin)) return undefined;
  const kind = isZeroNumber(first.sin) ? 'cos' : isZeroNumber(first.cos) ? 'sin' : undefined;
  if (!kind) return undefined;
  const angle = angleWith(first.frequency, variable);
  const wave = app(kind, angle);
  const image = imageOf(wave, variable, interval);
  if (!image) return undefined;
  const letter = variable === 't' ? 'u' : 't';
  // cos 2u = 2cos²u − 1 = 1 − 2sin²u.
  const lead = kind === 'cos' ? app('multiply', num(2), second.cos) : app('multiply', num(-2), second.cos);
  const rest = kind === 'cos' ? app('add', number, app('negate', second.cos)) : app('add', number, second.cos);
  const quadratic = (u: Expression): Expression => sumOf(times(expand(lead), app('power', u, num(2))), times(kind === 'cos' ? first.cos : first.sin, u), expand(rest));
  if (isRefuted(app('equal', body, quadratic(wave)))) return undefined;
  if (!sameShape(body, quadratic(wave))) yield { arrow: 'equals', title: say('Write it by one function'), says: [say('The squares of the sine and the cosine add up to one.')], shows: app('equal', body, quadratic(wave)), reason: say('one function') };
  const { low, high } = image;
  if (!low.value || !high.value) return undefined;
  yield { arrow: 'aside', title: say('Put a letter for the wave'), says: [say('Let {0} stand for {1}: it takes all values from {2} to {3}.', m(sym(letter)), m(wave), m(low.value), m(high.value))], shows: naming(sym(letter), wave) };
  const inner = yield* extremeSteps({ body: quadratic(sym(letter)), variable: letter, region: [image], goals, name });
  if (!inner) return undefined;
  return { extrema: new Map([...inner.extrema].map(([goal, { value }]) => [goal, { value, places: [], isOnStretch: true }])), roots: [] };
}

/** All values of a sine or cosine on an interval: from its least to its greatest. */
function imageOf(wave: Expression, variable: string, region: RealInterval): RealInterval | undefined {
  if (!region.low.value && !region.high.value) return { low: { value: num(-1), closed: true }, high: { value: num(1), closed: true } };
  if (!region.low.closed || !region.high.closed) return undefined;
  const course = courseOf(wave, variable, region);
  const [least, greatest] = (['minimum', 'maximum'] as const).map((goal) => course && extremumOf([{ interval: region, course }], wave, variable, goal));
  return least && greatest ? { low: { value: least.value, closed: true }, high: { value: greatest.value, closed: true } } : undefined;
}
