import type { ApplyNode, Expression, Operator } from '../expression.ts';
import { binding, isNegative, unsigned, type Printed } from './binding.ts';
import { printCalculus } from './latexCalculus.ts';
import { printStructure } from './latexStructures.ts';
import { constantSigns, decimalText, functionNames, infixSigns, isDecimal, latexFunction, latexName, raisedByName, variadicFunctions } from './names.ts';

/**
 * An expression as LaTeX without delimiters, with the fewest brackets that keep its meaning: reading
 * it again gives the same expression where the notation exists, except that a fraction kept in one
 * number comes back as a division and a negative number as a negation.
 */
export function toLatex(expression: Expression): string {
  return printLatex(expression).text;
}

/** The text with brackets around it where it holds less tightly than its place asks. */
export function latexIn(expression: Expression, least: number): string {
  const printed = printLatex(expression);
  return printed.binding >= least ? printed.text : bracketed(printed);
}

function bracketed({ text, tall }: Printed): string {
  return tall ? `\\left(${text}\\right)` : `(${text})`;
}

export function printLatex(expression: Expression): Printed {
  switch (expression.kind) {
    case 'number':
      return printNumber(expression.numerator, expression.denominator, expression.decimals);
    case 'symbol':
      return done(latexName(expression.name), binding.atom);
    case 'constant':
      return done(constantSigns[expression.name][0], binding.atom);
    case 'text':
      return done(`\\text{${expression.text}}`, binding.atom);
    case 'unread':
      return done(expression.source, binding.statement);
    case 'apply':
      return printApply(expression);
  }
}

/** How tall a text is can be seen from what it is made of. */
export function done(text: string, bound: number): Printed {
  return { text, binding: bound, tall: /\\(?:frac|binom|sum|prod|int|begin|left)(?![A-Za-z])/.test(text) };
}

function printNumber(numerator: bigint, denominator: bigint, decimals: number | undefined): Printed {
  const bound = numerator < 0n ? binding.sum : binding.atom;
  if (decimals !== undefined && isDecimal(denominator, decimals)) return done(decimalText(numerator, denominator, decimals), bound);
  if (denominator === 1n) return done(String(numerator), bound);
  const fraction = `\\frac{${numerator < 0n ? -numerator : numerator}}{${denominator}}`;
  return numerator < 0n ? done(`-${fraction}`, binding.sum) : done(fraction, binding.product);
}

/** A part is looked at more than once on the way to its brackets; without this, deep nesting would print it exponentially often. */
const printedNodes = new WeakMap<ApplyNode, Printed>();

function printApply(node: ApplyNode): Printed {
  const before = printedNodes.get(node);
  if (before) return before;
  const made = printNode(node);
  printedNodes.set(node, made);
  return made;
}

function printNode(node: ApplyNode): Printed {
  const { operator, args } = node;
  const [first, second] = args;
  const name = functionNames[operator];
  if (name !== undefined && first && args.length <= 2) return printFunction(operator, name, first, second);
  if (variadicFunctions.has(operator)) return done(`${latexFunction(operator)}(${args.map((arg) => latexIn(arg, binding.relation)).join(', ')})`, binding.atom);
  switch (operator) {
    case 'add':
      return printSum(args);
    case 'multiply':
      return printProduct(args);
    case 'plus-minus':
    case 'minus-plus': {
      const sign = operator === 'plus-minus' ? '\\pm' : '\\mp';
      if (!first) break;
      return second ? done(`${latexIn(first, binding.sum)} ${sign} ${latexIn(second, binding.open)}`, binding.sum) : done(`${sign} ${latexIn(first, binding.open)}`, binding.sum);
    }
    case 'negate':
      return done(`-${first ? latexIn(first, binding.open) : ''}`, binding.sum);
    case 'divide':
      return done(`\\frac{${slot(first)}}{${slot(second)}}`, binding.product);
    case 'power':
      if (first && second) return printPower(first, second);
      break;
    case 'sqrt':
      return done(`\\sqrt{${slot(first)}}`, binding.atom);
    case 'root': {
      const degree = second ? printLatex(second) : done('', binding.atom);
      return done(`\\sqrt[${degree.binding === binding.atom ? degree.text : `{${degree.text}}`}]{${slot(first)}}`, binding.atom);
    }
    case 'mod':
      return done(`${first ? latexIn(first, binding.product) : ''} \\bmod ${second ? latexIn(second, binding.power) : ''}`, binding.product);
    default:
      break;
  }
  return printStructure(node) ?? printCalculus(node) ?? printInfix(node) ?? done(`\\operatorname{${operator}}(${args.map(slot).join(', ')})`, binding.atom);
}

