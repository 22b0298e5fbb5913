/**
 * `npm run test:kill:kernel -- [KILLS] [SEED]`: `kill -9` on the Python of checks at seeded random moments, bare and
 * in the sandbox. Fails when an execution does not settle, the next one does not work, or a process is left.
 */
import { join } from 'node:path';
import { PythonProcess } from '../../src/kernels/pythonProcess.ts';
import { sandboxFor } from '../../src/kernels/sandbox.ts';
import { ensureKernels, pythonPath, root } from '../host/setup.mjs';
import { killInMidCheck } from '../support/killedKernel.ts';

const [kills = 50, seed = 5] = process.argv.slice(2).map(Number);
await ensureKernels();
const runner = join(root, 'src', 'kernels', 'runner.py');
const python = pythonPath() ?? '';
const sandbox = await sandboxFor(python, runner);
for (const [name, options] of [['bare', {}], ...(sandbox.active ? [['sandbox', sandbox] as const] : [])] as const) {
  const kernel = new PythonProcess({ python, runner, label: 'Python', ...options });
  const kinds = await killInMidCheck(kernel, kills, seed);
  kernel.dispose();
  const odd = kinds.filter((kind) => kind !== 'died' && kind !== 'ok');
  console.log(`${name}: ${kinds.length} kills, ${kinds.filter((kind) => kind === 'died').length} in mid-check, every one settled${odd.length > 0 ? `, but as ${odd.join()}` : ''}`);
  if (odd.length > 0) process.exitCode = 1;
}
if (!sandbox.active) console.log('No sandbox works here, so none was killed in one.');
