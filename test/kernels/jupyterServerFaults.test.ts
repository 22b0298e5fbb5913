import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, test } from 'node:test';
import { jupyterServer, type JupyterServer } from '../../src/kernels/jupyter/jupyterServerSession.ts';
import { kernelsEnded } from '../../src/kernels/jupyter/serverLink.ts';
import type { ExecuteResult, KernelSession } from '../../src/kernels/kernelSession.ts';
import { executed, fakeJupyterServer, type FakeFaults, type FakeJupyter } from '../support/fakeJupyterServer.ts';
import { until } from '../support/until.ts';

const token = 's3cret-token';
const fakes: FakeJupyter[] = [];
const sessions: KernelSession[] = [];
const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));
after(() => {
  for (const each of sessions) each.dispose();
  for (const each of fakes) each.stop();
});

async function served(faults: FakeFaults = {}): Promise<{ readonly fake: FakeJupyter; readonly server: JupyterServer }> {
  const fake = await fakeJupyterServer(faults);
  fakes.push(fake);
  return { fake, server: jupyterServer(fake.url, token) };
}

function opened(session: KernelSession): KernelSession {
  sessions.push(session);
  return session;
}

async function run(session: KernelSession, timeoutMs = 3000): Promise<ExecuteResult> {
  const from = performance.now();
  const result = await opened(session).execute('1', { timeoutMs });
  assert.ok(performance.now() - from < timeoutMs + 1500 + 3000);
  return result;
}

test('the token goes in the header of every request and in no address, and the path of the base is kept', async () => {
  const { fake, server } = await served();
  const session = server.start({ path: 'notes/a.ipynb' });
  const result = await run(session);
  assert.equal(result.kind === 'ok' && result.output, '1\n');
  session.dispose();
  await kernelsEnded();
  assert.ok(fake.requests.some(({ path }) => path.startsWith('/user/ada/api/kernels/k1/channels?session_id=')));
  assert.ok(fake.requests.every(({ authorization }) => authorization === `token ${token}`));
  assert.ok(fake.requests.every(({ path }) => path.startsWith('/user/ada/api/') && !path.includes(token)));
  assert.equal(fake.requests.at(-1)?.method, 'DELETE');
});

test('a kernel that was attached to is never ended', async () => {
  const { fake, server } = await served({ execute: () => {} });
  const session = server.attach('k1');
  assert.equal((await run(session, 300)).kind, 'timeout');
  session.dispose();
  await kernelsEnded();
  assert.ok(fake.requests.every(({ method }) => method !== 'DELETE'));
  // It had not begun, so whatever runs there is somebody else's.
  assert.ok(fake.requests.every(({ path }) => !path.endsWith('/interrupt')));
});

