import type { ObservedValue } from '../kernel/observedValue.ts';
import type { NotebookCellText, SavedOutput } from './notebookText.ts';
import { cellNames } from './pythonNames.ts';

/** What pandas shows of a series or a frame. Of a series there is one column, with its name or none. */
export interface Table<Cell> {
  readonly isSeries: boolean;
  readonly columns: readonly string[];
  readonly index: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One entry by the words of its row and column. */
export interface TableEntry<Cell> {
  readonly label: string;
  readonly cell: Cell;
  /** The row is told by a number: it is found by that only, never by words. */
  readonly row?: string;
  readonly column: string;
}

/** UTF-16 units; pandas cuts at sixty rows. */
const longest = 60_000;
const mostEntries = 600;

/** The tables a cell's outputs show. What is cut, nested or ragged is none. */
export function savedTables(cell: NotebookCellText): readonly Table<string>[] {
  return cell.outputs.filter(({ kind }) => kind === 'result' || kind === 'display').flatMap(tableOf);
}

function tableOf({ bundle }: SavedOutput): Table<string>[] {
  const html = bundle['text/html'];
  const plain = bundle['text/plain'] ?? '';
  if (html !== undefined) return html.length <= longest && /<table\b[^>]*class="[^"]*\bdataframe\b/.test(html) ? htmlTable(html) : [];
  return plain.length > longest ? [] : [...plainSeries(plain), ...plainFrame(plain)];
}

function htmlTable(html: string): Table<string>[] {
  if (/(?:col|row)span=/.test(html) || (html.match(/<table\b/g)?.length ?? 0) !== 1) return [];
  const rowsIn = (part: string): string[][] => [...part.matchAll(/<tr\b[^>]*>([^]*?)<\/tr>/g)].map(([, row = '']) => [...row.matchAll(/<t([hd])\b[^>]*>([^]*?)<\/t\1>/g)].map(([, , text = '']) => unescaped(text)));
  const [head = '', body = ''] = [/<thead>([^]*?)<\/thead>/.exec(html)?.[1], /<tbody>([^]*?)<\/tbody>/.exec(html)?.[1]];
  const [first = [], second] = rowsIn(head);
  const rows = rowsIn(body);
  if (rowsIn(head).length > 2 || (second && second.slice(1).some((text) => text !== '')) || first.length < 2) return [];
  return checked({ isSeries: false, columns: first.slice(1), index: rows.map(([label = '']) => label), rows: rows.map((row) => row.slice(1)) });
}

function unescaped(text: string): string {
  return text.replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').trim();
}

function plainSeries(text: string): Table<string>[] {
  const footer = /(?:^|\n)(?:Name: (?<name>[^\n]*), )?(?:Length: \d+, )?dtype: (?:float|int|Int|Float)\d+\s*$/.exec(text);
  if (!footer) return [];
  const lines = text.slice(0, footer.index).split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => /^(\S(?:.*\S)?)\s{2,}(-?(?:[\d.]+(?:e[-+]?\d+)?|NaN))$/.exec(line));
  // The name of the index stands alone on the first line.
  const data = read[0] === null && /^\S+\s*$/.test(lines[0] ?? '') ? read.slice(1) : read;
  if (data.length === 0 || data.some((match) => match === null)) return [];
  return checked({ isSeries: true, columns: [footer.groups?.['name'] ?? ''], index: data.map((match) => match?.[1] ?? ''), rows: data.map((match) => [match?.[2] ?? '']) });
}

/** Words apart: labels with blanks make it ragged, and then it is none. */
function plainFrame(text: string): Table<string>[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [head = '', ...rest] = lines;
  if (!/^\s+\S/.test(head) || lines.length < 2 || lines.some((line) => /\\$|\.\.\./.test(line))) return [];
  const columns = head.trim().split(/\s+/);
  const cells = rest.map((line) => line.trim().split(/\s+/));
  const data = cells[0]?.length === 1 && columns.length > 0 ? cells.slice(1) : cells;
  if (!data.every((row) => row.length === columns.length + 1) || !data.some((row) => row.slice(1).some((cell) => /^-?\d/.test(cell)))) return [];
  return checked({ isSeries: false, columns, index: data.map(([label = '']) => label), rows: data.map((row) => row.slice(1)) });
}

function checked(table: Table<string>): Table<string>[] {
  const isWhole = table.rows.length > 0 && table.rows.every((row) => row.length === table.columns.length && !row.includes('...')) && ![...table.columns, ...table.index].includes('...') && new Set(table.columns).size === table.columns.length;
  return isWhole ? [table] : [];
}

