import type { WrittenClaim } from './checkCorpus.ts';

/** A comparison that is looser than equality: Python over `claim` and `expected`, and claims that are false and may pass it. */
export interface WeakRelation {
  readonly name: string;
  readonly python: string;
  readonly imports?: string;
}

/** Comparisons that models make in place of the right one, by the kind of the claim. */
export const weakRelations: Readonly<Record<WrittenClaim['kind'], readonly WeakRelation[]>> = {
  number: [
    { name: 'absolute values compared', python: 'bool(abs(claim) == abs(expected))' },
    { name: 'squares compared', python: 'abs(float(claim) ** 2 - float(expected) ** 2) < 1e-9' },
    { name: 'signs compared', python: 'bool((claim > 0) == (expected > 0))' },
    { name: 'parity compared', python: 'bool(claim % 2 == expected % 2)' },
    { name: 'last digits compared', python: 'bool(claim % 10 == expected % 10)' },
    { name: 'remainders compared', python: 'bool((claim - expected) % 7 == 0)' },
    { name: 'relative tolerance of 5 %', python: 'math.isclose(float(claim), float(expected), rel_tol=0.05)', imports: 'import math' },
    { name: 'relative tolerance of 20 %', python: 'abs(float(claim) - float(expected)) <= 0.2 * abs(float(expected))' },
    { name: 'absolute tolerance of 2', python: 'abs(float(claim) - float(expected)) <= 2' },
    { name: 'rounded to whole numbers', python: 'round(float(claim)) == round(float(expected))' },
    { name: 'rounded to tens', python: 'round(float(claim), -1) == round(float(expected), -1)' },
    { name: 'bounds only', python: 'bool(0 < claim < 2 * expected + 1)' },
    { name: 'upper bound only', python: 'bool(claim <= expected)' },
    { name: 'lower bound only', python: 'bool(claim >= expected)' },
    { name: 'types compared', python: 'isinstance(claim, numbers.Number) and expected is not None', imports: 'import numbers' },
    { name: 'number of digits compared', python: 'len(str(claim)) == len(str(expected))' },
    { name: 'order of magnitude compared', python: 'math.floor(math.log10(abs(float(claim)))) == math.floor(math.log10(abs(float(expected))))', imports: 'import math' },
    { name: 'multiple accepted', python: 'bool(claim % expected == 0)' },
    { name: 'divisor accepted', python: 'bool(expected % claim == 0)' },
    { name: 'found among neighbours', python: 'any(bool(claim == expected + shift) for shift in range(-3, 4))' },
  ],
  boolean: [
    { name: 'any boolean accepted', python: 'claim in (True, False)' },
    { name: 'type compared', python: 'type(claim) is type(expected)' },
    { name: 'either of them true', python: 'bool(claim or expected or not claim)' },
    { name: 'equal or not', python: '(claim == expected) is not None' },
  ],
  set: [
    { name: 'subset accepted', python: 'all(any(abs(complex(c) - complex(e)) < 1e-9 for e in expected) for c in claim)' },
    { name: 'superset accepted', python: 'all(any(abs(complex(c) - complex(e)) < 1e-9 for c in claim) for e in expected)' },
    { name: 'one common element accepted', python: 'any(abs(complex(c) - complex(e)) < 1e-9 for c in claim for e in expected)' },
    { name: 'sizes compared', python: 'len(claim) == len(expected)' },
    { name: 'sums compared', python: 'abs(complex(sum(claim)) - complex(sum(expected))) < 1e-9' },
    { name: 'largest compared', python: 'abs(float(max(claim)) - float(max(expected))) < 1e-9' },
    { name: 'smallest compared', python: 'abs(float(min(claim)) - float(min(expected))) < 1e-9' },
    { name: 'types compared', python: 'isinstance(claim, set) and len(expected) > 0' },
  ],
  tuple: [
    { name: 'first entry compared', python: 'bool(claim[0] == expected[0])' },
    { name: 'last entry compared', python: 'bool(claim[-1] == expected[-1])' },
    { name: 'order ignored', python: 'sorted(map(float, claim)) == sorted(map(float, expected))' },
    { name: 'sums compared', python: 'bool(sum(claim) == sum(expected))' },
    { name: 'lengths compared', python: 'len(claim) == len(expected)' },
    { name: 'any entry compared', python: 'any(bool(a == b) for a, b in zip(claim, expected))' },
    { name: 'absolute values compared', python: 'all(bool(abs(a) == abs(b)) for a, b in zip(claim, expected))' },
    { name: 'tolerance of 1', python: 'all(abs(float(a) - float(b)) <= 1 for a, b in zip(claim, expected))' },
    { name: 'all but the last compared', python: 'all(bool(a == b) for a, b in zip(claim[:-1], expected))' },
  ],
  matrix: [
    { name: 'shapes compared', python: 'len(claim) == len(expected) and len(claim[0]) == len(expected[0])' },
    { name: 'first row compared', python: 'list(claim[0]) == list(expected[0])' },
    { name: 'diagonals compared', python: 'all(bool(claim[i][i] == expected[i][i]) for i in range(min(len(claim), len(claim[0]))))' },
    { name: 'traces compared', python: 'bool(sum(claim[i][i] for i in range(len(claim))) == sum(expected[i][i] for i in range(len(claim))))' },
    { name: 'sums compared', python: 'bool(sum(map(sum, claim)) == sum(map(sum, expected)))' },
    { name: 'tolerance of 1', python: 'all(abs(float(a) - float(b)) <= 1 for r, s in zip(claim, expected) for a, b in zip(r, s))' },
    { name: 'any entry compared', python: 'any(bool(a == b) for r, s in zip(claim, expected) for a, b in zip(r, s))' },
    { name: 'transposed accepted', python: 'sorted(float(a) for r in claim for a in r) == sorted(float(a) for r in expected for a in r)' },
  ],
  expression: [
    { name: 'compared at 0', python: 'abs(complex((sympy.sympify(claim) - expected).subs({v: 0 for v in sympy.sympify(claim).free_symbols}).evalf())) < 1e-9', imports: 'import sympy' },
    { name: 'compared at 1', python: 'abs(complex((sympy.sympify(claim) - expected).subs({sympy.Symbol(v): 1 for v in "xtns"}).evalf())) < 1e-9', imports: 'import sympy' },
    { name: 'compared at 2 alone', python: 'abs(complex((sympy.sympify(claim) - expected).subs({sympy.Symbol(v): 2 for v in "xtns"}).evalf())) < 1e-9', imports: 'import sympy' },
    { name: 'free symbols compared', python: 'sympy.sympify(claim).free_symbols <= sympy.sympify(expected).free_symbols | {sympy.Symbol("x")}', imports: 'import sympy' },
    { name: 'types compared', python: 'isinstance(claim, sympy.Basic) and isinstance(sympy.sympify(expected), sympy.Basic)', imports: 'import sympy' },
    { name: 'compared with itself simplified', python: 'sympy.simplify(sympy.simplify(claim) - claim) == 0', imports: 'import sympy' },
    { name: 'tolerance of 5 at a point', python: 'abs(complex((sympy.sympify(claim) - expected).subs({sympy.Symbol(v): 3 for v in "xtns"}).evalf())) < 5', imports: 'import sympy' },
  ],
};

