import { say, type Phrase } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { rational, zero, type Rational } from '../../../math/rational.ts';
import { mapChildren, some } from '../../../math/traverse.ts';
import { m } from '../lesson.ts';
import { anyNumber, sentence, sentenceOf } from '../sentence.ts';
import { rationalExpression } from '../univariate.ts';
import { isCovered } from '../vocabulary.ts';
import type { LinearAlgebraTask, Matrix, Point } from './linearAlgebraTask.ts';
import { entriesOf, matrixExpression, valueOf } from './matrixValue.ts';
import { readMatrixProperty } from './readMatrixProperty.ts';

type PointTask = Extract<LinearAlgebraTask, { readonly points: unknown }>;

const p = String.raw`(?:[A-Z]=?)?\((${anyNumber}(?:,${anyNumber}){1,2})\)`;
const pair = String.raw`(?:the )?(?:two )?(?:points? )?${p}(?:,? and |,| to )(?:the )?(?:point )?${p}`;
const vectors = String.raw`(?:the )?(?:two )?(?:vectors? )?${p}(?: and |,)(?:the )?(?:vector )?${p}`;
const chinesePair = `(?:两)?点?${p}(?:与|和|到|、|,)点?${p}`;
const chineseVectors = `向量${p}(?:与|和|、|,)(?:向量)?${p}`;
const named = '(?:(?:线段)?AB|A,B|A与B|A和B)';

const patterns: readonly (readonly [PointTask['kind'], RegExp])[] = [
  ['distance', sentence(`{ask}distance (?:between|from) ${pair}(?: in the (?:coordinate |xy-)?plane)?`)],
  ['distance', sentence(`{ask}distance (?:between|from) (?<origin>the origin) (?:and|to) (?:the )?(?:point )?${p}(?: in the (?:coordinate |xy-)?plane)?`)],
  ['distance', sentence(`{ask}distance (?:between|from) (?:the )?(?:point )?${p} (?:and|to) (?<origin>the origin)(?: in the (?:coordinate |xy-)?plane)?`)],
  ['distance', sentence(`{求}${chinesePair}(?:两点)?(?:之间|间)?的距离{几}`)],
  ['distance', sentence(`(?:已知|设)${chinesePair},则?{求}${named}(?:两点)?(?:之间|间)?的(?:距离|长度?){几}`)],
  ['midpoint', sentence(`{ask}(?:coordinates of the )?midpoint (?:of|between) (?:(?:the )?(?:line )?segment (?:with endpoints (?:at )?|joining |connecting |between |from ))?${pair}`)],
  ['midpoint', sentence(`{求}(?:以|连接)?${chinesePair}(?:为端点的线段|所连线段|连线)?的中点(?:的?坐标)?{几}`)],
  ['midpoint', sentence(`(?:已知|设)${chinesePair},则?{求}线段AB的?中点(?:的?坐标)?{几}`)],
  ['slope', sentence(`{ask}slope of the line (?:through|passing through|that passes through|containing|that contains|joining|connecting) ${pair}`)],
  ['slope', sentence(`{求}(?:经过|过)${chinesePair}(?:两点)?的直线的?斜率{几}`)],
  ['dot-product', sentence(`{ask}(?:dot|scalar|inner) product of ${vectors}`)],
  ['dot-product', sentence(`{求}${chineseVectors}的(?:数量积|点积|内积){几}`)],
  ['cross-product', sentence(`{ask}(?:cross|vector) product of ${vectors}`)],
  ['cross-product', sentence(`{求}${chineseVectors}的(?:向量积|叉积|外积){几}`)],
];

/** Two points or two vectors of numbers; the sentence is understood as a whole or not at all. */
export function readPoints(text: string): PointTask | undefined {
  const column = /\\begin\{[pb]matrix\}([^&{}]*(?:\\frac\{\d+\}\{\d+\}[^&{}]*)*)\\end\{[pb]matrix\}/g;
  const line = sentenceOf(
    text
      .replace(column, (_, inside: string) => `(${inside.split(/\\\\/).map((entry) => entry.trim()).filter((entry) => entry !== '').join(',')})`)
      .replace(/\\(?:vec|mathbf|boldsymbol|overrightarrow)\s*(?:\{([A-Za-z])\}|([A-Za-z]))/g, (_, braced?: string, bare?: string) => braced ?? bare ?? ''),
  );
  if (line === undefined) return undefined;
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(line);
    if (match) return pointTask(kind, match);
  }
  const product = /\\times|×/.test(text) ? 'cross-product' : /\\cdot|[·⋅]/.test(text) ? 'dot-product' : undefined;
  const match = product && sentence(`(?:{ask}|{求})${p}\\*${p}{几}`).exec(line);
  return match ? pointTask(product, match) : undefined;
}

