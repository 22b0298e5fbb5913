import assert from 'node:assert/strict';
import { test } from 'node:test';
import createMarkdownIt from 'markdown-it';
import { portableMarkdown } from '../../../src/exporting/portableMarkdown.ts';
import { createParser } from '../../../src/markdown/parser.ts';
import { payloads } from '../../webview/support/payloads.ts';
import { dataRows } from '../../support/data.ts';
import { rich } from './traces.ts';
import { answerText } from '../../../src/core/trace.ts';

const parser = createParser();
const portable = (text: string): string => portableMarkdown(parser, text);

/** The formulas of a text, as the panel reads them. */
function formulasOf(text: string): string[] {
  const found: string[] = [];
  for (const token of parser.parse(text, { final: true })) {
    for (const each of [token, ...(token.children ?? [])]) {
      if (/^math_(?:inline|display|block)$/.test(each.type)) found.push(each.content.replace(/(?<!\\)%/g, '\\%').replace(/[\s>]+/g, ''));
    }
  }
  return found;
}

test('formulas stand in dollars, whatever they stood in', () => {
  for (const [written, expected] of [
    ['a \\(x\\) b', 'a $x$ b'],
    ['\\[\nx\n\\]', '$$\nx\n$$'],
    ['Then \\[ x \\] so', 'Then $$ x $$ so'],
    ['\\begin{align}\na &= b\n\\end{align}', '$$\n\\begin{align}\na &= b\n\\end{align}\n$$'],
    ['the answer is \\boxed{4}.', 'the answer is $\\boxed{4}$.'],
    ['\\(x\\)2', '$x$ 2'],
    ['$$\na\n\n= b\n$$', '$$\na\n= b\n$$'],
    ['> \\[\n> x\n> \\]', '> $$\n> x\n> $$'],
    ['so \\(a\n+ b\\) is', 'so $a + b$ is'],
    ['50% of $a % b$', '50% of $a \\% b$'],
    ['    \\[ x \\]', '$$ x $$'],
  ] as const) assert.equal(portable(written), expected, written);
});

test('a dollar of money, and a delimiter that closes nothing, are text for every reader', () => {
  assert.equal(portable('It costs $5 and $10.'), 'It costs \\$5 and \\$10.');
  assert.equal(portable('an open \\( here'), 'an open \\\\( here');
  assert.equal(portable('an escaped \\$ and a \\* stay'), 'an escaped \\$ and a \\* stay');
});

test('code stays as it is', () => {
  for (const text of ['`$x$ \\(y\\) <b>`', '``a ` \\(b\\)``', '```\n\\(x\\) $5 <script>\n```', '~~~html\n<b> ![x](y)\n~~~', '- a\n\n  ```\n  \\[x\\]\n  ```']) assert.equal(portable(text), text);
});

test('a fence that was left open is closed, so that nothing behind it becomes code', () => {
  assert.equal(portable('text\n\n````python\nx = 1'), 'text\n\n````python\nx = 1\n````');
  assert.equal(portable('```\nx\n```'), '```\nx\n```');
});

test('what another reader would see more in is made plain', () => {
  for (const [written, expected] of [
    ['a <b>bold</b> <!-- x --> 1 < 2', 'a \\<b>bold\\</b> \\<!-- x --> 1 < 2'],
    ['$a<b$', '$a< b$'],
    ['![x](https://evil.example/leak)', '\\![x](https://evil.example/leak)'],
    ['[x](command:quit)', '[x\\](command:quit)'],
    ['[x](https://ok.example)', '[x](https://ok.example)'],
    ['[x]: javascript:alert(1)', '[x]\\: javascript:alert(1)'],
    ['[^1]: a note', '[^1]: a note'],
    ['text\n===', 'text\n\\==='],
    ['text\n---', 'text\n\n---'],
    ['~5 and ~6, ~~gone~~', '\\~5 and \\~6, ~~gone~~'],
    ['# Top\n\n###### Low', '#### Top\n\n###### Low'],
    ['a\u202eb', 'a⟨U+202E⟩b'],
  ] as const) assert.equal(portable(written), expected, written);
});

test('read again, the formulas are the same', () => {
  const texts = [answerText(rich.turns[0] ?? assert.fail()), 'a $x$ b\n\n1. \\(y\\)\n   \\[z\\]\n2. $$w$$\n\n| \\(a\\) | $b$ |\n|---|---|\n| 1 | \\(c\\) |\n', '由\\(x\\)得$y$，故 \\[ z \\]。'];
  for (const text of texts) assert.deepEqual(formulasOf(portable(text)), formulasOf(text), text);
});

const solutions = (dataRows<{ problem: string; solution?: string }>('problems-dev.jsonl') ?? []).map(({ solution }) => solution ?? '').filter((_, index) => index % 4 === 0);

test('so are those of the development data', { skip: solutions.length === 0 && 'the development data is not here' }, () => {
  // Money in a box is no formula while its dollar is bare, and one once that is escaped.
  for (const text of solutions.filter((each) => !/\\boxed\{[^}]*\$/.test(each))) assert.deepEqual(formulasOf(portable(text)), formulasOf(text), text);
});

test('every character is kept, in order, but delimiters, spaces and hidden characters', () => {
  const text = answerText(rich.turns[0] ?? assert.fail());
  const kept = portable(text);
  let at = 0;
  for (const character of text.replace(/\\[()[\]]|\$+/g, '').replace(/\s+/g, '')) {
    at = kept.indexOf(character, at) + 1;
    assert.ok(at > 0, `${character} is lost`);
  }
});

test('hostile text gives a common reader of Markdown no HTML, no picture, no link of another scheme', () => {
  const common = createMarkdownIt('commonmark', { html: true });
  const withTables = createMarkdownIt({ html: true });
  for (const reader of [common, withTables]) {
    for (const payload of payloads) {
      if (payload.length > 6000) continue;
      const tokens = reader.parse(portable(payload), {}).flatMap((token) => [token, ...(token.children ?? [])]);
      for (const { type, attrs, content } of tokens) {
        assert.ok(!/^(?:html_block|html_inline|image)$/.test(type), `${payload.slice(0, 80)} gives ${type}: ${content.slice(0, 80)}`);
        const href = String(attrs?.find(([name]) => name === 'href')?.[1] ?? 'https:');
        if (type === 'link_open') assert.match(href, /^(?:https?|mailto):/, payload.slice(0, 80));
      }
    }
  }
});
