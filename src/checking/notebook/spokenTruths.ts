import type { TextRange } from '../../core/problem.ts';
import { constant } from '../../math/build.ts';
import type { Expression } from '../../math/expression.ts';
import { isClaimed } from './spokenClaims.ts';

/** "A is invertible": a property, what has it, and whether it is said or denied. */
export interface SpokenTruth {
  readonly range: TextRange;
  readonly property: string;
  /** A number, a letter, a formula, or "the series". */
  readonly bearer: string;
  readonly value: Expression;
}

const properties = 'invertible|singular|prime|composite|stationary|non-?stationary|symmetric|orthogonal|diagonali[sz]able|positive definite|connected|bipartite|planar|acyclic|convex|monotonic|increasing|decreasing|even|odd|perfect|independent|significant|normal|balanced|convergent|consistent|palindromic|bounded|continuous|injective|surjective|unitary|hermitian|sorted|square-?free|stable|feasible|optimal';
const start = String.raw`(?:(?<=^|[.!?:;,]\s|\n[ \t]*(?:[-*+] )?|\b(?:[Ss]o|[Tt]hus|[Hh]ence|[Tt]herefore|that|and|[Ww]e see|[Ii]ndeed),? ))`;
const english = new RegExp(String.raw`${start}(?:\*\*|__)?(?<bearer>\d[\d,]*|\$[A-Za-z\d\\{}_ ]{1,30}\$|[A-Z](?:_\d)?|[Tt]he (?:[a-z]+ ){0,2}?[a-z]+) (?:is|are) (?:therefore |thus |hence |indeed |also )?(?<not>not )?(?:an? |statistically )?(?<property>${properties})(?: (?:number|matrix|graph))?(?:\*\*|__)?(?=\s*(?:[.,;(]|$|\n|because\b|since\b|as\b))`, 'gm');
const chinese = /(?<bearer>\d[\d,]*|\$[A-Za-z\d\\{}_ ]{1,30}\$|(?<![A-Za-z])[A-Z])\s*(?<not>不)?是?\s*(?:一个)?(?<property>素数|质数|合数|可逆|对称矩阵|对称|正定|平稳|奇异)(?:的|矩阵)?(?=\s*(?:[。，；,.(（]|$))/gm;

const inChinese: Readonly<Record<string, string>> = { 素数: 'prime', 质数: 'prime', 合数: 'composite', 可逆: 'invertible', 对称: 'symmetric', 对称矩阵: 'symmetric', 正定: 'positive definite', 平稳: 'stationary', 奇异: 'singular' };
/** What is the same as the denial of another. */
const opposites: Readonly<Record<string, string>> = { singular: 'invertible', composite: 'prime', nonstationary: 'stationary' };

/** Properties that a text gives to numbers and things; general statements ("a matrix is …") are none. */
export function spokenTruths(text: string, visible: string): SpokenTruth[] {
  const found: SpokenTruth[] = [];
  for (const pattern of [english, chinese]) {
    for (const match of visible.matchAll(pattern)) {
      const { bearer = '', not, property: written = '' } = match.groups ?? {};
      const range = { start: match.index, end: match.index + match[0].length };
      const after = text.slice(range.end, range.end + 120);
      if (!isClaimed(text, range) || /^\s*[^.!?。\n]{0,80}(?:\?|\b(?:if|iff|unless|when|whenever|only|provided|would|for (?:all|every|any|some))\b|若|如果|当)/.test(after) || /\b(?:every|any|all|each|no|some|whether|if|not|never|unlikely|doubt\w*|claims?|believes?|false|wrong) (?:that )?$/i.test(text.slice(Math.max(0, range.start - 30), range.start))) continue;
      const plain = (inChinese[written] ?? written).replace('non-', 'non').replace('isable', 'izable');
      const opposite = Object.hasOwn(opposites, plain) ? opposites[plain] : undefined;
      found.push({ range, property: opposite ?? plain, bearer: bearer.replace(/^\$|\$$/g, '').trim(), value: constant((not === undefined) === (opposite === undefined) ? 'true' : 'false') });
    }
  }
  return found;
}
