import type { CDPSession, Page } from 'playwright-core';
import { seeded } from '../support/documents.ts';
import { Harness } from '../support/harness.ts';
import type { Renderer, RenderPage } from './renderPage.ts';

/**
 * What one more update costs when N tokens are already shown, what a whole stream costs, and what
 * texts made to be slow cost. In the same run on the same machine: plain text appended at the same
 * cadence (the floor), and a rendering of everything each time. A token is counted as 3.2 characters.
 */
const unitsPerToken = 3.2;
const sizes = [1_000, 5_000, 20_000, 60_000, 128_000];
const naiveUpTo = 60_000;

const harness = await Harness.start('test/webview/bench/renderPage.ts');
const { page } = await harness.open({ width: 500, height: 900 });
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');

async function metrics(client: CDPSession): Promise<Readonly<Record<string, number>>> {
  const { metrics: all } = await client.send('Performance.getMetrics');
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** Main-thread ms of one update, its JavaScript part, and the elements in the document. */
async function update(target: Page, renderer: Renderer, text: string, added: string, size: number): Promise<{ task: number; script: number; longest: number; nodes: number; begin: number }> {
  const zero = await metrics(session);
  await target.evaluate(([kind, initial]) => (window as unknown as { bench: RenderPage }).bench.begin(kind, initial), [renderer, text] as const);
  const before = await metrics(session);
  const times = await target.evaluate(([more, step]) => (window as unknown as { bench: RenderPage }).bench.grow(more, step), [added, size] as const);
  const after = await metrics(session);
  const updates = Math.ceil(added.length / size);
  const spent = (name: string, from: Readonly<Record<string, number>>, to: Readonly<Record<string, number>>): number => ((to[name] ?? 0) - (from[name] ?? 0)) * 1000;
  return {
    task: spent('TaskDuration', before, after) / updates,
    script: times.reduce((sum, time) => sum + time, 0) / updates,
    longest: Math.max(...times),
    begin: spent('TaskDuration', zero, before),
    nodes: await target.evaluate(() => (window as unknown as { bench: RenderPage }).bench.nodes()),
  };
}

/** A trace of mathematical thinking, always the same for a seed. */
function trace(tokens: number, seed: number): string {
  const random = seeded(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const number = (): number => Math.floor(random() * 90) + 2;
  const formula = (): string => pick([`x^${number()} - ${number()}x + ${number()}`, `\\frac{${number()}}{${number()}}`, `\\sqrt{${number()}} + y_{${number()}}`, `\\sum_{k=1}^{${number()}} k^2`, `a \\equiv ${number()} \\pmod{${number()}}`, '(x-2)(x-3)']);
  const sentence = (): string => pick([`We know that $${formula()} = ${formula()}$, so let us see what follows. `, `Wait, is \\(${formula()}\\) really positive here? `, `**Step ${number()}.** Substitute $x = ${number()}$ and compare both sides. `, 'That does not look right; check the sign again before going on. ', `Hence $${formula()}$ must divide $${formula()}$. `]);
  const block = (): string =>
    pick([
      () => sentence() + sentence() + sentence(),
      () => sentence() + sentence(),
      () => `$$\n${formula()} = ${formula()}\n$$`,
      () => `\\[\n\\begin{aligned}\n${formula()} &= ${formula()} \\\\\n&= ${formula()}\n\\end{aligned}\n\\]`,
      () => Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n'),
      () => `### Case ${number()}: $${formula()}$`,
    ])();
  let text = '';
  while (text.length < tokens * unitsPerToken) text += `${block()}\n\n`;
  return text;
}

const more = trace(600, 7).slice(0, 1600);
const rows: string[] = [];
const say = (line: string): void => {
  rows.push(line);
  console.log(line);
};

say('| tokens shown | floor ms | ours ms (script) | naive ms | ours/floor | naive/ours | elements | restore ms |');
say('|---|---|---|---|---|---|---|---|');
for (const size of sizes) {
  const text = trace(size, 1);
  const floor = await update(page, 'floor', text, more, 16);
  const ours = await update(page, 'ours', text, more, 16);
  const naive = size <= naiveUpTo ? await update(page, 'naive', text, more.slice(0, 48), 16) : undefined;
  const ratio = (a: number, b: number): string => (a / b).toFixed(a / b < 10 ? 2 : 0);
  say(`| ${size} | ${floor.task.toFixed(2)} | ${ours.task.toFixed(2)} (${ours.script.toFixed(2)}) | ${naive ? naive.task.toFixed(0) : '–'} | ${ratio(ours.task, floor.task)} | ${naive ? ratio(naive.task, ours.task) : '–'} | ${ours.nodes} | ${ours.begin.toFixed(0)} |`);
}

say('');
say('| whole stream, 20,000 tokens in pieces of 24 | task ms | script ms | longest script ms |');
say('|---|---|---|---|');
const whole = trace(20_000, 2);
for (const renderer of ['floor', 'ours'] as const) {
  const { task, script, longest } = await update(page, renderer, '', whole, 24);
  const updates = Math.ceil(whole.length / 24);
  say(`| ${renderer} | ${(task * updates).toFixed(0)} | ${(script * updates).toFixed(0)} | ${longest.toFixed(1)} |`);
}

const slow: readonly (readonly [string, string, string])[] = [
  ['open `$$` of 80,000 characters', `$$\n${'x + y + z \\\\\n'.repeat(6150)}`, 'x + y \\\\\n'.repeat(40)],
  ['open fence of 80,000 characters', `\`\`\`python\n${'print(x + y)\n'.repeat(6150)}`, 'print(x)\n'.repeat(40)],
  ['list of 20,000 tokens', Array.from({ length: 900 }, (_, index) => `- item ${index} with $x_{${index}}$ and words enough to fill it up\n`).join(''), '- one more item with $y$\n'.repeat(16)],
  ['paragraph of 20,000 tokens', 'Words and $x^2$ and more words in one paragraph. '.repeat(1300), 'and words go on '.repeat(25)],
  ['table of 20,000 tokens', `| a | b | c |\n|---|---|---|\n${'| 1 | $x$ | some words in a cell |\n'.repeat(1900)}`, '| 2 | $y$ | words |\n'.repeat(20)],
  ['text with footnotes', `${'A line with a note[^1] and $x$.\n\n'.repeat(1900)}`, 'More[^2] of it.\n\n[^2]: a note\n\n'.repeat(12)],
];
say('');
say('| made to be slow | ms an update | script ms |');
say('|---|---|---|');
for (const [name, text, added] of slow) {
  const { task, script } = await update(page, 'ours', text, added, 16);
  say(`| ${name} | ${task.toFixed(1)} | ${script.toFixed(1)} |`);
}
await harness.close();
