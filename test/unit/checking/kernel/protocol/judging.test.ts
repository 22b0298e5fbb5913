import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observedValue } from '../../../../../src/checking/kernel/observedValue.ts';
import { claimedAnswer } from '../../../../../src/checking/kernel/protocol/claimedAnswer.ts';
import { ComputeRun } from '../../../../../src/checking/kernel/protocol/computeRun.ts';
import { harnessAnswer, type Outcome } from '../../../../../src/checking/kernel/protocol/harnessAnswer.ts';
import { judgeTried } from '../../../../../src/checking/kernel/protocol/judgeCheck.ts';
import { judgeBase } from '../../../../../src/checking/kernel/protocol/judgeCompute.ts';
import { verdictOf } from '../../../../../src/checking/kernel/protocol/judgement.ts';
import { mutantsOf } from '../../../../../src/checking/kernel/protocol/mutants.ts';
import { judgeMoved, sameOutcome, type Moved } from '../../../../../src/checking/kernel/protocol/outcomes.ts';
import { claimedValueOf, type ClaimedValue } from '../../../../../src/checking/kernel/protocol/proposedCheck.ts';
import type { Ask } from '../../../../../src/checking/kernel/protocol/runProposedCheck.ts';
import { english } from '../../../../../src/core/phrase.ts';

const budget = { deadline: Number.POSITIVE_INFINITY, now: () => 0 };
const value = (json: object): Outcome => ({ kind: 'value', value: observedValue(json), same: JSON.stringify(json), json });
const truth = (said: boolean): Outcome => value({ kind: 'boolean', value: said });
const integer = (said: number): Outcome => value({ kind: 'integer', value: String(said) });
const float = (text: string): Outcome => value({ kind: 'float', text, bits: 64 });
const error: Outcome = { kind: 'error', name: 'AssertionError', message: '' };

const claim = claimedValueOf({ kind: 'number', value: '25' }) as ClaimedValue;
const mutants = mutantsOf(claim, {}, budget);

/** What is judged of a check that says `base` of the claim and `wrong(i)` of the wrong ones. */
function checked(base: readonly Outcome[], wrong: (index: number) => Outcome): string {
  const found = judgeTried(claim, base, mutants.map((mutant, index) => ({ claim: mutant, outcome: wrong(index) })));
  return found.kind === 'judged' ? found.judgement.kind : `${found.kind} ${found.passes}`;
}

const yes = [truth(true), truth(true)];
const no = [truth(false), truth(false)];

test('a check must be true of the claim and false of every wrong one', () => {
  assert.equal(checked(yes, () => truth(false)), 'accepts true');
  assert.equal(checked(yes, () => truth(true)), 'vacuous');
  assert.equal(checked(yes, (index) => truth(index === 3)), 'weak');
  assert.equal(checked(yes, () => error), 'inconclusive');
  assert.equal(checked(yes, (index) => (index < 3 ? truth(false) : error)), 'weak');
  assert.equal(checked(yes, (index) => (index < 3 ? error : truth(false))), 'accepts true');
  assert.equal(checked(yes, () => ({ kind: 'timeout' })), 'inconclusive');
  assert.equal(checked(yes, () => integer(0)), 'inconclusive');
});

test('what is no truth value, and what changes, decides nothing', () => {
  for (const base of [[integer(1), integer(1)], [truth(true), truth(false)], [value({ kind: 'none' }), truth(true)], [error, error], [truth(true), { kind: 'died' as const }], [value({ kind: 'array', type: 'bool', shape: [1], items: [{ kind: 'boolean', value: true }] }), truth(true)]]) {
    assert.equal(checked(base, () => truth(false)), 'inconclusive');
  }
});

test('a check that fails contradicts only where it accepts something else', () => {
  assert.equal(checked(no, () => truth(false)), 'inconclusive');
  assert.equal(checked(no, () => error), 'inconclusive');
  assert.equal(checked(no, () => truth(true)), 'inconclusive');
  assert.equal(checked(no, (index) => truth(index === 0)), 'accepts false');
});

/** What is judged of a recomputation of 25 that came to `base`. */
function computed(base: readonly Outcome[], of: ClaimedValue = claim): string {
  const found = judgeBase(of, base, budget);
  return found.kind === 'judged' ? found.judgement.kind : found.agrees ? 'agrees' : `differs ${found.witness}`;
}

test('a recomputation agrees or differs only with a value that can be compared', () => {
  assert.equal(computed([integer(25), integer(25)]), 'agrees');
  assert.equal(computed([integer(26), integer(26)]), 'differs 26');
  assert.equal(computed([float('25.0'), float('25.000000000000004')]), 'agrees');
  assert.equal(computed([float('24.9')].concat(float('24.9'))), 'differs 24.9');
  for (const base of [[integer(25), integer(26)], [float('nan'), float('nan')], [truth(true), truth(true)], [value({ kind: 'opaque', type: 'E' }), value({ kind: 'opaque', type: 'E' })], [value({ kind: 'none' }), value({ kind: 'none' })], [error, error], [integer(25), error]]) {
    assert.equal(computed(base), 'inconclusive');
  }
});

