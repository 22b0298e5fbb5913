import { isApply } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import type { LinearAlgebraTask, Matrix } from './linearAlgebraTask.ts';
import { entriesOf } from './matrixValue.ts';

type PropertyTask = Extract<LinearAlgebraTask, { kind: 'eigenvalues' | 'characteristic-polynomial' | 'reduced-form' | 'rank' }>;

const properties: readonly (readonly [PropertyTask['kind'], string])[] = [
  ['eigenvalues', '(?:all )?(?:of )?(?:the )?(?:real )?eigenvalues?|(?:全部|所有)?(?:的)?(?:实)?特征值'],
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
    `(?:row )?(?:reduce|transform|bring) ${matrix} (?:in)?to (?:${property})`,
    `${chineseAsk}(?:下列|以下)?(?:方阵|矩阵)?§的?(?:${property})`,
    `(?:设|已知|若|给定)(?:方阵|矩阵)?§[,，。]?(?:则)?${chineseAsk}(?:方阵|矩阵|其|它)?§?的?(?:${property})(?:是多少|等于多少|是|为|等于)?`,
    `(?:方阵|矩阵)?§的?(?:${property})(?:是多少|等于多少|是什么|是|为|等于)`,
    `(?:将|把)(?:方阵|矩阵)?§(?:化为|化成|变为)(?:${property})`,
  ].map((source) => new RegExp(`^${source}$`, 'i'));
}

const patterns = properties.map(([kind, property]) => [kind, patternsOf(property)] as const);
const largestRows = 5;

/** Eigenvalues, characteristic polynomial, reduced form or rank of one matrix of numbers; the question is understood as a whole or not at all. */
export function readMatrixProperty(statements: readonly Expression[], text: string): PropertyTask | undefined {
  const line = text.replace(/\s+/g, ' ').replace(/ (?=[.,;:?])/g, '').replace(/ ?§ ?(?=[\u4e00-\u9fff，。])|(?<=[\u4e00-\u9fff，]) ?§ ?/g, '§').trim().replace(/\s*[.。?？:：]+$/, '');
  const kind = patterns.find(([, forms]) => forms.some((form) => form.test(line)))?.[0];
  const value = kind && oneMatrix(statements);
  if (!kind || !value) return undefined;
  if (kind === 'eigenvalues' || kind === 'characteristic-polynomial') {
    const square = value.length === value[0]?.length && (value.length === 2 || value.length === 3);
    return !square ? undefined : kind === 'eigenvalues' ? { kind, matrix: value, onlyReal: /\breal\b|实/i.test(line) } : { kind, matrix: value };
  }
  return value.length > 1 && value.length <= largestRows && (value[0]?.length ?? 0) <= largestRows ? { kind, matrix: value } : undefined;
}

/** A written matrix, with or without a name; nothing else but the name once more. */
function oneMatrix([given, ...more]: readonly Expression[]): Matrix | undefined {
  const [name, named] = isApply(given, 'equal') ? given.args : [];
  if (!given || more.length > 1 || more.some((each) => each.kind !== 'symbol' || name?.kind !== 'symbol' || each.name !== name.name)) return undefined;
  return entriesOf(name?.kind === 'symbol' && named ? named : given);
}
