import { app, num, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import type { Condition } from './sequenceQuestion.ts';

/** What was read of a line, clause by clause. */
export interface Draft {
  type?: 'arithmetic' | 'geometric';
  infinite: boolean;
  readonly facts: Expression[];
  readonly conditions: Condition[];
  readonly named: string[];
  row?: Expression;
  sum?: Expression;
  readonly wants: Want[];
}

export type Want =
  | { readonly kind: 'value'; readonly of: Expression }
  | { readonly kind: 'general-term' | 'general-sum' | 'step' | 'count' | 'sum' }
  | { readonly kind: 'index'; readonly of: 'term' | 'sum'; readonly value: Expression }
  /** The n of an equation that is given. */
  | { readonly kind: 'number' };

interface Clause {
  readonly pattern: RegExp;
  /** False where the clause does not fit after all. */
  readonly take: (draft: Draft, parts: readonly Expression[]) => boolean;
}

const ask = String.raw`(?:(?:then )?(?:what is|what's|what are|find|compute|calculate|determine|evaluate|give|state|write down|write|work out)(?: the value of| an expression for| a formula for| an explicit formula for)?(?: the| its)? )`;
const seq = String.raw`(?: (?:of|in|for) (?:the|this|that|an|a)? ?(?:infinite |finite )?(?:arithmetic |geometric )?(?:sequence|progression|series)(?: ‹[QG]\d+›)?)?`;
const is = String.raw`(?: is| are| equals| be| was|:| of| is equal to)? ?`;
const 求 = '(?:则|那么|试|请|求出|求|计算|写出|,)*(?:该|此|这个|它的?|其)?(?:数列)?(?:‹Q\\d+›)?的?';
const 值 = '(?:的值)?(?:是多少|等于多少|为多少|是|为|等于|=)?';
const 为 = '(?:是|为|等于|=)';

function clause(source: string, take: (draft: Draft, ...found: Expression[]) => boolean | void): Clause {
  const pattern = new RegExp(source.replaceAll('{ask}', ask).replaceAll('{seq}', seq).replaceAll('{is}', is).replaceAll('{求}', 求).replaceAll('{值}', 值).replaceAll('{为}', 为).replace(/<([A-Z]+)>/g, '‹[$1](\\d+)›'), 'y');
  return { pattern, take: (draft, parts) => take(draft, ...parts) !== false };
}

/** Asked once more for the sum is asked once. */
const want = (draft: Draft, each: Want): void => void (each.kind === 'sum' && draft.wants.some(({ kind }) => kind === 'sum') ? undefined : draft.wants.push(each));
const index = (expression: Expression | undefined): number => (expression?.kind === 'number' && expression.denominator === 1n && expression.numerator > 0n && expression.numerator < 10000n ? Number(expression.numerator) : 0);
const term = (of: Expression | undefined): Expression => sym(`@_${index(of)}`);
const sums = (of: Expression | undefined): Expression => sym(`S_${index(of)}`);
const fact = (draft: Draft, left: Expression, right: Expression | undefined): void => void (right && draft.facts.push(app('equal', left, right)));
const setType = (type: 'arithmetic' | 'geometric') => (draft: Draft): boolean => {
  if (draft.type !== undefined && draft.type !== type) return false;
  draft.type = type;
  return true;
};
const middle = (type: 'arithmetic' | 'geometric', a: Expression, b: Expression, c: Expression): Expression =>
  type === 'arithmetic' ? app('equal', app('multiply', num(2), b), app('add', a, c)) : app('equal', app('power', b, num(2)), app('multiply', a, c));
/** A row of three as a fact; it is no longer the row of the sequence. */
const three = (type: 'arithmetic' | 'geometric') => (draft: Draft, ...terms: Expression[]): boolean => {
  const [a, b, c, ...more] = terms.flatMap((each) => (isApply(each, 'list') ? each.args : [each]));
  if (!a || !b || !c || more.length > 0) return false;
  draft.facts.push(middle(type, a, b, c));
  return true;
};

/** The difference or ratio is not this. */
const unlike = (draft: Draft, value: Expression | undefined): boolean => value !== undefined && draft.conditions.push({ kind: 'relation', relation: app('not-equal', sym('@d'), value) }) > 0;

/** In this order: what is given with its value before what is asked. */
const clauses: readonly Clause[] = [
  // Given
  clause('(?:three terms )?<TF>, ?<TF>(?:,| and|, and|和|,? ?) ?<TF>(?:成等差数列| (?:form|are in|is|are) (?:an )?arithmetic (?:sequence|progression))', three('arithmetic')),
  clause('(?:three terms )?<TF>, ?<TF>(?:,| and|, and|和|,? ?) ?<TF>(?:成等比数列| (?:form|are in|is|are) (?:a )?geometric (?:sequence|progression))', three('geometric')),
  clause('<L>成等差数列', (draft, row) => three('arithmetic')(draft, row)),
  clause('<L>成等比数列', (draft, row) => three('geometric')(draft, row)),
  clause('<T>(?:是|为)<T>(?:与|和|,)<T>的等差中项', (draft, b, a, c) => a && b && c && three('arithmetic')(draft, a, b, c)),
  clause('<T>(?:是|为)<T>(?:与|和|,)<T>的等比中项', (draft, b, a, c) => a && b && c && three('geometric')(draft, a, b, c)),
  clause('(?:公差|公比)(?:‹V\\d+›)?不(?:为|等于)(?:0|零)(?:的)?', (draft) => unlike(draft, num(0))),
  clause('(?:公差|公比)(?:‹V\\d+›)?不(?:为|等于)1(?:的)?', (draft) => unlike(draft, num(1))),
  clause('(?:公差|公比)(?:‹V\\d+›)?不(?:为|等于)<N>(?:的)?', (draft, value) => unlike(draft, value)),
  clause('(?:with )?(?:a )?(?:non-?zero) common difference', (draft) => unlike(draft, num(0))),
  clause('(?:各项|每一项|所有项)?(?:均为|都是|都为|全为)正数?(?:的)?|(?:正项)', (draft) => void draft.conditions.push({ kind: 'positive-terms' })),
  clause('(?:with |of |all |whose )*(?:all )?(?:(?:terms )?(?:are )?(?:all )?positive(?: real)?(?: terms| numbers| real numbers)?)', (draft) => void draft.conditions.push({ kind: 'positive-terms' })),
  clause('(?:with |and )?(?:a )?positive common ratio', (draft) => void draft.conditions.push({ kind: 'relation', relation: app('greater', sym('@d'), num(0)) })),
  clause('(?:with |and )?(?:a )?negative common ratio', (draft) => void draft.conditions.push({ kind: 'relation', relation: app('less', sym('@d'), num(0)) })),
  clause('公比为正数(?:的)?', (draft) => void draft.conditions.push({ kind: 'relation', relation: app('greater', sym('@d'), num(0)) })),
  clause('公比为负数(?:的)?', (draft) => void draft.conditions.push({ kind: 'relation', relation: app('less', sym('@d'), num(0)) })),
  clause('单调递增(?:的)?|递增(?:的)?|increasing', (draft) => void draft.conditions.push({ kind: 'increasing' })),
  clause('单调递减(?:的)?|递减(?:的)?|decreasing', (draft) => void draft.conditions.push({ kind: 'decreasing' })),
  clause('(?:infinite |无穷)', (draft) => void (draft.infinite = true)),
  clause('(?:(?:the )?first term|首项)(?: ?‹[VT]\\d+›)?(?:{is}|是|为|等于|=)<NX>', (draft, value) => fact(draft, sym('@_1'), value)),
  clause('(?:(?:the |a )?common (?:difference|ratio)|公差|公比)(?: ?‹V\\d+›)?(?:{is}|是|为|等于|=)<N>', (draft, value) => fact(draft, sym('@d'), value)),
  clause('(?:the )?term-no <N>{is}<N>', (draft, place, value) => index(place) > 0 && fact(draft, term(place), value)),
  clause('第<N>项(?:‹T\\d+›)?{为}<N>', (draft, place, value) => index(place) > 0 && fact(draft, term(place), value)),
  clause('(?:the )?sum of (?:the |its )?first <N> terms{seq}{is}<N>', (draft, count, value) => index(count) > 0 && fact(draft, sums(count), value)),
  clause('(?:其|它)?的?前<N>项(?:的)?(?:之)?和(?:‹T\\d+›)?{为}<N>', (draft, count, value) => index(count) > 0 && fact(draft, sums(count), value)),
  clause('(?:the )?sum of all (?:of )?(?:its |the )?terms{seq}{is}<N>', (draft, value) => fact(draft, sym('S_\\infty'), value)),
  clause('(?:各项|所有项)(?:的|之)?和{为}<N>', (draft, value) => fact(draft, sym('S_\\infty'), value)),
  clause('(?:arithmetic)(?: (?:sequence|progression|series))', setType('arithmetic')),
  clause('(?:geometric)(?: (?:sequence|progression|series))', setType('geometric')),
  clause('等差数列', setType('arithmetic')),
  clause('等比数列', setType('geometric')),
  // Asked
  clause('(?:{ask}|then )<TF>(?= ?(?:[.,?]|$| if | given | where | when ))', (draft, of) => of && want(draft, { kind: 'value', of })),
  clause('{求}<TF>{值}(?=[.?,]|$)', (draft, of) => of && want(draft, { kind: 'value', of })),
  clause('{ask}term-no <N>{seq}', (draft, place) => index(place) > 0 && want(draft, { kind: 'value', of: term(place) })),
  clause('{求}第<N>项(?:‹T\\d+›)?{值}(?=[.?,]|$)', (draft, place) => index(place) > 0 && want(draft, { kind: 'value', of: term(place) })),
  clause('{ask}(?:sum of (?:the )?(?:its )?first <N> terms){seq}', (draft, count) => index(count) > 0 && want(draft, { kind: 'value', of: sums(count) })),
  clause('{求}(?:其)?前<N>项(?:的|之)?和(?:‹T\\d+›)?{值}(?=[.?,]|$)', (draft, count) => index(count) > 0 && want(draft, { kind: 'value', of: sums(count) })),
  clause('{ask}(?:sum of (?:the )?(?:its )?first ‹V\\d+› terms){seq}(?: ?‹G\\d+›)?', (draft) => want(draft, { kind: 'general-sum' })),
  clause('{求}前‹V\\d+›项(?:的|之)?和(?:公式)?(?:‹G\\d+›)?{值}(?=[.?,]|$)', (draft) => want(draft, { kind: 'general-sum' })),
  clause('{ask}common (?:difference|ratio)(?: ?‹V\\d+›)?{seq}', (draft) => want(draft, { kind: 'step' })),
  clause('{求}(?:公差|公比)(?:‹V\\d+›)?{值}(?=[.?,]|$)', (draft) => want(draft, { kind: 'step' })),
  clause('{ask}first term(?: ?‹T\\d+›)?{seq}', (draft) => want(draft, { kind: 'value', of: sym('@_1') })),
  clause('{求}首项(?:‹T\\d+›)?{值}(?=[.?,]|$)', (draft) => want(draft, { kind: 'value', of: sym('@_1') })),
  clause('{ask}(?:a |an )?(?:formula for (?:the )?|explicit formula for (?:the )?)?general term(?: formula)?(?: ?‹G\\d+›)?{seq}', (draft) => want(draft, { kind: 'general-term' })),
  clause('{ask}(?:explicit |general )?(?:formula|expression)(?: for)?(?: the)? <G>', (draft, name) => general(draft, name)),
  clause('{ask}<G>(?= ?(?:[.,?]|$| if | given | where | when | in terms of ‹V\\d+›| as a function of ‹V\\d+›))(?: in terms of ‹V\\d+›| as a function of ‹V\\d+›)?', (draft, name) => general(draft, name)),
  clause('{求}通项(?:公式)?(?:‹G\\d+›)?{值}(?=[.?,]|$)', (draft) => want(draft, { kind: 'general-term' })),
  clause('{求}<G>{值}(?=[.?,]|$)', (draft, name) => general(draft, name)),
  clause('(?:the )?sum is <N>', (draft, value) => draft.infinite && (fact(draft, sym('S_\\infty'), value), true)),
  clause('(?:{ask}|{求})<V>{值}(?=[.?,]|$)', (draft, name) => name?.kind === 'symbol' && name.name === 'n' && (want(draft, { kind: 'number' }), true)),
  clause('(?:which|what) term(?: number)?{seq} (?:is|equals|has the value|is equal to) <N>', (draft, value) => value && want(draft, { kind: 'index', of: 'term', value })),
  clause('<N>(?:是|为)(?:这个|该|此)?(?:数列)?(?:的|中的)?第几项', (draft, value) => value && want(draft, { kind: 'index', of: 'term', value })),
  clause('(?:how many terms|what is the number of terms|find the number of terms)(?: are)?(?: there)?(?:(?: in| of| does)?(?: the| this)?(?: following)?(?: finite)?(?: arithmetic| geometric)?(?: sequence| progression| series)?)(?: contain| have)?', (draft) => want(draft, { kind: 'count' })),
  clause('(?:共有|一共有|有)(?:多少|几)项|{求}(?:的)?项数{值}(?=[.?,]|$)', (draft) => want(draft, { kind: 'count' })),
  clause('{ask}(?:infinite )?sum(?: of)?(?: all)?(?: the| this| these)?(?: terms)?(?: of| in)?(?: the| this)?(?: following)?(?: infinite)?(?: numbers| terms)?(?! ?first)', (draft) => want(draft, { kind: 'sum' })),
  clause('{求}(?:所有项|各项)(?:的|之)?和{值}(?=[.?,]|$)', (draft) => want(draft, { kind: 'sum' })),
  clause('(?:的和|之和|求和)', (draft) => want(draft, { kind: 'sum' })),
  clause('(?:what is|what\'s|find|compute|calculate|evaluate|determine|simplify)(?: the)?(?: value| sum)? ?(?:of |for )?(?:the )?(?:following )?(?:(?:infinite |finite )?(?:arithmetic |geometric )?(?:series|sum) ?)?(?=(?::|,)? ?‹[PU])', (draft) => want(draft, { kind: 'sum' })),
  clause('(?:求|计算|化简|求值)(?:下列|无穷)?(?:级数|各式)?(?=[:,]? ?‹[PU])', (draft) => want(draft, { kind: 'sum' })),
  // Formulas
  clause('(?:公差|公比|首项|(?:the )?(?:first term|common difference|common ratio)|(?:的)?通项(?:公式)?(?:为|是)?|(?:the )?general term(?: is)?)(?: is)? ?(?=‹E)', () => true),
  clause('(?:(?:其|它)?的?前‹V\\d+›项(?:的|之)?和(?:公式)?(?:为|是)?|(?:the )?sum of (?:the |its )?first ‹V\\d+› terms(?: is)?) ?<E>', (draft, equation) => isApply(equation, 'equal') && equation.args[0]?.kind === 'symbol' && equation.args[0].name === 'S_n' && draft.facts.push(equation) > 0),
  clause('<E>', (draft, equation) => equation && void draft.facts.push(equation)),
  clause('<C>', (draft, chain) => {
    if (!chain) return false;
    const sides = isApply(chain, 'chain') ? chain.args.filter((_, place) => place % 2 === 0) : [];
    const last = sides.at(-1);
    if (!last || !isApply(chain, 'chain') || chain.args.some((each, place) => place % 2 === 1 && !(each.kind === 'text' && each.text === 'equal'))) return false;
    for (const side of sides.slice(0, -1)) draft.facts.push(app('equal', side, last));
    return true;
  }),
  clause('(?:for )?(?:all )?(?:integers? |positive integers? |natural numbers? |whole numbers? )?<R>', (draft, relation) => relation && void draft.conditions.push({ kind: 'relation', relation })),
  clause('<L>', (draft, row) => draft.row === undefined && (draft.row = row) !== undefined),
  clause('<PU>', (draft, sum) => draft.sum === undefined && (draft.sum = sum) !== undefined),
  clause('(?:first ‹N\\d+› terms|前‹N\\d+›项)(?= are|是|为|依次为|分别为)', () => true),
  clause('<Q>|(?:sequence|progression|数列) ?<G>', (draft, ...names) => void draft.named.push(...names.flatMap((each) => (each ? letterOf(each) : [])))),
];

const fillers = /(?:[,.;:?! ]|(?:\b(?:and|where|if|given that|given|suppose that|suppose|let|then|when|the|fibonacci|that|consider|we have|with|has|have|whose|is|are|be|an|a|this|in|of|for|its|such|satisfies|satisfying|satisfy|defined by|given by|sequence|progression|series|infinite series|terms|which|real numbers|real|numbers|it|by|recursively|recurrence relation|recurrence|relation|recursion|for all|for every|for each|as)\b)|已知|如果|求出|求|计算|的值|设|若|则|在|中|且|满足|的|为|是|那么|其中|其|有|记|该|这个|令|数列|级数|对任意|任意|对于|都有|由|给出|定义|递推公式|递推关系|和|,)/y;

/** Takes a line clause by clause; undefined where a word is left over. */
export function draftOf(line: string, parts: readonly Expression[]): Draft | undefined {
  const draft: Draft = { infinite: false, facts: [], conditions: [], named: [], wants: [] };
  let at = 0;
  while (at < line.length) {
    const taken = clauses.some(({ pattern, take }) => {
      pattern.lastIndex = at;
      const found = pattern.exec(line);
      if (!found || found[0] === '' || !ends(line, pattern.lastIndex)) return false;
      const given = found.slice(1).flatMap((place) => (place === undefined ? [] : (parts[Number(place)] ?? [])));
      if (!take(draft, given)) return false;
      at = pattern.lastIndex;
      return true;
    });
    if (taken) continue;
    fillers.lastIndex = at;
    if (!fillers.exec(line)) return undefined;
    at = fillers.lastIndex;
  }
  return draft;
}

/** A clause does not end within a word. */
function ends(line: string, at: number): boolean {
  return !/[a-z]$/.test(line.slice(0, at)) || !/^[a-z]/.test(line.slice(at));
}

function general(draft: Draft, name: Expression | undefined): boolean {
  if (name?.kind !== 'symbol' || !name.name.endsWith('_n')) return false;
  draft.wants.push({ kind: name.name === 'S_n' ? 'general-sum' : 'general-term' });
  return true;
}

function letterOf(name: Expression): string[] {
  const inner = isApply(name, 'set', 'tuple') ? name.args[0] : name;
  return inner?.kind === 'symbol' ? [inner.name.replace(/_.*/, '')] : [];
}
