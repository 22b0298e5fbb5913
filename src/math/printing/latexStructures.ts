import type { ApplyNode, Expression, Operator } from '../expression.ts';
import { binding, type Printed } from './binding.ts';
import { braced, done, latexIn, slot } from './latex.ts';
import { infixSigns } from './names.ts';

/** Everything written with delimiters, marks or an environment of its own. */
export function printStructure({ operator, args }: ApplyNode): Printed | undefined {
  const [first, second, third, fourth] = args;
  switch (operator) {
    case 'abs':
      return containsBars(first) ? done(`\\lvert ${slot(first)} \\rvert`, binding.atom) : between('|', first, '|');
    case 'norm':
      return between('\\|', first, '\\|');
    case 'floor':
      return done(`\\lfloor ${slot(first)} \\rfloor`, binding.atom);
    case 'ceiling':
      return done(`\\lceil ${slot(first)} \\rceil`, binding.atom);
    case 'fractional-part':
      return done(`\\{${slot(first)}\\}`, binding.atom);
    case 'factorial':
    case 'double-factorial':
      return done(`${postfixed(first)}${operator === 'factorial' ? '!' : '!!'}`, binding.power);
    case 'percent':
      return done(`${postfixed(first)}\\%`, binding.power);
    case 'degrees':
      return done(`${postfixed(first)}^{\\circ}`, binding.power);
    case 'quantity':
      if (second?.kind === 'text' && second.text === '$') return done(`\\$${first ? latexIn(first, binding.atom) : ''}`, binding.power);
      return done(`${first ? latexIn(first, binding.product) : ''}\\ ${second?.kind === 'text' ? `\\text{${second.text}}` : slot(second)}`, binding.product);
    case 'mixed':
      return done(`${slot(first)}${slot(second)}`, binding.product);
    case 'base':
      return done(`${slot(first)}_{${slot(second)}}`, binding.atom);
    case 'gamma':
      return done(`\\Gamma(${slot(first)})`, binding.atom);
    case 'totient':
      return done(`\\varphi(${slot(first)})`, binding.atom);
    case 'conjugate':
      return done(`\\overline{${slot(first)}}`, binding.atom);
    case 'binomial':
      return done(`\\binom{${slot(first)}}{${slot(second)}}`, binding.atom);
    case 'permutations':
      return done(`P(${slot(first)}, ${slot(second)})`, binding.atom);
    case 'probability':
      return done(`P(${slot(first)}${second ? ` \\mid ${slot(second)}` : ''})`, binding.atom);
    case 'cardinality':
      return between('|', first, '|');
    case 'tuple':
      return done(`(${items(args)})`, binding.atom);
    case 'list':
      return done(items(args), binding.list);
    case 'set':
      return done(`\\{${items(args)}\\}`, binding.atom);
    case 'set-builder':
      return done(`\\{${slot(first)} \\mid ${slot(second)}\\}`, binding.atom);
    case 'interval':
      return done(`${isTrue(third) ? '[' : '('}${slot(first)}, ${slot(second)}${isTrue(fourth) ? ']' : ')'}`, binding.atom);
    case 'complement':
      return done(`\\complement ${first ? latexIn(first, binding.atom) : ''}`, binding.power);
    case 'matrix':
      return matrix('pmatrix', args);
    case 'determinant':
      if (first?.kind === 'apply' && first.operator === 'matrix') return matrix('vmatrix', first.args);
      return done(`\\det(${slot(first)})`, binding.atom);
    case 'transpose':
      return done(`${first ? latexIn(first, binding.atom) : ''}^{T}`, binding.power);
    case 'inverse':
      return done(`${first ? latexIn(first, binding.atom) : ''}^{-1}`, binding.power);
    case 'vector':
      return done(`\\vec{${args.map(slot).join('')}}`, binding.atom);
    case 'cases':
      return done(`\\begin{cases} ${args.map(caseRow).join(' \\\\ ')} \\end{cases}`, binding.atom);
    case 'ratio':
      return done(args.map((arg) => latexIn(arg, binding.product + 1)).join(' : '), binding.product);
    case 'angle':
    case 'triangle':
      return done(`\\${operator} ${args.map(slot).join('')}`, binding.atom);
    case 'segment':
      return done(`\\overline{${args.map(slot).join('')}}`, binding.atom);
    case 'arc':
      return done(`\\overset{\\frown}{${args.map(slot).join('')}}`, binding.atom);
    case 'congruent':
      return done(`${first ? latexIn(first, binding.sum) : ''} \\equiv ${second ? latexIn(second, binding.sum) : ''} \\pmod{${slot(third)}}`, binding.relation);
    case 'chain':
      return chain(args);
    case 'not':
      return done(`\\neg ${first ? latexIn(first, binding.relation + 1) : ''}`, binding.relation);
    case 'forall':
    case 'exists':
      return done(`\\${operator} ${args.map((arg) => latexIn(arg, binding.list)).join(',\\ ')}`, binding.statement);
    case 'boxed':
      return done(`\\boxed{${slot(first)}}`, binding.atom);
    default:
      return undefined;
  }
}

function between(open: string, inner: Expression | undefined, close: string): Printed {
  const text = slot(inner);
  return done(text.includes('\\frac') ? `\\left${open}${text}\\right${close}` : `${open}${text}${close}`, binding.atom);
}

function containsBars(expression: Expression | undefined): boolean {
  return expression?.kind === 'apply' && (expression.operator === 'abs' || expression.operator === 'norm' || expression.args.some(containsBars));
}

/** A mark at the end holds the last factor alone. */
function postfixed(expression: Expression | undefined): string {
  return expression ? latexIn(expression, binding.atom) : '';
}

function items(args: readonly Expression[]): string {
  return args.map((arg) => (arg.kind === 'apply' && arg.operator === 'list' ? `[${items(arg.args)}]` : latexIn(arg, binding.relation))).join(', ');
}

function isTrue(expression: Expression | undefined): boolean {
  return expression?.kind === 'constant' && expression.name === 'true';
}

function matrix(environment: string, rows: readonly Expression[]): Printed {
  const shown = rows.map((row) => (row.kind === 'apply' && row.operator === 'list' ? row.args : [row]).map((entry) => latexIn(entry, binding.sum)).join(' & '));
  return done(`\\begin{${environment}} ${shown.join(' \\\\ ')} \\end{${environment}}`, binding.atom);
}

function caseRow(row: Expression): string {
  if (row.kind !== 'apply' || row.operator !== 'list') return slot(row);
  const [value, condition] = row.args;
  return `${slot(value)} & ${isTrue(condition) ? '\\text{otherwise}' : slot(condition)}`;
}

function chain(args: readonly Expression[]): Printed {
  const text = args.map((arg) => (arg.kind === 'text' ? (infixSigns[arg.text as Operator]?.[0] ?? braced(arg)) : latexIn(arg, binding.sum)));
  return done(text.join(' '), binding.relation);
}
