/** `npm run package`: builds for shipping and makes the VSIX. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { step } from './progress.mjs';
import { build, ensurePackages, nodePath, root, run } from './setup.mjs';

/** What ships besides the bundles; everything else stays in the repository. */
const shipped = ['package.nls.json', 'package.nls.zh-cn.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY-NOTICES.md', 'l10n', 'media', 'snippets', 'syntaxes', 'examples'];

/** Makes the VSIX from a folder that holds nothing but what ships, and returns its path. */
export async function makeVsix() {
  await ensurePackages();
  const stage = join(root, '.vscode-test', 'package');
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  await step('Building for shipping', async () => build('--production', `--out=${join(stage, 'dist')}`));
  rmSync(join(stage, 'dist', 'cli'), { recursive: true });
  for (const name of shipped) if (existsSync(join(root, name))) cpSync(join(root, name), join(stage, name), { recursive: true });
  const { scripts: _, devDependencies: __, private: ___, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const vsix = join(root, `${manifest.name}-${manifest.version}.vsix`);
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  await step('Packaging', () => run(nodePath(), [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix], { cwd: stage }));
  return vsix;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await makeVsix());
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
