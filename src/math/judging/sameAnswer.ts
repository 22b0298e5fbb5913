import { app, minus } from '../build.ts';
import { decideImplication } from '../deciding/implication.ts';
import { normalForm } from '../exact/normalForm.ts';
import { divideExactly, constantOf, isZeroPolynomial, TooLarge } from '../exact/polynomial.ts';
import type { Expression } from '../expression.ts';
import { isolatedUnknown } from '../solving/solveSystem.ts';
import { sameShape } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import type { Answer } from './answer.ts';
import { renamed } from './answer.ts';
import { ascending, letterOf, sameRegion } from './sameRegion.ts';
import { periodic, sameFamilies, sameOrder, sameValue, type Judging, type Same } from './sameValue.ts';

/** Compares two answers of any kinds. Undefined where they are neither proved the same nor plainly different. */
export function sameAnswer(a: Answer, b: Answer, judging: Judging): Same {
  if (a.kind === 'labelled' && b.kind === 'labelled') return sameLabelled(a, b, judging);
  if (a.kind === 'labelled') return b.kind === 'equation' ? sameEquation(equationOf(a), b.equation, judging) : unlabelled(a, b, judging);
  if (b.kind === 'labelled') return sameAnswer(b, a, judging);
  if (a.kind === 'value' && b.kind === 'value') return sameValue(a.value, b.value, judging);
  if (a.kind === 'equation' && b.kind === 'equation') return sameEquation(a.equation, b.equation, judging);
  if (a.kind === 'equation' || b.kind === 'equation') return solvedForm(a, b, judging);
  if (a.kind === 'matrix' || b.kind === 'matrix') return sameMatrix(a, b, judging);
  const [x, y] = [tupleLike(a), tupleLike(b)];
  if (a.kind === 'tuple' && b.kind === 'tuple') return sameEntries(a.entries, b.entries, judging);
  if (isRegion(a) || isRegion(b)) return sameSets(a, b, judging);
  if ((a.kind === 'tuple' && b.kind === 'list') || (a.kind === 'list' && b.kind === 'tuple')) {
    if ([a, b].some((each) => each.kind === 'list' && each.members.some(({ kind }) => kind === 'tuple'))) return sameMembers(a.kind === 'list' ? a.members : [a], b.kind === 'list' ? b.members : [b], judging);
    return x && y ? sameEntries(x, y, judging) : undefined;
  }
  if (isCollection(a) && isCollection(b)) {
    const isOrdered = a.kind === 'list' && b.kind === 'list' && labelsIn(a) !== labelsIn(b) && !isOneUnknown(a) && !isOneUnknown(b);
    if (isOrdered) return x && y ? sameEntries(x, y, judging) : undefined;
    return sameMembers(a.members, b.members, judging);
  }
  if (isCollection(a)) return a.members.length === 1 && a.members[0] ? sameAnswer(a.members[0], b, judging) : a.members.length > 1 && b.kind === 'value' ? familyOrDifferent(a.members, [b], judging) : undefined;
  if (isCollection(b)) return sameAnswer(b, a, judging);
  if (a.kind === 'other' && b.kind === 'other') return sameOrder(a.expression, b.expression) ? true : sameTruth(a.expression, b.expression, judging);
  return undefined;
}

/** `true` against a statement about sets that can be looked at: `{1} ⊆ {1, 2}`. */
function sameTruth(a: Expression, b: Expression, judging: Judging): Same {
  const said = (expression: Expression): boolean | undefined => (expression.kind === 'text' ? (/^(?:true|yes)$/i.test(expression.text) ? true : /^(?:false|no)$/i.test(expression.text) ? false : undefined) : undefined);
  const [word, statement] = said(a) === undefined ? [said(b), a] : [said(a), b];
  if (word === undefined || statement.kind !== 'apply' || !/^subset/.test(statement.operator)) return undefined;
  const [part, whole] = statement.args.map((set) => (set.kind === 'apply' && set.operator === 'set' ? set.args : undefined));
  if (!part || !whole || statement.operator === 'subset') return undefined;
  const inside = part.map((member) => whole.map((other) => sameValue(member, other, judging)));
  const holds = inside.every((verdicts) => verdicts.includes(true)) ? true : inside.some((verdicts) => verdicts.every((verdict) => verdict === false)) ? false : undefined;
  return holds === undefined ? undefined : holds === word;
}

