import { app, constant, num } from '../../src/math/build.ts';
import type { ApplyNode, Expression, Operator } from '../../src/math/expression.ts';

/** What was done to one place of an expression. */
export interface Mutant {
  readonly kind: string;
  readonly expression: Expression;
  /** Where the changed part stood in the text it was read from, and what is there now. */
  readonly place: { readonly old: Expression; readonly made: Expression };
}

/** One place of an expression changed in one of the ways that suit it; undefined where it has no such place. */
export function mutant(expression: Expression, random: () => number, suits: (part: Expression) => boolean = () => true): Mutant | undefined {
  const sites = [...sitesOf(expression, (whole) => whole, undefined)].filter(({ part }) => suits(part));
  for (let tries = 0; tries < 8 && sites.length > 0; tries++) {
    const site = sites[Math.floor(random() * sites.length)];
    if (!site) continue;
    const ways = changes(site.part, site.parent, random);
    const way = ways[Math.floor(random() * ways.length)];
    if (way) return { kind: way[0], expression: site.put(way[1]), place: { old: site.part, made: way[1] } };
  }
  return undefined;
}

interface Site {
  readonly part: Expression;
  readonly parent: ApplyNode | undefined;
  readonly put: (made: Expression) => Expression;
}

/** Arguments that name a variable, a unit or a function, by operator. */
const names: Partial<Record<Operator, number>> = { derivative: 1, partial: 1, integral: 1, limit: 1, sum: 1, product: 1, quantity: 1, call: 0, element: 1, 'not-element': 1 };

function* sitesOf(part: Expression, put: Site['put'], parent: ApplyNode | undefined): Generator<Site> {
  if (part.kind === 'text' || part.kind === 'unread') return;
  yield { part, parent, put };
  if (part.kind !== 'apply') return;
  for (const [index, arg] of part.args.entries()) {
    if (names[part.operator] === index && (part.operator !== 'element' || arg.kind === 'constant')) continue;
    yield* sitesOf(arg, (made) => put({ ...part, args: part.args.map((each, at) => (at === index ? made : each)) }), part);
  }
}

const swapped: Partial<Record<Operator, readonly Operator[]>> = {
  sin: ['cos', 'tan'], cos: ['sin', 'tan'], tan: ['cot', 'sin'], cot: ['tan'], sec: ['csc', 'cos'], ln: ['exp', 'sqrt'], exp: ['ln'], sqrt: ['abs'], arcsin: ['arccos', 'arctan'], arccos: ['arcsin'],
  arctan: ['arcsin'], sinh: ['cosh', 'sin'], cosh: ['sinh', 'cos'], floor: ['ceiling'], ceiling: ['floor'], abs: ['negate'], gcd: ['lcm'], lcm: ['gcd'], sum: ['product'], product: ['sum'], union: ['intersection'],
  binomial: ['permutations'], transpose: ['inverse'], determinant: ['trace'],
};
const weakened: Partial<Record<Operator, Operator>> = { less: 'less-equal', 'less-equal': 'less', greater: 'greater-equal', 'greater-equal': 'greater' };
const turned: Partial<Record<Operator, Operator>> = { less: 'greater', 'less-equal': 'greater-equal', greater: 'less', 'greater-equal': 'less-equal', equal: 'not-equal', divides: 'not-divides', 'not-divides': 'divides', element: 'not-element', 'not-element': 'element' };
const chainTurned: Readonly<Record<string, readonly string[]>> = { less: ['less-equal', 'greater'], 'less-equal': ['less', 'greater-equal'], greater: ['greater-equal', 'less'], 'greater-equal': ['greater', 'less-equal'] };
const statements: ReadonlySet<Operator> = new Set<Operator>(['equal', 'identical', 'not-equal', 'less', 'less-equal', 'greater', 'greater-equal', 'chain', 'and', 'or', 'not', 'element', 'not-element', 'divides', 'not-divides', 'congruent', 'approximately']);
const collections: ReadonlySet<Operator> = new Set<Operator>(['set', 'tuple', 'list', 'interval', 'union', 'matrix']);

type Change = readonly [kind: string, made: Expression];

