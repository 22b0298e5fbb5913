import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import type { ToPanel } from '../../src/protocol/panel.ts';
import { Harness, type PanelPage } from './support/harness.ts';
import { asked, created, end, reduce, snapshot, solved, thinking } from './support/traces.ts';

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

const items: ToPanel['snapshot']['attached'] = [
  { id: 'a1', kind: 'selection', label: 'Lines 12–18', detail: 'derivation.md' },
  { id: 'a2', kind: 'cell', label: 'Cell 4', detail: 'measurements.ipynb' },
  { id: 'a3', kind: 'file', label: 'derivation.md', detail: 'homework' },
  { id: 'a4', kind: 'image', label: 'triangle.png', detail: '84 kB' },
];

async function open(state: ToPanel['snapshot'] = snapshot(undefined)): Promise<PanelPage & { readonly box: Locator }> {
  const panel = await harness.open();
  opened.push(panel);
  await panel.send('snapshot', state);
  await panel.settled();
  const box = panel.page.locator('#ask');
  await box.focus();
  return Object.assign(panel, { box });
}

async function all(panel: PanelPage, type: string): Promise<readonly unknown[]> {
  await panel.settled();
  return (await panel.posted()).filter((message) => message.type === type).map(({ data }) => data);
}

const options = (panel: PanelPage): Locator => panel.page.getByRole('option');

test('a slash lists every command with what it does, and typing narrows the list', async () => {
  const panel = await open();
  await panel.page.keyboard.type('/');
  assert.equal(await options(panel).count(), 6);
  assert.match(await options(panel).nth(1).innerText(), /\/check[\s\S]*Find the first mistake/);
  const active = (): Promise<string> => panel.page.evaluate(() => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '');
  assert.match(await active(), /^\/solve/);
  assert.equal(await panel.page.getByRole('button', { name: 'Commands (/)' }).getAttribute('aria-expanded'), 'true');
  await panel.page.keyboard.press('ArrowUp');
  assert.match(await active(), /^\/similar/);
  await panel.page.keyboard.type('h');
  assert.deepEqual(await options(panel).allInnerTexts().then((texts) => texts.map((text) => text.split('\n')[0])), ['/hint']);
  await panel.page.keyboard.press('Enter');
  assert.equal(await options(panel).count(), 0);
  assert.equal(await panel.box.inputValue(), '');
  assert.match((await panel.page.locator('.chip.command').innerText()).trim(), /^\/hint/);
  await panel.page.keyboard.type('x + 1 = 2');
  await panel.page.keyboard.press('Enter');
  assert.deepEqual(await all(panel, 'ask'), [{ trace: undefined, text: 'x + 1 = 2', task: 'hint' }]);
  assert.equal(await panel.page.locator('.chip.command').isVisible(), false);
});

test('Tab chooses, a space ends a command, Backspace takes it away, Escape leaves the slash', async () => {
  const panel = await open(snapshot(reduce(solved)));
  const { keyboard } = panel.page;
  await keyboard.type('/gr');
  await keyboard.press('Tab');
  const chip = panel.page.locator('.chip.command');
  assert.match(await chip.innerText(), /\/grade/);
  await keyboard.press('Backspace');
  assert.equal(await chip.isVisible(), false);
  await keyboard.type('/check the second line');
  assert.match(await chip.innerText(), /\/check/);
  assert.equal(await panel.box.inputValue(), 'the second line');
  await keyboard.press('Home');
  await keyboard.press('Backspace');
  assert.equal(await chip.isVisible(), false);
  await panel.box.fill('');
  await keyboard.type('/e');
  await keyboard.press('Escape');
  assert.equal(await options(panel).count(), 0);
  await keyboard.type('xp');
  assert.equal(await options(panel).count(), 0, 'it stays closed where it was closed');
  await keyboard.press('Enter');
  assert.deepEqual(await all(panel, 'ask'), [{ trace: 'one', text: '/exp', task: 'ask' }]);
});

test('an unknown command is words, a known one is understood where it was pasted', async () => {
  const panel = await open(snapshot(reduce(solved)));
  await panel.box.fill('/frobnicate the line');
  await panel.page.keyboard.press('Enter');
  await panel.box.evaluate((box: HTMLTextAreaElement) => {
    box.value = '/Explain\nwhy?';
  });
  await panel.page.keyboard.press('Enter');
  assert.deepEqual(await all(panel, 'ask'), [
    { trace: 'one', text: '/frobnicate the line', task: 'ask' },
    { trace: 'one', text: 'why?', task: 'explain' },
  ]);
});

