import type { TextFormat } from '../../../core/problem.ts';
import { app, constant, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { mapChildren, some, walk } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { draftOf, type Draft } from './clauses.ts';
import { patternOf } from './pattern.ts';
import { readMean } from './readMean.ts';
import { leastIndex, readRule } from './readRule.ts';
import { sequenceLineOf } from './sequenceLine.ts';
import type { Condition, Progression, SequenceQuestion, Sum, Wanted } from './sequenceQuestion.ts';
import { summandOf } from './summand.ts';
import { rationalOf, termNamed } from './terms.ts';

/** A question about a sequence or a sum; undefined unless every word of it is understood. */
export function readSequences(text: string, format: TextFormat): SequenceQuestion | undefined {
  const line = sequenceLineOf(text, format);
  if (!line || line.parts.length === 0) return undefined;
  const mean = readMean(line);
  if (mean) return mean;
  const draft = draftOf(line.line, line.parts);
  const [want, ...more] = draft?.wants ?? [];
  if (!draft || !want || more.length > 0) return undefined;
  if (draft.sum) return want.kind === 'sum' && draft.facts.length === 0 && !draft.row && draft.conditions.length === 0 ? sumOf(draft.sum) : undefined;
  return readRule(draft, want) ?? progressionOf(draft, line.chinese);
}

function sumOf(given: Expression): Sum | undefined {
  if (isApply(given, 'sum')) {
    const [body, index, from, to] = given.args;
    const start = from && rationalOf(from);
    if (!body || index?.kind !== 'symbol' || !start || start.denominator !== 1n || start.numerator < -50n || start.numerator > 10_000n || !to) return undefined;
    const isEnd = to.kind === 'number' || to.kind === 'symbol' || (to.kind === 'constant' && to.name === 'infinity');
    return isEnd && summandOf(body, index.name) ? { ask: 'sum', body, index: index.name, from: Number(start.numerator), to } : undefined;
  }
  const row = rowOf(given, 'add');
  const pattern = row && patternOf(row.terms, row.last);
  if (!pattern || !summandOf(pattern.body, 'k')) return undefined;
  return { ask: 'sum', body: pattern.body, index: 'k', from: 1, to: pattern.last ?? constant('infinity'), written: given };
}

interface Row {
  readonly terms: readonly Expression[];
  readonly last: Expression | undefined;
}

/** What stands before the dots, and after them. */
function rowOf(row: Expression, operator: 'add' | 'list'): Row | undefined {
  if (!isApply(row, operator)) return undefined;
  const dots = row.args.findIndex((arg) => isDots(arg));
  if (dots < 0) return { terms: row.args, last: undefined };
  const [last, ...more] = row.args.slice(dots + 1);
  return more.length > 0 || row.args.filter(isDots).length > 1 ? undefined : { terms: row.args.slice(0, dots), last: last && isApply(last, 'negate') && last.args[0]?.kind === 'constant' ? undefined : last };
}

function isDots(each: Expression): boolean {
  return each.kind === 'constant' ? each.name === 'ellipsis' : isApply(each, 'negate') && each.args[0] !== undefined && isDots(each.args[0]);
}

function progressionOf(draft: Draft, chinese: boolean): Progression | undefined {
  const row = draft.row && rowOf(draft.row, 'list');
  if (draft.row && !row) return undefined;
  const pattern = row && row.terms.length >= 3 && row.terms.every((each) => rationalOf(each)) ? patternOf(row.terms, undefined) : undefined;
  const type = draft.type ?? (pattern?.type === 'other' ? undefined : pattern?.type);
  if (!type || (row && row.terms.length >= 3 && pattern && pattern.type !== type)) return undefined;
  const names = [...draft.facts, ...draft.wants.flatMap((each) => (each.kind === 'value' ? [each.of] : [])), ...draft.conditions.flatMap((each) => (each.kind === 'relation' ? [each.relation] : []))].flatMap((each) => [...walk(each)].flatMap((part) => (part.kind === 'symbol' ? [part.name] : [])));
  const letters = new Set([...draft.named, ...names.flatMap((name) => /^([A-Za-z])_\w+/.exec(name)?.[1] ?? [])].filter((letter) => letter !== 'S'));
  const [letter = 'a', ...others] = letters;
  const usual = type === 'arithmetic' ? ['d'] : ['q', 'r'];
  const steps = new Set(names.filter((name) => usual.includes(name)));
  const [step = type === 'arithmetic' ? 'd' : chinese ? 'q' : 'r', ...moreSteps] = steps;
  if (others.length > 0 || moreSteps.length > 0) return undefined;
  const rename = (expression: Expression): Expression => withSums(renamed(expression, letter, step), letter);
  const renamedFacts = draft.facts.map(rename);
  const index = draft.wants[0]?.kind === 'number' ? indexWanted(renamedFacts, letter) : undefined;
  if (draft.wants[0]?.kind === 'number' && !index) return undefined;
  const facts = renamedFacts.filter((fact) => fact !== index?.fact);
  if (row?.terms.some((each) => !rationalOf(each))) return undefined;
  for (const [place, each] of (row?.terms ?? []).slice(0, 2).entries()) facts.push(app('equal', sym(`${letter}_${place + 1}`), each));
  const conditions: Condition[] = [];
  for (const condition of draft.conditions) {
    if (condition.kind !== 'relation') {
      conditions.push(condition);
      continue;
    }
    const relation = rename(condition.relation);
    const free = [...freeVariables(relation)];
    if (free.length === 1 && free[0] === 'n') {
      if ((leastIndex(relation) ?? 2) > 1) return undefined;
      continue;
    }
    const [left, right] = relation.kind === 'apply' ? relation.args : [];
    const isGeneral = left?.kind === 'symbol' && left.name === `${letter}_n` && right && rationalOf(right)?.numerator === 0n;
    if (isGeneral && isApply(relation, 'greater')) conditions.push({ kind: 'positive-terms' });
    else if (isGeneral && isApply(relation, 'less')) conditions.push({ kind: 'negative-terms' });
    else conditions.push({ kind: 'relation', relation });
  }
  const wanted = index ? index.wanted : wantedOf(draft, step, row, type, rename);
  const known = (name: string): boolean => name === step || name === 'S_\\infty' || termNamed(name, letter) !== undefined;
  const all = [...facts, ...(wanted?.kind === 'value' ? [wanted.of] : []), ...conditions.flatMap((each) => (each.kind === 'relation' ? [each.relation] : []))];
  if (!wanted || facts.length === 0 || facts.length > 6 || all.some((each) => [...freeVariables(each)].some((name) => !known(name)) || some(each, isDots))) return undefined;
  return { ask: 'progression', type, letter, step, facts, conditions, wanted };
}

/** `S_n = 36` where n is asked. */
function indexWanted(facts: readonly Expression[], letter: string): { readonly fact: Expression; readonly wanted: Wanted } | undefined {
  const found = facts.flatMap((fact) => {
    const [left, right] = isApply(fact, 'equal') ? fact.args : [];
    const value = right && rationalOf(right);
    if (left?.kind !== 'symbol' || !value || (left.name !== 'S_n' && left.name !== `${letter}_n`)) return [];
    const wanted: Wanted = { kind: 'index', of: left.name === 'S_n' ? 'sum' : 'term', value };
    return [{ fact, wanted }];
  });
  return found.length === 1 ? found[0] : undefined;
}

function renamed(expression: Expression, letter: string, step: string): Expression {
  if (expression.kind !== 'symbol') return mapChildren(expression, (child) => renamed(child, letter, step));
  if (expression.name === '@d') return sym(step);
  return expression.name.startsWith('@_') ? sym(`${letter}_${expression.name.slice(2)}`) : expression;
}

/** `a_1 + a_2 + … + a_10` as `S_10`, and `a_2 + a_4 + … + a_98` with all its terms. */
function withSums(expression: Expression, letter: string): Expression {
  const inner = mapChildren(expression, (child) => withSums(child, letter));
  const row = rowOf(inner, 'add');
  if (!row || !isApply(inner, 'add') || !inner.args.some(isDots) || !row.last) return inner;
  const indexes = [...row.terms, row.last].map((each) => (each.kind === 'symbol' ? termNamed(each.name, letter) : undefined)).map((each) => (each?.of === 'term' ? each.index : 0));
  const [from = 0, second = 0] = indexes;
  const last = indexes.at(-1) ?? 0;
  const gap = second - from;
  const even = indexes.length >= 3 && gap > 0 && from > 0 && indexes.slice(0, -1).every((each, place) => each === from + place * gap) && last > (indexes.at(-2) ?? 0) && (last - from) % gap === 0;
  if (!even || (last - from) / gap > 400) return inner;
  if (from === 1 && gap === 1) return sym(`S_${last}`);
  return app('add', ...Array.from({ length: (last - from) / gap + 1 }, (_, place) => sym(`${letter}_${from + place * gap}`)));
}

function wantedOf(draft: Draft, step: string, row: Row | undefined, type: 'arithmetic' | 'geometric', rename: (expression: Expression) => Expression): Wanted | undefined {
  const [want] = draft.wants;
  if (!want) return undefined;
  const last = row?.last && rationalOf(row.last);
  const isEndless = row && !row.last && draft.row?.kind === 'apply' && draft.row.args.some(isDots);
  if (row?.last && want.kind !== 'count' && want.kind !== 'sum') return undefined;
  switch (want.kind) {
    case 'value':
      return { kind: 'value', of: rename(want.of) };
    case 'general-term':
    case 'general-sum':
      return { kind: want.kind };
    case 'step':
      return { kind: 'value', of: sym(step) };
    case 'index': {
      const value = rationalOf(want.value);
      return value && { kind: 'index', of: want.of, value };
    }
    case 'count':
      return last && { kind: 'count', value: last };
    case 'sum':
      if (last) return { kind: 'sum-up-to', value: last };
      return type === 'geometric' && (isEndless || (draft.infinite && !row)) ? { kind: 'value', of: sym('S_\\infty') } : undefined;
    case 'number':
      return undefined;
  }
}
