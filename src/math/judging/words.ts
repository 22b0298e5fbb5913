const synonyms: readonly (readonly [RegExp, string])[] = [
  [/^(?:yes|true|correct|right|是|对|正确|√)$/, 'yes'],
  [/^(?:no|false|incorrect|wrong|否|不是|错|错误|×)$/, 'no'],
  [/^(?:none|no solutions?|no real solutions?|no real roots?|does not exist|dne|empty set|no (?:points? of )?intersections?|无解|无实数解|没有交点|无交点|不存在|空集)$/, 'none'],
  [/^(?:all real numbers|all reals|real numbers|any real number|全体实数|任意实数|实数)$/, 'reals'],
  [/^(?:(?:it |series )?converges|(?:it is |series is )?convergent|收敛|级数收敛)$/, 'converges'],
  [/^(?:(?:it |series )?diverges|(?:it is |series is )?divergent|发散|级数发散)$/, 'diverges'],
  [/^(?:converges absolutely|absolutely converges|absolutely convergent|绝对收敛)$/, 'converges absolutely'],
  [/^(?:converges conditionally|conditionally converges|conditionally convergent|条件收敛)$/, 'converges conditionally'],
  [/^(?:infinitely many|infinite|infinitely many solutions|infinite solutions|无数个|无穷多)$/, 'infinite'],
];

/** Words reduced to what they say: lower case, no articles, no punctuation. Empty where there are none. */
export function wordsOf(text: string): string {
  const plain = text
    .replace(/\\(?:text|textbf|textit|textrm|mathrm|mbox|mathbf|textnormal|operatorname|bf|rm)\b\s*/g, '')
    .replace(/\\(?:quad|qquad|,|;|!| )/g, ' ')
    .replace(/[$*{}"'“”‘’]/g, '')
    .toLowerCase()
    .replace(/[.,!?;:。，！？；：]+(?=\s|$)/g, ' ')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (const [pattern, word] of synonyms) if (pattern.test(plain)) return word;
  return plain;
}

/** Minutes after midnight; undefined of anything else. `20:34`, `8:34 P.M.`, `8:34 in the evening` is not read. */
export function timeOfDay(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})\s*(?:([ap])\.?\s*m\.?)?$/i.exec(text.replace(/\\(?:text|mathrm)|[{}$~]|\\[,; ]/g, '').trim());
  if (!match) return undefined;
  const hour = Number(match[1]);
  const minute = Number(match[2]);
  const half = match[3]?.toLowerCase();
  if (minute > 59 || hour > 24 || (half && (hour > 12 || hour === 0))) return undefined;
  return ((half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + minute) % 1440;
}

/** Whether a half of the day was said: without it `8:34` may also be a ratio. */
export function saysHalfOfDay(text: string): boolean {
  return /[ap]\.?\s*m\.?\W*$/i.test(text);
}