/** A series or frame of the running kernel; undefined where it is cut, or something else. */
export function liveTable(value: ObservedValue): Table<ObservedValue> | undefined {
  const label = (item: ObservedValue): string | undefined => (item.kind === 'text' ? (item.cut ? undefined : item.text) : item.kind === 'integer' ? item.value.toString() : undefined);
  const made = (isSeries: boolean, columns: readonly (string | undefined)[], index: readonly (string | undefined)[], rows: readonly (readonly ObservedValue[])[]): Table<ObservedValue> | undefined => {
    const known = (labels: readonly (string | undefined)[]): labels is readonly string[] => labels.every((each) => each !== undefined);
    return known(columns) && known(index) && rows.every((row) => row.length === columns.length) && new Set(columns).size === columns.length ? { isSeries, columns, index, rows } : undefined;
  };
  if (value.kind === 'series') return value.items.length === value.length && value.index.length === value.length ? made(true, [value.name === 'None' ? '' : value.name], value.index.map(label), value.items.map((item) => [item])) : undefined;
  if (value.kind !== 'frame') return undefined;
  const [rows = 0, columns = 0] = value.shape;
  return value.rows.length === rows && value.columns.length === columns ? made(false, value.columns.map(label), value.index.map(label), value.rows) : undefined;
}

/**
 * The entries of a table with words to find them by: those of their row and column, and what the code
 * computed all of them to be. `text` gives what a cell says.
 */
export function entriesOf<Cell>(table: Table<Cell>, cell: NotebookCellText, text: (cell: Cell) => string): readonly TableEntry<Cell>[] {
  const { isSeries, columns, index, rows } = table;
  if (rows.length * columns.length > mostEntries) return [];
  const what = aggregated(cell);
  // Made in another cell: its entries may be means or anything, but where its rows say so or their numbers are told.
  const isUnsure = what === 'unknown' && !(index.includes('mean') && index.includes('std'));
  if (isUnsure && isSeries) return [];
  const labels = index.map((label) => (label === '50%' ? 'median' : label));
  const isCounted = labels.every((label) => /^-?\d+$/.test(label));
  const key = isSeries ? -1 : columns.findIndex((_, column) => isKey(rows.map((row) => text(row[column] as Cell))));
  const all = rows.flatMap((row, at) =>
    row.flatMap((value, column): TableEntry<Cell>[] => {
      const name = columns[column] ?? '';
      const label = labels[at] ?? '';
      const join = (...words: string[]): string => [what === 'unknown' ? '' : (what ?? ''), ...words].filter((word) => word !== '').join(' · ');
      const base = { cell: value, column: name };
      if (column === key) return [];
      const keyed = key < 0 ? undefined : text(row[key] as Cell);
      const byKey = keyed === undefined ? [] : /^\d+$/.test(keyed) ? [{ ...base, label: join(`${columns[key] ?? ''} ${keyed}`, name), row: keyed }] : [{ ...base, label: join(keyed, name) }];
      if (/^-?\d+$/.test(label)) return [...byKey, ...(isCounted && isPositions(labels) ? [] : [{ ...base, label: join(label, name), row: label }])];
      if (/\d%$/.test(label)) return [];
      // Of one column its own name need not be said, unless the code says that rows are groups.
      const own = isSeries && name !== '' && what === undefined ? [{ ...base, label: join(label) }] : [];
      return [...own, { ...base, label: isSeries && name === '' ? join(label) : join(label, name) }, ...byKey];
    }),
  );
  return isUnsure ? all.filter((entry) => entry.row !== undefined) : all;
}

/** 0, 1, 2, … that nobody gave to the rows. */
function isPositions(labels: readonly string[]): boolean {
  return labels.every((label, index) => label === String(index));
}

/** A column that tells its rows apart by words or by years and numbers. */
function isKey(cells: readonly string[]): boolean {
  return cells.length > 1 && new Set(cells).size === cells.length && (cells.every((cell) => /^\d{1,4}$/.test(cell)) || cells.every((cell) => /^\p{L}[\p{L} .'-]{0,40}$/u.test(cell)));
}

const aggregates: Readonly<Record<string, string>> = { mean: 'mean', median: 'median', std: 'std', var: 'variance', sum: 'sum', max: 'max', min: 'min', count: 'count', size: 'count', nunique: 'distinct', corr: 'correlation', cov: 'covariance', skew: 'skewness', sem: 'stderr', quantile: 'quantile', cumsum: 'cumulative', diff: 'difference', pct_change: 'change', isna: 'missing', isnull: 'missing' };

/** What all entries are, by the last call of the cell: `df.mean()` means. */
function aggregated(cell: NotebookCellText): string | undefined {
  const { last, assigned } = cellNames(cell.source);
  const [only] = last?.names ?? [];
  const given = only === undefined ? undefined : assigned.get(only);
  if (only !== undefined && given?.how !== 'plain') return 'unknown';
  const code = given?.how === 'plain' ? given.right : (last?.text ?? '');
  const called = [...code.matchAll(/\.([a-z_]+)\(/g)].map(([, name = '']) => name).filter((name) => Object.hasOwn(aggregates, name));
  return called.length === 0 ? undefined : called.map((name) => aggregates[name] ?? name).join(' ');
}

/** Whether the code takes a part of its data before it computes the table. */
export function isSelected(cell: NotebookCellText): boolean {
  const code = cellNames(cell.source).last?.text ?? '';
  return /[<>]|==|!=|\.(?:query|dropna|head|tail|sample|loc|iloc|filter|where|nlargest|nsmallest|drop_duplicates|isin|between)\b(?!\(\)$)/.test(code);
}
