import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currencyFrom, factsFrom, ratesFrom } from '../../../src/host/modelSettings.ts';

test('what a user writes of a model counts where it can be read', () => {
  assert.deepEqual(factsFrom({ contextTokens: 262144, outputTokens: 64000, sees: true, thinking: 'always', price: { currency: 'usd', input: 0.6, output: 2.5, cachedInput: 0.15 } }), {
    contextTokens: 262144,
    outputTokens: 64000,
    sees: true,
    thinking: 'always',
    price: { currency: 'USD', input: 0.6, output: 2.5, cachedInput: 0.15 },
  });
  assert.deepEqual(factsFrom({ contextTokens: -1, outputTokens: '8k', sees: 'yes', thinking: 'often' }), {});
  assert.deepEqual(factsFrom(null), {});
});

test('a price that is not all there is none', () => {
  for (const price of [{ input: 1, output: 2 }, { currency: 'USD', input: 1 }, { currency: 'USD', input: 1, output: Number.NaN }, { currency: 'USD', input: -1, output: 2 }, { currency: '$', input: 1, output: 2 }, { currency: 'USD', input: 1, output: 2, cachedInput: 'x' }]) {
    assert.deepEqual(factsFrom({ price }), {}, JSON.stringify(price));
  }
});

test('currencies are three letters, rates positive numbers', () => {
  assert.equal(currencyFrom(' cny '), 'CNY');
  assert.equal(currencyFrom('¥'), undefined);
  assert.deepEqual(ratesFrom({ usd: 7.1, EUR: 0, GBP: '9', X: 2 }), { USD: 7.1 });
  assert.deepEqual(ratesFrom([7]), {});
});

test('how long silence is borne counts where it is a positive number of seconds', () => {
  assert.deepEqual(factsFrom({ giveUpAfter: { silence: 900, noAnswer: 1200 } }), { giveUpAfter: { silence: 900, noAnswer: 1200 } });
  assert.deepEqual(factsFrom({ giveUpAfter: { silence: '900', noAnswer: 60 } }), { giveUpAfter: { noAnswer: 60 } });
  for (const giveUpAfter of [900, {}, { silence: 0 }, { silence: -5, noAnswer: Number.POSITIVE_INFINITY }, null]) assert.deepEqual(factsFrom({ giveUpAfter }), {});
});
