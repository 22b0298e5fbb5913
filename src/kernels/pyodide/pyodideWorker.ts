import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext, Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { openRealm, type RealmFiles, type RealmHost, type RealmLimits, type RealmStream, type RunCell } from './realm.ts';
import { SentOutput } from './sentOutput.ts';
import type { FromPyodideThread, PyodideThreadData, ToPyodideThread } from './threadMessages.ts';

/** The embedded Python in a thread of its own: Pyodide, loaded into a realm that holds nothing of Node. */
const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

/** Bytes: of Python's own memory, and of the files it keeps in memory. */
const limits: RealmLimits = { memory: 1 << 30, files: 1 << 28 };
const post = (message: FromPyodideThread): void => port.postMessage(message);
const { interrupt, assets, sympy, program, display } = workerData as PyodideThreadData;
const sent = new SentOutput(post);

const host: RealmHost = {
  now: () => performance.now(),
  random: () => randomBytes(4).readUInt32LE(),
  output: (stream: RealmStream, text: string) => sent.add(stream, text),
};

async function load(): Promise<RunCell> {
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: true } });
  const own = <T>(code: string): T => runInContext(code, context) as T;
  const Bytes = own<Uint8ArrayConstructor>('Uint8Array');
  const bytes = (path: string): Uint8Array<ArrayBuffer> => Bytes.from(readFileSync(path));
  // The one object that the two threads share must not lead to the built-ins of Node's realm.
  Object.setPrototypeOf(interrupt, own<object>('SharedArrayBuffer.prototype'));
  const files: RealmFiles = {
    wasm: bytes(join(assets, 'pyodide.asm.wasm')),
    library: bytes(join(assets, 'python_stdlib.zip')),
    stored: { 'sympy.zip': bytes(sympy), 'runnerDisplay.py': bytes(display) },
    lock: readFileSync(join(assets, 'pyodide-lock.json'), 'utf8'),
    program: readFileSync(program, 'utf8'),
    interrupt: new Bytes(interrupt),
    evaluate: () => {
      for (const name of ['pyodide.asm.js', 'pyodide.js']) new Script(readFileSync(join(assets, name), 'utf8'), { filename: name }).runInContext(context);
    },
  };
  return own<typeof openRealm>(`(${openRealm.toString()})`)(host, files, limits);
}

function serve(run: RunCell): void {
  port?.on('message', ({ id, text }: ToPyodideThread) => {
    sent.begin(id);
    const answer: unknown = run(text);
    post({ kind: 'done', id, answer: typeof answer === 'string' ? answer : '', dropped: sent.end() });
  });
  post({ kind: 'ready' });
}

load().then(serve, (error: unknown) => {
  throw error;
});
