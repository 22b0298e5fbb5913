import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkedPictures, pictureType } from '../../../src/core/picture.ts';

const bytes = (...parts: (string | number)[]): Uint8Array => new Uint8Array(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((char) => char.charCodeAt(0)))));

test('a picture is known by its first bytes', () => {
  assert.equal(pictureType(bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0)), 'image/png');
  assert.equal(pictureType(bytes(0xff, 0xd8, 0xff, 0xe0)), 'image/jpeg');
  assert.equal(pictureType(bytes('GIF89a')), 'image/gif');
  assert.equal(pictureType(bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8 ')), 'image/webp');
});

test('what is no picture is none, whatever it is called', () => {
  for (const data of [bytes(), bytes('<svg xmlns="http://www.w3.org/2000/svg">'), bytes('RIFF', 1, 2, 3, 4, 'WAVE'), bytes('%PDF-1.7'), bytes('PNG'), bytes(0x89, 'PNG')]) assert.equal(pictureType(data), undefined);
});

test('the pictures of a text are its links to files', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Look: ![a triangle](figures/triangle.png) and $x^2$', ['figures/triangle.png']],
    ['![](<my figure.png>) ![](b.png "title") ![](c%20d.png)', ['my figure.png', 'b.png', 'c d.png']],
    ['![](a_(1).png)', ['a_(1).png']],
    ['![](attachment:image.png)', ['attachment:image.png']],
    ['\\includegraphics[width=3cm]{fig/plot}', ['fig/plot']],
    ['![](a.png) ![](a.png)', ['a.png']],
    ['[no picture](a.png) ![](https://example.com/x.png) ![](//example.com/x.png) ![](data:image/png;base64,AA) ![](file:///etc/x.png)', []],
    ['![](%E0%A4%A)', ['%E0%A4%A']],
  ];
  for (const [text, expected] of cases) assert.deepEqual(linkedPictures(text), expected, text);
});

test('a hostile text is read in no time', () => {
  assert.deepEqual(linkedPictures('![]('.repeat(20_000)), []);
  assert.deepEqual(linkedPictures(`![](${'a(b)'.repeat(5000)}`), []);
});