/** Inside braces of its own nothing needs brackets. */
export function slot(expression: Expression | undefined): string {
  return expression ? printLatex(expression).text : '';
}

function printSum(args: readonly Expression[]): Printed {
  let text = '';
  args.forEach((arg, index) => {
    const first = index === 0;
    const sign = isNegative(arg) ? '-' : isSigned(arg) ? '\\pm' : '+';
    const term = !first && sign === '-' ? unsigned(arg) : arg;
    // A limit, a sum sign or an integral would swallow the terms behind it.
    const least = first && (sign === '-' || isSigned(arg, true)) ? binding.sum : index === args.length - 1 ? binding.open : binding.open + 1;
    const shown = latexIn(term, least);
    text += first ? shown : ` ${sign === '-' ? '-' : '+'} ${shown}`;
  });
  return done(text, binding.sum);
}

function isSigned(expression: Expression, binary = false): boolean {
  return expression.kind === 'apply' && (expression.operator === 'plus-minus' || expression.operator === 'minus-plus') && (binary || expression.args.length === 1);
}

function printProduct(args: readonly Expression[]): Printed {
  let text = '';
  args.forEach((arg, index) => {
    const shown = printFactor(arg, args[index + 1]);
    text += index === 0 ? shown : joined(text, shown, args[index - 1], arg);
  });
  return done(text, binding.product);
}

function printFactor(factor: Expression, next: Expression | undefined): string {
  const printed = printLatex(factor);
  if (isFraction(factor)) return printed.text;
  if (printed.binding === binding.prefix && next && !startsFunction(next)) return closedFunction(factor);
  if (printed.binding === binding.open && !next) return printed.text;
  return printed.binding > binding.product ? printed.text : bracketed(printed);
}

function isFraction(expression: Expression): boolean {
  return (expression.kind === 'apply' && expression.operator === 'divide') || (expression.kind === 'number' && expression.numerator >= 0n);
}

function startsFunction(expression: Expression): boolean {
  if (expression.kind !== 'apply') return false;
  const [base, exponent] = expression.args;
  if (expression.operator === 'power') return base?.kind === 'apply' && raisedByName.has(base.operator) && isCount(exponent);
  return functionNames[expression.operator] !== undefined;
}

/** `\sin x` before another factor: `\sin(x)`. */
function closedFunction(expression: Expression): string {
  if (expression.kind !== 'apply') return latexIn(expression, binding.atom);
  const [first, second] = expression.args;
  if (expression.operator === 'power' && first?.kind === 'apply' && first.args[0] && second) {
    return `${latexFunction(functionNames[first.operator] ?? '')}${raised(second)}${bracketed(printLatex(first.args[0]))}`;
  }
  const name = functionNames[expression.operator];
  if (name === undefined || !first) return bracketed(printLatex(expression));
  return `${latexFunction(name)}${second ? `_${braced(second)}` : ''}${bracketed(printLatex(first))}`;
}

