/**
 * `npm start`: from a fresh clone to VS Code with Therefore in it. This file runs under whatever Node is
 * there; once the packages are, `open.ts` goes on under theirs.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages, nodePath, root } from './setup.mjs';

try {
  await ensurePackages();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
const child = spawn(nodePath(), [join(root, 'test', 'host', 'open.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_NO_WARNINGS: '1' } });
// The terminal sends Ctrl-C to both; the child closes what it opened, and this process waits for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
