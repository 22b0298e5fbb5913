import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface PythonFound {
  readonly path: string;
  readonly version: string;
  readonly sympy: boolean;
}

const probeMs = 10_000;
const probe = 'import sys, importlib.util as u; print(sys.version.split()[0], u.find_spec("sympy") is not None)';

/**
 * The Python for check cells: the one of the settings, else the first of the candidates that has SymPy,
 * else the first that is 3.8 or newer. Undefined where there is none.
 */
export async function findPython(setting: string, venvs: readonly string[]): Promise<PythonFound | undefined> {
  if (setting !== '') return probed(setting);
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = process.platform === 'win32' ? ['python.exe'] : ['python3', 'python'];
  const candidates = [...venvs, ...onPath.flatMap((folder) => names.map((name) => join(folder, name))), '/usr/bin/python3', '/usr/local/bin/python3', '/opt/homebrew/bin/python3'];
  let first: PythonFound | undefined;
  for (const path of new Set(candidates)) {
    if (!(await exists(path))) continue;
    const found = await probed(path);
    if (found?.sympy) return found;
    first ??= found;
  }
  return first;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** What an interpreter says of itself; undefined where it is none, or older than 3.8. */
async function probed(path: string): Promise<PythonFound | undefined> {
  const output = await new Promise<string | undefined>((resolve) => {
    execFile(path, ['-c', probe], { timeout: probeMs, cwd: '/' }, (error, stdout) => resolve(error ? undefined : stdout));
  });
  const match = /^(3)\.(\d+)(\S*) (True|False)\s*$/.exec(output ?? '');
  if (!match || Number(match[2]) < 8) return undefined;
  return { path, version: `3.${match[2]}${match[3]}`, sympy: match[4] === 'True' };
}
