import { clock } from '../core/clock.ts';
import { conversation } from '../core/conversation.ts';
import { say, type Phrase } from '../core/phrase.ts';
import { judgesOwnText } from '../core/sourceLines.ts';
import { stepOf, type Step } from '../core/steps.ts';
import type { Part } from '../core/parts.ts';
import type { Trace, Turn } from '../core/trace.ts';
import type { Wording } from '../core/wording.ts';
import { reportOf, type Report, type ReportClaim, type ReportTurn } from './report.ts';
import { asWritten, flat, newlinesIn, ownLine, TextLines, type SectionKind, type TextLink, type TextSection } from './textLines.ts';

export interface TraceText {
  readonly text: string;
  readonly sections: readonly TextSection[];
  readonly links: readonly TextLink[];
}

/** UTF-16 units. */
const longestName = 80;

/** What is said twice a second while a run goes is laid out once: closed steps do not change. */
const laidBefore = new WeakMap<Step, Laid>();

interface Laid {
  readonly text: string;
  readonly newlines: number;
  readonly title: string;
}

/**
 * Lays out the steps of a trace one by one, for a thread that has other things to do in between: `traceText` then takes
 * milliseconds, however long the trace.
 */
export function* preparing(trace: Trace): Generator<void, void> {
  for (const { parts } of trace.turns) {
    for (const { text, steps } of parts) {
      for (const step of steps) {
        laidOut(step, text);
        yield;
      }
    }
  }
}

function laidOut(step: Step, text: string): Laid {
  const before = laidBefore.get(step);
  if (before) return before;
  const written = asWritten(text.slice(step.range.start, step.range.end));
  const laid = { text: written, newlines: newlinesIn(written), title: flat(step.title) || beginningOf(written) };
  laidBefore.set(step, laid);
  return laid;
}

/**
 * A whole trace as one text to read, to fold and to search: the problem, and of every turn of the conversation that
 * is shown the question, the thinking, the answer, the claims with their verdicts, and the end. What people and
 * models wrote stands in it as it is, but for characters that cannot be seen, which are named.
 */
export function traceText(trace: Trace, words: Wording): TraceText {
  const report = reportOf(trace, { allVersions: false, thinking: false }, words);
  const lines = new TextLines();
  lines.own(flat(report.title));
  lines.blank();
  const problem = problemSection(lines, report);
  const turns = conversation(trace).flatMap((turn, index) => {
    const told = report.turns[index];
    return told ? [new TurnText(lines, turn, told, report, words).section(problem.textLine)] : [];
  });
  return { text: lines.text, sections: [problem.section, ...turns], links: lines.links };
}

function problemSection(lines: TextLines, { problem }: Report): { readonly section: TextSection; readonly textLine: number } {
  const line = lines.own([problem.heading, problem.source].filter((fact) => fact !== '').join(' · '));
  if (problem.source !== '') lines.link(line, ownLine.length + problem.heading.length + 3, problem.source.length, 'source');
  if (problem.attachments !== '') lines.own(flat(problem.attachments));
  lines.blank();
  const textLine = lines.written(problem.text);
  const section = lines.section('problem', problem.heading, problem.source, line);
  lines.blank();
  return { section, textLine };
}

class TurnText {
  readonly #lines: TextLines;
  readonly #turn: Turn;
  readonly #told: ReportTurn;
  readonly #report: Report;
  readonly #words: Wording;
  /** Where each step of the answer stands: its offset in the answer, its text, and its line here. */
  readonly #answerSteps: { readonly start: number; readonly end: number; readonly raw: string; readonly line: number }[] = [];

  constructor(lines: TextLines, turn: Turn, told: ReportTurn, report: Report, words: Wording) {
    this.#lines = lines;
    this.#turn = turn;
    this.#told = told;
    this.#report = report;
    this.#words = words;
  }

