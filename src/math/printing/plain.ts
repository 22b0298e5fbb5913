import type { ApplyNode, Expression, Operator } from '../expression.ts';
import { binding, isNegative, unsigned } from './binding.ts';
import { infixBinding } from './latex.ts';
import { constantSigns, decimalText, functionNames, infixSigns, isDecimal, plainName, raisedByName, superscript, variadicFunctions } from './names.ts';
import { printPlainStructure } from './plainStructures.ts';

/** What was printed and how tightly it holds. */
export interface PlainPrinted {
  readonly text: string;
  readonly binding: number;
}

/**
 * An expression as one readable line of Unicode: `x² + 3x = 4`, `√2`, `(1 + √5)/2`. For code lenses,
 * decorations, hovers and counterexamples; not meant to be read back.
 */
export function toPlain(expression: Expression): string {
  return printPlain(expression).text;
}

export function plainIn(expression: Expression | undefined, least: number): string {
  if (!expression) return '';
  const { text, binding: bound } = printPlain(expression);
  return bound >= least ? text : `(${text})`;
}

export function printPlain(expression: Expression): PlainPrinted {
  switch (expression.kind) {
    case 'number':
      return printNumber(expression.numerator, expression.denominator, expression.decimals);
    case 'symbol':
      return { text: plainName(expression.name), binding: binding.atom };
    case 'constant':
      return { text: constantSigns[expression.name][1], binding: binding.atom };
    case 'text':
      return { text: expression.text, binding: binding.atom };
    case 'unread':
      return { text: expression.source.replace(/\s+/g, ' '), binding: binding.statement };
    case 'apply':
      return printApply(expression);
  }
}

function printNumber(numerator: bigint, denominator: bigint, decimals: number | undefined): PlainPrinted {
  const bound = numerator < 0n ? binding.sum : binding.atom;
  if (decimals !== undefined && isDecimal(denominator, decimals)) return { text: decimalText(numerator, denominator, decimals).replace('-', '−'), binding: bound };
  const whole = String(numerator).replace('-', '−');
  if (denominator === 1n) return { text: whole, binding: bound };
  return { text: `${whole}/${denominator}`, binding: numerator < 0n ? binding.sum : binding.product };
}

/** A part is looked at more than once on the way to its brackets; without this, deep nesting would print it exponentially often. */
const printed = new WeakMap<ApplyNode, PlainPrinted>();

function printApply(node: ApplyNode): PlainPrinted {
  const before = printed.get(node);
  if (before) return before;
  const made = printNode(node);
  printed.set(node, made);
  return made;
}

function printNode(node: ApplyNode): PlainPrinted {
  const { operator, args } = node;
  const [first, second] = args;
  const name = functionNames[operator];
  if (name !== undefined && first && args.length <= 2) return applied(operator === 'log' && second ? `${name}${subscript(second)}` : name, first);
  if (variadicFunctions.has(operator)) return { text: `${operator}(${args.map((arg) => plainIn(arg, binding.relation)).join(', ')})`, binding: binding.atom };
  switch (operator) {
    case 'add':
      return { text: args.map(term).join(''), binding: binding.sum };
    case 'multiply':
      return { text: product(args), binding: binding.product };
    case 'plus-minus':
    case 'minus-plus': {
      const sign = operator === 'plus-minus' ? '±' : '∓';
      return { text: second ? `${plainIn(first, binding.sum)} ${sign} ${plainIn(second, binding.product)}` : `${sign}${plainIn(first, binding.product)}`, binding: binding.sum };
    }
    case 'negate':
      return { text: `−${plainIn(first, binding.open)}`, binding: binding.sum };
    case 'divide':
      return { text: `${plainIn(first, binding.product)}/${plainIn(second, binding.prefix)}`, binding: binding.product };
    case 'power':
      return printPower(first, second);
    case 'sqrt':
      return { text: `√${plainIn(first, binding.atom)}`, binding: binding.power };
    case 'root':
      return root(first, second);
    case 'mod':
      return { text: `${plainIn(first, binding.product)} mod ${plainIn(second, binding.prefix)}`, binding: binding.product };
    default:
      break;
  }
  return printPlainStructure(node) ?? printInfix(node) ?? { text: `${operator}(${args.map(toPlain).join(', ')})`, binding: binding.atom };
}

