import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dispatch, type FromPanel, type Handlers, type Message } from '../../../src/protocol/panel.ts';
import { panelHtml } from '../../../src/protocol/panelHtml.ts';

function recorder(): { readonly calls: unknown[]; readonly handlers: Handlers<FromPanel> } {
  const calls: unknown[] = [];
  const record = (type: string) => (data: unknown) => calls.push([type, data]);
  const types = ['ready', 'acknowledge', 'ask', 'stop', 'choose', 'reveal', 'insert', 'checkInNotebook', 'retry', 'copy', 'openLink', 'command'];
  return { calls, handlers: Object.fromEntries(types.map((type) => [type, record(type)])) as unknown as Handlers<FromPanel> };
}

test('a message reaches the handler of its type with its data', () => {
  const { calls, handlers } = recorder();
  dispatch(handlers, { type: 'stop', data: { trace: 'one' } });
  assert.deepEqual(calls, [['stop', { trace: 'one' }]]);
});

test('what is no message of the protocol is dropped', () => {
  const { calls, handlers } = recorder();
  for (const message of [undefined, null, 'stop', 7, {}, { type: 'unknown' }, { type: '__proto__' }, { type: 'constructor' }, { type: 'toString' }, { type: 'hasOwnProperty', data: 'x' }]) {
    dispatch(handlers, message as unknown as Message<FromPanel>);
  }
  assert.deepEqual(calls, []);
});

const page = { nonce: 'abc123', cspSource: 'https://source.example', scriptUri: 'https://source.example/panel.js', styleUri: 'https://source.example/panel.css', language: 'zh-cn' };

test('the page allows its own script, style, fonts and data images, and nothing else', () => {
  const html = panelHtml(page);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  assert.deepEqual(policy.split('; '), [
    "default-src 'none'",
    "script-src 'nonce-abc123'",
    'style-src https://source.example',
    "style-src-attr 'unsafe-inline'",
    'font-src https://source.example',
    'img-src https://source.example data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
  ]);
  assert.match(html, /<html lang="zh-cn">/);
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.match(html, /<script nonce="abc123" src="https:\/\/source\.example\/panel\.js">/);
});

test('nothing put into the page breaks out of its attribute', () => {
  const html = panelHtml({ ...page, language: '"><script>alert(1)</script>', scriptUri: 'x" onload="alert(1)' });
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.doesNotMatch(html, / onload="/);
});
