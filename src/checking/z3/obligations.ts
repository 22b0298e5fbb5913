import { app } from '../../math/build.ts';
import { flattened, together } from '../../math/deciding/conditions.ts';
import { withDefinitions } from '../../math/deciding/definitions.ts';
import { domainOf } from '../../math/deciding/domains.ts';
import { statedFor } from '../../math/deciding/stated.ts';
import type { Expression } from '../../math/expression.ts';
import { Evaluation } from '../../math/numeric/evaluate.ts';
import type { NumberDomain } from '../../math/numeric/samples.ts';
import type { Context, Proposition } from '../../math/proposition.ts';
import { freeVariables } from '../../math/variables.ts';
import { all, formulaOf } from './formula.ts';
import { NotCovered, Vocabulary } from './smtTerm.ts';

/** One thing to prove: whatever satisfies the premises satisfies the goal. */
export interface Obligation {
  readonly premises: readonly Expression[];
  readonly goal: Expression;
  /** The goal speaks of where its sides have values; else having values is part of what is to be proved. */
  readonly domainAssumed: boolean;
}

/** All that must hold for a proposition to be true; and whether a failing one refutes it. */
export interface Case {
  readonly obligations: readonly Obligation[];
  readonly assumptions: readonly Expression[];
  readonly numbers: ReadonlyMap<string, NumberDomain>;
  /** The whole case is said of no value where these hold nowhere. */
  readonly satisfiable: readonly Expression[];
  /** An implication is never refuted here: the text may start from more than the statement before it. */
  readonly mayRefute: boolean;
  /** Readable, for the evidence. */
  readonly domain: string;
}

/** @throws NotCovered */
export function caseOf(proposition: Proposition, context: Context): Case {
  const put = (statement: Expression): Expression => withDefinitions(statement, context.definitions);
  const assumptions = context.assumptions.map(put);
  const made = (about: readonly Expression[], rest: Pick<Case, 'obligations' | 'mayRefute'> & { readonly satisfiable?: readonly Expression[] }): Case => {
    const { numbers, text } = domainOf(together(about), { ...context, assumptions }, new Evaluation(30));
    return { assumptions, numbers, domain: text, satisfiable: [], ...rest };
  };
  switch (proposition.kind) {
    case 'relation': {
      const goal = put(proposition.relation);
      return made([goal], { obligations: [{ premises: [], goal, domainAssumed: true }], mayRefute: true });
    }
    case 'implication': {
      const from = flattened(proposition.from, context);
      const to = flattened(proposition.to, context);
      if (from.length === 0 || to.length === 0) throw new NotCovered('nothing to follow from');
      const forth: Obligation = { premises: from, goal: together(to), domainAssumed: false };
      const back: Obligation = { premises: to, goal: together(from), domainAssumed: false };
      return made([...from, ...to], { obligations: proposition.claimed === 'iff' ? [forth, back] : [forth], satisfiable: from, mayRefute: false });
    }
    case 'solution': {
      const conditions = flattened(proposition.problem, context);
      const [unknown, ...more] = proposition.unknowns;
      if (unknown === undefined || conditions.length === 0) throw new NotCovered('no problem');
      const stated = more.length === 0 ? statedFor(put(proposition.stated), unknown) : tuples(put(proposition.stated), proposition.unknowns);
      if (stated?.kind !== 'statement') throw new NotCovered('the answer');
      const right: Obligation = { premises: [stated.statement], goal: together(conditions), domainAssumed: false };
      const none: Obligation = { premises: conditions, goal: stated.statement, domainAssumed: false };
      const names = new Set([...conditions, stated.statement].flatMap((part) => [...freeVariables(part)]));
      return made([...conditions, stated.statement], { obligations: proposition.complete ? [right, none] : [right], mayRefute: names.size === proposition.unknowns.length });
    }
    case 'antiderivative':
      throw new NotCovered('an antiderivative');
  }
}

/** `x = 1 and y = 2`, `(x, y) = (1, 2)`, `{(1, 2), (2, 1)}` as a statement about the unknowns. */
function tuples(stated: Expression, unknowns: readonly string[]): { readonly kind: 'statement'; readonly statement: Expression } | undefined {
  const statement = tupleStatement(stated, unknowns);
  return statement && { kind: 'statement', statement };
}

function tupleStatement(stated: Expression, unknowns: readonly string[]): Expression | undefined {
  if (stated.kind !== 'apply') return undefined;
  const { operator, args } = stated;
  switch (operator) {
    case 'boxed':
      return args[0] && tupleStatement(args[0], unknowns);
    case 'tuple':
      return args.length === unknowns.length ? together(args.map((value, index) => app('equal', { kind: 'symbol', name: unknowns[index] ?? '' }, value))) : undefined;
    case 'set':
    case 'or': {
      const parts = args.map((arg) => tupleStatement(arg, unknowns));
      const read = parts.filter((part) => part !== undefined);
      return read.length !== parts.length || read.length === 0 ? undefined : read.length === 1 ? read[0] : app('or', ...read);
    }
    case 'equal':
      return args[0]?.kind === 'apply' && args[0].operator === 'tuple' && args[1] ? tupleStatement(args[1], unknowns) : undefined;
    case 'and':
    case 'list': {
      const named = args.flatMap((arg) => (arg.kind === 'apply' && arg.operator === 'equal' && arg.args[0]?.kind === 'symbol' ? [arg.args[0].name] : []));
      return named.length === args.length && unknowns.every((name) => named.includes(name)) ? app('and', ...args) : undefined;
    }
    default:
      return undefined;
  }
}

export interface Script {
  /** Declarations, laws and everything that is taken as true. */
  readonly premises: readonly string[];
  readonly goal: string;
  /** A root or a logarithm narrows where the goal's sides have values. */
  readonly narrowed: boolean;
  /** The document's name of every variable in the script. */
  readonly names: ReadonlyMap<string, string>;
}

/** @throws NotCovered where a premise of the obligation or its goal cannot be said */
export function scriptOf({ premises, goal, domainAssumed }: Obligation, { assumptions, numbers }: Case): Script {
  const vocabulary = new Vocabulary(numbers);
  const assumed: string[] | undefined = domainAssumed ? [] : undefined;
  const target = formulaOf(goal, vocabulary, { assumed });
  const taken = premises.map((premise) => formulaOf(premise, vocabulary, { assumed: undefined }));
  // With fewer assumptions more is proved, so one that cannot be said is left out.
  const scope = assumptions.flatMap((assumption) => {
    try {
      return [formulaOf(assumption, vocabulary, { assumed: undefined })];
    } catch (error) {
      if (error instanceof NotCovered) return [];
      throw error;
    }
  });
  const statements = [...vocabulary.laws, ...scope, ...taken, ...(assumed ?? [])];
  return {
    premises: [...vocabulary.declarations, ...statements.map((statement) => `(assert ${statement})`)],
    goal: target,
    narrowed: (assumed ?? []).some((condition) => condition.startsWith('(>')),
    names: new Map([...vocabulary.variables].map(([name, { text }]) => [text, name])),
  };
}

/** Whether anything satisfies the assumptions and these statements: a script to ask it. @throws NotCovered */
export function satisfiableScript(statements: readonly Expression[], { assumptions, numbers }: Case): readonly string[] {
  const vocabulary = new Vocabulary(numbers);
  const formula = all([...assumptions, ...statements].map((statement) => formulaOf(statement, vocabulary, { assumed: undefined })));
  return [...vocabulary.declarations, ...vocabulary.laws.map((law) => `(assert ${law})`), `(assert ${formula})`];
}
