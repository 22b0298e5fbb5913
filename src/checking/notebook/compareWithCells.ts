import { say, type Phrase } from '../../core/phrase.ts';
import type { TextRange } from '../../core/problem.ts';
import type { Verdict } from '../../core/verdict.ts';
import { app } from '../../math/build.ts';
import { toLatex } from '../../math/printing/latex.ts';
import { toPlain } from '../../math/printing/plain.ts';
import { sameShape } from '../../math/traverse.ts';
import { showObserved } from '../kernel/observedValue.ts';
import type { CodeCells } from './codeCells.ts';
import { curveOutcome } from './curves.ts';
import { agreeing, differing, type NotebookFinding } from './finding.ts';
import { formulaAgainstCell, formulaInputs } from './formulaAgainstCell.ts';
import { Matching, sameSource, type Match, type Matched, type Source } from './matching.ts';
import type { NotebookCellText } from './notebookText.ts';
import { Observing } from './observing.ts';
import { outcomeOf } from './outcome.ts';
import type { LiveValues, ReadPlan } from './readPlan.ts';
import { comparedHash, type StatedFormula, type StatedValue } from './statedValue.ts';
import { statedIn, type Mention } from './statedValues.ts';

/** What a claim was said to speak of: by the user, or by a model whose word the user can correct. */
export interface ChosenSource {
  readonly claim: string;
  readonly source: Source;
  readonly by: 'user' | 'model';
}

interface Found {
  readonly statement: StatedValue | StatedFormula;
  readonly finding: NotebookFinding;
}

interface Stated {
  readonly statement: StatedValue | StatedFormula;
  readonly matched: Matched;
}

/**
 * The claims of a notebook against its cells. First `plan()` says what to read of a running kernel, where there
 * is one; then `findings(live)` compares. Without a kernel the saved outputs are compared with.
 */
export class NotebookClaims {
  readonly #matching: Matching;
  readonly #stated: readonly Stated[];
  readonly #mentions: readonly Mention[];

  constructor(cells: readonly NotebookCellText[], chosen: readonly ChosenSource[] = []) {
    this.#matching = new Matching(cells);
    const stated = cells.map(statedIn);
    const statements = stated.flatMap(({ values, formulas }) => [...values, ...formulas]);
    this.#mentions = stated.flatMap(({ mentions }) => mentions);
    this.#stated = statements.map((statement) => ({ statement, matched: withChoice(this.#matching, statement, chosen) }));
  }

  get code(): CodeCells {
    return this.#matching.code;
  }

  /** Every statement with what it may speak of. */
  get matched(): readonly { readonly statement: StatedValue | StatedFormula; readonly matched: Matched }[] {
    return this.#stated;
  }

  plan(): ReadPlan {
    const names = new Set<string>();
    const orders = new Set<number>();
    const add = (source: Source): void => {
      if (source.kind === 'variable') names.add(source.name);
      const order = this.code.cells[this.code.indexOf(source.cell)]?.executionOrder;
      if (source.kind !== 'variable' && order !== undefined) orders.add(order);
    };
    for (const { statement, matched: { pick } } of this.#stated) {
      if (!pick) continue;
      add(pick.source);
      if (statement.formula) for (const { source } of formulaInputs(this.code, statement.formula, pick.source) ?? []) add(source);
    }
    return { names: [...names], orders: [...orders] };
  }