function pointTask(kind: PointTask['kind'], match: RegExpExecArray): PointTask | undefined {
  const [one, two] = match.slice(1).filter((each) => each !== undefined && each !== 'the origin');
  const b = pointOf(match.groups?.['origin'] === undefined ? two : one);
  const a = match.groups?.['origin'] === undefined ? pointOf(one) : b.map(() => zero);
  if (a.length !== b.length || (kind === 'slope' && a.length !== 2) || (kind === 'cross-product' && a.length !== 3)) return undefined;
  return a.every((value, index) => value.numerator * (b[index]?.denominator ?? 1n) === (b[index]?.numerator ?? 0n) * value.denominator) && kind === 'slope' ? undefined : { kind, points: [a, b] };
}

function pointOf(list = ''): Point {
  return list.split(',').map((number): Rational => {
    const [above = '', below] = number.split('/');
    const [whole = '', decimals = ''] = above.split('.');
    return rational(BigInt(`${whole}${decimals}`), below === undefined ? 10n ** BigInt(decimals.length) : BigInt(below));
  });
}

/** Besides the words of every task. */
const words = /\b(?:determinants?|inverses?|transpose|matrix|matrices|products?|sum|if it exists)\b|行列式|逆矩阵|转置矩阵|转置|矩阵|乘积|之和|的和|的积/gi;
const largestDeterminant = 4;
const largestInverse = 3;

/** Matrices of numbers, written out or named; one thing asked of them. */
export function readMatrices(statements: readonly Expression[], text: string): LinearAlgebraTask | undefined {
  if (!statements.some((each) => some(each, (part) => isApply(part, 'matrix')))) return undefined;
  const property = readMatrixProperty(statements, text);
  if (property) return property;
  if (!isCovered(text.replace(words, ' '))) return undefined;
  const names = new Map<string, Expression>();
  const asked: Expression[] = [];
  for (const each of statements) {
    const [left, right] = isApply(each, 'equal') ? each.args : [];
    if (!left) asked.push(each);
    else if (left.kind !== 'symbol' || !isApply(right, 'matrix') || names.has(left.name)) return undefined;
    else names.set(left.name, right);
  }
  const wants = (pattern: RegExp): boolean => pattern.test(text);
  const joined = asked.length === 2 && wants(/\bproduct\b|乘积|的积/i) ? app('multiply', ...asked) : asked.length === 2 && wants(/\bsum\b|之和|的和/i) ? app('add', ...asked) : undefined;
  const given = joined ?? (asked.length === 1 ? asked[0] : asked.length === 0 && names.size === 1 ? sym([...names.keys()][0] ?? '') : undefined);
  if (!given || (!joined && wants(/\bsum\b|之和|的和/i)) || (!joined && wants(/\bproducts?\b|乘积|的积/i) && !isApply(given, 'multiply'))) return undefined;
  const put = (part: Expression): Expression => (part.kind === 'symbol' ? (names.get(part.name) ?? part) : isApply(part, 'power') && part.args[1]?.kind === 'symbol' && part.args[1].name === 'T' && part.args[0] ? app('transpose', put(part.args[0])) : mapChildren(part, put));
  const term = put(given);
  const [determinant, inverse, transpose] = [wants(/\bdeterminants?\b|行列式/i), wants(/\binverses?\b|逆矩阵/i), wants(/\btranspose\b|转置/i)];
  if ([determinant, inverse, transpose].filter(Boolean).length > 1) return undefined;
  const inner = isApply(term, 'determinant', 'abs', 'inverse') ? term.args[0] : isApply(term, 'power') && isMinusOne(term.args[1]) ? term.args[0] : undefined;
  if (isApply(term, 'determinant', 'abs')) return inverse || transpose ? undefined : squareTask('determinant', inner && entriesOf(inner), largestDeterminant);
  if (inner) return determinant || transpose ? undefined : squareTask('inverse', entriesOf(inner), largestInverse);
  if (determinant) return squareTask('determinant', valueOf(term), largestDeterminant);
  if (inverse) return squareTask('inverse', valueOf(term), largestInverse);
  if (transpose && !some(term, (part) => isApply(part, 'transpose'))) return entriesOf(term) ? { kind: 'matrix', expression: app('transpose', term) } : undefined;
  return isApply(term, 'matrix') || !valueOf(term) ? undefined : { kind: 'matrix', expression: term };
}

