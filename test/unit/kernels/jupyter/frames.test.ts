import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeFrame, FrameError, FrameReader, type Frame } from '../../../../src/kernels/jupyter/frames.ts';

const bodies = [Buffer.alloc(0), Buffer.from('a'), Buffer.alloc(255, 'b'), Buffer.alloc(256, 'c'), Buffer.alloc(3000, 'd')];
const stream = Buffer.concat([...bodies.map((body) => encodeFrame(body, 'more')), encodeFrame(Buffer.from('\x05READY'), 'command'), encodeFrame(Buffer.from('end'), 'last')]);

function read(chunks: readonly Buffer[], reader = new FrameReader()): Frame[] {
  return chunks.flatMap((chunk) => [...reader.push(chunk)]);
}

function shown(frames: readonly Frame[]): string {
  return JSON.stringify(frames.map(({ body, cut, more, command }) => [body.toString('latin1'), cut, more, command]));
}

test('frames are read as they were written', () => {
  const frames = read([stream]);
  assert.deepEqual(frames.map(({ body }) => body.length), [0, 1, 255, 256, 3000, 6, 3]);
  assert.deepEqual(frames.map(({ more }) => more), [true, true, true, true, true, false, false]);
  assert.deepEqual(frames.map(({ command }) => command), [false, false, false, false, false, true, false]);
});

test('any split of the bytes gives the same frames', () => {
  const whole = shown(read([stream]));
  for (let at = 0; at <= stream.length; at++) assert.equal(shown(read([stream.subarray(0, at), stream.subarray(at)])), whole, `split at ${at}`);
  assert.equal(shown(read(Array.from(stream, (_, index) => stream.subarray(index, index + 1)))), whole, 'byte by byte');
  let seed = 7;
  for (let round = 0; round < 300; round++) {
    const chunks: Buffer[] = [];
    for (let at = 0; at < stream.length; ) {
      seed = (seed * 48_271) % 2_147_483_647;
      const next = at + 1 + (seed % (round % 2 === 0 ? 12 : 900));
      chunks.push(stream.subarray(at, next));
      at = next;
    }
    assert.equal(shown(read(chunks)), whole, `round ${round}`);
  }
});

test('flags that no frame has, and impossible lengths, are refused', () => {
  for (const bytes of [[8, 0], [255, 1], [5, 0], [2, 255, 0, 0, 0, 0, 0, 0, 0], [2, 0, 0x20, 0, 0, 0, 0, 0, 0], [6, 0, 0, 0, 0, 0, 1, 0, 1]]) {
    assert.throws(() => [...new FrameReader().push(Buffer.from(bytes))], FrameError, bytes.join());
  }
});

test('of a frame beyond the limit the beginning is kept and the rest let go, and all of it is heard', () => {
  const heard: number[] = [];
  const reader = new FrameReader(1000, (bytes) => heard.push(bytes.length));
  const long = Buffer.alloc(5000, 'x');
  const frames = read([encodeFrame(long, 'more'), encodeFrame(Buffer.from('next'), 'last')], reader);
  assert.deepEqual(frames.map(({ cut, body }) => [cut, body.length]), [[true, 1000], [false, 4]]);
  assert.equal(heard.reduce((sum, length) => sum + length), 5004);
});

test('a promised terabyte takes no memory before it comes', () => {
  const head = Buffer.from([2, 0, 0, 1, 0, 0, 0, 0, 0]);
  const before = process.memoryUsage().arrayBuffers;
  assert.deepEqual(read([head, Buffer.alloc(1000)]), []);
  assert.ok(process.memoryUsage().arrayBuffers - before < 10_000_000);
});
