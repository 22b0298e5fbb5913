import { isOfLine, type KnownFact, type ProofGoal, type ProofPlace, type UseReason } from '../../core/proof.ts';
import type { TextRange } from '../../core/problem.ts';
import type { Expression } from '../expression.ts';
import { some } from '../traverse.ts';
import type { ReadLine, ReadProof } from './readProof.ts';
import { closesContradiction, closesParts, follows, fromAbove, type PartKind } from './roles.ts';

/** What is known before a line, what is to be shown there, and what the line uses. */
export function knownAt(proof: ReadProof, index: number): ProofPlace {
  const scope = new Scope();
  for (const [at, line] of proof.lines.entries()) {
    if (at >= index) break;
    scope.pass(line, at);
  }
  const line = proof.lines[index];
  if (line) scope.enter(line, index);
  const facts = scope.facts;
  const uses = line ? usesOf(proof, line, facts) : new Map<number, UseReason>();
  return {
    line: index,
    parts: scope.parts.map(({ line: at }) => ({ line: at, markdown: proof.lines[at]?.markdown ?? '' })),
    goals: goalsOf(proof, scope, index),
    facts: facts.map((fact): KnownFact => {
      const use = uses.get(fact.line);
      return use === undefined ? fact : { ...fact, use };
    }),
  };
}

interface OpenPart {
  readonly kind: PartKind | 'contradiction';
  readonly line: number;
  /** Facts and goals there were before it. */
  readonly facts: number;
  readonly goals: number;
}

/** What holds from line to line; what is supposed for a part ends with it. */
class Scope {
  readonly facts: KnownFact[] = [];
  readonly goals: number[] = [];
  parts: OpenPart[] = [];

  /** What a line ends or begins, before it says anything itself. */
  enter(line: ReadLine, at: number): void {
    if (line.said.part) {
      const kind = line.said.part;
      // Within a case there may be an induction or a proof by contradiction, but never the case beside it.
      const same = this.parts.findIndex((part) => part.kind === kind || (kind === 'case' && part.kind === 'subcase') || (kind === 'direction' && part.kind !== 'direction'));
      if (same >= 0) this.#leave(same);
      this.#open(kind, at);
    } else if (closesParts.test(line.words.trim())) {
      const first = this.parts.findIndex(({ kind }) => kind === 'case' || kind === 'subcase' || kind === 'induction');
      if (first >= 0) this.#leave(first);
    } else if (line.said.contradicts) this.#open('contradiction', at);
  }

  pass(line: ReadLine, at: number): void {
    this.enter(line, at);
    const { said, role, inStatement } = line;
    if (line.givenMarkdown) this.facts.push({ line: at, origin: inStatement ? 'given' : 'supposed', markdown: line.givenMarkdown });
    if (role === 'goal' || role === 'subgoal') this.goals.push(at);
    else if (role === 'supposition') this.#know(line, at, inStatement ? 'given' : 'supposed');
    else if (said.part) {
      const supposes = said.part === 'case' || said.part === 'subcase' || /\b(?:assume|suppose|let|if)\b|假设|设/i.test(line.words);
      if (line.letters.size > 0) this.#know(line, at, supposes ? 'supposed' : 'established');
    } else if (role === 'step') {
      const contrary = closesContradiction.test(line.words) ? this.parts.findLastIndex(({ kind }) => kind === 'contradiction') : -1;
      // What followed from what is false is known no more, and neither is the sentence that says so.
      if (contrary >= 0) this.#leave(contrary);
      else if (!closesContradiction.test(line.words) && (line.formulas.length > 0 || line.letters.size > 0)) this.#know(line, at, inStatement ? 'given' : 'established');
    }
  }

  #know({ markdown }: ReadLine, line: number, origin: KnownFact['origin']): void {
    if (markdown !== '') this.facts.push({ line, origin, markdown });
  }

  #open(kind: OpenPart['kind'], line: number): void {
    this.parts = [...this.parts, { kind, line, facts: this.facts.length, goals: this.goals.length }];
  }

  #leave(at: number): void {
    const part = this.parts[at];
    if (!part) return;
    this.facts.length = part.facts;
    this.goals.length = part.goals;
    this.parts = this.parts.slice(0, at);
  }
}

function goalsOf(proof: ReadProof, { goals }: Scope, index: number): readonly ProofGoal[] {
  const all = proof.lines[index]?.role === 'goal' || proof.lines[index]?.role === 'subgoal' ? [...goals, index] : goals;
  const main = all.filter((at) => proof.lines[at]?.role === 'goal');
  const last = all.findLast((at) => proof.lines[at]?.role === 'subgoal');
  // Of several things to be shown all count where the statement lists them; a goal said in the proof is the nearest one.
  const stated = main.filter((at) => proof.lines[at]?.inStatement);
  const said = main.findLast((at) => !proof.lines[at]?.inStatement);
  const shown = [...stated, ...(said === undefined ? [] : [said]), ...(last === undefined || last < (said ?? -1) ? [] : [last])];
  const found = shown.flatMap((at): ProofGoal[] => {
    const line = proof.lines[at];
    const markdown = line?.goalMarkdown || line?.markdown;
    return markdown ? [{ kind: 'statement', line: at, markdown }] : [];
  });
  return found.length > 0 ? found : derivationGoal(proof, index);
}

/** Rows of the display at hand, or the formulas that follow one another around a line: where they begin, and what they come to. */
function derivationGoal({ lines, kind }: ReadProof, index: number): readonly ProofGoal[] {
  const line = lines[index];
  if (kind !== 'derivation' || !line) return [];
  let first = index;
  let last = index;
  while (goesOn(lines[first - 1], lines[first])) first--;
  while (goesOn(lines[last], lines[last + 1])) last++;
  const [begin, end] = [lines[first], lines[last]];
  if (!begin || !end || first === last) return [];
  const isChain = startsWithSign.test(end.formulas.at(-1) ?? '');
  const from = isChain ? leftSide(begin.formulas.at(-1)) : '';
  const to = isChain ? rightSide(end.formulas.at(-1)) : '';
  return [{ kind: 'derivation', line: last, from: from || formulaOf(begin), to: to || formulaOf(end) }];
}

