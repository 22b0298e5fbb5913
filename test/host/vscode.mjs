import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { step } from './progress.mjs';
import { nodePath, root, run } from './setup.mjs';

/** The release of VS Code that npm carries: 4.139.1 is VS Code 1.139.1. */
const release = '4.139.1';
const cache = join(root, '.vscode-test');
const home = join(cache, `code-server-${release}`);
const server = join(home, 'node_modules', 'code-server', 'lib', 'vscode');
/** Where that VS Code stands, with its own extensions and packages. */
export const vscodeFolder = server;

/**
 * Which VS Code the extension-host tests use: an installed one, or one that `@vscode/test-electron` can
 * download, where there is a display; else the one that npm carries. THEREFORE_TEST_HOST=electron or npm decides.
 */
export async function chosenHost() {
  const wish = process.env.THEREFORE_TEST_HOST;
  if (wish === 'electron' || wish === 'npm') return wish;
  return hasDisplay() && (electronPath() !== undefined || (await canDownload())) ? 'electron' : 'npm';
}

/** The program behind the user's `code` command, which `@vscode/test-electron` starts. */
export function electronPath() {
  const code = installedCode();
  if (code === undefined) return undefined;
  const home = dirname(dirname(realpathSync(code)));
  const candidates = [join(home, 'code'), join(home, 'Code.exe'), join(home, '..', '..', 'MacOS', 'Electron'), join(home, '..', '..', 'MacOS', 'Code')];
  return candidates.find((path) => existsSync(path));
}

async function canDownload() {
  try {
    const response = await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(4000) });
    return response.ok;
  } catch {
    return false;
  }
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The user's own `code` command, if there is one. */
export function installedCode() {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', ['code'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split('\n')[0].trim() : undefined;
}

/** VS Code from npm, installed once into a cache that git does not see. Three installs, none of which compiles anything. */
export async function ensureVscode() {
  const ready = join(home, 'ready');
  if (existsSync(ready)) return;
  await step(`Installing VS Code from npm (code-server ${release})`, async () => {
    const partial = `${home}.partial`;
    rmSync(partial, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const quick = ['--ignore-scripts', '--no-audit', '--no-fund'];
    const options = { shell: process.platform === 'win32' };
    await run(npm, ['i', `code-server@${release}`, ...quick], { cwd: partial, ...options });
    const inside = join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
    await run(npm, ['i', '--omit=dev', ...quick], { cwd: inside, ...options });
    await run(npm, ['i', '--omit=dev', ...quick], { cwd: join(inside, 'extensions'), ...options });
    renameSync(partial, home);
    writeFileSync(ready, '');
  });
}

/** The version of VS Code itself that the npm host runs. */
export function vscodeVersion() {
  const product = JSON.parse(readFileSync(join(server, 'product.json'), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(server, 'package.json'), 'utf8'));
  return product.version ?? manifest.version;
}

/**
 * @typedef {{ port?: number, userDataDir?: string, extensionsDir?: string, trustEveryWorkspace?: boolean, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} ServerOptions
 */

/**
 * @param {ServerOptions} options
 * Starts VS Code's server on 127.0.0.1. `trustEveryWorkspace` is off only in the tests of workspace
 * trust; `env` replaces the environment. Resolves when it answers.
 */
export async function startServer({ port, userDataDir, extensionsDir, trustEveryWorkspace = true, env = process.env, onOutput }) {
  const chosen = port ?? (await freePort());
  const data = userDataDir ?? mkdtempSync(join(tmpdir(), 'therefore-user-'));
  const extensions = extensionsDir ?? mkdtempSync(join(tmpdir(), 'therefore-extensions-'));
  const child = spawn(
    nodePath(),
    [
      join(server, 'out', 'server-main.js'), '--host', '127.0.0.1', '--port', String(chosen), '--without-connection-token', '--accept-server-license-terms',
      '--enable-smoke-test-driver', '--disable-telemetry', ...(trustEveryWorkspace ? ['--disable-workspace-trust'] : []),
      '--user-data-dir', data, '--extensions-dir', extensions, '--server-data-dir', join(data, 'server'),
    ],
    { env: { ...env, VSCODE_PROXY_URI: undefined }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  // A run that dies leaves no server behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      output = (output + text).slice(-200_000);
      onOutput?.(text);
    });
  }
  const url = `http://127.0.0.1:${chosen}/`;
  const ended = new Promise((_, reject) => child.once('exit', (code) => reject(new Error(`VS Code ended with ${code} before it answered:\n${output.slice(-2000)}`))));
  await Promise.race([ended, answers(url)]);
  ended.catch(() => {});
  return {
    url, port: chosen, pid: child.pid, userDataDir: data, extensionsDir: extensions,
    output: () => output,
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 3000).unref();
      }),
  };
}

/**
 * @param {string} url
 * @param {{ folder?: string, workspace?: string, extension?: string, tests?: string }} place
 * The address that opens a folder (or workspace file) with an extension under development.
 */
export function workbenchUrl(url, { folder, workspace, extension, tests }) {
  const { host } = new URL(url);
  const remote = (path) => `vscode-remote://${host}${path}`;
  const payload = [
    ...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ['skipWelcome', 'true'],
  ];
  const place = workspace ? `workspace=${encodeURIComponent(workspace)}` : folder ? `folder=${encodeURIComponent(folder)}` : 'ew=true';
  return `${url}?${place}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Installs a packaged extension into a folder of extensions, as a user's VS Code would. */
export async function installVsix(vsix, userDataDir, extensionsDir) {
  await run(nodePath(), [join(server, 'out', 'server-main.js'), '--accept-server-license-terms', '--install-extension', vsix, '--extensions-dir', extensionsDir, '--user-data-dir', userDataDir, '--server-data-dir', join(userDataDir, 'server'), '--force']);
}

async function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(url) {
  for (let attempt = 0; attempt < 300; attempt++) {
    try {
      const response = await fetch(`${url}version`);
      await response.arrayBuffer();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('VS Code did not answer within 30 s.');
}
