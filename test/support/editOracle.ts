import type { Trace } from '../../src/core/trace.ts';
import type { EditorState, ShownProblem } from './editorServer.ts';
import { freshCheck, type FreshClaim } from './freshChecks.ts';
import type { Beside, Shown } from './shownBeside.ts';

const stale = '↻';
const longestMark = 90;

/**
 * Judges what is shown beside a text by that text, the texts before it, and the journals: it follows no edit. What is
 * said of a claim must stand exactly on a text of which a check from nothing said it, with the same characters around
 * it; an answer must stand on its problem's very text, or say that the text has changed.
 */
export class EditOracle {
  /** Every claim that a check from nothing found in any text so far: what it says, the text, and the characters around it. */
  readonly #said = new Set<string>();
  readonly #verified = new Set<string>();
  /** The texts of proofs as a model was given them, line by line. */
  readonly reviewed: (readonly string[])[] = [];
  #fresh: readonly FreshClaim[] = [];
  #text = '';

  /** A text that the document has now. */
  see(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#fresh = freshCheck(text);
    for (const { start, end, text: own, kind, message } of this.#fresh) {
      if (kind === 'refuted') this.#said.add(key(message, text, start, end));
      if (kind === 'verified') this.#verified.add(own);
    }
  }

  /** At any moment: each problem stands on the text it speaks of. */
  problems({ text, problems }: EditorState): readonly string[] {
    return problems.flatMap((problem) => {
      const own = text.slice(problem.start, problem.end);
      const told = `${problem.code} ${JSON.stringify(problem.message)} on ${JSON.stringify(own)}, at ${problem.start}`;
      if (problem.code === 'opinion') return this.#isOpinionOf(problem, text) ? [] : [told];
      if (!this.#said.has(key(problem.message, text, problem.start, problem.end))) return [`${told}: no check said it of this text`];
      const wrong = sumsWrong(own, problem.message);
      return wrong === undefined ? [] : [`${told}: ${wrong}`];
    });
  }

  /** With no check pending: the problems are those of a check from nothing. */
  settled({ text, problems }: EditorState): readonly string[] {
    this.see(text);
    const shown = problems.filter(({ code }) => code === 'refuted').map(({ start, end, message }) => `${start}-${end} ${message}`);
    const open = this.#fresh.filter(({ kind }) => kind !== 'refuted' && kind !== 'verified').map(({ start, end }) => `${start}-${end} `);
    const wanted = this.#fresh.filter(({ isAlarm }) => isAlarm).map(({ start, end, message }) => `${start}-${end} ${message}`);
    return [
      ...wanted.filter((each) => !shown.includes(each)).map((each) => `missing: ${each}`),
      // What a slower tier decides, a check from nothing leaves open.
      ...shown.filter((each) => !wanted.includes(each) && !open.some((range) => each.startsWith(range))).map((each) => `not of this text: ${each}`),
    ];
  }

  /** What the window shows beside the lines. `isSettled`: no check is pending. */
  beside({ lines, marks, lenses, threads }: Shown, state: EditorState, traces: readonly Trace[], isSettled: boolean): readonly string[] {
    const wrong: string[] = [];
    const own = state.text.split(/\r\n|\n/);
    for (const { line, text } of lines) if (visible(own[line - 1] ?? '') !== visible(text)) wrong.push(`the window shows ${JSON.stringify(text)} as line ${line}`);
    if (wrong.length > 0) return wrong;
    for (const mark of marks) {
      const { text } = mark;
      const isRight = text.startsWith('✗ ')
        ? text === '✗ computed' || this.#atEndOf(state, mark)
        : text === '✓'
          ? this.#hasVerified(own[mark.line - 1] ?? '')
          : text.startsWith('◦ ')
            ? this.#opinionEndsAt(own[mark.line - 1] ?? '', /"(\w+)"/.exec(text)?.[1] ?? ' ', state.text)
            : isAnswerOf(mark, state.text, traces, 'last');
      if (!isRight) wrong.push(`mark ${JSON.stringify(text)} at line ${mark.line}: ${JSON.stringify(own[mark.line - 1])}`);
    }
    const ends = new Set(state.problems.filter(({ code }) => code === 'refuted').map(({ end }) => lineOf(state.text, end)));
    for (const line of ends) if (lines.some((each) => each.line === line) && !marks.some((mark) => mark.line === line && mark.text.startsWith('✗ '))) wrong.push(`no mark for the problem in line ${line}`);
    for (const thread of threads) if (!this.#isThreadOf(thread, state.text, traces)) wrong.push(`thread ${JSON.stringify(thread.text.slice(0, 200))} below line ${thread.line}: ${JSON.stringify(own[thread.line - 1])}`);
    if (!isSettled) return wrong;
    for (const lens of lenses) if (/^∴ x = /.test(lens.text) && !isAnswerOf(lens, state.text, traces, 'first')) wrong.push(`lens ${JSON.stringify(lens.text.slice(0, 80))} over line ${lens.line}: ${JSON.stringify(own[lens.line - 1])}`);
    const doubtful = new Set(this.#fresh.filter(({ kind }) => kind !== 'verified').map(({ end }) => lineOf(state.text, end)));
    const good = new Set(this.#fresh.filter(({ kind, end }) => kind === 'verified' && !doubtful.has(lineOf(state.text, end))).map(({ end }) => lineOf(state.text, end)));
    const open = new Set(this.#fresh.filter(({ kind }) => kind !== 'verified' && kind !== 'refuted').map(({ end }) => lineOf(state.text, end)));
    for (const { line } of lines) {
      const isMarked = marks.some((mark) => mark.line === line && mark.text === '✓');
      if (isMarked !== good.has(line) && !open.has(line)) wrong.push(`line ${line} is ${isMarked ? '' : 'not '}marked as verified: ${JSON.stringify(own[line - 1])}`);
    }
    return wrong;
  }

  #atEndOf({ text, problems }: EditorState, mark: Beside): boolean {
    return problems.some(({ end, message }) => lineOf(text, end) === mark.line && visible(cut(`✗ ${message}`)) === visible(mark.text));
  }

  #hasVerified(line: string): boolean {
    // Of a claim over several lines the mark stands at its last.
    return [...this.#verified].some((each) => line.includes(each.split(/\r?\n/).at(-1) ?? each));
  }

  #isOpinionOf({ start, end, message }: ShownProblem, text: string): boolean {
    const own = spaced(text.slice(start, end));
    const word = /"(\w+)"/.exec(message)?.[1] ?? '';
    // A model's opinion rests on the lines before it, too.
    return word !== '' && own.includes(word) && this.reviewed.some((lines) => {
      const at = lines.indexOf(own);
      return at >= 0 && lines.slice(0, at + 1).every((line) => spaced(text).includes(line));
    });
  }

  /** Whether a model was asked about words with this one among them, which stand in the text and end in this line. */
  #opinionEndsAt(own: string, word: string, text: string): boolean {
    if (own.includes(word)) return true;
    const asked = this.reviewed.flat().filter((line) => line.includes(word) && spaced(text).includes(line));
    return asked.some((line) => [...line.matchAll(/ /g)].some(({ index }) => own.trim().startsWith(line.slice(index + 1))));
  }

  #isThreadOf({ line, text: told }: Beside, text: string, traces: readonly Trace[]): boolean {
    const own = text.split(/\r\n|\n/)[line - 1] ?? '';
    const refuted = /Computation refuted this step\.\s*(.*)/.exec(told)?.[1]?.trim();
    // A solution is graded by itself, so it may read a formula that is none in its document.
    const [, left = ' ', right = ' '] = /^The left side is (\S+), the right side (\S+)\.$/.exec(refuted ?? '') ?? [];
    if (own.includes(`${left} = ${right}`)) return true;
    if (refuted !== undefined && [...own.matchAll(/(\d{1,9} (?:\+|-|\\times) \d{1,6} = \d{1,12})/g)].some(([, sum = '']) => sumsWrong(sum, refuted) === undefined)) return true;
    if (refuted !== undefined && rowsDiffer(text, line, refuted)) return true;
    if (refuted !== undefined) return [...this.#said].some((each) => {
      const [message, before, claim = '', after] = JSON.parse(each) as [string, string, string, string];
      const rows = claim.split(/\r?\n/);
      // What stands before the first of several rows stands in another line than the thread.
      return visible(message) === visible(refuted) && own.includes(`${rows.length === 1 ? before : ''}${rows.at(-1) ?? ''}${after}`.trim());
    });
    if (/^Steps/.test(told)) return isAnswerOf({ line, text: `∴ ${told}` }, text, traces, 'last');
    if (/^(?:Explanation|thinking)/.test(told)) return traces.some(({ problem }) => problem.place === undefined && own.includes(problem.text.split(/\r?\n/).at(-1) ?? ' '));
    if (/^Hint/.test(told)) return true;
    return told.trim() === '';
  }
}

