import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mostTokens } from '../../src/core/spending.ts';
import { answering, protocolServer, quadratic, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

const key = 'sk-typed-0123456789abcdef';

let server: ProtocolServer;
let workbench: Workbench;
/** How the endpoint is named in settings once it is added: by its host. */
let id: string;

before(async () => {
  server = await protocolServer(answering(quadratic.thinking, quadratic.right, 5));
  id = new URL(server.url).host.replace(/[^a-z0-9]+/g, '-');
  workbench = await Workbench.open({
    settings: {
      'therefore.models': {
        [`${id}/scripted-1`]: { contextTokens: 262144, outputTokens: 4096, sees: false, price: { currency: 'USD', input: 0.6, output: 2.5 } },
        [`${id}/scripted-2`]: { outputTokens: 100_000, price: { currency: 'USD', input: 0.6, output: 2.5 } },
        [`${id}/endless*`]: { price: { currency: 'USD', input: 0.6, output: 50 } },
      },
      'therefore.spendingCap': 0.05,
      'therefore.currency': 'EUR',
      'therefore.exchangeRates': { USD: 0.9 },
    },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
  assert.ok(!log.includes(key));
});

/** The quick pick's title, once it is one that fits. */
async function pickTitled(title: string): Promise<void> {
  await workbench.page.locator('.quick-input-title', { hasText: title }).first().waitFor();
}

async function rows(): Promise<string[]> {
  return workbench.page.locator('.quick-input-list .monaco-list-row').allInnerTexts();
}

async function solve(): Promise<void> {
  await workbench.openFile('quadratic.md');
  await workbench.goto(6, 5);
  await workbench.command('Therefore: Solve Selection');
}

test('the status bar tells the model and the cap', async () => {
  // What the tooltip shows is read to those who do not see it.
  await workbench.page.locator('.statusbar-item[aria-label*="Its cap is €0.05"]', { hasText: '∴ Built-in solver' }).waitFor();
});

test('who could reason is listed by what it takes', async () => {
  await workbench.command('Therefore: Choose Model');
  await pickTitled('Who should reason?');
  const listed = await until('the providers', 10_000, async () => {
    const texts = await rows();
    return texts.some((text) => text.includes('Kimi')) ? texts : undefined;
  });
  assert.match(listed[0] ?? '', /Built-in solver.*current/s);
  assert.match(listed[1] ?? '', /Kimi.*api\.moonshot\.ai.*Needs a key/s);
  assert.ok(!listed.some((text) => /LM Studio|llama\.cpp/.test(text)), 'servers that do not listen are not offered');
  await workbench.screenshot('choose-provider');
});

test('an endpoint of one’s own is added by its address, which is looked at while it is typed', async () => {
  const input = workbench.page.locator('.quick-input-widget input').first();
  // A list shows what fits on the screen; typing finds the rest.
  await input.fill('any');
  await workbench.pick('Any OpenAI-compatible endpoint…');
  await pickTitled('Any OpenAI-compatible endpoint');
  await input.fill('http://192.168.0.9/v1');
  await workbench.page.locator('.quick-input-message', { hasText: 'is not encrypted' }).waitFor();
  await workbench.answer(`${server.url}/chat/completions`);
  await pickTitled('API key for');
  const password = workbench.page.locator('.quick-input-widget input[type="password"]').first();
  await password.waitFor();
  await workbench.screenshot('choose-key');
  await workbench.answer(key);
});

test('its models are listed with context and price, in the user’s settings and not the workspace’s', async () => {
  await pickTitled('Which model of');
  const listed = await until('the models', 10_000, async () => {
    const texts = await rows();
    return texts.some((text) => text.includes('scripted-2')) ? texts : undefined;
  });
  assert.match(listed.find((text) => text.includes('scripted-1')) ?? '', /262,144 tokens · \$0\.60 in, \$2\.50 out per million/);
  await workbench.screenshot('choose-model');
  assert.equal(server.requests.at(-1)?.authorization, `Bearer ${key}`);
  const asked = server.requests.length;
  await workbench.page.locator('.quick-input-titlebar a.action-label[aria-label*="list again"]').first().click();
  await until('the list asked again', 10_000, () => Promise.resolve(server.requests.length > asked || undefined));
  await workbench.pick('scripted-1');
  const user = JSON.parse(readFileSync(join(workbench.userDataDir, 'User', 'settings.json'), 'utf8')) as Record<string, unknown>;
  assert.deepEqual(user['therefore.endpoints'], [{ id, label: new URL(server.url).host, baseUrl: server.url }]);
  await until('the workspace’s choice', 10_000, () => Promise.resolve(existsSync(join(workbench.folder, '.vscode', 'settings.json')) && workbench.read('.vscode/settings.json').includes(`${id}/scripted-1`) ? true : undefined));
});

test('its answer streams, with what it cost below it and in the status bar', async () => {
  await solve();
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  const body = server.requests.at(-1);
  assert.equal(body?.authorization, `Bearer ${key}`);
  // (42 · 0.6 + 120 · 2.5) / 10⁶ dollars, at 0.9 euros each.
  const panel = await workbench.panel();
  await panel.getByText('€0.00029').first().waitFor();
  const item = workbench.page.locator('.statusbar-item[id="therefore.therefore.therefore.model"], .statusbar-item', { hasText: /∴ .*· auto/ }).first();
  await item.waitFor();
  await item.hover();
  await workbench.page.locator('.monaco-hover', { hasText: 'This session has cost €0.00029' }).first().waitFor();
  await workbench.screenshot('choose-cost');
  assert.ok(!workbench.journals().join('').includes(key));
});

/** Chooses one of the endpoint's models, or by its name one that is not listed. */
async function choose(model: string, listed: boolean): Promise<void> {
  await workbench.command('Therefore: Choose Model');
  await pickTitled('Who should reason?');
  await workbench.pick(new URL(server.url).host);
  await pickTitled('Which model of');
  if (listed) await workbench.pick(model);
  else {
    await workbench.pick('Another model…');
    await workbench.page.locator('.quick-input-message', { hasText: 'The model’s name as' }).waitFor();
    await workbench.answer(model);
  }
  await workbench.page.locator('.statusbar-item', { hasText: `${model} · auto` }).first().waitFor();
}

test('a run that could cross the cap is not sent, and says what is left', async () => {
  await choose('scripted-2', true);
  const asked = server.requests.length;
  await solve();
  // 100,000 tokens of answer cost a quarter of a dollar.
  const lens = await workbench.waitForLens(/Not sent: this run could cost up to €0\.23, and €0\.05 are left of the session’s cap of €0\.05/);
  assert.match(lens, /Open Settings/);
  assert.equal(server.requests.length, asked);
  const panel = await workbench.panel();
  await panel.getByRole('button', { name: 'Open Settings' }).first().waitFor();
  await workbench.screenshot('choose-cap');
});

test('a stream is stopped before the cap is crossed, and what came is kept', async () => {
  await choose('endless-1', false);
  server.script = async (request) => {
    // As a provider does: no more than it was told to.
    const { max_tokens: most = Infinity } = JSON.parse(request.body) as { max_tokens?: number };
    const words = 'Step by step: x - 2 = 0 and x - 3 = 0. ';
    const send = (chunk: unknown): void => request.send(JSON.parse(JSON.stringify(chunk).replace('"stop"', '"length"')));
    await answering('', words.repeat(Math.min(400, Math.floor(most / mostTokens(words)))), 2)({ ...request, send });
  };
  await solve();
  await workbench.waitForLens(/Stopped before the session’s spending cap of €0\.05 was crossed/, 30_000);
  const trace = await workbench.waitForTrace();
  const turn = trace.turns.at(-1);
  assert.equal(turn?.end?.failure, 'spending-cap');
  assert.match(turn?.parts.at(-1)?.text ?? '', /^Step by step/);
  assert.ok((JSON.parse(server.requests.at(-1)?.body ?? '{}') as { max_tokens?: number }).max_tokens);
  const cost = turn?.usage.cost;
  assert.ok(cost && cost.currency === 'EUR' && cost.amount > 0.02 && cost.amount < 0.05, JSON.stringify(cost));
});
