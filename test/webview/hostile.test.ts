import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { isLinkAllowed } from '../../src/markdown/links.ts';
import { Harness, type PanelPage } from './support/harness.ts';
import { payloads } from './support/payloads.ts';
import { asked, checked, claim, problem, reasoned, reduce, snapshot } from './support/traces.ts';

let harness: Harness;
let panel: PanelPage;

before(async () => {
  harness = await Harness.start();
  panel = await harness.open({ width: 340 });
});
after(() => harness.close());

/** A hang, also on a machine that does other things: from message to shown, all places together. Milliseconds. */
const slowest = 20_000;

/** The payload in every place where text of a model, a provider or a document is shown. */
function everywhere(payload: string, id: string): readonly TraceEvent[] {
  const of = claim('c', payload);
  return [
    { kind: 'created', id, at: 0, problem: { ...problem(payload), attachments: [{ kind: 'file', name: payload, content: '' }], place: { uri: `file:///${payload}`, range: { start: 0, end: 0 }, line: 0 } } },
    { ...(asked('t1', payload) as Extract<TraceEvent, { kind: 'asked' }>), model: payload },
    reasoned({ kind: 'thinking', part: 'r', form: 'raw', text: `${payload}\n\nand\n\n${payload}` }),
    reasoned({ kind: 'text', part: 'a', text: payload }),
    checked({ ...of, text: payload, assumptions: [payload] }, { kind: 'refuted', evidence: { method: 'kernel', summary: { template: '{0}', args: [payload] }, domain: payload }, counterexample: { values: [{ name: payload, value: payload }], left: payload, summary: { template: payload, args: [] } } }),
    reasoned({ kind: 'end', how: 'failed', message: { template: payload, args: [] }, detail: payload }),
  ];
}

const allowedElements = new Set('a annotation article blockquote br button code details div em footer g h1 h2 h3 h4 h5 h6 header hr li line main math menclose mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover nav ol p path pre s section semantics span strong summary svg table tbody td textarea th thead tr ul input'.split(' '));

test(`${payloads.length} hostile texts in every place: nothing runs, loads, hangs or hides`, async (t) => {
  const slow: string[] = [];
  const times: number[] = [];
  for (const [index, payload] of payloads.entries()) {
    const started = performance.now();
    await panel.send('snapshot', snapshot(reduce(everywhere(payload, `h${index}`)), index, { traces: [{ id: `h${index}`, title: payload, createdAt: 0, running: false, pinned: false }], model: { reasoner: 'x', label: payload } }));
    await panel.settled();
    await panel.page.evaluate(() => document.querySelector<HTMLElement>('.thinking .fold[aria-expanded=false]')?.click());
    await panel.settled();
    const took = performance.now() - started;
    times.push(took);
    if (took > slowest) slow.push(`${Math.round(took)} ms: ${payload.slice(0, 40)}`);
    const found = await panel.page.evaluate(() => {
      const elements = [...document.querySelectorAll('#panel *')];
      return {
        names: [...new Set(elements.map(({ localName }) => localName))],
        attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames().filter((name) => /^on|^href$|^src|^action|^srcdoc|^xlink|^formaction/.test(name))))],
        links: elements.flatMap((element) => (element as HTMLElement).dataset?.['href'] ?? []),
        // The panel's own menus and the buttons that copy; no text makes one of these.
        fixed: elements.filter((element) => !element.matches('.popup[role=menu], .copy-control > *') && getComputedStyle(element).position === 'fixed').length,
        pwned: (window as unknown as { pwned: number }).pwned,
        shown: document.querySelector('.turn') !== null && document.querySelector('.claim') !== null,
        ids: document.querySelectorAll('#panel').length,
      };
    });
    const where = JSON.stringify(payload.slice(0, 60));
    assert.deepEqual(found.names.filter((name) => !allowedElements.has(name)), [], where);
    assert.deepEqual(found.attributes, [], where);
    assert.deepEqual(found.links.filter((href) => !isLinkAllowed(href)), [], where);
    assert.deepEqual([found.fixed, found.pwned, found.shown, found.ids], [0, 0, true, 1], where);
  }
  const own = new URL(panel.page.url()).origin;
  assert.deepEqual(panel.requests.filter((url) => !url.startsWith(`${own}/`)), []);
  assert.deepEqual(panel.errors, []);
  assert.equal((await panel.posted()).some(({ type }) => type === 'openLink'), false);
  assert.deepEqual(slow, []);
  t.diagnostic(`${payloads.length} payloads, longest ${Math.round(Math.max(...times))} ms`);
});

test('hidden characters are named, not obeyed', async () => {
  const text = 'access \u202elaeted\u202c and \u{e0041}';
  await panel.send('snapshot', snapshot(reduce(everywhere(text, 'bidi')), 1, { traces: [{ id: 'bidi', title: text, createdAt: 0, running: false, pinned: false }] }));
  await panel.settled();
  const body = await panel.page.evaluate(() => document.body.innerText);
  assert.match(body, /⟨U\+202E⟩/);
  assert.match(body, /⟨U\+E0041⟩/);
  assert.doesNotMatch(body, /[\u202a-\u202e\u2066-\u2069]|\u{e0041}/u);
});

test('a link posts its whole address and goes nowhere by itself', async () => {
  const own = panel.page.url();
  await panel.send('snapshot', snapshot(reduce([{ kind: 'created', id: 'link', at: 0, problem: problem('p') }, asked(), reasoned({ kind: 'text', part: 'a', text: '[bank](https://evil.example/x?y=1)' }), reasoned({ kind: 'end', how: 'complete' })]), 1));
  await panel.settled();
  const link = panel.page.getByRole('link', { name: 'bank' });
  assert.equal(await link.getAttribute('title'), 'https://evil.example/x?y=1');
  await link.click();
  await link.press('Enter');
  const posted = (await panel.posted()).filter(({ type }) => type === 'openLink');
  assert.deepEqual(posted.map(({ data }) => data), [{ href: 'https://evil.example/x?y=1' }, { href: 'https://evil.example/x?y=1' }]);
  assert.equal(panel.page.url(), own);
});

test('macros of one formula do not reach the next', async () => {
  await panel.send('snapshot', snapshot(reduce([{ kind: 'created', id: 'macro', at: 0, problem: problem('p') }, asked(), reasoned({ kind: 'text', part: 'a', text: '$\\gdef\\secret{Z}\\secret$ and $\\secret$' }), reasoned({ kind: 'end', how: 'complete' })]), 1));
  await panel.settled();
  assert.equal(await panel.page.locator('.answer .unread').count(), 1);
});
