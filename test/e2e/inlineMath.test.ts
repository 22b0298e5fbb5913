import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { answering, protocolServer, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

const notes = `# Notes

Let $f(x) = x^2 + 1$ and suppose $x > 0$.

The sum $\\frac{1}{2} + \\frac{1}{3}$ is small, and $f(x) + \\sqrt{x}$ grows.

It costs $5 and $10.

\`\`\`problem
Solve the equation $x^2 - 5x + 6 = 0$.
\`\`\`

Another one is $2x + 3 = 7$ here.

The end.
`;

const paper = `\\documentclass{article}
\\newcommand{\\R}{\\mathbb{R}}
\\begin{document}
For all $x \\in \\R$ we expand
\\[ (x + 1)^2 = x^2 + x + 1 \\]
% $hidden$
\\end{document}
`;

const explanation = 'The idea is **completing the square**:\n\n$$x^2 - 5x + 6 = \\left(x - \\frac{5}{2}\\right)^2 - \\frac{1}{4}$$\n\nNote that $2 + 2 = 5$ is wrong, as is ![a](https://example.org/a.png).\n\n';

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering('First I look at the square.\n\nThen at the rest of it.\n\n'.repeat(6), explanation, 250));
  workbench = await Workbench.open({
    workspace: { 'notes.md': notes, 'paper.tex': paper },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'editor.hover.delay': 100 },
  });
  await workbench.openFile('notes.md');
});

after(async () => {
  const errors = workbench.hostErrors();
  await workbench.close();
  await server.close();
  assert.deepEqual(errors, []);
});

const hover = (): Locator => workbench.page.locator('.monaco-hover:visible').first();
const threads = (): Locator => workbench.page.locator('.review-widget');
const thread = (text: RegExp): Locator => workbench.page.locator('.review-widget', { hasText: text }).first();
const plain = async (locator: Locator): Promise<string> => (await locator.innerText()).replaceAll('\u00a0', ' ');

async function hoverAt(line: number, column: number): Promise<Locator> {
  await workbench.page.keyboard.press('Escape');
  await workbench.goto(line, column);
  await workbench.command('Show or Focus Hover');
  await hover().waitFor();
  return hover();
}

/** Whether all pictures of a place are there and were drawn. */
async function drawn(place: Locator): Promise<number> {
  return until('pictures', 20_000, async () => {
    const widths = await place.locator('img[src^="data:image/svg+xml"]').evaluateAll((images) => images.map((image) => (image as unknown as { naturalWidth: number }).naturalWidth));
    return widths.length > 0 && widths.every((width) => width > 0) ? widths.length : undefined;
  });
}

test('a hover shows the formula drawn, its value and where its letters were defined', async () => {
  await until('the picture', 30_000, async () => {
    const shown = await hoverAt(5, 14);
    return (await shown.locator('img').count()) > 0 ? true : undefined;
  });
  await drawn(hover());
  assert.match(await plain(hover()), /Value: 5\/6 ≈ 0\.8333333333/);
  await workbench.screenshot('inline-hover-light');
  await hoverAt(5, 60);
  await drawn(hover());
  assert.match(await plain(hover()), /f\(x\) = x² \+ 1, line 3/);
  assert.match(await plain(hover()), /x > 0, line 3/);
  await workbench.screenshot('inline-hover-definitions');
});

test('money is no formula', async () => {
  await workbench.page.keyboard.press('Escape');
  await workbench.goto(7, 13);
  await workbench.command('Show or Focus Hover');
  await workbench.page.waitForTimeout(2000);
  assert.doesNotMatch((await workbench.page.locator('.monaco-hover:visible').allInnerTexts()).join(), /Explain/);
});

test('Explain in the hover explains below the text, with no model', async () => {
  const shown = await hoverAt(13, 20);
  await shown.locator('a', { hasText: 'Explain' }).first().click();
  const opened = thread(/Explanation/);
  await until('the explanation', 30_000, async () => (/Check: 2·2 \+ 3 = 7 ✓/.test(await plain(opened)) ? true : undefined));
  assert.match(await plain(opened), /∴ Therefore/);
  await drawn(opened);
  assert.equal(await workbench.page.locator('.comments-panel:visible').count(), 0);
  await workbench.screenshot('inline-explained-light');
  const trace = await workbench.waitForTrace();
  assert.equal(trace.turns[0]?.task, 'explain');
});

test('an edit of the explained text takes the explanation away, one before it does not', async () => {
  await workbench.goto(1, 8);
  await workbench.page.keyboard.type(' of today\n\nMore');
  await workbench.page.waitForTimeout(500);
  assert.equal(await threads().count(), 1);
  await workbench.goto(15, 17);
  await workbench.page.keyboard.type('1');
  await until('no thread', 10_000, async () => ((await threads().count()) === 0 ? true : undefined));
  await workbench.page.keyboard.press('Backspace');
});

