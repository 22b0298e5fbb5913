import type { TextRange } from './problem.ts';

/** A closed piece of thinking or answer that a reader would call one step. */
export interface Step {
  readonly range: TextRange;
  /** One line for outlines and end-of-line decorations: the heading, or the first sentence, without markup. */
  readonly title: string;
  /** When its first words came; milliseconds, wall clock. */
  readonly at?: number;
}

const titleLength = 80;
const shortestTitle = 16;

/** The first line of a step as a short plain title. */
export function stepTitle(text: string): string {
  const line =
    text
      .split('\n')
      .map((candidate) => candidate.trim())
      .find((candidate) => candidate !== '' && !/^(```|\$\$|\\\[|\\begin\{)/.test(candidate)) ?? '';
  // Of a row of an alignment, what it says.
  const row = /^&|\\\\(?:\[[^\]]{0,20}\])?$|^\\(?:iff|implies)\b/.test(line) ? line.replace(/\\\\(?:\[[^\]]{0,20}\])?$|\\quad\b|(?<!\\)&/g, ' ').replace(/\s+/g, ' ').trim() : line;
  const plain = row
    .replace(/^#{1,6}\s+/, '')
    .replace(/^(?:[-*+]|\d+[.)])\s+/, '')
    .replace(/\*\*|__/g, '')
    // Half of a mark that is still to come.
    .replace(/\*+$/, '')
    .replace(/^step\s*\d+\s*[:.]\s*/i, '');
  const sentence = /^(.{12,}?[.!?。！？])(?:\s|$)/.exec(plain)?.[1] ?? plain;
  return sentence.length > titleLength ? `${beforeCutFormula(sentence.slice(0, titleLength - 1))}…` : sentence;
}

/** A beginning of a sentence without the formula that it ends in the middle of; all of it where that would leave too little. */
function beforeCutFormula(beginning: string): string {
  const dollars = [...beginning.matchAll(/(?<!\\)\$/g)];
  const bracket = beginning.lastIndexOf('\\(');
  const cut = dollars.length % 2 === 1 ? dollars.at(-1)?.index : bracket > beginning.lastIndexOf('\\)') ? bracket : undefined;
  return cut === undefined || cut < shortestTitle ? beginning : beginning.slice(0, cut);
}

/** The step that a growing text ends in, as far as it came: reading on costs what is added, however long the text is. */
export interface OpenStep {
  /** Where it begins. UTF-16 units. */
  readonly start: number;
  /** Its whole lines. */
  readonly lines: string;
  /** What came of the line after them. */
  readonly line: string;
  readonly fence: boolean;
  readonly display: boolean;
}

export function openStepAt(start: number): OpenStep {
  return { start, lines: '', line: '', fence: false, display: false };
}

/**
 * The steps that more text closes, and what is open after it. A step closes at each blank line that stands
 * outside a fence and outside display mathematics.
 */
export function readOn(open: OpenStep, added: string): { readonly closed: readonly Step[]; readonly open: OpenStep } {
  const closed: Step[] = [];
  let { start, lines, line, fence, display } = open;
  let from = 0;
  for (let newline = added.indexOf('\n'); newline >= 0; from = newline + 1, newline = added.indexOf('\n', from)) {
    line += added.slice(from, newline);
    if (/^\s*(?:```|~~~)/.test(line)) fence = !fence;
    else if (!fence) {
      const dollars = line.split('$$').length - 1;
      if (dollars % 2 === 1) display = !display;
      if (/\\\[|\\begin\{(?:align|equation|gather|cases)/.test(line)) display = true;
      if (/\\\]|\\end\{(?:align|equation|gather|cases)/.test(line)) display = false;
    }
    if (line.trim() === '' && !fence && !display) {
      const step = stepOf(lines, 0, lines.length);
      if (step) closed.push({ ...step, range: { start, end: start + lines.length } });
      start += lines.length + line.length + 1;
      lines = '';
    } else lines += `${line}\n`;
    line = '';
  }
  return { closed, open: { start, lines, line: line + added.slice(from), fence, display } };
}

/** Where the text after `from` closes steps. What follows the last of them is still open. */
export function closedSteps(text: string, from: number): readonly Step[] {
  return readOn(openStepAt(from), text.slice(from)).closed;
}

/** The text between two offsets as one step, or undefined where it is blank. */
export function stepOf(text: string, start: number, end: number): Step | undefined {
  const piece = text.slice(start, end);
  if (piece.trim() === '') return undefined;
  return { range: { start, end }, title: stepTitle(piece) };
}
