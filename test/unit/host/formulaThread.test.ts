import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { FormulaThread } from '../../../src/host/formulaThread.ts';

const script = new URL('../../../src/host/formulaWorker.ts', import.meta.url);
const threads: FormulaThread[] = [];

function thread(from: string | URL = script, budgetMs = 5000): FormulaThread {
  const made = new FormulaThread(from, budgetMs);
  threads.push(made);
  return made;
}

after(() => threads.forEach((each) => each.dispose()));

test('formulas are drawn and known in order, one by one', async () => {
  const own = thread();
  const [drawn, facts, broken, none] = await Promise.all([
    own.draw({ latex: '\\frac12', display: true }, '#000000'),
    own.know({ text: 'so $\\frac12+\\frac13$', offset: 8, format: 'markdown' }),
    own.draw({ latex: '\\frac', display: true }, '#000000'),
    own.know({ text: 'It costs $5 and $10.', offset: 11, format: 'markdown' }),
  ]);
  assert.match(drawn?.svg ?? '', /^<svg /);
  assert.equal(facts?.value?.exact, '5/6');
  assert.equal(broken, undefined);
  assert.equal(none, undefined);
});

/** A thread that hangs or dies when it is told to, and says what it was asked otherwise. */
const slow = `data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ id, formula }) => {
    if (formula.latex === 'hang') for (;;);
    if (formula.latex === 'die') process.exit(3);
    if (formula.latex === 'throw') throw new Error('broken');
    parentPort.postMessage({ id, answer: formula.latex });
  });
  parentPort.postMessage('ready');
`)}`;

for (const how of ['hang', 'die', 'throw']) {
  test(`a formula at which the thread does ${how} has no picture, and the next one has`, async () => {
    const own = thread(new URL(slow), 300);
    const color = '#000000';
    const asked = ['a', how, 'b'].map((latex) => own.draw({ latex, display: false }, color));
    assert.deepEqual(await Promise.all(asked), ['a', undefined, 'b']);
  });
}

test('what waits has no answer once the thread is disposed of', async () => {
  const own = thread(new URL(slow), 300);
  const asked = [own.draw({ latex: 'hang', display: false }, '#000000'), own.draw({ latex: 'b', display: false }, '#000000')];
  own.dispose();
  assert.deepEqual(await Promise.all(asked), [undefined, undefined]);
  assert.equal(await own.draw({ latex: 'c', display: false }, '#000000'), undefined);
});
