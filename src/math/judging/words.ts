const synonyms: readonly (readonly [RegExp, string])[] = [
  [/^(?:yes|true|correct|right|是|对|正确|√)$/, 'yes'],
  [/^(?:no|false|incorrect|wrong|否|不是|错|错误|×)$/, 'no'],
  [/^(?:none|no solutions?|no real solutions?|no real roots?|does not exist|dne|empty set|no (?:points? of )?intersections?|无解|无实数解|没有交点|无交点|不存在|空集)$/, 'none'],
  [/^(?:all real numbers|all reals|real numbers|any real number|全体实数|任意实数|实数)$/, 'reals'],
  [/^(?:(?:it |series |integral |sequence |limit )?(?:converges|is convergent)|convergent|(?:该|此|原)?(?:级数|积分|数列)?(?:是)?收敛的?)$/, 'converges'],
  [/^(?:(?:it |series |integral |sequence |limit )?(?:diverges|is (?:divergent|not convergent)|does not converge)|divergent|not convergent|(?:该|此|原)?(?:级数|积分|数列)?(?:是)?(?:发散|不收敛)的?)$/, 'diverges'],
  [/^(?:(?:it |series |integral )?(?:converges absolutely|absolutely converges|is absolutely convergent)|absolutely convergent|(?:该|此|原)?(?:级数|积分)?(?:是)?绝对收敛的?)$/, 'converges absolutely'],
  [/^(?:(?:it |series |integral )?(?:converges conditionally|conditionally converges|is conditionally convergent)|conditionally convergent|(?:该|此|原)?(?:级数|积分)?(?:是)?条件收敛的?)$/, 'converges conditionally'],
  [/^(?:infinitely many|infinite|infinitely many solutions|infinite solutions|无数个|无穷多)$/, 'infinite'],
];

/** Words of one kind, which exclude one another; of others than these nothing is known. */
const kinds: readonly (readonly string[])[] = [['yes', 'no'], ['converges', 'diverges'], ['converges absolutely', 'converges conditionally', 'diverges'], ['none', 'infinite']];

/** Whether two answers, as `wordsOf` gives them, cannot both be right; one word that is part of the other, or a sentence, may say the same. */
export function areOpposed(one: string, two: string): boolean {
  if (kinds.some((words) => words.includes(one) && words.includes(two))) return one !== two;
  const isOpen = (text: string): boolean => kinds.some((words) => words.includes(text)) || text.includes(' ') || text.length >= 20 || /[\u4e00-\u9fff]{5}/.test(text);
  return !isOpen(one) && !isOpen(two) && !one.includes(two) && !two.includes(one);
}

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
