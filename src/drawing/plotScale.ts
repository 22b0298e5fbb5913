/** A linear scale from values to pixels. */
export type Scale = (value: number) => number;

export function scaleOf([low, high]: readonly [number, number], [from, to]: readonly [number, number]): Scale {
  return (value) => from + ((value - low) * (to - from)) / (high - low);
}

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** About so many round numbers within a range, at most a quarter more: 1, 2 or 5 times a power of ten apart. */
export function ticksOf([low, high]: readonly [number, number], count: number): readonly Tick[] {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((each) => each * power >= rough * 0.8) ?? 10);
  const digits = Math.min(20, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const ticks: Tick[] = [];
  for (let index = Math.ceil(low / step - 1e-9); index <= Math.floor(high / step + 1e-9); index++) {
    const value = index * step;
    ticks.push({ value, label: tickWord(value, step, digits) });
  }
  return ticks;
}

function tickWord(value: number, step: number, digits: number): string {
  const size = Math.max(Math.abs(value), step);
  const text = size >= 1e6 || step < 1e-5 ? exponentWord(value, step) : value.toFixed(digits);
  return (Number(value.toFixed(20)) === 0 ? '0' : text).replace('-', '−');
}

/** `2.5·10⁶`. */
function exponentWord(value: number, step: number): string {
  if (value === 0) return '0';
  const exponent = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  const digits = Math.max(0, Math.min(6, exponent - Math.floor(Math.log10(step) + 1e-9)));
  const raised = String(exponent).replace(/[-\d]/g, (sign) => (sign === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '')));
  const front = (value / 10 ** exponent).toFixed(digits);
  return front === '1' ? `10${raised}` : front === '-1' ? `-10${raised}` : `${front}·10${raised}`;
}
