const spelled = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** What the bases of numerals are called: `eight`, `octal`, `八`. */
export const baseNames: ReadonlyMap<string, number> = new Map([
  ...spelled.map((word, index) => [word, index + 2] as const),
  ...[...'二三四五六七八九十'].map((word, index) => [word, index + 2] as const),
  ['十六', 16], ['binary', 2], ['ternary', 3], ['octal', 8], ['decimal', 10], ['hexadecimal', 16],
]);
