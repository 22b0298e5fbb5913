/** The English words from zero to nineteen, each at its place. */
export const smallNumbers: readonly string[] = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');

/** From twenty to ninety. */
export const tens: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** The number of a word for tens with one for units, or of a small number's own word. */
export function wordNumber(ten: string | undefined, small: string | undefined): number {
  const rest = smallNumbers.indexOf((small ?? 'zero').toLowerCase());
  return ten === undefined ? rest : 10 * (tens.indexOf(ten.toLowerCase()) + 2) + rest;
}

/** A Chinese digit; zero where none is written. */
export function chineseDigit(character: string | undefined): number {
  return character === undefined || character === '' ? 0 : character === '两' ? 2 : '零一二三四五六七八九'.indexOf(character);
}
