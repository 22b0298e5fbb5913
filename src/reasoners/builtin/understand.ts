import { say } from '../../core/phrase.ts';
import type { TextFormat } from '../../core/problem.ts';
import { app, num } from '../../math/build.ts';
import { conditionsOf } from '../../math/claims/question.ts';
import { isApply, statementsOf } from '../../math/claims/statements.ts';
import type { ApplyNode, Expression, Operator } from '../../math/expression.ts';
import { some } from '../../math/traverse.ts';
import { hasUnread } from '../../math/unread.ts';
import { freeVariables } from '../../math/variables.ts';
import { readCalculus } from './calculus/readCalculus.ts';
import { endless } from './dots/endless.ts';
import { dottedTerms } from './dots/dottedTerms.ts';
import { assignmentOf, differentiationOf } from './differentiationOf.ts';
import { readDifferential } from './differentialEquations/readDifferential.ts';
import { countedSentenceOf } from './countedSentence.ts';
import { readComplex } from './complexNumbers/readComplex.ts';
import { readGeometry } from './geometry/readGeometry.ts';
import { readCoordinates, withVectorsPutIn } from './coordinates/readCoordinates.ts';
import { readCount } from './counting/readCount.ts';
import { hasDoubtfulMarks } from './doubtfulMarks.ts';
import { formulasOf } from './formulas.ts';
import { readGivenValue } from './givenValues/readGivenValue.ts';
import { readInequality } from './inequalities/readInequality.ts';
import { m } from './lesson.ts';
import { readMatrices, readPoints } from './linearAlgebra/readLinearAlgebra.ts';
import { readNumbers } from './numbers/readNumbers.ts';
import { readOperations } from './operations/readOperations.ts';
import { plainQuestion } from './plainQuestion.ts';
import { percentOf } from './percentages.ts';
import { readOptimum } from './optimisation/readOptimum.ts';
import { readOptimumStory } from './optimisation/readOptimumStory.ts';
import { readPolynomials } from './polynomials/readPolynomials.ts';
import { readProving } from './proving/readProving.ts';
import { readSolutions } from './equations/readSolutions.ts';
import { readFunctionEquation } from './functions/readFunctionEquation.ts';
import { readFunctions } from './functions/readFunctions.ts';
import { readingOf } from './readingOf.ts';
import { hasOtherRoots } from './realRoots.ts';
import { sentenceOf } from './sentence.ts';
import { readSequences } from './sequences/readSequences.ts';
import { partlyRead, readStory } from './stories/readStory.ts';
import { readStatistics } from './statistics/readStatistics.ts';
import { readTable } from './statistics/readTable.ts';
import type { MathTask, Understanding } from './task.ts';
import { coefficientsOf, minusPolynomial } from './univariate.ts';
import { isCovered } from './vocabulary.ts';
import { withoutForm } from './wording.ts';
import { writtenAs } from './writtenAs.ts';

/** Longer texts hold more than one question. UTF-16 units. */
export const longestQuestion = 4000;

