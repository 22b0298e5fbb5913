import { say } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { expand, numericValue, simplify } from '../../../math/simplify.ts';
import { approximate } from '../../../math/solving/approximate.ts';
import { some } from '../../../math/traverse.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { isAbout } from '../agreement.ts';
import { m, type Conclusion, type Lesson, type LessonStep } from '../lesson.ts';
import { overOneDenominator } from '../neat.ts';
import type { Corner, GeometryQuestion, Side, TriangleGiven, TriangleWant } from './geometryQuestion.ts';

const corners: readonly Corner[] = ['A', 'B', 'C'];
const sideOf: Readonly<Record<Corner, Side>> = { A: 'a', B: 'b', C: 'c' };
const cornerOf: Readonly<Record<Side, Corner>> = { a: 'A', b: 'B', c: 'C' };

interface State {
  readonly sides: Map<Side, Expression>;
  readonly cosines: Map<Corner, Expression>;
  readonly angles: Map<Corner, Expression>;
}

/** Finds parts of a triangle by the laws of cosines and sines; each value is confirmed on a triangle drawn in doubles. */
export function* triangleLesson({ given, want }: Extract<GeometryQuestion, { ask: 'triangle' }>): Lesson {
  const state: State = { sides: new Map(given.sides), cosines: new Map(given.cosines), angles: new Map(given.angles) };
  const drawn = drawnFrom(given);
  if (!drawn) return { kind: 'beyond' };
  if (drawn === 'two') return { kind: 'beyond', why: say('Two triangles have these parts, so the answer is not certain.') };
  if (drawn === 'none') return { kind: 'beyond', why: say('No triangle has these parts.') };
  const answer = yield* wanted(state, want);
  if (!answer || !isAbout(answer, drawnValue(drawn, want))) return { kind: 'beyond' };
  return conclusion(answer);
}

function conclusion(answer: Expression): Conclusion {
  return { kind: 'answer', answer, notes: [], checks: [] };
}

type Drawn = Readonly<Record<Side | Corner, number>>;

/** The only triangle with the given parts, by another way than the lesson's: every candidate for the missing sides is tried. */
function drawnFrom({ sides, cosines }: TriangleGiven): Drawn | 'two' | 'none' | undefined {
  const length = (side: Side): number | undefined => {
    const value = sides.get(side);
    return value && approximate(value)?.re;
  };
  const angle = (corner: Corner): number | undefined => {
    const value = cosines.get(corner);
    const cosine = value && approximate(value)?.re;
    return cosine === undefined ? undefined : Math.acos(cosine);
  };
  if (sides.size + cosines.size !== 3 || sides.size === 0) return undefined;
  const known = corners.filter((corner) => cosines.has(corner));
  const found: Drawn[] = [];
  const keep = (a: number, b: number, c: number): void => {
    const angles = [[b, c, a], [a, c, b], [a, b, c]].map(([p = 0, q = 0, r = 0]) => Math.acos((p * p + q * q - r * r) / (2 * p * q)));
    const [A = NaN, B = NaN, C = NaN] = angles;
    if ([a, b, c, A, B, C].every((value) => Number.isFinite(value) && value > 1e-9) && Math.abs(A + B + C - Math.PI) < 1e-7) found.push({ a, b, c, A, B, C });
  };
  const [a, b, c] = [length('a'), length('b'), length('c')];
  if (known.length === 0 && a !== undefined && b !== undefined && c !== undefined) keep(a, b, c);
  else if (known.length === 2) {
    const angles = new Map(known.map((corner) => [corner, angle(corner) ?? NaN]));
    const rest = Math.PI - [...angles.values()].reduce((sum, each) => sum + each, 0);
    const all = corners.map((corner) => angles.get(corner) ?? rest);
    const index = (['a', 'b', 'c'] as const).findIndex((side) => sides.has(side));
    const scale = ([a, b, c][index] ?? NaN) / Math.sin(all[index] ?? NaN);
    if (rest > 1e-9) keep(...(all.map((each) => scale * Math.sin(each)) as [number, number, number]));
  } else {
    const [corner] = known;
    if (corner === undefined) return undefined;
    const turn = angle(corner) ?? NaN;
    const opposite = sideOf[corner];
    const [p, q] = (['a', 'b', 'c'] as const).filter((side) => side !== opposite);
    if (!p || !q) return undefined;
    const put = (values: Partial<Record<Side, number>>): void => keep(values.a ?? NaN, values.b ?? NaN, values.c ?? NaN);
    const [u, v, o] = [length(p), length(q), length(opposite)];
    if (u !== undefined && v !== undefined) put({ [p]: u, [q]: v, [opposite]: Math.hypot(u - v * Math.cos(turn), v * Math.sin(turn)) });
    else if (o !== undefined) {
      const [near, missing] = u === undefined ? [v ?? NaN, p] : [u, q];
      const root = Math.sqrt(o * o - (near * Math.sin(turn)) ** 2);
      const tangent = Math.abs(o - near * Math.sin(turn)) < 1e-12 * (1 + o);
      for (const sign of tangent ? [0] : [1, -1]) {
        const value = near * Math.cos(turn) + sign * (sign === 0 ? 0 : root);
        if (value > 1e-9) put({ [missing === p ? q : p]: near, [missing]: value, [opposite]: o });
      }
    }
  }
  const [only, ...more] = found;
  return only === undefined ? 'none' : more.length > 0 ? 'two' : only;
}