test('a command alone is enough where there is something for it, else it is said what is missing', async () => {
  const panel = await open();
  const choose = async (): Promise<void> => {
    await panel.page.keyboard.type('/check');
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Enter');
  };
  await choose();
  assert.deepEqual(await all(panel, 'ask'), []);
  assert.equal(await panel.page.locator('.missing').innerText(), 'Type the problem for /check, or attach it with @.');
  await panel.send('snapshot', snapshot(undefined, 0, { attached: items.slice(0, 1) }));
  await panel.settled();
  await panel.page.keyboard.press('Enter');
  assert.deepEqual(await all(panel, 'ask'), [{ trace: undefined, text: '', task: 'check' }]);
  await panel.send('snapshot', snapshot(reduce(solved)));
  await panel.settled();
  await choose();
  assert.deepEqual((await all(panel, 'ask'))[1], { trace: 'one', text: '', task: 'check' });
  await panel.page.keyboard.press('Enter');
  assert.equal((await all(panel, 'ask')).length, 2, 'nothing is not asked');
});

test('an attachment is found behind an @ and chosen by keyboard; what was typed for it goes', async () => {
  const panel = await open(snapshot(reduce(solved)));
  await panel.page.keyboard.type('Is it @');
  assert.deepEqual(await all(panel, 'suggest'), [{ request: 1, query: '' }]);
  await panel.send('suggestions', { request: 1, items });
  await panel.settled();
  assert.deepEqual(await panel.page.getByRole('listbox').getByRole('group').evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label'))), ['Selection', 'Cells', 'Files', 'Pictures']);
  await panel.page.keyboard.type('der');
  const [last] = (await all(panel, 'suggest')).slice(-1);
  assert.deepEqual(last, { request: 2, query: 'der' });
  await panel.send('suggestions', { request: 1, items: [] });
  await panel.settled();
  assert.equal(await options(panel).count(), 4, 'an answer to an earlier question is not shown');
  await panel.send('suggestions', { request: 2, items: items.slice(2, 3) });
  await panel.settled();
  await panel.page.keyboard.press('Enter');
  assert.deepEqual(await all(panel, 'attachItem'), [{ id: 'a3' }]);
  assert.equal(await panel.box.inputValue(), 'Is it ');
  assert.deepEqual(await all(panel, 'ask'), []);
});

test('an address is no attachment, and words that match nothing are sent', async () => {
  const panel = await open(snapshot(reduce(solved)));
  await panel.page.keyboard.type('write to me@home');
  assert.deepEqual(await all(panel, 'suggest'), []);
  await panel.page.keyboard.type(' @nothing');
  await panel.settled();
  await panel.send('suggestions', { request: (await all(panel, 'suggest')).length, items: [] });
  await panel.settled();
  assert.match(await panel.page.locator('.choices').innerText(), /Nothing to attach has these words/);
  await panel.page.keyboard.press('Enter');
  assert.deepEqual(await all(panel, 'ask'), [{ trace: 'one', text: 'write to me@home @nothing', task: 'ask' }]);
});

test('the buttons open the same lists with no sign in the words', async () => {
  const panel = await open(snapshot(reduce(solved)));
  await panel.box.fill('Why? ');
  await panel.page.getByRole('button', { name: /^Attach a selection/ }).click();
  await panel.send('suggestions', { request: 1, items });
  await panel.settled();
  assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'ask');
  await options(panel).nth(1).click();
  assert.deepEqual(await all(panel, 'attachItem'), [{ id: 'a2' }]);
  assert.equal(await panel.box.inputValue(), 'Why? ');
  const commands = panel.page.getByRole('button', { name: 'Commands (/)' });
  await commands.click();
  assert.equal(await options(panel).count(), 6);
  await commands.click();
  assert.equal(await options(panel).count(), 0);
  await commands.click();
  await panel.page.keyboard.type('sim');
  await panel.page.keyboard.press('Enter');
  assert.equal(await panel.box.inputValue(), 'Why? ');
  assert.match(await panel.page.locator('.chip.command').innerText(), /\/similar/);
});

test('what goes with the words is shown and taken out by keyboard', async () => {
  const panel = await open(snapshot(reduce(solved), 0, { attached: items.slice(0, 2) }));
  const remove = panel.page.getByRole('button', { name: 'Take out Lines 12–18' });
  await remove.focus();
  await panel.page.keyboard.press('Delete');
  assert.deepEqual(await all(panel, 'detach'), [{ id: 'a1' }]);
  await panel.send('snapshot', snapshot(reduce(solved), 0, { attached: items.slice(1, 2) }));
  await panel.settled();
  assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Take out Cell 4');
  await panel.page.keyboard.press('Enter');
  await panel.send('snapshot', snapshot(reduce(solved)));
  await panel.settled();
  assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'ask');
  assert.equal(await panel.page.locator('.attached').isVisible(), false);
});