/** Whether a row and the one above, each $x^2$ and a number, have the values that are told of them. */
function rowsDiffer(text: string, line: number, told: string): boolean {
  const [, x, left, right] = /^At x = (-?\d+) the left side is (-?\d+), the right side (-?\d+)\.$/.exec(told) ?? [];
  const lines = text.split(/\r\n|\n/);
  const valueOf = (row = ''): number => {
    const [, sign, number] = /= x\^2 ([+-]) (\d+) *(?:\\\\)?$/.exec(row) ?? [];
    return Number(x) ** 2 + Number(`${sign}${number}`);
  };
  return valueOf(lines[line - 2]) === Number(left) && valueOf(lines[line - 1]) === Number(right) && left !== right;
}

/** Whether a problem whose answer or step this is stands here as it was solved, and the answer solves it; or it is said to have changed. */
function isAnswerOf({ line, text: told }: Beside, text: string, traces: readonly Trace[], end: 'first' | 'last'): boolean {
  if (told.includes(stale)) return true;
  const step = /Looking at (\d+x \+ \d+ = \d+)/.exec(told)?.[1];
  return traces.some(({ problem }) => {
    if (!problem.place) return false;
    const own = problem.text.replaceAll('\r\n', '\n');
    if (step !== undefined && !own.includes(step)) return false;
    const [, a, b, c] = /^Solve \$(\d+)x \+ (\d+) = (\d+)\$\.$/.exec(own) ?? [];
    const answer = /∴ x = (\S+)/.exec(told)?.[1];
    if (answer !== undefined && a !== undefined && Number(answer) * Number(a) + Number(b) !== Number(c)) return false;
    return occurrences(text.replaceAll('\r\n', '\n'), own).some((at) => lineOf(text.replaceAll('\r\n', '\n'), end === 'first' ? at : at + own.length) === line);
  });
}

