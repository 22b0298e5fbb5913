import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const json = (path: string): Record<string, string> => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;

interface Call {
  readonly place: string;
  /** The template, or undefined where the call has no literal. */
  readonly template: string | undefined;
}

/** Every call that makes text for people: `say`, `l10n.t`, and in the panel `words.t`, alone or taken out of its object. */
function callsIn(source: string, place: string): Call[] {
  const calls: Call[] = [];
  const makers = place.startsWith('src/webview/') ? /(?<![\w.])(?:say|t|(?:[\w#]+\.)*#?\w*[wW]ords\.t)\(\s*/g : /(?<![\w.])(?:say|(?:vscode\.)?l10n\.t)\(\s*/g;
  for (const match of source.matchAll(makers)) {
    const at = match.index + match[0].length;
    const literal = /^(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`)/.exec(source.slice(at))?.[0];
    const line = source.slice(0, match.index).split('\n').length;
    calls.push({ place: `${place}:${line}`, template: literal === undefined ? undefined : unquoted(literal) });
  }
  return calls;
}

function unquoted(literal: string): string {
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t' };
  return literal.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, char: string) => (code ? String.fromCharCode(parseInt(code, 16)) : (escapes[char] ?? char)));
}

function holes(text: string): string {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join(' ');
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const calls = files.flatMap((name) => callsIn(readFileSync(join(root, 'src', name), 'utf8'), `src/${name.replaceAll('\\', '/')}`));
const templates = new Map(calls.flatMap(({ place, template }) => (template === undefined ? [] : [[template, place] as const])));
const chinese = json('l10n/bundle.l10n.zh-cn.json');

test('the reader of calls finds literals, and what is none', () => {
  const found = (source: string, place: string): (string | undefined)[] => callsIn(source, place).map(({ template }) => template);
  assert.deepEqual(found("say('It’s {0}', 1); vscode.l10n.t(\n  \"a\\n\"); say(made); essay('no'); l10n.t('c' ); t('no')", 'src/host/x.ts'), ['It’s {0}', 'a\n', undefined, 'c']);
  assert.deepEqual(found("this.#words.t(`b`); words.t('c'); t('d'); at('no')", 'src/webview/x.ts'), ['b', 'c', 'd']);
});

/** Where a template of another room passes through on its way to its translation. */
const passages = ['src/core/phrase.ts', 'src/host/words.ts', 'src/webview/view/words.ts', 'src/webview/view/statusWords.ts', 'src/webview/view/turnView.ts'];

test('every template is a literal, so that none escapes translation', () => {
  const made = calls.filter(({ template }) => template === undefined).map(({ place }) => place);
  assert.deepEqual(made.filter((place) => !passages.some((file) => place.startsWith(`${file}:`))), []);
});

test('there is text to translate', () => {
  assert.ok(templates.size > 100, `${templates.size} templates`);
});

test('every text for people has its Chinese', () => {
  const missing = [...templates].filter(([template]) => chinese[template] === undefined).map(([template, place]) => `${place}: ${template}`);
  assert.deepEqual(missing, []);
});

test('the Chinese has the same placeholders', () => {
  const wrong = Object.entries(chinese).filter(([template, text]) => holes(template) !== holes(text) || text.trim() === '');
  assert.deepEqual(wrong, []);
});

test('the bundle holds no text that is gone from the source', () => {
  const gone = Object.keys(chinese).filter((template) => !templates.has(template));
  assert.deepEqual(gone, []);
});

test('the manifest has both languages for every key it uses', () => {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const used = [...new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key))].sort();
  for (const name of ['package.nls.json', 'package.nls.zh-cn.json']) {
    assert.deepEqual(Object.keys(json(name)).sort(), used, name);
  }
});
