/** A longer answer is no data that was asked for. UTF-16 units. */
const longestAnswer = 200_000;

/** The JSON object in a model's answer, alone or in a fence with words around it; undefined where there is none. Its fields are not to be trusted. */
export function objectIn(answer: string): Readonly<Record<string, unknown>> | undefined {
  if (answer.length > longestAnswer) return undefined;
  const fenced = /```(?:json)?[ \t]*\n([\s\S]*?)\n[ \t]*```/.exec(answer)?.[1];
  const bare = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
  for (const candidate of [fenced, bare]) {
    const value = candidate === undefined ? undefined : parsed(candidate);
    if (isObject(value)) return value;
  }
  return undefined;
}

/** An object of JSON, and no array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that says something, cut at a length; undefined for whatever is none. */
export function textOf(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Characters that turn the direction of text, and controls, could make one thing look like another.
  const text = value.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return text === '' ? undefined : text.slice(0, longest);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
