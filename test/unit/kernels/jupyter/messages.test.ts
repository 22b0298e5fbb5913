import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signed, SignedMessages, type KernelMessage } from '../../../../src/kernels/jupyter/messages.ts';

const request = { id: 'one', type: 'execute_request', content: { code: 'π = 3' }, parent: 'zero' };

function received(parts: readonly Buffer[], messages: SignedMessages, cut = false): KernelMessage | undefined {
  parts.forEach((part, index) => messages.hear(parts.slice(0, index), part));
  return messages.read(parts, cut);
}

test('a signed message is read, whatever identities stand before it', () => {
  const parts = signed(request, 'session', 'key');
  const expected = { id: 'one', type: 'execute_request', parent: 'zero', content: { code: 'π = 3' } };
  assert.deepEqual(received(parts, new SignedMessages('key')), expected);
  assert.deepEqual(received([Buffer.from('identity'), ...parts], new SignedMessages('key')), expected);
  assert.deepEqual(received([...parts, Buffer.from('a buffer, which is not signed')], new SignedMessages('key')), expected);
});

test('the signature is the HMAC over header, parent, metadata and content', () => {
  // Of Python's hmac.new(b'key', b'{"msg_id":"a","msg_type":"b"}{}{}{}', 'sha256').hexdigest()
  const known = '1d62c592d2a60517087ec50bdfd9de0f8aec80b7927c1a0bbdd439fe9e80b6ec';
  const parts = ['<IDS|MSG>', known, '{"msg_id":"a","msg_type":"b"}', '{}', '{}', '{}'].map((part) => Buffer.from(part));
  assert.deepEqual(received(parts, new SignedMessages('key')), { id: 'a', type: 'b', parent: undefined, content: {} });
});

test('one bit changed anywhere, or another key, and it is rejected', () => {
  const parts = signed(request, 'session', 'key');
  assert.equal(received(parts, new SignedMessages('other')), undefined);
  for (let index = 1; index < parts.length; index++) {
    const changed = parts.map((part) => Buffer.from(part));
    const part = changed[index] ?? Buffer.alloc(1);
    part[part.length - 1] = (part[part.length - 1] ?? 0) ^ 1;
    assert.equal(received(changed, new SignedMessages('key')), undefined, `part ${index}`);
  }
  for (const signature of ['', 'zz', parts[1]?.toString('latin1').slice(0, 62) ?? '']) {
    assert.equal(received(parts.map((part, index) => (index === 1 ? Buffer.from(signature) : part)), new SignedMessages('key')), undefined);
  }
});

test('a message that comes again is rejected, and the next is read', () => {
  const messages = new SignedMessages('key');
  const parts = signed(request, 'session', 'key');
  assert.ok(received(parts, messages));
  assert.equal(received(parts, messages), undefined);
  assert.ok(received(signed({ ...request, id: 'two' }, 'session', 'key'), messages));
});

test('what is signed but no message is undefined, and so is a message without a delimiter', () => {
  const messages = new SignedMessages('key');
  assert.equal(received([], messages), undefined);
  assert.equal(received([Buffer.from('<IDS|MSG>')], messages), undefined);
  assert.equal(received(signed(request, 'session', 'key').slice(1), messages), undefined);
  assert.equal(received(signed(request, 'session', 'key').slice(0, 5), messages), undefined);
  assert.throws(() => new SignedMessages(''));
});

test('of a content that was cut, the stream and the first of its text are known', () => {
  const text = `${'ab\\"\n\u00e9'.repeat(300_000)}`;
  const parts = signed({ id: 'one', type: 'stream', content: { name: 'stderr', text } }, 'session', 'key');
  const messages = new SignedMessages('key');
  parts.forEach((part, index) => messages.hear(parts.slice(0, index), part));
  const cut = messages.read(parts.map((part, index) => (index === 5 ? part.subarray(0, 1_500_000) : part)), true);
  assert.equal(cut?.content['name'], 'stderr');
  const shown = String(cut?.content['text']);
  assert.ok(shown.length > 500_000 && text.startsWith(shown));
  assert.equal(cut?.content['cut'], true);
});