  section(problemLine: number): TextSection {
    const { heading, about } = this.#told;
    const line = this.#lines.own(flat([heading, about].join(' · ')));
    this.#lines.blank();
    const children = [...this.#asked(), ...this.#parts(), ...this.#plots(), ...this.#claims(problemLine), ...this.#end()];
    return { ...this.#lines.section('turn', flat(heading), flat(about), line), children };
  }

  #asked(): TextSection[] {
    const { ask, attachments } = this.#told;
    if (ask === '' && attachments === '') return [];
    const name = this.#report.labels.asked;
    const line = this.#lines.own(flat([name, attachments].filter((fact) => fact !== '').join(' · ')));
    if (ask !== '') {
      this.#lines.blank();
      this.#lines.written(ask);
    }
    return [this.#closed('asked', name, line)];
  }

  /** Runs of thinking and of answer, in the order they came. */
  #parts(): TextSection[] {
    const sections: TextSection[] = [];
    let answered = 0;
    for (const run of runsOf(this.#turn.parts)) {
      const [first] = run;
      const last = run.at(-1);
      if (!first || !last) continue;
      const isAnswer = first.kind === 'text';
      const length = run.reduce((sum, { text }) => sum + text.length, 0);
      if (run.some(({ text }) => text.trim() !== '')) {
        const name = isAnswer ? this.#report.labels.answer : this.#t(say('Thought for {0}', clock(last.updatedAt - first.startedAt)));
        const line = this.#lines.own(name);
        this.#lines.blank();
        const steps = this.#steps(run, isAnswer ? answered : undefined);
        sections.push({ ...this.#closed(isAnswer ? 'answer' : 'thinking', name, line), children: steps });
      }
      if (isAnswer) answered += length;
    }
    return sections;
  }

  #steps(run: readonly Part[], answered: number | undefined): TextSection[] {
    const sections: TextSection[] = [];
    let before = answered ?? 0;
    for (const { text, steps } of run) {
      const open = stepOf(text, steps.at(-1)?.range.end ?? 0, text.length);
      for (const step of open ? [...steps, open] : steps) {
        if (sections.length > 0) this.#lines.blank();
        const laid = laidOut(step, text);
        const line = this.#lines.laid(laid.text, laid.newlines);
        if (answered !== undefined) this.#answerSteps.push({ start: before + step.range.start, end: before + step.range.end, raw: text.slice(step.range.start, step.range.end), line });
        sections.push(this.#lines.section('step', `${sections.length + 1}. ${laid.title}`, '', line));
      }
      before += text.length;
    }
    return sections;
  }

  /** Pictures by their words, as a part of the answer. */
  #plots(): TextSection[] {
    const { plots } = this.#told;
    if (plots.length === 0) return [];
    const name = this.#t(say('Picture'));
    const line = this.#lines.own(name);
    for (const { words } of plots) this.#lines.laid(`  ${flat(words)}`);
    return [this.#closed('answer', name, line)];
  }

  #claims(problemLine: number): TextSection[] {
    const { claims } = this.#told;
    if (claims.length === 0) return [];
    const name = this.#report.labels.claims;
    const line = this.#lines.own(name);
    const children = claims.map((claim, index) => this.#claim(claim, this.#turn.claims[index]?.claim.range.start ?? 0, problemLine));
    return [{ ...this.#closed('claims', name, line), children }];
  }

  #claim(claim: ReportClaim, offset: number, problemLine: number): TextSection {
    const verdict = `${claim.mark} ${claim.word}`;
    const statement = flat(claim.text);
    const line = this.#lines.own([verdict, statement, ...(claim.isFinal ? [this.#report.labels.finalAnswer] : []), ...(claim.assumptions === '' ? [] : [flat(claim.assumptions)])].join(' · '));
    const to = this.#placeOf(offset, problemLine);
    if (to !== undefined) this.#lines.link(line, ownLine.length + verdict.length + 3, statement.length, { line: to });
    for (const ground of [...claim.counterexample, claim.reason].filter((words) => words !== '')) this.#lines.laid(`  ${flat(ground)}`);
    return this.#lines.section('claim', `${claim.mark} ${statement}`, claim.word, line);
  }

  /** The line on which a claim is made; undefined where it is made in a question. */
  #placeOf(offset: number, problemLine: number): number | undefined {
    if (judgesOwnText(this.#turn)) return this.#turn.ask.trim() === '' ? problemLine + newlinesIn(this.#report.problem.text.slice(0, offset).trimStart()) : undefined;
    const step = this.#answerSteps.find(({ start, end }) => offset >= start && offset < end);
    return step && step.line + newlinesIn(step.raw.slice(0, offset - step.start).trimStart());
  }

  #end(): TextSection[] {
    const { end, endDetail, took } = this.#told;
    const how = this.#turn.end ? end : this.#t(say('This run is still going.'));
    const facts = [how, took].filter((fact) => fact !== '').map(flat);
    if (facts.length === 0) return [];
    const name = this.#t(say('End'));
    const line = this.#lines.own(`${name} · ${facts.join(' · ')}`);
    if (endDetail !== '') {
      this.#lines.own(`${this.#report.labels.providerSaid}:`);
      this.#lines.blank();
      this.#lines.written(endDetail);
    }
    return [this.#closed('end', name, line, facts[0] ?? '')];
  }

  #closed(kind: SectionKind, name: string, line: number, detail = ''): TextSection {
    const section = this.#lines.section(kind, name, detail, line);
    this.#lines.blank();
    return section;
  }

  #t(phrase: Phrase): string {
    return this.#words.phrase(phrase);
  }
}

function runsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const runs: Part[][] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    if (run?.[0]?.kind === part.kind) run.push(part);
    else runs.push([part]);
  }
  return runs;
}

/** Of a step that is all formula: its first line with something in it. */
function beginningOf(written: string): string {
  const line = written.split('\n').find((each) => !/^\s*(?:\$\$|\\\[|[`~]{3}.*)?\s*$/.test(each)) ?? '';
  const whole = flat(line);
  return whole.length > longestName ? `${whole.slice(0, longestName - 1)}…` : whole;
}
