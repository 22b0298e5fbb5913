/**
 * The base address in what a person typed or copied: without the path of a single call, its query and
 * a slash at its end; `/v1` where there is no path at all. What is no address comes back as it is.
 */
export function baseUrlOf(typed: string): string {
  const url = URL.parse(typed.trim());
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return typed.trim();
  url.search = '';
  url.hash = '';
  const path = url.pathname.replace(/\/+$/, '').replace(/\/(?:chat\/completions|completions|responses|models)$/, '');
  url.pathname = path === '' ? '/v1' : path;
  return url.href;
}

/** A short name for an endpoint that no other has: `api-example-com`, `localhost-8080-2`. */
export function idFor(baseUrl: string, taken: readonly string[]): string {
  const host = (URL.parse(baseUrl)?.host ?? '').toLowerCase();
  const name = host.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'endpoint';
  for (let count = 1; ; count++) {
    const id = count === 1 ? name : `${name}-${count}`;
    if (!taken.includes(id)) return id;
  }
}
