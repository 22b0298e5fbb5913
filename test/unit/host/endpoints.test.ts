import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type * as vscode from 'vscode';
import { Endpoints, isLocal } from '../../../src/host/endpoints.ts';
import { ModelLists } from '../../../src/host/modelLists.ts';
import { factsFrom } from '../../../src/host/modelSettings.ts';
import { Secrets } from '../../../src/host/secrets.ts';
import type { EndpointSetting, Settings } from '../../../src/host/settings.ts';

const requests: IncomingMessage[] = [];
let reply: { status: number; body: unknown; afterMs?: number } = { status: 200, body: { data: [{ id: 'm1', context_length: 1000 }, { id: 'm2' }] } };
const server = createServer((request, response) => {
  requests.push(request);
  const { status, body, afterMs = 0 } = reply;
  setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)), afterMs);
});
let baseUrl: string;

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

function endpointsWith(own: readonly EndpointSetting[], models: Readonly<Record<string, unknown>> = {}, maxAnswerTokens?: number): { readonly endpoints: Endpoints; readonly secrets: Secrets } {
  const stored = new Map<string, unknown>();
  const memory = { get: (key: string, fallback: unknown) => stored.get(key) ?? fallback, update: (key: string, value: unknown) => Promise.resolve(void stored.set(key, value)) } as unknown as vscode.Memento;
  const kept = new Map<string, string>();
  const storage = { get: (name: string) => Promise.resolve(kept.get(name)), store: (name: string, key: string) => Promise.resolve(void kept.set(name, key)), delete: (name: string) => Promise.resolve(void kept.delete(name)) } as unknown as vscode.SecretStorage;
  const secrets = new Secrets(storage);
  const settings = { endpoints: own, maxAnswerTokens, modelFacts: Object.fromEntries(Object.entries(models).map(([name, facts]) => [name, factsFrom(facts)])) } as unknown as Settings;
  return { endpoints: new Endpoints(settings, secrets, new ModelLists(secrets, memory)), secrets };
}

const local = (): EndpointSetting => ({ id: 'local', label: 'Local', baseUrl });

test('a list is the endpoint’s own, asked for with its key, and known from then on', async () => {
  reply = { status: 200, body: { data: [{ id: 'm1', context_length: 1000 }, { id: 'm2' }] } };
  const { endpoints, secrets } = endpointsWith([local()]);
  await secrets.store(baseUrl, 'k-1');
  const endpoint = endpoints.of('local/m1')!.endpoint;
  assert.equal(endpoints.lists.isFresh(endpoint), false);
  const list = await endpoints.lists.ask(endpoint);
  assert.deepEqual(list.models.map(({ id }) => id), ['m1', 'm2']);
  assert.equal(list.from, 'endpoint');
  assert.equal(requests.at(-1)?.headers.authorization, 'Bearer k-1');
  assert.equal(endpoints.lists.isFresh(endpoint), true);
  assert.deepEqual(endpoints.lists.known(endpoint).models, list.models);
});

test('where the endpoint does not answer, an older list stands in and says so', async () => {
  const { endpoints } = endpointsWith([local()]);
  const endpoint = endpoints.of('local/m1')!.endpoint;
  reply = { status: 200, body: { data: [{ id: 'm1' }] } };
  const { at } = await endpoints.lists.ask(endpoint);
  reply = { status: 500, body: {} };
  assert.deepEqual(await endpoints.lists.ask(endpoint), { models: [{ id: 'm1' }], from: 'shipped', at });
  const kimi = endpoints.of('kimi/x')!.endpoint;
  assert.equal(endpoints.lists.known(kimi).from, 'shipped');
  assert.ok(endpoints.lists.known(kimi).models.length > 0);
});

test('looking for a server sends it no key', async () => {
  const { endpoints, secrets } = endpointsWith([local()]);
  await secrets.store(baseUrl, 'k-2');
  const endpoint = endpoints.of('local/m1')!.endpoint;
  reply = { status: 200, body: { data: [{ id: 'm1' }, { id: 'm2' }] } };
  assert.deepEqual(await endpoints.lists.detect(endpoint), { answers: true, count: 2 });
  assert.equal(requests.at(-1)?.headers.authorization, undefined);
  reply = { status: 401, body: {} };
  assert.deepEqual(await endpoints.lists.detect(endpoint), { answers: true });
  const closed = { ...endpoint, baseUrl: 'http://127.0.0.1:9/v1' };
  assert.deepEqual(await endpoints.lists.detect(closed), { answers: false });
});

test('a server that is busy is found, and one that never answers is not waited for', async () => {
  const { endpoints } = endpointsWith([local()]);
  const { endpoint } = endpoints.of('local/m')!;
  reply = { status: 200, body: { data: [{ id: 'm1' }] }, afterMs: 700 };
  assert.deepEqual(await endpoints.lists.detect(endpoint), { answers: true, count: 1 });
  reply = { status: 200, body: { data: [] }, afterMs: 60_000 };
  const began = performance.now();
  assert.deepEqual(await endpoints.lists.detect(endpoint), { answers: false });
  assert.ok(performance.now() - began < 4000);
  reply = { status: 200, body: { data: [{ id: 'm1' }] } };
});