function isMinusOne(expression: Expression | undefined): boolean {
  return isApply(expression, 'negate') && expression.args[0]?.kind === 'number' && expression.args[0].numerator === 1n && expression.args[0].denominator === 1n;
}

function squareTask(kind: 'determinant' | 'inverse', matrix: Matrix | undefined, largest: number): LinearAlgebraTask | undefined {
  return matrix && matrix.length > 1 && matrix.length <= largest && matrix[0]?.length === matrix.length ? { kind, matrix } : undefined;
}

/** The interpretation in one sentence. */
export function linearAlgebraReading(task: LinearAlgebraTask): Phrase {
  switch (task.kind) {
    case 'matrix':
      return say('I read this as: compute {0}.', m(task.expression));
    case 'determinant':
      return say('I read this as: compute {0}.', m(app('determinant', matrixExpression(task.matrix))));
    case 'inverse':
      return say('I read this as: find the inverse of {0}.', m(matrixExpression(task.matrix)));
    case 'characteristic-polynomial':
      return say('I read this as: find the characteristic polynomial of {0}.', m(matrixExpression(task.matrix)));
    case 'eigenvalues':
      return say('I read this as: find the eigenvalues of {0}.', m(matrixExpression(task.matrix)));
    case 'reduced-form':
      return say('I read this as: bring {0} to reduced row echelon form.', m(matrixExpression(task.matrix)));
    case 'eigenvectors':
      return say('I read this as: find the eigenvalues of {0} and a basis of each eigenspace.', m(matrixExpression(task.matrix)));
    case 'eigenspace':
      return say('I read this as: find a basis of the eigenspace of {0} for the eigenvalue {1}.', m(matrixExpression(task.matrix)), m(rationalExpression(task.eigenvalue)));
    case 'diagonalization':
      return say('I read this as: diagonalize {0}: find {1} and {2} with {3}.', m(matrixExpression(task.matrix)), '$P$', '$D$', '$A = PDP^{-1}$');
    case 'diagonalizable':
      return say('I read this as: decide whether {0} can be diagonalized over the real numbers.', m(matrixExpression(task.matrix)));
    case 'echelon-form':
      return say('I read this as: bring {0} to a row echelon form, of which there are many.', m(matrixExpression(task.matrix)));
    case 'null-space':
      return say('I read this as: find a basis of the null space of {0}.', m(matrixExpression(task.matrix)));
    case 'nullity':
      return say('I read this as: find the dimension of the null space of {0}.', m(matrixExpression(task.matrix)));
    case 'column-space':
      return say('I read this as: find a basis of the column space of {0}.', m(matrixExpression(task.matrix)));
    case 'row-space':
      return say('I read this as: find a basis of the row space of {0}.', m(matrixExpression(task.matrix)));
    case 'inverse-by-rows':
      return say('I read this as: find the inverse of {0} by row operations.', m(matrixExpression(task.matrix)));
    case 'rank':
      return say('I read this as: find the rank of {0}.', m(matrixExpression(task.matrix)));
    case 'linear-system':
      return say('I read this as: solve the system {0} for {1}.', task.equations.map(m).join(', '), task.unknowns.map((name) => m(sym(name))).join(', '));
    case 'distance':
      return say('I read this as: find the distance between {0} and {1}.', ...shown(task));
    case 'midpoint':
      return say('I read this as: find the midpoint of {0} and {1}.', ...shown(task));
    case 'slope':
      return say('I read this as: find the slope of the line through {0} and {1}.', ...shown(task));
    case 'dot-product':
      return say('I read this as: find the scalar product of {0} and {1}.', ...shown(task));
    case 'cross-product':
      return say('I read this as: find the vector product of {0} and {1}.', ...shown(task));
  }
}

function shown({ points }: PointTask): string[] {
  return points.map((point) => m(app('tuple', ...point.map(rationalExpression))));
}
