import type { Judgement } from '../../../src/checking/kernel/protocol/judgement.ts';
import { checkCorpus, type CorpusCheck } from './checkCorpus.ts';

/** Checks of the corpora that are quick wherever they run and need no NumPy, with the judgement of each. */
const judgements: Readonly<Record<string, Judgement['kind']>> = {
  'good-sum-first-n': 'supported',
  'good-last-digit-power': 'supported',
  'good-crt': 'supported',
  'good-pythagorean-triple-product': 'supported',
  'good-divisors-set': 'supported',
  'good-absolute-value-equation': 'supported',
  'good-polynomial-remainder': 'supported',
  'good-matrix-power': 'supported',
  'good-dot-orthogonal': 'supported',
  'good-birthday': 'supported',
  'good-regression-check': 'supported',
  'good-double-integral': 'supported',
  'good-josephus': 'supported',
  'good-rc-constant': 'supported',
  'false-crt-check': 'inconclusive',
  'false-quadratic-roots': 'contradicted',
  'false-absolute-value-equation': 'contradicted',
  'false-hypotenuse-2': 'contradicted',
  'false-committee': 'inconclusive',
  'bad-true-after-computing': 'vacuous',
  'bad-or-true': 'vacuous',
  'bad-self-missing-side': 'vacuous',
  'bad-in-true-false': 'vacuous',
  'bad-truthy-list': 'inconclusive',
  'bad-except-true-index': 'vacuous',
  'bad-zip-empty': 'vacuous',
  'bad-constant-fake-cancel': 'vacuous',
  'bad-constant-len': 'vacuous',
  'bad-constant-set-built': 'vacuous',
  'bad-constant-min-search': 'vacuous',
  'bad-tolerance-relative': 'weak',
  'bad-round-integer': 'weak',
  'bad-sign-ignored-true': 'weak',
  'bad-set-sum-true': 'weak',
  'bad-tuple-norm': 'weak',
  'bad-matrix-inverse-vector': 'weak',
  'bad-text-prefix': 'weak',
  'bad-input-one-only': 'weak',
  'bad-always-equal-class': 'vacuous',
};

const broken = (how: string, shape: CorpusCheck['shape'], code: string): CorpusCheck => ({ id: `broken: ${how}`, shape, claim: { kind: 'number', value: '5050' }, claimTrue: true, inputs: { n: 100 }, code, is: 'vacuous', how });

/** Code that comes to nothing. */
const brokenChecks: readonly CorpusCheck[] = [
  broken('no Python', 'compute', 'def compute(P) return 5050'),
  broken('another function', 'compute', 'def solve(P):\n    return sum(range(P["n"] + 1))'),
  broken('no function', 'check', 'claim == 5050'),
  broken('raises', 'compute', 'def compute(P):\n    raise ValueError("no")'),
  broken('raises for the claim', 'check', 'def check(claim, P):\n    return claim.no_such_thing == P["n"]'),
  broken('a module that is not there', 'compute', 'import sage.all\n\ndef compute(P):\n    return sum(range(P["n"] + 1))'),
  broken('a name that is not there', 'check', 'def check(claim, P):\n    return claim == sum(range(P["m"] + 1))'),
  broken('never ends', 'compute', 'def compute(P):\n    while True:\n        pass'),
  broken('exits', 'check', 'import sys\n\ndef check(claim, P):\n    sys.exit(0)'),
  broken('not a number', 'compute', 'def compute(P):\n    return float("nan")'),
  broken('infinite', 'compute', 'def compute(P):\n    return float("inf")'),
  broken('another kind of value', 'compute', 'def compute(P):\n    return "5050"'),
];

/** Each check with the judgement that it must have in every session. */
export const sameChecks: readonly (readonly [CorpusCheck, Judgement['kind']])[] = [
  ...[...checkCorpus('good'), ...checkCorpus('bad')].flatMap((check) => {
    const kind = judgements[check.id];
    return kind === undefined ? [] : [[check, kind] as const];
  }),
  ...brokenChecks.map((check) => [check, 'inconclusive'] as const),
];
