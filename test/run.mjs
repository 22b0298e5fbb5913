/**
 * `npm test`: sets up what the tests need, then runs every tier and sums them in one last line.
 * `npm run test:unit` and its kind name the tiers to run.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { step } from './host/progress.mjs';
import { build, ensureChromium, ensureKernels, ensurePackages, ensurePython, nodePath, root } from './host/setup.mjs';
import { ensureVscode } from './host/vscode.mjs';

/**
 * `beside`: may run at the same time as the tier before it, as it uses a single core. Files of faults and kernels
 * wait for what they let run into a limit, so that more of them than there are cores are not too many.
 */
const tiers = {
  lint: { needs: [], run: lint },
  unit: { needs: [], beside: true, run: pureTests },
  faults: { needs: [], run: (print) => nodeTests('faults', { concurrency: 3, print }) },
  kernels: { needs: [ensureKernels], run: (print) => nodeTests('kernels', { concurrency: 4, print }) },
  webview: { needs: [ensureChromium], run: (print) => nodeTests('webview', { concurrency: 2, print }) },
  integration: { needs: [ensureChromium, ensurePython, ensureVscode, buildExtension], run: (print) => counted([join(root, 'test', 'host', 'integration.ts')], print) },
  e2e: { needs: [ensureChromium, ensurePython, ensureVscode, buildExtension], run: workbenchTests },
};

async function buildExtension() {
  await step('Building the extension', async () => build());
}

/** ESLint and the type checker, each one test; and the tests that the rules report what they should. */
async function lint(print) {
  const counts = await nodeTests('lint', { concurrency: 1, print });
  const commands = [
    ['ESLint', ['node_modules/eslint/bin/eslint.js', '.']],
    ['Types', ['node_modules/typescript/bin/tsc', '--pretty', 'false', '-p', '.']],
    ['Types of the webview', ['node_modules/typescript/bin/tsc', '--pretty', 'false', '-p', 'src/webview']],
  ];
  const results = await Promise.all(commands.map(async ([name, args]) => ({ name, ...(await outputOf(args)) })));
  for (const { name, code, output } of results) {
    if (code === 0) counts.passed++;
    else {
      counts.failed++;
      print(`  ✖ ${name}\n${output.split('\n').slice(0, 60).join('\n')}\n`);
    }
  }
  return counts;
}

/** The test files of one folder under `node --test`, TypeScript as it is. */
async function nodeTests(folder, { concurrency = 1, print }) {
  const files = filesOf(folder);
  if (files.length === 0) return { passed: 0, failed: 1, note: `test/${folder} has no tests` };
  return counted(testArguments(files, { concurrency }), print);
}

/** Pure tests share two processes, one for each core: starting one per file would cost more than the tests themselves. */
async function pureTests(print) {
  const files = filesOf('unit');
  const halves = [0, 1].map((half) => files.filter((_, index) => index % 2 === half));
  const [first, second] = await Promise.all(halves.map((half) => counted(testArguments(half, { together: true }), print)));
  return { passed: first.passed + second.passed, failed: first.failed + second.failed, skipped: (first.skipped ?? 0) + (second.skipped ?? 0), note: [first.note, second.note].filter(Boolean).join('\n') };
}

function filesOf(folder) {
  const home = join(root, 'test', folder);
  const files = existsSync(home) ? readdirSync(home, { recursive: true }).filter((name) => name.endsWith('.test.ts')).map((name) => join(home, name)) : [];
  // The longest first, so that the last to end does not run alone for long.
  return files.sort((a, b) => statSync(b).size - statSync(a).size);
}

function testArguments(files, { concurrency, together = false }) {
  // A process of one file must not be forced to end: it would lose what it has not told yet.
  const processes = together ? ['--test-isolation=none', '--test-force-exit'] : [`--test-concurrency=${concurrency}`, `--import=${pathToFileURL(join(root, 'test', 'host', 'endedProcess.mjs'))}`];
  return ['--test', '--test-timeout=300000', ...processes, `--test-reporter=${pathToFileURL(join(root, 'test', 'host', 'reporter.mjs'))}`, '--test-reporter-destination=stdout', ...files];
}

/** VS Codes at the same time: each mostly waits for what it is told, and more than two would starve on two cores. */
const workbenches = 2;

/**
 * Tests that drive a whole VS Code, two files at a time. A file with a failure gets one more VS Code when no
 * other runs, since a window of a busy machine can lose a key; the failure is printed, the file named as
 * unsteady, and what fails twice has failed.
 */
async function workbenchTests(print) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const again = [];
  const add = (counts) => {
    for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
  };
  const files = filesOf('e2e');
  const next = async () => {
    for (let file = files.shift(); file; file = files.shift()) {
      const counts = await counted(testArguments([file], { concurrency: 1 }), print);
      if (counts.failed > 0) again.push({ file, counts });
      else add(counts);
    }
  };
  await Promise.all(Array.from({ length: workbenches }, next));
  const unsteady = [];
  for (const { file, counts } of again) {
    print(`  ↻ ${basename(file)}: ${counts.failed} failed; once more in a new VS Code\n`);
    const second = await counted(testArguments([file], { concurrency: 1 }), print);
    if (second.failed === 0) unsteady.push(basename(file));
    add(second);
  }
  return { ...total, ...(unsteady.length > 0 ? { note: `unsteady, passed at the second attempt: ${unsteady.join(', ')}` } : {}) };
}

/** Runs Node on what prints its counts as a last line of JSON; without that line the run itself has failed. */
async function counted(args, print) {
  const { output } = await outputOf(args, (text) => print(text.replace(/^\{"passed".*\}\n/m, '')));
  const counts = /\{"passed":\d+,"failed":\d+,"skipped":\d+\}\s*$/.exec(output);
  return counts ? JSON.parse(counts[0]) : { passed: 0, failed: 1, note: output.split('\n').slice(-20).join('\n') };
}

function outputOf(args, onOutput) {
  return new Promise((resolve) => {
    const child = spawn(nodePath(), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0', NODE_NO_WARNINGS: '1' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        onOutput?.(text);
      });
    }
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Runs one tier and adds what it counted. What it prints stands under its name also when others run beside it. */
async function runTier(name, print) {
  const started = performance.now();
  print(`▸ ${name}\n`);
  const { passed, failed, skipped = 0, note } = await tiers[name].run(print);
  total.passed += passed;
  total.failed += failed;
  if (note) print(`  ${note}\n`);
  print(`  ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
}

/** The tiers in their order, those together that may run side by side. */
function waves(names) {
  const found = [];
  for (const name of names) {
    if (!tiers[name]) throw new Error(`There is no tier “${name}”; there are ${Object.keys(tiers).join(', ')}.`);
    if (tiers[name].beside && found.length > 0) found.at(-1).push(name);
    else found.push([name]);
  }
  return found;
}

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
try {
  await ensurePackages();
  const done = new Set();
  for (const wave of waves(wanted.length > 0 ? wanted : Object.keys(tiers))) {
    for (const need of wave.flatMap((name) => tiers[name].needs)) {
      if (done.has(need)) continue;
      done.add(need);
      await need();
    }
    const [first, ...others] = wave;
    const held = others.map((name) => ({ name, text: '' }));
    await Promise.all([runTier(first, (text) => process.stdout.write(text)), ...held.map((one) => runTier(one.name, (text) => (one.text += text)))]);
    for (const { text } of held) process.stdout.write(text);
  }
} catch (error) {
  total.failed++;
  console.error(error instanceof Error ? error.message : String(error));
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
