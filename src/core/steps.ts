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

/** The first line of a step as a short plain title. */
export function stepTitle(text: string): string {
  const line =
    text
      .split('\n')
      .map((candidate) => candidate.trim())
      .find((candidate) => candidate !== '' && !/^(```|\$\$|\\\[|\\begin\{)/.test(candidate)) ?? '';
  const plain = line
    .replace(/^#{1,6}\s+/, '')
    .replace(/^(?:[-*+]|\d+[.)])\s+/, '')
    .replace(/\*\*|__/g, '')
    .replace(/^step\s*\d+\s*[:.]\s*/i, '');
  const sentence = /^(.{12,}?[.!?。！？])(?:\s|$)/.exec(plain)?.[1] ?? plain;
  return sentence.length > titleLength ? `${sentence.slice(0, titleLength - 1)}…` : sentence;
}

/**
 * Where the text after `from` closes steps: at each blank line that stands outside a fence and
 * outside display mathematics. What follows the last such line is still open.
 */
export function closedSteps(text: string, from: number): Step[] {
  const steps: Step[] = [];
  let start = from;
  let fence = false;
  let display = false;
  let lineStart = from;
  while (lineStart < text.length) {
    const newline = text.indexOf('\n', lineStart);
    if (newline < 0) break;
    const line = text.slice(lineStart, newline);
    if (/^\s*(?:```|~~~)/.test(line)) fence = !fence;
    else if (!fence) {
      const dollars = line.split('$$').length - 1;
      if (dollars % 2 === 1) display = !display;
      if (/\\\[|\\begin\{(?:align|equation|gather|cases)/.test(line)) display = true;
      if (/\\\]|\\end\{(?:align|equation|gather|cases)/.test(line)) display = false;
    }
    if (line.trim() === '' && !fence && !display) {
      const step = stepOf(text, start, lineStart);
      if (step) steps.push(step);
      start = newline + 1;
    }
    lineStart = newline + 1;
  }
  return steps;
}

/** The text between two offsets as one step, or undefined where it is blank. */
export function stepOf(text: string, start: number, end: number): Step | undefined {
  const piece = text.slice(start, end);
  if (piece.trim() === '') return undefined;
  return { range: { start, end }, title: stepTitle(piece) };
}
