import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { openSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { homedir, networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PythonProcess, type PythonOptions } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { pythonPath, root } from '../host/setup.mjs';

type Told = Readonly<Record<string, { readonly got?: string; readonly failed?: string }>>;

const runner = join(root, 'src', 'kernels', 'runner.py');
const python = pythonPath() ?? '';
const sandbox = await sandboxFor(python, runner);
const program = readFileSync(join(root, 'test', 'support', 'isolationAttempts.py'), 'utf8');
const mark = `therefore-planted-${process.pid}`;
const secret = `sk-planted-${process.pid}`;
const isRoot = process.getuid?.() === 0;
const cleanUp: (() => unknown)[] = [];

/** Everything the attempts are after, really there. */
async function plant(): Promise<Readonly<Record<string, string | number>>> {
  const folder = await mkdtemp(join(tmpdir(), 'therefore-isolation-'));
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  await writeFile(join(workspace, 'inside'), 'of the workspace');
  const home = join(homedir(), `.${mark}`);
  await writeFile(home, 'of the home folder');
  cleanUp.push(() => rm(folder, { recursive: true }), () => rm(home));
  process.env['THEREFORE_TEST_SECRET'] = secret;
  const address = Object.values(networkInterfaces()).flat().find((each) => each?.family === 'IPv4' && !each.internal)?.address ?? '127.0.0.2';
  const port = await listening((server) => server.listen(0));
  const socket = join(folder, 'docker.sock');
  await listening((server) => server.listen(socket));
  await listening((server) => server.listen(`\0${mark}`));
  const udp = createSocket('udp4').on('message', (_, from) => udp.send('reached', from.port, from.address));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  const sleeper = spawn(python, ['-c', 'import time; time.sleep(600)', mark], { env: { PLANTED: secret }, stdio: 'ignore' });
  cleanUp.push(() => udp.close(), () => sleeper.kill('SIGKILL'));
  return { port, udp: udp.address().port, address, socket, abstract: mark, home, workspace, secret, pid: sleeper.pid ?? 0, mark, runner, key: 0x7e0f0000 + (process.pid & 0xffff) };
}

async function listening(listen: (server: Server) => void): Promise<number> {
  const server = createServer((connection) => connection.on('error', () => {}).end('reached'));
  cleanUp.push(() => server.close());
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve).once('error', reject);
    listen(server);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function tried(planted: Readonly<Record<string, string | number>>, options: Partial<PythonOptions>): Promise<Told> {
  const session = new PythonProcess({ python, runner, label: 'Python', ...options });
  cleanUp.push(() => session.dispose());
  const result = await session.execute(`planted = ${JSON.stringify(JSON.stringify(planted))}\n${program}`, { timeoutMs: 60_000 });
  assert.equal(result.kind, 'ok', JSON.stringify(result));
  return (result.kind === 'ok' ? result.data : {}) as Told;
}

/** What only root can do outside; and what this computer need not have. */
const onlyRoot = ['root: the program that gets core dumps', 'root: to become it', 'root: to mount', 'root: to change the root', 'root: to make a device', 'root: the name of the computer', 'etc: to write', 'files: to write to /usr', 'files: to write to /', 'processes: to trace'];
const notEverywhere = ['home: by its init', 'environment: of its init', "root: the kernel's console", 'network: other interfaces', 'network: TCP to its own address', 'etc: the name of the computer', 'files: inherited', 'root: to mount in a namespace of its own', 'root: to make a device'];

describe('under the sandbox', { skip: sandbox.active ? false : 'bubblewrap does not work here: apt-get install -y bubblewrap' }, () => {
  let outside: Told = {};
  let inside: Told = {};
  let workspace = '';

  before(async () => {
    const planted = await plant();
    workspace = String(planted['workspace']);
    // Shared memory for as long as the one session lives that made it; an open file that is not to be inherited.
    const maker = new PythonProcess({ python, runner, label: 'Python', purpose: 'cells' });
    openSync(join(workspace, 'inside'), 'r');
    await maker.execute(`import ctypes\nc = ctypes.CDLL(None)\nshared = c.shmget(${planted['key']}, 4096, 0o1666)`, { timeoutMs: 10_000 });
    inside = await tried(planted, sandbox);
    assert.equal(await readFile(join(workspace, 'inside'), 'utf8'), 'of the workspace');
    outside = await tried(planted, { purpose: 'cells' });
    await maker.execute('c.shmctl(shared, 0, None)', { timeoutMs: 10_000 });
    maker.dispose();
  });
  after(async () => {
    for (const each of cleanUp.reverse()) await each();
  });

  // The names stand in the program, so that each attempt is a test of its own.
  const names = [...program.matchAll(/^ {8}"([a-z]+: [^"]+)":/gm)].map(([, name]) => name ?? '');
  test('there are attempts of each kind', () => {
    for (const kind of ['network', 'home', 'etc', 'environment', 'workspace', 'processes', 'files', 'root']) assert.ok(names.some((name) => name.startsWith(kind)), kind);
    assert.deepEqual(names, Object.keys(inside));
  });

  for (const name of names) {
    test(name, () => {
      assert.equal(inside[name]?.got, undefined, 'under the sandbox');
      assert.ok(inside[name]?.failed);
      if ((isRoot || !onlyRoot.includes(name)) && !notEverywhere.includes(name)) assert.ok(outside[name]?.got, `without it: ${outside[name]?.failed}`);
    });
  }

  test('the protections that are told are those that were tried', () => {
    assert.deepEqual([...sandbox.protections].sort(), ['memory-limit', 'no-files', 'no-network', 'no-processes', 'processor-limit']);
  });

  test('a check has its own empty folder to write to, and SymPy and NumPy to compute with', async () => {
    const session = new PythonProcess({ python, runner, label: 'Python', ...sandbox });
    cleanUp.push(() => session.dispose());
    const code = 'import os\nempty = os.listdir(".")\nwith open("a", "w") as file: file.write("x")\nimport sympy, numpy\nprint(empty, open("a").read(), sympy.sqrt(8), numpy.arange(3).sum())';
    const result = await session.execute(code, { timeoutMs: 30_000 });
    assert.equal(result.output, '[] x 2*sqrt(2) 3\n', JSON.stringify(result));
  });

  test('all that a check can write is bounded', async () => {
    const session = new PythonProcess({ python, runner, label: 'Python', ...sandbox });
    cleanUp.push(() => session.dispose());
    const code = 'n = 0\ntry:\n    while n < 64:\n        with open("f%d" % n, "wb") as file: file.write(b"x" * 16_000_000)\n        n += 1\nexcept OSError as error:\n    print(error.strerror, n < 64)';
    const result = await session.execute(code, { timeoutMs: 30_000 });
    assert.equal(result.output, 'No space left on device True\n', JSON.stringify(result));
  });

  test('what a check leaves running has ended before the next begins', async () => {
    const session = new PythonProcess({ python, runner, label: 'Python', ...sandbox });
    cleanUp.push(() => session.dispose());
    const daemon = 'import os, time\nfor _ in range(50):\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0:\n            while True: time.sleep(1)\n        os._exit(0)\ntime.sleep(0.2)\nprint(len([n for n in os.listdir("/proc") if n.isdigit()]) > 40)';
    assert.equal((await session.execute(daemon, { timeoutMs: 10_000 })).output, 'True\n');
    const left = await session.execute('import os\nprint(sorted(n for n in os.listdir("/proc") if n.isdigit()))', { timeoutMs: 10_000 });
    assert.equal(left.output, "['1', '2']\n");
  });

  test('the interpreter of a virtual environment works, and shows nothing of the folder it stands in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'therefore-venv-'));
    cleanUp.push(() => rm(folder, { recursive: true }));
    await new Promise((resolve) => spawn(python, ['-m', 'venv', '--without-pip', '--system-site-packages', folder], { stdio: 'ignore' }).once('close', resolve));
    await writeFile(join(folder, 'thesis.txt'), 'of the user');
    const its = join(folder, 'bin', 'python');
    const confined = await sandboxFor(its, runner);
    assert.equal(confined.active, true);
    const session = new PythonProcess({ python: its, runner, label: 'Python', ...confined });
    cleanUp.push(() => session.dispose());
    const result = await session.execute(`import sys, os, sympy\nprint(sys.prefix, "thesis.txt" in os.listdir(${JSON.stringify(folder)}))`, { timeoutMs: 30_000 });
    assert.equal(result.output, `${folder} False\n`, JSON.stringify(result));
    assert.equal(dirname(dirname(its)), folder);
  });
});