const startsWithSign = /^(?:\{\})?(?:=|<|>|\\(?:leq?|geq?|equiv)\b|≤|≥)/;
const anew = /^(?:and|also|another|next|now|similarly|finally|for example|又|再|另|此外|同理|例如)/i;

/** Whether a line goes on from the one before: a row of its chain, or a formula of the same letters. */
function goesOn(line: ReadLine | undefined, next: ReadLine | undefined): boolean {
  if (!line || !next || line.formulas.length === 0 || next.formulas.length === 0) return false;
  if (startsWithSign.test(next.formulas.at(-1) ?? '')) return isChainOf(line, next);
  if (startsWithSign.test(line.formulas.at(-1) ?? '') || next.role !== 'step' || anew.test(next.words)) return false;
  return [...next.letters].some((letter) => line.letters.has(letter));
}

function isChainOf(line: ReadLine, other: ReadLine): boolean {
  return line.display !== undefined && line.display === other.display;
}

function formulaOf({ markdown }: ReadLine): string {
  return /\$[^$]+\$(?=[^$]*$)/.exec(markdown)?.[0] ?? markdown;
}

/** The left side of a row as a formula; empty where the row is no equation of two plain sides. */
function leftSide(row = ''): string {
  const side = row.replace(/&/g, '').split(/=|\\leq?\b|\\geq?\b|<|>/)[0] ?? '';
  return side === '' || unbalanced(side) ? '' : `$${spaced(side)}$`;
}

function rightSide(row = ''): string {
  const side = (row.replace(/&/g, '').split(/=|\\leq?\b|\\geq?\b|<|>/).at(-1) ?? '').replace(/[.,;。]$/, '').replace(/\\(?:label|tag\*?)\{[^{}]*\}|\\(?:nonumber|notag)/g, '');
  return side === '' || unbalanced(side) ? '' : `$${spaced(side)}$`;
}

function unbalanced(side: string): boolean {
  return side.split('{').length !== side.split('}').length || side.split('\\left').length !== side.split('\\right').length;
}

/** Formulas are kept without spaces: a command that a letter followed needs its space back. */
function spaced(latex: string): string {
  return latex.replace(/\\(sin|cos|tan|ln|log|cdot|times|alpha|beta|gamma|delta|theta|lambda|mu|pi|varphi|phi|omega|int|sum)(?=[A-Za-z])/g, '\\$1 ');
}

function usesOf(proof: ReadProof, line: ReadLine, facts: readonly KnownFact[]): Map<number, UseReason> {
  const uses = new Map<number, UseReason>();
  const use = (at: number, why: UseReason): void => {
    if (!uses.has(at)) uses.set(at, why);
  };
  if (line.role === 'goal' || line.role === 'subgoal') return uses;
  for (const { line: at } of facts) if (proof.lines[at]?.labels.some((label) => line.cites.includes(label))) use(at, 'cited');
  if (line.role === 'supposition') return uses;
  const previous = facts.at(-1);
  const isChain = previous !== undefined && line.display !== undefined && proof.lines[previous.line]?.display === line.display && startsWithSign.test(line.formulas.at(-1) ?? '');
  if (isChain) use(previous.line, 'follows');
  const premises = premisesOf(proof, line);
  for (const { line: at } of facts) {
    const { range } = proof.lines[at] ?? {};
    if (range && premises.some((premise) => premise.start < range.end && premise.end > range.start)) use(at, 'premise');
  }
  const before = proof.lines.slice(0, proof.lines.indexOf(line)).findLastIndex(({ role }) => role !== 'remark');
  if (previous && uses.size === 0 && previous.line === before && (follows.test(line.words) || fromAbove.test(line.words))) use(previous.line, 'follows');
  for (const { line: at, origin } of facts) {
    const fact = proof.lines[at];
    if (!fact) continue;
    const again = fact.formulas.some((formula) => formula.length > 2 && /[=<>≤≥]|\\(?:leq?|geq?|ne|equiv|mid|in)\b/.test(formula) && line.formulas.includes(formula));
    const letters = origin !== 'established' && [...fact.letters].some((letter) => line.letters.has(letter));
    if (again || letters) use(at, 'shares');
  }
  return uses;
}

/** Where the premises of a line's claims stand in the document: what they are decided from, and the definitions they need. */
function premisesOf({ found, range: { start } }: ReadProof, line: ReadLine): readonly TextRange[] {
  const own = { range: { start: line.range.start - start, end: line.range.end - start } };
  const premises = found.filter(({ claim }) => isOfLine(claim, own)).flatMap(({ attempts, context }): Expression[] => {
    const stated = attempts.flatMap(({ proposition }) => (proposition.kind === 'relation' ? [proposition.relation] : proposition.kind === 'implication' ? proposition.to : []));
    const defined = context.definitions.filter(({ name }) => stated.some((each) => some(each, (part) => part.kind === 'symbol' && part.name === name))).map(({ body }) => body);
    // Each condition that may matter is a premise of an attempt; only the last one before is what the line goes on from.
    const from = attempts.flatMap(({ proposition }) => (proposition.kind === 'implication' ? proposition.from.slice(-1) : []));
    return [...from, ...context.assumptions, ...defined];
  });
  return premises.flatMap(({ range }) => (range ? [{ start: range.start + start, end: range.end + start }] : []));
}
