import type { TraceSummary } from '../../protocol/panel.ts';
import type { Words } from './words.ts';

export interface SessionGroup {
  readonly title: string;
  readonly traces: readonly TraceSummary[];
}

/**
 * The problems whose titles hold the wanted words: the pinned ones, then the others by the day they were
 * begun on, in the order they are given.
 * @param now ms since the epoch; what is today and yesterday depends on it.
 */
export function sessionGroups(traces: readonly TraceSummary[], wanted: string, words: Words, now: number): readonly SessionGroup[] {
  const folded = wanted.trim().toLowerCase();
  const groups = new Map<string, TraceSummary[]>();
  const found = traces.filter(({ title }) => title.toLowerCase().includes(folded));
  for (const trace of [...found.filter(({ pinned }) => pinned), ...found.filter(({ pinned }) => !pinned)]) {
    const title = trace.pinned ? words.t('Pinned') : dayOf(trace.createdAt, words, now);
    groups.set(title, [...(groups.get(title) ?? []), trace]);
  }
  return [...groups].map(([title, members]) => ({ title, traces: members }));
}

/** The time of the day where its group tells the day, the day elsewhere. */
export function timeOf({ createdAt, pinned }: TraceSummary, words: Words, now: number): string {
  const withTime = !pinned || daysBetween(createdAt, now) === 0;
  return dates(words, withTime ? { timeStyle: 'short' } : { dateStyle: 'short' }).format(createdAt);
}

function dayOf(at: number, words: Words, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return words.t('Today');
  if (days === 1) return words.t('Yesterday');
  return dates(words, { dateStyle: 'long' }).format(at);
}

/** In whole days of the calendar here. */
function daysBetween(at: number, now: number): number {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}

/** Formats by language and style: to make one takes as long as to write hundreds of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dates({ language }: Words, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(style)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(Intl.DateTimeFormat.supportedLocalesOf([language])[0] ?? 'en', style);
  formats.set(key, format);
  return format;
}
