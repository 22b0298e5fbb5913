import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readServerFrame, serverFrame } from '../../../../src/kernels/jupyter/serverFrames.ts';

const request = { id: 'one', type: 'execute_request', content: { code: 'π' }, parent: 'zero' };
const expected = { channel: 'shell', message: { id: 'one', type: 'execute_request', parent: 'zero', content: { code: 'π' } } };

test('frames of both protocols are read as they were written', () => {
  const text = serverFrame('shell', request, 'session', false);
  assert.ok(typeof text === 'string');
  assert.deepEqual(readServerFrame(text, false), expected);
  const bytes = serverFrame('shell', request, 'session', true);
  assert.ok(typeof bytes !== 'string');
  assert.deepEqual(readServerFrame(Buffer.from(bytes), true), expected);
});

test('the older protocol with buffers is read', () => {
  const json = Buffer.from(String(serverFrame('shell', request, 'session', false)));
  const head = Buffer.alloc(12);
  [2, 12, 12 + json.length].forEach((number, index) => head.writeUInt32BE(number, 4 * index));
  assert.deepEqual(readServerFrame(Buffer.concat([head, json, Buffer.from('buffer')]), false), expected);
});

test('a frame cut anywhere, or with one byte changed, never throws', () => {
  const bytes = Buffer.from(serverFrame('shell', request, 'session', true) as Uint8Array);
  for (let at = 0; at < bytes.length; at++) {
    assert.equal(readServerFrame(bytes.subarray(0, at), true), undefined, `cut at ${at}`);
    for (const change of [1, 128, 255]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ change;
      readServerFrame(changed, true);
      readServerFrame(changed, false);
    }
  }
});

test('what is no message is undefined', () => {
  for (const frame of ['', 'null', '[]', '{}', '<html>', '{"channel":"shell"}', '{"channel":"shell","header":{"msg_id":1,"msg_type":"a"},"content":{}}', '{"channel":"other","header":{"msg_id":"1","msg_type":"a"},"content":{}}', '{"channel":"shell","header":{"msg_id":"1","msg_type":"a"},"content":[]}']) {
    assert.equal(readServerFrame(frame, false), undefined, frame);
  }
});
