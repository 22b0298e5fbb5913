import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventTooLarge, largestEvent, SseReader, type SsePiece } from '../../../../src/reasoners/openai/sse.ts';

const encoder = new TextEncoder();

/** The pieces of bytes that come in parts of this many bytes. */
function piecesOf(input: string | Uint8Array, size = Number.POSITIVE_INFINITY): SsePiece[] {
  const bytes = typeof input === 'string' ? encoder.encode(input) : input;
  const reader = new SseReader();
  const pieces: SsePiece[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(...reader.push(bytes.subarray(at, at + size)));
  return [...pieces, ...reader.finish()];
}

function told(pieces: readonly SsePiece[]): string[] {
  return pieces.map((piece) => (piece.kind === 'event' ? (piece.name === 'message' ? piece.data : `${piece.name}: ${piece.data}`) : `(${piece.kind})`));
}

const streams: readonly (readonly [name: string, stream: string, pieces: readonly string[]])[] = [
  ['one event', 'data: {"a":1}\n\n', ['{"a":1}']],
  ['no space behind the colon, or two', 'data:{"a":1}\n\ndata:  b\n\n', ['{"a":1}', ' b']],
  ['a name, an id and a field nobody knows', 'event: ping\nid: 7\nretry: 10\nnonsense\ndata: x\n\ndata: y\n\n', ['ping: x', 'y']],
  ['a name without data is forgotten', 'event: ping\n\ndata: x\n\n', ['x']],
  ['a name that is taken back', 'event: ping\nevent\ndata: x\n\n', ['x']],
  ['fields without a colon', 'data\n\ndata\ndata: x\n\n', ['\nx']],
  ['fields that begin like others', 'datax: 1\nevents: 2\n data: 3\n\n', []],
  ['comments', ': a\n\n:\ndata: x\n: b\n\n', ['(comment)', '(comment)', '(comment)', 'x']],
  ['a comment wrapped into data', 'data: : OPENROUTER PROCESSING\n\ndata: x\n\n', ['(comment)', 'x']],
  ['lines of data', 'data: {\ndata: "a":1}\n\n', ['{\n"a":1}']],
  ['lines of data with objects behind commas', 'data: [{"a":1}\ndata: ,{"a":2}]\n\n', ['[{"a":1}\n,{"a":2}]']],
  ['single line breaks', 'data: {"a":1}\ndata: {"b":[1]}\ndata: [DONE]\n', ['{"a":1}', '{"b":[1]}', '[DONE]']],
  ['single line breaks behind lines of data', 'data: {\ndata: "a":1}\ndata: {"b":2}\n\n', ['{\n"a":1}', '{"b":2}']],
  ['a byte order mark', '\ufeffdata: x\n\n', ['x']],
  ['a byte order mark further on is a character', 'data: x\n\n\ufeffdata: y\n\ndata: \ufeffz\n\n', ['x', '\ufeffz']],
  ['data no blank line closed', 'data: x\n\ndata: y', ['x', 'y']],
  ['empty data', 'data:\n\ndata: \n\n', []],
  ['many blank lines', '\n\n\ndata: x\n\n\n\n', ['x']],
  ['line separators of Unicode are characters', 'data: a\u2028b\u2029c\u0085d\n\n', ['a\u2028b\u2029c\u0085d']],
  ['characters of one to four bytes', 'data: aé解🙂\n\n', ['aé解🙂']],
];

for (const [name, stream, expected] of streams) {
  test(`${name}, however it is cut and whatever ends its lines`, () => {
    for (const breaks of ['\n', '\r\n', '\r']) {
      const wire = stream.replaceAll('\n', breaks);
      for (const size of [Number.POSITIVE_INFINITY, 1, 2, 3, 5, 7]) assert.deepEqual(told(piecesOf(wire, size)), expected, `${JSON.stringify(breaks)} ${size}`);
    }
  });
}

test('line breaks of every kind in one stream', () => {
  const wire = 'data: a\r\ndata: b\rdata: c\n\r\ndata: d\r\rdata: e\n\ndata: f\n\r';
  for (let size = 1; size < 9; size++) assert.deepEqual(told(piecesOf(wire, size)), ['a\nb\nc', 'd', 'e', 'f']);
});

test('bytes that are no UTF-8 are told once a line of data, where they stood', () => {
  const bytes = Uint8Array.from([...encoder.encode('data: a\n\ndata: '), 0xff, 0xe8, 0x62, 0xf0, 0x9f, ...encoder.encode('\n\ndata: c\n\n: '), 0xfe, ...encoder.encode('\n\ndata: d'), 0xe8]);
  for (let size = 1; size < 30; size++) {
    assert.deepEqual(told(piecesOf(bytes, size)), ['a', '(invalid-utf8)', '\ufffd\ufffdb\ufffd', 'c', '(comment)', '(invalid-utf8)', 'd\ufffd']);
  }
});

test('what comes before an event that is too large is kept, and nothing behind it is read', () => {
  const large = 'x'.repeat(largestEvent);
  for (const wire of [`data: a\n\ndata: ${large}\n\ndata: b\n\n`, `data: a\n\ndata: ${large}`, `data: a\n\n${`data: ${large.slice(0, largestEvent / 2)}\n`.repeat(3)}\n`]) {
    for (const size of [Number.POSITIVE_INFINITY, 1 << 20, 60_001]) {
      const bytes = encoder.encode(wire);
      const reader = new SseReader();
      const pieces: SsePiece[] = [];
      assert.throws(() => {
        for (let at = 0; at < bytes.length; at += size) pieces.push(...reader.push(bytes.subarray(at, at + size)));
        pieces.push(...reader.finish());
      }, EventTooLarge);
      assert.deepEqual(told(pieces), ['a']);
    }
  }
});

test('an event at the limit is read', () => {
  const value = 'x'.repeat(largestEvent - 'data: '.length);
  assert.deepEqual(told(piecesOf(`data: ${value}\n\n`, 65_536)), [value]);
});
