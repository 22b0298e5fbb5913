import type { Expression } from '../expression.ts';
import type { Evaluation } from '../numeric/evaluate.ts';
import { impliedIntegers, type NumberDomain } from '../numeric/samples.ts';
import { NotComputable, NotDefined, type Value } from '../numeric/value.ts';
import { toPlain } from '../printing/plain.ts';
import type { Context } from '../proposition.ts';
import { freeVariables } from '../variables.ts';
import { holdsAt } from './holds.ts';

/** Which numbers the variables range over, and which points the assumptions allow. */
export interface Domain {
  readonly numbers: ReadonlyMap<string, NumberDomain>;
  /** Whether the assumptions hold at a point; undefined where that cannot be told. */
  readonly allows: (point: ReadonlyMap<string, Value>) => boolean | undefined;
  /** For people: `x > 0, n whole`. Empty for all real numbers. */
  readonly text: string;
  /** Whole numbers were taken from how a variable is used, not from what the text says. */
  readonly implied: boolean;
}

export function domainOf(statement: Expression, context: Context, evaluation: Evaluation): Domain {
  const names = freeVariables(statement);
  const numbers = new Map<string, NumberDomain>();
  const rest: Expression[] = [];
  const words: string[] = [];
  for (const assumption of context.assumptions) {
    const set = membership(assumption);
    if (set) {
      for (const name of set.names) numbers.set(name, set.domain);
      if (set.names.some((name) => names.has(name))) words.push(toPlain(assumption));
    } else if ([...freeVariables(assumption)].some((name) => names.has(name))) {
      rest.push(assumption);
      words.push(toPlain(assumption));
    }
  }
  let implied = false;
  for (const name of impliedIntegers(statement)) {
    if (numbers.has(name)) continue;
    numbers.set(name, 'natural');
    implied = true;
  }
  const allows = (point: ReadonlyMap<string, Value>): boolean | undefined => {
    for (const assumption of rest) {
      try {
        const holds = holdsAt(assumption, point, evaluation);
        if (holds !== true) return holds;
      } catch (error) {
        if (error instanceof NotDefined) return false;
        if (error instanceof NotComputable) return undefined;
        throw error;
      }
    }
    return true;
  };
  return { numbers, allows, text: words.join(', '), implied };
}

/** `n ∈ ℤ`, `a, b ∈ ℝ`. A set this sampler does not know stays an assumption to be tested. */
function membership(assumption: Expression): { readonly names: readonly string[]; readonly domain: NumberDomain } | undefined {
  if (assumption.kind !== 'apply' || assumption.operator !== 'element') return undefined;
  const [element, set] = assumption.args;
  if (!element || set?.kind !== 'constant') return undefined;
  const domain: NumberDomain | undefined = set.name === 'integers' ? 'integer' : set.name === 'naturals' || set.name === 'positive-integers' ? 'natural' : set.name === 'reals' || set.name === 'rationals' ? 'real' : undefined;
  if (!domain) return undefined;
  const parts = element.kind === 'apply' && (element.operator === 'list' || element.operator === 'tuple') ? element.args : [element];
  const names = parts.flatMap((part) => (part.kind === 'symbol' ? [part.name] : []));
  return names.length === parts.length ? { names, domain } : undefined;
}