function drawnValue({ a, b, c, A, B, C }: Drawn, want: TriangleWant): number {
  const s = (a + b + c) / 2;
  const area = Math.sqrt(s * (s - a) * (s - b) * (s - c));
  const angle = (corner: Corner): number => ({ A, B, C })[corner];
  switch (want.kind) {
    case 'side':
      return { a, b, c }[want.side];
    case 'angle':
      return angle(want.corner);
    case 'cosine':
      return Math.cos(angle(want.corner));
    case 'sine':
      return Math.sin(angle(want.corner));
    case 'area':
      return area;
    case 'perimeter':
      return a + b + c;
    case 'circumradius':
      return (a * b * c) / (4 * area);
    case 'inradius':
      return area / s;
  }
}

type Found = Generator<LessonStep, Expression | undefined>;

function* wanted(state: State, want: TriangleWant): Found {
  switch (want.kind) {
    case 'side':
      return yield* side(state, want.side);
    case 'cosine':
      return yield* cosine(state, want.corner);
    case 'sine':
      return yield* sine(state, want.corner);
    case 'angle': {
      const value = yield* cosine(state, want.corner);
      if (!value) return undefined;
      const turn = (approximate(app('arccos', value))?.re ?? NaN) * (180 / Math.PI);
      const degrees = Math.round(turn);
      if (!(Math.abs(turn - degrees) < 1e-9)) return undefined;
      const answer = app('degrees', num(degrees));
      yield { arrow: 'aside', title: say('The angle with this cosine'), shows: app('equal', app('cos', answer), value) };
      return answer;
    }
    case 'perimeter': {
      const all = yield* three(state);
      if (!all) return undefined;
      return yield* worked(app('add', ...all), say('Add the sides'), say('sum of the sides'));
    }
    case 'area':
      return yield* area(state);
    case 'circumradius':
    case 'inradius': {
      const all = yield* three(state);
      const size = all && (yield* area(state));
      if (!all || !size) return undefined;
      return want.kind === 'inradius'
        ? yield* worked(app('divide', app('multiply', num(2), size), app('add', ...all)), say('Divide twice the area by the perimeter'), say('radius of the incircle'))
        : yield* worked(app('divide', app('multiply', ...all), app('multiply', num(4), size)), say('Divide the product of the sides by four times the area'), say('radius of the circumcircle'));
    }
  }
}

