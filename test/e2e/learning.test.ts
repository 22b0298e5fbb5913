import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hints, homework, ownTry, rectangle, rectangleHints, thought, tilings, written } from '../support/homework.ts';
import { protocolServer, answering, type ProtocolServer, type Script } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering(thought, JSON.stringify(hints), 1));
  workbench = await Workbench.open({
    workspace: { 'homework.md': homework, 'tilings.md': tilings, 'rectangle.md': rectangle, 'drill.md': '```problem\nSolve $3x + 4 = 10$.\n```\n', 'twice.md': '```problem\nSolve $3x + 4 = 13$.\n```\n\n```problem\nSolve $3x + 4 = 13$.\n```\n' },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'editor.minimap.enabled': false },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

/** All that can be seen, read aloud, or found in logs and journals: frames of the page, accessibility tree, disk. */
async function everything(): Promise<string> {
  const { page } = workbench;
  const frames = await Promise.all(page.frames().map((frame) => frame.content().catch(() => '')));
  return [...frames, await page.locator('body').ariaSnapshot(), workbench.hostLog(), ...workbench.journals()].join('\n');
}

function thread(): Promise<string> {
  return workbench.page.locator('.review-widget').first().innerText({ timeout: 2000 }).catch(() => '');
}

async function hint(count: number): Promise<string> {
  await workbench.command('Therefore: Give a Hint');
  return until(`hint ${count}`, 30_000, async () => {
    const text = await thread();
    return text.includes(`Hint ${count} of 4`) ? text : undefined;
  }, () => workbench.screenshot('failed-learning-hint'));
}

async function write(line: number | undefined, text: string): Promise<void> {
  if (line !== undefined) await workbench.goto(line);
  await workbench.page.keyboard.insertText(text);
  await workbench.page.keyboard.press('Control+S');
}

async function replaceLine(line: number, text: string, file = 'homework.md'): Promise<void> {
  await workbench.goto(line);
  await workbench.page.keyboard.press('Shift+End');
  await write(undefined, text);
  await until('the file on disk', 10_000, () => Promise.resolve(workbench.read(file).includes(text) || undefined));
}

/** The sheet of marks, once it says this. */
function sheet(pattern: RegExp): Promise<string> {
  return until(`a sheet of marks like ${pattern}`, 20_000, async () => {
    const frames = await Promise.all(workbench.page.frames().map((frame) => frame.locator('body').innerText({ timeout: 1000 }).catch(() => '')));
    return frames.find((each) => each.includes('Usual rubric') && pattern.test(each));
  }, () => workbench.screenshot('failed-learning-sheet'));
}

interface MarkFor {
  /** What the line begins with, and not what number it has: that is the model's to read. */
  readonly at: string;
  readonly item: 'method' | 'steps' | 'answer';
  readonly fault: 'wrong' | 'gap' | 'unclear';
  readonly points: number;
  readonly reason: string;
}

/** A teacher who writes hints and problems, solves them, and marks lines by the numbers the request gives them. */
function teacher(marks: readonly MarkFor[]): Script {
  return async (request) => {
    const { messages } = JSON.parse(request.body) as { messages: readonly { content: unknown }[] };
    const asked = messages.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content))).join('\n');
    const numbered = [...asked.matchAll(/^(\d+): (.*)$/gm)];
    const deductions = marks.map(({ at, ...mark }) => ({ ...mark, line: Number(numbered.find(([, , line = '']) => line.startsWith(at))?.[1]) }));
    const answer = asked.includes('"nudge"')
      ? JSON.stringify(rectangleHints)
      : asked.includes('Mark the solution')
        ? JSON.stringify({ deductions })
        : asked.includes('new problems of the same kind')
          ? JSON.stringify(written)
          : `The longer side is $\\boxed{${asked.includes('35') ? 7 : 5}}$.`;
    await answering(thought, answer, 1)(request);
  };
}

/** A file watcher on a busy machine may miss a change of settings; a new window reads them. */
async function useModel(model: string): Promise<void> {
  await workbench.setSetting('therefore.model', model);
  await workbench.reload();
  await workbench.page.locator('.statusbar-item', { hasText: 'scripted-1' }).first().waitFor({ timeout: 60_000 });
}

test('a student asks for a hint, and another; the rest is nowhere', async () => {
  await workbench.openFile('homework.md');
  await workbench.goto(4, 8);
  const hidden = /x = 2|x=2|\(x - 2\)|\(x-2\)|boxed/;
  const first = await hint(1);
  assert.match(first, /A nudge[\s\S]*what degree/i);
  assert.doesNotMatch(await everything(), hidden);
  await workbench.goto(4, 8);
  assert.match(await hint(2), /The idea/);
  assert.doesNotMatch(await everything(), hidden);
  await workbench.screenshot('learning-hints-light');
});

