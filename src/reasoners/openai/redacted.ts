/** Stands where a key was. */
export const mark = '•••';
/** Shorter than this a key would be found in ordinary words. */
export const shortestKey = 8;

/** The same value without the key in any of its texts, should a server have sent it back; the value itself where there is none. */
export function redacted<T>(value: T, key: string | undefined): T {
  return key === undefined || key.length < shortestKey ? value : (clean(value, key) as T);
}

function clean(value: unknown, key: string): unknown {
  if (typeof value === 'string') return value.includes(key) ? value.replaceAll(key, mark) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return cleanList(value, key);
  let changed: Record<string, unknown> | undefined;
  for (const [field, each] of Object.entries(value)) {
    const cleaned = clean(each, key);
    const name = clean(field, key) as string;
    if (cleaned === each && name === field) continue;
    changed ??= { ...value };
    if (name !== field) delete changed[field];
    changed[name] = cleaned;
  }
  return changed ?? value;
}

function cleanList(list: readonly unknown[], key: string): unknown {
  const cleaned = list.map((each) => clean(each, key));
  return cleaned.every((each, index) => each === list[index]) ? list : cleaned;
}