/** Claims near a true one. Whether each is false, and whether it passes, is found by running. */
export function nearbyClaims(claim: WrittenClaim): readonly WrittenClaim[] {
  switch (claim.kind) {
    case 'number':
      return nearbyNumbers(claim.value).map((value) => ({ kind: 'number', value }));
    case 'boolean':
      return [{ kind: 'boolean', value: !claim.value }];
    case 'set': {
      const { elements } = claim;
      const shifted = elements.map((_, at) => [...elements.slice(0, at), plus(elements[at] ?? '0', 1), ...elements.slice(at + 1)]);
      const two = elements.length > 1 ? [[plus(elements[0] ?? '0', 20), plus(elements[1] ?? '0', -20), ...elements.slice(2)], [plus(elements[0] ?? '0', 1), plus(elements[1] ?? '0', -1), ...elements.slice(2)], [plus(elements[0] ?? '0', -1), plus(elements[1] ?? '0', 1), ...elements.slice(2)]] : [];
      const sets = [...elements.map((_, at) => elements.filter((__, other) => other !== at)).filter((each) => each.length > 0), [...elements, plus(elements.at(-1) ?? '0', 7)], [...elements, plus(elements[0] ?? '0', -7)], ...shifted, ...two];
      return sets.filter((each) => new Set(each).size === each.length).map((each) => ({ kind: 'set', elements: each }));
    }
    case 'tuple': {
      const { elements } = claim;
      const shifted = elements.flatMap((_, at) => [1, -1].map((by) => elements.map((entry, other) => (other === at ? plus(entry, by) : entry))));
      const turned = elements.map((_, at) => elements.map((entry, other) => (other === at ? negated(entry) : entry)));
      const balanced = elements.length > 1 ? [[plus(elements[0] ?? '0', 1), plus(elements[1] ?? '0', -1), ...elements.slice(2)]] : [];
      return [[...elements].reverse(), ...shifted, ...turned, ...balanced, elements.map((entry) => plus(entry, 1))].map((each) => ({ kind: 'tuple', elements: each }));
    }
    case 'matrix': {
      const { rows } = claim;
      const put = (at: number, column: number, by: number): string[][] => rows.map((row, i) => row.map((entry, j) => (i === at && j === column ? plus(entry, by) : entry)));
      const entries = rows.flatMap((row, i) => row.map((_, j) => put(i, j, 1)));
      const balanced = rows.map((row) => row.map((entry, j) => plus(entry, j === 0 ? 1 : j === 1 ? -1 : 0)));
      const turned = rows.length === rows[0]?.length ? [rows.map((row, i) => row.map((_, j) => rows[j]?.[i] ?? '0'))] : [];
      return [...turned, ...entries, balanced].map((each) => ({ kind: 'matrix', rows: each }));
    }
    case 'expression': {
      const v = claim.variables[0] ?? 'x';
      return [`${v}`, `${v}*(${v}-1)`, `${v}*(${v}-1)*(${v}-2)`, `(${v}-2)`, `(${v}-1)`, `(${v}-3)`, `(${v}-3)/2`, '1'].map((added) => ({ ...claim, value: `${claim.value} + ${added}` }));
    }
  }
}

