import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { step } from './progress.mjs';

export const root = join(import.meta.dirname, '..', '..');

/** A command to its end; its output is shown only when it fails. @throws Error with the last lines of output */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output = (output + data).slice(-20_000)));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${output.split('\n').slice(-25).join('\n')}`))));
  });
}

/** The packages of the lock file, and the Node that runs TypeScript. */
export async function ensurePackages() {
  const stamp = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  const fresh = existsSync(stamp) && existsSync(nodePath()) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs;
  if (!fresh) {
    await step('Installing packages (npm ci)', () => run(npm(), ['ci'], { shell: process.platform === 'win32' }));
    writeFileSync(stamp, readFileSync(stamp));
  }
  // Where npm blocks install scripts, the package that brings Node is told to do its work here.
  if (!existsSync(nodePath())) await step('Installing Node 24', () => run(npm(), ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts'], { shell: process.platform === 'win32' }));
  if (!existsSync(nodePath())) throw new Error('Node 24 could not be installed from npm. Install Node 24 yourself and put it first on the PATH.');
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

/** Node 24 of the packages: it runs TypeScript as it is, and VS Code from npm needs it. */
export function nodePath() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Chromium for the tests that look at a screen. */
export async function ensureChromium() {
  const found = chromiumPath();
  if (found) return found;
  await installDebian('Chromium', ['chromium', 'fonts-noto-cjk'], 'apt-get install -y chromium (Debian), brew install --cask chromium (macOS), or set CHROMIUM to the path of Chrome or Chromium');
  const installed = chromiumPath();
  if (!installed) throw new Error('Chromium was installed but cannot be found; set CHROMIUM to its path.');
  return installed;
}

export function chromiumPath() {
  const candidates = [process.env.CHROMIUM, ...onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']), '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
  return candidates.find((path) => path && existsSync(path));
}

/** What the tests import, with Debian's package of each. */
const pythonModules = { sympy: 'python3-sympy', numpy: 'python3-numpy', pandas: 'python3-pandas', ipykernel: 'python3-ipykernel', jupyter_server: 'python3-jupyter-server', nbconvert: 'jupyter-nbconvert' };

/** A Python with SymPy, for the check cells. */
export async function ensurePython() {
  const found = pythonPath();
  if (found) return found;
  await installDebian(
    'Python with SymPy',
    ['python3', 'python3-sympy', 'python3-numpy', 'python3-ipykernel', 'bubblewrap'],
    'apt-get install -y python3-sympy (Debian, Ubuntu), or: python3 -m pip install sympy',
  );
  const installed = pythonPath();
  if (!installed) throw new Error('Python with SymPy was installed but cannot be found.');
  return installed;
}

/** A Python with all that the tests of kernels want of it: real Jupyter kernels, a real Jupyter server, data frames. */
export async function ensureKernels() {
  const missing = missingModules(await ensurePython());
  if (missing.length === 0) return;
  await installDebian(
    `Python’s ${missing.join(', ')}`,
    [...missing.map((name) => pythonModules[name]), 'bubblewrap'],
    `apt-get install -y ${missing.map((name) => pythonModules[name]).join(' ')} (Debian, Ubuntu), or: ${pythonPath()} -m pip install ${missing.join(' ')}`,
  );
  const still = missingModules(pythonPath());
  if (still.length > 0) throw new Error(`${pythonPath()} still has no ${still.join(', ')}. Set THEREFORE_PYTHON to a Python that has them.`);
}

function missingModules(python) {
  const names = Object.keys(pythonModules);
  const { stdout } = spawnSync(python, ['-c', `import importlib.util as u; print(*[name for name in ${JSON.stringify(names)} if u.find_spec(name) is None])`], { encoding: 'utf8', cwd: '/' });
  return stdout.split(/\s+/).filter((name) => name !== '');
}

export function pythonPath() {
  const candidates = [process.env.THEREFORE_PYTHON, '/usr/bin/python3', ...onPath(['python3', 'python'])];
  return candidates.find((path) => path && existsSync(path) && spawnSync(path, ['-c', 'import sympy'], { stdio: 'ignore' }).status === 0);
}

function onPath(names) {
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Installs Debian's packages when this is Debian and we may; otherwise says what to type. Never skips in silence. */
async function installDebian(what, packages, command) {
  const may = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!may) throw new Error(`${what} is missing. Install it with: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step(`Installing ${what} (${packages.join(' ')})`, async () => {
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  });
}

/** Builds what the extension is run from. */
export function build(...flags) {
  execFileSync(nodePath(), [join(root, 'esbuild.mjs'), '--quiet', ...flags], { cwd: root, stdio: 'inherit' });
}
