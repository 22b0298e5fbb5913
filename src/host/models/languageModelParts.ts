import type { ReasoningEvent } from '../../core/reasoningEvent.ts';

/** Characters of an unknown part that its note keeps. */
const longestNote = 400;

/**
 * One part of a language model's answer as an event. Parts are told apart by what they carry and by the
 * name of their class: `LanguageModelThinkingPart` exists when VS Code runs and not in its stable
 * typings. What is not known becomes a note with its content; nothing is dropped.
 */
export function eventOf(part: unknown, index: number): ReasoningEvent | undefined {
  if (typeof part === 'string') return part === '' ? undefined : { kind: 'text', part: 'answer', text: part };
  if (typeof part !== 'object' || part === null) return unknownPart(String(part));
  const fields = part as Record<string, unknown>;
  const name = part.constructor?.name ?? '';
  if (/Thinking/.test(name)) return thinkingOf(fields);
  if (typeof fields['callId'] === 'string') return toolOf(fields, index);
  if (typeof fields['mimeType'] === 'string' && fields['data'] instanceof Uint8Array) return dataOf(fields['mimeType'], fields['data']);
  if (typeof fields['value'] === 'string' && !('id' in fields)) return fields['value'] === '' ? undefined : { kind: 'text', part: 'answer', text: fields['value'] };
  // Bundling may take the class its name; an `id` or `metadata` beside the value is what text never has.
  if (textOf(fields) !== undefined) return thinkingOf(fields);
  return unknownPart(`${name} ${shown(part)}`);
}

function thinkingOf(fields: Record<string, unknown>): ReasoningEvent | undefined {
  const text = textOf(fields);
  if (text === undefined) return unknownPart(shown(fields));
  if (text === '') return undefined;
  const id = typeof fields['id'] === 'string' && fields['id'] !== '' ? fields['id'] : 'thinking';
  return { kind: 'thinking', part: id, text, form: 'raw' };
}

function textOf({ value, text }: Record<string, unknown>): string | undefined {
  const found = value ?? text;
  if (typeof found === 'string') return found;
  return Array.isArray(found) && found.every((piece) => typeof piece === 'string') ? found.join('') : undefined;
}

function toolOf({ callId, name, input }: Record<string, unknown>, index: number): ReasoningEvent {
  return { kind: 'tool', index, id: String(callId), ...(typeof name === 'string' ? { name } : {}), args: shown(input) };
}

/** Text in a data part is text; anything else is bytes that no reader of a solution could read. */
function dataOf(mimeType: string, data: Uint8Array): ReasoningEvent | undefined {
  if (!/^text\//.test(mimeType)) return unknownPart(`${mimeType}, ${data.byteLength} bytes`);
  const text = new TextDecoder().decode(data);
  return text === '' ? undefined : { kind: 'text', part: 'answer', text };
}

function unknownPart(detail: string): ReasoningEvent {
  return { kind: 'note', code: 'unknown-part', detail: detail.trim().slice(0, longestNote) };
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return String(value);
  }
}
