import type { ApplyNode, Expression } from '../expression.ts';
import { binding } from './binding.ts';
import { plainName, superscript } from './names.ts';
import { plainIn, plainSign, toPlain, type PlainPrinted } from './plain.ts';

/** Everything written with delimiters, marks, or words of its own. */
export function printPlainStructure({ operator, args }: ApplyNode): PlainPrinted | undefined {
  const [first, second, third, fourth] = args;
  const [a, b] = [inner(first), inner(second)];
  switch (operator) {
    case 'abs':
    case 'cardinality':
      return atom(`|${a}|`);
    case 'norm':
      return atom(`‖${a}‖`);
    case 'floor':
      return atom(`⌊${a}⌋`);
    case 'ceiling':
      return atom(`⌈${a}⌉`);
    case 'fractional-part':
      return atom(`{${a}}`);
    case 'factorial':
      return marked(first, '!');
    case 'double-factorial':
      return marked(first, '!!');
    case 'percent':
      return marked(first, '%');
    case 'degrees':
      return marked(first, '°');
    case 'prime':
      return second?.kind === 'number' ? primed(first, Number(second.numerator)) : undefined;
    case 'quantity':
      if (second?.kind === 'text' && second.text === '$') return atom(`$${plainIn(first, binding.atom)}`);
      return { text: `${plainIn(first, binding.product)} ${b}`, binding: binding.product };
    case 'mixed':
      return { text: `${a} ${b}`, binding: binding.product };
    case 'base':
      return atom(plainName(`${a}_${b}`));
    case 'gamma':
      return atom(`Γ(${a})`);
    case 'totient':
      return atom(`φ(${a})`);
    case 'conjugate':
      return atom(`conj(${a})`);
    case 'binomial':
      return atom(`C(${a}, ${b})`);
    case 'permutations':
      return atom(`P(${a}, ${b})`);
    case 'probability':
      return atom(`P(${a}${second ? ` | ${b}` : ''})`);
    case 'derivative':
    case 'partial': {
      const d = operator === 'derivative' ? 'd' : '∂';
      const order = third ? (superscript(inner(third)) ?? `^${plainIn(third, binding.atom)}`) : '';
      return { text: `${d}${order}/${d}${b}${order} (${a})`, binding: binding.open };
    }
    case 'integral':
      return { text: `∫${third ? `[${inner(third)}, ${inner(fourth)}]` : ''} ${plainIn(first, binding.product)} d${b}`, binding: binding.open };
    case 'limit':
      return { text: `lim(${b} → ${inner(third)}${fourth?.kind === 'text' ? (superscript(fourth.text) ?? '') : ''}) ${plainIn(first, binding.product)}`, binding: binding.open };
    case 'sum':
    case 'product':
      return { text: `${operator === 'sum' ? '∑' : '∏'}(${b} = ${inner(third)} … ${inner(fourth)}) ${plainIn(first, binding.product)}`, binding: binding.open };
    case 'sum-over':
    case 'product-over':
      return { text: `${operator === 'sum-over' ? '∑' : '∏'}(${b}) ${plainIn(first, binding.product)}`, binding: binding.open };
    case 'evaluate-between':
      return atom(`[${a}] from ${inner(third)} to ${inner(fourth)}`);
    case 'call':
      return atom(`${plainIn(first, binding.atom)}(${args.slice(1).map(inner).join(', ')})`);
    case 'inverse-function':
    case 'inverse':
      return marked(first, '⁻¹');
    case 'transpose':
      return marked(first, 'ᵀ');
    case 'tuple':
      return atom(`(${items(args)})`);
    case 'list':
      return { text: items(args), binding: binding.list };
    case 'set':
      return atom(`{${items(args)}}`);
    case 'set-builder':
      return atom(`{${a} | ${b}}`);
    case 'interval':
      return atom(`${isTrue(third) ? '[' : '('}${a}, ${b}${isTrue(fourth) ? ']' : ')'}`);
    case 'matrix':
      return atom(`[${args.map((row) => `[${row.kind === 'apply' ? row.args.map(inner).join(', ') : inner(row)}]`).join(', ')}]`);
    case 'determinant':
      return atom(`det(${a})`);
    case 'cases':
      return atom(`{ ${args.map(caseRow).join('; ')} }`);
    case 'ratio':
      return { text: args.map((arg) => plainIn(arg, binding.product + 1)).join(':'), binding: binding.product };
    case 'vector':
      return atom(`${args.map(inner).join('')}\u20d7`);
    case 'angle':
      return atom(`∠${args.map(inner).join('')}`);
    case 'triangle':
      return atom(`△${args.map(inner).join('')}`);
    case 'segment':
      return atom(args.map(inner).join(''));
    case 'arc':
      return atom(`⌒${args.map(inner).join('')}`);
    case 'congruent':
      return { text: `${plainIn(first, binding.sum)} ≡ ${plainIn(second, binding.sum)} (mod ${inner(third)})`, binding: binding.relation };
    case 'chain':
      return { text: args.map((arg) => (arg.kind === 'text' ? plainSign(arg.text) : plainIn(arg, binding.sum))).join(' '), binding: binding.relation };
    case 'not':
      return { text: `¬${plainIn(first, binding.relation + 1)}`, binding: binding.relation };
    case 'forall':
      return { text: `∀ ${args.map(inner).join(', ')}`, binding: binding.statement };
    case 'exists':
      return { text: `∃ ${args.map(inner).join(', ')}`, binding: binding.statement };
    case 'boxed':
      return atom(a);
    default:
      return undefined;
  }
}

function atom(text: string): PlainPrinted {
  return { text, binding: binding.atom };
}

function inner(expression: Expression | undefined): string {
  return expression ? toPlain(expression) : '';
}

function marked(expression: Expression | undefined, mark: string): PlainPrinted {
  return { text: `${plainIn(expression, binding.atom)}${mark}`, binding: binding.power };
}

function primed(expression: Expression | undefined, order: number): PlainPrinted {
  const marks = '′'.repeat(Math.min(order, 4));
  if (expression?.kind === 'apply' && expression.operator === 'call') {
    const [callee, ...rest] = expression.args;
    return atom(`${plainIn(callee, binding.atom)}${marks}(${rest.map(inner).join(', ')})`);
  }
  return marked(expression, marks);
}

function items(args: readonly Expression[]): string {
  return args.map((arg) => (arg.kind === 'apply' && arg.operator === 'list' ? `[${items(arg.args)}]` : plainIn(arg, binding.relation))).join(', ');
}

function isTrue(expression: Expression | undefined): boolean {
  return expression?.kind === 'constant' && expression.name === 'true';
}

function caseRow(row: Expression): string {
  if (row.kind !== 'apply') return inner(row);
  if (row.operator !== 'list') return inner(row);
  const [value, condition] = row.args;
  return isTrue(condition) ? `${inner(value)} otherwise` : `${inner(value)} if ${inner(condition)}`;
}
