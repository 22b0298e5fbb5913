import { app } from '../build.ts';
import type { Expression } from '../expression.ts';
import { signsOf } from '../deciding/stated.ts';
import { mapChildren, some } from '../traverse.ts';
import { freeVariables } from '../variables.ts';
import { matrixValue } from '../exact/matrices.ts';
import { wordsOf } from './words.ts';

/** What a final answer is, whatever notation it came in. */
export type Answer =
  | { readonly kind: 'value'; readonly value: Expression }
  /** `x = 5`, `f(n) = n²`, `AB = 4`. */
  | { readonly kind: 'labelled'; readonly label: Expression; readonly answer: Answer; readonly whole: Expression }
  | { readonly kind: 'set'; readonly members: readonly Answer[] }
  /** Several answers without brackets: their order may mean something or not. */
  | { readonly kind: 'list'; readonly members: readonly Answer[] }
  | { readonly kind: 'tuple'; readonly entries: readonly Answer[]; readonly whole: Expression; readonly bracket: boolean }
  /** An interval, an inequality or a set given by a condition. */
  | { readonly kind: 'region'; readonly region: Expression }
  | { readonly kind: 'equation'; readonly equation: Expression }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Expression[])[] }
  | { readonly kind: 'other'; readonly expression: Expression };

const inequality = /^(?:less|less-equal|greater|greater-equal|not-equal)$/;
const regions = /^(?:interval|union|intersection|set-difference|set-builder)$/;

export function answerOf(expression: Expression): Answer {
  if (expression.kind === 'constant') {
    if (expression.name === 'emptyset') return { kind: 'set', members: [] };
    if (/^(?:reals|positive-reals)$/.test(expression.name)) return { kind: 'region', region: expression };
    if (/^(?:true|false|integers|naturals|rationals|complexes|positive-integers|ellipsis)$/.test(expression.name)) return { kind: 'other', expression };
  }
  if (expression.kind === 'text') {
    const words = wordsOf(expression.text);
    if (words === 'none') return { kind: 'set', members: [] };
    if (words === 'reals') return { kind: 'region', region: { kind: 'constant', name: 'reals' } };
  }
  if (expression.kind !== 'apply') return expression.kind === 'text' || expression.kind === 'unread' ? { kind: 'other', expression } : { kind: 'value', value: expression };
  const { operator, args } = expression;
  const [a, b] = args;
  if (inequality.test(operator)) return { kind: 'region', region: expression };
  if (regions.test(operator)) return setOf(expression) ?? { kind: 'region', region: expression };
  switch (operator) {
    case 'boxed':
      return a ? answerOf(a) : { kind: 'other', expression };
    case 'equal':
    case 'define':
    case 'identical':
      return a && b ? equality(a, b, expression) : { kind: 'other', expression };
    case 'approximately':
      if (!a || !b) return { kind: 'other', expression };
      return isLabel(a) ? { kind: 'labelled', label: a, answer: answerOf(b), whole: expression } : answerOf(a);
    case 'element':
      return a && b && isLabel(a) ? { kind: 'labelled', label: a, answer: answerOf(a.kind === 'symbol' ? openInterval(b) : b), whole: expression } : { kind: 'other', expression };
    case 'chain':
      return chain(args, expression);
    case 'set':
      return { kind: 'set', members: spread(args) };
    case 'list':
    case 'and':
    case 'or':
      return several(expression.operator, args, expression);
    case 'plus-minus':
    case 'minus-plus':
      return { kind: 'set', members: signsOf(expression).map(answerOf) };
    case 'tuple': {
      if (args.some(isSigned)) return { kind: 'set', members: signChoices(args).map((entries) => answerOf(app('tuple', ...entries))) };
      return { kind: 'tuple', entries: args.map(answerOf), whole: expression, bracket: true };
    }
    case 'vector':
      return a?.kind === 'apply' && a.operator === 'tuple' ? answerOf(a) : { kind: 'value', value: expression };
    case 'matrix':
      return { kind: 'matrix', rows: args.map((row) => (row.kind === 'apply' && row.operator === 'list' ? row.args : [row])) };
    case 'multiply':
    case 'transpose': {
      const product = matrixValue(expression);
      if (product) return { kind: 'matrix', rows: product };
      break;
    }
    case 'ratio':
      return a && b && args.length === 2 ? { kind: 'value', value: app('divide', a, b) } : { kind: 'value', value: expression };
    case 'add': {
      const sum = matrixValue(expression);
      if (sum) return { kind: 'matrix', rows: sum };
      // {x | …} − {a} is a difference of sets.
      const removed = b?.kind === 'apply' && b.operator === 'negate' ? b.args[0] : undefined;
      const ofSets = args.length === 2 && a?.kind === 'apply' && (regions.test(a.operator) || a.operator === 'set') && removed?.kind === 'apply' && (removed.operator === 'set' || regions.test(removed.operator));
      if (ofSets) return answerOf(app('set-difference', a, removed));
      break;
    }
    case 'implies':
    case 'iff': {
      const last = args.at(-1);
      return last && operator === 'implies' ? answerOf(last) : { kind: 'other', expression };
    }
    default:
      break;
  }
  if (/^(?:congruent|divides|not-divides|not-element|subset|subset-equal|cases|forall|exists|not|maps-to|parallel|perpendicular|similar|congruent-figures|proportional|complement)$/.test(operator)) return { kind: 'other', expression };
  if (isSigned(expression)) return { kind: 'set', members: signsOf(expression).map(answerOf) };
  return { kind: 'value', value: expression };
}

export function isSigned(expression: Expression): boolean {
  return some(expression, (part) => part.kind === 'apply' && (part.operator === 'plus-minus' || part.operator === 'minus-plus'));
}

