/** Asks again every 50 ms until there is an answer. @throws Error that says what was awaited and what was seen instead */
export async function until<T>(what: string, timeout: number, ask: () => Promise<T | undefined>, seen?: () => Promise<unknown>): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s for ${what}${seen ? `; seen: ${JSON.stringify(await seen())}` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
