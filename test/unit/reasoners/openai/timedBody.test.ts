import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultClocks } from '../../../../src/reasoners/openai/openaiReasoner.ts';
import { TimedBody, type BodyPart, type TimeSource } from '../../../../src/reasoners/openai/timedBody.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Time that passes only when it is told to. */
class Time implements TimeSource {
  #monotonic = 1000;
  #wall = 1_790_000_000_000;
  #calls: { readonly at: number; readonly call: () => void }[] = [];

  monotonic = (): number => this.#monotonic;
  wall = (): number => this.#wall;

  after = (ms: number, call: () => void): (() => void) => {
    const entry = { at: this.#monotonic + ms, call };
    this.#calls.push(entry);
    return () => {
      this.#calls = this.#calls.filter((other) => other !== entry);
    };
  };

  /** The computer sleeps. Timers that came due meanwhile call when it wakes up. */
  sleep(ms: number, counted: boolean): void {
    this.#wall += ms;
    if (counted) this.#monotonic += ms;
  }

  setWall(by: number): void {
    this.#wall += by;
  }

  async pass(ms: number): Promise<void> {
    const until = this.#monotonic + ms;
    for (;;) {
      await settled();
      const next = this.#calls.reduce<number>((first, { at }) => Math.min(first, at), Infinity);
      if (next > until) break;
      const to = Math.max(next, this.#monotonic);
      this.#wall += to - this.#monotonic;
      this.#monotonic = to;
      const [due] = this.#calls.filter(({ at }) => at <= to);
      this.#calls = this.#calls.filter((other) => other !== due);
      due?.call();
    }
    this.#wall += until - this.#monotonic;
    this.#monotonic = until;
    await settled();
  }
}

/** Long enough for a stream to hand on what it has. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function started({ bytesMs = 5 * minute, contentMs = 10 * minute } = {}) {
  const time = new Time();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const response = new Response(new ReadableStream<Uint8Array>({ start: (made) => void (controller = made) }));
  const body = new TimedBody(response, { ...defaultClocks, quietMs: 20_000, bytesMs, contentMs }, new AbortController().signal, time);
  const parts: (BodyPart & { readonly at: number })[] = [];
  const read = async (): Promise<void> => {
    for (;;) {
      const part = await body.next(undefined);
      parts.push({ ...part, at: time.monotonic() });
      if (part.kind !== 'bytes' && part.kind !== 'quiet') return;
    }
  };
  void read();
  return { time, body, parts, send: (text = ':\n\n') => controller?.enqueue(new TextEncoder().encode(text)), fail: (error: unknown) => controller?.error(error), last: () => parts.at(-1), kinds: () => parts.map(({ kind }) => kind) };
}

test('without a sleep, silence is told every 20 s and given up after its time', async () => {
  const { time, last, parts } = started();
  await time.pass(5 * minute - 1);
  assert.deepEqual(parts.map((part) => (part.kind === 'quiet' ? part.ms : part.kind)), Array.from({ length: 14 }, (_, index) => 20_000 * (index + 1)));
  await time.pass(1);
  assert.equal(last()?.kind, 'stalled');
});

for (const counted of [false, true]) {
  const clock = counted ? 'goes on' : 'stands still';
  test(`a computer that wakes up finds its stream dead soon, not at once and not after the usual time (a clock that ${clock})`, async () => {
    const { time, parts, last } = started();
    await time.pass(90_000);
    const before = parts.length;
    time.sleep(3 * hour, counted);
    await time.pass(30_000);
    assert.ok(parts.slice(before).every(({ kind }) => kind === 'quiet'), 'not ended');
    assert.ok(parts.length > before, 'and told');
    await time.pass(45_000);
    assert.equal(last()?.kind, 'stalled');
  });

  test(`a stream that lives goes on (a clock that ${clock})`, async () => {
    const { time, body, send, kinds, last } = started();
    await time.pass(4 * minute);
    time.sleep(8 * hour, counted);
    await time.pass(5000);
    send('data: x\n\n');
    await time.pass(0);
    assert.ok(kinds().includes('bytes') && !kinds().includes('stalled'));
    body.content();
    await time.pass(4.5 * minute);
    assert.ok(!kinds().includes('stalled'), 'the usual silence is allowed again');
    await time.pass(minute);
    assert.equal(last()?.kind, 'stalled');
  });

  test(`what came before the sleep is read behind it (a clock that ${clock})`, async () => {
    const { time, send, kinds } = started();
    await time.pass(4 * minute);
    time.sleep(hour, counted);
    send();
    await time.pass(30_000);
    assert.ok(kinds().includes('bytes') && !kinds().includes('stalled'));
  });

  test(`keep-alives behind a sleep wind up no clock of content, and its silence is the one awake (a clock that ${clock})`, async () => {
    const { time, send, kinds, last } = started();
    const alive = async (minutes: number): Promise<void> => {
      for (let count = 0; count < minutes * 2; count++) {
        await time.pass(30_000);
        send();
      }
      await time.pass(0);
    };
    await alive(4);
    time.sleep(2 * hour, counted);
    await alive(5);
    assert.ok(!kinds().includes('stalled'));
    await alive(2);
    assert.equal(last()?.kind, 'stalled');
  });

  test(`a provider that thinks in private has three times as long to show that it lives (a clock that ${clock})`, async () => {
    const { time, kinds, last } = started({ bytesMs: 15 * minute, contentMs: 30 * minute });
    await time.pass(10 * minute);
    time.sleep(hour, counted);
    await time.pass(2.9 * minute);
    assert.ok(!kinds().includes('stalled'));
    await time.pass(0.5 * minute);
    assert.equal(last()?.kind, 'stalled');
  });
}

test('a clock that is set back, or by less than a minute, changes nothing', async () => {
  for (const by of [-hour, 50_000]) {
    const { time, last, kinds } = started();
    await time.pass(4 * minute);
    time.setWall(by);
    await time.pass(minute - 1);
    assert.ok(!kinds().includes('stalled'));
    await time.pass(1);
    assert.equal(last()?.kind, 'stalled');
  }
});

test('silence that `fetch` itself gave up is silence, not a connection that broke off', async () => {
  const silent = started();
  silent.fail(new TypeError('terminated', { cause: Object.assign(new Error('Body Timeout Error'), { code: 'UND_ERR_BODY_TIMEOUT' }) }));
  await silent.time.pass(0);
  assert.equal(silent.last()?.kind, 'stalled');
  const broken = started();
  broken.fail(new TypeError('terminated', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) }));
  await broken.time.pass(0);
  assert.equal(broken.last()?.kind, 'broken');
});
