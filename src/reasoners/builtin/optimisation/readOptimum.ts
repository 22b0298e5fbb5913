import { app, minus, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand, simplify } from '../../../math/simplify.ts';
import { realValue } from '../../../math/solving/approximate.ts';
import { solveEquation } from '../../../math/solving/solveEquation.ts';
import { sameShape, some, substitute, walk } from '../../../math/traverse.ts';
import { hasUnread } from '../../../math/unread.ts';
import { freeVariables } from '../../../math/variables.ts';
import { combined, everywhere, type Region } from '../inequalities/region.ts';
import { neat } from '../neat.ts';
import { wordingOf } from '../wording.ts';
import { isZeroNumber } from '../zeroAndOne.ts';
import { domainOf, endsOf, regionOf } from './domain.ts';
import { ellipseOf } from './ellipse.ts';
import type { Bound, LineOptimum, OptimumQuestion } from './optimumQuestion.ts';
import { plainCondition, statementsIn, type Statement } from './statements.ts';
import { goalIn, piecesOf } from './wordsOfOptimum.ts';

interface Asked {
  readonly goal: LineOptimum['goal'];
  readonly wanted: LineOptimum['wanted'];
  readonly target: Statement;
  readonly definitions: readonly Extract<Statement, { tag: 'D' }>[];
  readonly conditions: readonly Expression[];
  readonly intervals: readonly Expression[];
}

/** A question for the greatest or least value of a formula; undefined where a word or a formula is left over. */
export function readOptimum(formulas: readonly Expression[], words: string): OptimumQuestion | undefined {
  if (formulas.length === 0 || formulas.length > 6 || formulas.some((formula) => hasUnread(formula) || some(formula, (part) => part.kind === 'apply' && part.ambiguous === true))) return undefined;
  if (goalIn(words.toLowerCase()) === undefined) return undefined;
  const statements = formulas.map(statementsIn);
  const groups: readonly Statement[][] = statements.map((each) => [...(each ?? [])]);
  if (statements.some((each) => each === undefined)) return undefined;
  let index = 0;
  const line = wordingOf(words).replace(/ ?§ ?/g, () => ` ${(groups[index++] ?? []).map(({ tag }) => `§${tag}`).join(', ')} `).replace(/ +/g, ' ').replace(/ ?([\u3400-\u9fff]) ?/g, '$1').replace(/ ,/g, ',').trim();
  const asked = index === groups.length ? askedIn(line, groups.flat()) : undefined;
  return asked && questionOf(asked);
}

function askedIn(line: string, statements: readonly Statement[]): Asked | undefined {
  const pieces = piecesOf(line);
  if (!pieces) return undefined;
  const goals = new Set<LineOptimum['goal']>();
  const targets: Statement[] = [];
  const definitions: Extract<Statement, { tag: 'D' }>[] = [];
  const conditions: Expression[] = [];
  const intervals: Expression[] = [];
  let [place, placeToo] = [false, false];
  let next = 0;
  for (const { meaning, text } of pieces) {
    const taken = statements.slice(next, next + (text.match(/§/g) ?? []).length);
    next += taken.length;
    const goal = /goal|place/.test(meaning) ? goalIn(text) : undefined;
    if (goal) goals.add(goal);
    place ||= meaning === 'place' || meaning === 'place of target';
    placeToo ||= meaning === 'place too';
    for (const each of taken) {
      if (each.tag === 'D') definitions.push(each);
      // Of the time before there is nothing to tell.
      if (each.tag === 'D' && meaning === 'definition over time') for (const time of freeVariables(each.body)) conditions.push(app('greater-equal', sym(time), num(0)));
      if (each.tag === 'C') conditions.push(each.condition);
      if (each.tag === 'I') intervals.push(each.interval);
      if (each.tag === 'S' && meaning === 'positive') conditions.push(app('greater', sym(each.letter), num(0)));
      if (each.tag === 'S' && meaning === 'nonnegative') conditions.push(app('greater-equal', sym(each.letter), num(0)));
    }
    const last = taken.at(-1);
    if (/target/.test(meaning) && last) targets.push(last);
  }
  const [goal, ...others] = goals;
  const [target = definitions[0], ...more] = targets;
  // Extreme values of a formula on all its domain may be local ones.
  if (/\bextrem/.test(line) && !/\b(?:absolute|global) extrem/.test(line) && conditions.length + intervals.length === 0) return undefined;
  const isSame = more.every((each) => target !== undefined && sameTarget(each, target));
  // A letter n is a whole number as a rule.
  if (statements.some((each) => /^[TD]$/.test(each.tag) && freeVariables(each.tag === 'T' ? each.term : each.tag === 'D' ? each.body : num(0)).has('n'))) return undefined;
  if (!goal || others.length > 0 || !target || !isSame) return undefined;
  const value = pieces.filter(({ meaning, text }) => /^goal/.test(meaning) && /value|值/.test(text)).length;
  const alsoValue = placeToo || (place && value > (/[\u3400-\u9fff]/.test(line) ? 1 : 0));
  return { goal, wanted: alsoValue ? 'value and place' : place ? 'place' : 'value', target, definitions, conditions, intervals };
}

