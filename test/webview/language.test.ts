import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Harness } from './support/harness.ts';
import { show, states } from './support/states.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

/** What is the same in every language: names, signs and units. */
const names = new Set('Therefore Moonshot LaTeX Markdown HTML Kimi API token Delete Shift Enter Alt Left Right Escape Explorer'.split(' '));
/** Where texts of models and users stand, and names of files. */
const foreign = '.markdown, .katex, .problem-text, .asked-text, .line-text, .step-title, .title, .attachment, .label, .detail, textarea, [data-latex], .problem header .link, .source-link, .edit-box textarea, .chip, .ran, .model, pre, code, .facts td, .turn-head h2, #ask-command';

/** The words in Latin letters that the panel itself shows or tells a screen reader. */
function latinWords(skipped: string): readonly string[] {
  const found: string[] = [];
  const words = (text: string): void => void found.push(...(text.match(/\p{Script=Latin}{3,}/gu) ?? []));
  for (const element of document.querySelectorAll<HTMLElement>('#panel *')) {
    if (element.closest('[hidden], .katex')) continue;
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent ?? '').join(' ');
    if (!element.closest(skipped)) words(own);
    for (const name of ['aria-label', 'placeholder', 'title']) {
      const value = element.getAttribute(name);
      // A label that has Chinese in it may have a name or a statement in it too.
      if (value !== null && !/\p{Script=Han}/u.test(value) && !element.closest('.session, .sessions, .title, .attached')) words(value);
    }
  }
  return found;
}

test(`in Chinese no word of the panel’s own is English, in ${states.length} states`, async () => {
  const bundle = JSON.parse(await readFile(new URL('../../l10n/bundle.l10n.zh-cn.json', import.meta.url), 'utf8')) as Record<string, string>;
  const panel = await harness.open({ language: 'zh-cn', width: 900 });
  const left: string[] = [];
  for (const state of states) {
    await panel.again();
    await panel.send('strings', { language: 'zh-cn', bundle });
    await show(panel, state);
    const found = await panel.page.evaluate(latinWords, foreign);
    for (const word of new Set(found)) if (!names.has(word)) left.push(`${state.name}: ${word}`);
  }
  assert.deepEqual(left, []);
});
