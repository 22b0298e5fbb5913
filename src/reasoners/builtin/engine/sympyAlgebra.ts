import { decoded } from '../../../checking/sympy/decode.ts';
import { encodedTrees, NotEncoded } from '../../../checking/sympy/encode.ts';
import type { LoadedProgram } from '../../../checking/sympy/loadedProgram.ts';
import { sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import type { AlgebraAnswer, AlgebraRequest, ComputerAlgebra, Proposal } from './computerAlgebra.ts';

/** Time for one request; then SymPy is interrupted, and where it does not stop, ended. Milliseconds. */
const longest = 5000;
const mostProposals = 24;

/** SymPy, asked `therefore_solve` of solve.py; expressions go out and come back as trees, never as text to be parsed. */
export class SympyAlgebra implements ComputerAlgebra {
  readonly #program: Pick<LoadedProgram, 'ask' | 'startsSlowly'>;

  constructor(program: Pick<LoadedProgram, 'ask' | 'startsSlowly'>) {
    this.#program = program;
  }

  startsSlowly(): Promise<boolean> {
    return this.#program.startsSlowly();
  }

  async work(request: AlgebraRequest, signal: AbortSignal): Promise<AlgebraAnswer> {
    const question = questionOf(request);
    if (!question) return { kind: 'proposals', proposals: [] };
    const called = await this.#program.ask('therefore_solve', question.asked, longest, signal);
    if (called.kind === 'late' || called.kind === 'stopped') return { kind: called.kind };
    return { kind: 'proposals', proposals: called.kind === 'answer' ? proposalsOf(called.data, question.names) : [] };
  }
}

interface Asked {
  readonly asked: Readonly<Record<string, unknown>>;
  readonly names: readonly string[];
}

function questionOf(request: AlgebraRequest): Asked | undefined {
  try {
    switch (request.kind) {
      case 'antiderivative':
        return encodedRequest(request.kind, [request.integrand, sym(request.variable)], ([body, variable]) => ({ body, variable: variable?.[1], thorough: request.thorough }));
      case 'definite':
        return encodedRequest(request.kind, [request.integrand, sym(request.variable), ...request.bounds], ([body, variable, ...ends]) => ({ body, variable: variable?.[1], ends }));
      case 'sum':
        return encodedRequest(request.kind, [request.body, sym(request.variable), ...request.bounds], ([body, variable, ...ends]) => ({ body, variable: variable?.[1], ends }));
      case 'limit':
        return encodedRequest(request.kind, [request.body, sym(request.variable), request.target], ([body, variable, target]) => ({ body, variable: variable?.[1], target, side: request.side ?? '' }));
      case 'factor':
      case 'simplify':
        return encodedRequest(request.kind, [request.expression], ([body]) => ({ body }));
      case 'equations':
        return encodedRequest(request.kind, [...request.unknowns.map((name) => sym(name)), ...request.equations.flat()], (trees) => {
          const sides = trees.slice(request.unknowns.length);
          return { unknowns: trees.slice(0, request.unknowns.length).map((tree) => tree[1]), equations: request.equations.map((_, index) => sides.slice(2 * index, 2 * index + 2)) };
        });
    }
  } catch (error) {
    if (error instanceof NotEncoded) return undefined;
    throw error;
  }
}

type Trees = ReturnType<typeof encodedTrees>['trees'];

/** @throws NotEncoded */
function encodedRequest(kind: AlgebraRequest['kind'], expressions: readonly Expression[], asked: (trees: Trees) => Readonly<Record<string, unknown>>): Asked {
  const { trees, names } = encodedTrees(expressions);
  return { asked: { kind, symbols: names.map((name) => ({ domain: 'real', positive: false, free: name !== '' })), ...asked(trees) }, names };
}

/** The proposals of an answer that have the form they should; nothing that comes from a child process is taken as it is. */
function proposalsOf(answer: unknown, names: readonly string[]): Proposal[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { answers, solutions } = answer as Readonly<Record<string, unknown>>;
  const rows: readonly unknown[] = Array.isArray(solutions) ? solutions : Array.isArray(answers) ? answers.map((tree: unknown) => [tree]) : [];
  return rows.slice(0, mostProposals).flatMap((row) => {
    const values = Array.isArray(row) ? row.map((tree: unknown) => decoded(tree, names)) : [];
    const known = values.filter((value) => value !== undefined);
    return known.length > 0 && known.length === values.length ? [known] : [];
  });
}
