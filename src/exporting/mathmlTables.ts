interface Table {
  readonly aligned: readonly string[];
  /** Of the row that is open. */
  column: number;
}

/**
 * Says of each cell how it stands in its column, as a class. KaTeX says it once for the whole table, in an
 * attribute that MathML Core, and so Chromium, no longer knows.
 */
export function alignedCells(mathml: string): string {
  if (!mathml.includes('<mtable')) return mathml;
  const tables: Table[] = [];
  return mathml.replace(/<(\/?)(mtable|mtr|mtd)\b([^>]*)>/g, (tag, closing: string, name: string, attributes: string) => {
    if (name === 'mtable') {
      if (closing !== '') tables.pop();
      else tables.push({ aligned: (/columnalign="([^"]*)"/.exec(attributes)?.[1] ?? '').split(' '), column: 0 });
      return tag;
    }
    const table = tables.at(-1);
    if (!table || closing !== '') return tag;
    if (name === 'mtr') table.column = 0;
    // Cells with a class of their own are glue.
    else if (attributes === '') {
      const aligned = table.aligned[table.column++] ?? table.aligned.at(-1);
      if (aligned === 'left' || aligned === 'right') return `<mtd class="${aligned}">`;
    }
    return tag;
  });
}
