import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, relative, sep } from 'node:path';
import { askPython } from '../askPython.ts';
import { isJson, parsed } from './messages.ts';

/** How a kernel is started: what its kernel.json says. */
export interface KernelSpec {
  readonly name: string;
  readonly displayName: string;
  readonly language: string;
  /** The command; `{connection_file}` and `{resource_dir}` stand for paths. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly interruptMode: 'signal' | 'message';
  /** The folder of kernel.json; undefined for one made here. */
  readonly folder: string | undefined;
}

export interface SpecSearch {
  /** A Python whose own specs are found too. */
  readonly python?: string;
  /** Folders of the workspace: nothing in them is read, whoever names them. */
  readonly workspace?: readonly string[];
  readonly language?: 'python' | 'any';
  readonly environment?: NodeJS.ProcessEnv;
}

const longestSpec = 64 << 10;
const probeMs = 10_000;

/** The kernels installed for this user, the nearest first and each name once, in the order Jupyter itself looks. */
export async function findKernelSpecs(search: SpecSearch = {}): Promise<KernelSpec[]> {
  const workspace = await Promise.all((search.workspace ?? []).map(real));
  const found = new Map<string, KernelSpec>();
  for (const folder of await dataFolders(search)) {
    const kernels = join(folder, 'kernels');
    for (const name of (await readdir(kernels).catch(() => [])).sort()) {
      const key = name.toLowerCase();
      if (found.has(key) || !/^[\w.-]+$/.test(name)) continue;
      const at = await real(join(kernels, name));
      if (workspace.some((root) => isWithin(at, root))) continue;
      const spec = await readKernelSpec(at, key);
      if (spec) found.set(key, spec);
    }
  }
  const language = search.language ?? 'python';
  return [...found.values()].filter((spec) => language === 'any' || spec.language.toLowerCase() === 'python');
}

/** JUPYTER_PATH, the user's data, the Python's own, the system's (jupyter.readthedocs.io, "Jupyter Directories"). */
async function dataFolders({ python, environment = process.env }: SpecSearch): Promise<string[]> {
  const home = homedir();
  const named = (environment['JUPYTER_PATH'] ?? '').split(delimiter);
  const user =
    environment['JUPYTER_DATA_DIR'] ??
    (process.platform === 'darwin' ? join(home, 'Library', 'Jupyter') : process.platform === 'win32' ? join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'jupyter') : join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'jupyter'));
  const prefix = python === undefined ? undefined : await answerOf(python, 'import sys; print(sys.prefix)');
  const system = process.platform === 'win32' ? [join(environment['PROGRAMDATA'] ?? 'C:\\ProgramData', 'jupyter')] : ['/usr/local/share/jupyter', '/usr/share/jupyter'];
  const folders = [...named, user, ...(prefix === undefined ? [] : [join(prefix, 'share', 'jupyter')]), ...system];
  // A relative folder would mean another one wherever this runs.
  return [...new Set(folders.filter((folder) => isAbsolute(folder)))];
}

/** The spec in a folder; undefined where there is none, or one that cannot be used. */
export async function readKernelSpec(folder: string, name: string): Promise<KernelSpec | undefined> {
  const path = join(folder, 'kernel.json');
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile() || facts.size > longestSpec) return undefined;
  const json = parsed(await readFile(path, 'utf8').catch(() => ''));
  if (!isJson(json)) return undefined;
  const { argv, env, language, display_name: displayName, interrupt_mode: interruptMode } = json;
  if (!Array.isArray(argv) || !argv.every((part): part is string => typeof part === 'string' && !part.includes('\0'))) return undefined;
  if (argv.length < 2 || argv[0] === '' || !argv.some((part) => part.includes('{connection_file}'))) return undefined;
  const variables = isJson(env) ? Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string') : [];
  return {
    name,
    displayName: typeof displayName === 'string' ? displayName : name,
    language: typeof language === 'string' ? language : '',
    argv,
    env: Object.fromEntries(variables),
    interruptMode: interruptMode === 'message' ? 'message' : 'signal',
    folder,
  };
}

export interface IpykernelFound {
  readonly spec: KernelSpec;
  /** Of ipykernel. */
  readonly version: string;
}

/** The kernel of an interpreter that has ipykernel, whatever is installed elsewhere; undefined where it has none. */
export async function ipykernelOf(python: string): Promise<IpykernelFound | undefined> {
  const answer = await answerOf(python, 'import sys, ipykernel; print(sys.version.split()[0], ipykernel.__version__)');
  const match = /^(3\.\S+) (\d+\.\S+)$/.exec(answer ?? '');
  if (!match) return undefined;
  const [, version = '', kernel = ''] = match;
  const spec: KernelSpec = {
    name: 'ipykernel',
    displayName: `Python ${version}`,
    language: 'python',
    argv: [python, '-m', 'ipykernel_launcher', '-f', '{connection_file}'],
    env: {},
    interruptMode: 'signal',
    folder: undefined,
  };
  return { spec, version: kernel };
}

async function answerOf(python: string, code: string): Promise<string | undefined> {
  return isAbsolute(python) ? (await askPython([python], code, probeMs))?.trim() : undefined;
}

function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function isWithin(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
