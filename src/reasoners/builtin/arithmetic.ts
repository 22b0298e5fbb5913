import { say, type Phrase } from '../../core/phrase.ts';
import { app, num, sym } from '../../math/build.ts';
import type { ApplyNode, Expression, Operator } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';
import { gcd, type Rational } from '../../math/rational.ts';
import { expand, numericValue, simplify } from '../../math/simplify.ts';
import { mapChildren, sameShape, some, substitute, walk } from '../../math/traverse.ts';
import { withRealPowers } from './exactValues/numberRules.ts';
import { rewritten } from './exactValues/rewritten.ts';
import { m, type Lesson } from './lesson.ts';
import { overOneDenominator } from './neat.ts';
import type { MathTask } from './task.ts';
import { commonDenominator } from './univariate.ts';

const mostLines = 10;
const mostRules = 8;
const longestShown = 3000;

/** A value worked out from the inside outwards, one kind of operation to a line. */
export function* arithmeticLesson({ expression, where }: Extract<MathTask, { kind: 'compute' }>): Lesson {
  const values = new Map(where ?? []);
  const start = where ? substitute(expression, values) : expression;
  if (where) {
    yield {
      arrow: 'aside',
      title: say('Put the values in'),
      says: [say('Replace {0} in {1}: this is {2}.', where.map(([name]) => m(sym(name))).join(', '), m(expression), m(start))],
    };
  }
  let line = withRealPowers(start);
  if (!sameShape(line, start)) yield { arrow: 'aside', title: say('Take the root first'), says: [say('The denominator of the exponent is odd, so a negative number has a real root: the value is {0}.', m(line))] };
  let result = expand(line);
  for (let count = 0; count < mostRules && !isFinished(result); count++) {
    const found = rewritten(line);
    if (!found) break;
    yield { arrow: 'equals', title: found.title, says: found.says, shows: app('equal', line, found.next), reason: found.reason };
    line = found.next;
    result = expand(line);
  }
  // log_2 3 stays as it is: nothing was computed.
  if (!where && start.kind === 'apply' && /^(?:ln|log)$/.test(start.operator) && toLatex(result) === toLatex(start)) return { kind: 'beyond' };
  if (!isFinished(result) || toLatex(result).length > longestShown) return { kind: 'beyond' };
  const decimal = some(start, (part) => part.kind === 'number' && part.decimals !== undefined);
  const written = (each: Expression): Expression => (decimal ? asDecimals(each) : each);
  for (let count = 0; count < mostLines; count++) {
    const { next, operators } = stepOnce(line);
    const shown = written(next);
    if (toLatex(shown) === toLatex(line)) break;
    yield { arrow: 'equals', title: titleOf(operators), says: sentencesOf(operators), shows: app('equal', line, shown), reason: reasonOf(operators) };
    line = shown;
  }
  const answer = written(overOneDenominator(result));
  if (toLatex(line) !== toLatex(answer)) yield { arrow: 'equals', title: say('Simplify'), shows: app('equal', line, answer), reason: say('simplify') };
  return { kind: 'answer', answer, notes: [], checks: [] };
}

/** Nothing is left that has a value nobody computed: several logarithms may come together, as lg 2 + lg 5 does. */
function isFinished(result: Expression): boolean {
  if ([...walk(result)].filter((part) => part.kind === 'apply' && /^(?:ln|log)$/.test(part.operator)).length > 1) return false;
  for (const part of walk(result)) {
    if (part.kind === 'symbol' || part.kind === 'text' || part.kind === 'unread') return false;
    if (part.kind === 'constant' && part.name !== 'pi' && part.name !== 'e' && part.name !== 'i') return false;
    if (part.kind !== 'apply') continue;
    if (!/^(?:add|multiply|negate|divide|power|sqrt|root|ln|log)$/.test(part.operator)) return false;
    if (/^(?:ln|log)$/.test(part.operator) && !part.args.every(isPositiveNumber)) return false;
    const [, below] = part.args;
    if (part.operator === 'divide' && below?.kind === 'number' && below.numerator === 0n) return false;
    if (part.operator === 'power' && !isFinishedPower(part)) return false;
    if ((part.operator === 'sqrt' || part.operator === 'root') && !isPositiveNumber(part.args[0])) return false;
  }
  return true;
}

