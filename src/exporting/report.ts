import { clock } from '../core/clock.ts';
import { conversation, versionsOf } from '../core/conversation.ts';
import { effortWord } from '../core/effortWord.ts';
import { endWords } from '../core/endWords.ts';
import { say, type Phrase } from '../core/phrase.ts';
import type { Plot } from '../core/plot.ts';
import type { Problem, ProblemKind, TextFormat } from '../core/problem.ts';
import type { Task } from '../core/reasoner.ts';
import { tookWords } from '../core/tookWords.ts';
import { answerText, hasAnswer, thinkingText, type Trace, type Turn, type TurnClaim } from '../core/trace.ts';
import type { VerdictKind } from '../core/verdict.ts';
import { counterexampleValues, verdictMarks, verdictReason, verdictWord } from '../core/verdictWords.ts';
import type { Wording } from '../core/wording.ts';
import { shown } from '../markdown/hiddenCharacters.ts';
import { titleOf } from './title.ts';

export interface ExportOptions {
  /** Every version of every question, instead of the conversation that is shown. */
  readonly allVersions: boolean;
  readonly thinking: boolean;
}

/** A claim as a row of a table; formulas as LaTeX, everything else as plain words. */
export interface ReportClaim {
  readonly kind: VerdictKind;
  readonly mark: string;
  readonly word: string;
  readonly isFinal: boolean;
  readonly latex: string;
  /** The statement as it stands in its source. */
  readonly text: string;
  readonly assumptions: string;
  readonly reason: string;
  /** What contradicts it, a line each. */
  readonly counterexample: readonly string[];
}

export interface ReportPlot {
  readonly plot: Plot;
  /** What is seen in it, in words. */
  readonly words: string;
}

export interface ReportTurn {
  readonly heading: string;
  /** Model, effort, when it was asked. */
  readonly about: string;
  readonly task: Task;
  /** Markdown, as the user wrote it; empty for the task itself. */
  readonly ask: string;
  readonly attachments: string;
  readonly thinkingHeading: string;
  /** Markdown, as it came. */
  readonly thinking: string;
  readonly answer: string;
  readonly plots: readonly ReportPlot[];
  readonly claims: readonly ReportClaim[];
  /** How it ended, where the answer does not say it all. */
  readonly end: string;
  readonly endDetail: string;
  /** Time, tokens, money. */
  readonly took: string;
}

/** A trace as what a reader of any format is told, in one language. */
export interface Report {
  readonly language: string;
  readonly title: string;
  readonly about: string;
  readonly problem: { readonly heading: string; readonly text: string; readonly format: TextFormat; readonly source: string; readonly attachments: string };
  readonly turns: readonly ReportTurn[];
  readonly labels: Labels;
}

export interface Labels {
  readonly asked: string;
  readonly answer: string;
  readonly claims: string;
  readonly claim: string;
  readonly verdict: string;
  readonly evidence: string;
  readonly finalAnswer: string;
  readonly providerSaid: string;
  readonly thinking: string;
}

export function reportOf(trace: Trace, { allVersions, thinking }: ExportOptions, words: Wording): Report {
  const turns = allVersions ? trace.turns : conversation(trace);
  const t = (phrase: Phrase): string => words.phrase(phrase);
  return {
    language: words.language,
    title: titleOf(trace, words),
    about: t(say('Exported from Therefore · {0}', dateWords(trace.createdAt, words))),
    problem: {
      heading: t(problemWord(trace.problem.kind)),
      text: trace.problem.text,
      format: trace.problem.format,
      source: placeWords(trace.problem, words),
      attachments: attachmentWords(trace.problem.attachments, words),
    },
    turns: turns.map((turn, index) => turnOf(trace, turn, index, turns.length, thinking, words)),
    labels: {
      asked: t(say('You asked')),
      answer: t(say('Answer')),
      claims: t(say('Claims')),
      claim: t(say('Claim')),
      verdict: t(say('Verdict')),
      evidence: t(say('Evidence')),
      finalAnswer: t(say('final answer')),
      providerSaid: t(say('What the provider said')),
      thinking: t(say('What was thought')),
    },
  };
}

