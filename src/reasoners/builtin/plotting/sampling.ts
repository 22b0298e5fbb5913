/** A function of a real variable; undefined where it has no value. */
export type RealFunction = (x: number) => number | undefined;

export interface Sample {
  readonly x: number;
  readonly y: number;
}

/** What a function was asked at a place; undefined for no value there. */
export interface Value {
  readonly x: number;
  readonly y: number | undefined;
}

export interface Sampled {
  /** Stretches without a gap, from left to right. */
  readonly runs: readonly (readonly Sample[])[];
  /** Where it grows without bound. */
  readonly poles: readonly number[];
}

/** Halvings after which two places differ by less than any picture shows. */
const halvings = 40;

/** The values at evenly spread places, both ends among them. */
export function valuesOf(f: RealFunction, [low, high]: readonly [number, number], count: number): Value[] {
  return Array.from({ length: count + 1 }, (_, index) => {
    const x = index === count ? high : low + ((high - low) * index) / count;
    return { x, y: f(x) };
  });
}

/**
 * Joins values to what can be drawn without lifting the pen. Between two values a break is looked for where the
 * middle is none or lies far off: at a pole each side ends beside it, at the end of the domain at the end itself.
 * @param height of the window: a leap that stays larger than a small part of it is a break.
 */
export function joinSamples(f: RealFunction, values: readonly Value[], height: number): Sampled {
  const runs: Sample[][] = [];
  const poles: number[] = [];
  let run: Sample[] = [];
  const close = (): void => {
    if (run.length > 1) runs.push(run);
    run = [];
  };
  for (const [index, { x, y }] of values.entries()) {
    const before = values[index - 1];
    const here = y === undefined ? undefined : { x, y };
    const there = before?.y === undefined ? undefined : { x: before.x, y: before.y };
    if (here && there) {
      const gap = breakBetween(f, there, here, height / 60);
      if (gap) {
        run.push(gap.left);
        close();
        run.push(gap.right);
        if (isSteep(f, gap, height)) poles.push((gap.left.x + gap.right.x) / 2);
      }
    } else if (there) {
      const edge = edgeOf(f, there, x);
      run.push(edge);
      close();
      // A value that is missing at one place only, with poles on both sides.
      const next = values[index + 1];
      if (Math.abs(edge.y) > 1e3 * height && next?.y !== undefined) poles.push(x);
    } else if (here && before) run.push(edgeOf(f, here, before.x));
    if (here) run.push(here);
  }
  close();
  return { runs, poles };
}

interface Gap {
  readonly left: Sample;
  readonly right: Sample;
}

function breakBetween(f: RealFunction, left: Sample, right: Sample, leap: number): Gap | undefined {
  const x = (left.x + right.x) / 2;
  const y = f(x);
  if (y === undefined) return { left: edgeOf(f, left, x), right: edgeOf(f, right, x) };
  if (Math.abs(y - (left.y + right.y) / 2) <= leap && Math.abs(right.y - left.y) <= leap) return undefined;
  return (left.y * right.y > 0 ? peakBetween(f, left, right, leap) : undefined) ?? leapBetween(f, left, right, leap);
}

/** A pole on whose sides the values have one sign: where their size grows without end (ternary search). */
function peakBetween(f: RealFunction, left: Sample, right: Sample, leap: number): Gap | undefined {
  let [from, to] = [left, right];
  for (let count = 0; count < 2 * halvings; count++) {
    const [a, b] = [from.x + (to.x - from.x) / 3, to.x - (to.x - from.x) / 3];
    if (a <= from.x || b <= a || to.x <= b) break;
    const [below, above] = [f(a), f(b)];
    if (below === undefined) return { left: edgeOf(f, from, a), right: edgeOf(f, to, a) };
    if (above === undefined) return { left: edgeOf(f, from, b), right: edgeOf(f, to, b) };
    if (Math.abs(below) < Math.abs(above)) from = { x: a, y: below };
    else to = { x: b, y: above };
  }
  const isWithin = from !== left && to !== right;
  return isWithin && Math.min(Math.abs(from.y), Math.abs(to.y)) > 1e4 * leap ? { left: from, right: to } : undefined;
}

/** Where the values leap, however near one looks. */
function leapBetween(f: RealFunction, left: Sample, right: Sample, leap: number): Gap | undefined {
  let [from, to] = [left, right];
  for (let count = 0; count < halvings && Math.abs(to.y - from.y) > leap; count++) {
    const x = (from.x + to.x) / 2;
    if (x === from.x || x === to.x) break;
    const y = f(x);
    if (y === undefined) return { left: edgeOf(f, from, x), right: edgeOf(f, to, x) };
    if (Math.abs(y - from.y) >= Math.abs(to.y - y)) to = { x, y };
    else from = { x, y };
  }
  return Math.abs(to.y - from.y) > leap ? { left: from, right: to } : undefined;
}

function isSteep(f: RealFunction, { left, right }: Gap, height: number): boolean {
  const width = Math.max(right.x - left.x, 1e-12 * (1 + Math.abs(left.x)));
  return [left, right, { x: 0, y: f(left.x - width) ?? 0 }, { x: 0, y: f(right.x + width) ?? 0 }].some(({ y }) => Math.abs(y) > 50 * height);
}

/** The last place with a value on the way to one that has none. */
function edgeOf(f: RealFunction, inside: Sample, outside: number): Sample {
  let last = inside;
  let beyond = outside;
  for (let count = 0; count < halvings; count++) {
    const x = (last.x + beyond) / 2;
    if (x === last.x || x === beyond) break;
    const y = f(x);
    if (y === undefined) beyond = x;
    else last = { x, y };
  }
  return last;
}
