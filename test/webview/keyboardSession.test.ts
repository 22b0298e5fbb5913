import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TraceEvent } from '../../src/core/trace.ts';
import { Harness, type PanelPage } from './support/harness.ts';
import { PlayedHost } from './support/playedHost.ts';
import { answer, asked, checked, claim, created, end, problem, reduce, refuted, snapshot, thinking, verified } from './support/traces.ts';

let harness: Harness;

before(async () => {
  harness = await Harness.start();
});
after(() => harness.close());

/** What has the keyboard: its name, whether it is in view, and whether it shows that it has it. */
interface Held {
  readonly name: string;
  readonly lost: boolean;
  readonly inView: boolean;
  readonly marked: boolean;
}

/** Runs in the page. */
function held(): Held {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return { name: '', lost: true, inView: false, marked: false };
  const { top, bottom, left, right, width, height } = active.getBoundingClientRect();
  const focus = getComputedStyle(document.body).getPropertyValue('--focus').trim();
  const sample = document.createElement('i');
  sample.style.color = focus;
  document.body.append(sample);
  const { color } = getComputedStyle(sample);
  sample.remove();
  const shows = (element: Element): boolean => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.borderTopColor === color;
  };
  // The ask box shows it around the words, a turn on its first line.
  const around = [active, active.parentElement, active.parentElement?.parentElement, active.querySelector('.turn-line')].filter((element) => element instanceof Element);
  return {
    name: (active.getAttribute('aria-label') ?? active.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 80) || active.tagName,
    lost: false,
    inView: width > 0 && height > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    marked: around.some(shows),
  };
}

class Keys {
  readonly #panel: PanelPage;

  constructor(panel: PanelPage) {
    this.#panel = panel;
  }

  /** Presses keys one after another; after each of them the keyboard is somewhere that can be seen. */
  async press(...keys: readonly string[]): Promise<string> {
    let name = '';
    for (const key of keys) {
      await this.#panel.page.keyboard.press(key);
      name = await this.assertHeld(key, true);
    }
    return name;
  }

  async type(text: string): Promise<void> {
    await this.#panel.page.keyboard.type(text);
    await this.assertHeld(text, true);
  }

  async tabTo(wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if (wanted.test(await this.press(key))) return;
    }
    assert.fail(`${key} never reached ${wanted}`);
  }

  /** @param pressed whether a key led there; a stream that is followed may carry away what holds the keyboard. */
  async assertHeld(after: string, pressed = false): Promise<string> {
    await this.#panel.settled();
    const { name, inView, ...rest } = await this.#panel.page.evaluate(held);
    assert.deepEqual(rest, { lost: false, marked: true }, `after ${after}, on “${name}”`);
    assert.ok(inView || !pressed, `“${name}” is in view after ${after}`);
    return name;
  }
}

const first: readonly TraceEvent[] = [created('one', problem('Solve $x^2 - 5x + 6 = 0$.')), asked('t1')];
const thoughts = '**Factor the polynomial.** Look for two numbers.\n\n**Check the sign.** It is right.\n\n**Substitute both roots.** They fit.\n\nAnd so ';
const ended = (turn: string): TraceEvent => ({ ...end, turn }) as TraceEvent;