type Labelled = Extract<Answer, { kind: 'labelled' }>;

function sameLabelled(a: Labelled, b: Labelled, judging: Judging): Same {
  if (sameOrder(a.label, b.label)) return sameAnswer(a.answer, b.answer, judging);
  const call = (label: Expression): { readonly name: string; readonly parameter: string } | undefined => {
    const [callee, parameter] = label.kind === 'apply' && label.operator === 'call' && label.args.length === 2 ? label.args : [];
    return callee?.kind === 'symbol' && parameter?.kind === 'symbol' ? { name: callee.name, parameter: parameter.name } : undefined;
  };
  const [f, g] = [call(a.label), call(b.label)];
  // f(z) = z and f(x) = x are one function.
  if (f && g && f.name === g.name && a.answer.kind === 'value' && b.answer.kind === 'value' && !freeVariables(b.answer.value).has(f.parameter)) {
    return sameValue(a.answer.value, renamed(b.answer.value, g.parameter, f.parameter), judging);
  }
  const equations = sameEquation(equationOf(a), equationOf(b), judging);
  if (equations === true) return true;
  if (a.label.kind === 'text' || b.label.kind === 'text') return sameAnswer(a.answer, b.answer, judging) === true ? true : undefined;
  // x = kπ and x_1 = kπ: an index does not make another unknown.
  const stem = (label: Expression): string | undefined => (label.kind === 'symbol' ? label.name.replace(/^([xyzt])_\d$/, '$1') : undefined);
  if (stem(a.label) !== undefined && stem(a.label) === stem(b.label) && sameAnswer(a.answer, b.answer, judging) === true) return true;
  return undefined;
}

function unlabelled(a: Labelled, b: Answer, judging: Judging): Same {
  const letter = b.kind === 'region' ? letterOf(b.region) : undefined;
  if (letter !== undefined && a.label.kind === 'symbol' && a.label.name !== letter) return undefined;
  return sameAnswer(a.answer, b, judging);
}

function equationOf({ whole, label, answer }: Labelled): Expression {
  if (whole.kind === 'apply' && whole.operator === 'equal') return whole;
  return answer.kind === 'value' ? app('equal', label, answer.value) : whole;
}

/** Equations with the same solutions: proportional, or equivalent for one unknown. */
function sameEquation(a: Expression, b: Expression, judging: Judging): Same {
  if (a.kind !== 'apply' || b.kind !== 'apply' || a.operator !== 'equal' || b.operator !== 'equal') return undefined;
  if (sameOrder(a, b)) return true;
  const [left, right] = a.args;
  const [otherLeft, otherRight] = b.args;
  if (!left || !right || !otherLeft || !otherRight) return undefined;
  const names = freeVariables(a);
  if (names.size === 0 || [...freeVariables(b)].some((name) => !names.has(name))) return undefined;
  if (proportional(minus(left, right), minus(otherLeft, otherRight))) return true;
  if (sameValue(left, otherLeft, judging) === true && sameValue(right, otherRight, judging) === true) return true;
  if (names.size > 1) return undefined;
  const verdict = decideImplication({ kind: 'implication', from: [a], to: [b], claimed: 'iff' }, { assumptions: [], definitions: [] }, judging.budget);
  return verdict.kind === 'verified' && sameDegree(a, b) ? true : verdict.kind === 'refuted' ? false : undefined;
}

/** Two equations for one unknown that only share having no real solution are not the same equation. */
function sameDegree(a: Expression, b: Expression): boolean {
  return sameShape(a, b) || freeVariables(a).size === freeVariables(b).size;
}

