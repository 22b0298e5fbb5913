import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sanitized } from '../../../../src/reasoners/openai/guardedFetch.ts';

test('81 what a server says of an error has no escapes, no hidden characters, no key and an end', () => {
  assert.equal(sanitized('\u001b[31mred\u001b[0m', undefined), '[31mred [0m');
  assert.equal(sanitized('a\u202eb\u2066c\u200bd\u0007e\u{e0041}\u{e0042}f', undefined), 'a b c d e f');
  assert.equal(sanitized('\ufeffmark \u061c and \u180e', undefined), 'mark   and');
  assert.equal(sanitized('key sk-test-1234567890abcdefghij is bad', undefined), '••• is bad');
  assert.equal(sanitized('key my/odd+key= is bad', 'my/odd+key='), 'key ••• is bad');
  assert.equal(sanitized('<!doctype html><title>Sign in</title><p>x', undefined), 'Sign in');
  assert.equal(sanitized('x'.repeat(900), undefined).length, 500);
});
