import { readdir, readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bubblewrap, pythonFiles, type PythonFiles } from './bubblewrap.ts';
import { cleanEnvironment } from './environment.ts';
import type { Protection } from './kernelSession.ts';
import { checkLimits, PythonProcess, type Limits, type PythonOptions } from './pythonProcess.ts';

/** How checks run in a process of an interpreter; all of it goes into the options of `PythonProcess`. */
export interface Sandbox extends Pick<PythonOptions, 'wrap' | 'limits' | 'protections' | 'environment'> {
  /** Whether code is kept from the network and the user's files. */
  readonly active: boolean;
  readonly limits: Limits;
  /** Those that attempts inside have shown to be in force, beside those of every process of its own. */
  readonly protections: ReadonlySet<Protection>;
}

const proofMs = 10_000;
const proved = new Map<string, Promise<Sandbox>>();

/**
 * Bubblewrap around an interpreter where it really works: each protection is counted only after code
 * inside tried to get past it and failed. Asked once for an interpreter and window.
 */
export function sandboxFor(python: string, runner: string): Promise<Sandbox> {
  const key = `${python}\0${runner}`;
  const known = proved.get(key) ?? strongest(python, runner);
  proved.set(key, known);
  return known;
}

async function strongest(python: string, runner: string): Promise<Sandbox> {
  const files = await pythonFiles(python);
  const environment = files?.userBase === undefined ? {} : { PYTHONUSERBASE: files.userBase };
  if (files && process.platform === 'linux') {
    for (const strictness of ['full', 'plain'] as const) {
      const wrap = bubblewrap(files, runner, strictness);
      // Where processes are counted for the sandbox alone, there are not many that a check needs.
      for (const limits of [{ ...checkLimits, processes: 256 }, checkLimits]) {
        const options = { python, runner, label: 'sandbox', wrap, limits, environment };
        const protections = await proof(options, files);
        if (protections) return { wrap, limits, environment, protections, active: protections.has('no-network') && protections.has('no-files') };
      }
    }
  }
  const bare = { python, runner, label: 'check', limits: checkLimits, environment };
  return { wrap: undefined, limits: checkLimits, environment, protections: (await proof(bare, files)) ?? new Set(), active: false };
}

/** What attempts in a process of these options show to be in force; undefined where it does not run. */
async function proof(options: PythonOptions, files: PythonFiles | undefined): Promise<ReadonlySet<Protection> | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'therefore-proof-'));
  const planted = join(folder, 'planted');
  await writeFile(planted, 'reachable');
  const listener = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => listener.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  const session = new PythonProcess(options);
  try {
    const trial = {
      port: typeof address === 'object' && address ? address.port : 0,
      file: planted,
      files: ['/etc/passwd', ...(await atHome(files))],
      process: process.pid,
      mark: process.argv[0] ?? '',
      names: [...Object.keys({ ...cleanEnvironment(''), ...options.environment }), 'PWD', 'OLDPWD', 'SHLVL', '_', 'LC_CTYPE', 'LC_ALL'],
      memory: options.limits?.memory ?? 0,
    };
    const program = await readFile(join(dirname(options.runner), 'sandboxProof.py'), 'utf8');
    const result = await session.execute(`import json\ntrial = json.loads(${JSON.stringify(JSON.stringify(trial))})\ndel json\n${program}`, { timeoutMs: proofMs });
    if (result.kind !== 'ok' || typeof result.data !== 'object' || result.data === null) return undefined;
    const shown = result.data as Readonly<Record<string, unknown>>;
    const names: readonly (readonly [string, readonly Protection[]])[] = [
      ['network', ['no-network']],
      ['files', ['no-files']],
      // What a check leaves running is ended with it where it has a process namespace of its own.
      ['processes', ['no-processes', 'processor-limit']],
      ['memory', ['memory-limit']],
    ];
    return new Set(names.flatMap(([name, protections]) => (shown[name] === true && shown['environment'] === true ? protections : [])));
  } finally {
    session.dispose();
    listener.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Some of the user's own files and folders, none of which leads to the interpreter's. */
async function atHome(files: PythonFiles | undefined): Promise<readonly string[]> {
  const entries = await readdir(homedir(), { withFileTypes: true }).catch(() => []);
  const places = entries.filter((entry) => entry.isFile() || entry.isDirectory()).map((entry) => join(homedir(), entry.name));
  return places.filter((place) => !(files?.folders ?? []).some((folder) => `${folder}/`.startsWith(`${place}/`))).slice(0, 20);
}
