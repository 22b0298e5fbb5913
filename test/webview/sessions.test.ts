import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { ToPanel } from '../../src/protocol/panel.ts';
import { sessionGroups } from '../../src/webview/view/sessionGroups.ts';
import { Words } from '../../src/webview/view/words.ts';
import { Harness, type PageOptions, type PanelPage } from './support/harness.ts';
import { reduce, snapshot, solved } from './support/traces.ts';

type Row = ToPanel['snapshot']['traces'][number];

let harness: Harness;
const opened: PanelPage[] = [];

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());
afterEach(async () => {
  for (const panel of opened.splice(0)) {
    assert.deepEqual(panel.errors, []);
    await panel.page.context().close();
  }
});

const noon = new Date().setHours(12, 0, 0, 0);

function row(id: string, title: string, more: Partial<Row> = {}): Row {
  return { id, title, createdAt: noon, running: false, pinned: false, ...more };
}

const rows: readonly Row[] = [
  row('pin', 'Kept for later', { pinned: true, createdAt: noon - 9 * 86_400_000 }),
  row('one', 'A quadratic'),
  row('two', 'A series', { running: true }),
  row('three', 'An integral', { running: true }),
  row('four', 'A limit', { createdAt: noon - 86_400_000 }),
  row('five', 'A triangle', { createdAt: Date.UTC(2026, 0, 3, 12) }),
];

async function open(traces: readonly Row[] = rows, options: PageOptions = {}): Promise<PanelPage> {
  const panel = await harness.open(options);
  opened.push(panel);
  await panel.send('snapshot', snapshot(reduce(solved), 1, { traces }));
  await panel.settled();
  return panel;
}

async function last(panel: PanelPage, type: string): Promise<unknown> {
  await panel.settled();
  return (await panel.posted()).findLast((message) => message.type === type)?.data;
}

