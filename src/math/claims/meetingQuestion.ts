import type { Expression } from '../expression.ts';
import { freeVariables } from '../variables.ts';

const sort = '(?:(?:the|two|following|straight|lines?|circles?|parabolas?|ellipses?|hyperbolas?|curves?|graphs?|functions?|equations?|of|whose|with|given by) )*';
const english = new RegExp(`^(?:find|determine|compute|calculate|give|what (?:is|are)) (?:all )?(?:the )?(?:coordinates of )?(?:all )?(?:the )?(?:points? of intersection|intersection points?|intersections?) (?:of|between) ${sort}§ ?(?:and|with|,) ${sort}§$`, 'i');
const kinds = '(?:两条?)?(?:直线|圆|抛物线|椭圆|双曲线|曲线|一次函数|二次函数|反比例函数|函数)?';
const chinese = new RegExp(`^(?:求|求出|计算)?${kinds}§(?:的?图[象像])?(?:与|和|及)${kinds}§的?(?:图[象像]的?)?(?:所有)?交点(?:的?坐标)?(?:是什么|是多少|为)?$`);

/** The letters of the points that a question asks for where two curves in x and y meet, in their order; undefined unless its words ask nothing else. */
export function meetingLetters(conditions: readonly Expression[], words: string): readonly string[] | undefined {
  const line = words.replace(/\s+/g, ' ').replace(/ ?([\u4e00-\u9fff]) ?/g, '$1').replace(/[\s.。?？:：]+$/, '').trim();
  if (conditions.length !== 2 || (!english.test(line) && !chinese.test(line)) || conditions.some((each) => each.kind !== 'apply' || each.operator !== 'equal')) return undefined;
  const letters = [...new Set(conditions.flatMap((each) => [...freeVariables(each)]))].sort();
  return letters.join() === 'x,y' ? letters : undefined;
}
