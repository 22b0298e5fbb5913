import type { Phrase } from '../../core/phrase.ts';
import type { Expression } from '../../math/expression.ts';
import type { CalculusTask } from './calculus/calculusTask.ts';
import type { DifferentialTask } from './differentialEquations/differentialTask.ts';
import type { ComplexQuestion } from './complexNumbers/complexQuestion.ts';
import type { Endless } from './dots/endless.ts';
import type { DottedTerms } from './dots/dottedTerms.ts';
import type { GivenValueQuestion } from './givenValues/givenValueQuestion.ts';
import type { GeometryQuestion } from './geometry/geometryQuestion.ts';
import type { CoordinateQuestion } from './coordinates/coordinateQuestion.ts';
import type { CountQuestion } from './counting/countingQuestion.ts';
import type { NumberQuestion } from './numbers/question.ts';
import type { OptimumQuestion } from './optimisation/optimumQuestion.ts';
import type { PolynomialQuestion } from './polynomials/polynomialQuestion.ts';
import type { SolutionsQuestion } from './equations/solutionsQuestion.ts';
import type { FunctionQuestion } from './functions/functionQuestion.ts';
import type { OperationQuestion } from './operations/operationQuestion.ts';
import type { ProofQuestion } from './proving/proofQuestion.ts';
import type { AnswerForm } from './inequalities/region.ts';
import type { LinearAlgebraTask } from './linearAlgebra/linearAlgebraTask.ts';
import type { SequenceQuestion } from './sequences/sequenceQuestion.ts';
import type { Story } from './stories/story.ts';
import type { StatisticsQuestion } from './statistics/statisticsQuestion.ts';

/** What a problem asks, as far as the built-in reasoner knows how to answer. */
export type MathTask =
  | { readonly kind: 'linear-algebra'; readonly task: LinearAlgebraTask }
  | { readonly kind: 'solve'; readonly left: Expression; readonly right: Expression; readonly unknown: string; readonly numbers: 'any' | 'real' | 'complex' }
  | {
      readonly kind: 'inequality';
      /** A comparison, a chain, or several joined by `and` or `or`. */
      readonly statement: Expression;
      readonly unknown: string;
      readonly form: AnswerForm;
      /** All solutions, or the whole ones among them: listed, counted, the largest, the smallest. */
      readonly wanted: 'solutions' | 'list' | 'count' | 'largest' | 'smallest';
      /** The least whole number that counts. */
      readonly least?: 0 | 1;
    }
  | { readonly kind: 'polynomials'; readonly question: PolynomialQuestion }
  | { readonly kind: 'proof'; readonly question: ProofQuestion }
  | { readonly kind: 'solutions'; readonly question: SolutionsQuestion }
  | { readonly kind: 'functions'; readonly question: FunctionQuestion }
  | { readonly kind: 'operation'; readonly question: OperationQuestion }
  | { readonly kind: 'coordinates'; readonly question: CoordinateQuestion }
  | { readonly kind: 'endless'; readonly question: Endless }
  | { readonly kind: 'dots'; readonly question: DottedTerms }
  | { readonly kind: 'given-value'; readonly question: GivenValueQuestion }
  | { readonly kind: 'complex'; readonly question: ComplexQuestion }
  | { readonly kind: 'geometry'; readonly question: GeometryQuestion }
  | { readonly kind: 'numbers'; readonly question: NumberQuestion }
  | { readonly kind: 'counting'; readonly question: CountQuestion }
  | { readonly kind: 'statistics'; readonly question: StatisticsQuestion }
  | { readonly kind: 'sequences'; readonly question: SequenceQuestion }
  | { readonly kind: 'story'; readonly story: Story }
  | { readonly kind: 'optimum'; readonly question: OptimumQuestion }
  | { readonly kind: 'calculus'; readonly question: CalculusTask }
  | { readonly kind: 'differential-equation'; readonly task: DifferentialTask }
  | { readonly kind: 'system'; readonly equations: readonly Expression[]; readonly unknowns: readonly [string, string] }
  | { readonly kind: 'differentiate'; readonly expression: Expression; readonly variable: string; readonly name?: Expression; readonly order: number; readonly point?: Expression }
  | { readonly kind: 'expand' | 'simplify' | 'factor'; readonly expression: Expression }
  | { readonly kind: 'compute'; readonly expression: Expression; readonly where?: readonly (readonly [string, Expression])[] };

export type Understanding =
  | { readonly kind: 'task'; readonly task: MathTask; readonly reading: Phrase }
  /** What was understood all the same, for the person who reads the refusal. */
  | { readonly kind: 'beyond'; readonly understood?: Phrase };
