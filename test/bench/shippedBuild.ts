import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, root } from '../host/setup.mjs';

const parts = ['package.json', 'package.nls.json', 'package.nls.zh-cn.json', 'l10n', 'media', 'snippets', 'syntaxes', 'examples'];

/** Puts the extension as it ships, minified, into a folder that VS Code can load it from. */
export function shippedBuild(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  build('--minify', `--out=${relative(root, join(folder, 'dist'))}`);
  for (const part of parts) if (existsSync(join(root, part))) cpSync(join(root, part), join(folder, part), { recursive: true });
}
