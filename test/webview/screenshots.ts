import { mkdir, readFile } from 'node:fs/promises';
import { Harness } from './support/harness.ts';
import { show, states } from './support/states.ts';
import { themes } from './support/themes.ts';

/**
 * Takes a picture of every state of the panel in every theme, two widths and two languages.
 * `node test/webview/screenshots.ts <folder> [Chinese bundle]`
 */
const folder = process.argv[2] ?? 'out/screenshots';
const bundle: Record<string, string> = JSON.parse(await readFile(process.argv[3] ?? new URL('../../l10n/bundle.l10n.zh-cn.json', import.meta.url), 'utf8').catch(() => '{}'));
await mkdir(folder, { recursive: true });
const harness = await Harness.start();
let taken = 0;
for (const theme of themes) {
  for (const width of [320, 800]) {
    for (const language of ['en', 'zh-cn']) {
      for (const state of states) {
        const panel = await harness.open({ theme, width, height: 760, language });
        await panel.send('strings', { language, bundle: language === 'en' ? {} : bundle });
        await show(panel, state);
        await panel.page.screenshot({ path: `${folder}/${state.name}-${theme}-${width}-${language}.png` });
        await panel.page.context().close();
        taken++;
      }
    }
  }
}
await harness.close();
console.log(`${taken} pictures in ${folder}`);
