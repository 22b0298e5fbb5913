import type { Proof, ProofLine } from '../../core/proof.ts';
import type { TextFormat, TextRange } from '../../core/problem.ts';
import { findClaims } from '../claims/findClaims.ts';
import type { FoundClaim } from '../claims/foundClaim.ts';
import { lettersOf, markdownOf, wordsOf } from './lineWords.ts';
import { regionAt, type Region } from './region.ts';
import { follows, leadLength, roleOf, type Said } from './roles.ts';
import { segmentsOf, type Segment } from './segment.ts';

export interface ReadLine extends ProofLine {
  readonly said: Said;
  /** Its formulas are `§`. */
  readonly words: string;
  readonly letters: ReadonlySet<string>;
  /** Its formulas without spaces, to see one again. */
  readonly formulas: readonly string[];
  /** What it is called, and what it calls on: `1`, `eq:sum`. */
  readonly labels: readonly string[];
  readonly cites: readonly string[];
  readonly display?: number;
  /** What is to be shown, and what is given, where the line says one of them only in part. */
  readonly goalMarkdown?: string;
  readonly givenMarkdown?: string;
}

export interface ReadProof extends Proof {
  readonly lines: readonly ReadLine[];
  /** Its claims, with ranges that begin at the proof's own start. */
  readonly found: readonly FoundClaim[];
}

/** The proof or derivation around an offset; undefined where nothing is written. */
export function proofAt(text: string, offset: number, format: TextFormat): ReadProof | undefined {
  return readProof(text, regionAt(text, offset, format), format);
}

/** A selection as a proof, whatever stands around it. */
export function proofIn(text: string, range: TextRange, format: TextFormat): ReadProof | undefined {
  return readProof(text, { range, proofStart: range.start, isProof: false }, format);
}

function readProof(text: string, region: Region, format: TextFormat): ReadProof | undefined {
  const { range: { start, end }, proofStart } = region;
  const piece = text.slice(start, end);
  const segments = segmentsOf(piece, format);
  if (segments.length === 0) return undefined;
  const found = findClaims({ text: piece, format });
  const read = segments.map((segment) => lineOf(piece, segment, format, start, region.isProof && start + segment.range.end <= proofStart, found));
  const stated = withStatement(read);
  const isProof = region.isProof || stated.some(({ role }) => role === 'goal' || role === 'subgoal');
  const lines = (isProof ? stated : withoutTalk(stated)).filter(({ markdown }) => /[\p{L}\p{N}$]/u.test(markdown) && !bareMark.test(markdown));
  return { kind: isProof ? 'proof' : 'derivation', range: { start, end }, lines, found };
}

/** What only says that something begins or ends. */
const bareMark = /^[*_\s]*(?:(?:proof|solution|theorem|lemma|claim|problem|exercise)\b[\s\d.:*_]*|证明|证毕|得证|解|解答|定理|命题|引理|Q\.?E\.?D\.?)[\s.:。：*_]*$/i;

function lineOf(piece: string, segment: Segment, format: TextFormat, start: number, inStatement: boolean, found: readonly FoundClaim[]): ReadLine {
  const { range, spans, isFormula, display } = segment;
  const { words, at } = wordsOf(piece, segment);
  const isHeading = /^\s*#{1,6}\s|^\\(?:sub)*section\b/.test(words) || /^#{1,6}\s*$/.test(piece.slice(piece.lastIndexOf('\n', range.start - 1) + 1, range.start).trim());
  const read = roleOf(words, spans.length > 0);
  const said: Said = isHeading && read.role !== 'part' ? { role: 'remark' } : read;
  const sources = spans.map(({ inner }) => piece.slice(inner.start, inner.end));
  const goalMarkdown = said.goalFrom === undefined ? undefined : markdownOf(piece, segment, format, at(said.goalFrom)).replace(/^[\s.:：,，*_]+/, '');
  const givenMarkdown = said.givenTo === undefined ? undefined : markdownOf(piece, segment, format, range.start, at(said.givenTo)).replace(/[\s,，]+$/, '');
  const source = piece.slice(range.start, range.end);
  return {
    range: { start: range.start + start, end: range.end + start },
    role: said.role,
    isFormula,
    markdown: chained(segment, piece, found) ?? markdownOf(piece, segment, format, at(leadLength(words))),
    inStatement,
    said,
    words: words.trim(),
    letters: new Set([...sources.flatMap((formula) => [...lettersOf(formula)]), ...proseLetters(words)]),
    formulas: sources.map((formula) => formula.replace(/\s+|&|\\\\/g, '')),
    ...labelsIn(source, piece.slice(range.end, range.end + 60), words),
    ...(display === undefined ? {} : { display }),
    ...(goalMarkdown === undefined ? {} : { goalMarkdown }),
    ...(givenMarkdown === undefined ? {} : { givenMarkdown }),
  };
}

