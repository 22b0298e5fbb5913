import { num } from '../../../math/build.ts';
import type { Expression, Operator } from '../../../math/expression.ts';

const confused: Readonly<Partial<Record<Operator, Operator>>> = { sin: 'cos', cos: 'sin', tan: 'cot', sinh: 'cosh', cosh: 'sinh', arcsin: 'arccos', arctan: 'arcsin', exp: 'sinh', ln: 'sqrt', sqrt: 'abs', floor: 'ceiling', ceiling: 'floor' };
const most = 12;

/** The expression with one part wrong: a number one too large, a function taken for its like, a sign or a term lost. */
export function slips(expression: Expression): Expression[] {
  const found: Expression[] = [];
  collect(expression, (part) => part, found);
  return found;
}

function collect(part: Expression, put: (changed: Expression) => Expression, found: Expression[]): void {
  if (found.length >= most) return;
  if (part.kind === 'number') found.push(put(num(part.numerator + part.denominator, part.denominator)));
  if (part.kind !== 'apply') return;
  const other = confused[part.operator];
  if (other) found.push(put({ ...part, operator: other }));
  const [first] = part.args;
  if (part.operator === 'negate' && first) found.push(put(first));
  if (part.operator === 'add' && part.args.length > 1) part.args.forEach((_, index) => found.push(put(withoutArg(part, index))));
  part.args.forEach((arg, index) => collect(arg, (changed) => put({ ...part, args: part.args.map((old, at) => (at === index ? changed : old)) }), found));
}

function withoutArg(sum: Extract<Expression, { kind: 'apply' }>, index: number): Expression {
  const args = sum.args.filter((_, at) => at !== index);
  const [only] = args;
  return args.length === 1 && only ? only : { ...sum, args };
}