const wanted = {
  differentiate: /\bdifferentiate\b|\bderivatives?\b|求导|导数|导函数|微分/i,
  factor: /\bfactor(?:i[sz]e|ed|s)?\b|\bfactoring\b|因式分解|分解因式/i,
  expand: /\bexpand(?:ed)?\b|\bmultiply out\b|\bremove (?:the )?(?:brackets|parentheses)\b|展开|去括号/i,
  simplify: /\bsimplif(?:y|ied)\b|\breduce\b|化简|约分|合并同类项/i,
  compute: /\b(?:compute|calculate|evaluate|work out|what is|what's|find the value|find|determine|simplify|express|write|convert|rationali[sz]e)\b|有理化|计算|求值|的值|等于多少|是多少|算|求/i,
  solve: /\b(?:solve|solutions?|roots?|zeros?|find|what is|determine|value of)\b|解|根|求/i,
} as const;

/** What a task's formulas may be made of. */
const known: ReadonlySet<Operator> = new Set<Operator>([
  'add', 'multiply', 'negate', 'divide', 'power', 'sqrt', 'root', 'percent', 'degrees', 'mixed', 'abs', 'exp', 'ln', 'log', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'arcsin', 'arccos', 'arctan', 'arccot',
  'sinh', 'cosh', 'tanh', 'arsinh', 'arcosh', 'artanh', 'factorial', 'binomial', 'permutations', 'gcd', 'lcm', 'max', 'min', 'mod', 'floor', 'ceiling', 'sign', 'sum', 'product', 'derivative', 'prime', 'call', 'equal', 'and', 'list', 'tuple',
]);

function isKnown(expression: Expression): boolean {
  return !some(expression, (part) => (part.kind === 'apply' ? !known.has(part.operator) : part.kind === 'constant' ? !/^(?:pi|e|i)$/.test(part.name) : part.kind === 'text' || part.kind === 'unread'));
}

/** Runs of blanks say nothing, and patterns with several places for them would try every way to share out a long one. */
export function withShortBlanks(text: string): string {
  // Four at the beginning of a line make it code; so many are kept everywhere.
  return text.replace(/[^\S\n]{5,}/g, '    ').replace(/[^\S\n]{1,4}(?=\n)/g, '').replace(/\n{3,}/g, '\n\n');
}

/** Reads what a text asks. What is not certain is beyond: nothing is guessed. */
export function understand(source: string, format: TextFormat): Understanding {
  if (source.length > longestQuestion) return { kind: 'beyond' };
  const text = withVectorsPutIn(plainQuestion(withShortBlanks(source)));
  if (/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) || hasDoubtfulMarks(text)) return { kind: 'beyond' };
  // Each reader takes a whole question or nothing, so the order matters only where two could take the same one: first
  // those that read the text themselves, from the narrowest wording (of whole numbers) to the widest (a story).
  const line = sentenceOf(text);
  const numbers = line === undefined ? undefined : readNumbers(line);
  if (numbers) return understood({ kind: 'numbers', question: numbers });
  const operation = readOperations(text, format);
  if (operation) return understood({ kind: 'operation', question: operation });
  const coordinates = readCoordinates(text, format);
  if (coordinates) return understood({ kind: 'coordinates', question: coordinates });
  const points = readPoints(text);
  if (points) return understood({ kind: 'linear-algebra', task: points });
  const complex = readComplex(text, format);
  if (complex) return understood({ kind: 'complex', question: complex });
  const geometry = readGeometry(text, format);
  if (geometry) return understood({ kind: 'geometry', question: geometry });
  const differential = readDifferential(text, format);
  if (differential) return understood({ kind: 'differential-equation', task: differential });
  const sequence = readSequences(text, format);
  if (sequence) return understood({ kind: 'sequences', question: sequence });
  const counted = countedSentenceOf(text);
  const data = readTable(text) ?? (counted === undefined ? undefined : readStatistics(counted));
  if (data) return understood({ kind: 'statistics', question: data });
  const count = readCount(counted, text, format);
  if (count) return understood({ kind: 'counting', question: count });
  const best = readOptimumStory(text);
  if (best) return understood({ kind: 'optimum', question: best });
  const story = readStory(text);
  if (story) return understood({ kind: 'story', story });
  // From here on the formulas are read by what math/ reads, and the words around them say what is asked.
  const { expressions, words } = formulasOf(text, format);
  const percentage = percentOf(text);
  if (percentage && (expressions.length === 0 || expressions.every((each) => each.kind === 'number' || hasUnread(each) || isApply(each, 'percent')))) {
    return understood({ kind: 'compute', expression: percentage });
  }
  if (expressions.length === 0 || expressions.length > 8) {
    const part = expressions.length === 0 ? partlyRead(text) : [];
    return part.length === 0 ? { kind: 'beyond' } : { kind: 'beyond', understood: say('I could read: {0}.', part.map((sentence) => `“${sentence}”`).join(', ')) };
  }
  const statements = expressions.flatMap((expression) => statementsOf(expression).map((statement) => statement.expression));
  const seen = say('I could read: {0}.', statements.filter((each) => !hasUnread(each)).map(m).join(', '));
  const unclear: Understanding = statements.every(hasUnread) ? { kind: 'beyond' } : { kind: 'beyond', understood: seen };
  // A topic that names what it wants comes before an equation or a term that could be anything's.
  const proof = readProving(expressions, words);
  if (proof) return understood({ kind: 'proof', question: proof });
  const optimum = readOptimum(expressions, words);
  if (optimum) return understood({ kind: 'optimum', question: optimum });
  const calculus = readCalculus(expressions, words);
  if (calculus) return understood({ kind: 'calculus', question: calculus });
  const [nest, ...rest] = statements.filter((each) => each.kind !== 'symbol');
  const nested = nest && rest.length === 0 && (wanted.solve.test(words) || wanted.compute.test(words)) && isCovered(withoutForm(words)) && statements.every((each) => each.kind !== 'symbol' || freeVariables(nest).has(each.name)) ? endless(nest) : undefined;
  if (nested) return understood({ kind: 'endless', question: nested });
  const polynomial = readPolynomials(expressions, words);
  if (polynomial) return understood({ kind: 'polynomials', question: polynomial });
  const solution = readSolutions(expressions, words);
  if (solution) return understood({ kind: 'solutions', question: solution });
  const where = readFunctionEquation(expressions, words);
  if (where) return understood({ kind: 'solve', ...where, numbers: 'real' });
  const aboutFunction = readFunctions(expressions, words);
  if (aboutFunction) return understood({ kind: 'functions', question: aboutFunction });
  const inequality = readInequality(statements, words);
  if (inequality) return understood(inequality);
  const matrices = readMatrices(statements, words);
  if (matrices) return understood({ kind: 'linear-algebra', task: matrices });
  const givenValue = readGivenValue(expressions, words);
  if (givenValue) return understood({ kind: 'given-value', question: givenValue });
  const [only, ...others] = statements;
  const dotted = only && others.length === 0 && (wanted.compute.test(words) || isSilent(words)) && isCovered(withoutForm(words).replace(/\b(?:sum|product)\b|和|积/gi, ' ')) ? dottedTerms(only) : undefined;
  if (dotted && !(dotted.operator === 'sum' ? /\bproduct\b|积/i : /\bsum\b|和/i).test(words)) return understood({ kind: 'dots', question: dotted });
  if (!statements.every(isKnown) || !isCovered(withoutForm(words))) return unclear;
  const task = taskOf(statements, words);
  return task ? understood(task) : unclear;
}

