import { say, type Phrase } from '../../core/phrase.ts';
import type { TextFormat } from '../../core/problem.ts';
import { app, num, sym } from '../../math/build.ts';
import { isApply, isRelation, statementsOf } from '../../math/claims/statements.ts';
import type { Expression, Operator } from '../../math/expression.ts';
import { some } from '../../math/traverse.ts';
import { hasUnread } from '../../math/unread.ts';
import { freeVariables } from '../../math/variables.ts';
import { formulasOf } from './formulas.ts';
import { m } from './lesson.ts';
import type { Translate } from './telling.ts';
import { longestQuestion, understand } from './understand.ts';

/** So many are still read at a glance. */
const most = 6;
/** Longer formulas are not, and to try each reading of them takes long. UTF-16 units. */
const longestFormula = 200;

/**
 * Other questions that a text may mean, made of its formulas and written out in the reader's language: each is
 * one that `understand` reads for certain, and none is read as the text itself was.
 * @param reading how the text was read; undefined where it was not understood
 */
export function otherReadings(text: string, format: TextFormat, reading: Phrase | undefined, translate: Translate): readonly string[] {
  if (text.length > longestQuestion) return [];
  const seen = new Set(reading ? [translate(reading)] : []);
  const found: string[] = [];
  for (const candidate of candidatesOf(text, format)) {
    if (found.length === most) break;
    const question = translate(candidate);
    const understanding = understand(question, 'markdown');
    if (understanding.kind === 'beyond' || seen.has(translate(understanding.reading))) continue;
    seen.add(translate(understanding.reading));
    found.push(question);
  }
  return found;
}

function candidatesOf(text: string, format: TextFormat): readonly Phrase[] {
  const statements = formulasOf(text, format).expressions.flatMap((expression) => statementsOf(expression).map((statement) => statement.expression)).filter(isAskable);
  const equations = statements.filter((each) => isApply(each, 'equal') && !definedBy(each));
  const system = equations.length > 1 ? [say('Solve the system {0}.', equations.map(m).join(', '))] : [];
  return [...system, ...statements.slice(0, 4).flatMap(questionsAbout)];
}

/** Whether a formula leaves something to ask: no bare letter or value, nothing divided by zero, no function that is told only by its name. */
function isAskable(statement: Expression): boolean {
  if (hasUnread(statement) || statement.kind === 'symbol' || statement.kind === 'number' || m(statement).length > longestFormula) return false;
  if (some(statement, (part) => isApply(part, 'divide') && part.args[1]?.kind === 'number' && part.args[1].numerator === 0n)) return false;
  const [left, right] = isApply(statement, 'equal') ? statement.args : [];
  if (left?.kind === 'symbol' && right && freeVariables(right).size === 0) return false;
  return !some(definedBy(statement) ?? statement, (part) => isApply(part, 'call', 'prime'));
}

function questionsAbout(statement: Expression): readonly Phrase[] {
  const names = [...freeVariables(statement)];
  const defined = definedBy(statement);
  if (defined) return aboutTerm(defined, [...freeVariables(defined)]);
  if (isApply(statement, 'equal')) {
    const [left, right] = statement.args;
    const isZero = right?.kind === 'number' && right.numerator === 0n;
    return [...names.map((name) => say('Solve {0} for {1}.', m(statement), m(sym(name)))), ...(left && isZero ? aboutTerm(left, names) : [])];
  }
  if (isRelation(statement) || isApply(statement, 'chain')) return [say('Solve {0}.', m(statement))];
  return aboutTerm(statement, names);
}

const rational: ReadonlySet<Operator> = new Set<Operator>(['add', 'multiply', 'negate', 'divide', 'power']);

function aboutTerm(term: Expression, names: readonly string[]): readonly Phrase[] {
  const [name, ...others] = names;
  if (name === undefined || some(term, (part) => isApply(part, 'integral', 'limit', 'sum', 'product', 'derivative', 'factorial'))) return [say('Compute {0}.', m(term))];
  const isRational = !some(term, (part) => part.kind === 'apply' && !rational.has(part.operator));
  const algebra = isRational ? [say('Simplify {0}.', m(term)), say('Factor {0}.', m(term)), say('Expand {0}.', m(term))] : [say('Simplify {0}.', m(term))];
  if (others.length > 0) return algebra;
  return [
    say('Solve {0} for {1}.', m(app('equal', term, num(0))), m(sym(name))),
    ...algebra,
    say('Differentiate {0}.', m(term)),
    // A letter for the differential may stand in the integrand only as its variable.
    ...(name === 'd' ? [] : [say('Compute {0}.', m(app('integral', term, sym(name))))]),
  ];
}

/** The right side of `f(x) = …` and `y = …`, which is what a question is about. */
function definedBy(statement: Expression): Expression | undefined {
  if (!isApply(statement, 'equal')) return undefined;
  const [left, right] = statement.args;
  if (!left || !right || freeVariables(right).size === 0) return undefined;
  return isApply(left, 'call') || (left.kind === 'symbol' && !freeVariables(right).has(left.name)) ? right : undefined;
}
