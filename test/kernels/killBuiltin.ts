/**
 * `npm run test:kill:builtin -- [KILLS] [SEED]`: ends what SymPy runs in at seeded random moments while the built-in solver
 * answers, three quarters of the kills in the embedded Python and the rest, with `kill -9`, in the user's where there is
 * one. Fails when a run does not end once and clearly, or the next problem is not solved.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sympyProgram } from '../../src/cli/tiers.ts';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { ensureKernels, pythonPath, root } from '../host/setup.mjs';
import { killInMidAnswer, memoryKept, watchThreads, type Kills } from '../support/killedEngine.ts';
import { leftAfter } from '../support/processes.ts';

const [kills = 200, seed = 8] = process.argv.slice(2).map(Number);
await ensureKernels();
const folder = mkdtempSync(join(tmpdir(), 'therefore-kills-'));
const python = pythonPath();
const own = python === undefined ? 0 : Math.floor(kills / 4);

function tell(name: string, { ends, met }: Kills): void {
  const counts = [...new Set(ends)].map((how) => `${how} ${ends.filter((each) => each === how).length}`).join(', ');
  console.log(`${name}: ${ends.length} kills, ${met} while it ran; ends: ${counts}; the next problem was solved every time`);
}

try {
  const threads = watchThreads();
  const embedded = sympyProgram({ python: async () => undefined, folder });
  await memoryKept(embedded, folder);
  tell('the embedded Python', await killInMidAnswer(embedded, threads.kill, kills - own, seed));
  embedded.dispose();
  threads.stop();
  if (python !== undefined) {
    const child = new PythonProcess({ python, runner: join(root, 'src', 'kernels', 'runner.py'), label: 'Python' });
    const program = sympyProgram({ python: async () => child, folder });
    const kill = async (): Promise<boolean> => {
      const { pid } = child;
      if (pid === undefined) return false;
      process.kill(pid, 'SIGKILL');
      await leftAfter(2000, pid, '');
      return true;
    };
    tell("the user's Python", await killInMidAnswer(program, kill, own, seed + 1));
    program.dispose();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
