import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Sandbox {
  /** What to put before the interpreter's command; nothing where there is no sandbox. */
  readonly wrap: ((folder: string) => readonly string[]) | undefined;
  /** Whether code is kept from the network and the user's files. */
  readonly active: boolean;
}

const probeMs = 5000;

/** Bubblewrap around an interpreter where it really works, found out by running it. */
export async function sandboxFor(python: string, runner: string): Promise<Sandbox> {
  if (process.platform !== 'linux') return { wrap: undefined, active: false };
  const wrap = (folder: string): readonly string[] => bubblewrap(python, runner, folder);
  const [command = 'bwrap', ...args] = [...bubblewrap(python, runner, '/tmp'), python, '-c', 'print(1)'];
  const works = await new Promise<boolean>((resolve) => {
    execFile(command, args, { timeout: probeMs }, (error, stdout) => resolve(!error && stdout.trim() === '1'));
  });
  return works ? { wrap, active: true } : { wrap: undefined, active: false };
}

/** Read-only system and interpreter, one writable empty folder, no network, no home, processes of its own. */
function bubblewrap(python: string, runner: string, folder: string): readonly string[] {
  const real = resolved(python);
  const prefix = dirname(dirname(real));
  const own = prefix.startsWith('/usr') ? [] : ['--ro-bind', prefix, prefix];
  const venv = dirname(dirname(python));
  const ownVenv = venv.startsWith('/usr') || venv === prefix ? [] : ['--ro-bind', venv, venv];
  return [
    'bwrap', '--unshare-all', '--die-with-parent', '--new-session', '--ro-bind', '/usr', '/usr',
    ...['/lib', '/lib64', '/bin', '/sbin'].flatMap((path) => ['--ro-bind-try', path, path]),
    '--ro-bind-try', '/etc/alternatives', '/etc/alternatives', '--ro-bind-try', '/etc/ld.so.cache', '/etc/ld.so.cache',
    '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', ...own, ...ownVenv,
    '--ro-bind', join(dirname(runner), 'runner.py'), runner, '--bind', folder, folder, '--chdir', folder,
  ];
}

function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
