import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app, num, sym } from '../../../../src/math/build.ts';
import type { Expression } from '../../../../src/math/expression.ts';
import { print } from '../../../../src/math/rational.ts';
import { linearInNode } from '../../../../src/reasoners/builtin/linearInNode.ts';

const x = sym('x');
const size = app('abs', x);
const read = (expression: Expression): readonly [string, readonly string[]] | undefined => {
  const found = linearInNode(expression, size, 'x');
  return found && [print(found.slope), found.rest.map(print)];
};

test('a number of times the node, and a polynomial, is linear in it', () => {
  assert.deepEqual(read(app('add', app('multiply', num(3), size), app('negate', size), app('power', x, num(2)), num(-5))), ['2', ['-5', '0', '1']]);
});

test('the unknown times the node, a square of it, a quotient by it, and its absence are not', () => {
  for (const other of [app('multiply', x, size), app('add', app('power', size, num(2)), app('multiply', num(-5), size)), app('divide', num(1), size), app('sqrt', size), app('power', x, num(2))]) assert.equal(read(other), undefined);
});