function proportional(a: Expression, b: Expression): boolean {
  try {
    const one = normalForm(a);
    const two = normalForm(b);
    if (!one || !two || isZeroPolynomial(one.numerator) || isZeroPolynomial(two.numerator)) return false;
    const factor = divideExactly(one.numerator, two.numerator);
    const value = factor && constantOf(factor);
    return value !== undefined && value.numerator !== 0n;
  } catch (error) {
    if (error instanceof TooLarge || error instanceof RangeError) return false;
    throw error;
  }
}

/** `y + 1 = −(2x − 1)²` against the bare right side of `y = …`. */
function solvedForm(a: Answer, b: Answer, judging: Judging): Same {
  const equation = a.kind === 'equation' ? a.equation : b.kind === 'equation' ? b.equation : undefined;
  const value = a.kind === 'value' ? a.value : b.kind === 'value' ? b.value : undefined;
  const [left, right] = equation?.kind === 'apply' ? equation.args : [];
  if (!left || !right || !value || freeVariables(value).size === 0) return undefined;
  const names = [...freeVariables(app('equal', left, right))].filter((name) => !freeVariables(value).has(name));
  const [name] = names;
  if (name === undefined || names.length > 1 || !/^[yzSTfVA]$/.test(name)) return undefined;
  const isolated = isolatedUnknown(minus(left, right), [name]);
  return isolated ? sameValue(isolated.value, value, judging) : undefined;
}

function sameMatrix(a: Answer, b: Answer, judging: Judging): Same {
  const rows = (answer: Answer): readonly (readonly Expression[])[] | undefined => {
    if (answer.kind === 'matrix') return answer.rows;
    const entries = answer.kind === 'tuple' ? answer.entries : answer.kind === 'list' ? answer.members : undefined;
    return entries?.every((entry) => entry.kind === 'value') ? entries.map((entry) => [entry.value]) : undefined;
  };
  const one = rows(a);
  const two = rows(b);
  if (!one || !two) {
    const whole = a.kind === 'set' && a.members.length === 1 ? a.members[0] : b.kind === 'set' && b.members.length === 1 ? b.members[0] : undefined;
    return whole && (a.kind === 'set' ? sameAnswer(whole, b, judging) : sameAnswer(a, whole, judging));
  }
  const column = (matrix: readonly (readonly Expression[])[]): readonly (readonly Expression[])[] => (matrix.length === 1 && matrix[0] ? matrix[0].map((entry) => [entry]) : matrix);
  const [x, y] = a.kind === 'matrix' && b.kind === 'matrix' ? [one, two] : [column(one), column(two)];
  if (x.length !== y.length || x[0]?.length !== y[0]?.length) return false;
  return allSame(x.flat(), y.flat(), (left, right) => sameValue(left, right, judging));
}

function tupleLike(answer: Answer): readonly Answer[] | undefined {
  return answer.kind === 'tuple' ? answer.entries : answer.kind === 'list' ? inOrder(answer.members) : undefined;
}

/** What a list says in order, without the letters: coordinates in that of the alphabet, the values of one letter in none. */
function inOrder(members: readonly Answer[]): readonly Answer[] | undefined {
  const letters = members.map((member) => (member.kind === 'labelled' && member.label.kind === 'symbol' ? member.label.name : ''));
  if (letters.includes('')) return members.map(bare);
  const sorted = [...new Set(letters)].sort();
  if (sorted.length < letters.length || (sorted.join() !== letters.join() && !sorted.every((letter) => /^[xyz]$/.test(letter)))) return undefined;
  return sorted.flatMap((letter) => members.filter((_, index) => letters[index] === letter)).map(bare);
}

function bare(answer: Answer): Answer {
  return answer.kind === 'labelled' ? bare(answer.answer) : answer;
}

function labelsIn(answer: Answer): boolean {
  return answer.kind === 'list' && answer.members.some(({ kind }) => kind === 'labelled');
}

/** `x = 1 or x = 2`: the values of one letter have no order. */
function isOneUnknown({ members }: Collection): boolean {
  const names = members.map((member) => (member.kind === 'labelled' && member.label.kind === 'symbol' ? member.label.name : undefined));
  return names[0] !== undefined && names.every((name) => name === names[0]);
}