test('the own try is graded: the error is found at its line, and what follows costs nothing more', async () => {
  await write(9, 'Factor: $x^2 - 5x + 6 = (x - 2)(x - 4)$\n\n$\\boxed{x = 2 \\text{ or } x = 4}$\n');
  await workbench.goto(9, 3);
  await workbench.command('Therefore: Grade My Solution');
  await workbench.waitForNotification(/earliest wrong step is on line 9/, 60_000);
  const shown = await sheet(/at most 3 of 4[\s\S]*0 of 2/);
  assert.match(shown, /No total/);
  await workbench.page.locator('.review-widget', { hasText: 'The earliest wrong step' }).first().waitFor();
  await workbench.screenshot('learning-grade-light');
});

test('the fixed solution is verified', async () => {
  await replaceLine(9, 'Factor: $x^2 - 5x + 6 = (x - 2)(x - 3)$');
  await replaceLine(11, '$\\boxed{x = 2 \\text{ or } x = 3}$');
  await workbench.goto(9, 3);
  await workbench.command('Therefore: Grade My Solution');
  await workbench.waitForNotification(/refuted no step; [2-9] statements verified, 0 not decided/, 60_000);
  assert.equal(await workbench.page.locator('.review-widget', { hasText: 'The earliest wrong step' }).count(), 0);
});

test('the same problem in two places has a ladder of hints at each', async () => {
  await workbench.command('View: Close All Editors');
  await workbench.openFile('twice.md');
  for (const [line, wanted] of [[2, ['1']], [2, ['2']], [6, ['1', '2']]] as const) {
    await workbench.goto(line, 3);
    await workbench.command('Therefore: Give a Hint');
    await until(`the hints ${wanted.join(' and ')}`, 30_000, async () => {
      const heads = (await workbench.page.locator('.review-widget').allInnerTexts()).map((text) => /Hint (\d) of 4/.exec(text)?.[1]);
      return heads.length === wanted.length && wanted.every((each) => heads.includes(each)) ? true : undefined;
    });
  }
});

