import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReasoningEvent } from '../../../../src/core/reasoningEvent.ts';
import { customEndpoint } from '../../../../src/reasoners/openai/endpoint.ts';
import { cleanKey, guardedFetch, sanitized } from '../../../../src/reasoners/openai/guardedFetch.ts';
import { openaiReasoner } from '../../../../src/reasoners/openai/openaiReasoner.ts';

const key = 'sk-own-0123456789abcdef';
const hostile: Readonly<Record<string, string>> = {
  OPENAI_CUSTOM_HEADERS: 'X-Stainless-Planted: planted\nUser-Agent: planted\nContent-Type: text/planted\nAuthorization: Bearer planted\nX-Planted: planted\nCookie: planted',
  OPENAI_BASE_URL: 'https://planted.example/v1',
  OPENAI_API_KEY: 'sk-planted-0123456789abcdef',
  OPENAI_ADMIN_KEY: 'sk-planted-0123456789abcdef',
  OPENAI_ORG_ID: 'planted',
  OPENAI_PROJECT_ID: 'planted',
};
/** Does something with these variables set; the tests of this process share its environment. */
async function within(variables: Readonly<Record<string, string>>, act: () => Promise<void>): Promise<void> {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    await act();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly redirect: string | undefined;
}

/** What one run sends, and what it tells of an answer. */
async function run(stored: string | undefined, like: string | undefined, body: string): Promise<{ readonly sent: readonly Sent[]; readonly events: readonly ReasoningEvent[] }> {
  const sent: Sent[] = [];
  const fetched: typeof fetch = (input, init) => {
    sent.push({ url: String(input), headers: Object.fromEntries(new Headers(init?.headers)), redirect: init?.redirect });
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream', 'x-request-id': `of ${key}` } }));
  };
  const reasoner = openaiReasoner({ endpoint: customEndpoint('own', 'Own', 'http://127.0.0.1:9/v1', like), model: 'm', key: () => Promise.resolve(stored), fetch: fetched });
  const request = { problem: { text: 'x', kind: 'problem', format: 'markdown', hash: '', attachments: [] }, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' } as const;
  const events: ReasoningEvent[] = [];
  for await (const event of reasoner.solve(request, new AbortController().signal)) events.push(event);
  return { sent, events };
}

const good = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: 'x = 1' }, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;

test('no variable of the environment redirects a request, adds a header or changes one', async () => {
  await within(hostile, async () => {
    for (const [stored, like] of [[key, undefined], [key, 'openai-chat'], [key, 'openai'], [undefined, 'ollama']] as const) {
      const { sent } = await run(stored, like, good);
      assert.ok(sent.length > 0);
      for (const { url, headers, redirect } of sent) {
        assert.match(url, /^http:\/\/127\.0\.0\.1:9\/v1\//);
        assert.equal(redirect, 'error');
        assert.deepEqual(headers, { accept: 'text/event-stream, application/json', 'accept-encoding': 'identity', 'content-type': 'application/json', 'user-agent': 'Therefore', ...(stored === undefined ? {} : { authorization: `Bearer ${key}` }) });
      }
    }
  });
});

test('a key that a server sends back is in no event', async () => {
  const chunk = (delta: object, more: object = {}): string => `data: ${JSON.stringify({ id: key, model: `m ${key}`, choices: [{ index: 0, delta }], ...more })}\n\n`;
  const bodies = [
    chunk({ reasoning_content: `The key is ${key}.` }) + chunk({ content: `Incorrect API key: ${key}` }) + chunk({ tool_calls: [{ index: 0, id: key, function: { name: 'f', arguments: `{"key":"${key}"}` } }] }) + good,
    `data: {"broken": "${key}"\n\n${good}`,
    chunk({ reasoning: 'x', reasoning_details: [{ type: 'reasoning.encrypted', data: key, [key]: 1 }] }) + good,
    `data: ${JSON.stringify({ error: { message: `bad ${key}`, code: key } })}\n\n`,
  ];
  for (const body of bodies) {
    const { events } = await run(key, 'openrouter', body);
    assert.ok(!JSON.stringify(events).includes(key), JSON.stringify(events));
    assert.equal(events.filter(({ kind }) => kind === 'end').length, 1);
  }
  const [body = ''] = bodies;
  const { events } = await run(key, undefined, body);
  assert.deepEqual(events.flatMap((event) => (event.kind === 'thinking' || event.kind === 'text' ? [event.text] : [])), ['The key is •••.', 'Incorrect API key: •••', 'x = 1']);
});

test('a request goes to the origin it was made for alone', async () => {
  const guarded = guardedFetch('https://own.example', key, () => Promise.resolve(new Response('')));
  await guarded('https://own.example/v1/models');
  for (const url of ['https://other.example/v1', 'http://own.example/v1', 'https://own.example:444/v1', 'https://own.example.evil.example/v1', 'https://own.example@evil.example/v1']) {
    await assert.rejects(guarded(url), TypeError, url);
  }
});

test('what is shown of an error has no key, no markup and no invisible characters', () => {
  assert.equal(sanitized(`no ${key} here`, key), 'no ••• here');
  assert.equal(sanitized('no sk-another-0123456789abcdef here', key), 'no ••• here');
  assert.equal(sanitized('<!doctype html><title>Sign in</title><script>x</script>', undefined), 'Sign in');
  assert.equal(sanitized('a\u001b[31m\u202eb\u200bc', undefined), 'a [31m b c');
  assert.ok(sanitized('x'.repeat(10_000), undefined).length <= 500);
  assert.equal(cleanKey(' sk-a\n'), 'sk-a');
  assert.equal(cleanKey('sk-a\nX-Header: b'), undefined);
});
