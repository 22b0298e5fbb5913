import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answerText, thinkingText } from '../../src/core/trace.ts';
import { endlessThinking, protocolServer, type ProtocolServer, type Script } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

let server: ProtocolServer;
let workbench: Workbench;

const chunk = (delta: object, finish: string | null = null): object => ({ id: 'c', model: 'scripted-1', choices: [{ index: 0, delta, finish_reason: finish }] });

before(async () => {
  server = await protocolServer(() => {});
  workbench = await Workbench.open({ settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'local/scripted-1', 'therefore.giveUpAfter.silence': 2 } });
  await workbench.openFile('quadratic.md');
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

async function solve(script: Script): Promise<void> {
  server.script = script;
  await workbench.goto(6, 5);
  await workbench.command('Therefore: Solve Selection');
}

/** The last turn of the newest trace, once it has ended so often. */
async function turns(count: number) {
  return until(`${count} turns that have ended`, 20_000, () => {
    const found = workbench.traces().at(-1)?.turns ?? [];
    return Promise.resolve(found.length === count && found.every(({ end }) => end) ? found : undefined);
  });
}

test('74 the panel is closed in mid-stream, and has everything when it is opened again', async () => {
  const count = 150;
  await solve(async ({ send, pause, response }) => {
    for (let n = 0; n < count; n++) {
      send(chunk({ content: `${n} ` }));
      await pause(25);
    }
    send(chunk({}, 'stop'));
    send('[DONE]');
    response.end();
  });
  const panel = await workbench.panel();
  await panel.getByText(/\b5 6 7\b/).first().waitFor();
  await workbench.command('View: Close Primary Side Bar');
  await until('the panel to go', 5000, () => Promise.resolve(panel.isDetached() ? true : undefined)).catch(() => undefined);
  const [turn] = await turns(1);
  assert.ok(turn);
  assert.deepEqual([turn.end?.how, answerText(turn)], ['complete', Array.from({ length: count }, (_, n) => `${n} `).join('')]);
  await workbench.command('Therefore: Open Panel');
  const again = await workbench.panel();
  await again.getByText(/\b147 148 149\b/).first().waitFor();
  assert.equal(await again.locator('.turn').count(), 1);
});

test('enough thinking: the answer is asked for with what was thought', async () => {
  await solve(endlessThinking(40));
  const panel = await workbench.panel();
  await panel.getByText(/thought \d/).first().waitFor();
  const now = panel.locator('.ask').getByRole('button', { name: 'Answer Now' });
  await now.waitFor();
  await workbench.screenshot('stream-answer-now');
  server.script = ({ send, response }) => {
    send(chunk({ content: 'So $x = 2$.' }, 'stop'));
    send('[DONE]');
    response.end();
  };
  await now.click();
  const [first, second] = await turns(2);
  assert.ok(first && second);
  assert.equal(first.end?.how, 'cancelled');
  assert.deepEqual([second.task, second.end?.how, answerText(second)], ['answer', 'complete', 'So $x = 2$.']);
  const body = server.requests.at(-1)?.body ?? '';
  assert.ok(body.includes(JSON.stringify(thinkingText(first)).slice(1, -1)), 'all that was thought went along');
  assert.match(body, /Give the answer now/);
});

test('Answer Now pressed twice asks once', async () => {
  await solve(endlessThinking(40));
  const panel = await workbench.panel();
  const now = panel.locator('.ask').getByRole('button', { name: 'Answer Now' });
  await now.waitFor();
  const before = server.requests.length;
  server.script = async ({ send, pause, response }) => {
    send(chunk({ content: 'So $x = 2$.' }));
    await pause(500);
    send(chunk({}, 'stop'));
    send('[DONE]');
    response.end();
  };
  await now.dblclick();
  const found = await turns(2);
  assert.deepEqual(found.map(({ task, end }) => [task, end?.how]), [['solve', 'cancelled'], ['answer', 'complete']]);
  assert.equal(server.requests.length, before + 1);
});

test('an answer that broke off is continued', async () => {
  await solve(async ({ send, pause, response }) => {
    send(chunk({ content: 'The roots are 2 a' }));
    await pause(100);
    response.destroy();
  });
  await workbench.waitForLens(/broke off.*Continue.*Retry/s);
  const panel = await workbench.panel();
  server.script = ({ send, response }) => {
    send(chunk({ content: 'nd 3.' }, 'stop'));
    send('[DONE]');
    response.end();
  };
  await panel.locator('.end').getByRole('button', { name: 'Continue' }).click();
  const [first, second] = await turns(2);
  assert.ok(first && second);
  assert.deepEqual([first.end?.how, answerText(first), second.task, answerText(second)], ['truncated', 'The roots are 2 a', 'continue', 'nd 3.']);
  assert.match(server.requests.at(-1)?.body ?? '', /The roots are 2 a.*Go on exactly where it stopped/s);
});

test('a stream that falls silent is given up when the settings say, and the settings are one click away', async () => {
  await solve(({ send }) => send(chunk({ reasoning_content: 'Then nothing.' })));
  await workbench.waitForLens(/Local fell silent.*Answer Now.*Open Settings/s);
  const panel = await workbench.panel();
  await panel.locator('.end').getByRole('button', { name: 'Open Settings' }).click();
  await workbench.page.locator('.settings-editor').getByText(/Give Up After: Silence/).first().waitFor();
  await workbench.screenshot('stream-silence-settings');
});