test('a whole session by keyboard alone: the keyboard is always somewhere, and can be seen', async () => {
  const panel = await harness.open({ width: 420, height: 700 });
  const { page } = panel;
  const keys = new Keys(panel);
  const host = new PlayedHost(panel);
  await host.show([]);

  // A problem is typed and sent.
  await keys.tabTo(/^Type a problem/);
  await keys.type('Solve $x^2 - 5x + 6 = 0$.');
  await keys.press('Enter');
  assert.deepEqual(await host.heard('ask'), { trace: undefined, text: 'Solve $x^2 - 5x + 6 = 0$.', task: 'ask' });
  const rows = [
    { id: 'one', title: 'Solve x² − 5x + 6 = 0', createdAt: Date.now(), running: true, pinned: false },
    { id: 'old', title: 'An older one', createdAt: Date.now() - 1000, running: false, pinned: false },
  ];
  await host.show(first, { traces: rows });
  assert.match(await keys.assertHeld('the trace came'), /^Ask about/);

  // While it thinks: the thinking is opened, and its outline walked.
  await host.happen(thinking(thoughts, 5));
  await keys.tabTo(/^Thinking/, 'Shift+Tab');
  await keys.press('Enter');
  assert.equal(await page.locator('.thinking-body').isVisible(), true);
  await keys.tabTo(/3 steps/);
  await keys.press('Enter');
  await keys.tabTo(/^Check the sign/);
  await keys.press('Enter');
  assert.match(await page.locator('.thinking .pointed').innerText(), /It is right/);
  await host.happen(thinking('on it goes.\n\n', 6), answer('We factor it: $x = 2$ or $x = 3$.\n\nBoth factors fit.\n\n', 7));
  await keys.assertHeld('the answer began');
  await host.happen(checked(claim('c1', 'x^2 - 5x + 6 = (x-2)(x-3)'), verified), checked(claim('c2', '2^2 - 5 \\cdot 2 = 6'), refuted), checked(claim('c3', '3 = 2'), refuted), ended('t1'));
  await host.change({ traces: rows.map((row) => ({ ...row, running: false })) });
  await keys.assertHeld('the answer ended');

  // From refuted claim to refuted claim, and to where the claim is made.
  await keys.press('Alt+F8');
  const claimed = (): Promise<string | undefined> => page.evaluate(() => (document.activeElement as HTMLElement).dataset.claim);
  assert.equal(await claimed(), 'c2');
  await keys.press('Alt+F8');
  assert.equal(await claimed(), 'c3');
  await keys.tabTo(/^Show in answer/);
  await keys.press('Enter');
  assert.equal(await page.locator('.answer .pointed').count(), 1);
  await keys.tabTo(/^Claims/);
  await keys.press('Enter');
  assert.equal(await page.locator('.claims').getAttribute('open'), null);
  await keys.press('Enter');

  // Words are found, and the keyboard comes back.
  const before = await keys.press('Shift+Tab');
  await keys.press('Control+f');
  await keys.type('factor');
  await keys.press('Enter', 'Enter', 'F3');
  assert.match(await page.locator('.find .count').innerText(), /^3 of/);
  assert.equal(await keys.press('Escape'), before);

  // A follow-up with a command and something attached.
  await keys.tabTo(/^Ask about/);
  await keys.type('/exp');
  await keys.press('Tab');
  await keys.type('Why is it so @');
  const request = await host.heard('suggest');
  const items = [
    { id: 'a', kind: 'selection', label: 'Lines 3–4', detail: 'notes.md' },
    { id: 'b', kind: 'file', label: 'notes.md', detail: 'homework' },
  ] as const;
  await panel.send('suggestions', { request: request?.request ?? 0, items });
  await page.getByRole('option', { name: 'notes.md' }).last().waitFor();
  await keys.press('ArrowDown', 'Enter');
  assert.deepEqual(await host.heard('attachItem'), { id: 'b' });
  await host.change({ attached: [items[1]] });
  await keys.press('Enter');
  assert.deepEqual(await host.heard('ask'), { trace: 'one', text: 'Why is it so', task: 'explain' });
  await host.change({ attached: [] });
  await host.happen(asked('t2', 'Why is it so'), answer('Since a product is zero.', 70, 't2'), ended('t2'));
  assert.match(await keys.assertHeld('the second answer'), /^Ask about/);

  // The question is put in other words.
  await keys.press('Alt+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowDown');
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.turn), 't2');
  await keys.tabTo(/^More actions/);
  await keys.press('Enter', 'Enter');
  await keys.type('x');
  assert.match(await keys.press('Escape'), /^More actions/);
  await page.setViewportSize({ width: 640, height: 700 });
  await keys.tabTo(/^Edit and resend/, 'Shift+Tab');
  assert.match(await keys.press('Enter'), /^Edit your words/);
  await keys.press('End');
  await keys.type(', really?');
  await keys.press('Enter');
  assert.deepEqual(await host.heard('ask'), { trace: 'one', text: 'Why is it so, really?', task: 'ask', instead: 't2' });
  await host.happen({ ...asked('t3', 'Why is it so, really?'), parent: 't1' } as TraceEvent, answer('By the zero product rule.', 80, 't3'), ended('t3'));
  await keys.assertHeld('the other version came');

  // Between the versions, and both side by side.
  await keys.press('Alt+ArrowDown');
  await keys.tabTo(/^Previous version/);
  await keys.press('Enter');
  assert.deepEqual(await host.heard('showTurn'), { trace: 'one', turn: 't2' });
  await host.happen({ kind: 'shown', turn: 't2', at: 1 });
  assert.match(await keys.assertHeld('the version was turned'), /^Previous version/);
  await keys.press('Alt+ArrowRight');
  assert.deepEqual(await host.heard('showTurn'), { trace: 'one', turn: 't3' });
  await host.happen({ kind: 'shown', turn: 't3', at: 2 });
  await keys.tabTo(/^Compare/);
  assert.match(await keys.press('Enter'), /^Two versions/);
  await keys.tabTo(/^Go on with this one/);
  await keys.press('Escape');
  assert.equal(await page.locator('.comparison').count(), 0);

  // A fork is another trace, to which the panel turns.
  await keys.tabTo(/^More actions/);
  await keys.press('Enter', 'f', 'Enter');
  assert.deepEqual(await host.heard('fork'), { trace: 'one', turn: 't3' });
  const forked = [{ id: 'fork', title: 'Solve x² − 5x + 6 = 0', createdAt: Date.now(), running: false, pinned: false }, ...rows];
  await host.show([{ ...created('fork'), from: { trace: 'one', turn: 't3' } } as TraceEvent, asked('t1'), answer('We factor it.'), ended('t1')], { traces: forked });
  await keys.assertHeld('the fork came');

  // It is named, pinned and exported in the list; then another is chosen.
  await keys.tabTo(/problem 1 of 3/, 'Shift+Tab');
  await keys.press('Enter', 'F2');
  await keys.type('A fork');
  await keys.press('Enter');
  assert.deepEqual(await host.heard('rename'), { trace: 'fork', title: 'A fork' });
  await host.change({ traces: forked.map((row) => (row.id === 'fork' ? { ...row, title: 'A fork' } : row)) });
  assert.match(await keys.assertHeld('it was named'), /^A fork/);
  await keys.press('ArrowRight', 'p', 'Enter');
  assert.deepEqual(await host.heard('pin'), { trace: 'fork', pinned: true });
  await keys.press('ArrowRight');
  assert.match(await keys.press('l'), /^LaTeX/);
  await keys.press('Enter');
  assert.deepEqual(await host.heard('export'), { trace: 'fork', format: 'latex' });
  await keys.press('ArrowDown', 'Enter');
  assert.deepEqual(await host.heard('choose'), { trace: 'one' });
  await host.show([...first, answer('We factor it.'), ended('t1')]);
  await keys.assertHeld('another trace was chosen');

  // Escape closes whatever is open, one after another, and nothing is lost.
  await keys.press('Enter', 'ArrowRight', 'Escape', 'Escape');
  assert.equal(await page.locator('.sessions-list, .menu').filter({ visible: true }).count(), 0);
  await keys.press('Escape');
  assert.deepEqual(panel.errors, []);
});

