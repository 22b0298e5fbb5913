import { read } from '../../math/reading/read.ts';
import { some } from '../../math/traverse.ts';
import { hasUnread } from '../../math/unread.ts';
import type { ObservedValue } from '../kernel/observedValue.ts';
import { decimal } from '../kernel/printedNumber.ts';
import type { NotebookCellText } from './notebookText.ts';
import { entriesOf, isSelected, savedTables } from './tables.ts';
import { floatOf, readRepr, type ReadText } from './pythonLiteral.ts';

/** A value as an output shows it. */
export interface ShownValue {
  readonly value: ObservedValue;
  /** Decimals that were printed, where the text may be a rounding: nothing finer is known. */
  readonly decimals?: number;
}

export type SavedValue = { readonly kind: 'shown'; readonly shown: ShownValue } | { readonly kind: 'cut' } | { readonly kind: 'unread' } | { readonly kind: 'none' };

/** A value beside a name or words in an output: `mean = 12.4`, `Area: 28.3 cm²`, a line of a pandas series. */
export interface LabelledValue {
  readonly label: string;
  readonly shown: ShownValue;
  /** The line it stands in. */
  readonly line: string;
  /** It is one of the entries of a table: the others have words of their own. */
  readonly isEntry?: boolean;
  /** Of a table of a part of the data. */
  readonly isPartial?: boolean;
  /** Of an entry whose row is told by a number: that number and the column. */
  readonly at?: { readonly row: string; readonly column: string };
  /** It says how many rows or columns there are. */
  readonly counts?: 'rows' | 'columns';
}

/** Outputs longer than this are data. UTF-16 units. */
const longest = 100_000;
/** Of a formula in an output; reading takes more than linear time. */
const longestFormula = 4000;

/** What a cell's last expression was when it ran, from its saved output. */
export function savedResult(cell: NotebookCellText): SavedValue {
  const results = cell.outputs.filter(({ kind }) => kind === 'result');
  const [result] = results;
  if (!result || results.length > 1) return { kind: 'none' };
  const plain = result.bundle['text/plain'];
  const first: ReadText = plain === undefined ? { kind: 'unread' } : readRepr(plain);
  if (first.kind === 'value') return { kind: 'shown', shown: { value: first.value } };
  if (first.kind === 'cut') return first;
  const latex = result.bundle['text/latex'];
  return latex === undefined || result.bundle['text/html'] !== undefined ? { kind: 'unread' } : fromLatex(latex);
}

/** SymPy's LaTeX; what it does not say of its symbols is not known. */
function fromLatex(text: string): SavedValue {
  if (text.length > longestFormula) return { kind: 'unread' };
  const source = text.trim().replace(/^\$+|\$+$/g, '').replace(/^\\displaystyle\b/, '').trim();
  if (/\\l?dots\b|\\cdots\b|…|\.\.\./.test(source)) return { kind: 'cut' };
  const expression = read(source);
  if (hasUnread(expression) || some(expression, (part) => part.kind === 'text' || (part.kind === 'apply' && part.ambiguous === true))) return { kind: 'unread' };
  const digits = some(expression, (part) => part.kind === 'number' && part.decimals !== undefined) ? 15 : undefined;
  return { kind: 'shown', shown: { value: { kind: 'symbolic', expression, assumptions: new Map(), ...(digits === undefined ? {} : { digits }) } } };
}

/** Everything a cell printed, as one text; undefined where it is too long. */
export function stdoutOf(cell: NotebookCellText): string | undefined {
  const text = cell.outputs.filter(({ kind }) => kind === 'stdout').map(({ bundle }) => bundle['text/plain'] ?? '').join('');
  return text.length > longest ? undefined : text;
}

const numeral = String.raw`[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?(?:[eE][-+]?\d+)?`;
const labelledPart = new RegExp(String.raw`^[\s*•>-]*(?<label>[^=:≈\d\s](?:[^=:≈]{0,60}?[^=:≈\s])?)\s*(?:=|:|≈|:=|\bis\b)\s*(?<value>${numeral}|True|False|\[[^\]]*\]|\([^()]*\))\s*(?<unit>%|[A-Za-zµ°Ω][\w/^²³°µ]{0,10})?\s*[.;]?$`, 'u');

const labelled = new WeakMap<NotebookCellText, readonly LabelledValue[]>();