function understood(task: MathTask): Understanding {
  return { kind: 'task', task, reading: readingOf(task) };
}

function taskOf(statements: readonly Expression[], words: string): MathTask | undefined {
  const conditions = statements.flatMap(conditionsOf);
  const terms = statements.filter((statement) => conditionsOf(statement).length === 0);
  if (conditions.some((condition) => !isApply(condition, 'equal'))) return undefined;
  const names = terms.flatMap((term) => (term.kind === 'symbol' ? [term.name] : []));
  // That an answer is a pair (x, y) asks for x and y.
  const isPair = (term: Expression): boolean => isApply(term, 'tuple') && /\bordered (?:pair|triple)s?\b/i.test(words) && term.args.every((each) => each.kind === 'symbol' && conditions.some((condition) => freeVariables(condition).has(each.name)));
  const isPart = (term: Expression): boolean => isApply(term, 'divide', 'percent') || (term.kind === 'number' && (term.denominator !== 1n || term.decimals !== undefined));
  const others = terms.filter((term) => term.kind !== 'symbol' && !isPair(term));
  if (conditions.length === 0 && /^\s*(?:what is|find|compute|calculate)(?:\s*§\s*of)+\s*§[\s?.]*$/i.test(words) && others.every((term, index) => freeVariables(term).size === 0 && !isApply(term, 'list') && (isPart(term) || index === others.length - 1))) return { kind: 'compute', expression: app('multiply', ...others) };
  if (wanted.differentiate.test(words) || others.some((term) => isApply(term, 'derivative', 'prime'))) return wanted.factor.test(words) ? undefined : differentiationOf(others, conditions, names, words);
  const [term, ...more] = others;
  if (term && more.length === 0) return onTerm(term, conditions, words);
  if (others.length > 0 || conditions.length === 0) return undefined;
  return onEquations(conditions, names, words);
}

function onTerm(term: Expression, conditions: readonly Expression[], words: string): MathTask | undefined {
  // Twice a term is not the term.
  if (isApply(term, 'tuple', 'list') || /\btwice\b|[一二三]阶/i.test(words)) return undefined;
  if (isApply(term, 'call')) return functionValue(term, conditions);
  const free = freeVariables(term);
  if (conditions.length > 0) {
    const where = conditions.flatMap((condition) => assignmentOf(condition));
    const complete = where.length === conditions.length && free.size === where.length && where.every(([name]) => free.has(name));
    return complete ? { kind: 'compute', expression: term, where } : undefined;
  }
  const numeric = free.size === 0;
  const [unknown, ...more] = free;
  if (/\b(?:roots?|zeros?|zeroes)\b|根|零点/i.test(words) && unknown !== undefined && more.length === 0) return solving(term, num(0), unknown, words);
  // Over the real or the complex numbers there are more factors than are looked for.
  if (wanted.factor.test(words) && numbersOf(words) !== 'any') return undefined;
  if (wanted.factor.test(words) && !numeric) return { kind: 'factor', expression: term };
  if (wanted.expand.test(words) && !numeric) return { kind: 'expand', expression: term };
  // 345 in expanded form is 300 + 40 + 5.
  if (numeric && /\bin (?:its )?(?:expanded|factored|standard) form\b/i.test(words)) return undefined;
  const written = numeric ? writtenAs(term, words) : term;
  if (!written || (numeric && isAboutParts(written, words))) return undefined;
  if (numeric) return wanted.compute.test(words) || wanted.simplify.test(words) || isSilent(words) ? { kind: 'compute', expression: written } : undefined;
  if (wanted.simplify.test(words)) return { kind: 'simplify', expression: term };
  // 计算 (a+b)(a−b): to compute with letters is to multiply out and collect.
  return /计算|\b(?:compute|calculate|multiply|add|subtract)\b/i.test(words) ? { kind: 'simplify', expression: term } : undefined;
}