test('code given up while it waited is stopped once the kernel begins with it', async () => {
  let begin: (() => void) | undefined;
  const { fake, server } = await served({ execute: (socket, id) => (begin = () => socket.say('iopub', 'status', { execution_state: 'busy' }, id)) });
  assert.equal((await run(server.attach('k1'), 200)).kind, 'timeout');
  begin?.();
  await until('the interrupt', 5000, async () => fake.requests.find(({ path }) => path.endsWith('/interrupt')));
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const answers: readonly (readonly [string, Answer, RegExp])[] = [
  ['a login page', (_, response) => response.setHeader('content-type', 'text/html').end('<!DOCTYPE html><title>Sign in</title>'), /web page, perhaps to log in/],
  ['a redirect to a login', (_, response) => response.writeHead(302, { location: '/hub/login' }).end(), /sends requests on to another page/],
  ['another origin', (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:9/steal' }).end(), /sends requests on to another page/],
  ['401', (_, response) => response.writeHead(401).end(), /does not accept the token/],
  ['403', (_, response) => response.writeHead(403).end(`{"message":"bad token ${token}"}`), /does not accept the token/],
  ['404', (_, response) => response.writeHead(404).end('<html>'), /address may be wrong/],
  ['502', (_, response) => response.writeHead(502).end('<html>'), /not running \(502\)/],
  ['503', (_, response) => response.writeHead(503).end(), /not running \(503\)/],
  ['500 that repeats the token', (_, response) => response.writeHead(500).end(`{"message":"no ${token} here"}`), /500: no … here/],
  ['JSON of something else', (_, response) => response.end('{"a":1}'), /does not answer as a Jupyter server/],
  ['no JSON', (_, response) => response.end('pong'), /does not answer as a Jupyter server/],
  ['a body cut short', (_, response) => void response.writeHead(200, { 'content-length': 1000 }).write('{"kernelspecs":', () => response.destroy()), /cannot be reached/],
  ['no answer at all', (request) => void request.socket.destroy(), /cannot be reached/],
];

test('each refusal is told in plain words, without the token', async () => {
  for (const [name, answer, words] of answers) {
    const { server } = await served({ answer: (request, response) => (answer(request, response), true) });
    await assert.rejects(server.specs(), (error) => error instanceof Error && words.test(error.message) && !error.message.includes(token), name);
    for (const session of [server.start(), server.attach('k1')]) {
      const result = await run(session);
      // Of an attached kernel the answer is not looked at, so long as it is JSON.
      if (name === 'JSON of something else' && session.protections.size === 0) continue;
      assert.ok(result.kind === 'died', `${name}: ${JSON.stringify(result)}`);
      assert.match(result.why, words, name);
      assert.doesNotMatch(result.why, new RegExp(token));
    }
  }
});

test('nobody listening is told', async () => {
  const { fake, server } = await served();
  fake.stop();
  await assert.rejects(server.kernels(), /cannot be reached: ECONNREFUSED/);
});

test('lists leave out what is none of theirs', async () => {
  const { server } = await served();
  assert.deepEqual((await server.kernels()).map(({ id }) => id), ['k1']);
});

test('a WebSocket that is refused is told, and the kernel that was started for it is ended', async () => {
  const { fake, server } = await served({ refuse: 403 });
  const result = await run(server.start());
  assert.ok(result.kind === 'died');
  assert.match(result.why, /WebSockets/);
  await kernelsEnded();
  assert.equal(fake.requests.at(-1)?.method, 'DELETE');
});

test('a server that refuses the offered protocol is asked without', async () => {
  assert.equal((await run((await served({ noProtocol: true })).server.start())).kind, 'ok');
});

const ends: readonly (readonly [string, FakeFaults['execute'] & object, RegExp])[] = [
  ['the socket is dropped', (socket) => socket.cut(), /connection to the Jupyter server was lost/],
  ['the kernel is restarted', (socket) => socket.say('iopub', 'status', { execution_state: 'restarting' }), /restarted/],
  ['as the Jupyter extension says it', (socket) => socket.say('iopub', 'status', { execution_state: 'autorestarting' }), /restarted/],
  ['the kernel is dead', (socket) => socket.say('iopub', 'status', { execution_state: 'dead' }), /ended/],
];

test('a kernel that is lost while it runs settles as died, and the next execution works', async () => {
  for (const [name, fault, words] of ends) {
    let faulty = true;
    const { server } = await served({
      execute: (socket, id, code) => {
        if (faulty) {
          socket.say('iopub', 'status', { execution_state: 'busy' }, id);
          fault(socket, id, code);
        } else executed(socket, id, 'again');
        faulty = false;
      },
    });
    const session = opened(server.start());
    const from = performance.now();
    const result = await session.execute('1', { timeoutMs: 30_000 });
    assert.ok(result.kind === 'died', name);
    assert.match(result.why, words);
    assert.ok(performance.now() - from < 3000, name);
    const next = await session.execute('1', { timeoutMs: 3000 });
    assert.equal(next.kind === 'ok' && next.output, 'again', name);
  }
});

test('output that the server holds back marks the result as truncated', async () => {
  const { server } = await served({
    execute: (socket, id) => {
      socket.say('iopub', 'stream', { name: 'stderr', text: 'IOPub data rate exceeded.\nThe Jupyter server will temporarily stop sending output\n' }, id);
      executed(socket, id, 'rest');
    },
  });
  const result = await run(server.start());
  assert.equal(result.kind === 'ok' && result.truncated, true);
});

test('frames that are cut or no messages are passed over', async () => {
  const { server } = await served({
    execute: (socket, id) => {
      for (const text of ['', '{', 'null', '{"channel":"iopub"}', '{"channel":"shell","header":{"msg_id":"x","msg_type":"execute_reply"},"parent_header":null,"content":null}']) socket.sayRaw(text);
      socket.sayBytes(Buffer.from([0, 0, 0, 9, 1]));
      socket.say('shell', 'execute_reply', { status: 'ok' }, 'another’s');
      executed(socket, id, 'fine');
    },
  });
  const result = await run(server.start());
  assert.equal(result.kind === 'ok' && result.output, 'fine');
});

test('a reply whose end of output never comes settles, marked as truncated', async () => {
  const { server } = await served({ execute: (socket, id) => socket.say('shell', 'execute_reply', { status: 'ok', user_expressions: {} }, id) });
  const result = await run(server.start(), 20_000);
  assert.equal(result.kind === 'ok' && result.truncated, true);
});

test('output without a reply is a timeout, never a result', async () => {
  const { server } = await served({
    execute: (socket, id) => {
      socket.say('iopub', 'stream', { name: 'stdout', text: 'half' }, id);
      socket.say('iopub', 'status', { execution_state: 'idle' }, id);
    },
  });
  const result = await run(server.start(), 500);
  assert.deepEqual(result, { kind: 'timeout', output: 'half' });
});

test('a restart that the server refuses leaves no doubt', async () => {
  const { server } = await served({ answer: (request, response) => (request.url?.endsWith('/restart') ? (response.writeHead(403).end(), true) : false) });
  const session = opened(server.attach('k1'));
  await session.restart();
  const result = await session.execute('1', { timeoutMs: 3000 });
  assert.equal(result.kind, 'died');
  assert.equal((await session.execute('1', { timeoutMs: 3000 })).kind, 'ok');
});

test('no rejection was left unhandled', () => {
  assert.deepEqual(unhandled, []);
});
