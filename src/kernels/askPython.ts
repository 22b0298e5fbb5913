import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probingEnvironment } from './environment.ts';

/** Output read of one answer, in characters. */
const longest = 100_000;

/**
 * What a short program of ours prints under an interpreter, or undefined where it fails or takes longer
 * than `timeoutMs`. It runs in an empty folder and without the variables that lead Python to other code,
 * so no file of a workspace can take the place of a module.
 */
export async function askPython(command: readonly string[], program: string, timeoutMs: number): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'therefore-ask-'));
  try {
    return await printed([...command, '-c', program], folder, timeoutMs);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function printed([command = '', ...args]: readonly string[], folder: string, timeoutMs: number): Promise<string | undefined> {
  const posix = process.platform !== 'win32';
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: folder, env: probingEnvironment(), stdio: ['ignore', 'pipe', 'ignore'], detached: posix, windowsHide: true });
    let output = '';
    const end = (answer: string | undefined): void => {
      clearTimeout(timer);
      // What stands in for an interpreter may be a script whose child still runs.
      if (posix && child.pid !== undefined) killGroup(child.pid);
      else child.kill('SIGKILL');
      child.stdout.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(undefined), timeoutMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > longest) end(undefined);
    });
    child.once('error', () => end(undefined));
    child.once('close', (code) => end(code === 0 ? output : undefined));
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
