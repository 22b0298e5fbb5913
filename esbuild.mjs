import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { context, build } from 'esbuild';
import { sympyArchive } from './build/sympyArchive.mjs';

const root = import.meta.dirname;
const production = process.argv.includes('--production') || process.argv.includes('--minify');
const watch = process.argv.includes('--watch');
const quiet = process.argv.includes('--quiet');
/** Where to; `--out=FOLDER` builds beside a checkout's own `dist`, as packaging does. */
const dist = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length) ?? 'dist';

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

const node = { ...shared, platform: 'node', target: 'node22', format: 'cjs', outExtension: { '.js': '.cjs' } };

/** Leaves a module out of the bundle that imports it: it is a bundle of its own, loaded on first use. */
function apart(name) {
  return {
    name: `apart-${name}`,
    setup: (target) => target.onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, () => ({ path: `./${name}.cjs`, external: true })),
  };
}

/** Z3 starts threads from its own file, so that file cannot be part of a bundle. */
const z3Apart = {
  name: 'z3-apart',
  setup: (target) => target.onResolve({ filter: /\/z3-built$/ }, () => ({ path: './z3-built.cjs', external: true })),
};

/** What is built, each into its folder of `dist`. `openai` is a bundle of its own, so that activation never loads it. */
const targets = {
  host: { ...node, entryPoints: ['src/host/extension.ts'], outdir: `${dist}/host`, external: ['vscode'], plugins: [apart('openaiPackage')] },
  openai: { ...node, entryPoints: { openaiPackage: 'src/reasoners/openai/openaiPackage.ts' }, outdir: `${dist}/host` },
  solver: { ...node, entryPoints: ['src/reasoners/builtin/thread/solverWorker.ts'], outdir: `${dist}/solver` },
  worker: { ...node, entryPoints: ['src/checking/worker.ts', 'src/checking/judgeWorker.ts', 'src/checking/notebook/comparingWorker.ts'], entryNames: '[name]', outdir: `${dist}/checking` },
  z3: { ...node, entryPoints: ['src/checking/z3/z3Worker.ts'], outdir: `${dist}/checking`, plugins: [z3Apart] },
  drawing: { ...node, entryPoints: ['src/host/formulaWorker.ts'], outdir: `${dist}/drawing` },
  exporting: { ...node, entryPoints: ['src/host/record/exportWorker.ts'], outdir: `${dist}/exporting` },
  pyodide: { ...node, entryPoints: ['src/kernels/pyodide/pyodideWorker.ts'], outdir: `${dist}/kernels` },
  cli: { ...node, format: 'esm', outExtension: { '.js': '.mjs' }, entryPoints: ['src/cli/main.ts'], outdir: `${dist}/cli` },
  webview: {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: ['src/webview/panel.ts', 'src/webview/proof.ts'],
    outdir: `${dist}/webview`,
    loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty' },
    assetNames: 'fonts/[name]',
  },
  // A notebook renderer is a module of its own, with its style inside.
  renderer: { ...shared, platform: 'browser', target: 'es2022', format: 'esm', entryPoints: ['src/webview/verdictRenderer.ts'], outdir: `${dist}/webview`, loader: { '.css': 'text' } },
};

const copies = [
  ...['runner.py', 'runnerWire.py', 'runnerDisplay.py', 'runnerLimits.py', 'sandboxProof.py'].map((name) => [`src/kernels/${name}`, `${dist}/kernels/${name}`]),
  ['src/kernels/pyodide/cells.py', `${dist}/kernels/cells.py`],
  ['node_modules/z3-solver/build/z3-built.js', `${dist}/checking/z3-built.cjs`],
  ['node_modules/z3-solver/build/z3-built.wasm', `${dist}/checking/z3-built.wasm`],
  ['node_modules/z3-solver/LICENSE.txt', `${dist}/checking/z3-LICENSE.txt`],
  ...['numbers.py', 'equality.py', 'solve.py'].map((name) => [`src/checking/sympy/${name}`, `${dist}/checking/${name}`]),
  ...['encodeValue.py', 'readValues.py', 'protocol/closedExpressions.py', 'protocol/places.py', 'protocol/harness.py'].map((name) => [`src/checking/kernel/${name}`, `${dist}/checking/${name}`]),
  ...['pyodide.js', 'pyodide.asm.js', 'pyodide.asm.wasm', 'pyodide-lock.json', 'python_stdlib.zip'].map((name) => [`node_modules/pyodide/${name}`, `${dist}/pyodide/${name}`]),
];

async function copyAll() {
  for (const [from, to] of copies) {
    await mkdir(dirname(resolve(root, to)), { recursive: true });
    await copyFile(join(root, from), resolve(root, to));
  }
  // Pyodide's own script is no module, whatever the extension's manifest says of its files.
  await writeFile(resolve(root, dist, 'pyodide', 'package.json'), '{"type":"commonjs"}\n');
  const archive = resolve(root, dist, 'pyodide', 'sympy.zip');
  if (!existsSync(archive)) await writeFile(archive, await sympyArchive());
}

async function report(name, { outputs }) {
  if (quiet) return;
  for (const path of Object.keys(outputs)) {
    if (!/\.(?:c?js|mjs|css)$/.test(path)) continue;
    const { size } = await stat(resolve(root, path));
    console.log(`${name.padEnd(8)} ${relative('.', path).padEnd(34)} ${(size / 1024).toFixed(0).padStart(6)} kB`);
  }
}

if (watch) {
  const contexts = await Promise.all(Object.values(targets).map((options) => context(options)));
  await Promise.all(contexts.map((each) => each.watch()));
  await copyAll();
  console.log('watching');
} else {
  // A VS Code that is running keeps its files; only what ships begins from nothing.
  if (production) await rm(resolve(root, dist), { recursive: true, force: true });
  const built = await Promise.all(Object.entries(targets).map(async ([name, options]) => [name, await build(options)]));
  await copyAll();
  // What the notices of third parties must name.
  const inputs = [...new Set(built.filter(([name]) => name !== 'cli').flatMap(([, { metafile }]) => Object.keys(metafile.inputs)))].sort();
  // What each bundle holds, and so loads.
  const bundles = Object.fromEntries(built.map(([name, { metafile }]) => [name, Object.keys(metafile.inputs).sort()]));
  await writeFile(resolve(root, dist, 'inputs.json'), JSON.stringify({ inputs, bundles }));
  for (const [name, { metafile }] of built) await report(name, metafile);
}