/** A row that begins with its sign is shown with the side before it. */
function chained({ row, range }: Segment, piece: string, found: readonly FoundClaim[]): string | undefined {
  if (!row || row.start !== range.start || !/^[&\s{}]*(?:=|<|>|\\(?:leq?|geq?|equiv|approx|neq?|iff|implies)\b|≤|≥)/.test(piece.slice(row.start, row.end))) return undefined;
  const links = found.filter(({ claim }) => row.start < claim.range.end && claim.range.end <= row.end);
  return links.length === 0 ? undefined : links.map(({ claim }) => `$${claim.latex.replace(/\s+/g, ' ')}$`).join(', ');
}

/** Letters in plain words: "let n be odd". */
function proseLetters(words: string): readonly string[] {
  return words.match(/(?<![A-Za-z'’\\{])[B-HJ-Zb-hj-z](?![A-Za-z'’}])/g) ?? [];
}

const circled = '①②③④⑤⑥⑦⑧⑨';

function labelsIn(source: string, behind: string, words: string): Pick<ReadLine, 'labels' | 'cites'> {
  const labels = [...source.matchAll(/\\(?:label|tag\*?)\{([^{}]{1,40})\}/g)].map((match) => match[1] ?? '');
  const trailing = /(?:^|[\s\u3000.,，。…§$])(?:[（(]([0-9]{1,2}|\*{1,3})[)）]|([①-⑨]))\s*[.。,，;；]?\s*$/.exec(words)?.slice(1) ?? [];
  // Behind a display, on its line.
  const after = /^[^\n\p{L}]{0,12}(?:\\(?:label|tag\*?)\{([^{}\n]{1,40})\}|[（(]([0-9]{1,2}|\*{1,3})[)）]|([①-⑨]))/u.exec(behind)?.slice(1) ?? [];
  const own = [...labels, ...trailing, ...after].flatMap((name) => (name ? [normalized(name)] : []));
  const cites = [
    ...[...source.matchAll(/\\(?:eqref|ref|autoref|cref|Cref)\{([^{}]{1,40})\}/g)].map((match) => match[1] ?? ''),
    ...[...words.matchAll(/(?:\b(?:by|from|using|in|into|equations?|eqs?\.?|and|with|of|to|since)|由|根据|将|把|代入|联立|和|与|及|式|减|加)\s*(?:equations?\s*|eqs?\.\s*|式|方程)?[（(]([0-9]{1,2}|\*{1,3})[)）]/gi)].map((match) => match[1] ?? ''),
    ...[...words.matchAll(/[①-⑨]/g)].map(([sign]) => sign),
  ].map(normalized);
  return { labels: own, cites: cites.filter((name) => !own.includes(name)) };
}

function normalized(label: string): string {
  const at = circled.indexOf(label);
  return at >= 0 && label !== '' ? String(at + 1) : label.trim();
}

/** In a statement what is supposed is given, and the rest is to be shown unless one sentence of it says so itself. */
function withStatement(lines: readonly ReadLine[]): readonly ReadLine[] {
  const isSaid = lines.some(({ inStatement, role }) => inStatement && role === 'goal');
  return lines.map((line) => (line.inStatement && line.role === 'step' && !isSaid ? { ...line, role: 'goal' } : line));
}

/** In a derivation words alone claim something only where they draw a conclusion. */
function withoutTalk(lines: readonly ReadLine[]): readonly ReadLine[] {
  return lines.map((line) => (line.role === 'step' && line.said.isBare && !follows.test(line.words) ? { ...line, role: 'remark' } : line));
}