/** In a tuple each ± is free. */
function signChoices(args: readonly Expression[]): Expression[][] {
  let choices: Expression[][] = [[]];
  for (const arg of args) choices = choices.flatMap((before) => signsOf(arg).map((value) => [...before, value]));
  return choices;
}

/** Sets with members listed, joined or cut: computed where all are finite. */
function setOf(expression: Expression): Answer | undefined {
  if (expression.kind !== 'apply' || expression.operator !== 'union') return undefined;
  const members: Expression[] = [];
  for (const arg of expression.args) {
    if (arg.kind !== 'apply' || arg.operator !== 'set') return undefined;
    members.push(...arg.args);
  }
  return { kind: 'set', members: spread(members) };
}

/** A name and what it is: letters, indexed letters, applications of unknown functions, segments and their ratios. */
export function isLabel(expression: Expression): boolean {
  if (expression.kind === 'symbol' || expression.kind === 'text') return true;
  if (expression.kind !== 'apply') return false;
  const { operator, args } = expression;
  switch (operator) {
    case 'call':
    case 'prime':
    case 'segment':
    case 'angle':
    case 'probability':
    case 'vector':
    case 'conjugate':
    case 'triangle':
    case 'norm':
    case 'cardinality':
      return true;
    case 'derivative':
      return args[0]?.kind === 'symbol';
    case 'tuple':
      return args.every(isLabel);
    case 'multiply':
      return args.every((arg) => arg.kind === 'symbol' && /^[A-Z]/.test(arg.name));
    case 'divide':
      return args.every((arg) => arg.kind === 'apply' && isLabel(arg));
    case 'list':
      return args.length > 1 && args.every((arg) => arg.kind === 'symbol');
    default:
      return false;
  }
}

/** `(0, 1)` that a number is in is no pair. */
function openInterval(set: Expression): Expression {
  const open: Expression = { kind: 'constant', name: 'false' };
  return set.kind === 'apply' && set.operator === 'tuple' && set.args.length === 2 ? app('interval', ...set.args, open, open) : set;
}

function equality(left: Expression, right: Expression, whole: Expression): Answer {
  if (isLabel(left)) return { kind: 'labelled', label: left, answer: answerOf(right), whole };
  if (freeVariables(left).size === 0 && freeVariables(right).size === 0) return answerOf(right);
  if (isLabel(right) && freeVariables(left).size === 0) return { kind: 'labelled', label: right, answer: answerOf(left), whole };
  return { kind: 'equation', equation: app('equal', left, right) };
}

/** `x = 5 + 5 = 10` says 10; what follows ≈ is a rounding of what stands before it. */
function chain(args: readonly Expression[], whole: Expression): Answer {
  const signs = args.filter((_, index) => index % 2 === 1).map((sign) => (sign.kind === 'text' ? sign.text : ''));
  const parts = args.filter((_, index) => index % 2 === 0);
  if (!signs.every((sign) => sign === 'equal' || sign === 'approximately' || sign === 'identical')) return { kind: 'region', region: whole };
  const rounded = signs.indexOf('approximately');
  const exact = rounded > 0 || (rounded === 0 && parts[0] && !isLabel(parts[0])) ? parts.slice(0, rounded + 1) : parts;
  const [label] = exact;
  const last = exact.at(-1);
  if (!label || !last) return { kind: 'other', expression: whole };
  if (exact.length === 1) return answerOf(last);
  return isLabel(label) ? { kind: 'labelled', label, answer: answerOf(last), whole: app('equal', label, last) } : answerOf(last);
}

/** Members one level deep, ± and lists taken apart. */
function spread(args: readonly Expression[]): Answer[] {
  return args.flatMap((arg) => {
    const answer = answerOf(arg);
    return answer.kind === 'list' || (answer.kind === 'set' && isSigned(arg)) ? answer.members : [answer];
  });
}

function several(operator: string, args: readonly Expression[], whole: Expression): Answer {
  const kept = args.filter((arg) => !isRange(arg, args));
  const [only] = kept;
  if (kept.length === 1 && only) return answerOf(only);
  const isRegion = (arg: Expression): boolean => arg.kind === 'apply' && (inequality.test(arg.operator) || (arg.operator === 'chain' && answerOf(arg).kind === 'region') || ((arg.operator === 'and' || arg.operator === 'or') && arg.args.every(isRegion)));
  if (kept.every(isRegion) && operator !== 'list') return { kind: 'region', region: app(operator === 'or' ? 'or' : 'and', ...kept) };
  const members = spread(kept);
  // `x = 1, 2`: the name belongs to all.
  const [first] = members;
  if (first?.kind === 'labelled' && members.slice(1).every((member) => member.kind === 'value') && first.label.kind === 'symbol') {
    return { kind: 'labelled', label: first.label, answer: { kind: 'set', members: [first.answer, ...members.slice(1)].flatMap((member) => (member.kind === 'set' ? member.members : [member])) }, whole };
  }
  return { kind: 'list', members };
}

/** `n ∈ ℤ` behind a general solution only says what n ranges over. */
function isRange(arg: Expression, all: readonly Expression[]): boolean {
  if (arg.kind !== 'apply' || arg.operator !== 'element' || arg.args[0]?.kind !== 'symbol') return false;
  const { name } = arg.args[0];
  return all.some((other) => other !== arg && freeVariables(other).has(name));
}

export function renamed(expression: Expression, from: string, to: string): Expression {
  if (expression.kind === 'symbol') return expression.name === from ? { ...expression, name: to } : expression;
  return mapChildren(expression, (child) => renamed(child, from, to));
}