/** Whether not the value of a number is asked: its roots, its denominator, a fraction for a decimal, or what may not be real. */
function isAboutParts(term: Expression, words: string): boolean {
  const decimal = some(term, (part) => part.kind === 'number' && part.decimals !== undefined);
  return numbersOf(words) === 'real' || /\b(?:roots?|zeros?|zeroes|solutions?|factors|polynomial)\b|根(?!据|号)|零点/i.test(words) || (/\bdenominators?\b|分母/i.test(words) && !/\brationali[sz]e\b|有理化/i.test(words)) || (decimal && /\bfractions?\b|分数/i.test(words));
}

/** `f(2)` where `f(x) = …` is given. */
function functionValue(call: ApplyNode, conditions: readonly Expression[]): MathTask | undefined {
  const [definition, ...more] = conditions;
  const [callee, value] = call.args;
  if (!isApply(definition, 'equal') || more.length > 0 || !value || freeVariables(value).size > 0) return undefined;
  const [left, body] = definition.args;
  if (!isApply(left, 'call') || !body || callee?.kind !== 'symbol') return undefined;
  const [name, parameter] = left.args;
  const fits = name?.kind === 'symbol' && name.name === callee.name && parameter?.kind === 'symbol' && [...freeVariables(body)].every((free) => free === parameter.name);
  return fits ? { kind: 'compute', expression: body, where: [[parameter.name, value]] } : undefined;
}

function isSilent(words: string): boolean {
  return words.replace(/[§\s.,:;?!，。：；？！=]|\band\b|和|且/gi, '') === '';
}

function onEquations(conditions: readonly Expression[], names: readonly string[], words: string): MathTask | undefined {
  if (!wanted.solve.test(words) && !isSilent(words)) return undefined;
  const free = new Set(conditions.flatMap((condition) => [...freeVariables(condition)]));
  if (names.some((name) => !free.has(name)) || conditions.some((condition) => some(condition, (part) => isApply(part, 'call', 'prime', 'derivative')))) return undefined;
  const [first, ...more] = conditions;
  if (!isApply(first, 'equal')) return undefined;
  const [left, right] = first.args;
  const [a, b, ...others] = free;
  if (more.length === 0 && left && right && a !== undefined && b === undefined) {
    return solving(left, right, a, words);
  }
  // Of one of the unknowns is asked.
  if (more.length > 0 && names.length > 0 && names.length < free.size) return undefined;
  if (more.length === 1 && a !== undefined && b !== undefined && others.length === 0) {
    return { kind: 'system', equations: conditions, unknowns: a < b ? [a, b] : [b, a] };
  }
  const unknowns = [...free].sort();
  if (conditions.length === 3 && unknowns.length === 3) return { kind: 'linear-algebra', task: { kind: 'linear-system', equations: conditions, unknowns } };
  return undefined;
}

/** Of what is no polynomial up to degree two only the real solutions are found: the complex ones are another question. */
function solving(left: Expression, right: Expression, unknown: string, words: string): MathTask | undefined {
  const numbers = numbersOf(words);
  const [a, b] = [coefficientsOf(left, unknown), coefficientsOf(right, unknown)];
  const terms = a && b ? minusPolynomial(a, b).length : 0;
  if (numbers !== 'real' && (terms === 0 || terms > 3) && (numbers === 'complex' || (isOfAllNumbers(unknown, words) && hasOtherRoots(left, right, unknown)))) return undefined;
  return { kind: 'solve', left, right, unknown, numbers };
}

/** All roots, and what z may be, are as a rule complex. */
function isOfAllNumbers(unknown: string, words: string): boolean {
  return /^[zw]$/.test(unknown) || /\b(?:all|every|each|roots?|zeros?|zeroes)\b|所有|全部/i.test(words);
}

function numbersOf(words: string): 'any' | 'real' | 'complex' {
  return /\bcomplex\b|复数/i.test(words) ? 'complex' : /\breal\b|实数|实根/i.test(words) ? 'real' : 'any';
}
