import type { StoryText } from './storyText.ts';

/** The units of one kind, longest names first, so that a centimetre is no metre. */
const english: readonly (readonly RegExp[])[] = [
  [/\bkilomet(?:er|re)s?\b|\bkm\b/, /\bcentimet(?:er|re)s?\b|\bcm\b/, /\bmillimet(?:er|re)s?\b|\bmm\b/, /\bdecimet(?:er|re)s?\b|\bdm\b/, /\bmet(?:er|re)s?\b|\bm\b/, /\bmiles?\b|\bmph\b/, /\bfeet\b|\bfoot\b|\bft\b/, /\binch(?:es)?\b/, /\byards?\b|\byd\b/],
  [/\bkilograms?\b|\bkg\b/, /\bgrams?\b|\bg\b/, /\bpounds?\b|\blbs?\b/, /\bounces?\b|\boz\b/, /\btons?\b|\btonnes?\b/],
  [/\bmillilit(?:er|re)s?\b|\bml\b/, /\blit(?:er|re)s?\b|\bl\b/, /\bgallons?\b/, /\bquarts?\b/, /\bpints?\b/, /\bcups?\b/],
  [/\bseconds?\b|\bm\/s\b/, /\bminutes?\b/, /\bhours?\b|\bmph\b|\bkm\/h\b/, /\bdays?\b/, /\bweeks?\b/],
];
const chinese: readonly (readonly string[])[] = [
  ['千米', '公里', '厘米', '毫米', '分米', '米'],
  ['千克', '公斤', '克', '吨', '斤'],
  ['毫升', '升'],
  ['小时', '分钟', '秒'],
];

/** Whether each kind of quantity is measured in one unit throughout, as the stories calculate with bare numbers. */
export function unitsAgree({ language, sentences }: StoryText): boolean {
  const text = sentences.join(' ');
  const counts = language === 'zh' ? chinese.map((units) => chineseUnits(text, units)) : english.map((units) => units.filter((unit) => new RegExp(unit, 'i').test(text.replace(/(?<=\d)(?=[a-z])/gi, ' '))).length);
  if (counts.some((count) => count > 1)) return false;
  // A speed a minute is not what a speed without a unit is taken for.
  return !(/\bminutes?\b|分钟/i.test(text) && /\bspeed\b|速度/i.test(text) && !/per minute|a minute|每分/i.test(text));
}

function chineseUnits(text: string, units: readonly string[]): number {
  const found = new Set([...text.matchAll(new RegExp(units.join('|'), 'g'))].map(([unit]) => (unit === '公里' ? '千米' : unit === '公斤' ? '千克' : unit)));
  return found.size;
}
