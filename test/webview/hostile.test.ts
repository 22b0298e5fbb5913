import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { isLinkAllowed } from '../../src/markdown/links.ts';
import type { ToPanel } from '../../src/protocol/panel.ts';
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

/** Every payload searched for and compared, on smaller pages, as `npm run test:hostile`; else those of every fourth page. */
const whole = process.argv.includes('whole');
/** A hang, also on a machine that does other things: from messages to all of it shown, for a page of payloads. Milliseconds. */
const slowest = 60_000;
/** So many payloads stand in one page, each in a turn of its own. */
const together = whole ? 4 : 8;
/** So many pages at once: much of the time of each is waiting for what the panel puts off. */
const atOnce = 3;

/** The payload in every place of a turn where text of a model, a provider or a user is shown. */
function turnOf(payload: string, turn: string, parent: string | null): readonly TraceEvent[] {
  const of = claim(`c-${turn}`, payload);
  const money = { amount: 1, currency: payload.slice(0, 20) };
  return [
    { ...(asked(turn, payload) as Extract<TraceEvent, { kind: 'asked' }>), model: payload, reasoner: payload, parent, attachments: [{ kind: 'file', name: payload, content: '' }] },
    reasoned({ kind: 'thinking', part: 'r', form: 'raw', text: `${payload}\n\nand\n\n## ${payload}\n\n` }, 1, turn),
    reasoned({ kind: 'text', part: 'a', text: `${payload}\n\n$\\boxed{${payload}}$` }, 2, turn),
    checked({ ...of, text: payload, assumptions: [payload] }, { kind: 'refuted', evidence: { method: 'kernel', summary: { template: '{0}', args: [payload] }, domain: payload }, counterexample: { values: [{ name: payload, value: payload }], left: payload, right: payload, summary: { template: payload, args: [] } } }, turn),
    checked({ ...of, id: `d-${turn}`, kind: 'final-answer' }, { kind: 'inconclusive', reason: { template: payload, args: [payload] } }, turn),
    reasoned({ kind: 'usage', output: 12, cost: money }, 3, turn),
    reasoned({ kind: 'end', how: 'failed', message: { template: payload, args: [payload] }, detail: payload }, 4, turn),
  ];
}

/** A trace that is about, from and named as the first payload, with a turn for each. */
function everywhere(page: readonly string[], id: string): readonly TraceEvent[] {
  const [first = ''] = page;
  return [
    { kind: 'created', id, at: 0, problem: { ...problem(first), attachments: [{ kind: 'file', name: first, content: '' }], place: { uri: `file:///${first}`, range: { start: 0, end: 0 }, line: 0 } }, from: { trace: first, turn: first } },
    { kind: 'named', at: 0, title: first },
    ...page.flatMap((payload, index) => turnOf(payload, `t${index}`, index > 0 ? `t${index - 1}` : null)),
  ];
}

/** One question with a version for each payload, of what is shown where versions are compared. */
function versionsOf(page: readonly string[], id: string): readonly TraceEvent[] {
  return [
    { kind: 'created', id, at: 0, problem: problem('p') },
    ...page.flatMap((payload, index): readonly TraceEvent[] => {
      const turn = `v${index}`;
      return [
        { ...(asked(turn) as Extract<TraceEvent, { kind: 'asked' }>), model: payload, parent: null },
        ...turnOf(payload, turn, null).filter((event) => event.kind === 'checked' || (event.kind === 'reasoned' && event.event.kind !== 'thinking')),
      ];
    }),
  ];
}

/** What stands around it, with a payload in each. */
function around(page: readonly string[], id: string): Partial<ToPanel['snapshot']> {
  const kinds = ['selection', 'cell', 'file', 'image'] as const;
  return {
    traces: page.map((title, index) => ({ id: index === 0 ? id : `${id}-${index}`, title, createdAt: 0, running: index % 2 === 1, pinned: index === 0 })),
    model: { reasoner: 'x', label: page[0] ?? '' },
    attached: page.map((label, index) => ({ id: `i${index}`, kind: kinds[index % 4] ?? 'file', label, detail: label })),
  };
}

const allowedElements = new Set('a annotation article blockquote br button code details div em footer g h1 h2 h3 h4 h5 h6 header hr kbd li line main math menclose mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover nav ol option p path pre s section select semantics span strong summary svg table tbody td textarea th thead tr ul input'.split(' '));

/** Nothing of a payload has become anything but text. */
async function assertHarmless(panel: PanelPage, where: string): Promise<void> {
  const found = await panel.page.evaluate(() => {
    const elements = [...document.querySelectorAll('#panel *')];
    return {
      names: [...new Set(elements.map(({ localName }) => localName))],
      attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames().filter((name) => /^on|^href$|^src|^action|^srcdoc|^xlink|^formaction|^contenteditable|^autofocus/.test(name))))],
      links: elements.flatMap((element) => (element as HTMLElement).dataset?.['href'] ?? []),
      styles: elements.filter((element) => /url|expression|@import/i.test(element.getAttribute('style') ?? '')).length,
      // The panel's own menus and the buttons that copy; no text makes one of these.
      fixed: elements.filter((element) => !element.matches('.popup[role=menu], .copy-control > *') && getComputedStyle(element).position === 'fixed').length,
      pwned: (window as unknown as { pwned: number }).pwned,
      ids: document.querySelectorAll('#panel').length,
      wide: document.documentElement.scrollWidth > innerWidth,
    };
  });
  assert.deepEqual(found.names.filter((name) => !allowedElements.has(name)), [], where);
  assert.deepEqual(found.links.filter((href) => !isLinkAllowed(href)), [], where);
  assert.deepEqual({ ...found, names: [], links: [] }, { names: [], attributes: [], links: [], styles: 0, fixed: 0, pwned: 0, ids: 1, wide: false }, where);
}

