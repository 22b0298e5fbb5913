import { join } from 'node:path';
import { seeded } from '../../src/core/seeded.ts';
import { root } from '../host/setup.mjs';
import { ensureVscode } from '../host/vscode.mjs';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';
import { KeyPaints, type Measured } from './keyPaints.ts';
import { longLatex } from './longLatex.ts';
import { shippedBuild } from './shippedBuild.ts';
import { press, scenes, type Scene } from './typing.ts';

/**
 * `npm run bench:editor -- [ROUNDS] [LINES] [verified]`: keys typed into a long LaTeX file in two VS Codes at the same time, one
 * with the shipped build and one without, in turns (the first of a pair goes second in the next round), so that what
 * else the machine does falls on both. Milliseconds from the key to the paint that shows it, and of the window's main
 * thread a key (cpu), which tells the two apart where the machine is too busy for the clock; see keyPaints.ts.
 * With `verified`, what is verified is marked too, which is more to draw than by default.
 * Fails when a side has lost a key, or when the extension was not checking: all that is wrong must be found before, and
 * every link that is typed must be verified after.
 */
const [rounds = 2, lines = 5000] = process.argv.slice(2, 4).map(Number);
const showVerified = process.argv.includes('verified');
/** A frame at 60 Hz three times: what people begin to feel. Milliseconds. */
const felt = 50;
const file = 'article.tex';
const document = longLatex(lines);

const settings = {
  'therefore.check.showVerified': showVerified,
  // Suggestions come up as they do, but a line's end must stay one.
  'editor.acceptSuggestionOnEnter': 'off',
};

const folder = join(root, '.vscode-test', 'editor');
await ensureVscode();
shippedBuild(folder);
const open = (therefore: { readonly folder: string } | 'none'): Promise<Workbench> => Workbench.open({ workspace: { [file]: document.text }, settings, therefore });

interface Side {
  readonly workbench: Workbench;
  readonly measured: Readonly<Record<string, Measured[]>>;
}
type Name = 'with' | 'without';
const side = (workbench: Workbench): Side => ({ workbench, measured: Object.fromEntries(Object.keys(scenes).map((name) => [name, []])) });
const sides: Readonly<Record<Name, Side>> = { with: side(await open({ folder })), without: side(await open('none')) };

const counts = async (): Promise<{ verified: number; refuted: number } | undefined> => {
  const texts = await sides.with.workbench.page.locator('.statusbar-item', { hasText: /∴ \d+ ✓/ }).allInnerTexts();
  const [, verified, refuted] = /∴ (\d+) ✓ (\d+) ✗/.exec(texts.join(' ')) ?? [];
  return verified === undefined ? undefined : { verified: Number(verified), refuted: Number(refuted) };
};
/** Until the extension has checked what was typed, and nothing of it goes on beside the other side's keys. */
async function checked(verified?: number): Promise<number> {
  await until('the verdicts of all that stands there', 30_000, async () => {
    const now = await counts();
    return now && now.refuted === document.wrong && (verified === undefined || now.verified === verified) ? now : undefined;
  }, counts);
  // The slower tiers are asked 1.5 s later; at first for all that the others leave open.
  await sides.with.workbench.page.waitForTimeout(verified === undefined ? 8000 : 2500);
  return (await counts())?.verified ?? NaN;
}

try {
  for (const { workbench } of Object.values(sides)) {
    await workbench.command('View: Close Primary Side Bar');
    await workbench.openFile(file);
  }
  const keys: Readonly<Record<Name, KeyPaints>> = { with: await KeyPaints.in(sides.with.workbench.page), without: await KeyPaints.in(sides.without.workbench.page) };
  let verified = await checked();
  for (let round = 0; round < rounds; round++) {
    for (const [name, scene] of Object.entries(scenes)) {
      const order: readonly Name[] = round % 2 === 0 ? ['with', 'without'] : ['without', 'with'];
      for (const which of order) {
        sides[which].measured[name]?.push(await play(sides[which].workbench, keys[which], scene, round));
        if (which === 'with') verified = await checked(verified + scene.links);
      }
    }
  }
  const texts = [];
  for (const { workbench } of Object.values(sides)) {
    await workbench.command('File: Save All');
    await workbench.page.waitForTimeout(1000);
    texts.push(workbench.read(file));
  }
  if (texts[0] !== texts[1] || texts[0] === document.text) throw new Error('Both sides were typed the same, and do not say the same.');
} catch (error) {
  for (const [name, { workbench }] of Object.entries(sides)) console.error(await workbench.screenshot(`editor-${name}`));
  throw error;
} finally {
  for (const { workbench } of Object.values(sides)) await workbench.close();
}

/** Scenes of one kind of place take one place after the other, the last of the file first. */
async function play(workbench: Workbench, keys: KeyPaints, scene: Scene, round: number): Promise<Measured> {
  const alike = Object.values(scenes).filter(({ place }) => place === scene.place);
  const place = document.places[scene.place][round * alike.length + alike.indexOf(scene)];
  if (!place) throw new Error('The file has no more places to type at.');
  await workbench.goto(place.line, place.column ?? 1);
  if (place.column === undefined) await workbench.page.keyboard.press('End');
  await workbench.page.waitForTimeout(500);
  return keys.measure(() => press(workbench.page, scene, seeded(round)));
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
const round2 = (value: number): number => Math.round(value * 100) / 100;
const figures = (measured: readonly Measured[]) => {
  const sorted = measured.flatMap(({ paints }) => paints).sort((a, b) => a - b);
  const cpuMs = measured.reduce((sum, each) => sum + each.cpuMs, 0);
  return { keys: sorted.length, median: at(sorted, 0.5), p95: at(sorted, 0.95), over: (100 * sorted.filter((ms) => ms > felt).length) / sorted.length, cpu: cpuMs / sorted.length };
};
const row = (name: string) => {
  const of = (which: Name) => figures(name === 'all' ? Object.values(sides[which].measured).flat() : (sides[which].measured[name] ?? []));
  const [mine, bare] = [of('with'), of('without')];
  const beside = (kind: 'median' | 'p95' | 'cpu') => ({ [`${kind}, ms`]: round2(mine[kind]), [`${kind} without`]: round2(bare[kind]), [`${kind} ratio`]: round2(mine[kind] / bare[kind]) });
  return { keys: mine.keys, ...beside('median'), ...beside('p95'), [`over ${felt} ms, %`]: round2(mine.over), 'over without': round2(bare.over), ...beside('cpu') };
};
const table = Object.fromEntries([...Object.keys(scenes), 'all'].map((name) => [name, row(name)]));
console.table(table);
console.log(JSON.stringify({ rounds, lines, showVerified, wrong: document.wrong, table }));