function turnOf(trace: Trace, turn: Turn, index: number, count: number, thinking: boolean, words: Wording): ReportTurn {
  const versions = versionsOf(trace, turn);
  const numbered = count > 1 ? `${index + 1}. ` : '';
  const task = words.phrase(taskWord(turn.task));
  const named = versions.length > 1 ? words.phrase(say('{0} (version {1} of {2})', task, versions.findIndex(({ id }) => id === turn.id) + 1, versions.length)) : task;
  const thought = turn.parts.filter(({ kind }) => kind === 'thinking');
  const thoughtMs = thought.reduce((sum, { startedAt, updatedAt }) => sum + updatedAt - startedAt, 0);
  return {
    heading: `${numbered}${named}`,
    about: [turn.reasoner === 'builtin' ? words.phrase(say('Built-in solver')) : shown(turn.model), turn.reasoner === 'builtin' ? '' : effortWord(words, turn.effort), dateWords(turn.startedAt, words)].filter((fact) => fact !== '').join(' · '),
    task: turn.task,
    ask: turn.ask.trim() === '' ? '' : turn.ask,
    attachments: attachmentWords(turn.attachments, words),
    thinkingHeading: words.phrase(say('Thought for {0}', clock(thoughtMs))),
    thinking: thinking ? thinkingText(turn) : '',
    answer: answerText(turn),
    plots: (turn.plots ?? []).map((plot) => ({ plot, words: shown(plot.says.map(words.phrase, words).join(' ')) })),
    claims: turn.claims.map((claim) => claimOf(claim, words)),
    end: turn.end ? shown(endWords(words, turn.end, hasAnswer(turn))) : words.phrase(say('This run had not ended when it was exported.')),
    endDetail: shown(turn.end?.detail?.trim() ?? ''),
    took: tookWords(words, turn).join(' · '),
  };
}

function claimOf({ claim, verdict }: TurnClaim, words: Wording): ReportClaim {
  const counterexample = verdict.kind === 'refuted' ? verdict.counterexample : undefined;
  return {
    kind: verdict.kind,
    mark: verdictMarks[verdict.kind],
    word: verdictWord(words, verdict.kind),
    isFinal: claim.kind === 'final-answer',
    latex: claim.latex,
    text: shown(claim.text),
    assumptions: claim.assumptions.length === 0 ? '' : shown(words.phrase(say('where {0}', claim.assumptions.join(', ')))),
    reason: shown(verdictReason(words, verdict)),
    counterexample: counterexample ? [words.phrase(counterexample.summary), counterexampleValues(words, counterexample)].filter((line) => line !== '').map(shown) : [],
  };
}

function taskWord(task: Task): Phrase {
  switch (task) {
    case 'solve':
      return say('Solve');
    case 'check':
      return say('Check');
    case 'hint':
      return say('Hint');
    case 'explain':
      return say('Explain');
    case 'grade':
      return say('Grade');
    case 'similar':
      return say('Similar problem');
    case 'ask':
      return say('Follow-up');
    case 'write-check':
      return say('Check in Python');
    case 'match':
      return say('Match with the notebook');
    case 'review':
      return say('Review of a proof');
    case 'marks':
      return say('Grade');
    case 'rewrite':
      return say('Rewriting');
    case 'hints':
      return say('Hint');
    case 'practice':
      return say('Similar problem');
    case 'continue':
      return say('Continue');
    case 'answer':
      return say('Answer Now');
  }
}

function problemWord(kind: ProblemKind): Phrase {
  switch (kind) {
    case 'problem':
      return say('Problem');
    case 'proof':
      return say('Proof');
    case 'derivation':
      return say('Derivation');
    case 'solution':
      return say('Solution');
  }
}

/** The file's name alone: the folders of a person's disk are nobody else's business. */
function placeWords({ place }: Problem, words: Wording): string {
  if (!place) return '';
  const name = (place.notebook ?? place.uri).split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  let readable = name;
  try {
    readable = decodeURIComponent(name);
  } catch {
    // A name that is no valid escape sequence is told as it stands.
  }
  return shown(words.phrase(say('From {0}, line {1}', readable, place.line + 1)));
}

function attachmentWords(attachments: readonly { readonly name: string }[], words: Wording): string {
  return attachments.length === 0 ? '' : shown(words.phrase(say('Attached: {0}', attachments.map(({ name }) => name).join(', '))));
}

function dateWords(at: number, { language }: Wording): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
