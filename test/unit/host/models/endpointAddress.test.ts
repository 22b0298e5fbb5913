import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseUrlOf, idFor } from '../../../../src/host/models/endpointAddress.ts';
import { endpointFault } from '../../../../src/reasoners/openai/endpoint.ts';

test('what people copy becomes a base address', () => {
  const cases: Readonly<Record<string, string>> = {
    'https://api.example.com/v1': 'https://api.example.com/v1',
    ' https://api.example.com/v1/ ': 'https://api.example.com/v1',
    'https://api.example.com/v1/chat/completions': 'https://api.example.com/v1',
    'https://api.example.com/v1/models?limit=2#x': 'https://api.example.com/v1',
    'http://127.0.0.1:8080': 'http://127.0.0.1:8080/v1',
    'http://localhost:11434/': 'http://localhost:11434/v1',
    'https://h.example/compatible-mode/v1': 'https://h.example/compatible-mode/v1',
  };
  for (const [typed, expected] of Object.entries(cases)) assert.equal(baseUrlOf(typed), expected, typed);
});

test('what is no address stays one that is refused', () => {
  for (const typed of ['example', 'ftp://x/v1', 'file:///etc/passwd', 'http://192.168.0.2/v1', 'https://me:secret@host/v1', 'javascript:alert(1)']) {
    assert.ok(endpointFault(baseUrlOf(typed)), typed);
  }
});

test('an endpoint gets a short name that no other has', () => {
  assert.equal(idFor('https://api.example.com/v1', []), 'api-example-com');
  assert.equal(idFor('http://localhost:8080/v1', ['localhost-8080']), 'localhost-8080-2');
  assert.match(idFor('http://[::1]:8080/v1', []), /^[a-z0-9][a-z0-9-]*$/);
  assert.match(idFor('https://数学.example/v1', []), /^[a-z0-9][a-z0-9-]*$/);
});
