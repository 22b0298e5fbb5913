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
 * @param height of the window: a leap that stays larger than a part of it is a break.
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
      const gap = breakBetween(f, there, here, height / 4);
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
  let [from, to] = [left, right];
  for (let count = 0; count < halvings; count++) {
    const x = (from.x + to.x) / 2;
    if (x === from.x || x === to.x) break;
    const y = f(x);
    if (y === undefined) return { left: edgeOf(f, from, x), right: edgeOf(f, to, x) };
    const bend = Math.abs(y - (from.y + to.y) / 2);
    if (bend <= leap && Math.abs(to.y - from.y) <= leap) return undefined;
    const middle = { x, y };
    if (steepness(from, middle) >= steepness(middle, to)) to = middle;
    else from = middle;
  }
  return Math.abs(to.y - from.y) > leap || Math.abs(from.y) > 1e6 * leap ? { left: from, right: to } : undefined;
}

/** How much of a leap a piece holds; of a peak both sides hold one. */
function steepness(a: Sample, b: Sample): number {
  return Math.abs(b.y - a.y);
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
