import { toPlain } from '../../../math/printing/plain.ts';
import { sym } from '../../../math/build.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { numericValue } from '../../../math/simplify.ts';
import type { LinearAlgebraTask, Matrix } from './linearAlgebraTask.ts';
import { entriesOf } from './matrixValue.ts';

type PropertyTask = Exclude<Extract<LinearAlgebraTask, { readonly matrix: Matrix }>, { kind: 'determinant' | 'inverse' }>;

const properties: readonly (readonly [PropertyTask['kind'], string])[] = [
  ['eigenvalues', '(?:all )?(?:of )?(?:the )?(?:real )?eigenvalues?|(?:全部|所有)?(?:的)?(?:实)?特征值'],
  ['eigenvectors', '(?:all )?(?:of )?(?:the |its )?(?:(?:eigenvalues? and (?:the |their |its )?(?:(?:corresponding|associated) )?)?eigenvectors?|eigenvectors? and (?:the )?eigenvalues?|eigenvalues? (?:with|together with) (?:the |their )?(?:corresponding )?eigenvectors?|(?:a )?bas[ie]s (?:of|for) (?:each|every) eigenspace|eigenspaces?|bas[ie]s (?:of|for) the eigenspaces?)|(?:全部|所有)?(?:的)?(?:特征值(?:及|和|与|以及)(?:其)?(?:相应|对应|属于它们)?(?:的)?(?:全部|所有)?(?:的)?特征向量|特征向量)'],
  ['diagonalization', '(?:the |a )?diagonalization|(?:相似)?对角化'],
  ['echelon-form', '(?:the |a |its )?(?:row[- ])?echelon form(?: \\(ref\\))?|ref|行阶梯形(?:矩阵)?|阶梯形(?:矩阵)?'],
  ['null-space', '(?:the |a )?(?:bas[ie]s (?:of|for) (?:the )?(?:null ?space|kernel)|null ?space|kernel)|(?:零空间|核|核空间)(?:的(?:一组|一个)?基)?'],
  ['nullity', '(?:the )?(?:nullity|dimension of the (?:null ?space|kernel))|(?:零空间|核|核空间)的维数|零度'],
  ['column-space', '(?:the |a )?bas[ie]s (?:of|for) (?:the )?(?:column space|image|range)|列空间的(?:一组|一个)?基'],
  ['row-space', '(?:the |a )?bas[ie]s (?:of|for) (?:the )?row space|行空间的(?:一组|一个)?基'],
  ['characteristic-polynomial', '(?:the )?characteristic polynomial|特征多项式'],
  ['reduced-form', '(?:the |its )?(?:reduced row[- ]echelon form|rref)(?: \\(rref\\))?|行最简(?:形|型|阶梯形)(?:矩阵)?|简化行阶梯形(?:矩阵)?'],
  ['rank', '(?:the )?rank|秩'],
];

const matrix = '(?:the )?(?:following )?(?:square )?(?:matrix )?§(?: ?= ?§)?';
const ask = '(?:please )?(?:find|compute|calculate|determine|give|what (?:is|are))';
const chineseAsk = '(?:请)?(?:求|计算|求出|试求)?';

function patternsOf(property: string): RegExp[] {
  return [
    `${ask} (?:${property}) (?:of|for) ${matrix}`,
    `(?:let|given|consider|suppose)(?: that)? ${matrix}[.,;:]? (?:then )?${ask} (?:${property})(?: (?:of|for) ${matrix})?`,
    `(?:row )?(?:reduce|transform|bring|put|convert|write) ${matrix} (?:in|to|into) (?:${property})`,
    `${chineseAsk}(?:下列|以下)?(?:方阵|矩阵)?§的?(?:${property})`,
    `(?:设|已知|若|给定)(?:方阵|矩阵)?§[,，。]?(?:则)?${chineseAsk}(?:方阵|矩阵|其|它)?§?的?(?:${property})(?:是多少|等于多少|是|为|等于)?`,
    `(?:方阵|矩阵)?§的?(?:${property})(?:是多少|等于多少|是什么|是|为|等于)`,
    `(?:将|把)(?:方阵|矩阵)?§(?:化为|化成|变为)(?:${property})`,
  ].map((source) => new RegExp(`^${source}$`, 'i'));
}