/** A power that stays: of a constant, or of a positive number to an exponent that is not whole. */
function isFinishedPower({ args }: ApplyNode): boolean {
  const [base, exponent] = args;
  if (exponent && some(exponent, (part) => part.kind === 'apply' && /^(?:ln|log)$/.test(part.operator))) return false;
  if (base?.kind === 'constant') return true;
  return isPositiveNumber(base) && exponent !== undefined && !(exponent.kind === 'number' && exponent.denominator === 1n);
}

/** A root of a constant or of a positive number; a root of a sum may still come apart. */
function isPositiveNumber(expression: Expression | undefined): boolean {
  return expression?.kind === 'number' ? expression.numerator > 0n : expression?.kind === 'constant' && expression.name !== 'i';
}

type Operation = Operator | 'common-denominator' | 'reciprocal' | 'conjugate';

interface Stepped {
  readonly next: Expression;
  readonly operators: readonly Operation[];
}

/** Does every operation whose parts are finished; in a line with several kinds, the tightest first. */
function stepOnce(expression: Expression): Stepped {
  const operators: Operation[] = [];
  const next = stepped(expression, operators);
  return { next, operators };
}

function isSettled(expression: Expression): boolean {
  if (expression.kind !== 'apply') return true;
  return toLatex(expand(expression)) === toLatex(expression);
}

function stepped(expression: Expression, operators: Operation[]): Expression {
  if (expression.kind !== 'apply' || isSettled(expression)) return expression;
  const open = hasCommonDenominator(expression) ? [] : expression.args.filter((arg) => !isSettled(arg));
  if (open.length > 0) return mapChildren(expression, (child) => stepped(child, operators));
  if (expression.operator === 'add' && !hasCommonDenominator(expression)) {
    const common = overCommonDenominator(expression.args);
    if (common) {
      operators.push('common-denominator');
      return common;
    }
  }
  const prepared = expression.operator === 'divide' ? preparedDivision(expression) : undefined;
  operators.push(prepared?.operator ?? expression.operator);
  return prepared?.next ?? expand(expression);
}

/** A division by a fraction as a product, one by a sum with a root over its conjugate. */
function preparedDivision({ args }: ApplyNode): { readonly operator: Operation; readonly next: Expression } | undefined {
  const [above, below] = args;
  if (!above || !below) return undefined;
  const value = numericValue(below);
  if (value) {
    const isFraction = value.denominator > 1n && value.numerator !== 0n && !some(below, (part) => part.kind === 'number' && part.decimals !== undefined);
    if (!isFraction) return undefined;
    const size = value.numerator < 0n ? -value.numerator : value.numerator;
    const turned = size === 1n ? num(value.denominator) : app('divide', num(value.denominator), num(size));
    return { operator: 'reciprocal', next: app('multiply', above, value.numerator < 0n ? app('negate', turned) : turned) };
  }
  if (below.kind !== 'apply' || below.operator !== 'add' || below.args.length !== 2) return undefined;
  const [first, second] = below.args;
  if (!first || !second) return undefined;
  const conjugate = app('add', first, simplify(app('negate', second)));
  if (!numericValue(app('multiply', below, conjugate))) return undefined;
  return { operator: 'conjugate', next: app('divide', app('multiply', above, conjugate), app('multiply', below, conjugate)) };
}

/** Fractions that are ready to be added. */
function hasCommonDenominator(expression: ApplyNode): boolean {
  const below = expression.args.map((arg) => (arg.kind === 'apply' && arg.operator === 'negate' ? arg.args[0] : arg)).map((arg) => (arg?.kind === 'apply' && arg.operator === 'divide' && arg.args.every((part) => part.kind === 'number') ? arg.args[1] : undefined));
  const [first] = below;
  return expression.operator === 'add' && first !== undefined && below.every((each) => each !== undefined && sameShape(each, first));
}