/** Where a text stands by itself. */
function occurrences(text: string, own: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(own); at >= 0 && own !== ''; at = text.indexOf(own, at + 1)) {
    if (/^\s?$/.test(text.charAt(at - 1)) && /^\s?$/.test(text.charAt(at + own.length))) found.push(at);
  }
  return found;
}

function key(message: string, text: string, start: number, end: number): string {
  const around = (at: number): string => (/\s/.test(text.charAt(at)) || text.charAt(at) === '' ? ' ' : text.charAt(at));
  return JSON.stringify([message, around(start - 1), text.slice(start, end).replaceAll('\r\n', '\n'), around(end)]);
}

/** A second opinion on plain sums and products, which shares nothing with what decides claims. */
function sumsWrong(claim: string, message: string): string | undefined {
  const [, a, operation, b, right] = /^(\d{1,9}) (\+|-|\\times) (\d{1,6}) = (\d{1,12})$/.exec(claim) ?? [];
  if (a === undefined || b === undefined || right === undefined) return undefined;
  const left = operation === '+' ? Number(a) + Number(b) : operation === '-' ? Number(a) - Number(b) : Number(a) * Number(b);
  const said = `The left side is ${left}, the right side ${Number(right)}.`;
  return message === said && left !== Number(right) ? undefined : `it should be ${said}`;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function spaced(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

function cut(text: string): string {
  return text.length > longestMark ? `${text.slice(0, longestMark - 1)}…` : text;
}

/** As the window draws it: spaces alike, without what has no width, and half a character as none that can be drawn. */
function visible(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(/[\u200b-\u200d\ufeff\u00a0\s]+/g, '');
}
