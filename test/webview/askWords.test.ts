import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drafts } from '../../src/webview/view/drafts.ts';
import { addressesIn } from '../../src/webview/view/dropTarget.ts';
import { readCommand, typedCommand, typedMention } from '../../src/webview/view/slashCommands.ts';

test('what is typed is read as it is meant', () => {
  assert.deepEqual(readCommand(' /solve  x = 1 '), { command: 'solve', text: 'x = 1' });
  assert.deepEqual(readCommand('/solver x'), { text: '/solver x' });
  assert.deepEqual(readCommand('a /solve'), { text: 'a /solve' });
  assert.deepEqual(typedCommand('/Ch'), { start: 0, query: 'ch' });
  assert.equal(typedCommand('a /ch'), undefined);
  assert.deepEqual(typedMention('看@图'), { start: 1, query: '图' });
  assert.deepEqual(typedMention('see @fi'), { start: 4, query: 'fi' });
  assert.equal(typedMention('a@b'), undefined);
  assert.equal(typedMention('see @fi le'), undefined);
});

test('the addresses of a drop are documents, each once', () => {
  const of = (data: Record<string, string>): readonly string[] => addressesIn((type) => data[type] ?? '');
  assert.deepEqual(of({ 'text/uri-list': '# a list\nfile:///a\nfile:///a\nhttps://x.org/p.png\nplain' }), ['file:///a']);
  assert.deepEqual(of({ resourceurls: '["vscode-remote://ssh/a.md", 3]' }), ['vscode-remote://ssh/a.md']);
  assert.deepEqual(of({ resourceurls: '{' }), []);
  assert.equal(of({ 'text/uri-list': Array.from({ length: 50 }, (_, index) => `file:///${index}`).join('\n') }).length, 20);
});

test('drafts come back after a reload, and nothing that was saved is believed unseen', () => {
  let saved: unknown;
  const drafts = new Drafts(undefined, (state) => (saved = structuredClone(state)));
  drafts.keep('one', { text: 'a', command: 'hint' });
  drafts.keep(undefined, { text: 'b' });
  drafts.addSent('1 + 1');
  const restored = new Drafts(saved, () => undefined);
  assert.deepEqual([restored.of('one'), restored.of(undefined), restored.of('two'), restored.sent], [{ text: 'a', command: 'hint' }, { text: 'b' }, { text: '' }, ['1 + 1']]);
  assert.deepEqual(new Drafts({ drafts: [{ trace: 1 }, 'x', { trace: 'a', text: 'b', command: 'rm' }], sent: [1] }, () => undefined).of('a'), { text: 'b' });
});