/** `3/4 + 5/6` as `9/12 + 10/12`; undefined where there is nothing to bring together. */
function overCommonDenominator(terms: readonly Expression[]): Expression | undefined {
  const values: Rational[] = [];
  for (const term of terms) {
    const value = numericValue(term);
    if (!value || some(term, (part) => part.kind === 'number' && part.decimals !== undefined)) return undefined;
    values.push(value);
  }
  const common = commonDenominator(values);
  if (common === 1n || common > 1_000_000n || new Set(values.map(({ denominator }) => denominator)).size < 2) return undefined;
  const [first, ...rest] = values.map(({ numerator, denominator }) => {
    const above = (numerator < 0n ? -numerator : numerator) * (common / denominator);
    const fraction = app('divide', num(above), num(common));
    return numerator < 0n ? app('negate', fraction) : fraction;
  });
  return first && app('add', first, ...rest);
}

function asDecimals(expression: Expression): Expression {
  if (expression.kind !== 'number') return mapChildren(expression, asDecimals);
  if (expression.denominator === 1n || expression.decimals !== undefined) return expression;
  for (let decimals = 1; decimals <= 12; decimals++) {
    if (gcd(10n ** BigInt(decimals), expression.denominator) === expression.denominator) return { ...expression, decimals };
  }
  return expression;
}

type Kind = 'reciprocal' | 'conjugate' | 'power' | 'root' | 'product' | 'sum' | 'common' | 'count' | 'percent' | 'function';

function kindOf(operator: Operation): Kind {
  switch (operator) {
    case 'common-denominator':
      return 'common';
    case 'reciprocal':
    case 'conjugate':
      return operator;
    case 'power':
      return 'power';
    case 'sqrt':
    case 'root':
      return 'root';
    case 'multiply':
    case 'divide':
      return 'product';
    case 'add':
    case 'negate':
    case 'mixed':
      return 'sum';
    case 'factorial':
    case 'binomial':
    case 'permutations':
      return 'count';
    case 'percent':
      return 'percent';
    default:
      return 'function';
  }
}

function titleOf(operators: readonly Operation[]): Phrase {
  const [first] = operators.map(kindOf);
  switch (first) {
    case 'common':
      return say('Find a common denominator');
    case 'reciprocal':
      return say('Multiply by the reciprocal');
    case 'conjugate':
      return say('Rationalise the denominator');
    case 'power':
      return say('Work out the powers');
    case 'root':
      return say('Take squares out of the roots');
    case 'product':
      return say('Multiply and divide');
    case 'count':
      return say('Count');
    case 'percent':
      return say('Per cent means hundredths');
    case 'function':
      return say('Put in known values');
    default:
      return say('Add and subtract');
  }
}

function sentencesOf(operators: readonly Operation[]): Phrase[] {
  const sentences: Phrase[] = [];
  if (operators.includes('common-denominator')) sentences.push(say('Fractions can be added once they have the same denominator.'));
  if (operators.includes('reciprocal')) sentences.push(say('Dividing by a fraction is multiplying by its reciprocal.'));
  if (operators.includes('conjugate')) sentences.push(say('Multiply above and below by the conjugate; its product with the denominator has no root.'));
  if (operators.includes('factorial')) sentences.push(say('{0} is the product of the whole numbers from 1 to {1}.', '$n!$', '$n$'));
  if (operators.includes('binomial')) sentences.push(say('Use {0}.', '$\\binom{n}{k} = \\frac{n!}{k!(n-k)!}$'));
  if (operators.includes('permutations')) sentences.push(say('Use {0}.', '$P(n, k) = \\frac{n!}{(n-k)!}$'));
  return sentences;
}

function reasonOf(operators: readonly Operation[]): Phrase {
  const [first] = operators.map(kindOf);
  switch (first) {
    case 'common':
      return say('common denominator');
    case 'reciprocal':
      return say('multiply by the reciprocal');
    case 'conjugate':
      return say('multiply by the conjugate');
    case 'power':
      return say('powers');
    case 'root':
      return say('roots');
    case 'product':
      return say('multiply and divide');
    case 'count':
      return say('count');
    case 'percent':
      return say('per cent is hundredths');
    case 'function':
      return say('known values');
    default:
      return say('add and subtract');
  }
}

