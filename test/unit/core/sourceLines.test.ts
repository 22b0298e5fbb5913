import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineConcerned } from '../../../src/core/sourceLines.ts';

const derivation = ['We solve', '\\begin{align}', '  x^2 - 5x + 6 &= 0 \\\\', '  (x - 2)(x - 3) &= 0 \\\\', '  x &= 12', '\\end{align}', 'and so $x = 1$, or $a\\left(b + c\\right) = d$.'].join('\n');

test('a statement is found whatever aligns, spaces or delimits it', () => {
  assert.equal(lineConcerned(derivation, 'x^2 - 5x + 6 = 0'), 2);
  assert.equal(lineConcerned(derivation, '(x-2)(x-3)=0'), 3);
  assert.equal(lineConcerned(derivation, 'x^2 − 5x + 6 = 0'), 2);
  assert.equal(lineConcerned(derivation, 'a(b+c)=d'), 6);
});

test('a statement that is only a piece of a longer one is not there', () => {
  assert.equal(lineConcerned(derivation, 'x = 1'), 6);
  assert.equal(lineConcerned('x = 12', 'x = 1'), undefined);
  assert.equal(lineConcerned('x = 1.5', 'x = 1'), undefined);
  assert.equal(lineConcerned('2x = 1', 'x = 1'), undefined);
});

test('a step is about the line its longest formula stands in', () => {
  assert.equal(lineConcerned(derivation, 'We factor: $(x - 2)(x - 3) = 0$, from $x=1$.'), 3);
  assert.equal(lineConcerned(derivation, 'So\n$$\\begin{aligned} y &= 7 \\\\ (x-2)(x-3) &= 0 \\end{aligned}$$\nfollows.'), 3);
});

test('what says nothing of the source, or too little, concerns no line', () => {
  assert.equal(lineConcerned(derivation, 'Let us think of $x$.'), undefined);
  assert.equal(lineConcerned(derivation, ''), undefined);
  assert.equal(lineConcerned('', 'x = 1'), undefined);
});

test('a statement that stands in several lines is about the first of them', () => {
  assert.equal(lineConcerned('a = b\na = b', 'a = b'), 0);
});
