import type { ApplyNode, Expression } from '../expression.ts';
import { binding, type Printed } from './binding.ts';
import { braced, done, latexIn, slot } from './latex.ts';

/** Sums, integrals, limits, derivatives and calls of unknown functions. */
export function printCalculus({ operator, args }: ApplyNode): Printed | undefined {
  const [first, second, third, fourth] = args;
  switch (operator) {
    case 'derivative':
    case 'partial': {
      const d = operator === 'derivative' ? 'd' : '\\partial ';
      const order = third ? `^${braced(third)}` : '';
      return done(`\\frac{${d.trim()}${order}}{${d}${slot(second)}${order}}${inBrackets(first)}`, binding.open);
    }
    case 'prime': {
      const count = second?.kind === 'number' ? Number(second.numerator) : 1;
      const marks = "'".repeat(Math.min(count, 4));
      if (first?.kind === 'apply' && first.operator === 'call') {
        const [callee, ...rest] = first.args;
        return done(`${callee ? latexIn(callee, binding.atom) : ''}${marks}(${rest.map(slot).join(', ')})`, binding.atom);
      }
      return done(`${first ? latexIn(first, binding.atom) : ''}${marks}`, binding.power);
    }
    case 'integral': {
      const bounds = third && fourth ? `_{${slot(third)}}^{${slot(fourth)}}` : '';
      return done(`\\int${bounds} ${first ? latexIn(first, binding.open + 1) : ''} \\, d${slot(second)}`, binding.open);
    }
    case 'limit': {
      const side = fourth?.kind === 'text' ? `^{${fourth.text}}` : '';
      return done(`\\lim_{${slot(second)} \\to ${slot(third)}${side}} ${first ? latexIn(first, binding.open + 1) : ''}`, binding.open);
    }
    case 'sum':
    case 'product':
      return done(`${operator === 'sum' ? '\\sum' : '\\prod'}_{${slot(second)}=${slot(third)}}^{${slot(fourth)}} ${first ? latexIn(first, binding.open + 1) : ''}`, binding.open);
    case 'sum-over':
    case 'product-over':
      return done(`${operator === 'sum-over' ? '\\sum' : '\\prod'}_{${slot(second)}} ${first ? latexIn(first, binding.open + 1) : ''}`, binding.open);
    case 'evaluate-between':
      return done(`\\left.${slot(first)}\\right|_{${slot(third)}}^{${slot(fourth)}}`, binding.power);
    case 'call':
      return done(`${first ? latexIn(first, binding.atom) : ''}(${args.slice(1).map((arg) => latexIn(arg, binding.relation)).join(', ')})`, binding.atom);
    case 'inverse-function':
      return done(`${first ? latexIn(first, binding.atom) : ''}^{-1}`, binding.atom);
    default:
      return undefined;
  }
}

function inBrackets(expression: Expression | undefined): string {
  const text = slot(expression);
  return /\\frac/.test(text) ? `\\left(${text}\\right)` : `(${text})`;
}