/** Factors side by side where that reads as a product, a dot between them where it would not. */
function joined(before: string, shown: string, left: Expression | undefined, right: Expression): string {
  const digitAhead = /^(?:[\d.]|\(-[\d.]+\))/.test(shown);
  const digitsMeet = (/\d$/.test(before) && /^\\(?:frac|binom)/.test(shown)) || (left !== undefined && isFraction(left) && shown.startsWith('\\frac'));
  const called = left?.kind === 'symbol' && /^[fghFGHCPA](?:_|$)/.test(left.name) && /^(?:\(|\\left\()/.test(shown);
  const factorials = left?.kind === 'apply' && /factorial/.test(left.operator) && /^!/.test(shown);
  const worded = left?.kind === 'text' || right.kind === 'text' || (left?.kind === 'apply' && (left.operator === 'quantity' || left.operator === 'mixed'));
  if (digitAhead || digitsMeet || called || factorials || worded) return ` \\cdot ${shown}`;
  // Letters that run on would end a command, or spell a function's name.
  const runsOn = /(?:\\[A-Za-z]+|[A-Za-z]{2})$/.test(before) && /^[A-Za-z]/.test(shown);
  return runsOn || startsFunction(right) || (left !== undefined && startsFunction(left)) ? ` ${shown}` : shown;
}

function printPower(base: Expression, power: Expression): Printed {
  if (base.kind === 'apply' && raisedByName.has(base.operator) && base.args[0] && isCount(power)) {
    const shown = argument(base.args[0]);
    return done(`${latexFunction(functionNames[base.operator] ?? '')}${raised(power)}${shown}`, isBare(shown) ? binding.prefix : binding.power);
  }
  const printed = printLatex(base);
  const marked = base.kind === 'apply' && printed.binding >= binding.atom && !/^(?:\(|\||\\(?:left|lvert|binom))/.test(printed.text);
  const counts = base.kind === 'symbol' && /^[CPA]_/.test(base.name);
  const shown = counts ? `{${printed.text}}` : printed.binding >= binding.atom && !marked ? printed.text : bracketed(printed);
  return done(`${shown}${raised(power)}`, binding.power);
}

function raised(power: Expression): string {
  return `^${braced(power)}`;
}

/** One character stands alone, more stand in braces. */
export function braced(expression: Expression): string {
  const text = printLatex(expression).text;
  return text.length === 1 ? text : `{${text}}`;
}

function isCount(expression: Expression | undefined): boolean {
  return expression?.kind === 'number' && expression.denominator === 1n && expression.numerator > 1n && expression.decimals === undefined;
}

function printFunction(operator: Operator, name: string, first: Expression, second: Expression | undefined): Printed {
  const shown = argument(first);
  return done(`${latexFunction(name)}${second && operator === 'log' ? `_${braced(second)}` : ''}${shown}`, isBare(shown) ? binding.prefix : binding.atom);
}

function isBare(argumentText: string): boolean {
  return argumentText.startsWith(' ');
}

/** ` x`, ` 2x`, ` \frac{x}{2}` bare; anything longer in brackets. A root behind another factor is read as outside: `\sin 2\sqrt{3}`. */
function argument(expression: Expression): string {
  const printed = printLatex(expression);
  const [, second] = expression.kind === 'apply' && expression.operator === 'multiply' && expression.args.length === 2 && expression.args.every(isSimple) ? expression.args : [];
  const product = second !== undefined && !(second.kind === 'apply' && second.operator === 'sqrt') && !printed.text.includes('\\cdot');
  return product || isSimple(expression) ? ` ${printed.text}` : bracketed(printed);
}

function isSimple(expression: Expression): boolean {
  if (expression.kind === 'number') return expression.numerator >= 0n;
  if (expression.kind === 'symbol' || expression.kind === 'constant') return true;
  return expression.kind === 'apply' && (expression.operator === 'degrees' || expression.operator === 'divide' || expression.operator === 'sqrt');
}

function printInfix(node: ApplyNode): Printed | undefined {
  const sign = infixSigns[node.operator]?.[0];
  if (sign === undefined) return undefined;
  const bound = infixBinding(node.operator);
  return done(node.args.map((arg) => latexIn(arg, bound + 1)).join(sign.startsWith('\\text') ? sign : ` ${sign} `), bound);
}

export function infixBinding(operator: Operator): number {
  switch (operator) {
    case 'implies':
    case 'iff':
      return binding.statement;
    case 'or':
      return binding.alternative;
    case 'and':
      return binding.conjunction;
    case 'union':
    case 'intersection':
    case 'set-difference':
      return binding.sum;
    case 'compose':
    case 'dot':
    case 'cross':
      return binding.product;
    default:
      return binding.relation;
  }
}
