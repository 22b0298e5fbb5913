import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { english } from '../../src/core/phrase.ts';
import { answerText, thinkingText, type Trace } from '../../src/core/trace.ts';
import { verdictLine } from '../support/verdictLine.ts';
import { plainSettings } from '../support/plainProfile.ts';
import { Workbench } from '../support/workbench.ts';
import { step } from './progress.mjs';
import { build, ensureChromium, ensurePython, root } from './setup.mjs';
import { ensureVscode, hasDisplay, installedCode, startServer, vscodeVersion, workbenchUrl } from './vscode.mjs';

const examples = join(root, 'examples');
const once = process.argv.includes('--once');

await step('Building the extension', async () => build());
const code = hasDisplay() && !once ? installedCode() : undefined;
if (code) openOwn(code);
else await openFromNpm();

/** The user's own VS Code, in a window of its own. */
function openOwn(command: string): void {
  spawn(command, ['--new-window', `--extensionDevelopmentPath=${root}`, examples], { stdio: 'ignore', detached: true, shell: process.platform === 'win32' }).unref();
  console.log(`\nVS Code opens with Therefore on ${examples}.\nPut the cursor in the problem of quadratic.md and run “Therefore: Solve Selection” (Ctrl+Alt+Enter).`);
}

/** VS Code from npm on 127.0.0.1; without a display the main job is also done once, in a headless browser. */
async function openFromNpm(): Promise<void> {
  await ensurePython().catch((error: unknown) => console.log(`  ${messageOf(error)}\n  Without it check cells in notebooks do not run; everything else works.`));
  if (!hasDisplay() || once) await ensureChromium();
  await ensureVscode();
  const profile = join(root, '.vscode-test', 'profile');
  // Solved traces and settings of earlier starts stay, as in any VS Code; only this command's own trial begins afresh.
  if (once) rmSync(profile, { recursive: true, force: true });
  mkdirSync(join(profile, 'User'), { recursive: true });
  const settings = join(profile, 'User', 'settings.json');
  if (!existsSync(settings)) writeFileSync(settings, JSON.stringify(plainSettings, undefined, 2));
  const server = await step(`Starting VS Code ${vscodeVersion()}`, () => startServer({ userDataDir: profile }));
  const close = async (exitCode: number): Promise<never> => {
    await server.close();
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close(0));
  let exitCode = 0;
  if (!hasDisplay() || once) {
    try {
      await mainJob(server);
    } catch (error) {
      console.error(messageOf(error));
      exitCode = 1;
    }
  }
  if (once) await close(exitCode);
  console.log(`\nTherefore runs in VS Code at\n\n  ${workbenchUrl(server.url, { folder: examples, extension: root })}\n\nCtrl-C ends it.`);
}

/** Solves the first example as a person would, and tells what came of it. */
async function mainJob(server: Awaited<ReturnType<typeof startServer>>): Promise<void> {
  const workbench = await step('Opening examples/quadratic.md', async () => {
    const opened = await Workbench.attach(server, examples);
    await opened.openFile('quadratic.md');
    return opened;
  });
  try {
    const pictures = [await workbench.screenshot('start-1-problem')];
    const trace = await step('Therefore: Solve Selection', async () => {
      await workbench.goto(6, 5);
      const before = workbench.traces().length;
      await workbench.command('Therefore: Solve Selection');
      return workbench.waitForTrace({ after: before });
    });
    await workbench.waitForLens(/verified|refuted|not checked|inconclusive/);
    await (await workbench.panel()).locator('.katex').first().waitFor();
    pictures.push(await workbench.screenshot('start-2-solved'));
    tell(trace);
    console.log(`\nScreenshots:\n${pictures.map((path) => `  ${path}`).join('\n')}`);
  } finally {
    await workbench.close();
  }
}

function tell(trace: Trace): void {
  const turn = trace.turns.at(-1);
  if (!turn) throw new Error('Nothing was solved.');
  console.log(`\nProblem\n${indented(trace.problem.text)}`);
  if (thinkingText(turn) !== '') console.log(`\nThinking\n${indented(thinkingText(turn))}`);
  console.log(`\nAnswer\n${indented(answerText(turn))}\n\nVerdicts`);
  for (const { claim, verdict } of turn.claims) console.log(`  ${verdictLine(claim, verdict)}`);
  if (turn.end?.how !== 'complete') throw new Error(`The run ended ${turn.end?.how ?? 'never'}: ${turn.end?.message ? english(turn.end.message) : ''}`);
  const refuted = turn.claims.filter(({ verdict }) => verdict.kind !== 'verified').length;
  if (turn.claims.length === 0 || refuted > 0) throw new Error(`${refuted} of ${turn.claims.length} claims are not verified.`);
}

function indented(text: string): string {
  return text.trim().replace(/^/gm, '  ');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