const rows = '(?:elementary )?(?:row (?:reduction|operations)|gauss(?:ian)?(?:[- ]jordan)? elimination|the gauss(?:ian)?[- ]jordan method)';

/** What is not asked as a property that a matrix has. */
const deeds: readonly (readonly [PropertyTask['kind'], readonly string[]])[] = [
  ['diagonalization', [
    `(?:please )?diagonali[sz]e ${matrix}(?:,? if (?:it is )?possible)?`,
    `(?:let|given|consider)(?: that)? ${matrix}[.,;:]? (?:then )?diagonali[sz]e ${matrix}(?:,? if (?:it is )?possible)?`,
    '(?:请)?(?:将|把)(?:方阵|矩阵)?§(?:相似)?对角化',
  ]],
  ['diagonalizable', [
    `(?:is|determine (?:whether|if)|decide (?:whether|if)) ${matrix}(?: is)? diagonali[sz]able(?: or not)?`,
    '(?:请)?(?:判断|判定)?(?:方阵|矩阵)?§(?:是否|能否)(?:可以|能|可)?(?:相似)?对角化',
  ]],
  ['inverse-by-rows', [
    `${ask} (?:the )?inverse of ${matrix} (?:using|by|with|via) ${rows}`,
    `use ${rows} to find the inverse of ${matrix}`,
    `(?:using|by) ${rows},? ${ask} (?:the )?inverse of ${matrix}`,
    '(?:请)?(?:用|利用)初等(?:行)?变换(?:法)?求(?:方阵|矩阵)?§的逆(?:矩阵)?',
  ]],
];

/** The eigenvectors for one eigenvalue, which is named after the matrix. */
const forOne = [
  `${ask} (?:an? |the |all )?(?:(?:the )?eigenvectors?|bas[ie]s (?:of|for) the eigenspace|eigenspace) (?:of|for) ${matrix} (?:corresponding|associated|belonging|that corresponds|that belongs) (?:to|with) (?:the )?(?:eigenvalue )?§`,
  `${ask} (?:an? |the |all )?(?:(?:the )?eigenvectors?|bas[ie]s (?:of|for) the eigenspace|eigenspace) (?:of|for) ${matrix} (?:for|with) (?:the )?eigenvalue §`,
  `${chineseAsk}(?:方阵|矩阵)?§的?(?:属于|对应于?)特征值§的?(?:全部|所有)?(?:特征向量|特征子空间的(?:一组|一个)?基)`,
].map((source) => new RegExp(`^${source}$`, 'i'));

const patterns = [...properties.map(([kind, property]) => [kind, patternsOf(property)] as const), ...deeds.map(([kind, sources]) => [kind, sources.map((source) => new RegExp(`^${source}$`, 'i'))] as const)];
/** The matrices P and D asked for by name, with what they must satisfy. */
const named = [
  `(?:let|given|consider|for) ${matrix}[.,;:]? (?:find|determine) (?:an )?(?:invertible |nonsingular )?matrix § and (?:a )?diagonal matrix § (?:such that|so that|with|satisfying) §`,
  '(?:设|已知)(?:方阵|矩阵)?§[,，]?求(?:一个)?可逆(?:矩阵|阵)§(?:和|与|及)对角(?:矩阵|阵)§[,，]?使(?:得)?§',
].map((source) => new RegExp(`^${source}$`, 'i'));
const largestRows = 5;

