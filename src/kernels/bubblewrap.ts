import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { realpathSync } from 'node:fs';
import { askPython } from './askPython.ts';

const askMs = 8000;
/** What code in the sandbox may write in all, kept in memory. Bytes. */
const scratch = 256 * 1024 ** 2;

/** Where an interpreter's own files are, as it says itself. */
export interface PythonFiles {
  readonly folders: readonly string[];
  /** The base of the user's own packages (`pip install --user`), where there are any. */
  readonly userBase: string | undefined;
}

const question = [
  'import json, os, site, sys, sysconfig',
  'paths = sysconfig.get_paths()',
  // Not the prefixes themselves: an environment may have been made in the middle of the user's files.
  'prefixes = [sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix]',
  'folders = [os.path.join(p, name) for p in prefixes for name in ("bin", "lib", "lib64", "share", "pyvenv.cfg")]',
  'folders += [os.path.dirname(sys.executable), os.path.dirname(os.path.realpath(sys.executable))]',
  'folders += [paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")]',
  'folders += site.getsitepackages() if hasattr(site, "getsitepackages") else []',
  'user = site.getusersitepackages() if getattr(site, "ENABLE_USER_SITE", False) else None',
  'own = user if user and os.path.isdir(user) else None',
  'print(json.dumps([[f for f in folders + [own] if f and os.path.exists(f)], site.getuserbase() if own else None]))',
].join('\n');

/** @returns undefined where the interpreter does not answer */
export async function pythonFiles(python: string): Promise<PythonFiles | undefined> {
  try {
    const [folders, userBase] = JSON.parse((await askPython([python], question, askMs)) ?? '') as [string[], string | null];
    return { folders, userBase: userBase ?? undefined };
  } catch {
    return undefined;
  }
}

/** How strictly: older versions of bubblewrap know less. */
export type Strictness = 'full' | 'plain';

/**
 * The command around an interpreter: the system and the interpreter's files read-only, one writable empty
 * folder, no network, no home, no other processes, no new privileges, and no further namespaces of its own.
 */
export function bubblewrap(files: PythonFiles, runner: string, strictness: Strictness): (folder: string) => readonly string[] {
  const system = ['/usr', '/nix/store', '/gnu/store'];
  const links = ['/lib', '/lib32', '/lib64', '/bin', '/sbin', '/etc/alternatives', '/etc/ld.so.cache'];
  const bound = outermost([...files.folders, ...files.folders.map(real)].filter((folder) => isOwn(folder) && !system.some((other) => within(folder, other))));
  const confined = strictness === 'full' ? ['--unshare-user', '--disable-userns', '--uid', '65534', '--gid', '65534', '--hostname', 'sandbox'] : [];
  return (folder) => [
    'bwrap', '--unshare-all', ...confined, '--cap-drop', 'ALL', '--die-with-parent', '--new-session',
    ...[...system, ...links].flatMap((path) => ['--ro-bind-try', path, path]),
    '--proc', '/proc', '--dev', '/dev',
    ...bound.flatMap((path) => ['--ro-bind', path, path]),
    '--ro-bind', dirname(runner), dirname(runner),
    ...(strictness === 'full' ? ['--size', String(scratch), '--tmpfs', folder] : ['--bind', folder, folder]),
    '--remount-ro', '/proc', '--remount-ro', '/dev', '--remount-ro', '/', '--chdir', folder,
  ];
}

/** Whether a folder may be shown to the code: none that holds the user's files as well. */
function isOwn(folder: string): boolean {
  return isAbsolute(folder) && ![homedir(), tmpdir()].some((place) => within(place, folder) || within(real(place), folder));
}

function within(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

function outermost(folders: readonly string[]): readonly string[] {
  const all = [...new Set(folders.map((folder) => resolve(folder)))];
  return all.filter((folder) => !all.some((other) => other !== folder && within(folder, other)));
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
