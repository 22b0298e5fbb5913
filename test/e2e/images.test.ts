import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answering, protocolServer, quadratic, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

/** One transparent pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering(quadratic.thinking, quadratic.right, 2));
  workbench = await Workbench.open({
    workspace: {
      'figure.md': '# A figure\n\nSolve the equation under the figure ![triangle](figures/triangle.png): $x^2 - 5x + 6 = 0$.\n',
      'figures/triangle.png': Buffer.from(pixel, 'base64'),
      'outside.md': '# Elsewhere\n\nSolve $x^2 - 5x + 6 = 0$ as shown: ![a](../../etc/picture.png) ![b](fake.png)\n',
      'handwritten.md': '# Handwritten\n\n## Problem\n\nSolve $x^2 - 5x + 6 = 0$.\n\n## Solution\n\nMy work: ![my work](figures/triangle.png)\n',
      'fake.png': 'no picture at all',
      'notes.ipynb': JSON.stringify({
        cells: [
          { cell_type: 'markdown', id: 'a', metadata: {}, attachments: { 'image.png': { 'image/png': pixel } }, source: ['Solve $x^2 - 5x + 6 = 0$: ![](attachment:image.png)'] },
          { cell_type: 'code', id: 'b', metadata: {}, execution_count: 1, source: ['plot()'], outputs: [{ output_type: 'display_data', metadata: {}, data: { 'image/png': pixel, 'text/plain': ['<Figure>'] } }] },
        ],
        metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' }, language_info: { name: 'python' } },
        nbformat: 4,
        nbformat_minor: 5,
      }),
    },
    settings: {
      'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }],
      'therefore.model': 'local/scripted-1',
      'therefore.models': { 'local/scripted-1': { sees: false }, 'local/scripted-2': { sees: true } },
    },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await server.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

async function solve(file: string): Promise<void> {
  await workbench.openFile(file);
  await workbench.goto(3, 3);
  await workbench.command('Therefore: Solve Selection');
}

const answers = (): string[] => server.requests.filter(({ path }) => path.endsWith('/chat/completions')).map(({ body }) => body);

test('a model that does not see says so before anything is sent, and the rest can go without the picture', async () => {
  await solve('figure.md');
  const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'Local · scripted-1 does not read pictures.' });
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Nothing has been sent yet[\s\S]*triangle\.png/);
  assert.equal(answers().length, 0);
  await workbench.screenshot('images-blind');
  await workbench.press('Send Without Picture');
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  assert.doesNotMatch(answers().at(-1) ?? '', /image_url/);
});

test('a model that sees gets the picture, and the problem shows that it has one', async () => {
  await workbench.command('Therefore: Choose Model');
  await workbench.pick('Local');
  await workbench.pick('scripted-2');
  await workbench.page.locator('.statusbar-item', { hasText: 'scripted-2 · auto' }).first().waitFor();
  const before = workbench.traces().length;
  await solve('figure.md');
  await workbench.waitForTrace({ after: before });
  assert.match(answers().at(-1) ?? '', new RegExp(`data:image/png;base64,${pixel.replaceAll('+', '\\+')}`));
  const panel = await workbench.panel();
  await panel.locator('.attachment', { hasText: 'triangle.png' }).first().waitFor();
  await workbench.screenshot('images-seen');
});

test('a solution that is a picture is graded by a model that sees it', async () => {
  server.script = answering('', '{"deductions": [{"item": "answer", "line": 1, "fault": "wrong", "points": 1, "reason": "The picture ends with x = 4."}]}', 40);
  await workbench.openFile('handwritten.md');
  await workbench.goto(9, 3);
  await workbench.command('Therefore: Grade My Solution');
  await workbench.page.locator('.review-widget', { hasText: 'The picture ends with x = 4.' }).first().waitFor();
  assert.ok(answers().at(-1)?.includes(pixel));
  await workbench.screenshot('images-graded');
  server.script = answering(quadratic.thinking, quadratic.right, 2);
});

test('a picture outside the workspace, and a file that is none, stay where they are and are named', async () => {
  const before = workbench.traces().length;
  await solve('outside.md');
  await workbench.waitForTrace({ after: before });
  assert.doesNotMatch(answers().at(-1) ?? '', /image_url/);
  const told = await until('both warnings', 15_000, async () => {
    const texts = await workbench.notifications();
    return texts.some((text) => text.includes('not in the workspace')) && texts.some((text) => text.includes('fake.png is no PNG')) ? texts : undefined;
  });
  assert.ok(told.length >= 2);
  await workbench.command('Notifications: Clear All Notifications');
});

test('a picture pasted into the panel goes with the next problem', async () => {
  await workbench.command('Therefore: New Problem');
  const panel = await workbench.panel();
  await panel.locator('textarea').evaluate((area, base64) => {
    const page = globalThis as unknown as { File: new (parts: Uint8Array[], name: string, options: object) => unknown; DataTransfer: new () => { items: { add(file: unknown): void } }; ClipboardEvent: new (name: string, options: object) => unknown };
    const data = new page.DataTransfer();
    data.items.add(new page.File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], 'pasted.png', { type: 'image/png' }));
    (area as unknown as { dispatchEvent(event: unknown): void }).dispatchEvent(new page.ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, pixel);
  await panel.locator('.attached', { hasText: 'pasted.png' }).waitFor();
  await workbench.screenshot('images-pasted');
  const before = workbench.traces().length;
  await panel.locator('textarea').fill('Solve $x^2 - 5x + 6 = 0$.');
  await panel.locator('textarea').press('Enter');
  const trace = await workbench.waitForTrace({ after: before });
  assert.deepEqual(trace.problem.attachments.map(({ name }) => name), ['pasted.png']);
  assert.ok(answers().at(-1)?.includes(pixel));
  await panel.locator('.attached', { hasText: 'pasted.png' }).waitFor({ state: 'hidden' });
});

test('in a notebook a cell’s own picture goes with it, and a plot that is chosen', async () => {
  await workbench.openFile('notes.ipynb');
  const { page } = workbench;
  await workbench.command('Therefore: Attach Image');
  await page.locator('.quick-input-title', { hasText: 'Which picture goes with your next problem?' }).waitFor();
  await workbench.pick('Output 1 of cell 2');
  await workbench.waitForNotification(/With your next problem goes: Output 1 of cell 2/);
  const before = workbench.traces().length;
  await workbench.command('Therefore: Solve Selection');
  const trace = await workbench.waitForTrace({ after: before });
  assert.deepEqual(trace.problem.attachments.map(({ name }) => name), ['image.png', 'Output 1 of cell 2']);
});