test('similar problems come with confirmed answers, folded, and attempts are recorded', async () => {
  await workbench.command('View: Close All Editors');
  await workbench.openFile('drill.md');
  await workbench.goto(2, 3);
  await workbench.command('Therefore: Similar Problems');
  await workbench.pick('The same');
  await workbench.waitForNotification(/New problems: 3/, 60_000);
  const file = workbench.read('practice.md');
  const answers = [...file.matchAll(/^\$x = (-?\d+)\$$/gm)].map((match) => match[1] ?? '');
  assert.equal(answers.length, 3);
  await workbench.screenshot('learning-practice-light');
  const line = file.split('\n').findIndex((each) => each.startsWith('Answer:')) + 1;
  const editor = workbench.page.locator('.editor-instance .view-lines').first();
  await until('folded answers', 20_000, async () => {
    const text = (await editor.innerText()).replace(/\u00a0/g, ' ');
    return text.includes('Answer:') && !/\$x = -?\d+\$/.test(text) ? text : undefined;
  });
  await workbench.goto(line, 9);
  await workbench.page.keyboard.insertText(`x = ${Number(answers[0]) + 1}`);
  await workbench.command('Therefore: Check Practice Answer');
  await workbench.waitForNotification(/Not right/);
  assert.match(workbench.read('practice.md'), /- \d{4}-\d\d-\d\d \d\d:\d\d ✗ wrong: `x = /);
});

test('hints of a model come one at a time, and neither its thinking nor what is not revealed is anywhere', async () => {
  await workbench.command('View: Close All Editors');
  await workbench.setSetting('workbench.colorTheme', 'Default Dark Modern');
  await useModel('local/scripted-1');
  await workbench.openFile('tilings.md');
  await workbench.goto(4, 8);
  const hidden = /zebra|walrus|otter|boxed/i;
  assert.match(await hint(1), /left edge/);
  assert.doesNotMatch(await everything(), hidden);
  await workbench.goto(4, 8);
  assert.match(await hint(2), /narrower/);
  assert.doesNotMatch(await everything(), hidden);
  await workbench.goto(4, 8);
  await workbench.command('Therefore: Show the Solution of the Hints');
  const all = await until('all hints', 20_000, async () => {
    const text = await thread();
    return text.includes('Hint 4 of 4') && text.includes('Otter') ? text : undefined;
  });
  assert.match(all, /verified 3 statements/);
  assert.doesNotMatch(await everything(), /zebra/i);
});

test('a hint in the panel shows and records no thinking', async () => {
  server.script = answering(thought, 'Think of the left edge.', 1);
  const panel = await workbench.panel();
  await panel.locator('textarea').fill('/hint In how many ways can dominoes tile a board 2 high and 6 wide?');
  await panel.locator('textarea').press('Enter');
  await panel.getByText('Think of the left edge').first().waitFor();
  assert.doesNotMatch(await everything(), /zebra/i);
  await workbench.screenshot('learning-hints-dark');
});

const refuted: MarkFor = { at: '&= (x - 5)^2 + 1', item: 'steps', fault: 'wrong', points: 1, reason: 'Heed the sign: $-25 + 24 = -1$.' };
const doubted: MarkFor = { at: 'x^2 - 10x', item: 'steps', fault: 'wrong', points: 1, reason: 'This square is not completed rightly.' };

test('with a model: hint, hint and own try; the machine overrules the marks where it computes', async () => {
  await workbench.command('View: Close All Editors');
  server.script = teacher([
    doubted,
    refuted,
    { at: '&= (x - 6)', item: 'steps', fault: 'wrong', points: 2, reason: 'This is not the line above.' },
    { at: 'One side', item: 'method', fault: 'gap', points: 1, reason: 'Say why the other side is $10 - x$.' },
  ]);
  await workbench.openFile('rectangle.md');
  await workbench.goto(4, 8);
  assert.match(await hint(1), /scripted-1[\s\S]*of the perimeter/);
  await workbench.goto(4, 8);
  assert.match(await hint(2), /Name one side/);
  assert.doesNotMatch(await everything(), /zebra|badger|heron/i);
  await write(9, ownTry);
  await workbench.command('Therefore: Dismiss Hints');
  await until('no hints', 10_000, async () => ((await workbench.page.locator('.review-widget').count()) === 0 ? true : undefined));
  await workbench.goto(9, 3);
  await workbench.command('Therefore: Grade My Solution');
  await workbench.waitForNotification(/earliest wrong step is on line 16\. 8 of 10 points/, 60_000);
  const marks = await sheet(/8 of 10 points/);
  assert.match(marks, /3 of 4[\s\S]*computed, opinion of Local · scripted-1/);
  assert.match(marks, /overruled the model[\s\S]*Line 15: Computation verified this line[\s\S]*Line 17: It only follows from an earlier error, which is counted already/);
  const threads = (await workbench.page.locator('.review-widget').allInnerTexts()).join('\n---\n');
  assert.match(threads, /The earliest wrong step[\s\S]*Computation refuted this step/);
  assert.match(threads, /Line 16 \(−1\)[\s\S]*Heed the sign/);
  assert.match(threads, /Line 9 \(−1\)[\s\S]*Say why the other side/);
  assert.doesNotMatch(threads, /not the line above|not completed rightly/);
  await workbench.screenshot('learning-grade-dark');
});

test('with a model: the fixed solution has full marks, whatever the model says of a verified line and whatever is written above it meanwhile', async () => {
  let mark = (): void => undefined;
  const lineAbove = new Promise<void>((resolve) => (mark = resolve));
  server.script = async (request) => {
    await lineAbove;
    await teacher([doubted])(request);
  };
  await replaceLine(16, '&= (x - 5)^2 - 1 \\\\', 'rectangle.md');
  await workbench.goto(9, 3);
  const asked = server.requests.length;
  await workbench.command('Therefore: Grade My Solution');
  await until('the request for marks', 30_000, () => Promise.resolve(server.requests.length > asked || undefined));
  await write(2, 'Sides are lengths.\n');
  mark();
  await workbench.waitForNotification(/refuted no step; [3-9] statements verified, 1 not decided\. 10 of 10 points/, 60_000);
  assert.match(await sheet(/10 of 10 points/), /Line 16: Computation verified this line/);
  assert.equal(await workbench.page.locator('.review-widget').count(), 0);
  await workbench.screenshot('learning-full-marks-dark');
});

test('with a model: a new problem is shown once its answer was found again, and not where it was not', async () => {
  const asked = server.requests.length;
  await workbench.goto(5, 8);
  await workbench.command('Therefore: Similar Problems');
  await workbench.pick('The same');
  await workbench.waitForNotification(/New problems: 2\. Dropped because their answers could not be confirmed: 1/, 60_000);
  const file = workbench.read('practice.md');
  assert.match(file, /## Problem 4\n\n```problem\nSolve \$x\^2 - 9x[\s\S]*solved anew and checked by computation<\/summary>\n\n\$x = 4 \\text\{ or \} x = 5\$/);
  assert.match(file, /## Problem 5\n\n```problem\nA rectangle has perimeter \$24\$[\s\S]*not checked by computation<\/summary>\n\n\$7\$/);
  assert.doesNotMatch(file, /perimeter \$16\$/);
  const solved = server.requests.slice(asked + 1).map(({ body }) => body);
  assert.equal(solved.length, 2);
  assert.ok(solved.every((body) => /How long is its longer side/.test(body) && !/"answer|\$7\$|\$4\$/.test(body)), 'solved without a look at the answer');
  await workbench.screenshot('learning-practice-dark');
});