test('code that draws numbers is called often enough to be seen to change; other code twice', async () => {
  /** What is judged of code of which the seventh call comes to something else, and how often it was called. */
  const judged = async (code: string): Promise<readonly [kind: string, calls: number]> => {
    let called = 0;
    const ask: Ask = ({ calls }) => {
      called ||= calls.length;
      return Promise.resolve({ kind: 'ran', outcomes: new Map(calls.map(({ id }, index) => [id, integer(index === 6 ? 25 : 26)])), closed: [], looked: true, calls: calls.length });
    };
    const run = new ComputeRun({ shape: 'compute', code, inputs: {} }, claim, [3, 8], ask, budget);
    return [(await run.judge()).kind, called];
  };
  for (const code of ['random.SystemRandom().choice([0, 1])', 'import secrets', 'os.urandom(2)', 'uuid.uuid4()']) assert.deepEqual(await judged(code), ['inconclusive', 8], code);
  assert.equal((await judged('return randomised + strand'))[1], 2);
});

test('three digits are enough for a decimal of three and not for a third', () => {
  const third = claimedValueOf({ kind: 'number', value: '1/3' }) as ClaimedValue;
  const printed = claimedValueOf({ kind: 'number', value: '0.333' }) as ClaimedValue;
  assert.equal(computed([float('0.333'), float('0.333')], third), 'inconclusive');
  assert.equal(computed([float('0.3333333333333333'), float('0.3333333333333333')], third), 'agrees');
  assert.equal(computed([float('0.3333333333333333'), float('0.3333333333333333')], printed), 'agrees');
});

test('each given value must be seen to matter', () => {
  const moved = (name: string, tried: number, changed: number, fixed = false): Moved => ({ name, tried, changed, fixed });
  const kind = (...all: Moved[]): string | undefined => judgeMoved(all)?.kind;
  assert.equal(kind(moved('a', 3, 2), moved('b', 1, 1)), undefined);
  assert.equal(kind(moved('a', 3, 2), moved('word', 0, 0, true)), undefined);
  assert.equal(kind(moved('a', 3, 0), moved('b', 3, 0)), 'vacuous');
  assert.equal(kind(moved('a', 3, 2), moved('b', 3, 0)), 'weak');
  assert.equal(kind(moved('a', 0, 0)), 'weak');
  assert.equal(kind(moved('a', 3, 1), moved('b', 0, 0)), 'weak');
  assert.equal(kind(), 'weak');
  assert.equal(kind(moved('word', 0, 0, true)), 'weak');
});

test('values are the same but for what floating point leaves', () => {
  assert.ok(sameOutcome(float('0.30000000000000004'), float('0.3')));
  assert.ok(!sameOutcome(float('0.3001'), float('0.3')));
  assert.ok(!sameOutcome(integer(1), truth(true)));
  assert.ok(!sameOutcome(error, error));
});

test('only support is a verification, only a contradiction a refutation', () => {
  const support = verdictOf({ kind: 'supported', method: 'checked', tried: 20, rejected: 12, moved: 2 }, 'Python 3.11');
  assert.ok(support.kind === 'verified' && /rejects 12 wrong ones/.test(english(support.evidence.summary)));
  assert.equal(verdictOf({ kind: 'contradicted', method: 'recomputed', tried: 4, claimed: '25', witness: '26' }, 'Python').kind, 'refuted');
  for (const kind of ['vacuous', 'weak', 'inconclusive'] as const) assert.equal(verdictOf({ kind, why: { template: 'x', args: [] } }, 'Python').kind, 'inconclusive');
});

test('whatever a session left is an answer, nothing, or calls that died', () => {
  for (const data of [undefined, null, 3, [], 'x', {}, { results: 3 }, { results: null }]) assert.equal(harnessAnswer(data).kind, 'nothing');
  const ran = harnessAnswer({ results: { a: { kind: 'value' }, b: 7, c: { kind: 'value', value: { kind: 'boolean', value: 'true' } }, d: { kind: 'supported' } }, closed: [null, { node: 'x' }, { node: 1 }], looked: 'yes' });
  assert.ok(ran.kind === 'ran' && !ran.looked && ran.closed.length === 1);
  assert.deepEqual([...ran.outcomes.values()].map(({ kind }) => kind), ['value', 'died', 'value', 'died']);
  for (const outcome of ran.outcomes.values()) assert.equal(computed([outcome, outcome]), 'inconclusive');
});

test('a value that may be the claimed one in other units, another order or other letters contradicts nothing', () => {
  const claimed = (latex: string): ClaimedValue => claimedAnswer({ latex }) as ClaimedValue;
  assert.equal(computed([integer(30), integer(30)], claimed('30^\\circ')), 'inconclusive');
  assert.equal(computed([integer(1890), integer(1890)], claimed('\\$18.90')), 'inconclusive');
  const tuple = (...items: readonly number[]): Outcome => value({ kind: 'tuple', length: items.length, items: items.map((item) => ({ kind: 'integer', value: String(item) })) });
  assert.equal(computed([tuple(2, 3), tuple(2, 3)], claimed('2, 3')), 'agrees');
  assert.equal(computed([tuple(2, 3), tuple(2, 3)], claimed('3, 2')), 'inconclusive');
  assert.match(computed([tuple(2, 4), tuple(2, 4)], claimed('3, 2')), /^differs/);
  const x = { kind: 'expression', value: 'x^2/2 + C', variables: ['x', 'C'] };
  const half = value({ kind: 'symbolic', tree: ['multiply', ['number', '1', '2'], ['power', ['symbol', 'x'], ['number', '2', '1']]] });
  assert.equal(computed([half, half], claimedValueOf(x)), 'inconclusive');
  assert.equal(computed([half, half], claimedValueOf({ ...x, value: 'x^2/2 + 1', variables: ['x'] })), 'inconclusive');
  assert.match(computed([half, half], claimedValueOf({ ...x, value: 'x^2', variables: ['x'] })), /^differs/);
});