test('what a screen reader meets first is first: landmarks and headings in their order', async () => {
  const panel = await harness.open();
  const host = new PlayedHost(panel);
  await host.show([...first, thinking(thoughts), answer('# A heading\n\nWe factor it.', 50), checked(claim('c1', 'x = 2'), verified), ended('t1'), asked('t2', 'And why?'), answer('So.', 70, 't2'), ended('t2')]);
  const { landmarks, headings, live } = await panel.page.evaluate(() => ({
    landmarks: [...document.querySelectorAll('header.top, main, footer.ask')].map(({ localName }) => localName),
    headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) => !heading.closest('[hidden]')).map((heading) => `${heading.localName} ${heading.textContent?.trim()}`),
    live: document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]').length,
  }));
  assert.deepEqual(landmarks, ['header', 'main', 'footer']);
  assert.deepEqual(headings.slice(0, 3), ['h1 Therefore', 'h2 Problem', 'h2 Answer']);
  assert.equal(headings.at(-1), 'h2 You asked: And why?');
  assert.ok(headings.slice(3, -1).every((heading) => /^h[3-6] /.test(heading)), `a model’s headings stand under the turn’s: ${headings.join(', ')}`);
  assert.ok(live <= 4, `${live} live regions`);
  await panel.page.context().close();
});

test('a minute of thinking is told in a few sentences that make sense', async () => {
  const panel = await harness.open();
  const { page } = panel;
  await page.clock.install();
  const started = await page.evaluate(() => Date.now());
  const at = (event: TraceEvent, seconds: number): TraceEvent => ({ ...event, at: started + seconds * 1000 });
  let sequence = 2;
  await panel.send('snapshot', snapshot(reduce([at(created(), 0), at(asked(), 0)]), sequence));
  await page.clock.runFor(100);
  await page.evaluate(() => {
    const scope = window as unknown as { said: string[] };
    scope.said = [];
    for (const region of document.querySelectorAll('[aria-live], [role=status], [role=alert]')) {
      new MutationObserver(() => {
        const text = region.textContent?.trim() ?? '';
        if (text !== '') scope.said.push(text);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  for (let second = 1; second <= 60; second++) {
    const step = second % 5 === 0 ? `\n\n**Step number ${second / 5}.** ` : '';
    const events = Array.from({ length: 4 }, () => at(thinking(`${step}some more words `), second)).slice(0, step === '' ? 4 : 1);
    sequence += events.length;
    await panel.send('events', { trace: 'one', events, sequence });
    await page.clock.runFor(1000);
  }
  const finished = [at(answer('So $x = 2$.'), 61), at(checked(claim('c1', 'x = 2'), verified), 62), at(end, 62)];
  sequence += finished.length;
  await panel.send('events', { trace: 'one', events: finished, sequence });
  await page.clock.runFor(2000);
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  assert.ok(said.length >= 3 && said.length <= 6, said.join(' | '));
  assert.equal(said[0], 'Thinking');
  assert.ok(said.slice(1, -1).every((text) => /^Thinking: Step number \d+\.?$/.test(text) || text === 'Answering'), said.join(' | '));
  assert.match(said.at(-1) ?? '', /^The answer is complete\. Claims: 1 verified, 0 refuted\.$/);
  assert.equal(new Set(said).size, said.length, 'nothing is said twice');
});