/** A formula with its numbers, and its value. */
function* worked(written: Expression, title: LessonStep['title'], reason: LessonStep['title'], says: LessonStep['says'] = []): Found {
  const answer = overOneDenominator(expand(simplify(written)));
  if (some(answer, (part) => isApply(part, 'sqrt') && numericValue(part.args[0] ?? num(-1)) === undefined)) return undefined;
  yield { arrow: 'equals', title, says, shows: app('equal', written, answer), reason };
  return answer;
}

function* three(state: State): Generator<LessonStep, readonly [Expression, Expression, Expression] | undefined> {
  const [a, b, c] = [yield* side(state, 'a'), yield* side(state, 'b'), yield* side(state, 'c')];
  return a && b && c && [a, b, c];
}

function* side(state: State, wantedSide: Side): Found {
  const known = state.sides.get(wantedSide);
  if (known) return known;
  const corner = cornerOf[wantedSide];
  const [p, q] = (['a', 'b', 'c'] as const).filter((each) => each !== wantedSide);
  const [u, v] = [p && state.sides.get(p), q && state.sides.get(q)];
  const here = state.cosines.get(corner);
  let found: Expression | undefined;
  if (u && v && here) {
    const isRight = numericValue(here)?.numerator === 0n;
    const squares = app('add', app('power', u, num(2)), app('power', v, num(2)));
    const written = app('sqrt', isRight ? squares : app('add', ...squares.args, app('negate', app('multiply', num(2), u, v, here))));
    found = isRight
      ? yield* worked(written, say('Use the Pythagorean theorem'), say('Pythagorean theorem'))
      : yield* worked(written, say('Use the law of cosines'), say('law of cosines'), [say('Use {0}.', '$c^2 = a^2 + b^2 - 2ab\\cos C$')]);
  } else if (u && v) found = yield* besideAngle(state, wantedSide);
  else {
    const other = (['a', 'b', 'c'] as const).find((each) => state.sides.has(each));
    const base = other && state.sides.get(other);
    const [above, below] = other ? [yield* sine(state, corner), yield* sine(state, cornerOf[other])] : [];
    if (!base || !above || !below) return undefined;
    found = yield* worked(app('divide', app('multiply', base, above), below), say('Use the law of sines'), say('law of sines'), [say('Use {0}.', '$\\frac{a}{\\sin A} = \\frac{b}{\\sin B} = \\frac{c}{\\sin C}$')]);
  }
  if (found) state.sides.set(wantedSide, found);
  return found;
}

/** The third side from two and an angle that is not between them: the only positive solution of the law of cosines. */
function* besideAngle(state: State, wantedSide: Side): Found {
  const corner = corners.find((each) => state.cosines.has(each) && sideOf[each] !== wantedSide);
  const here = corner && state.cosines.get(corner);
  if (!corner || !here) return undefined;
  const opposite = state.sides.get(sideOf[corner]);
  const near = (['a', 'b', 'c'] as const).flatMap((each) => (each === wantedSide || each === sideOf[corner] ? [] : [state.sides.get(each)]))[0];
  if (!opposite || !near) return undefined;
  const isRight = numericValue(here)?.numerator === 0n;
  if (isRight) return yield* worked(app('sqrt', app('add', app('power', opposite, num(2)), app('negate', app('power', near, num(2))))), say('Use the Pythagorean theorem'), say('Pythagorean theorem'));
  const foot = app('multiply', near, here);
  const root = simplify(app('sqrt', expand(app('add', app('power', opposite, num(2)), app('negate', app('power', near, num(2))), app('power', foot, num(2))))));
  const value = approximate(app('add', foot, app('negate', root)))?.re;
  const width = approximate(root)?.re;
  if (value === undefined || width === undefined || (value > 1e-9 && width > 1e-9)) return undefined;
  return yield* worked(app('add', foot, root), say('Solve the law of cosines for the side'), say('law of cosines'), [say('It is a quadratic equation for the side; only one of its solutions is positive.')]);
}

