import { say } from '../../core/phrase.ts';
import type { Verdict } from '../../core/verdict.ts';
import { isApply } from '../../math/claims/statements.ts';
import type { Expression } from '../../math/expression.ts';
import { toPlain } from '../../math/printing/plain.ts';
import { some, substitute } from '../../math/traverse.ts';
import { freeVariables } from '../../math/variables.ts';
import { agreement } from '../kernel/agreement.ts';
import { decimalOf, numberOf } from '../kernel/nearness.ts';
import { showObserved } from '../kernel/observedValue.ts';
import { isQuantity, type CodeCells } from './codeCells.ts';
import { seenIn } from './finding.ts';
import type { StaleReason } from './freshness.ts';
import type { Source } from './matching.ts';
import { nameForms } from './nameForms.ts';
import type { Observing, Origin } from './observing.ts';
import { inDegrees, inputOf, isUnitFactor } from './outcome.ts';

/** The variable of the code that a letter of a formula is, with the cell that gave it its value. */
export interface FormulaInput {
  readonly letter: string;
  readonly source: Extract<Source, { kind: 'variable' }>;
}

/**
 * The inputs of a formula as the code of the cell that computes its left side uses them; undefined where a
 * letter is none of them, or could be two.
 */
export function formulaInputs(code: CodeCells, formula: Expression, target: Source): readonly FormulaInput[] | undefined {
  const index = code.indexOf(target.cell);
  const names = code.names(index);
  const letters = [...freeVariables(formula)];
  if (!names || letters.length === 0 || letters.length > 12) return undefined;
  const inputs: FormulaInput[] = [];
  for (const letter of letters) {
    const found = nameForms({ kind: 'symbol', name: letter }).exact.filter((name) => names.used.has(name) && !names.bound.has(name) && code.reaching(name, index) !== undefined);
    const [name] = found;
    const cell = name === undefined ? undefined : code.reaching(name, index);
    const own = cell === undefined ? undefined : code.names(cell);
    if (found.length !== 1 || name === undefined || cell === undefined || !own || !isQuantity(own, name)) return undefined;
    inputs.push({ letter, source: { kind: 'variable', name, cell: code.cells[cell]?.id ?? '' } });
  }
  return inputs;
}

export interface FormulaOutcome {
  readonly verdict: Verdict;
  readonly origin?: Origin;
  readonly stale?: StaleReason;
}

/** The formula of a text at the inputs of the code, against what the code computed. */
export function formulaAgainstCell(formula: Expression, inputs: readonly FormulaInput[], target: Source, name: string, words: string, observing: Observing): FormulaOutcome {
  const result = observing.of(target);
  const seen = inputs.map(({ letter, source }) => ({ letter, source, observation: observing.of(source) }));
  const stale = result.stale ?? seen.find(({ observation }) => observation.stale)?.observation.stale;
  if (stale) return { verdict: { kind: 'inconclusive', reason: stale.reason }, stale };
  if (result.kind === 'unseen') return { verdict: { kind: 'inconclusive', reason: result.reason } };
  const values = new Map<string, Expression>();
  for (const { letter, source, observation } of seen) {
    if (observation.kind === 'unseen') return { verdict: { kind: 'inconclusive', reason: observation.reason } };
    const value = inputOf(observation.shown);
    if (!value) return { verdict: { kind: 'inconclusive', reason: say('{0} is no single number that the formula could take.', source.name) } };
    values.set(letter, value);
  }
  const { shown, origin } = result;
  const at = seen.map(({ source, observation }) => `${source.name} = ${observation.kind === 'seen' ? showObserved(observation.shown.value) : '?'}`).join(', ');
  const computed = showObserved(shown.value);
  const compare = (put: ReadonlyMap<string, Expression>): ReturnType<typeof agreement> => agreement(substitute(formula, put), shown.value, shown.decimals === undefined ? {} : { decimals: shown.decimals });
  const found = compare(values);
  const given = shownNumber(substitute(formula, values));
  if (found.kind === 'unknown' || given === undefined) return { verdict: { kind: 'inconclusive', reason: found.kind === 'unknown' ? found.reason : say('The formula could not be computed at {0}.', at) } };
  if (found.kind === 'agrees') return { origin, verdict: { kind: 'verified', evidence: { method: 'notebook', summary: origin === 'live' ? say('The formula gives {0} at {1}, and so does {2}, from the running kernel.', given, at, words) : say('The formula gives {0} at {1}, and so does {2}, from the saved output.', given, at, words), ...(found.digits === undefined ? {} : { digits: found.digits }) } } };
  const otherwise = isRandom(observing.code.cells[observing.code.indexOf(target.cell)]?.source ?? '') || doubt(formula, values, shown.value, compare);
  if (otherwise) return { origin, verdict: { kind: 'inconclusive', reason: say('The formula gives {0} at {1}, the code gives {2}: units, noise or a rounding may explain it.', given, at, computed) } };
  const summary = origin === 'live' ? say('The formula in the text gives {0} at {1}, the code gives {2} for {3}, from the running kernel.', given, at, computed, name) : say('The formula in the text gives {0} at {1}, the code gives {2} for {3}, from the saved output.', given, at, computed, name);
  return { origin, verdict: { kind: 'refuted', evidence: { method: 'notebook', summary: seenIn(origin) }, counterexample: { values: seen.map(({ source, observation }) => ({ name: source.name, value: observation.kind === 'seen' ? showObserved(observation.shown.value) : '?' })), left: given, right: computed, summary } } };
}

/** Code that adds noise, or rounds, follows no formula to the digit. */
function isRandom(source: string): boolean {
  return /\b(?:noise|random\w*|rng|randn|normal|uniform|perturb\w*|jitter|round|floor|ceil|int)\b|\/\//.test(source);
}

/** Angles in degrees, logarithms of another base, units: reasons why right code gives another value. */
function doubt(formula: Expression, values: ReadonlyMap<string, Expression>, shown: Parameters<typeof agreement>[1], compare: (put: ReadonlyMap<string, Expression>) => ReturnType<typeof agreement>): boolean {
  if (some(formula, (part) => isApply(part, 'log'))) return true;
  if (some(formula, (part) => part.kind === 'apply' && /^(?:arc)?(?:sin|cos|tan|cot|sec|csc)$/.test(part.operator))) {
    if (some(formula, (part) => part.kind === 'apply' && part.operator.startsWith('arc'))) return true;
    for (const letter of values.keys()) if (compare(new Map([...values].map(([name, value]) => [name, name === letter ? inDegrees(value) : value]))).kind === 'agrees') return true;
    if (compare(new Map([...values].map(([name, value]) => [name, inDegrees(value)]))).kind === 'agrees') return true;
  }
  const given = numberOf(substitute(formula, values))?.re;
  const observed = shown.kind === 'float' && shown.value ? decimalOf(shown.value) : shown.kind === 'integer' ? decimalOf({ numerator: shown.value, denominator: 1n }) : undefined;
  return given !== undefined && observed !== undefined && isUnitFactor(given, observed, 1e-6);
}

function shownNumber(expression: Expression): string | undefined {
  const number = numberOf(expression);
  if (!number) return undefined;
  return number.im.isZero() ? number.re.toSignificantDigits(6).toString().replace('-', '−') : toPlain(expression);
}
