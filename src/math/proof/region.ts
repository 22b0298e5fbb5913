import type { TextFormat, TextRange } from '../../core/problem.ts';

/** Where a proof or derivation stands, and where in it the statement ends and the proof begins. */
export interface Region {
  readonly range: TextRange;
  /** Where the proof begins, behind its statement; the start of the range where nothing says so. */
  readonly proofStart: number;
  /** Something calls it a proof. */
  readonly isProof: boolean;
}

/** Text before and behind the cursor that is looked at; UTF-16 units. */
const before = 10_000;
const behind = 6_000;

const theoremNames = 'theorem|lemma|proposition|corollary|claim|statement|exercise|problem|question|example|thm|lem|prop|cor';
const environment = new RegExp(String.raw`\\(begin|end)\{(?:(proof|solution|derivation)|(${theoremNames}))\*?\}(?:\[[^\]\n]*\])?`, 'g');
/** "**Proof.**", "Solution:", 证明：. At the beginning of a line. */
const proofMark = /^[ \t]*(?:#{1,6}[ \t]+)?[*_]*(?:(?:proof|solution|derivation)(?:[ \t]+(?:of|by|\()[^\n.:]{0,80})?[*_]*(?:[.:：。]|[ \t]*(?:$|\n))|(?:证明|证|解|解答|推导)[*_]*(?:[:：.。]|[ \t]*(?:$|\n)))[*_]*/gim;
const statementMark = /^[ \t]*(?:#{1,6}[ \t]+)?[*_]*(?:(?:theorem|lemma|proposition|corollary|claim|exercise|problem|question)\b(?=[ \t]*[\d.:(*_]|[ \t]*$)|(?:定理|引理|命题|推论|断言|例题?|习题|题目|问题)(?=[ \t]*[\d.:：(（*_一二三]|[ \t]*$))/gim;
const proofEnd = /∎|□|■|\bQ\.?E\.?D\b\.?|\\qed\b|\\(?:black)?square\$?|证毕|[。.]?\s*得证[。.]/g;
const heading = /^(?:#{1,6}[ \t]+\S|\\(?:sub)*section\b|\\chapter\b|\\begin\{document\}|\\end\{document\}|-{3,}[ \t]*$|\*{3,}[ \t]*$)[^\n]*/gm;
/** A heading that is a part of a proof and not the end of one. */
const inner = /^[^\n]{0,12}?(?:proof|solution|derivation|case|step|base|induct|theorem|lemma|proposition|claim|problem|证|解|情[形况]|归纳|第|步骤|定理|引理|命题|例|题)/i;

/** The proof or derivation around an offset; the text far away from it is never looked at. */
export function regionAt(text: string, offset: number, format: TextFormat): Region {
  const from = offset <= before ? 0 : text.indexOf('\n', offset - before) + 1 || offset;
  const to = offset + behind >= text.length ? text.length : Math.max(offset, text.lastIndexOf('\n', offset + behind));
  const near = text.slice(from, to);
  const found = (format === 'latex' ? inEnvironment(near, offset - from) : undefined) ?? inSection(near, offset - from);
  return { range: { start: found.range.start + from, end: found.range.end + from }, proofStart: found.proofStart + from, isProof: found.isProof };
}

interface Block {
  readonly name: 'proof' | 'statement';
  readonly start: number;
  readonly inside: number;
  readonly end: number;
}

/** The proof environment around an offset with the statement before it, or the statement with the proof that follows. */
function inEnvironment(text: string, offset: number): Region | undefined {
  const blocks: Block[] = [];
  const open: { readonly name: Block['name']; readonly start: number; readonly inside: number }[] = [];
  for (const match of text.matchAll(environment)) {
    const name = match[2] === undefined ? 'statement' : 'proof';
    if (match[1] === 'begin') open.push({ name, start: match.index, inside: match.index + match[0].length });
    else {
      const begun = open.pop();
      if (begun) blocks.push({ ...begun, end: match.index + match[0].length });
    }
  }
  for (const begun of open) blocks.push({ ...begun, end: text.length });
  blocks.sort((a, b) => a.start - b.start);
  const at = blocks.findLastIndex(({ start, end }) => start <= offset && offset <= end);
  const block = blocks[at];
  if (!block) return undefined;
  const proof = block.name === 'proof' ? block : blocks.find(({ name, start }) => name === 'proof' && start >= block.end && start - block.end < 400);
  const statement = block.name === 'statement' ? block : blocks.findLast(({ name, end }) => name === 'statement' && end <= block.start && block.start - end < 400);
  const range = { start: (statement ?? block).inside, end: (proof ?? block).end };
  return { range, proofStart: proof?.inside ?? block.end, isProof: true };
}

/** Between headings: from the statement or the mark that a proof begins to its end. */
function inSection(text: string, offset: number): Region {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  let start = 0;
  let end = text.length;
  for (const match of text.matchAll(heading)) {
    const isPart = inner.test(match[0].replace(/^[#\\\s]*(?:(?:sub)*section\*?\{)?/, ''));
    if (isPart) continue;
    if (match.index <= lineStart) start = match.index + match[0].length;
    else {
      end = match.index;
      break;
    }
  }
  const section = text.slice(start, end);
  const here = offset - start;
  const ends = [...section.matchAll(proofEnd)].map((match) => match.index + match[0].length);
  const statements = [...section.matchAll(statementMark)].map(({ index }) => index);
  // What ends one proof, or states the next thing to be proved, is a border.
  const borders = [0, ...ends.filter((each) => section.slice(each).trim() !== ''), ...statements, section.length].sort((a, b) => a - b);
  const hereLine = section.indexOf('\n', here) < 0 ? section.length : section.indexOf('\n', here);
  const from = borders.findLast((border) => border <= (statements.includes(border) ? hereLine : here)) ?? 0;
  const to = borders.find((border) => border > Math.max(from, here)) ?? section.length;
  const marks = [...section.slice(from, to).matchAll(proofMark)].map((match) => ({ start: from + match.index, inside: from + match.index + match[0].length }));
  // A further "Proof." begins another proof, for the lines from there on.
  const mark = marks.findLast(({ start: at }) => at <= hereLine) ?? marks[0];
  const previous = mark ? (marks.findLast(({ start: at }) => at < mark.start)?.inside ?? from) : from;
  const next = mark ? (marks.find(({ start: at }) => at > mark.start)?.start ?? to) : to;
  const isStated = statements.includes(from);
  return { range: { start: start + (marks.length > 1 ? previous : from), end: start + next }, proofStart: start + (mark?.inside ?? from), isProof: mark !== undefined || isStated };
}
