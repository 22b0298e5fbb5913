import type { CheckRequest } from '../../core/checker.ts';
import type { Claim } from '../../core/claim.ts';
import type { Expression } from '../expression.ts';
import type { Context, Definition } from '../proposition.ts';
import { sameNormalForm } from '../exact/normalForm.ts';
import { mayNotCommute } from '../deciding/matrixLetters.ts';
import { read } from '../reading/read.ts';
import { mathSpans, type MathSpan } from '../reading/spans.ts';
import { sameShape, some } from '../traverse.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { answerAttempts } from './answers.ts';
import { kindOf } from './claimKind.ts';
import { ClaimNames } from './claimNames.ts';
import { cueOf, isQualified, type Cue } from './cues.ts';
import { definitionOf } from './definitions.ts';
import { solutionAttempts } from './differentialAnswer.ts';
import { questionOf, type Question } from './question.ts';
import { givenFunctions, isComputedCall } from './knownFunctions.ts';
import { spokenStatements, type SpokenStatement } from './proseArithmetic.ts';
import { namedBy, restated, type Named } from './rewriting.ts';
import { conditionBehind, generalNames, isMeaninglessHere } from './scope.ts';
import { anyOf, isAlternative, isApply, joinedRoots, linksOf, rootsAfter, statementsOf, wholeChain, type Joined } from './statements.ts';
import type { Attempt, FoundClaim } from './foundClaim.ts';

/** How many conditions a step may be thought to follow from: the ones just before it. */
const remembered = 6;

/**
 * The claims of a text in reading order, each with everything its meaning depends on: the
 * definitions, suppositions and conditions that stood before it. What cannot be read is a claim too
 * where it is plainly one (a final answer), with no attempt to decide it.
 */
export function findClaims(request: CheckRequest): FoundClaim[] {
  return new Finder(request).find();
}

class Finder {
  readonly #request: CheckRequest;
  readonly #question: Question | undefined;
  readonly #names = new ClaimNames();
  readonly #found: FoundClaim[] = [];
  readonly #definitions: Definition[] = [];
  readonly #suppositions: Expression[] = [];
  #conditions: Expression[] = [];
  readonly #speaksOfComplex: boolean;
  readonly #speaksOfMatrices: boolean;
  #lastCue: Cue = 'none';
  /** The words before the formula at hand, and the last `x = …` with nothing but them between. */
  #before = '';
  #named: Named | undefined;
  /** The condition that the words behind it put on the formula at hand. */
  #behind: Expression | undefined;
  /** The words around it say that it is asked, or meant in another way than plain arithmetic. */
  #isQualified = false;

