import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redacted, serverAddress, ServerProblem } from '../../../../src/kernels/jupyter/serverAddress.ts';

const addresses: readonly (readonly [string, string, string, string])[] = [
  ['http://127.0.0.1:8888/', 't', 'http://127.0.0.1:8888/', 't'],
  ['http://localhost:8888/?token=abc', '', 'http://localhost:8888/', 'abc'],
  ['http://localhost:8888/lab?token=abc', 'mine', 'http://localhost:8888/', 'mine'],
  ['http://[::1]:8888/tree/folder#x', '', 'http://[::1]:8888/', ''],
  ['https://hub.example.org/user/ada', 't', 'https://hub.example.org/user/ada/', 't'],
  ['https://hub.example.org/user/ada/lab/tree/x.ipynb', 't', 'https://hub.example.org/user/ada/', 't'],
  [' https://hub.example.org/user/ada/api/kernels ', ' t ', 'https://hub.example.org/user/ada/', 't'],
];

test('the base is kept with its path, however the address was copied', () => {
  for (const [text, token, base, kept] of addresses) {
    const address = serverAddress(text, token);
    assert.deepEqual([address.base.href, address.token], [base, kept], text);
  }
});

test('nothing is sent unencrypted to another computer, nor to what is no web address', () => {
  for (const text of ['http://hub.example.org/', 'http://127.0.0.1.example.org/', 'http://10.0.0.1:8888/', 'ftp://localhost/', 'localhost:8888', 'https://ada:secret@hub.example.org/', 'file:///etc/passwd', '']) {
    assert.throws(() => serverAddress(text, 'token'), ServerProblem, text);
  }
  assert.throws(() => serverAddress('http://localhost/', 'a\r\nb: c'), ServerProblem);
  assert.throws(() => serverAddress('nonsense?token=geheim', ''), (error) => error instanceof Error && !error.message.includes('geheim'));
});

test('the token is taken out of a text, also as an address writes it', () => {
  assert.equal(redacted('got a/b+c and a%2Fb%2Bc.', 'a/b+c'), 'got … and ….');
  assert.equal(redacted('unchanged', ''), 'unchanged');
});
