import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answering, protocolServer, quadratic, type ProtocolServer } from '../support/protocolServer.ts';
import { Workbench } from '../support/workbench.ts';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering(quadratic.thinking, quadratic.right, 5));
  const dead = await protocolServer(() => {});
  await dead.close();
  workbench = await Workbench.open({
    workspace: {
      'quadratic.md': '# Empty lines below\n\n\n\nSolve $x^2 - 5x + 6 = 0$.\n',
      'large.txt': `${'x = 1 and so on\n'.repeat(70_000)}`,
      'binary.txt': `${'\u0001\u0002PNG\ufffd\u0003'.repeat(400)}\n`,
    },
    settings: {
      'therefore.endpoints': [
        { id: 'local', label: 'Local', baseUrl: server.url },
        { id: 'keyed', label: 'Keyed', baseUrl: server.url.replace('127.0.0.1', 'localhost'), preset: 'kimi' },
        { id: 'dead', label: 'Dead', baseUrl: dead.url },
      ],
      'therefore.model': 'local/scripted-1',
      'therefore.python.path': '/nonexistent/python3',
    },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

/** Chooses a model as a person does; an endpoint that lists none is told its name. */
async function choose(endpoint: string, model: string, { listed = true, asksKey = false } = {}): Promise<void> {
  // A list that comes while the palette still closes is closed with it.
  for (let attempt = 0; ; attempt++) {
    await workbench.command('Therefore: Choose Model');
    const chosen = await workbench.pick(endpoint, 10_000).then(() => true, (error: unknown) => error);
    if (chosen === true) break;
    if (attempt >= 3) throw chosen;
    await workbench.page.keyboard.press('Escape');
  }
  if (asksKey) {
    await workbench.page.locator('.quick-input-widget input[type="password"]').first().waitFor();
    await workbench.answer('');
  }
  if (listed) {
    await workbench.pick(model);
    return;
  }
  // The list that stays empty gives way to a question of its own.
  await workbench.page.locator('.quick-input-widget', { hasText: 'writes it' }).first().waitFor();
  await workbench.answer(model);
}

async function solve(): Promise<void> {
  await workbench.openFile('quadratic.md');
  await workbench.goto(5, 3);
  await workbench.command('Therefore: Solve Selection');
}

test('an empty place says that there is no problem', async () => {
  await workbench.openFile('quadratic.md');
  await workbench.goto(3, 1);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForNotification(/There is no problem here/);
});

test('binary text says that it is none', async () => {
  await workbench.openFile('binary.txt');
  await workbench.goto(1, 1);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForNotification(/does not look like text/);
});

test('a missing key is said over the problem, with the command that sets one', async () => {
  await choose('Keyed', 'scripted-1', { asksKey: true });
  await solve();
  const lens = await workbench.waitForLens(/There is no API key for Keyed yet/);
  assert.match(lens, /Set API Key/);
});

test('a key the server does not accept is said so, and the key is nowhere in journal or log', async () => {
  const key = 'sk-secret-000000000000000000';
  server.script = ({ response }) => {
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message: `Incorrect API key provided: ${key}`, code: 'invalid_api_key' } }));
  };
  await workbench.command('Therefore: Set API Key');
  const { page } = workbench;
  const input = page.locator('.quick-input-widget input[type="password"]').first();
  await input.waitFor();
  await input.fill(key);
  await page.keyboard.press('Enter');
  await workbench.waitForNotification(/is stored/);
  await solve();
  await workbench.waitForLens(/Keyed does not accept the API key/);
  assert.equal(server.requests.at(-1)?.authorization, `Bearer ${key}`);
  assert.ok(!workbench.journals().join('').includes(key));
  assert.ok(!workbench.hostLog().includes(key));
});

test('a server that is down is said so', async () => {
  await choose('Dead', 'some-model', { listed: false });
  await solve();
  const lens = await workbench.waitForLens(/Nothing answers at Dead/);
  assert.match(lens, /Retry/);
});

test('a stream cut in the middle keeps what came and says so', async () => {
  server.script = async ({ send, response, pause }) => {
    send({ id: 'c', choices: [{ index: 0, delta: { reasoning_content: 'I think about it.' } }] });
    send({ id: 'c', choices: [{ index: 0, delta: { content: 'The first half of an answer' } }] });
    await pause(200);
    response.destroy();
  };
  await choose('Local', 'scripted-1');
  await solve();
  await workbench.waitForLens(/broke off in the middle/);
  const panel = await workbench.panel();
  await panel.getByText('The first half of an answer').first().waitFor();
  assert.ok(workbench.journals().some((journal) => journal.includes('The first half of an answer') && journal.includes('"how":"truncated"')));
});

test('without Python the check runs in the one that Therefore brings, and says so', async () => {
  server.script = answering(quadratic.thinking, quadratic.right, 2);
  await solve();
  await workbench.waitForLens(/x = 2 or x = 3.*verified/s);
  await workbench.page.locator('.codelens-decoration a', { hasText: 'Check in notebook' }).first().click();
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Where: Python 3\.\d+ \(Pyodide\)\s+Sandbox: it cannot reach the network, your files/);
  await dialog.getByRole('button', { name: 'Run' }).click();
  await workbench.page.locator('.cell-statusbar-container', { hasText: /✓ verified/ }).first().waitFor({ timeout: 90_000 });
  await workbench.screenshot('bad-no-python');
});

test('a selection of a megabyte says how long it is and what is possible', async () => {
  await workbench.openFile('large.txt');
  await workbench.goto(1, 1);
  await workbench.page.keyboard.press('Control+A');
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForNotification(/kB long; Therefore reads up to 100 kB/);
});
