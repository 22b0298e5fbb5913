/** How many characters at the end of a text may be the beginning of one of these marks. */
export function heldSuffix(text: string, marks: readonly string[]): number {
  const longest = Math.max(...marks.map(({ length }) => length)) - 1;
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const suffix = text.slice(text.length - length);
    if (marks.some((mark) => mark.length > length && mark.startsWith(suffix))) return length;
  }
  return 0;
}