test('the steps of a solved problem unfold below it and fold again', async () => {
  await workbench.goto(12, 8);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified.*Show steps here/s);
  await workbench.clickLens('Show steps here');
  const opened = thread(/Steps/);
  await until('the steps', 20_000, async () => (/Check: 2² − 5·2 \+ 6 = 0 ✓/.test(await plain(opened)) ? true : undefined));
  await drawn(opened);
  await until('the answer at the end of the line', 10_000, async () => {
    const contents = await workbench.liveStep.evaluateAll((spans) => spans.map((span) => (globalThis as unknown as { getComputedStyle(e: unknown, p: string): { content: string } }).getComputedStyle(span, '::after').content));
    return contents.some((content) => /∴ x = 2 or x = 3.*✓ verified/.test(content)) || undefined;
  });
  await workbench.screenshot('inline-steps-light');
  await workbench.waitForLens(/Hide steps here/);
  await workbench.clickLens('Hide steps here');
  await until('no thread', 10_000, async () => ((await threads().count()) === 0 ? true : undefined));
  await workbench.goto(12, 8);
  await workbench.command('Therefore: Show Steps Here');
  await opened.waitFor();
  await workbench.waitForLens(/Hide steps here/);
});

test('in a dark theme the formulas are drawn anew in its colour', async () => {
  const source = (): Promise<string | null> => thread(/Steps/).locator('img').first().getAttribute('src');
  const light = await source();
  await workbench.command('Preferences: Toggle between Light/Dark Themes');
  await until('other pictures', 20_000, async () => ((await source().catch(() => light)) !== light ? true : undefined));
  await drawn(thread(/Steps/));
  await workbench.screenshot('inline-steps-dark');
  await hoverAt(7, 14);
  await drawn(hover());
  await workbench.screenshot('inline-hover-dark');
  await workbench.page.keyboard.press('Escape');
  await workbench.goto(12, 8);
  await workbench.command('Therefore: Close Thread');
  await until('no thread', 10_000, async () => ((await threads().count()) === 0 ? true : undefined));
});

test('in LaTeX, verdict and picture are one hover, and macros are drawn as what they stand for', async () => {
  await workbench.openFile('paper.tex');
  const shown = await until('the verdict', 30_000, async () => {
    const found = await hoverAt(5, 10);
    return /refuted/.test(await plain(found)) ? found : undefined;
  });
  await drawn(shown);
  assert.match(await plain(shown), /✗ refuted — .*Explain/s);
  assert.equal(await workbench.page.locator('.monaco-hover:visible a', { hasText: 'Explain' }).count(), 1);
  await workbench.screenshot('inline-hover-latex');
  await drawn(await hoverAt(4, 12));
  await workbench.screenshot('inline-hover-macro');
  await workbench.page.keyboard.press('Escape');
  await workbench.openFile('notes.md');
});

test('a model explains with its thinking told, and its claims are checked before they are shown', async () => {
  await workbench.setSetting('therefore.explain.level', 'school');
  await workbench.setSetting('therefore.model', 'local/scripted-1');
  await workbench.setSetting('workbench.colorTheme', 'Default Dark Modern');
  await workbench.reload();
  await workbench.openFile('notes.md');
  await workbench.goto(15, 20);
  await workbench.command('Therefore: Explain Selection');
  await until('the step it thinks of', 20_000, async () => (/thinking….*(?:square|rest)/s.test(await plain(threads().first())) ? true : undefined));
  await workbench.screenshot('inline-explaining-dark');
  const opened = thread(/completing the square/);
  await opened.waitFor({ timeout: 60_000 });
  await drawn(opened);
  const shown = await plain(opened);
  assert.match(shown, /opinion/);
  assert.match(shown, /✓/);
  assert.match(shown, /example\.org/);
  assert.equal(await opened.locator('img:not([src^="data:image/svg+xml"])').count(), 0);
  assert.match(server.requests.at(-1)?.body ?? '', /pupil at school/);
  assert.match(server.requests.at(-1)?.body ?? '', /Another one is/);
  await workbench.screenshot('inline-explained-dark');
});

test('thinking in a thread can be stopped, and what came is kept', async () => {
  await workbench.goto(15, 20);
  await workbench.command('Therefore: Explain Selection');
  await until('thinking', 20_000, async () => (/thinking…/.test(await plain(threads().first())) ? true : undefined));
  await workbench.command('Therefore: Stop Thinking in Thread');
  await until('the end', 20_000, async () => (/[Ss]topped/.test(await plain(threads().first())) ? true : undefined));
  assert.equal(await threads().count(), 1);
});