test('each problem keeps its draft', async () => {
  const panel = await open(snapshot(reduce(solved)));
  await panel.page.keyboard.type('/hint about one');
  const other = reduce([created('two'), asked(), end]);
  await panel.send('snapshot', snapshot(other));
  await panel.settled();
  assert.equal(await panel.box.inputValue(), '');
  await panel.page.keyboard.type('about two');
  await panel.send('snapshot', snapshot(reduce(solved)));
  await panel.settled();
  assert.equal(await panel.box.inputValue(), 'about one');
  assert.match(await panel.page.locator('.chip.command').innerText(), /\/hint/);
});

test('Up in an empty box brings back what was asked, and further back', async () => {
  const panel = await open(snapshot(reduce([...solved, asked('t2', 'first?'), asked('t3', 'second?')])));
  const { keyboard } = panel.page;
  await keyboard.press('ArrowUp');
  assert.equal(await panel.box.inputValue(), 'second?');
  await keyboard.press('ArrowUp');
  assert.equal(await panel.box.inputValue(), 'first?');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  assert.equal(await panel.box.inputValue(), '');
  await keyboard.type('mine');
  await keyboard.press('ArrowUp');
  assert.equal(await panel.box.inputValue(), 'mine');
});

test('an input method keeps its keys while a list is open', async () => {
  const panel = await open(snapshot(reduce(solved)));
  await panel.page.keyboard.type('/');
  await panel.box.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await panel.box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
  assert.equal(await options(panel).count(), 6);
  assert.deepEqual(await all(panel, 'ask'), []);
});

test('documents dropped anywhere are attached by their addresses, pictures by their bytes', async () => {
  const panel = await open(snapshot(reduce(solved)));
  const drop = (kind: 'uris' | 'picture' | 'other'): Promise<boolean> =>
    panel.page.evaluate((what) => {
      const data = new DataTransfer();
      if (what === 'uris') data.setData('application/vnd.code.uri-list', 'file:///a/b.md\r\nfile:///a/c.ipynb');
      else data.items.add(new File([new Uint8Array([1, 2])], what === 'picture' ? 'p.png' : 'x.bin', { type: what === 'picture' ? 'image/png' : '' }));
      const target = document.querySelector('main') as HTMLElement;
      target.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
      const seen = !(document.querySelector('.drop') as HTMLElement).hidden;
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      return seen;
    }, kind);
  assert.equal(await drop('uris'), true);
  assert.deepEqual(await all(panel, 'attachFiles'), [{ uris: ['file:///a/b.md', 'file:///a/c.ipynb'] }]);
  await drop('picture');
  await panel.page.waitForFunction(() => (window as unknown as { posted: { type: string }[] }).posted.some(({ type }) => type === 'attach'));
  assert.deepEqual(await all(panel, 'attach'), [{ name: 'p.png', size: 2, base64: 'AQI=' }]);
  await drop('other');
  assert.match(await panel.page.locator('.missing').innerText(), /only pictures/);
  assert.equal(await panel.page.locator('.drop').isVisible(), false);
});

test('the model and the effort are chosen at the box, and Stop keeps the keyboard in it when it goes', async () => {
  const panel = await open(snapshot(reduce([created(), asked(), thinking('Hm')]), 3, { effort: 'high' }));
  await panel.page.getByRole('button', { name: /^Kimi K3/ }).click();
  await panel.page.getByRole('button', { name: /^effort: high/ }).click();
  assert.deepEqual(await all(panel, 'command'), [{ id: 'chooseModel' }, { id: 'chooseEffort' }]);
  const { trace: _, sequence: __, ...around } = snapshot(undefined, 0, { model: { reasoner: 'builtin', label: 'Therefore' } });
  await panel.send('header', around);
  await panel.settled();
  assert.equal(await panel.page.getByRole('button', { name: /^Built-in solver/ }).isVisible(), true);
  assert.equal(await panel.page.locator('.effort').isVisible(), false, 'the built-in solver knows none');
  await panel.page.getByRole('button', { name: 'Stop' }).focus();
  await panel.send('snapshot', snapshot(reduce(solved)));
  await panel.settled();
  assert.equal(await panel.page.evaluate(() => document.activeElement?.id), 'ask');
});
