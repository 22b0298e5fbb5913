import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..', '..');
const home = join(import.meta.dirname, 'peers');
const cache = join(root, '.vscode-test', 'bench-peers');

export interface Peers {
  /** Defines `window.peers`. */
  readonly script: string;
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * The renderers that are compared with, at the versions of `peers/package-lock.json`. They are no
 * dependencies of the project: npm installs them into a folder that git does not see. The reason, as
 * a text, when they cannot be had.
 */
export async function peers(): Promise<Peers | string> {
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> };
  try {
    await mkdir(cache, { recursive: true });
    const lock = await readFile(join(home, 'package-lock.json'), 'utf8');
    const installed = join(cache, 'package-lock.json');
    if (!existsSync(join(cache, 'node_modules')) || !existsSync(installed) || (await readFile(installed, 'utf8')) !== lock) {
      for (const name of ['package.json', 'package-lock.json']) await copyFile(join(home, name), join(cache, name));
      await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: cache, shell: process.platform === 'win32' });
    }
    const { outputFiles } = await build({
      entryPoints: [join(home, 'page.mjs')],
      nodePaths: [join(cache, 'node_modules')],
      bundle: true,
      write: false,
      minify: true,
      format: 'iife',
      platform: 'browser',
      target: 'chrome130',
      define: { 'process.env.NODE_ENV': '"production"' },
      loader: { '.css': 'empty' },
      logLevel: 'silent',
    });
    return { script: outputFiles[0]?.text ?? '', versions: manifest.dependencies };
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  }
}
