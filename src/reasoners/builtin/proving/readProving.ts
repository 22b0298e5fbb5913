import { say, type Phrase } from '../../../core/phrase.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression, Operator } from '../../../math/expression.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m } from '../lesson.ts';
import { wording, wordingOf } from '../wording.ts';
import type { ProofQuestion } from './proofQuestion.ts';

const prove = String.raw`(?:(?:prove|show|verify|establish)(?: that)?|证明|求证|试证|试证明|验证)(?: ?(?:the|this|following|trigonometric|algebraic|identity|equality|inequality)\b)*(?:下列|以下)?(?:三角)?(?:恒等式|等式|不等式)?(?:成立)?[:,]? ?`;
const whole = wording(`${prove}§(?: is (?:an identity|true)|(?:恒)?成立)?`);
const letters = String.raw`(?:for all real (?:numbers |values of )?§|for (?:all|every|any) (?:real (?:numbers? )?)?§)`;
const quantified = [wording(`${prove}§,? ?${letters}`), wording(`${prove}§,? ?for all real numbers`)];
const before = [wording(`${letters},? ?${prove}§`), wording(`(?:if|let|given that) § (?:are|is|be) (?:a )?real(?: numbers?)?[,.]? ?${prove}§`), wording(`(?:对(?:于)?(?:任意|所有)(?:的)?实数§|(?:已知|设|若)§(?:是|为|都是|均为)(?:任意)?实数)[,.]? ?${prove}§(?:恒)?(?:成立)?`)];

const known: ReadonlySet<Operator> = new Set<Operator>(['add', 'multiply', 'negate', 'divide', 'power', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc']);

/** Reads what is to be proved of polynomials, fractions and the functions of angles; undefined where more is said. */
export function readProving(expressions: readonly Expression[], words: string): ProofQuestion | undefined {
  const line = wordingOf(words);
  const [first, second, ...more] = expressions;
  if (!first || more.length > 0) return undefined;
  if (!second) return whole.test(line) || quantified[1]?.test(line) ? questionOf(first) : undefined;
  const [statement, names] = quantified[0]?.test(line) ? [first, second] : before.some((pattern) => pattern.test(line)) ? [second, first] : [];
  const question = statement && questionOf(statement);
  const listed = names && isNames(names) ? freeVariables(names) : undefined;
  return question && listed && [...freeVariables(question.statement)].every((name) => listed.has(name)) ? question : undefined;
}

function isNames(expression: Expression): boolean {
  return expression.kind === 'symbol' || (isApply(expression, 'list') && expression.args.every(isNames));
}

function questionOf(statement: Expression): ProofQuestion | undefined {
  if (!isApply(statement, 'equal', 'greater-equal', 'greater', 'less-equal', 'less')) return undefined;
  const [left, right] = statement.args;
  // Of angles the triangle or the quadrant may be meant that nobody names.
  if (statement.operator !== 'equal' && some(statement, isOfAngle)) return undefined;
  if (!left || !right || ![left, right].every(isReadable)) return undefined;
  const names = freeVariables(statement);
  // `y = x^2`, and `E = mc^2` with four letters, say what a letter stands for; i and e are numbers.
  if (names.size === 0 || names.size > 3 || names.has('i') || names.has('e')) return undefined;
  // Capital letters that are no angles may be matrices, points or sets.
  if ([...names].some((name) => /^[A-Z]/.test(name)) && !some(statement, isOfAngle)) return undefined;
  // Three angles are those of a triangle that nobody names.
  if (names.size > 2 && some(statement, isOfAngle)) return undefined;
  switch (statement.operator) {
    case 'equal':
      return left.kind === 'symbol' || right.kind === 'symbol' || isPlaces(left, right) || isRelationOf(left, right) ? undefined : { statement, relation: 'equal', left, right };
    case 'greater-equal':
      return { statement, relation: 'at-least', left, right };
    case 'greater':
      return { statement, relation: 'more', left, right };
    case 'less-equal':
      return { statement, relation: 'at-least', left: right, right: left };
    case 'less':
      return { statement, relation: 'more', left: right, right: left };
    default:
      return undefined;
  }
}

/** `x^2 + y^2 = r^2`: letters that stand on one side alone are bound to the others by what was said before. */
function isRelationOf(left: Expression, right: Expression): boolean {
  const [one, other] = [freeVariables(left), freeVariables(right)];
  return one.size > 0 && other.size > 0 && ![...one].some((name) => other.has(name));
}

/** An equation of polynomials in a single letter with a number beside it asks for its solutions, and speaks of no identity. */
function isPlaces(left: Expression, right: Expression): boolean {
  return !some(left, isOfAngle) && freeVariables(right).size === 0 && freeVariables(left).size === 1;
}

function isOfAngle(part: Expression): boolean {
  return isApply(part, 'sin', 'cos', 'tan', 'cot', 'sec', 'csc');
}

function isReadable(expression: Expression): boolean {
  return !some(expression, (part) => (part.kind === 'apply' ? !known.has(part.operator) || part.ambiguous === true : part.kind !== 'number' && part.kind !== 'symbol'));
}

export function provingReading({ statement, relation, left, right }: ProofQuestion): Phrase {
  return relation === 'equal' ? say('I read this as: prove that {0} is the same as {1} wherever both are defined.', m(left), m(right)) : say('I read this as: prove the inequality {0} for all real numbers.', m(statement));
}
