import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowance, convert, costOfTokens, moneyText, mostTokens, Total } from '../../../src/core/spending.ts';

const price = { currency: 'USD', input: 1, output: 4 };

test('money is converted by a rate that is given, never by one that is not', () => {
  assert.deepEqual(convert({ amount: 2, currency: 'USD' }, 'CNY', { USD: 7 }), { amount: 14, currency: 'CNY' });
  assert.deepEqual(convert({ amount: 2, currency: 'CNY' }, 'CNY', {}), { amount: 2, currency: 'CNY' });
  assert.equal(convert({ amount: 2, currency: 'EUR' }, 'CNY', { USD: 7 }), undefined);
  assert.equal(convert({ amount: 2, currency: 'constructor' }, 'CNY', { USD: 7 }), undefined);
});

test('a total adds each currency by itself and shows what rates allow in one', () => {
  const total = new Total([{ amount: 1, currency: 'USD' }]);
  total.add({ amount: 0.5, currency: 'USD' });
  total.add({ amount: 3, currency: 'CNY' });
  assert.deepEqual(total.amounts, [{ amount: 1.5, currency: 'USD' }, { amount: 3, currency: 'CNY' }]);
  assert.deepEqual(total.in('CNY', { USD: 8 }), [{ amount: 15, currency: 'CNY' }]);
  assert.deepEqual(total.in('USD', {}), [{ amount: 1.5, currency: 'USD' }, { amount: 3, currency: 'CNY' }]);
});

test('a price is for a million tokens', () => {
  assert.deepEqual(costOfTokens(price, 1_000_000, 500_000), { amount: 3, currency: 'USD' });
});

test('a run may begin when its worst case fits into what is left', () => {
  const cap = { amount: 1, currency: 'USD' };
  const run = { price, input: 100_000, output: 200_000 };
  assert.equal(allowance(run, cap, 0, {}).kind, 'allowed');
  assert.equal(allowance(run, cap, 0.1, {}).kind, 'allowed');
  assert.deepEqual(allowance(run, cap, 0.5, {}), { kind: 'over', worst: { amount: 0.9, currency: 'USD' }, left: { amount: 0.5, currency: 'USD' } });
  assert.deepEqual(allowance(run, cap, 2, {}), { kind: 'over', worst: { amount: 0.9, currency: 'USD' }, left: { amount: 0, currency: 'USD' } });
  assert.equal(allowance({ ...run, price: { currency: 'USD', input: 0, output: 0 } }, cap, 2, {}).kind, 'allowed');
});

test('without a price or a rate no cap can be held, and that is said', () => {
  assert.equal(allowance({ price: undefined, input: 1, output: 1 }, { amount: 1, currency: 'USD' }, 0, {}).kind, 'unknown-price');
  assert.deepEqual(allowance({ price, input: 1, output: 1 }, { amount: 1, currency: 'EUR' }, 0, {}), { kind: 'no-rate', currency: 'USD' });
  assert.equal(allowance({ price, input: 1, output: 1 }, { amount: 1, currency: 'EUR' }, 0, { USD: 0.9 }).kind, 'allowed');
});

test('at most so many tokens: four letters are one, any other character is one', () => {
  assert.equal(mostTokens('abcd efgh'), 9 / 4);
  assert.equal(mostTokens('解方程'), 3);
  assert.equal(mostTokens('x^2=4'), 1 / 4 + 4);
  assert.equal(mostTokens(''), 0);
  const text = 'Löse $x^2$ 解 😀 для';
  assert.equal(mostTokens(text), [...text].reduce((sum, char) => sum + mostTokens(char), 0));
});

test('amounts are written for their reader, small ones with digits that say something', () => {
  assert.equal(moneyText({ amount: 12.5, currency: 'USD' }, 'en'), '$12.50');
  assert.equal(moneyText({ amount: 0.00123, currency: 'USD' }, 'en'), '$0.0012');
  assert.equal(moneyText({ amount: 0, currency: 'USD' }, 'en'), '$0.00');
  assert.match(moneyText({ amount: 3, currency: 'CNY' }, 'zh-cn'), /3\.00/);
});
