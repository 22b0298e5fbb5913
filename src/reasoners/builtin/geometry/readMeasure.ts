import { app, num } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { isApply } from '../../../math/claims/statements.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import type { FormulaSentence } from '../formulaSentence.ts';
import { formulaPattern } from '../formulaSentence.ts';
import type { Figure, GeometryQuestion, Measure } from './geometryQuestion.ts';
import { isMeasurable } from './measureLesson.ts';

const figures: readonly (readonly [Figure, string, string])[] = [
  ['sector', '(?:circular )?sector(?: of a circle)?', '扇形'],
  ['circle', 'circle', '圆(?![柱锥心台])'],
  ['square', 'square', '正方形'],
  ['rectangle', 'rectangle', '(?:长方形|矩形)'],
  ['triangle', 'triangle', '三角形'],
  ['trapezoid', '(?:trapezoid|trapezium)', '梯形'],
  ['rhombus', 'rhombus', '菱形'],
  ['sphere', 'sphere', '球(?:体)?'],
  ['cube', 'cube', '(?:正方体|立方体)'],
  ['box', '(?:box|cuboid|rectangular (?:box|prism|solid))', '长方体'],
  ['cylinder', '(?:right )?(?:circular )?cylinder', '圆柱(?:体)?'],
  ['cone', '(?:right )?(?:circular )?cone', '圆锥(?:体)?'],
];

const wants: readonly (readonly [Measure, string, string])[] = [
  ['lateral', 'lateral (?:surface )?area|curved surface area', '侧面积'],
  ['surface', '(?:total )?surface area', '(?:表面积|全面积)'],
  ['arc', 'arc length|length of the arc|length of (?:its|an) arc', '弧长'],
  ['area', 'area', '面积'],
  ['perimeter', 'circumference|perimeter', '周长'],
  ['volume', 'volume', '体积'],
  ['diagonal', '(?:length of (?:the|its|a) )?(?:space |body )?diagonal', '(?:体对角线|对角线)(?:的?长)?'],
  ['radius', 'radius', '半径'],
  ['diameter', 'diameter', '直径'],
  ['side', '(?:side|edge) length|length of (?:a|one|each|its|the) (?:side|edge)|side|edge', '(?:边长|棱长)'],
  ['height', 'height', '高'],
];

/** What a number may be called, and which measure of which figures that is. */
const names: readonly (readonly [string, string, string])[] = [
  ['radius', '(?:base )?radius', '(?:底面)?半径'],
  ['diameter', 'diameter', '(?:底面)?直径'],
  ['lateral', 'lateral area', '侧面积'],
  ['surface', '(?:total )?surface area', '表面积'],
  ['area', 'area', '面积'],
  ['perimeter', 'circumference|perimeter', '周长'],
  ['volume', 'volume', '体积'],
  ['side', 'side length|edge length|sides? of length|edges? of length|sides?|edges?', '边长|棱长'],
  ['length', 'length', '长'],
  ['width', 'width', '宽'],
  ['height', 'height|altitude', '高'],
  ['base', 'base', '底边?(?:长)?'],
  ['angle', '(?:a )?central angle|angle', '圆心角'],
  ['slant', 'slant height', '母线(?:长)?'],
  ['top', '', '上底'],
  ['bottom', '', '下底'],
  ['diagonal', 'diagonal', '对角线(?:长)?'],
];

const unit = String.raw`(?:(?:square |cubic )?(?:centimeters?|centimetres?|meters?|metres?|inch(?:es)?|feet|foot|units?|cm|mm|km|m|ft|in)\b(?:\^?[23])?|(?:平方|立方)?(?:厘米|分米|毫米|千米|米))`;
const unitFirst = new RegExp(String.raw`^ ?${unit}`, 'i');
const units = new RegExp(String.raw`(?<=‹N›) ?${unit}`, 'gi');

const anyUnit = /\b(centimet(?:er|re)s?|met(?:er|re)s?|decimet(?:er|re)s?|inch(?:es)?|feet|foot|yards?|units?|cm|mm|km|m|ft)\b|(厘米|分米|毫米|千米|米)/gi;
const sameUnit: Readonly<Record<string, string>> = { centimeters: 'cm', centimeter: 'cm', centimetre: 'cm', centimetres: 'cm', meter: 'm', meters: 'm', metre: 'm', metres: 'm', inches: 'inch', feet: 'foot', ft: 'foot', units: 'unit', yards: 'yard', 厘米: 'cm', 米: 'm' };

