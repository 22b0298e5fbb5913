export interface Result {
  readonly name: string;
  readonly ms: number;
  /** Why it failed; undefined when it passed. */
  readonly error?: string;
}

interface Case {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const cases: Case[] = [];
const timeoutMs = 30_000;

/** Registers a test. They run one after another in the order they were registered, inside the extension host. */
export function test(name: string, body: () => Promise<void>): void {
  cases.push({ name, body });
}

/** Runs what was registered. A test that takes longer than 30 s has failed. */
export async function runAll(): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, body } of cases) {
    const started = performance.now();
    const error = await failureOf(body);
    results.push({ name, ms: Math.round(performance.now() - started), ...(error === undefined ? {} : { error }) });
  }
  return results;
}

async function failureOf(body: () => Promise<void>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${timeoutMs / 1000} s`)), timeoutMs);
  });
  try {
    await Promise.race([body(), late]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again every 50 ms until the answer is not undefined. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined> | T | undefined, ms = 15_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited ${ms / 1000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