function sameTarget(a: Statement, b: Statement): boolean {
  return a.tag === 'T' && b.tag === 'T' ? sameShape(a.term, b.term) : a.tag === b.tag && a.tag === 'S' && b.tag === 'S' && a.letter === b.letter;
}

function questionOf({ goal, wanted, target, definitions, conditions, intervals }: Asked): OptimumQuestion | undefined {
  const [definition, ...others] = definitions;
  if (others.length > 0) return undefined;
  const isNamed = definition && target.tag !== 'T' && (target.tag === 'D' || (target.tag === 'S' && target.letter === definition.name) || (target.tag === 'F' && target.name === definition.name && target.parameter === definition.parameter));
  const equations = conditions.filter((each) => isApply(each, 'equal'));
  const limits = conditions.filter((each) => !isApply(each, 'equal')).flatMap((each) => plainCondition(each) ?? []);
  if (isNamed) {
    const [variable] = freeVariables(definition.body);
    return variable !== undefined && equations.length === 0 && variable !== definition.name ? ofOne({ goal, wanted, body: definition.body, variable, name: definition.name }, limits, intervals) : undefined;
  }
  if (target.tag !== 'T') return undefined;
  const given = definition ? (definition.parameter === undefined ? [app('equal', sym(definition.name), definition.body)] : undefined) : [];
  if (!given) return undefined;
  const [equation, ...more] = [...equations, ...given];
  const [variable, ...letters] = freeVariables(target.term);
  if (variable === undefined || more.length > 0) return undefined;
  // Of x² + 2ax the letter a is a number that is given, though it is not told.
  const isOfUnknowns = [variable, ...letters].every((name) => /^[u-z]/.test(name)) || [variable, ...letters].every((name) => /^[a-h]/.test(name));
  if (!equation && letters.length > 0) return isOfUnknowns && goal !== 'both' && limits.length + intervals.length === 0 ? { kind: 'free', goal, wanted, target: target.term } : undefined;
  if (!equation) return ofOne({ goal, wanted, body: target.term, variable }, limits, intervals);
  if (intervals.length > 0) return undefined;
  const curve = limits.length === 0 && wanted === 'value' ? ellipseOf(equation, target.term) : undefined;
  return curve ? { kind: 'line', goal, wanted, region: everywhere, ...curve } : ofTwo({ goal, wanted, target: target.term, condition: equation, limits });
}

type Start = Pick<LineOptimum, 'goal' | 'wanted' | 'body' | 'variable' | 'name'>;

function ofOne(start: Start, limits: readonly Expression[], intervals: readonly Expression[]): LineOptimum | undefined {
  const conditions = [...limits, ...intervals.map((interval) => app('element', sym(start.variable), interval))];
  if (conditions.some((each) => [...freeVariables(each)].some((name) => name !== start.variable))) return undefined;
  const domain = conditions.length > 0 ? undefined : domainOf(start.body, start.variable);
  const region = conditions.length > 0 ? regionOf(conditions, start.variable) : domain;
  return region && isOfIntervals(region) ? { kind: 'line', ...start, region } : undefined;
}

