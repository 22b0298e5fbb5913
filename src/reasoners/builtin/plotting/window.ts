export type Range = readonly [low: number, high: number];

/** The window's width from the places that have to be seen, with room around them; zero comes along where it is near. */
export function widthFor(places: readonly number[]): Range {
  const [least, most] = [Math.min(...places), Math.max(...places)];
  if (places.length === 0) return [-4, 4];
  const size = Math.max(Math.abs(least), Math.abs(most));
  if (most - least <= 1e-9 * size || most === least) {
    // One place: zero is the other end of what is looked at.
    const [near, far] = [1.15 * size, 0.6 * size].map((room) => Math.max(1.5, room));
    return most >= 0 ? [most - (near ?? 2), most + (far ?? 2)] : [most - (far ?? 2), most + (near ?? 2)];
  }
  const room = Math.max(0.35 * (most - least), 0.05 * size);
  const [low, high] = [least - room, most + room];
  const reach = 0.3 * (high - low);
  if (low > 0 && low < reach) return [-0.05 * (high - low), high];
  return high < 0 && -high < reach ? [low, 0.05 * (high - low)] : [low, high];
}

/**
 * The window's height: all heights that have to be seen, and of the curves what lies between the outermost places,
 * with a part of what is outside of them. What runs off to a pole does not make all else flat.
 * @param inner heights of the curves between the places that have to be seen.
 * @param outer heights of the curves in the whole window.
 */
export function heightFor(needed: readonly number[], inner: readonly number[], outer: readonly number[]): Range | undefined {
  const all = [...needed, ...outer];
  if (all.length === 0) return undefined;
  const usual = withoutTails(inner);
  const core = spread([...needed, ...usual]);
  const whole = spread(all);
  const size = Math.max(core[1] - core[0], 1e-6 * Math.max(1, Math.abs(core[0]), Math.abs(core[1])));
  const beyond = (usual.length < inner.length ? 0.25 : 0.8) * size;
  let [low, high] = [Math.max(whole[0], core[0] - beyond), Math.min(whole[1], core[1] + beyond)];
  if (usual.length < inner.length && needed.length > 0) {
    // Near a pole there are all heights: those that matter are the ones that have to be seen.
    const [least, most] = spread([...needed, 0]);
    const reach = 3 * (most - least);
    if (reach > 0) [low, high] = [Math.max(low, least - reach), Math.min(high, most + reach)];
  }
  const room = 0.08 * (high - low);
  return high - low > 1e-9 * Math.max(1e-3, Math.abs(low), Math.abs(high)) ? [low - room, high + room] : [low - 1, high + 1];
}

/** Without the heights near poles, where there are any. */
function withoutTails(heights: readonly number[]): readonly number[] {
  const sorted = [...heights].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
  const usual = at(0.8) - at(0.2);
  if (sorted.length < 10 || usual === 0 || at(1) - at(0) <= 12 * usual) return sorted;
  return sorted.filter((each) => each >= at(0.2) - 0.5 * usual && each <= at(0.8) + 0.5 * usual);
}

function spread(values: readonly number[]): Range {
  return values.reduce<Range>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
}
