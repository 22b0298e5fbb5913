import { join } from 'node:path';
import { seeded } from '../../src/core/seeded.ts';
import type { EditingExtension } from './editingExtension.ts';
import { EditOracle } from './editOracle.ts';
import type { EditorRequest, EditorState } from './editorServer.ts';
import { Numbers } from './generatedNumbers.ts';
import { answering, type ProtocolServer, type Script } from './protocolServer.ts';
import { MarkedText, randomEdit } from './randomEdits.ts';
import { shownBeside } from './shownBeside.ts';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

export interface EditRunOptions {
  readonly workbench: Workbench;
  readonly editing: EditingExtension;
  readonly server: ProtocolServer;
  /** A file of the workspace. */
  readonly name: string;
  readonly edits: number;
  readonly seed: number;
  /** Of the server's model. */
  readonly model: string;
}

export interface EditRunResult {
  readonly edits: number;
  readonly problemsJudged: number;
  readonly windowsJudged: number;
  readonly marksJudged: number;
  readonly threadsJudged: number;
  readonly started: Readonly<Record<string, number>>;
  /** What stood where it should not, with the edit it was seen after. */
  readonly faults: readonly string[];
}

/** Edits between two looks at the window. */
const lookEvery = 10;

/** Edits a document at random while its claims are checked, its problems solved, and threads stand in it; judges what is shown after each edit. */
export async function editRun({ workbench, editing, server, name, edits, seed, model }: EditRunOptions): Promise<EditRunResult> {
  const numbers = new Numbers(seeded(seed));
  const marked = new MarkedText(numbers);
  const oracle = new EditOracle();
  const faults: string[] = [];
  const started: Record<string, number> = {};
  const counts = { problemsJudged: 0, windowsJudged: 0, marksJudged: 0, threadsJudged: 0 };
  server.script = scripted(oracle);
  let state = await editing.ask({ kind: 'open', path: join(workbench.folder, name) });
  const recent: string[] = [];
  const ask = async (what: string, request: EditorRequest): Promise<void> => {
    recent.push(`${what} ${JSON.stringify(request)}`);
    state = await editing.ask(request);
    oracle.see(state.text);
  };
  const found = (where: string, wrong: readonly string[]): void => {
    if (wrong.length > 0) faults.push(`${where}, after ${recent.slice(-3).map((each) => each.slice(0, 300)).join(' → ')}:\n  ${wrong.join('\n  ')}`);
  };
  /** What is drawn at a pace of its own may take that long; what is wrong for longer is wrong. */
  const look = async (where: string, isSettled: boolean): Promise<void> => {
    let wrong: readonly string[] = [];
    let last: EditorState = state;
    await until('a window that shows nothing wrong', isSettled ? 15_000 : 2000, async () => {
      last = await editing.ask({ kind: 'state' });
      const shown = await shownBeside(workbench.page, name);
      wrong = oracle.beside(shown, last, workbench.traces(), isSettled);
      if (wrong.length > 0) return undefined;
      counts.windowsJudged++;
      counts.marksJudged += shown.marks.length;
      counts.threadsJudged += shown.threads.length;
      return true;
    }).catch(() => found(where, wrong));
  };
  const settle = async (where: string): Promise<void> => {
    // A sheet of marks opens beside.
    await editing.ask({ kind: 'command', id: 'workbench.action.closeEditorsInOtherGroups', args: [], wait: true });
    let wrong: readonly string[] = [];
    await until('the check', 20_000, async () => {
      state = await editing.ask({ kind: 'state' });
      wrong = oracle.settled(state);
      return wrong.length === 0 ? true : undefined;
    }).catch(() => found(`${where}, settled`, wrong));
    await look(`${where}, settled`, true);
  };
  await editing.ask({ kind: 'setting', name: 'therefore.check.showVerified', value: true });
  await ask('open', { kind: 'replace', replacements: [{ start: 0, removed: state.text.length, text: marked.document() }] });
  await settle('edit 0');
  let usesModel = false;
  for (let edit = 1; edit <= edits && faults.length < 20; edit++) {
    if (edit % 60 === 0) {
      usesModel = !usesModel;
      await ask('model', { kind: 'setting', name: 'therefore.model', value: usesModel ? model : 'builtin' });
    }
    if (numbers.random() < 0.3) {
      const [id, select] = action(state.text, numbers);
      started[id] = (started[id] ?? 0) + 1;
      // What is not waited for goes on while the text changes.
      await ask(id, { kind: 'command', id, args: [], select, wait: id !== 'therefore.checkProof' && numbers.random() < 0.5 });
    }
    const { what, request, keys = [] } = randomEdit(state.text, numbers, marked);
    await ask(`${what} ${keys.join(' ')}`, request);
    if (keys.length > 0) {
      await Promise.all(keys.map((key) => workbench.page.keyboard.press(key)));
      await ask('keys', { kind: 'state' });
    }
    counts.problemsJudged += state.problems.length;
    found(`edit ${edit}`, oracle.problems(state));
    // Some edits come one upon the other, some find a check at work, some one that has ended.
    if (numbers.random() < 0.3) await new Promise((resolve) => setTimeout(resolve, numbers.pick([20, 150, 350, 600])));
    if (edit % lookEvery === 0) await look(`edit ${edit}`, false);
    if (edit % (5 * lookEvery) === 0) await settle(`edit ${edit}`);
  }
  await settle('the end');
  return { edits, ...counts, started, faults };
}