function changes(part: Expression, parent: ApplyNode | undefined, random: () => number): Change[] {
  const isBound = parent !== undefined && /^(?:sum|product|integral)$/.test(parent.operator) && parent.args.indexOf(part) >= 2;
  const isRow = parent?.operator === 'matrix';
  if (part.kind === 'constant') {
    if (part.name === 'true' || part.name === 'false') return [['strictness', constant(part.name === 'true' ? 'false' : 'true')]];
    if (part.name === 'infinity' || part.name === 'emptyset' || parent?.operator === 'element') return [];
    if (part.name !== 'pi' && part.name !== 'e' && part.name !== 'i') return [];
    return [['constant', constant(part.name === 'pi' ? 'e' : 'pi')], ...arithmetic(part, isBound)];
  }
  if (part.kind === 'number') return [...digits(part.numerator, part.denominator, random), ...arithmetic(part, isBound)];
  if (part.kind === 'symbol') return arithmetic(part, isBound);
  if (part.kind !== 'apply') return [];
  const { operator, args } = part;
  const found: Change[] = [];
  const [first, second, ...rest] = args;
  const without = (index: number): Expression => (args.length === 2 ? (args[1 - index] ?? part) : { ...part, args: args.filter((_, at) => at !== index) });
  for (const other of swapped[operator] ?? []) found.push(['function', { ...part, operator: other }]);
  const weak = weakened[operator];
  if (weak) found.push(['strictness', { ...part, operator: weak }]);
  const turn = turned[operator];
  if (turn) found.push(['direction', { ...part, operator: turn }]);
  if (operator === 'chain') {
    const index = 1 + 2 * Math.floor(random() * ((args.length - 1) / 2));
    const sign = args[index];
    for (const other of sign?.kind === 'text' ? (chainTurned[sign.text] ?? []) : []) found.push(['strictness', { ...part, args: args.map((arg, at) => (at === index ? { kind: 'text', text: other } : arg)) }]);
  }
  const any = Math.floor(random() * args.length);
  if (operator === 'add' || operator === 'multiply') found.push([operator === 'add' ? 'dropped term' : 'dropped factor', without(any)], [operator === 'add' ? 'dropped term' : 'dropped factor', without(any)]);
  if (operator === 'add' && first && second) {
    const at = args[any];
    if (at) found.push(['sign', { ...part, args: args.map((arg, index) => (index === any ? negation(arg) : arg)) }]);
    if (random() < 0.5) found.push(['function', { ...part, operator: 'multiply' }]);
  }
  if ((operator === 'divide' || operator === 'power' || operator === 'mod' || operator === 'binomial' || operator === 'divides') && first && second) found.push(['swapped operands', { ...part, args: [second, first] }]);
  if (operator === 'power' && first && second) found.push(['exponent', app('power', first, app('add', second, num(1)))], ['exponent', app('power', first, negation(second))], ['exponent', first]);
  if (operator === 'congruent' && first && second && rest[0]) found.push(['modulus', app('congruent', first, second, app('add', rest[0], num(1)))]);
  if (operator === 'quantity' && first) for (const unit of ['cm', 'km', 'min', 's', 'kg']) found.push(['unit', app('quantity', first, { kind: 'text', text: unit })]);
  if ((operator === 'set' || operator === 'or') && first && args.length > 1) found.push(['root dropped', operator === 'or' ? without(any) : { ...part, args: args.filter((_, at) => at !== any) }]);
  if (operator === 'set' && first) found.push(['root added', { ...part, args: [...args, app('add', first, num(1 + Math.floor(random() * 3)))] }]);
  if (operator === 'or' && first?.kind === 'apply' && first.args[0] && first.args[1]) found.push(['root added', { ...part, args: [...args, { ...first, args: [first.args[0], app('add', first.args[1], num(1))] }] }]);
  if (operator === 'plus-minus' && first) found.push(['root dropped', second ? app('add', first, second) : first]);
  if ((operator === 'tuple' || operator === 'matrix' || operator === 'interval' || (operator === 'list' && isRow)) && first && second) found.push(['order', { ...part, args: [second, first, ...rest] }]);
  if (operator === 'prime' || operator === 'derivative') return found;
  return statements.has(operator) || collections.has(operator) || operator === 'quantity' ? found : [...found, ...arithmetic(part, isBound)];
}

function arithmetic(part: Expression, isBound: boolean): Change[] {
  const one = isBound ? 'bound' : part.kind === 'number' ? '±1' : 'term ±1';
  return [['sign', negation(part)], [one, shifted(part, 1)], [one, shifted(part, -1)], ['coefficient', app('multiply', num(2), part)], ['coefficient', app('divide', part, num(3))]];
}

function negation(part: Expression): Expression {
  return part.kind === 'apply' && part.operator === 'negate' && part.args[0] ? part.args[0] : app('negate', part);
}

/** A number stays a number, as the hand would write it. */
function shifted(part: Expression, by: number): Expression {
  if (part.kind !== 'number' || (by < 0 && part.numerator < part.denominator)) return app('add', part, by < 0 ? app('negate', num(1)) : num(1));
  return { kind: 'number', numerator: part.numerator + BigInt(by) * part.denominator, denominator: part.denominator };
}

/** A digit written wrongly, or two of them the wrong way round. */
function digits(numerator: bigint, denominator: bigint, random: () => number): Change[] {
  const written = String(numerator);
  if (denominator !== 1n || written.length < 2 || numerator < 0n) return [];
  const at = Math.floor(random() * written.length);
  const wrong = (Number(written[at]) + 1 + Math.floor(random() * 8)) % 10;
  const next = written[at + 1] ?? written[at - 1] ?? '';
  const turnedRound = at + 1 < written.length ? `${written.slice(0, at)}${next}${written[at]}${written.slice(at + 2)}` : written;
  return [['digit', num(BigInt(`${written.slice(0, at)}${wrong}${written.slice(at + 1)}`))], ...(turnedRound === written ? [] : [['digit', num(BigInt(turnedRound))] as const])];
}