function term(expression: Expression, index: number): string {
  const negative = isNegative(expression);
  if (index === 0) return plainIn(expression, negative ? binding.sum : binding.open);
  return ` ${negative ? '−' : '+'} ${plainIn(negative ? unsigned(expression) : expression, binding.open)}`;
}

/** Factors side by side; a dot where they would run together. */
function product(args: readonly Expression[]): string {
  let text = '';
  args.forEach((arg, index) => {
    const last = index === args.length - 1;
    const { text: own, binding: bound } = printPlain(arg);
    const open = bound === binding.prefix && !last;
    const shown = !open && bound > binding.product ? own : `(${own})`;
    const left = args[index - 1];
    const runsTogether = /^[\d.]/.test(shown) || (left?.kind === 'symbol' && shown.startsWith('(')) || (/√[^)]*$/.test(text) && !shown.startsWith('('));
    const spaced = /^[A-Za-z]{2}/.test(shown) || (left?.kind === 'apply' && functionNames[left.operator] !== undefined);
    text += index === 0 ? shown : runsTogether ? `·${shown}` : spaced ? ` ${shown}` : shown;
  });
  return text;
}

function printPower(base: Expression | undefined, exponent: Expression | undefined): PlainPrinted {
  const shown = exponent ? toPlain(exponent) : '';
  const raised = superscript(shown.replace('−', '-'));
  if (base?.kind === 'apply' && raisedByName.has(base.operator) && base.args[0] && raised !== undefined && /^[2-9]$/.test(shown)) {
    return applied(`${functionNames[base.operator] ?? ''}${raised}`, base.args[0]);
  }
  const bare = base?.kind !== 'apply' || /^[(|⌊⌈]/.test(toPlain(base));
  return { text: `${plainIn(base, bare ? binding.atom : binding.atom + 1)}${raised ?? `^${plainIn(exponent, binding.atom)}`}`, binding: binding.power };
}

function applied(name: string, argument: Expression): PlainPrinted {
  const bare = argument.kind === 'symbol' || argument.kind === 'constant' || (argument.kind === 'number' && argument.numerator >= 0n && argument.denominator === 1n) || (argument.kind === 'apply' && argument.operator === 'degrees');
  const text = toPlain(argument);
  return bare ? { text: `${name} ${text}`, binding: binding.prefix } : { text: `${name}(${text})`, binding: binding.atom };
}

function subscript(base: Expression): string {
  const text = toPlain(base);
  const lowered = plainName(`_${text}`);
  return lowered.startsWith('_') && text.length > 1 ? `_(${text})` : lowered;
}

function root(expression: Expression | undefined, degree: Expression | undefined): PlainPrinted {
  const mark = degree?.kind === 'number' || degree?.kind === 'symbol' ? superscript(toPlain(degree)) : undefined;
  if (mark === undefined) return { text: `${plainIn(expression, binding.atom)}^(1/${plainIn(degree, binding.prefix)})`, binding: binding.power };
  return { text: `${mark === '³' ? '∛' : `${mark}√`}${plainIn(expression, binding.atom)}`, binding: binding.power };
}

function printInfix({ operator, args }: ApplyNode): PlainPrinted | undefined {
  const sign = infixSigns[operator]?.[1];
  if (sign === undefined) return undefined;
  const bound = infixBinding(operator);
  return { text: args.map((arg) => plainIn(arg, bound + 1)).join(` ${sign} `), binding: bound };
}

/** The sign of a relation, for chains. */
export function plainSign(operator: string): string {
  return infixSigns[operator as Operator]?.[1] ?? operator;
}
