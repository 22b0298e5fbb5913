import type { CDPSession, Page } from 'playwright-core';
import { formulaBombs, largestDrawn, type Scope } from '../support/formulaBombs.ts';
import { Harness } from '../support/harness.ts';

/**
 * `npm run bench:formulas`: what the heaviest formula of each kind that is still drawn costs, from its text until it is
 * painted, and what one that is refused costs; ms of CPU of the main thread, the quickest of some, beside one small formula.
 */
const harness = await Harness.start('test/webview/support/rendererPage.ts');
const { page } = await harness.open({ width: 500 });
const session = await page.context().newCDPSession(page);
await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
await session.send('Performance.enable');

/** CPU of the main thread from a formula's text until it is painted. */
async function drawn(client: CDPSession, target: Page, latex: string): Promise<number> {
  const cpu = async (): Promise<number> => ((await client.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN) * 1000;
  const began = await cpu();
  await target.evaluate(async (source) => {
    const box = document.createElement('div');
    box.className = 'markdown';
    box.innerHTML = (window as unknown as Scope).renderer.render(source, true);
    document.body.replaceChildren(box);
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
  }, `$$\n${latex}\n$$`);
  return (await cpu()) - began;
}

async function quickest(latex: string): Promise<number> {
  const times: number[] = [];
  // Another text each time, so that no cache answers.
  for (let count = 0; count < 4; count++) times.push(await drawn(session, page, `${latex}${'\\!'.repeat(count)}`));
  return Math.min(...times);
}

await drawn(session, page, 'x^2 + \\frac12');
const small = await quickest('x^2 + \\frac13');
const rows: { readonly kind: string; readonly size: number; readonly drawn: number; readonly refused: number }[] = [];
console.log('| kind | largest drawn | ms | refused, ms |');
console.log('|---|---|---|---|');
for (const [kind, of] of Object.entries(formulaBombs)) {
  const size = await largestDrawn(page, of);
  const row = { kind, size, drawn: await quickest(of(size)), refused: await quickest(of(512).slice(0, 4090)) };
  rows.push(row);
  console.log(`| ${kind} | ${size} | ${row.drawn.toFixed(1)} | ${row.refused.toFixed(1)} |`);
}
await harness.close();
const worst = rows.reduce((one, other) => (other.drawn > one.drawn ? other : one));
console.log(JSON.stringify({ small, worst: worst.kind, worstMs: worst.drawn, worstRefusedMs: Math.max(...rows.map(({ refused }) => refused)), rows }));
