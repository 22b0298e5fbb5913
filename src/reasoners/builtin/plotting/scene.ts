import type { Phrase } from '../../../core/phrase.ts';
import type { PlotPointKind } from '../../../core/plot.ts';
import type { Expression } from '../../../math/expression.ts';
import { toPlain } from '../../../math/printing/plain.ts';
import type { RealInterval } from '../../../math/solving/solutionSet.ts';
import type { Conclusion } from '../lesson.ts';
import { within } from './wordsOf.ts';

export type Answered = Extract<Conclusion, { kind: 'answer' }>;

export interface SceneFunction {
  readonly body: Expression;
  readonly label: string;
  /** A line that helps to see something about another: the window is not chosen for its sake. */
  readonly isAid: boolean;
}

/** A place on the first function. */
export interface SceneMark {
  readonly kind: PlotPointKind;
  readonly at: Expression;
  /** Empty for none. */
  readonly label: string;
  readonly open?: true;
}

/** What is to be seen, before a window is chosen for it. */
export interface Scene {
  readonly variable: string;
  readonly functions: readonly SceneFunction[];
  readonly marks: readonly SceneMark[];
  /** The first function and the axis, or the second function, enclose what is shaded; where signed, pieces below the axis count as negative. */
  readonly area?: { readonly bounds: readonly [Expression, Expression]; readonly signed: boolean; readonly between: 'axis' | 'curves' };
  readonly intervals: readonly RealInterval[];
  /** The axis itself has to be seen. */
  readonly showsAxis: boolean;
  /** What the picture shows beside the curves. */
  readonly says: readonly Phrase[];
}

export function functionOf(body: Expression, isAid = false): SceneFunction {
  return { body, label: within(`y = ${toPlain(body)}`), isAid };
}
