import { say } from '../../core/phrase.ts';
import type { Expression } from '../../math/expression.ts';
import { toPlain } from '../../math/printing/plain.ts';
import { numberOf, printedPlaces } from '../kernel/nearness.ts';
import type { ObservedValue } from '../kernel/observedValue.ts';
import type { CodeCells } from './codeCells.ts';
import type { Match } from './matching.ts';
import type { Outcome } from './outcome.ts';
import type { Place, Sections } from './sections.ts';
import type { Subject } from './statedValue.ts';

type Curve = Extract<Subject, { kind: 'curve' }>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lines that cells plot, as their result or as a variable. They are known only while a kernel runs. */
export function curveSources(code: CodeCells, sections: Sections, text: Place): Match[] {
  return code.cells.flatMap((cell, index): Match[] => {
    const names = code.names(index);
    const nearness = sections.nearness(text, index);
    if (!names || (nearness !== 'adjacent' && nearness !== 'section')) return [];
    const plots = (code: string | undefined): boolean => code !== undefined && /^(?:\w+\.)*plot\s*\(/.test(code);
    const lines = [...names.assigned].filter(([name]) => new RegExp(String.raw`(?:^|\n)\s*\[?\(?\s*${name}\s*,?\s*\)?\]?\s*=\s*(?:\w+\.)*plot\s*\(`, 'u').test(cell.source));
    const found = lines.map(([name]): Match => ({ source: { kind: 'variable', name, cell: cell.id }, why: 'text-around', strength: 'sure', nearness }));
    return found.length > 0 || !plots(names.last?.text) ? found : [{ source: { kind: 'output', cell: cell.id }, why: 'text-around', strength: 'sure', nearness }];
  });
}

/**
 * What a text says of a curve, against the points that were plotted. Between two points nothing is known: it
 * agrees as far as they lie apart, and differs only where a plotted point is beyond the claimed extreme.
 */
export function curveOutcome(curve: Curve, value: Expression, observed: ObservedValue): Outcome {
  const points = pointsOf(observed);
  const claimed = numberOf(value)?.re.toNumber();
  if (!points || claimed === undefined) return { kind: 'unknown', reason: say('It is no single plotted line.') };
  const unit = 10 ** -(printedPlaces(value) ?? 0);
  return curve.feature === 'zero' ? crossing(points, claimed, unit) : extreme(points, claimed, unit, curve, value);
}

/** In order along the axis; undefined for what is no single function's line. */
function pointsOf(observed: ObservedValue): readonly Point[] | undefined {
  const line = observed.kind === 'list' && observed.length === 1 ? observed.items[0] : observed;
  if (line?.kind !== 'line' || line.x.length !== line.y.length || line.x.length < 3) return undefined;
  const points = line.x.map((x, index): Point => ({ x: real(x), y: real(line.y[index]) }));
  return points.every(({ x, y }, index) => Number.isFinite(x) && Number.isFinite(y) && (index === 0 || x > (points[index - 1]?.x ?? 0))) ? points : undefined;
}

function real(value: ObservedValue | undefined): number {
  return value?.kind === 'float' ? Number(value.text) : value?.kind === 'integer' ? Number(value.value) : NaN;
}

function extreme(points: readonly Point[], claimed: number, unit: number, { feature, at }: Curve, value: Expression): Outcome {
  const sign = feature === 'minimum' ? -1 : 1;
  const best = points.reduce((top, point, index) => (sign * point.y > sign * (points[top]?.y ?? 0) ? index : top), 0);
  const top = points[best];
  if (!top) return { kind: 'unknown', reason: say('It is no single plotted line.') };
  const shown = `(${short(top.x)}, ${short(top.y)})`;
  const beyond = sign * (top.y - claimed);
  if (beyond > unit * 1.000001) return { kind: 'differs', claimed: toPlain(value), observed: shown };
  const beside = [points[best - 1], points[best + 1]].filter((point) => point !== undefined);
  const spacing = Math.max(...beside.map(({ x }) => Math.abs(x - top.x)));
  const drop = Math.max(...beside.map(({ y }) => Math.abs(y - top.y)));
  const tooCoarse: Outcome = { kind: 'unknown', reason: say('The plotted points lie {0} apart, too far to tell; the outermost is {1}.', short(spacing), shown) };
  if (Math.abs(beyond) > unit * 0.5000001 || drop > unit) return tooCoarse;
  const place = at && numberOf(at)?.re.toNumber();
  if (at && (place === undefined || Math.abs(place - top.x) > spacing + 0.5 * 10 ** -(printedPlaces(at) ?? 0))) return tooCoarse;
  return { kind: 'agrees', note: say('Known only to the spacing of the plotted points, {0}.', short(spacing)) };
}

function crossing(points: readonly Point[], claimed: number, unit: number): Outcome {
  for (const [index, left] of points.entries()) {
    const right = points[index + 1];
    if (!right || left.y * right.y > 0 || (left.y === 0 && right.y === 0)) continue;
    const zero = left.x + ((right.x - left.x) * left.y) / (left.y - right.y);
    const isBetween = claimed >= left.x - unit / 2 && claimed <= right.x + unit / 2;
    if (isBetween && Math.abs(zero - claimed) <= unit) return { kind: 'agrees', note: say('Known only to the spacing of the plotted points, {0}.', short(right.x - left.x)) };
  }
  return { kind: 'unknown', reason: say('No two neighbouring plotted points show a crossing there.') };
}

function short(number: number): string {
  return String(Number(number.toPrecision(5))).replace('-', '−');
}
