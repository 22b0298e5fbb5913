import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import type * as reasoners from '../../../../src/reasoners/builtin/builtinReasoner.ts';
import { english } from '../../../../src/core/phrase.ts';
import { request, run } from './run.ts';
import { slips } from './slips.ts';

const room = new URL('../../../../src/reasoners/builtin/', import.meta.url).href;

function slipOf(url: string | undefined): number | undefined {
  const place = url === undefined ? undefined : /\?slip=(\d+)$/.exec(url)?.[1];
  return place === undefined ? undefined : Number(place);
}

/** What is made anew for a slip: the modules of its topic, and those between the topics and the reasoner. */
function isMadeAnew(url: string, file: string): boolean {
  const path = url.startsWith(room) ? url.slice(room.length) : undefined;
  return path !== undefined && (!path.includes('/') || path.split('/')[0] === file.split('/')[0]);
}

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const place = slipOf(context.parentURL);
    const slip = place === undefined ? undefined : slips[place];
    return slip && isMadeAnew(resolved.url, slip.file) ? { ...resolved, url: `${resolved.url}?slip=${place}` } : resolved;
  },
  load(url, context, next) {
    const loaded = next(url, context);
    const slip = slips[slipOf(url) ?? -1];
    if (!slip || url.split('?')[0] !== `${room}${slip.file}`) return loaded;
    const source = String(loaded.source instanceof Uint8Array ? new TextDecoder().decode(loaded.source) : loaded.source);
    assert.equal(source.split(slip.says).length, 2, `“${slip.says}” stands once in ${slip.file}`);
    return { ...loaded, source: source.replace(slip.says, () => slip.instead) };
  },
});

test('a slip in a rule is noticed by what confirms its answers, so the problem is declined', async (t) => {
  for (const [place, { file, instead, problem }] of slips.entries()) {
    await t.test(`${file}: ${instead}`, async () => {
      assert.equal((await run(request(problem))).end.how, 'complete', 'without the slip it is answered');
      const { builtinReasoner } = (await import(`${room}builtinReasoner.ts?slip=${place}`)) as typeof reasoners;
      let told = '';
      let how = '';
      for await (const event of builtinReasoner(english).solve(request(problem), new AbortController().signal)) {
        if (event.kind === 'text') told += event.text;
        if (event.kind === 'end') how = event.how;
      }
      assert.equal(how, 'declined', told);
    });
  }
});