/** Values with a label in what a cell printed or showed; a label that stands twice says nothing. */
export function labelledValues(cell: NotebookCellText): readonly LabelledValue[] {
  const known = labelled.get(cell);
  if (known) return known;
  const found = [...printedLabels(stdoutOf(cell) ?? ''), ...tableLabels(cell), ...sizeLabels(cell)];
  const counts = new Map<string, number>();
  for (const { label } of found) counts.set(label, (counts.get(label) ?? 0) + 1);
  const made = found.filter(({ label }) => counts.get(label) === 1);
  labelled.set(cell, made);
  return made;
}

/** The entries of the tables that a cell shows, which pandas has rounded. */
function tableLabels(cell: NotebookCellText): LabelledValue[] {
  return savedTables(cell).flatMap((table) =>
    entriesOf(table, cell, (text) => text).flatMap(({ label, cell: text, row, column }): LabelledValue[] => {
      const shown = /^[-−\d]/.test(text) ? printedValue(text) : undefined;
      return shown ? [{ label, shown, line: `${label}: ${text}`, isEntry: true, ...(isSelected(cell) ? { isPartial: true } : {}), ...(row === undefined ? {} : { at: { row, column } }) }] : [];
    }),
  );
}

/** `df.shape`, and the line under a table that pandas cut: how many rows and columns. */
function sizeLabels(cell: NotebookCellText): LabelledValue[] {
  const result = cell.outputs.find(({ kind }) => kind === 'result')?.bundle;
  if (!result) return [];
  const plain = (result['text/plain'] ?? '').slice(0, longest);
  const isShape = /(?:^|\n)\s*\w+\.shape\s*$/.test(cell.source.slice(-200));
  const [, rows, columns] = (isShape ? /^\((\d+), (\d+)\)$/.exec(plain.trim()) : /\n\[(\d+) rows x (\d+) columns\]\s*$/.exec(plain)) ?? [];
  const sized = (label: 'rows' | 'columns', count: string | undefined): LabelledValue[] => (count === undefined ? [] : [{ label, shown: { value: { kind: 'integer', value: BigInt(count) } }, line: count, isEntry: true, counts: label }]);
  return [...sized('rows', rows), ...sized('columns', columns)];
}

function printedLabels(stdout: string): LabelledValue[] {
  const found: LabelledValue[] = [];
  for (const line of stdout.split('\n')) {
    if (line.length > 400 || /\r|\.\.\.|…/.test(line)) continue;
    const whole = labelledPart.exec(line);
    const parts = whole ? [whole] : line.split(/[,;]\s+|\s{2,}|\t/).map((part) => labelledPart.exec(part));
    if (!whole && !parts.every((part) => part !== null)) continue;
    for (const part of parts) {
      const { label = '', value = '', unit } = part?.groups ?? {};
      const shown = printedValue(value);
      if (shown) found.push({ label: label.trim(), shown: unit === '%' ? percent(shown) : shown, line: line.trim() });
    }
  }
  return found;
}

/** `print` shows as many digits as it was told to. */
export function printedValue(text: string): ShownValue | undefined {
  const plain = text.trim().replaceAll('−', '-');
  if (new RegExp(`^${numeral}$`).test(plain)) {
    const digits = plain.replaceAll(',', '');
    if (/^[-+]?\d+$/.test(digits)) return { value: { kind: 'integer', value: BigInt(digits) }, decimals: 0 };
    const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
    const decimals = (mantissa.split('.')[1]?.length ?? 0) - Number(exponent);
    const figures = mantissa.replace(/[^\d]/g, '').replace(/^0+/, '').length;
    return decimal(digits) && decimals < 400 && decimals > -400 ? { value: floatOf(digits, Math.max(1, Math.min(15, figures))), decimals } : undefined;
  }
  if (/[=<>:]/.test(plain)) return undefined;
  const known = readRepr(plain);
  if (known.kind !== 'value') return undefined;
  // Numbers inside printed brackets may be rounded as well: what is whole is known.
  return /\d\.\d/.test(plain) ? undefined : { value: known.value };
}

function percent({ value, decimals = 0 }: ShownValue): ShownValue {
  if (value.kind === 'integer') return { value: floatOf(scaled(value.value.toString()), 15), decimals: decimals + 2 };
  return value.kind === 'float' ? { value: floatOf(scaled(value.text), value.digits), decimals: decimals + 2 } : { value };
}

function scaled(text: string): string {
  return /e/i.test(text) ? text.replace(/e([-+]?\d+)/i, (_, exponent: string) => `e${Number(exponent) - 2}`) : `${text}e-2`;
}
