import { randomDocument } from './support/documents.ts';
import { Harness } from './support/harness.ts';
import type { Difference, RendererPage } from './support/rendererPage.ts';

/**
 * `npm run fuzz:render -- [documents] [seed]`: seeded documents are streamed in random pieces; what is
 * shown after each must be one rendering of the text so far. Prints each difference with its seed.
 */
const documents = Number(process.argv[2] ?? 10_000);
const firstSeed = Number(process.argv[3] ?? 1);
const batch = 100;

function around({ streamed, once, prefix }: Difference): string {
  let at = 0;
  while (at < streamed.length && streamed[at] === once[at]) at++;
  const from = Math.max(0, at - 60);
  return `prefix ${prefix}\n  streamed ${JSON.stringify(streamed.slice(from, at + 120))}\n  at once  ${JSON.stringify(once.slice(from, at + 120))}`;
}

const harness = await Harness.start('test/webview/support/rendererPage.ts');
const { page } = await harness.open();
const started = performance.now();
let prefixes = 0;
let units = 0;
const different: number[] = [];
for (let from = 0; from < documents; from += batch) {
  const seeds = Array.from({ length: Math.min(batch, documents - from) }, (_, index) => firstSeed + from + index);
  const texts = seeds.map((seed) => randomDocument(seed));
  for (const { text, cuts } of texts) {
    prefixes += cuts.length + 2;
    units += text.length;
  }
  const differences = await page.evaluate((all) => (window as unknown as { renderer: RendererPage }).renderer.compare(all, false), texts);
  for (const difference of differences) {
    const seed = seeds[texts.findIndex(({ text }) => text === difference.text)] ?? 0;
    different.push(seed);
    console.log(`seed ${seed}: ${around(difference)}`);
  }
}
await harness.close();
const seconds = (performance.now() - started) / 1000;
console.log(`| documents | prefixes | UTF-16 units | different | s |\n|---|---|---|---|---|\n| ${documents} from seed ${firstSeed} | ${prefixes} | ${units} | ${different.length} | ${seconds.toFixed(0)} |`);
console.log(JSON.stringify({ documents, seed: firstSeed, prefixes, units, different, seconds: Math.round(seconds) }));
process.exitCode = different.length === 0 ? 0 : 1;
