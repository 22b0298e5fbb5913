import { objectOf, type Json } from './json.ts';

/**
 * OpenRouter wants the details of an answer's reasoning back as they were, but a stream brings them in
 * pieces: pieces of one text or summary are joined; what came twice, by id or by its data, counts once.
 */
export function joinedDetails(pieces: readonly unknown[]): Json[] {
  const joined: Json[] = [];
  const seen = new Set<string>();
  for (const piece of pieces.map(objectOf)) {
    if (!piece) continue;
    const field = textField(piece);
    const last = joined.at(-1);
    if (field !== undefined && last && sameDetail(last, piece)) {
      joined[joined.length - 1] = { ...last, ...withoutNull(piece), [field]: `${text(last[field])}${text(piece[field])}` };
      continue;
    }
    const key = field === undefined ? JSON.stringify([piece['type'], piece['id'] ?? piece['data'] ?? piece['index']]) : undefined;
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    joined.push({ ...piece });
  }
  return joined;
}

/** The words of a detail, if it has any to show. */
export function detailText(detail: Json): string {
  const field = textField(detail);
  return field === undefined ? '' : text(detail[field]);
}

function textField({ type }: Json): 'text' | 'summary' | undefined {
  return type === 'reasoning.text' ? 'text' : type === 'reasoning.summary' ? 'summary' : undefined;
}

function sameDetail(left: Json, right: Json): boolean {
  const [leftId, rightId] = [left['id'] ?? undefined, right['id'] ?? undefined];
  return left['type'] === right['type'] && left['index'] === right['index'] && (leftId === rightId || leftId === undefined || rightId === undefined);
}

function withoutNull(piece: Json): Json {
  return Object.fromEntries(Object.entries(piece).filter(([, value]) => value !== null && value !== undefined));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