/** A target in two letters that one equation ties together. */
export function ofTwo({ goal, wanted, target, condition, limits, letters = [...freeVariables(condition)].sort() }: { readonly goal: LineOptimum['goal']; readonly wanted: LineOptimum['wanted']; readonly target: Expression; readonly condition: Expression; readonly limits: readonly Expression[]; readonly letters?: readonly string[] }): LineOptimum | undefined {
  const all = [target, ...limits].flatMap((each) => [...freeVariables(each)]);
  if (letters.length !== 2 || all.some((name) => !letters.includes(name))) return undefined;
  const ways = [...letters].reverse().flatMap((letter) => {
    const by = solvedFor(condition, letter);
    return by ? [{ condition, target, letter, by }] : [];
  });
  const [bound] = ways.sort((a, b) => toLatex(a.by).length - toLatex(b.by).length);
  const variable = bound && letters.find((letter) => letter !== bound.letter);
  const region = bound && variable !== undefined ? regionWith(bound, variable, limits) : undefined;
  if (!bound || variable === undefined || !region) return undefined;
  const body = neat(substitute(target, new Map([[bound.letter, bound.by]])));
  return freeVariables(body).size === 1 ? { kind: 'line', goal, wanted, body, variable, region, bound } : undefined;
}

function regionWith(bound: Bound, variable: string, limits: readonly Expression[]): Region | undefined {
  const put = [...limits, ...denominatorsOf(bound.condition).map((below) => app('not-equal', below, num(0)))].map((each) => substitute(each, new Map([[bound.letter, bound.by]])));
  const plain = put.filter((each) => freeVariables(each).size > 0);
  const parts: readonly (Region | undefined)[] = [plain.length === 0 ? everywhere : regionOf(plain, variable), domainOf(bound.by, variable), domainOf(substitute(bound.target, new Map([[bound.letter, bound.by]])), variable)];
  const [asked, ...domains] = parts;
  const whole = asked && domains.every((each) => each !== undefined) ? combined('and', [asked, ...domains.flatMap((each) => (each ? [each] : []))]) : undefined;
  return plain.length === put.length && whole && isOfIntervals(whole) ? whole : undefined;
}

/** There are few of them, and none is a point. */
function isOfIntervals(region: Region): boolean {
  return region.length > 0 && region.length <= 3 && region.every((part) => endsOf(part) !== undefined);
}

/** The letter by means of the other, where it stands in the equation to the first power. */
function solvedFor(condition: Expression, letter: string): Expression | undefined {
  const difference = withoutDenominators(condition);
  if (!difference) return undefined;
  const at = (value: number): Expression => expand(substitute(difference, new Map([[letter, num(value)]])));
  const rest = at(0);
  const slope = expand(minus(at(1), rest));
  const isLinear = isZeroNumber(expand(minus(difference, app('add', app('multiply', slope, sym(letter)), rest))));
  if (!isLinear || isZeroNumber(slope) || freeVariables(slope).has(letter) || !isKnownEverywhere(slope, rest)) return undefined;
  const forms = [neat(app('divide', expand(app('negate', rest)), slope)), neat(app('divide', rest, expand(app('negate', slope))))];
  return forms.reduce((a, b) => (toLatex(b).length < toLatex(a).length ? b : a));
}

/** Of x·y = x the letter y is not known where x is zero; of x·y = 16 that is nowhere. */
function isKnownEverywhere(slope: Expression, rest: Expression): boolean {
  const [variable] = freeVariables(slope);
  if (variable === undefined) return (realValue(slope) ?? 0) !== 0;
  const zeros = solveEquation(app('equal', slope, num(0)), variable);
  return zeros?.kind === 'finite' && zeros.values.every((zero) => Math.abs(realValue(substitute(rest, new Map([[variable, zero]]))) ?? 0) > 1e-9);
}

/** The sides' difference times all denominators in which a letter stands. */
function withoutDenominators(condition: Expression): Expression | undefined {
  const [left, right] = isApply(condition, 'equal') ? condition.args : [];
  if (!left || !right) return undefined;
  const below = denominatorsOf(condition);
  const terms = (side: Expression): readonly Expression[] => (isApply(side, 'add') ? side.args : [side]);
  const cleared = (term: Expression): Expression => simplify(app('multiply', term, ...below));
  return expand(below.length === 0 ? minus(left, right) : minus(app('add', num(0), ...terms(left).map(cleared)), app('add', num(0), ...terms(right).map(cleared))));
}

function denominatorsOf(condition: Expression): Expression[] {
  return [...walk(condition)].flatMap((part) => (isApply(part, 'divide') && part.args[1] && freeVariables(part.args[1]).size > 0 ? [part.args[1]] : []));
}