/** The turns with all of it unfolded; then the list of problems, a row's menu, a turn's menu. */
async function readAll(panel: PanelPage, where: string): Promise<void> {
  const { page } = panel;
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLElement>('.thinking .fold[aria-expanded=false], .outline-toggle[aria-expanded=false]')) fold.click();
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await panel.settled();
  await assertHarmless(panel, `${where}: turns`);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('.sessions .current')?.click();
    document.querySelector<HTMLElement>('.session .row-more')?.click();
  });
  await panel.settled();
  await assertHarmless(panel, `${where}: problems`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** What can be attached, as the host suggests it. */
async function suggest(panel: PanelPage, items: ToPanel['snapshot']['attached'], where: string): Promise<void> {
  await panel.page.locator('#ask').fill('@x');
  await panel.settled();
  const asked = (await panel.posted()).findLast(({ type }) => type === 'suggest');
  await panel.send('suggestions', { request: asked?.type === 'suggest' ? asked.data.request : 0, items });
  await panel.settled();
  assert.equal(await panel.page.getByRole('option').count(), items.length, where);
  await assertHarmless(panel, `${where}: suggestions`);
  await panel.page.locator('#ask').fill('');
}

/** Each payload is looked for and gone to; then everything is copied. */
async function findAndCopy(panel: PanelPage, page: readonly string[], where: string): Promise<void> {
  await panel.page.keyboard.press('Control+f');
  for (const payload of page) {
    await panel.page.locator('.find input').fill(payload.slice(0, 2000));
    await panel.page.keyboard.press('Enter');
  }
  await panel.settled();
  await assertHarmless(panel, `${where}: search`);
  const copied = await panel.page.evaluate(() => {
    document.getSelection()?.selectAllChildren(document.querySelector('main') as HTMLElement);
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    document.getSelection()?.removeAllRanges();
    return [event.defaultPrevented, event.clipboardData?.types.filter((type) => type !== 'text/plain')];
  });
  assert.deepEqual(copied, [true, []], `${where}: only text is copied`);
  await panel.page.keyboard.press('Escape');
}

/** Two by two side by side. */
async function compare(panel: PanelPage, page: readonly string[], id: string, where: string): Promise<void> {
  await panel.send('snapshot', snapshot(reduce(versionsOf(page, id)), 2));
  await panel.settled();
  await panel.page.evaluate(() => document.querySelector<HTMLElement>('.versions .compare')?.click());
  await panel.settled();
  for (let right = page.length - 1; right > 0; right -= 2) {
    for (const [side, version] of [right - 1, right].entries()) {
      await panel.page.evaluate(
        ([index, turn]) => {
          const select = document.querySelectorAll('select')[index];
          if (!select) return;
          select.value = turn;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        },
        [side, `v${version}`] as const,
      );
    }
    await panel.settled();
    assert.equal(await panel.page.locator('.comparison').count(), 1, where);
    await assertHarmless(panel, `${where}: versions`);
  }
  await panel.page.evaluate(() => document.querySelector<HTMLElement>('.comparison header button')?.click());
}

/** One page of payloads in every place, and how long it took. */
async function showAll(panel: PanelPage, at: number): Promise<number> {
  const page = payloads.slice(at, at + together);
  const where = `payloads ${at} to ${at + page.length - 1}`;
  const id = `h${at}`;
  const started = performance.now();
  const state = snapshot(reduce(everywhere(page, id)), 1, around(page, id));
  await panel.send('snapshot', state);
  await panel.settled();
  assert.equal(await panel.page.locator('.turn').count(), page.length, where);
  assert.equal(await panel.page.locator('.claim').count(), page.length * 2, where);
  await readAll(panel, where);
  await suggest(panel, state.attached, where);
  if (!whole && (at / together) % 4 !== 0) return performance.now() - started;
  await findAndCopy(panel, page, where);
  await compare(panel, page, `${id}v`, where);
  return performance.now() - started;
}

test(`${payloads.length} hostile texts in every place: nothing runs, loads, hangs or hides`, async (t) => {
  const times: number[] = [];
  const starts = Array.from({ length: Math.ceil(payloads.length / together) }, (_, index) => index * together);
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const panel = await harness.open({ width: 340 });
      for (let at = starts.shift(); at !== undefined; at = starts.shift()) times.push(await showAll(panel, at));
      const own = new URL(panel.page.url()).origin;
      assert.deepEqual(panel.requests.filter((url) => !url.startsWith(`${own}/`)), []);
      assert.deepEqual(panel.errors, []);
      const types = new Set((await panel.posted()).map(({ type }) => type));
      assert.deepEqual([...types].filter((type) => !['ready', 'acknowledge', 'suggest'].includes(type)), [], 'nothing is sent that nobody asked for');
      await panel.page.context().close();
    }),
  );
  assert.deepEqual(times.filter((time) => time > slowest), []);
  t.diagnostic(`${payloads.length} payloads, ${together} a page; the longest page ${Math.round(Math.max(...times))} ms`);
});

test('hidden characters are named, not obeyed', async () => {
  const text = 'access \u202elaeted\u202c and \u{e0041}';
  await panel.send('snapshot', snapshot(reduce(everywhere([text], 'bidi')), 1, { traces: [{ id: 'bidi', title: text, createdAt: 0, running: false, pinned: false }] }));
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