test('the user’s word on a model stands before the endpoint’s, and that before what is shipped', async () => {
  reply = { status: 200, body: { data: [{ id: 'kimi-k3', context_length: 1000 }] } };
  const { endpoints } = endpointsWith([{ ...local(), preset: 'kimi' }], { 'local/*': { outputTokens: 77 } });
  const endpoint = endpoints.of('local/kimi-k3')!.endpoint;
  const shipped = endpoints.facts('local/kimi-k3');
  assert.equal(shipped.sees, true);
  assert.ok((shipped.contextTokens ?? 0) > 1000);
  assert.equal(shipped.outputTokens, 77);
  await endpoints.lists.ask(endpoint);
  assert.equal(endpoints.facts('local/kimi-k3').contextTokens, 1000);
});

test('what costs nothing is free, and a price of the user’s makes a local server cost', () => {
  const price = { currency: 'USD', input: 1, output: 2 };
  const { endpoints } = endpointsWith([local()], { 'local/priced': { price } });
  assert.equal(endpoints.terms('builtin').free, true);
  assert.equal(endpoints.terms('vscode/copilot/gpt').free, true);
  assert.equal(endpoints.terms('local/m1').free, true);
  assert.deepEqual(endpoints.terms('local/priced'), { label: 'Local · priced', free: false, price });
  assert.equal(endpoints.terms('kimi/unknown').free, false);
});

test('the user’s limit on answers is the longest one, where the model can that much', () => {
  const models = { 'local/known': { outputTokens: 500 } };
  assert.equal(endpointsWith([local()], models, 2000).endpoints.terms('local/known').outputTokens, 500);
  assert.equal(endpointsWith([local()], models, 200).endpoints.terms('local/known').outputTokens, 200);
  assert.equal(endpointsWith([local()], models, 200).endpoints.terms('local/other').outputTokens, 200);
  assert.equal(endpointsWith([local()], models).endpoints.terms('local/other').outputTokens, undefined);
});

test('models are offered with the user’s own first, then the data file’s, then as the endpoint lists them', () => {
  const { endpoints } = endpointsWith([local()], { 'kimi/mine': { contextTokens: 1 }, 'kimi/m*': { sees: true }, 'kimi-cn/other': {}, 'local/own': {} });
  const offered = (id: string, ...listed: string[]) => endpoints.offered(endpoints.of(`${id}/x`)!.endpoint, listed);
  assert.deepEqual(offered('kimi', 'whisper', 'kimi-k2.6', 'kimi-k3', 'mine'), ['mine', 'kimi-k3', 'kimi-k2.6', 'whisper']);
  assert.deepEqual(offered('local', 'b', 'a'), ['own', 'b', 'a']);
  assert.deepEqual(offered('openai', 'dall-e-3', 'gpt-6.2-sol'), ['gpt-6.2-sol', 'dall-e-3']);
});

test('names are found for people', () => {
  const { endpoints } = endpointsWith([local()]);
  assert.equal(endpoints.labelOf('vscode/copilot/gpt-5'), 'copilot · gpt-5');
  assert.equal(endpoints.labelOf('local/a/b'), 'Local · a/b');
  assert.equal(endpoints.labelOf('builtin'), 'Therefore');
  assert.equal(endpoints.labelOf('gone/m'), 'gone/m', 'a model nobody knows is called by its name');
  assert.equal(endpoints.placeOf('kimi/kimi-k3'), 'https://api.moonshot.ai');
  assert.equal(endpoints.placeOf('vscode/copilot/gpt-5'), 'copilot · gpt-5');
  assert.equal(isLocal(endpoints.of('local/x')!.endpoint), true);
  assert.equal(isLocal(endpoints.of('kimi/x')!.endpoint), false);
});

test('a key goes to the origin it was typed for and to no other', async () => {
  const { secrets } = endpointsWith([]);
  await secrets.store('https://api.example.com/v1', ' k ');
  assert.equal(await secrets.key('https://api.example.com/v2/other'), 'k');
  for (const other of ['http://api.example.com/v1', 'https://api.example.com:8443/v1', 'https://example.com/v1', 'https://api.example.com.evil.test/v1', 'nonsense']) assert.equal(await secrets.key(other), undefined, other);
});

test('silence is borne as the user says of a model, else of its provider, and no other', () => {
  const { endpoints } = endpointsWith([local()], { 'openai/*': { giveUpAfter: { silence: 1200, noAnswer: 1800 } }, 'openai/gpt-6*': { sees: true }, 'openai/gpt-6-fast': { giveUpAfter: { silence: 30 } } });
  assert.deepEqual(endpoints.giveUpAfter('openai/o9'), { bytesMs: 1_200_000, contentMs: 1_800_000 });
  assert.deepEqual(endpoints.giveUpAfter('openai/gpt-6-sol'), { bytesMs: 1_200_000, contentMs: 1_800_000 }, 'a name that fits better and says nothing of it does not count');
  assert.deepEqual(endpoints.giveUpAfter('openai/gpt-6-fast'), { bytesMs: 30_000 });
  assert.deepEqual(endpoints.giveUpAfter('local/m1'), {});
});

test('a stream is given up after the time of its model, the settings of all notwithstanding', async () => {
  const silent = createServer((_, response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': here\n\n'));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { endpoints } = endpointsWith([{ id: 'silent', label: 'Silent', baseUrl: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v1` }], { 'silent/*': { giveUpAfter: { silence: 0.2 } } });
  const request = { problem: { text: 'x', kind: 'problem', format: 'markdown', hash: '', attachments: [] }, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' } as const;
  const began = performance.now();
  let last: unknown;
  for await (const event of endpoints.reasoner('silent/m')!.solve(request, new AbortController().signal)) last = event.kind === 'end' ? event.how : event.kind;
  assert.equal(last, 'stalled');
  assert.ok(performance.now() - began < 10_000);
  silent.closeAllConnections();
  silent.close();
});
