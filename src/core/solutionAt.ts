import { problemBlocks, problemRangeAt } from './problemAt.ts';
import type { TextFormat, TextRange } from './problem.ts';

/** A worked solution in a document, and the problem that it solves where one is found. */
export interface SolutionPlace {
  readonly solution: TextRange;
  readonly problem?: TextRange;
}

/** A line of its own that says that the solution begins. */
const beginsSolution = /^[ \t]*[#*_]*[ \t]*(?:(?:my |worked )?solution|解答?|证明)[ \t]*[*_]*[ \t]*(?:[:：.][*_]*[ \t]*|$)/im;
const problemEnvironment = /\\begin\{(problem|exercise|question)\*?\}(?:\[[^\]\n]*\])?([\s\S]*?)\\end\{\1\*?\}/g;
const solutionEnvironment = /\\begin\{(solution|proof|answer)\*?\}(?:\[[^\]\n]*\])?([\s\S]*?)\\end\{\1\*?\}/g;
const solutionFence = /^(`{3,}|~{3,})[ \t]*solution\b[^\n]*\n([\s\S]*?)\n\1/gm;

/**
 * The solution that is selected, or the one around the cursor: a `solution` block or environment, a Markdown
 * cell, what follows a problem up to the next one or the next heading, else the paragraph. The problem is what
 * stands before the word that begins the solution, or the nearest problem block before it.
 */
export function solutionAt(document: string, selected: TextRange, format: TextFormat): SolutionPlace {
  if (selected.end > selected.start) return split(document, selected);
  const { start: offset } = selected;
  const enclosed = [...inner(document, solutionEnvironment), ...inner(document, solutionFence)].find(({ start, end }) => start <= offset && offset <= end);
  if (enclosed) return withProblem(document, enclosed);
  if (format === 'notebook-markdown') return split(document, { start: 0, end: document.length });
  const problem = problemsOf(document).findLast(({ end }) => end <= offset);
  if (!problem) return split(document, problemRangeAt(document, offset, format));
  const start = afterMark(document, problem.end);
  return { solution: trimmed(document, { start, end: endOfSection(document, Math.max(start, offset)) }), problem: trimmed(document, problem) };
}

/** Parts a text at the word that begins the solution. */
function split(document: string, range: TextRange): SolutionPlace {
  const text = document.slice(range.start, range.end);
  const begins = beginsSolution.exec(text);
  if (!begins || text.slice(0, begins.index).trim() === '') return withProblem(document, trimmed(document, range));
  const [problem] = problemsOf(text);
  const before = problem ? { start: range.start + problem.start, end: range.start + problem.end } : { start: range.start, end: range.start + begins.index };
  return { solution: trimmed(document, { start: range.start + begins.index + begins[0].length, end: range.end }), problem: trimmed(document, before) };
}

function withProblem(document: string, solution: TextRange): SolutionPlace {
  const problem = problemsOf(document).findLast(({ end }) => end <= solution.start);
  return problem ? { solution, problem: trimmed(document, problem) } : { solution };
}

function problemsOf(document: string): readonly TextRange[] {
  return [...problemBlocks(document), ...inner(document, problemEnvironment)].sort((a, b) => a.start - b.start);
}

/** The ranges of what an environment or a fence holds. */
function inner(document: string, pattern: RegExp): readonly TextRange[] {
  return [...document.matchAll(pattern)].map((match) => {
    const held = match[2] ?? '';
    const start = match.index + match[0].indexOf(held, match[0].search(/[}\n]/));
    return { start, end: start + held.length };
  });
}

/** Behind the line that closes a problem, and the line that only names the solution. */
function afterMark(document: string, end: number): number {
  const closing = /^\s*(?:`{3,}|~{3,}|\\end\{[a-z]+\*?\})[^\n]*/.exec(document.slice(end))?.[0].length ?? 0;
  const rest = document.slice(end + closing);
  const named = /^\s*/.exec(rest)?.[0].length ?? 0;
  const word = beginsSolution.exec(rest.slice(named));
  return end + closing + (word?.index === 0 ? named + word[0].length : 0);
}

function endOfSection(document: string, from: number): number {
  const next = /^(?:#{1,6}\s|\\(?:sub)*section\b|(?:`{3,}|~{3,})[ \t]*problem\b|\\begin\{(?:problem|exercise|question)|\\end\{document\})/m.exec(document.slice(from));
  return next ? from + next.index : document.length;
}

function trimmed(document: string, { start, end }: TextRange): TextRange {
  const text = document.slice(start, end);
  const first = start + (text.length - text.trimStart().length);
  return { start: first, end: Math.max(first, start + text.trimEnd().length) };
}