  findings(live?: LiveValues): NotebookFinding[] {
    const observing = new Observing(this.code, live);
    const found = this.#stated.flatMap(({ statement, matched }): Found[] => {
      const { pick, doubt, ranked } = matched;
      if (!pick) return doubt && isWorthAsking(statement, ranked) ? [{ statement, finding: this.#open(statement, matched, doubt) }] : [];
      const value = 'value' in statement ? this.#value(statement, pick, ranked, observing) : undefined;
      const formula = statement.formula && pick.strength === 'sure' ? this.#formula(statement, pick, ranked, observing) : undefined;
      return [...(value ? [value] : []), ...(formula ? [formula] : [])].map((finding) => ({ statement, finding }));
    });
    // "n = 150 observations" is said of n already.
    const once = found.filter(({ statement }) => !('value' in statement) || statement.subject.kind !== 'count' || !found.some((other) => other.statement !== statement && other.statement.cell === statement.cell && overlap(other.statement.claim.range, statement.claim.range)));
    return once.map((each) => this.#reconsidered(each, found));
  }

  /** A value that the text contradicts itself, or says of another case than the code's, is not refuted by the code. */
  #reconsidered({ statement, finding }: Found, all: readonly Found[]): NotebookFinding {
    if (finding.verdict.kind !== 'refuted' || finding.about !== 'value' || !('value' in statement)) return finding;
    const { source, words = '' } = finding;
    const text = this.code.cells[this.code.indexOf(statement.cell)]?.source ?? '';
    const other = all.some((each) => each.finding.about === 'value' && 'value' in each.statement && source !== undefined && sameSource(each.finding.source, source) && /^(?:equal|approximately)$/.test(each.statement.relation) && !sameShape(each.statement.value, statement.value) && statement.relation !== 'less' && statement.relation !== 'greater');
    const name = statement.subject.kind === 'name' ? toPlain(statement.subject.expression) : undefined;
    const isMentioned = this.#mentions.some(({ cell, at, name: own, value }) => cell === statement.cell && own === name && !sameShape(value, statement.value) && isOneSentence(text, statement.claim.range.start, at));
    if (other || isMentioned) return { ...finding, verdict: { kind: 'inconclusive', reason: say('The text gives {0} more than one value.', words) } };
    const isOtherCase = all.some((each) => each.statement !== statement && each.statement.cell === statement.cell && 'isGiven' in each.statement && each.statement.isGiven && each.finding.verdict.kind === 'refuted' && !/\n\s*\n/.test(text.slice(each.statement.claim.range.start, statement.claim.range.start)) && each.statement.claim.range.start < statement.claim.range.start);
    return isOtherCase ? { ...finding, verdict: { kind: 'inconclusive', reason: say('It is said of other values than those of the code.') } } : finding;
  }

