/**
 * A `fetch` that sends what we mean and nothing else: headers made here alone, since the `openai` package
 * adds what the environment says (`OPENAI_CUSTOM_HEADERS`) and what computer this is; no redirect followed
 * (it would carry the prompt to another origin); and only to the origin it was made for.
 */
export function guardedFetch(origin: string, key: string | undefined, underlying: typeof fetch): typeof fetch {
  return async (input, init) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    if (new URL(url).origin !== origin) throw new TypeError('The request would go to another origin.');
    const headers = new Headers({ accept: 'text/event-stream, application/json', 'user-agent': 'Therefore' });
    if (typeof init?.body === 'string') {
      headers.set('content-type', 'application/json');
      // What is compressed on the way comes in lumps.
      headers.set('accept-encoding', 'identity');
    }
    if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
    return underlying(url, { ...init, headers, redirect: 'error' });
  };
}

/** A key as typed: without the spaces and line breaks that copying brings; undefined where it can be no header. */
export function cleanKey(key: string): string | undefined {
  const trimmed = key.trim();
  return /^[\x21-\x7e]+$/.test(trimmed) ? trimmed : undefined;
}

const longestDetail = 500;

/** What a server or library said, fit to be shown: no key, no markup, no control characters, not long. */
export function sanitized(text: string, key: string | undefined): string {
  let clean = text;
  const title = /<title[^>]*>([^<]{1,200})<\/title>/i.exec(clean)?.[1];
  if (/^\s*<(?:!doctype|html)/i.test(clean)) clean = title ?? 'an HTML page';
  if (key !== undefined && key.length >= 4) clean = clean.replaceAll(key, '•••');
  clean = clean
    .replace(/\b(?:sk|key|Bearer)[-_ ][\w-]{16,}/g, '•••')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return clean.length > longestDetail ? `${clean.slice(0, longestDetail - 1)}…` : clean;
}
