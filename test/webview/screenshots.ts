import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import { Harness } from './support/harness.ts';
import { show, states } from './support/states.ts';
import type { Theme } from './support/themes.ts';

/**
 * Takes a picture of every state of the panel in three themes, two widths and two languages, and lays them out
 * on one sheet for each theme, language and width, so that a person can look at all of it.
 * `npm run screenshots [folder] [part of a state's name]`
 */
const folder = resolve(process.argv[2] ?? 'out/screenshots');
const wanted = states.filter(({ name }) => name.includes(process.argv[3] ?? ''));
const themes: readonly Theme[] = ['dark', 'light', 'hc'];
const widths = [300, 900] as const;
const height = 760;
/** Pictures of one width on a row of a sheet. */
const columns = { 300: 7, 900: 3 } as const;

const chinese: Record<string, string> = JSON.parse(await readFile(new URL('../../l10n/bundle.l10n.zh-cn.json', import.meta.url), 'utf8'));
if (process.argv[3] === undefined) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const harness = await Harness.start();
let taken = 0;

async function takeAll(language: 'en' | 'zh-cn', width: (typeof widths)[number]): Promise<void> {
  const panel = await harness.open({ width, height, language });
  for (const state of wanted) {
    await panel.again(language);
    await panel.send('strings', { language, bundle: language === 'en' ? {} : chinese });
    await show(panel, state);
    for (const theme of themes) {
      await panel.dress(theme);
      await panel.page.screenshot({ path: join(folder, `${state.name}-${theme}-${width}-${language}.png`) });
      taken++;
    }
    await panel.dress('dark');
  }
  await panel.page.context().close();
}

async function layOut(theme: Theme, language: string, width: (typeof widths)[number]): Promise<void> {
  const figures = wanted.map(({ name }) => `<figure><img src="${name}-${theme}-${width}-${language}.png" width="${width}"><figcaption>${name}</figcaption></figure>`);
  const title = `${theme} · ${language} · ${width} px`;
  const style = `body{margin:12px;background:#777;font:16px sans-serif;width:${columns[width] * (width + 16)}px}figure{display:inline-block;margin:8px}figcaption{padding:4px}`;
  const sheet = join(folder, `sheet-${theme}-${language}-${width}`);
  await writeFile(`${sheet}.html`, `<!DOCTYPE html><meta charset="utf-8"><title>${title}</title><style>${style}</style><h1>${title}</h1>${figures.join('')}`);
  const page = await harness.browser.newPage({ viewport: { width: columns[width] * (width + 16) + 24, height: 800 } });
  await page.goto(pathToFileURL(`${sheet}.html`).href);
  await page.screenshot({ path: `${sheet}.png`, fullPage: true });
  await page.close();
}

for (const width of widths) {
  for (const language of ['en', 'zh-cn'] as const) {
    await takeAll(language, width);
    for (const theme of themes) await layOut(theme, language, width);
  }
}
await harness.close();
console.log(`${taken} pictures and their sheets in ${folder}`);
