import { say, type Phrase } from '../../../core/phrase.ts';
import { app, minus, sym } from '../../../math/build.ts';
import { decide } from '../../../math/deciding/decide.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { emptyContext } from '../../../math/proposition.ts';
import { countRealRoots } from '../../../math/solving/realRoots.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { some, substitute } from '../../../math/traverse.ts';
import type { Solution } from '../lesson.ts';
import { neat } from '../neat.ts';
import { coefficientsOf } from '../univariate.ts';
import type { AlgebraWork } from './algebraLesson.ts';
import type { Proposal } from './computerAlgebra.ts';
import { byAlgebra } from './tellingAlgebra.ts';

/** Time to show that every solution is one and none is missing. Milliseconds. */
const longest = 2500;
/** More LaTeX than this for one value is no answer somebody can use. */
const longestValue = 160;

/**
 * Real solutions of an equation or a system. Told only where our own mathematics shows both that each is one and that
 * none is missing; from nothing proposed nothing follows.
 */
export function solutionsByAlgebra(sides: readonly (readonly [Expression, Expression])[], unknowns: readonly string[]): AlgebraWork {
  const equations = sides.map(([left, right]) => app('equal', left, right));
  const [equation] = equations;
  return {
    request: { kind: 'equations', equations: sides, unknowns },
    lesson: (proposals) => {
      const solutions = realOnes(proposals, unknowns);
      const [first] = solutions;
      if (!first || !equation) return undefined;
      const told = solutions.map((solution) => assigned(solution, unknowns));
      const [only, ...more] = told;
      const answer = only && more.length === 0 ? only : app('or', ...told);
      if (!isComplete(equations, unknowns, answer)) return undefined;
      const given = equations.length === 1 ? equation : app('and', ...equations);
      return {
        steps: [{ arrow: 'given', title: equations.length === 1 ? say('Write the equation down') : say('Write the system down'), shows: given }, byAlgebra(answer, 'iff')],
        conclusion: {
          kind: 'answer',
          answer,
          notes: [completeness(sides, unknowns)],
          checks: solutions.flatMap((solution) => equations.map((each) => substitute(each, solution))),
          solutions,
        },
      };
    },
  };
}

/** Each real solution once, in rising order of the first unknown. */
function realOnes(proposals: readonly Proposal[], unknowns: readonly string[]): Solution[] {
  const found: { readonly solution: Solution; readonly sizes: readonly number[] }[] = [];
  for (const values of proposals) {
    const forms = values.map(shortest);
    const sizes = forms.map((value) => (some(value, (part) => part.kind === 'constant' && part.name === 'i') ? undefined : realValue(value)));
    const known = sizes.filter((size) => size !== undefined);
    if (forms.length !== unknowns.length || known.length !== unknowns.length) continue;
    if (found.some(({ sizes: before }) => before.every((size, index) => Math.abs(size - (known[index] ?? NaN)) < 1e-9 * (1 + Math.abs(size))))) continue;
    found.push({ sizes: known, solution: new Map(unknowns.flatMap((name, index) => (forms[index] ? [[name, forms[index]] as const] : []))) });
  }
  found.sort((one, two) => one.sizes.map((size, index) => size - (two.sizes[index] ?? 0)).find((difference) => difference !== 0) ?? 0);
  const solutions = found.map(({ solution }) => solution);
  return solutions.some((solution) => [...solution.values()].some((value) => toLatex(value).length > longestValue)) ? [] : solutions;
}

function shortest(value: Expression): Expression {
  const tidy = neat(value);
  return toLatex(tidy).length <= toLatex(value).length ? tidy : value;
}

function assigned(solution: Solution, unknowns: readonly string[]): Expression {
  const parts = unknowns.flatMap((name) => {
    const value = solution.get(name);
    return value ? [app('equal', sym(name), value)] : [];
  });
  const [only, ...more] = parts;
  return only && more.length === 0 ? only : app('and', ...parts);
}

function isComplete(equations: readonly Expression[], unknowns: readonly string[], stated: Expression): boolean {
  const { verdict } = decide({ kind: 'solution', problem: equations, unknowns, stated, complete: true }, emptyContext, { deadline: performance.now() + longest, now: () => performance.now() });
  return verdict.kind === 'verified';
}

/** Why none is missing, where there is a short reason. */
function completeness(sides: readonly (readonly [Expression, Expression])[], unknowns: readonly string[]): Phrase {
  const [unknown, ...more] = unknowns;
  const [side] = sides;
  const coefficients = side && unknown !== undefined && more.length === 0 ? coefficientsOf(minus(...side), unknown) : undefined;
  if (!coefficients || coefficients.length < 2) return say('Each was put in, and that none is missing was shown apart from the computer algebra system.');
  return say('The polynomial has degree {0}; by Sturm’s theorem it has exactly this many different real roots: {1}.', coefficients.length - 1, countRealRoots(coefficients));
}