  constructor(request: CheckRequest) {
    this.#request = request;
    this.#speaksOfMatrices = /\bmatri(?:x|ces)\b|\blinear (?:map|operator|transformation)s?\b|矩阵/i.test(request.text);
    this.#speaksOfComplex = complexCue.test(request.text) || (request.problem !== undefined && complexCue.test(request.problem.text));
    this.#question = request.problem && questionOf(request.problem.text, request.problem.format);
    if (request.problem) this.#definitions.push(...givenFunctions(request.problem.text, request.problem.format));
    if (this.#question?.kind === 'solve') this.#conditions = [...this.#question.conditions];
    else if (this.#question && 'givens' in this.#question) this.#conditions = [...this.#question.givens];
  }

  find(): FoundClaim[] {
    const { text, format } = this.#request;
    const spans = mathSpans(text, format);
    const spoken = spokenStatements(text, format);
    for (let index = 0, next = 1; index < spans.length; index = next, next++) {
      const span = spans[index];
      if (!span) break;
      while (spoken[0] && spoken[0].start < span.outer.start) this.#spoken(spoken.shift());
      const before = text.slice(spans[index - 1]?.outer.end ?? 0, span.outer.start);
      if (/^#{1,6}\s|\\(?:sub)*section\b|\bcase\s+\d|情况/im.test(before)) this.#forget();
      next += this.#span(span, before, rootsAfter(spans.slice(index), text)) - 1;
    }
    for (const statement of spoken) this.#spoken(statement);
    return this.#found;
  }

  #spoken(statement: SpokenStatement | undefined): void {
    if (!statement) return;
    const { start, end, relation } = statement;
    const span: MathSpan = { outer: { start, end }, inner: { start, end }, notation: 'plain', display: false };
    this.#add(relation, span, [{ kind: 'equality', stance: 'asserted', proposition: { kind: 'relation', relation } }]);
  }

  /** A new section, or another case: what held in the last one does not carry over. */
  #forget(): void {
    this.#conditions = this.#question?.kind === 'solve' ? [...this.#question.conditions] : [];
    this.#suppositions.length = 0;
    // A function keeps its name through a document; a letter's value belongs to its section.
    const functions = this.#definitions.filter(({ parameters }) => parameters.length > 0);
    this.#definitions.splice(0, Infinity, ...functions);
  }

  /** How many spans were taken: this one, and those that list further roots. */
  #span(span: MathSpan, before: string, together: readonly MathSpan[]): number {
    const functions = this.#definitions.filter(({ parameters }) => parameters.length > 0).map(({ name }) => name);
    const readSpan = ({ inner, notation }: MathSpan): Expression => read(this.#request.text.slice(inner.start, inner.end), { notation, offset: inner.start, functions });
    const first = readSpan(span);
    // Displays that follow one another directly stand under the same words.
    const own = cueOf(before);
    const cue = own === 'none' && before.trim() === '' && /^(?:test|suppose|deny)$/.test(this.#lastCue) ? this.#lastCue : own;
    this.#lastCue = cue;
    const isJoined = together.length > 1 && (!/^(?:test|suppose|deny|define)$/.test(cue) || isAlternative(together[0], together[1], this.#request.text));
    const roots = isJoined ? joinedRoots(first, together, this.#request.text, readSpan) : [first];
    const expression = roots.length === 1 ? first : anyOf(roots);
    const behind = this.#request.text.slice((together[roots.length - 1] ?? span).outer.end).slice(0, 120);
    this.#before = before;
    this.#behind = conditionBehind(behind);
    this.#isQualified = isQualified(before, behind);
    this.#generalize(generalNames(expression, before, behind));
    for (const statement of statementsOf(expression)) {
      if (statement.boxed || (cue === 'answer' && statement.joined === 'none')) this.#answer(statement.expression, span);
      else this.#statement(statement.implied || solutionCue.test(before.slice(-60)) ? wholeChain(statement.expression) : statement.expression, statement.joined, cue, span);
    }
    return roots.length;
  }

  /** "For every x": what was supposed of x before does not count any more. */
  #generalize(names: ReadonlySet<string>): void {
    if (names.size === 0) return;
    const isFree = (premise: Expression): boolean => !shares(premise, names);
    this.#conditions = this.#conditions.filter(isFree);
    this.#suppositions.splice(0, Infinity, ...this.#suppositions.filter(isFree));
    this.#definitions.splice(0, Infinity, ...this.#definitions.filter(({ name, parameters }) => parameters.length > 0 || !names.has(name)));
  }

  #statement(expression: Expression, joined: Joined, cue: Cue, span: MathSpan): void {
    if (isApply(expression, 'boxed')) return;
    const definition = definitionOf(expression, cue);
    if (definition) {
      this.#define(definition);
      return;
    }
    if (cue === 'suppose' && joined === 'none') {
      this.#suppose(expression);
      return;
    }
    if (isApply(expression, 'or', 'and')) {
      this.#step(expression, joined, cue, span);
      return;
    }
    const links = linksOf(expression);
    const named = namedBy(expression);
    const again = cue === 'deny' || cue === 'suppose' || cue === 'test' ? undefined : restated(this.#named, named, this.#before);
    this.#named = named;
    if (again) {
      this.#add(links[0]?.relation ?? expression, span, [{ kind: 'equality', stance: 'asserted', proposition: { kind: 'relation', relation: again } }]);
      this.#conditions.push(links[0]?.relation ?? expression);
      links.shift();
    }
    const before = this.#conditions.length;
    for (const { relation, left, right } of links) {
      // What the problem says of its unknown function is given, and no claim.
      if (this.#question?.kind === 'differential' && this.#question.givens.some((given) => sameShape(given, relation))) continue;
      const kind = kindOf(relation);
      const doubtful = cue === 'deny' || cue === 'suppose' || cue === 'test' || this.#isQualified;
      if (freeVariables(relation).size === 0) {
        this.#add(relation, span, [{ kind, stance: doubtful ? 'tentative' : 'asserted', proposition: { kind: 'relation', relation } }]);
      } else if (relation.operator === 'equal' && isComputedCall(left, right, this.#definitions)) {
        this.#add(relation, span, [{ kind, stance: doubtful ? 'tentative' : 'asserted', proposition: { kind: 'relation', relation } }]);
      } else if (links.length > 1 && isNaming(left) && relation.operator === 'equal') {
        this.#add(relation, span, [{ kind, stance: 'tentative', proposition: { kind: 'relation', relation } }]);
        this.#conditions.push(relation);
      } else if (this.#isIdentity(relation, left, right, links.length, joined, cue)) {
        this.#add(relation, span, [{ kind, stance: doubtful ? 'tentative' : 'asserted', proposition: { kind: 'relation', relation } }]);
      } else this.#step(relation, joined, cue, span, relation.operator === 'equal' ? undefined : before);
    }
  }

  /**
   * Whether the text says that both sides are the same for all values. A link whose sides speak of
   * different variables puts values in or uses a condition; capital letters may be points, matrices or events.
   */
  #isIdentity(relation: Expression, left: Expression, right: Expression, links: number, joined: Joined, cue: Cue): boolean {
    if (isApply(relation, 'equal', 'identical') && isCarriedOut(left, right)) return true;
    if (!isApply(relation, 'equal', 'identical') || !isCompound(left) || !isCompound(right)) return false;
    const names = freeVariables(left);
    const others = freeVariables(right);
    if (names.size !== others.size || ![...names].every((name) => others.has(name) && /^[a-z]$|^(?:alpha|beta|theta|varphi|lambda)$/.test(name))) return false;
    // "We use the identity": it holds whatever else is known of its letters.
    if (/\bidentit(?:y|ies)\b[^.!?]{0,40}$|恒等式[^。]{0,12}$/i.test(this.#before.slice(-60))) return true;
    // The side of a given equation that equals a number, rewritten.
    if (cue === 'rewrite' && this.#conditions.some((condition) => isApply(condition, 'equal') && condition.args.some((side, index) => sameShape(side, left) && isNumber(condition.args[1 - index] ?? side)))) return true;
    if (this.#conditions.some((condition) => shares(condition, names))) return false;
    return links > 1 || (cue === 'rewrite' && joined === 'none');
  }

  /** A statement that speaks of unknowns: it holds always, or follows from what stood before, or is a new condition. */
  #step(relation: Expression, joined: Joined, cue: Cue, span: MathSpan, upTo?: number): void {
    const names = freeVariables(relation);
    // The links of `a ≤ x < b` are said together: none follows from the one before it.
    const from = this.#conditions.slice(0, upTo).filter((condition) => shares(condition, names)).slice(-remembered);
    const attempts: Attempt[] = [{ kind: kindOf(relation), stance: 'tentative', proposition: { kind: 'relation', relation } }];
    const connected = joined === 'implies' || joined === 'iff' || joined === 'row';
    if (from.length > 0 && cue !== 'suppose') {
      const stance = cue !== 'deny' && (connected || cue === 'follow') ? 'asserted' : 'tentative';
      // Solutions are all of them, and no others.
      const claimed = joined === 'iff' || solutionCue.test(this.#before.slice(-60)) ? 'iff' : joined === 'implies' ? 'implies' : 'plain';
      const last = from.at(-1);
      const premises = connected && last ? [last] : from;
      attempts.push({ kind: 'implication', stance, proposition: { kind: 'implication', from: premises, to: [relation], claimed } });
    }
    if (this.#question?.kind === 'differential') attempts.push(...solutionAttempts(relation, this.#question, false));
    this.#add(relation, span, attempts);
    // What always holds is no condition on its letters; only a solution with its problem is worth the look.
    if (cue !== 'deny' && !(this.#request.problem && isAlwaysTrue(relation))) this.#conditions.push(relation);
  }

  #answer(expression: Expression, span: MathSpan): void {
    this.#add(expression, span, answerAttempts(expression, this.#question));
  }

  #define(definition: Definition): void {
    const index = this.#definitions.findIndex(({ name }) => name === definition.name);
    if (index >= 0) this.#definitions.splice(index, 1);
    this.#definitions.push(definition);
  }

  #suppose(expression: Expression): void {
    // What is to be solved is no fact about its letters: its solutions are compared with it both ways.
    if (isApply(expression, 'equal') || solveCue.test(this.#before.slice(-60))) this.#conditions.push(wholeChain(expression));
    else if (linksOf(expression).length > 0 || isApply(expression, 'and', 'or')) this.#suppositions.push(expression);
  }

  #add(expression: Expression, span: MathSpan, attempts: readonly Attempt[]): void {
    const range = expression.range ?? span.inner;
    const [first] = attempts;
    const names = freeVariables(expression);
    // Where the text speaks of complex numbers, an unknown is one, and so is a letter called z or w.
    const isRelation = attempts.every(({ proposition }) => proposition.kind === 'relation');
    const complex = this.#speaksOfComplex ? [...names].filter((name) => !isRelation || /^[zw](?:_|$)/.test(name)) : [];
    const context: Context = {
      assumptions: [...this.#suppositions.filter((supposition) => shares(supposition, names)), ...complex.map(isComplex)],
      definitions: [...this.#definitions],
    };
    const claim: Claim = this.#names.claim(first?.kind ?? 'final-answer', expression, range, this.#request.text, span.notation, context, attempts);
    const conditions = this.#behind ? [...this.#conditions.slice(-remembered), this.#behind] : this.#conditions.slice(-remembered);
    const isOpen = hasUnread(expression) || isMeaninglessHere(expression, conditions) || (this.#speaksOfMatrices && mayNotCommute(expression));
    this.#found.push({ claim, context, attempts: isOpen ? [] : attempts });
  }
}

const complexCue = /\bcomplex (?:numbers?|roots?|solutions?|plane|values?|zeros?|conjugate|variables?|z\b|w\b|\$)|\bover the complex|\b(?:is|are|be) complex\b|复数|虚数|\\mathbb\s*\{?\s*C\b|ℂ|\\Complex\b/i;

const solveCue = /\b(?:solve|find)\b[^.!?$]{0,40}$|解(?:不等式|方程|关于)?[^。$]{0,12}$/i;
const solutionCue = /\bsolutions?(?:\s+sets?)?\b[^.!?$]{0,30}$|解集[^。$]{0,6}$|解(?:为|是)$/i;

function isComplex(name: string): Expression {
  return { kind: 'apply', operator: 'element', args: [{ kind: 'symbol', name }, { kind: 'constant', name: 'complexes' }] };
}

function isAlwaysTrue(relation: Expression): boolean {
  const [left, right] = isApply(relation, 'equal', 'identical') ? relation.args : [];
  return left !== undefined && right !== undefined && sameNormalForm(left, right);
}

/** `d/dx (x² + 3x) = 2x + 3`, `∫ x² dx = x³/3 + C`: the right side is what the operation gives, unless it is a number it is set to. */
function isCarriedOut(left: Expression, right: Expression): boolean {
  if (!isApply(left, 'derivative', 'integral') || left.kind !== 'apply') return false;
  const [body, variable] = left.args;
  if (!body || variable?.kind !== 'symbol' || (left.operator === 'integral' && left.args.length !== 2)) return false;
  const isPlain = (names: ReadonlySet<string>, more: RegExp): boolean => [...names].every((name) => name === variable.name || more.test(name));
  // Another letter may be a function of the variable.
  return freeVariables(right).has(variable.name) && isPlain(freeVariables(body), /^[abkmn]$/) && isPlain(freeVariables(right), /^(?:[abckmnCK]|C_.*)$/) && !some(body, (part) => isApply(part, 'call', 'prime'));
}

/** The left side only gives a name to the right one: `x = 3 + 4 = 7`, `f(x) = …`. */
function isNaming(left: Expression): boolean {
  return left.kind === 'symbol' || isApply(left, 'call', 'prime', 'vector', 'segment', 'angle');
}

/** Not a bare number, name or call: a side that can be rewritten. */
function isCompound(expression: Expression): boolean {
  return expression.kind === 'apply' && !isNumber(expression) && expression.operator !== 'call';
}

function isNumber(expression: Expression): boolean {
  return expression.kind === 'number' || (isApply(expression, 'negate') && expression.args[0]?.kind === 'number');
}

function shares(expression: Expression, names: ReadonlySet<string>): boolean {
  for (const name of freeVariables(expression)) if (names.has(name)) return true;
  return false;
}