const focused = (panel: PanelPage): Promise<string> => panel.page.evaluate(() => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label') || '');

async function list(panel: PanelPage): Promise<void> {
  await panel.page.locator('.sessions .current').focus();
  await panel.page.keyboard.press('Enter');
}

test('pinned problems come first, the others by their day in the reader’s language', () => {
  const titles = (language: string): readonly string[] => sessionGroups(rows, '', new Words(language, {}), noon).map(({ title }) => title);
  assert.deepEqual(titles('en'), ['Pinned', 'Today', 'Yesterday', 'January 3, 2026']);
  assert.equal(titles('zh-cn').at(-1), '2026年1月3日');
  assert.deepEqual(sessionGroups(rows, ' SERIES', new Words('en', {}), noon).flatMap(({ traces }) => traces.map(({ id }) => id)), ['two']);
  const midnight = new Date(noon).setHours(0, 0, 0, 0);
  assert.deepEqual(sessionGroups([row('a', 'a', { createdAt: midnight - 1 })], '', new Words('en', {}), midnight).map(({ title }) => title), ['Yesterday']);
});

test('the arrows, Home and End go through the list, and Enter goes to a problem', async () => {
  const panel = await open();
  await list(panel);
  const { keyboard } = panel.page;
  assert.match(await focused(panel), /^A quadratic/, 'it opens at the current one');
  await keyboard.press('ArrowDown');
  assert.match(await focused(panel), /^A series.*running/);
  await keyboard.press('End');
  assert.match(await focused(panel), /^A triangle/);
  await keyboard.press('Home');
  assert.match(await focused(panel), /^Kept for later/);
  await keyboard.press('ArrowUp');
  assert.match(await focused(panel), /^Search/);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  assert.deepEqual(await last(panel, 'choose'), { trace: 'two' });
  assert.match(await focused(panel), /A quadratic/);
  assert.equal(await panel.page.locator('.sessions-list').isVisible(), false);
});

test('a letter goes to the search, which narrows the list; Escape closes it', async () => {
  const panel = await open();
  await list(panel);
  await panel.page.keyboard.type('tri');
  assert.deepEqual(await panel.page.locator('.session .title').allInnerTexts(), ['A triangle']);
  await panel.page.keyboard.type('x');
  assert.match(await panel.page.locator('.session-list').innerText(), /No problem has these words/);
  await panel.page.keyboard.press('Backspace');
  await panel.page.keyboard.press('Enter');
  assert.deepEqual(await last(panel, 'choose'), { trace: 'five' });
  await list(panel);
  await panel.page.keyboard.press('Escape');
  assert.match(await focused(panel), /A quadratic/);
});

test('a problem is renamed in its place', async () => {
  const panel = await open();
  await list(panel);
  const { keyboard } = panel.page;
  await keyboard.press('F2');
  await keyboard.type('  A better name ');
  await keyboard.press('Enter');
  assert.deepEqual(await last(panel, 'rename'), { trace: 'one', title: 'A better name' });
  await panel.send('header', { ...snapshot(reduce(solved)), traces: rows.map((each) => (each.id === 'one' ? { ...each, title: 'A better name' } : each)) });
  await panel.settled();
  assert.match(await focused(panel), /^A better name/, 'the keyboard stays on its row');
  await keyboard.press('F2');
  await keyboard.type('Not this');
  await keyboard.press('Escape');
  assert.equal((await panel.posted()).filter(({ type }) => type === 'rename').length, 1);
  assert.match(await focused(panel), /^A better name/);
  assert.equal(await panel.page.locator('.sessions-list').isVisible(), true);
});

test('a row’s menu pins, exports and deletes, by keyboard and by mouse', async () => {
  const panel = await open();
  await list(panel);
  const { keyboard } = panel.page;
  const choose = async (name: string): Promise<void> => {
    await keyboard.press('ArrowRight');
    const items = await panel.page.getByRole('menuitem').allInnerTexts();
    const at = items.findIndex((item) => item.startsWith(name));
    assert.ok(at >= 0, items.join());
    for (let index = 0; index < at; index++) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('ArrowLeft');
  };
  await choose('Pin');
  assert.deepEqual(await last(panel, 'pin'), { trace: 'one', pinned: true });
  for (const [name, format] of [['Markdown', 'markdown'], ['LaTeX', 'latex'], ['Notebook', 'notebook'], ['HTML', 'html']] as const) {
    await choose(name);
    assert.deepEqual(await last(panel, 'export'), { trace: 'one', format });
  }
  await panel.page.locator('.session').first().hover();
  await panel.page.getByRole('button', { name: 'More actions for Kept for later' }).click();
  await panel.page.getByRole('menuitem', { name: 'Unpin' }).click();
  assert.deepEqual(await last(panel, 'pin'), { trace: 'pin', pinned: false });
  await panel.page.locator('.session .go').nth(1).focus();
  await keyboard.press('Delete');
  assert.deepEqual(await last(panel, 'remove'), { trace: 'one' });
});

test('formulas in titles are drawn, and nothing else of a title is markup that acts', async () => {
  const panel = await open([row('one', 'Solve $x^2 = 2$ <img src=x onerror=alert(1)> [here](https://x.org)'), row('two', 'A series')]);
  await list(panel);
  assert.equal(await panel.page.locator('.sessions .katex').count(), 2);
  assert.equal(await panel.page.locator('.sessions img, .sessions a').count(), 0);
  assert.equal(await panel.page.evaluate(() => (window as unknown as { pwned: number }).pwned), 0);
});

test('the list keeps the keyboard where it is while problems come and go', async () => {
  const panel = await open();
  await list(panel);
  await panel.page.keyboard.press('ArrowDown');
  await panel.send('header', { ...snapshot(reduce(solved)), traces: [row('new', 'A new one'), ...rows] });
  await panel.settled();
  assert.match(await focused(panel), /^A series/);
  await panel.send('header', { ...snapshot(reduce(solved)), traces: rows.filter(({ id }) => id !== 'two') });
  await panel.settled();
  assert.equal(await panel.page.evaluate(() => document.activeElement?.closest('.session') !== null), true);
});

test('what runs elsewhere is counted, and a new problem is one press away', async () => {
  const panel = await open();
  assert.equal(await panel.page.getByRole('button', { name: /^A quadratic ?, problem 2 of 6, 2 running$/ }).count(), 1);
  await panel.page.getByRole('button', { name: 'New problem' }).first().click();
  assert.deepEqual(await last(panel, 'choose'), { trace: undefined });
  assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'ask');
  const alone = await open([row('one', 'A quadratic', { running: true })]);
  assert.equal(await alone.page.locator('.running-count').isVisible(), false);
});

test('everything in the header is reached at 300 px, and the menu holds the rest', async () => {
  const panel = await open(rows, { width: 300, height: 600 });
  const header = panel.page.getByRole('banner');
  for (const name of ['Find in this trace', 'Open in Editor', 'New problem', 'More actions']) {
    const box = await header.getByRole('button', { name, exact: true }).boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 300 && box.width >= 24 && box.height >= 24, name);
  }
  await panel.page.getByRole('button', { name: 'Open in Editor' }).click();
  assert.deepEqual(await last(panel, 'command'), { id: 'openInEditor' });
  await header.getByRole('button', { name: 'More actions', exact: true }).click();
  const menu = await panel.page.getByRole('menu').boundingBox();
  assert.ok(menu && menu.x >= 0 && menu.x + menu.width <= 300 && menu.y + menu.height <= 600);
  await panel.page.getByRole('menuitem', { name: 'Older problems…' }).click();
  assert.deepEqual(await last(panel, 'command'), { id: 'showJournal' });
  await header.getByRole('button', { name: 'More actions', exact: true }).click();
  await panel.page.getByRole('menuitem', { name: 'Rename' }).click();
  await panel.page.keyboard.type('Named from above');
  await panel.page.keyboard.press('Enter');
  assert.deepEqual(await last(panel, 'rename'), { trace: 'one', title: 'Named from above' });
  await panel.send('header', { ...snapshot(reduce(solved)), place: 'editor' });
  await panel.settled();
  assert.equal(await panel.page.getByRole('button', { name: 'Open in Editor' }).isVisible(), false);
});
