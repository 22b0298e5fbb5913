/** `npm run package`: builds for shipping and makes the VSIX. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './progress.mjs';
import { build, ensurePackages, nodePath, root, run } from './setup.mjs';

export async function makeVsix() {
  await ensurePackages();
  await step('Building for shipping', async () => build('--production'));
  const out = join(root, '.vscode-test', 'therefore.vsix');
  mkdirSync(join(root, '.vscode-test'), { recursive: true });
  await step('Packaging', () => run(nodePath(), [join(root, 'node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', out]));
  return out;
}

if (process.argv[1] === import.meta.filename || process.argv[1]?.endsWith('package.mjs')) {
  try {
    console.log(await makeVsix());
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
