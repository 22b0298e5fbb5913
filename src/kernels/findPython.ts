import { realpathSync } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { askPython } from './askPython.ts';

export interface PythonFound {
  /** As the interpreter names itself: behind shims and launchers, and in its own virtual environment. */
  readonly path: string;
  readonly version: string;
  readonly sympy: boolean;
  readonly numpy: boolean;
  readonly ipykernel: boolean;
  /** Who named it. */
  readonly from: PythonSource;
}

export type PythonSource = 'setting' | 'extension' | 'workspace' | 'path';

export interface PythonPlaces {
  /** The machine's setting; where it names one, no other is looked for. */
  readonly setting: string;
  /** The environment that is active in the Python extension, where the host knows it. */
  readonly active?: string | undefined;
  /** Interpreters of the workspace's own environments; the host gives none that it does not trust. */
  readonly venvs: readonly string[];
}

/** An interpreter that takes longer than this to name itself is not used. Milliseconds. */
const probeMs = 8000;
/** As many are asked at the same time, and as many at most in all. */
const atOnce = 4;
const most = 32;

const probe = [
  'import json, sys',
  'import importlib.util as u',
  'print(json.dumps([sys.executable, sys.prefix, list(sys.version_info[:3]), [u.find_spec(n) is not None for n in ("sympy", "numpy", "ipykernel")]]))',
].join('\n');

/**
 * The Python for check cells: the one of the settings, else the first with SymPy of those that were found,
 * else the first. Undefined where there is none of 3.8 or newer.
 */
export async function findPython(setting: string, venvs: readonly string[], active?: string): Promise<PythonFound | undefined> {
  const found = await findPythons({ setting, venvs, active });
  return found.find(({ sympy }) => sympy) ?? found[0];
}

/**
 * Every Python of 3.8 or newer that answers, best first: the setting's alone, else the Python extension's,
 * the workspace's, then those on the PATH. What hangs or fails is passed over.
 */
export async function findPythons({ setting, active, venvs }: PythonPlaces): Promise<readonly PythonFound[]> {
  if (setting !== '') return asked([{ command: [setting], from: 'setting' }]);
  const named: Candidate[] = [...(active === undefined || active === '' ? [] : [{ command: [active], from: 'extension' as const }]), ...venvs.map((path) => ({ command: [path], from: 'workspace' as const }))];
  return asked([...named, ...(await onPath())]);
}

interface Answer {
  readonly found: PythonFound;
  /** The environment and the program, which tell interpreters apart. */
  readonly place: string;
}

interface Candidate {
  readonly command: readonly string[];
  readonly from: PythonSource;
}

async function asked(candidates: readonly Candidate[]): Promise<readonly PythonFound[]> {
  const distinct = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const place = await placeOf(candidate.command);
    if (place !== undefined && !distinct.has(place)) distinct.set(place, candidate);
  }
  const list = [...distinct.values()].slice(0, most);
  const answers: (Answer | undefined)[] = [];
  const next = async (): Promise<void> => {
    for (let at = list.findIndex((_, index) => !(index in answers)); at >= 0; at = list.findIndex((_, index) => !(index in answers))) {
      answers[at] = undefined;
      const candidate = list[at];
      if (candidate) answers[at] = await probed(candidate);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  // Shims and links lead to the same interpreter under several names.
  const places = new Set<string>();
  return answers.flatMap((answer) => {
    if (!answer || places.has(answer.place)) return [];
    places.add(answer.place);
    return [answer.found];
  });
}

/** What tells two candidates apart: the file behind the links, but the link itself in a virtual environment, which it makes. */
async function placeOf([path = '', ...args]: readonly string[]): Promise<string | undefined> {
  if (args.length > 0 || !isAbsolute(path)) return [path, ...args].join(' ');
  if (!(await isFile(path))) return undefined;
  const environment = dirname(dirname(path));
  if (await isFile(join(environment, 'pyvenv.cfg'))) return path;
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

async function onPath(): Promise<readonly Candidate[]> {
  const windows = process.platform === 'win32';
  // A relative entry would be looked for in whatever folder is open.
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const all = [...new Set([...folders, ...(windows ? [] : ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'])])];
  const names = windows ? ['python.exe', 'python3.exe'] : ['python3', 'python'];
  const plain = all.flatMap((folder) => names.map((name) => join(folder, name)));
  const numbered = windows ? [] : (await Promise.all(all.map(numberedIn))).flat();
  const launcher: Candidate[] = windows ? [{ command: ['py', '-3'], from: 'path' }] : [];
  return [...plain.map((path): Candidate => ({ command: [path], from: 'path' })), ...launcher, ...numbered.map((path): Candidate => ({ command: [path], from: 'path' }))];
}

/** `python3.11` and the like, newest first. */
async function numberedIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const minors = names.flatMap((name) => (/^python3\.\d+$/.test(name) ? [Number(name.slice('python3.'.length))] : []));
  return minors.filter((minor) => minor >= 8).sort((a, b) => b - a).map((minor) => join(folder, `python3.${minor}`));
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** What an interpreter says of itself; undefined where it is none, or older than 3.8. */
async function probed({ command, from }: Candidate): Promise<Answer | undefined> {
  const output = await askPython(command, probe, probeMs);
  try {
    const [executable, prefix, version, modules] = JSON.parse(output ?? '') as [string, string, number[], boolean[]];
    const [major = 0, minor = 0] = version;
    if (major !== 3 || minor < 8) return undefined;
    const [sympy = false, numpy = false, ipykernel = false] = modules;
    const path = typeof executable === 'string' && isAbsolute(executable) && (await access(executable).then(() => true, () => false)) ? executable : command[0];
    if (path === undefined || path === '') return undefined;
    const place = `${prefix}\0${isAbsolute(path) ? realpathSync(path) : path}`;
    return { place, found: { path, version: version.join('.'), sympy, numpy, ipykernel, from } };
  } catch {
    return undefined;
  }
}