const problem = /Solve \$\d+x \+ \d+ = \d+\$\./g;
const claim = /\$\d+ (?:[+-]|\\times) \d+ = \d+\$/g;
const proof = /Hence term\d+ follows/g;
const actions = [
  ['therefore.solveSelection', problem],
  ['therefore.solveSelection', problem],
  ['therefore.solveSelection', problem],
  ['therefore.unfoldSteps', problem],
  ['therefore.unfoldSteps', problem],
  ['therefore.gradeSolution', claim],
  ['therefore.explainSelection', claim],
  ['therefore.explainSelection', claim],
  ['therefore.checkProof', proof],
  ['therefore.checkProof', proof],
  ['therefore.checkDocument', claim],
  ['therefore.checkSelection', claim],
  ['therefore.checkSelection', claim],
  ['therefore.hint', problem],
] as const;

/** What Therefore is asked to do next, with where the cursor is for it. */
function action(text: string, numbers: Numbers): readonly [id: string, select: readonly [number, number]] {
  const [id, pattern] = numbers.pick(actions);
  const found = [...text.matchAll(pattern)];
  const at = found.length === 0 ? numbers.below(text.length + 1) : numbers.pick(found).index + 3;
  return [id, [at, at]];
}

/** A model that names what it is asked about: in its steps, in its answers, in its opinions. */
function scripted(oracle: EditOracle): Script {
  return async (request) => {
    const { messages } = JSON.parse(request.body) as { readonly messages: readonly { readonly content: string }[] };
    const all = messages.map(({ content }) => content).join('\n');
    const numbered = [...all.matchAll(/^\[(\d+)\] (.*)$/gm)].map(([, , line = '']) => line.trim());
    if (numbered.length > 0) {
      oracle.reviewed.push(numbered);
      const lines = numbered.map((line, index) => ({ line: index + 1, opinion: index % 2 === 0 ? 'gap' : 'sound', reason: `about "${/[a-z]+\d{4}|\w+/.exec(line)?.[0] ?? ''}"` }));
      await answering('', JSON.stringify({ lines }), 10)(request);
      return;
    }
    const [, equation = '', a = '1', b = '0', c = '0'] = /((\d+)x \+ (\d+) = (\d+))/.exec(messages.at(-1)?.content ?? '') ?? [];
    const solution = (Number(c) - Number(b)) / Number(a);
    const thinking = [1, 2, 3, 4, 5, 6].map((part) => `Looking at ${equation}, part ${part}.\n\n`).join('');
    await answering(thinking, `So\n\n$$\\boxed{x = ${solution}}$$\n`, 60)(request);
  };
}
