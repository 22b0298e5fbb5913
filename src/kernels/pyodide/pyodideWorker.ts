import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext, Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { KeptMemory } from './keptMemory.ts';
import { openRealm, type RealmFiles, type RealmHost, type RealmLimits, type RealmStream, type RunCell } from './realm.ts';
import { SentOutput } from './sentOutput.ts';
import type { FromPyodideThread, PyodideThreadData, ToPyodideThread } from './threadMessages.ts';

/** The embedded Python in a thread of its own: Pyodide, loaded into a realm that holds nothing of Node. */
const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

/** Bytes: of Python's own memory, and of the files it keeps in memory. */
const limits: RealmLimits = { memory: 1 << 30, files: 1 << 28 };
const post = (message: FromPyodideThread): void => port.postMessage(message);
const { interrupt, assets, sympy, program, display, lasting } = workerData as PyodideThreadData;
const sent = new SentOutput(post);

const kept = lasting && new KeptMemory(lasting.folder, [readFileSync(join(assets, 'pyodide-lock.json')), readFileSync(sympy), readFileSync(program), readFileSync(display), ...lasting.cells]);
let restored = false;

const host: RealmHost = {
  now: () => performance.now(),
  random: () => randomBytes(4).readUInt32LE(),
  output: (stream: RealmStream, text: string) => sent.add(stream, text),
  restore: (memory) => (restored = kept?.restore(memory) === true),
  // A folder that cannot be written to costs the time of the next start, and nothing else.
  keep: (memory) => void kept?.keep(memory).catch(() => {}),
};

function cell(code: string): string {
  return JSON.stringify({ id: 0, code, rich: false, record: false });
}

/** What was restored must answer; and its random numbers must not be those of the start before. */
function awake(run: RunCell): RunCell {
  if (!kept || run(cell('import random\nrandom.seed()')).includes('"ok": true')) return run;
  if (restored) kept.forget();
  throw new Error('The embedded Python does not answer.');
}

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
    ...(lasting ? { lasting: JSON.stringify(lasting.cells.map(cell)) } : {}),
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

load().then(awake).then(serve, (error: unknown) => {
  throw error;
});
