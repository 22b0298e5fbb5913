import type { CountingQuestion, RowCondition } from './countingQuestion.ts';

/** Of what is tried one by one, no more than this. */
const mostTried = 1_200_000;

/**
 * The same count found by trying what there is: one by one where there is little of it, else with equal branches of
 * the tree taken together. Undefined where that would take too long.
 */
export function enumerated(question: CountingQuestion): bigint | undefined {
  switch (question.ask) {
    case 'letters':
      return sequences([...new Set(question.word)].map((letter) => [...question.word].filter((each) => each === letter).length));
    case 'choose':
      return question.parts.reduce((product, [from, chosen]) => product * subsetsOf(from, chosen), 1n);
    case 'arrange':
      return question.from > 60 ? undefined : subsetsOf(question.from, question.chosen) * sequences(Array.from({ length: question.chosen }, () => 1));
    case 'row':
      return inRow(question.people, question.condition);
    case 'circle':
      return inCircle(question.people);
    case 'pairs':
      return pairsWhere(question.from, () => true);
    case 'diagonals':
      return pairsWhere(question.sides, (a, b) => b - a > 1 && b - a < question.sides - 1);
    case 'numerals':
      return numerals(question);
    case 'subsets':
      return doubled(question.size) - (question.subsets === 'all' ? 0n : question.subsets === 'nonempty-proper' ? 2n : 1n);
    case 'sums':
      return sums(question.unknowns, question.total, question.least);
  }
}

/** The different orders of things of which some are alike: what stands first, and the orders of the rest. */
function sequences(counts: readonly number[], known = new Map<string, bigint>()): bigint {
  const left = counts.filter((count) => count > 0).sort((a, b) => a - b);
  if (left.length === 0) return 1n;
  const key = left.join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const all = left.reduce((sum, _, first) => sum + sequences(left.map((count, index) => (index === first ? count - 1 : count)), known), 0n);
  known.set(key, all);
  return all;
}

/** Each thing is taken or left. */
function subsetsOf(from: number, chosen: number): bigint {
  let row = [1n];
  for (let things = 0; things < from; things++) row = [...row.map((count, size) => count + (row[size - 1] ?? 0n)), 1n];
  return row[chosen] ?? 0n;
}

function doubled(size: number): bigint {
  let count = 1n;
  for (let member = 0; member < size; member++) count += count;
  return count;
}

/** Every set of places for those who are named, each with all orders of them and of the others. */
function inRow(people: number, condition: RowCondition): bigint | undefined {
  if (2 ** people > mostTried) return undefined;
  const size = 'size' in condition ? condition.size : 1;
  let places = 0n;
  for (let set = 0; set < 2 ** people; set++) {
    const taken = Array.from({ length: people }, (_, place) => place).filter((place) => (set >> place) & 1);
    if (taken.length === size && fits(taken, people, condition)) places++;
  }
  return places * sequences(Array.from({ length: size }, () => 1)) * sequences(Array.from({ length: people - size }, () => 1));
}

function fits(taken: readonly number[], people: number, { kind }: RowCondition): boolean {
  const [first = 0] = taken;
  switch (kind) {
    case 'together':
      return taken.every((place, index) => place === first + index);
    case 'apart':
      return taken.every((place, index) => index === 0 || place - (taken[index - 1] ?? 0) > 1);
    case 'at-end':
      return first === 0 || first === people - 1;
    case 'not-at-end':
      return first > 0 && first < people - 1;
    case 'middle':
      return 2 * first === people - 1;
    case 'at-place':
      return first === 0;
    case 'not-at-place':
      return first !== 0;
  }
}

/** All orders around a table, of those that a turn makes alike only the one that is first of them: up to seven people. */
function inCircle(people: number): bigint | undefined {
  if (people < 1 || people > 7) return undefined;
  let different = 0n;
  const walk = (order: readonly number[]): void => {
    if (order.length === people) {
      const turned = order.map((_, by) => [...order.slice(by), ...order.slice(0, by)].join());
      if (turned.every((other) => other >= order.join())) different++;
      return;
    }
    for (let next = 0; next < people; next++) if (!order.includes(next)) walk([...order, next]);
  };
  walk([]);
  return different;
}

function pairsWhere(from: number, wanted: (a: number, b: number) => boolean): bigint | undefined {
  if (from * from > mostTried) return undefined;
  let count = 0n;
  for (let a = 0; a < from; a++) for (let b = a + 1; b < from; b++) if (wanted(a, b)) count++;
  return count;
}

function numerals({ digits, length, repeated, divisor }: Extract<CountingQuestion, { ask: 'numerals' }>): bigint | undefined {
  if (10 ** length > mostTried) return undefined;
  let count = 0n;
  for (let n = 10 ** (length - 1); n < 10 ** length; n++) {
    if (divisor === 'odd' ? n % 2 === 0 : n % divisor !== 0) continue;
    const used = [...String(n)].map(Number);
    if (used.every((digit) => digits.includes(digit)) && (repeated || new Set(used).size === length)) count++;
  }
  return count;
}

/** What the first unknown is, and the solutions for the rest. */
function sums(unknowns: number, total: number, least: number): bigint {
  let ways: bigint[] = Array.from({ length: total + 1 }, (_, sum) => (sum === 0 ? 1n : 0n));
  for (let unknown = 0; unknown < unknowns; unknown++) {
    ways = ways.map((_, sum) => ways.reduce((all, count, before) => (sum - before >= least ? all + count : all), 0n));
  }
  return ways[total] ?? 0n;
}