/** A figure with what is known of it, and one measure that is asked for. */
export function readMeasure({ line, parts, choices }: FormulaSentence): GeometryQuestion | undefined {
  if (parts.length === 0 || parts.length > 3 || parts.some((part) => freeVariables(part).size > 0 || isApply(part, 'equal', 'tuple', 'triangle'))) return undefined;
  const said = [...line.matchAll(anyUnit)].map(([, name = '', chinese = '']) => (name === '' ? chinese : name).toLowerCase());
  // One unit only: an answer in another than the given one would have to be converted.
  if (new Set(said.map((name) => sameUnit[name] ?? name)).size > 1 || lacksUnit(line, parts)) return undefined;
  const plain = line
    .replace(units, ' ')
    .replace(/,? (?:in|measured in) (?:square |cubic )?(?:units?|centimeters?|meters?|inches|feet),?(?= |$)/gi, ' ')
    .replace(/多少(?:平方|立方)?(?:厘米|分米|毫米|千米|米)$/, '多少')
    .replace(/ +/g, ' ').trim();
  for (const { figure, en, zh, name } of called) {
    if (!name.test(plain)) continue;
    for (const { want, language, pattern } of wordingsOf(figure, en, zh)) {
      const rest = pattern.exec(plain)?.groups?.['rest'];
      const given = rest === undefined ? undefined : givenOf(figure, rest, parts, language);
      if (given && isMeasurable(figure, want, given)) return { ask: 'measure', figure, want, given, choices };
    }
  }
  return undefined;
}

/** Whether one length has a unit and another none, so that it is open what the other is measured in. */
function lacksUnit(line: string, parts: readonly Expression[]): boolean {
  const after = line.split('‹N›').slice(1);
  if (!after.some((text) => unitFirst.test(text))) return false;
  return after.some((text, place) => {
    const part = parts[place];
    const isAngle = part && some(part, (each) => isApply(each, 'degrees') || (each.kind === 'constant' && each.name === 'pi'));
    // In “3, 4 and 5 cm” the last unit is that of all.
    const isListed = place < after.length - 1 && /^(?: |,|、|and|by|和|与)*$/.test(text);
    return !isAngle && !isListed && !unitFirst.test(text);
  });
}

interface Wording {
  readonly figure: Figure;
  readonly want: Measure;
  readonly language: 'english' | 'chinese';
  readonly pattern: RegExp;
}

/** The wordings about each figure, made once it is met. */
const wordings = new Map<Figure, readonly Wording[]>();

function wordingsOf(figure: Figure, en: string, zh: string): readonly Wording[] {
  const known = wordings.get(figure);
  if (known) return known;
  const made = wants.flatMap(([want, asked, chinese]): Wording[] => [
    { figure, want, language: 'english', pattern: formulaPattern(`{ask}?(?:${asked}) of (?:a|an|the) ${en} (?:with|whose|of|that has|having|if|when) ?(?<rest>.*)`) },
    { figure, want, language: 'english', pattern: formulaPattern(`(?:a|an|the) ${en} (?:has|with|of|whose) (?<rest>.*?)(?:[.,] ?| and )(?:{ask}(?:${asked})(?: of (?:the|this) ${en})?|{ask}its (?:${asked}))`) },
    { figure, want, language: 'chinese', pattern: formulaPattern(`(?:已知|若|设)?(?:一个|某|一)?${zh}的?(?<rest>.*?‹N› ?),?(?:则|那么)?(?:{求})?(?:(?:它|这个${zh}|该${zh}|此${zh}|其|${zh})的?)?(?:${chinese}){几}`) },
    { figure, want, language: 'chinese', pattern: formulaPattern(`{求}(?<rest>.*?‹N› ?)的${zh}的?(?:${chinese}){几}`) },
  ]);
  wordings.set(figure, made);
  return made;
}

const called = figures.map(([figure, en, zh]) => ({ figure, en, zh, name: new RegExp(`${en}|${zh}`, 'i') }));

/** The numbers by their names; undefined where a word is left, or a name comes twice. */
function givenOf(figure: Figure, rest: string, parts: readonly Expression[], language: 'english' | 'chinese'): ReadonlyMap<string, Expression> | undefined {
  const given = new Map<string, Expression>();
  let left = ` ${rest.trim()} `;
  for (const part of parts) {
    const found = names.flatMap(([name, en, zh]): { readonly name: string; readonly after: string }[] => {
      const word = language === 'english' ? en : zh;
      if (word === '') return [];
      const pattern = language === 'english'
        ? new RegExp(String.raw`^[ ,]*(?:and )?(?:a |an |the |its |with )*(?:${word})s?(?: is| are| equal to| equals| of| measuring|:|=)* ?‹N›(?![›])`, 'i')
        : new RegExp(String.raw`^[ ,和与且的]*(?:${word})(?:分别)?(?:为|是|等于|长为|长)? ?‹N›`);
      const match = pattern.exec(left);
      return match ? [{ name, after: left.slice(match[0].length) }] : [];
    });
    const [only, ...more] = found;
    if (!only || more.length > 0 || given.has(only.name)) return undefined;
    if (only.name === 'angle') {
      const isAngle = some(part, (each) => isApply(each, 'degrees') || (each.kind === 'constant' && each.name === 'pi'));
      if (!isAngle) return undefined;
    } else if (some(part, (each) => isApply(each, 'degrees'))) return undefined;
    given.set(only.name, part);
    left = only.after;
  }
  if (/[^ ,.]/.test(left)) return undefined;
  // The radius of the base is meant; a diameter of it is another formula.
  const diameter = given.get('diameter');
  if (diameter && /^(?:cylinder|cone|sector)$/.test(figure)) {
    given.delete('diameter');
    given.set('radius', app('divide', diameter, num(2)));
  }
  return given;
}
