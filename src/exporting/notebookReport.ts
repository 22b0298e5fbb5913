import { contentHash } from '../core/problem.ts';
import { createParser } from '../markdown/parser.ts';
import { MarkdownPieces } from './markdownReport.ts';
import type { Report, ReportTurn } from './report.ts';

interface Cell {
  readonly kind: 'markdown' | 'code';
  readonly source: string;
}

/**
 * A report as a Jupyter notebook (nbformat 4.5): Markdown cells, and a code cell for each piece of Python
 * that was written as a check. Nothing in it was run, and no output is claimed.
 */
export function notebookReport(report: Report): string {
  const pieces = new MarkdownPieces(report);
  const cells: Cell[] = [markdown(pieces.head()), ...report.turns.flatMap((turn) => turnCells(pieces, turn))];
  const used = new Set<string>();
  const notebook = {
    cells: cells.map(({ kind, source }, index) => ({
      cell_type: kind,
      ...(kind === 'code' ? { execution_count: null } : {}),
      id: idOf(source, index, used),
      metadata: {},
      ...(kind === 'code' ? { outputs: [] } : {}),
      source: linesOf(source),
    })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}

function turnCells(pieces: MarkdownPieces, turn: ReportTurn): Cell[] {
  const checks = turn.task === 'write-check' ? pythonIn(turn.answer) : [];
  return [
    markdown(pieces.asked(turn)),
    markdown(pieces.thinking(turn)),
    markdown(pieces.answer(turn)),
    ...checks.map((source): Cell => ({ kind: 'code', source })),
    markdown(pieces.plots(turn)),
    markdown(pieces.claims(turn)),
    markdown(pieces.ended(turn)),
  ].filter(({ source }) => source.trim() !== '');
}

function markdown(pieces: readonly string[]): Cell {
  return { kind: 'markdown', source: pieces.join('\n\n') };
}

/** The fenced Python of an answer that was to be code. */
function pythonIn(answer: string): string[] {
  return createParser()
    .parse(answer, { final: true })
    .filter(({ type, info }) => type === 'fence' && /^(?:python3?|py)?$/i.test(info.trim()))
    .map(({ content }) => content.replace(/\n$/, ''));
}

/** Notebooks keep a text as its lines, each with its end. */
function linesOf(source: string): string[] {
  const lines = source.split('\n');
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line)).filter((line) => line !== '');
}

/** 1 to 64 of `[a-zA-Z0-9-_]`, each once in a notebook; the same text has the same one when it is exported again. */
function idOf(source: string, index: number, used: Set<string>): string {
  const hash = contentHash(source);
  const id = used.has(hash) ? `${hash}-${index}` : hash;
  used.add(id);
  return id;
}