/** Eigenvalues, eigenvectors, row echelon forms, rank or spaces of one matrix of numbers; the question is understood as a whole or not at all. */
export function readMatrixProperty(statements: readonly Expression[], text: string): PropertyTask | undefined {
  const line = text.replace(/\s+/g, ' ').replace(/ (?=[.,;:?])/g, '').replace(/ ?§ ?(?=[\u4e00-\u9fff，。])|(?<=[\u4e00-\u9fff，]) ?§ ?/g, '§').trim().replace(/\s*[.。?？:：]+$/, '');
  if (named.some((form) => form.test(line))) {
    const [given, p, d, condition, ...more] = statements;
    const value = oneMatrix(given ? [given] : []);
    const isAsked = more.length === 0 && isApply(given, 'equal') && p !== undefined && d !== undefined && condition !== undefined && isDiagonalForm([given.args[0], p, d], condition);
    return value && isAsked && isSquare(value) ? { kind: 'diagonalization', matrix: value } : undefined;
  }
  if (forOne.some((form) => form.test(line))) {
    const last = statements.at(-1);
    const [letter, right] = isApply(last, 'equal') ? last.args : [sym('lambda'), last];
    const eigenvalue = letter?.kind === 'symbol' && letter.name === 'lambda' && right ? numericValue(right) : undefined;
    const value = eigenvalue && oneMatrix(statements.slice(0, -1));
    return value && isSquare(value) ? { kind: 'eigenspace', matrix: value, eigenvalue } : undefined;
  }
  const kind = patterns.find(([, forms]) => forms.some((form) => form.test(line)))?.[0];
  const value = kind && oneMatrix(statements);
  if (!kind || !value) return undefined;
  switch (kind) {
    case 'eigenvalues':
      return isSquare(value) ? { kind, matrix: value, onlyReal: /\breal\b|实/i.test(line) } : undefined;
    case 'characteristic-polynomial':
    case 'eigenvectors':
    case 'diagonalization':
    case 'diagonalizable':
      return isSquare(value) ? { kind, matrix: value } : undefined;
    case 'eigenspace':
      return undefined;
    case 'inverse-by-rows':
      return value.length > 1 && value.length <= 4 && value[0]?.length === value.length ? { kind, matrix: value } : undefined;
    case 'null-space':
    case 'nullity':
      return value.length <= largestRows && (value[0]?.length ?? 0) <= largestRows ? { kind, matrix: value } : undefined;
    default:
      return value.length > 1 && value.length <= largestRows && (value[0]?.length ?? 0) <= largestRows ? { kind, matrix: value } : undefined;
  }
}

function isSquare(matrix: Matrix): boolean {
  return matrix.length === matrix[0]?.length && (matrix.length === 2 || matrix.length === 3);
}

/** `A = PDP⁻¹` or `P⁻¹AP = D` in the letters of the question. */
function isDiagonalForm(letters: readonly (Expression | undefined)[], condition: Expression): boolean {
  const [a, p, d] = letters.map((each) => (each?.kind === 'symbol' ? each.name : ''));
  if (!a || !p || !d || new Set([a, p, d]).size < 3) return false;
  const written = toPlain(condition).replace(/[\s·*()]/g, '').replace(/\^-1|\^−1/g, '⁻¹');
  return [`${a}=${p}${d}${p}⁻¹`, `${p}${d}${p}⁻¹=${a}`, `${p}⁻¹${a}${p}=${d}`, `${d}=${p}⁻¹${a}${p}`, `${a}${p}=${p}${d}`].includes(written);
}

/** A written matrix, with or without a name; nothing else but the name once more. */
function oneMatrix([given, ...more]: readonly Expression[]): Matrix | undefined {
  const [name, named] = isApply(given, 'equal') ? given.args : [];
  if (!given || more.length > 1 || more.some((each) => each.kind !== 'symbol' || name?.kind !== 'symbol' || each.name !== name.name)) return undefined;
  return entriesOf(name?.kind === 'symbol' && named ? named : given);
}