function sameEntries(a: readonly Answer[], b: readonly Answer[], judging: Judging): Same {
  if (a.length !== b.length) return false;
  return allSame(a, b, (left, right) => sameAnswer(left, right, judging));
}

function allSame<A, B>(a: readonly A[], b: readonly B[], same: (left: A, right: B) => Same): Same {
  let all: Same = true;
  for (const [index, left] of a.entries()) {
    const right = b[index];
    const verdict = right === undefined ? false : same(left, right);
    if (verdict === false) return false;
    if (verdict === undefined) all = undefined;
  }
  return all;
}

type Collection = Extract<Answer, { kind: 'set' | 'list' }>;

function isCollection(answer: Answer): answer is Collection {
  return answer.kind === 'set' || answer.kind === 'list';
}

/** Every member of one is a member of the other; order and repetition do not count. */
function sameMembers(a: readonly Answer[], b: readonly Answer[], judging: Judging): Same {
  let doubt = false;
  for (const [from, to] of [[a, b], [b, a]] as const) {
    for (const member of from) {
      const verdicts: Same[] = [];
      for (const other of to) {
        verdicts.push(sameAnswer(member, other, judging));
        if (verdicts.at(-1) === true) break;
      }
      if (verdicts.at(-1) === true) continue;
      const families = familyOrDifferent(a, b, judging);
      if (families === true) return true;
      if (verdicts.every((verdict) => verdict === false)) return false;
      doubt = true;
    }
  }
  return doubt ? undefined : a.length === b.length || a.length > 0 ? true : undefined;
}

/** General solutions may list the same numbers in different families. */
function familyOrDifferent(a: readonly Answer[], b: readonly Answer[], judging: Judging): Same {
  const values = (members: readonly Answer[]): Expression[] | undefined => {
    const found = members.map(bare).flatMap((member) => (member.kind === 'value' ? [member.value] : []));
    return found.length === members.length ? found : undefined;
  };
  const [one, two] = [values(a), values(b)];
  if (!one || !two) return undefined;
  if ([...one, ...two].every((value) => freeVariables(value).size === 1 && periodic(value))) return sameFamilies(one, two);
  return judging && [...one, ...two].every((value) => freeVariables(value).size === 0) ? false : undefined;
}

function isRegion(answer: Answer): boolean {
  return answer.kind === 'region' || (answer.kind === 'list' && answer.members.length > 0 && answer.members.every(isRegion));
}

/** Sets of numbers, one of them by interval or inequality. */
function sameSets(a: Answer, b: Answer, judging: Judging): Same {
  if (a.kind === 'list' && b.kind === 'list' && a.members.length === b.members.length) return sameMembers(a.members, b.members, judging);
  const ordering = a.kind === 'region' && b.kind === 'list' ? sameOrdering(a.region, b, judging) : b.kind === 'region' && a.kind === 'list' ? sameOrdering(b.region, a, judging) : undefined;
  if (ordering !== undefined) return ordering;
  const [x, y] = [asRegion(a), asRegion(b)];
  return x && y ? sameRegion(x, y, judging) : undefined;
}

/** `b < a < c` against the list b, a, c. */
function sameOrdering(region: Expression, list: Collection, judging: Judging): Same {
  const chain = ascending(region);
  if (!chain || chain.parts.length < 3 || chain.parts.length !== list.members.length || freeVariables(region).size < 2) return undefined;
  return allSame(chain.parts, list.members, (part, member) => (member.kind === 'value' ? sameValue(part, member.value, judging) : undefined)) === true ? true : undefined;
}

function asRegion(answer: Answer): Expression | undefined {
  switch (answer.kind) {
    case 'region':
      return answer.region;
    case 'tuple':
      return answer.entries.length === 2 && answer.whole.kind === 'apply' ? answer.whole : undefined;
    case 'set': {
      const values = answer.members.flatMap((member) => (member.kind === 'value' && freeVariables(member.value).size === 0 ? [member.value] : []));
      return values.length > 0 && values.length === answer.members.length ? app('set', ...values) : undefined;
    }
    default:
      return undefined;
  }
}