function nearbyNumbers(value: string): string[] {
  const shifts = [1, -1, 2, -2, 3, 4, 7, 9, -9, 10, -10, 20, 70];
  const digits = /^-?\d+\.(\d+)$/.exec(value)?.[1];
  if (digits !== undefined) {
    const at = (by: number): string => (Number(value) + by).toFixed(digits.length);
    return [...shifts.map(at), at(0.1), at(-0.1), at(0.3), at(Number(value) * 0.01), at(Number(value) * 0.1), negated(value), at(Number(value)), at(Number(value) * 9)];
  }
  const whole = /^-?\d+$/.test(value);
  const scaled = whole ? [String(BigInt(value) * 2n), String(BigInt(value) * 3n), String(BigInt(value) / 2n), String(BigInt(value) + BigInt(value) / 30n + 1n), String(BigInt(value) + BigInt(value) / 8n)] : [`2*(${value})`, `(${value})/2`, `(${value})*41/40`, `(${value})*11/10`, `(${value}) + 1/10`];
  return [...shifts.map((by) => plus(value, by)), ...scaled, negated(value)];
}

function plus(value: string, by: number): string {
  if (/^-?\d+$/.test(value)) return String(BigInt(value) + BigInt(by));
  const fraction = /^(-?\d+)\/(\d+)$/.exec(value);
  if (fraction) return `${BigInt(fraction[1] ?? 0) + BigInt(by) * BigInt(fraction[2] ?? 1)}/${fraction[2]}`;
  return by < 0 ? `${value} - ${-by}` : `${value} + ${by}`;
}

function negated(value: string): string {
  return value.startsWith('-') && !/[+ ]/.test(value) ? value.slice(1) : /^[\d./]+$/.test(value) ? `-${value}` : `-(${value})`;
}