  #open(statement: StatedValue | StatedFormula, { ranked }: Matched, reason: Phrase): NotebookFinding {
    const { claim, cell } = statement;
    return { claim: { ...claim, hash: comparedHash(claim) }, cell, about: 'value' in statement ? 'value' : 'formula', verdict: { kind: 'unchecked', reason }, choices: ranked, notes: [] };
  }

  #value(statement: StatedValue, pick: Match, choices: readonly Match[], observing: Observing): NotebookFinding {
    const { claim, cell, unit, subject } = statement;
    const { source, why } = pick;
    const words = this.#matching.words(source);
    const observation = observing.of(source);
    const base = { claim: { ...claim, hash: comparedHash(claim, this.#codeOf(source)) }, cell, about: 'value' as const, source, words, why, choices, notes: unit === undefined || subject.kind === 'entry' ? [] : [say('The unit {0} is not compared.', unit)] };
    if (observation.stale) return { ...base, ...(observation.kind === 'seen' ? { freshness: observation.origin === 'live' ? 'live' : 'saved' } : {}), stale: observation.stale.stale, verdict: { kind: 'inconclusive', reason: observation.stale.reason } };
    if (observation.kind === 'unseen') return { ...base, verdict: { kind: 'unchecked', reason: observation.reason } };
    const { shown, origin } = observation;
    const outcome = subject.kind === 'curve' ? curveOutcome(subject, statement.value, shown.value) : outcomeOf(subject.kind === 'entry' ? { ...statement, unit: unit ?? '' } : statement, shown);
    if (outcome.kind === 'agrees' && outcome.note) base.notes.push(outcome.note);
    const verdict = ((): Verdict => {
      switch (outcome.kind) {
        case 'agrees':
          return agreeing(words, showObserved(shown.value), origin, outcome.digits);
        case 'differs':
          if (pick.strength !== 'sure') return { kind: 'inconclusive', reason: say('The text says {0}, {1} is {2}: nothing says that they are the same quantity.', outcome.claimed, words, outcome.observed) };
          return differing(source.kind === 'variable' ? source.name : words, words, outcome.claimed, outcome.observed, origin);
        case 'unknown':
          return { kind: 'inconclusive', reason: outcome.reason };
      }
    })();
    return { ...base, freshness: origin === 'live' ? 'live' : 'saved', verdict };
  }

  /** The other way round: the formula at the inputs of the code, against what the code computed. */
  #formula(statement: StatedValue | StatedFormula, pick: Match, choices: readonly Match[], observing: Observing): NotebookFinding | undefined {
    const { claim, cell, formula, subject } = statement;
    const inputs = formula && formulaInputs(this.code, formula, pick.source);
    if (!formula || !inputs || subject.kind !== 'name') return undefined;
    const words = this.#matching.words(pick.source);
    const { verdict, origin, stale } = formulaAgainstCell(formula, inputs, pick.source, toPlain(subject.expression), words, observing);
    // A formula that meets no values says nothing for the reader.
    if (verdict.kind === 'inconclusive' && !stale && !origin) return undefined;
    // Beside a value of the same statement this one is of its formula alone, and says only that.
    const told = app('equal', subject.expression, formula);
    const own = { ...claim, ...('value' in statement ? { id: `${claim.id}:formula`, readable: toPlain(told), latex: toLatex(told) } : {}), hash: comparedHash(claim, this.#codeOf(pick.source), ...inputs.map(({ source }) => this.#codeOf(source))) };
    return { claim: own, cell, about: 'formula', source: pick.source, words, why: pick.why, ...(origin ? { freshness: origin === 'live' ? 'live' : 'saved' } : {}), ...(stale ? { stale: stale.stale } : {}), verdict, choices, notes: [] };
  }

  #codeOf({ cell }: Source): string {
    return this.code.cells[this.code.indexOf(cell)]?.source ?? '';
  }
}

/** Compares at once: with a running kernel's values where they were read, else with what the notebook keeps. */
export function compareWithCells(cells: readonly NotebookCellText[], live?: LiveValues, chosen: readonly ChosenSource[] = []): NotebookFinding[] {
  return new NotebookClaims(cells, chosen).findings(live);
}

function withChoice(matching: Matching, statement: StatedValue | StatedFormula, chosen: readonly ChosenSource[]): Matched {
  const matched = matching.of(statement);
  const own = chosen.filter(({ claim, source }) => claim === statement.claim.id && matching.code.names(matching.code.indexOf(source.cell)) !== undefined);
  const choice = own.find(({ by }) => by === 'user') ?? (matched.pick ? undefined : own[0]);
  if (!choice) return matched;
  const { source, by } = choice;
  const nearness = matching.sections.nearness(matching.sections.at(matching.code.indexOf(statement.cell), statement.claim.range.start), matching.code.indexOf(source.cell));
  // A model's word may let a claim be verified, never refuted.
  const match: Match = by === 'user' ? { source, why: 'chosen', strength: 'sure', nearness } : { source, why: 'proposed', strength: 'agreeing', nearness };
  return { ranked: [match, ...matched.ranked], pick: match, doubt: undefined };
}

function overlap(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

function isOneSentence(text: string, a: number, b: number): boolean {
  return !/[.!?](?=\s)|[。！？]|\n\s*\n/.test(text.slice(Math.min(a, b), Math.max(a, b)));
}

/** A letter that is used somewhere else too is no question for the user. */
function isWorthAsking({ subject }: StatedValue | StatedFormula, ranked: readonly Match[]): boolean {
  const isOffer = ranked.every(({ strength }) => strength === 'offer');
  return !isOffer || (subject.kind === 'name' && ranked.some(({ source }) => source.kind === 'variable' && [...source.name.replace(/[_\d]/g, '')].length > 2));
}