function* cosine(state: State, corner: Corner): Found {
  const known = state.cosines.get(corner);
  if (known) return known;
  let found: Expression | undefined;
  if (state.cosines.size === 2) {
    const [p, q] = corners.filter((each) => each !== corner);
    if (!p || !q) return undefined;
    const third = expand(app('add', app('degrees', num(180)), ...[p, q].map((each) => app('negate', state.angles.get(each) ?? sym('x')))));
    const known = simplify(app('cos', third));
    if (state.angles.size === 2 && !some(known, (part) => isApply(part, 'cos', 'sin'))) {
      yield { arrow: 'aside', title: say('The angles add up to a half turn'), says: [say('The third angle is {0}.', m(third))], shows: app('equal', app('cos', third), known) };
      state.angles.set(corner, third);
      state.cosines.set(corner, known);
      return known;
    }
    const [cp, cq, sp, sq] = [state.cosines.get(p), state.cosines.get(q), yield* sine(state, p), yield* sine(state, q)];
    if (!cp || !cq || !sp || !sq) return undefined;
    found = yield* worked(app('add', app('multiply', sp, sq), app('negate', app('multiply', cp, cq))), say('The angles add up to a half turn'), say('cosine of a sum'), [say('Use {0}.', '$\\cos C = -\\cos(A + B) = \\sin A \\sin B - \\cos A \\cos B$')]);
  } else {
    const opposite = yield* side(state, sideOf[corner]);
    const [p, q] = corners.filter((each) => each !== corner);
    const [u, v] = [p && (yield* side(state, sideOf[p])), q && (yield* side(state, sideOf[q]))];
    if (!opposite || !u || !v) return undefined;
    const square = (each: Expression): Expression => app('power', each, num(2));
    found = yield* worked(app('divide', app('add', square(u), square(v), app('negate', square(opposite))), app('multiply', num(2), u, v)), say('Use the law of cosines'), say('law of cosines'), [say('Use {0}.', '$\\cos C = \\frac{a^2 + b^2 - c^2}{2ab}$')]);
  }
  if (found) state.cosines.set(corner, found);
  return found;
}

function* sine(state: State, corner: Corner): Found {
  const value = yield* cosine(state, corner);
  const angle = state.angles.get(corner);
  const exact = angle && simplify(app('sin', angle));
  if (exact && !some(exact, (part) => isApply(part, 'cos', 'sin'))) return exact;
  return value && (yield* worked(app('sqrt', app('add', num(1), app('negate', app('power', value, num(2))))), say('Find the sine of {0}', m({ kind: 'symbol', name: corner })), say('sine from cosine'), [say('The sine of an angle of a triangle is positive.')]));
}

function* area(state: State): Found {
  for (const corner of corners) {
    const [p, q] = corners.filter((each) => each !== corner);
    const [u, v] = [p && state.sides.get(sideOf[p]), q && state.sides.get(sideOf[q])];
    if (!u || !v || !state.cosines.has(corner)) continue;
    const above = yield* sine(state, corner);
    return above && (yield* worked(app('multiply', num(1, 2), u, v, above), say('Use two sides and the angle between them'), say('area from two sides and the angle between'), [say('Use {0}.', '$\\frac12 ab\\sin C$')]));
  }
  const all = yield* three(state);
  if (!all) return undefined;
  if (all.every((each) => numericValue(each))) {
    const half = expand(app('multiply', num(1, 2), app('add', ...all)));
    return yield* worked(app('sqrt', app('multiply', half, ...all.map((each) => app('add', half, app('negate', each))))), say("Use Heron's formula"), say('Heron'), [say('Use {0}.', '$\\sqrt{s(s-a)(s-b)(s-c)}$'), say('Half the perimeter is {0}.', m(half))]);
  }
  return (yield* cosine(state, 'C')) ? yield* area(state) : undefined;
}
