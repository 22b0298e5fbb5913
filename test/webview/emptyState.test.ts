import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { english } from '../../src/core/phrase.ts';
import { builtinReasoner } from '../../src/reasoners/builtin/builtinReasoner.ts';
import { Harness, type PanelPage } from './support/harness.ts';
import { problem, snapshot } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

const chinese = JSON.parse(await readFile(new URL('../../l10n/bundle.l10n.zh-cn.json', import.meta.url), 'utf8')) as Record<string, string>;

async function open(language: string): Promise<PanelPage> {
  const panel = await harness.open({ language, width: 300 });
  await panel.send('strings', { language, bundle: language === 'en' ? {} : chinese });
  await panel.send('snapshot', snapshot(undefined));
  await panel.settled();
  return panel;
}

for (const language of ['en', 'zh-cn']) {
  test(`each example is one click, and the built-in solver solves it, ${language}`, async () => {
    const panel = await open(language);
    const examples = panel.page.locator('.example');
    assert.equal(await examples.count(), 3);
    for (let index = 0; index < 3; index++) await examples.nth(index).click();
    const asked = (await panel.posted()).flatMap((message) => (message.type === 'ask' ? [message.data] : []));
    assert.equal(asked.length, 3);
    for (const { trace, text, task } of asked) {
      assert.deepEqual([trace, task], [undefined, 'solve']);
      const request = { problem: problem(text), task: 'solve', ask: '', history: [], effort: 'auto', language } as const;
      const ends: string[] = [];
      for await (const event of builtinReasoner(english).solve(request, new AbortController().signal)) if (event.kind === 'end') ends.push(event.how);
      assert.deepEqual(ends, ['complete'], text);
    }
    assert.deepEqual(panel.errors, []);
    await panel.page.context().close();
  });
}

test('the first problem needs one key press, and every way to begin is there', async () => {
  const panel = await open('en');
  const press = async (name: string): Promise<unknown> => {
    await panel.page.getByRole('main').getByRole('button', { name }).focus();
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    return (await panel.posted()).at(-1);
  };
  assert.deepEqual(await press('Solve an example'), { type: 'command', data: { id: 'solveExample' } });
  assert.deepEqual(await press('Solve the selection'), { type: 'command', data: { id: 'solveSelection' } });
  assert.deepEqual(await press('Choose Model'), { type: 'command', data: { id: 'chooseModel' } });
  const cut = await panel.page.locator('.example .markdown').evaluateAll((texts) => texts.filter((text) => text.scrollWidth > text.clientWidth).length);
  assert.equal(cut, 0, 'no formula is cut off at 300 px');
  await panel.page.context().close();
});
