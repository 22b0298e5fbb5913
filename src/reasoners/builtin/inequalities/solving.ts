import { say, type Phrase } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import type { ApplyNode, Expression } from '../../../math/expression.ts';
import { numericValue } from '../../../math/simplify.ts';
import { sameShape, some } from '../../../math/traverse.ts';
import { links } from '../../../math/solving/truthAt.ts';
import { m, type LessonStep } from '../lesson.ts';
import { coefficientsOf } from '../univariate.ts';
import { absoluteInequality } from './absoluteInequality.ts';
import { linearChain, linearInequality } from './linearInequality.ts';
import { combined, conditionOf, halfLine, isComparison, setOf, joinedBy, type Region } from './region.ts';
import { isSigned, signedInequality } from './signTable.ts';

/** From a given inequality, a chain, or several joined, to the numbers that satisfy it; undefined where it is of no known kind. */
export function* solving(statement: Expression, unknown: string): Generator<LessonStep, Region | undefined> {
  if (statement.kind !== 'apply') return undefined;
  const { operator } = statement;
  if (operator === 'chain') return yield* chain(statement, unknown);
  if (operator === 'and' || operator === 'or') return yield* several(statement, operator, unknown);
  return yield* single(statement, unknown);
}

function* single(given: ApplyNode, unknown: string): Generator<LessonStep, Region | undefined> {
  const { operator, args: [left, right] } = given;
  if (!isComparison(operator) || !left || !right) return undefined;
  if (some(given, (part) => part.kind === 'apply' && part.operator === 'abs')) return yield* absoluteInequality({ given, left, comparison: operator, right, unknown }, solving);
  const [a, b] = [coefficientsOf(left, unknown), coefficientsOf(right, unknown)];
  if (a && b && !isSigned(left, right, unknown)) return yield* linearInequality({ given, left: a, comparison: operator, right: b, unknown });
  return isSigned(left, right, unknown) ? yield* signedInequality({ given, left, comparison: operator, right, unknown }) : undefined;
}

function* chain(given: ApplyNode, unknown: string): Generator<LessonStep, Region | undefined> {
  const relations = links(given.args);
  const [first, second, ...more] = relations;
  if (first?.kind !== 'apply' || second?.kind !== 'apply' || more.length > 0 || !isComparison(first.operator) || !isComparison(second.operator)) return undefined;
  if (first.operator.slice(0, 4) !== second.operator.slice(0, 4)) return undefined;
  const [a, middle, b] = [first.args[0], first.args[1], second.args[1]];
  const [low, high] = [a && numericValue(a), b && numericValue(b)];
  const polynomial = middle && coefficientsOf(middle, unknown);
  if (low && high && polynomial?.length === 2) return yield* linearChain({ low, first: first.operator, middle: polynomial, second: second.operator, high, unknown, given });
  const apart = app('and', first, second);
  yield { arrow: 'iff', title: say('Split the chain'), says: [say('A chain holds where both of its inequalities hold.')], shows: apart, reason: say('both must hold') };
  return yield* several(apart, 'and', unknown);
}

const most = 4;

/** Each by itself, then what is common to all, or all of them together. */
function* several(given: ApplyNode, operator: 'and' | 'or', unknown: string): Generator<LessonStep, Region | undefined> {
  if (given.args.length > most) return undefined;
  const regions: Region[] = [];
  for (const [index, part] of given.args.entries()) {
    const known = solved(part, unknown);
    if (known) {
      regions.push(known);
      continue;
    }
    yield { arrow: 'given', title: partTitle(index), shows: part };
    const region = yield* solving(part, unknown);
    if (!region) return undefined;
    regions.push(region);
  }
  const region = combined(operator, regions);
  if (!region) return undefined;
  const result = conditionOf(region, unknown);
  const title = operator === 'and' ? say('Both must hold') : say('One of them must hold');
  if (regions.some((each) => each.length !== 1)) {
    // Sets of several pieces are told as sets; what is left of them is compared with the statement itself.
    const sets = m(app('element', sym(unknown), joinedBy(operator === 'and' ? 'intersection' : 'union', regions.map(setOf))));
    yield { arrow: 'given', title, says: [say('Together this is {0}.', sets)], shows: result };
    return region;
  }
  const shown = joinedBy(operator, regions.map((each) => conditionOf(each, unknown)));
  yield { arrow: 'given', title, shows: shown };
  if (!sameShape(shown, result)) {
    yield {
      arrow: 'iff',
      title: operator === 'and' ? say('Take what is common') : say('Take all together'),
      says: region.length === 0 ? [say('They have no number in common.')] : [],
      shows: result,
      reason: operator === 'and' ? say('what is common') : say('all together'),
    };
  }
  return region;
}

function partTitle(index: number): Phrase {
  return index === 0 ? say('The first inequality') : index === 1 ? say('The second inequality') : say('The next inequality');
}

/** `x > 3`: nothing is left to do. */
function solved(part: Expression, unknown: string): Region | undefined {
  if (part.kind !== 'apply' || !isComparison(part.operator)) return undefined;
  const [left, right] = part.args;
  return left?.kind === 'symbol' && left.name === unknown && right && numericValue(right) ? halfLine(part.operator, right) : undefined;
}

/** A region in words where a formula says it less plainly. */
export function regionNotes(region: Region, unknown: string): Phrase[] {
  const [only, ...more] = region;
  if (!only) return [say('There is no solution.')];
  if (more.length === 0 && !only.low.value && !only.high.value) return [say('Every real number is a solution.')];
  return [say('In interval notation: {0}', m(app('element', sym(unknown), setOf(region))))];
}
