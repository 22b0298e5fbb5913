import { app, num, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { simplify } from '../../../math/simplify.ts';
import { written } from '../stories/scene.ts';
import { storyText } from '../stories/storyText.ts';
import { endsOf, regionOf } from './domain.ts';
import type { LineOptimum, Meaning } from './optimumQuestion.ts';
import { ofTwo } from './readOptimum.ts';

/** What the patterns call the numbers and words they find. */
type Named = Readonly<Record<string, string | undefined>>;
type Model = (named: Named, language: 'en' | 'zh') => LineOptimum | undefined;

const [x, y] = [sym('x'), sym('y')];
const times = (...factors: readonly Expression[]): Expression => app('multiply', ...factors);
const plus = (a: Expression, b: Expression): Expression => app('add', a, b);
const equal = (a: Expression, b: Expression): Expression => app('equal', a, b);
const isPositive = (letter: Expression): Expression => app('greater', letter, num(0));
const meanings = (first: string, second: string): readonly Meaning[] => [{ letter: 'x', words: first }, { letter: 'y', words: second }];

function twoLetters({ goal, target, condition, limits, words, asked }: { readonly goal: 'maximum' | 'minimum'; readonly target: Expression; readonly condition: Expression; readonly limits: readonly Expression[]; readonly words: readonly Meaning[]; readonly asked: boolean }): LineOptimum | undefined {
  const question = ofTwo({ goal, wanted: 'value', target, condition, limits, letters: ['x', 'y'] });
  return question && { ...question, story: { meanings: words, ...(asked ? { asked: [x, y] } : {}) } };
}

/** A rectangle of known perimeter and greatest area, or of known area and least perimeter. */
const rectangle: Model = ({ given, n = '', dimensions }, language) => {
  const size = written(n);
  if (!size) return undefined;
  const isOfPerimeter = /^(?:perimeter|周长)$/.test(given ?? '');
  const [perimeter, area] = [times(num(2), plus(x, y)), times(x, y)];
  const words = language === 'zh' ? meanings('矩形的一边', '矩形的邻边') : meanings('one side of the rectangle', 'the side next to it');
  return twoLetters({ goal: isOfPerimeter ? 'maximum' : 'minimum', target: isOfPerimeter ? area : perimeter, condition: equal(isOfPerimeter ? perimeter : area, size), limits: [isPositive(x), isPositive(y)], words, asked: dimensions !== undefined });
};

/** Three sides of a rectangle are fenced, or all four. */
const fence: Model = ({ k = '', n = k, wall, wallToo, wallAfter, dimensions }, language) => {
  const size = written(n);
  if (!size) return undefined;
  if ((wall ?? wallToo ?? wallAfter) === undefined) return rectangle({ given: 'perimeter', n, dimensions }, language);
  const words = language === 'zh' ? meanings('垂直于墙的一边', '平行于墙的一边') : meanings('each of the two sides that begin at the unfenced one', 'the side opposite the unfenced one');
  return twoLetters({ goal: 'maximum', target: times(x, y), condition: equal(plus(times(num(2), x), y), size), limits: [isPositive(x), isPositive(y)], words, asked: dimensions !== undefined });
};

/** Two numbers of known sum and greatest product, or least sum of squares; of known product and least sum. */
const numbers: Model = ({ given, sought, n = '', positive, both }, language) => {
  const size = written(n);
  if (!size) return undefined;
  const isOfSum = /^(?:sum|和)$/.test(given ?? '');
  const square = (letter: Expression): Expression => app('power', letter, num(2));
  const target = !isOfSum ? plus(x, y) : /square|平方/.test(sought ?? '') ? plus(square(x), square(y)) : times(x, y);
  const words = language === 'zh' ? meanings('一个数', '另一个数') : meanings('one number', 'the other number');
  const isGreatest = isOfSum && !/square|平方/.test(sought ?? '');
  return twoLetters({ goal: isGreatest ? 'maximum' : 'minimum', target, condition: equal(isOfSum ? plus(x, y) : times(x, y), size), limits: positive === undefined ? [] : [isPositive(x), isPositive(y)], words, asked: both !== undefined });
};

/** Squares are cut from the corners of a sheet, and the sides folded up. */
const box: Model = ({ n = '', k = n, dimensions }, language) => {
  const [length, width] = [written(n), written(k)];
  const side = (of: Expression): Expression => app('add', of, app('negate', times(num(2), x)));
  const region = length && width && regionOf([isPositive(x), isPositive(side(length)), isPositive(side(width))], 'x');
  if (!length || !width || region?.length !== 1 || !region.every(endsOf)) return undefined;
  const body = n === k ? times(x, app('power', side(length), num(2))) : times(x, side(length), side(width));
  return { kind: 'line', goal: 'maximum', wanted: 'value', body: simplify(body), variable: 'x', region, name: 'V', story: { meanings: [{ letter: 'x', words: language === 'zh' ? '截去的小正方形的边长' : 'the side of the squares cut off' }], ...(dimensions === undefined ? {} : { asked: [x] }) } };
};

const n = String.raw`(?<n>\d+(?:\.\d+)?)`;
const unit = '(?: ?(?:cm|mm|m|km|inch(?:es)?|in|f(?:ee|oo)t|ft|yards?|units?|met(?:er|re)s?|centimet(?:er|re)s?))?';
const squared = '(?: ?(?:(?:square|sq) (?:cm|m|inches|feet|ft|yards|units|met(?:er|re)s|centimet(?:er|re)s)|cm²|m²))?';
const ask = '(?:find|what is|what are|determine|calculate|work out|give) ';
const great = '(?:greatest|largest|maximum|biggest)(?: possible)?';
const small = '(?:least|smallest|minimum)(?: possible)?';
const greatest = '(?:a maximum|maximal|maximi[sz]ed|as (?:large|great) as possible|(?:the )?(?:greatest|largest)(?: possible)?)';
const smallest = '(?:a minimum|minimal|minimi[sz]ed|as small as possible|(?:the )?(?:least|smallest)(?: possible)?)';
const perimeter = `(?:a )?(?<given>perimeter)(?: of| is|:)? ${n}${unit}`;
const area = `(?:an )?(?<given>area)(?: of| is|:)? ${n}${squared}`;
const two = '2 (?<positive>positive )?(?:real )?numbers';
const twoPositive = '2 (?<positive>positive )(?:real )?numbers';
const enclosure = '(?:field|garden|area|plot|pen|region|enclosure|pasture|yard|run|corral|paddock|patch)';
const wall = '(?<wall>,? (?:along|against|beside|next to|bordering|that borders|adjacent to|with (?:1|one) side along) (?:a |an |the )(?:long |straight |existing )*(?:wall|river|stream|barn))';
const wallNeedsNone = '(?<wallAfter>(?:no (?:fence|fencing) is (?:needed|required)|(?:he|she|the farmer) (?:needs no fence|does not need (?:a fence|fencing|any fencing))) (?:along|on) the (?:wall|river|stream|barn)(?: side)?|the (?:wall|river|stream|barn) forms (?:1|one) side)';
const makes = String.raw`(?:to |who wants to |and wants to |and wishes to |with which to |available to )(?:fence(?: in| off)?|enclose|build|make|form)`;
const largestArea = `(?:${ask}(?:the |its )?${great} area(?: (?:of (?:the|this|such a) (?:rectangle|${enclosure})|(?:that )?(?:he|she|it|the farmer|the fence|the rectangle) can (?:enclose|have|fence)|that can be (?:enclosed|fenced)))?|(?<dimensions>${ask}(?:the )?dimensions (?:of the (?:rectangle|${enclosure}) )?(?:that|which|to) (?:give|gives|maximi[sz]e|maximi[sz]es|enclose) (?:the |its )?(?:${great} )?area|what dimensions (?:give|maximi[sz]e|will give|will maximi[sz]e|should it have to have) (?:the |its )?(?:${great} )?area|${ask}(?:the )?dimensions of the (?:rectangle|${enclosure}) (?:of|with) (?:the )?${great} area))`;
const sheet = '(?:sheet|piece)(?: of (?:cardboard|metal|paper|tin|card|plastic))?';
const cut = 'by cutting (?:equal|identical|congruent) squares (?:from|out of) (?:each corner|the (?:4 )?corners|each of the 4 corners|its (?:4 )?corners) and (?:then )?(?:folding|turning|bending) up the (?:sides|flaps|edges)';

const english: readonly (readonly [string, Model])[] = [
  [`(?:a|the) rectangle (?:has|with) ${perimeter}\\. ${largestArea}`, rectangle],
  [`the (?<given>perimeter) of a rectangle is ${n}${unit}\\. ${largestArea}`, rectangle],
  [`${ask}(?:the )?${great} area of (?:a|the) rectangle (?:with|of|having|that has|whose) ${perimeter}`, rectangle],
  [`(?<dimensions>${ask}(?:the )?dimensions of) (?:a|the) rectangle (?:with|of|having) ${perimeter} (?:with|that has|having|and) (?:the )?${great} area`, rectangle],
  [`(?<dimensions>${ask}(?:the )?dimensions of) (?:a|the) rectangle (?:with|of|having) ${perimeter} whose area is ${greatest}`, rectangle],
  [`${ask}(?:the )?${small} perimeter of (?:a|the) rectangle (?:with|of|having|that has|whose) ${area}`, rectangle],
  [`(?:a|the) rectangle has ${area}\\. ${ask}(?:the |its )?${small} perimeter(?: (?:of the rectangle|it can have))?`, rectangle],
  [`the (?<given>sum) of ${two} is ${n}\\. ${ask}(?:the )?${great} (?:value of )?(?:the |their )?(?<sought>product)(?: of the (?:2 )?numbers)?`, numbers],
  [`the (?<given>product) of ${twoPositive} is ${n}\\. ${ask}(?:the )?${small} (?:value of )?(?:the |their )?(?<sought>sum)(?: of the (?:2 )?numbers)?`, numbers],
  [`(?<both>${ask})(?:the )?${two} (?:whose|with(?: a)?) (?<given>sum)(?: is| of)? ${n},? (?:and )?(?:whose|with(?: a)?|such that (?:the|their)) (?:(?<sought>product) is ${greatest})`, numbers],
  [`(?<both>${ask})(?:the )?${two} (?:whose|with(?: a)?) (?<given>sum)(?: is| of)? ${n} (?:and|with|that have) the ${great} (?<sought>product)`, numbers],
  [`(?<both>${ask})(?:the )?${two} (?:whose|with(?: a)?) (?<given>sum)(?: is| of)? ${n},? (?:and|such that) the (?<sought>sum of (?:whose|their) squares) is ${smallest}`, numbers],
  [`(?<both>${ask})(?:the )?${twoPositive} (?:whose|with(?: a)?) (?<given>product)(?: is| of)? ${n},? (?:and )?(?:whose|with(?: a)?|such that (?:the|their)) (?:(?<sought>sum) is ${smallest})`, numbers],
  [`${ask}(?:the )?${great} (?<sought>product) of ${two} (?:whose|with(?: a)?) (?<given>sum)(?: is| of)? ${n}`, numbers],
  [`a (?:farmer|gardener|rancher|man|woman) has ${n}${unit}(?: of)? (?:fence|fencing|wire) ${makes} a rectangular ${enclosure}(?:${wall}|(?<wallToo>,? using a wall as (?:1|one)(?: of the)? sides?))?\\. (?:${wallNeedsNone}\\. )?${largestArea}`, fence],
  [`(?:an )?open(?:-top(?:ped)?)? box is (?:to be )?made from an? ${n}${unit}(?: by |-by-|x|×)(?<k>\\d+(?:\\.\\d+)?)${unit} (?:square |rectangular )?${sheet} ${cut}\\. (?:${ask}(?:the )?${great} volume(?: of (?:the|such a) box)?|(?<dimensions>what size (?:of )?squares? (?:should be cut|gives?) (?:to get|for|off to get)?(?:the )?${great} volume))`, box],
  [`(?:an )?open(?:-top(?:ped)?)? box is (?:to be )?made from a square ${sheet} (?:of|with) side ${n}${unit} ${cut}\\. ${ask}(?:the )?${great} volume(?: of (?:the|such a) box)?`, box],
];

const unitZh = '(?:平方)?(?:厘米|分米|毫米|米|千米|cm|m)?';
const rectangles = '(?:矩形|长方形)';
const seek = '(?:求|则|那么|问)*';
const much = '(?:是多少|为多少|等于多少|是|为)?';
const ground = '(?:菜园|花园|花圃|苗圃|养鸡场|场地|园子|菜地|羊圈|区域|矩形|长方形)';
const largestAreaZh = `${seek}(?:它的|这个${rectangles}的|该${rectangles}的|其|${rectangles}的|${ground}的)?(?:最大面积|面积的?最大值?|面积的最大值)${much}`;

const chinese: readonly (readonly [string, Model])[] = [
  [`(?:已知)?(?:一个)?${rectangles}的?(?<given>周长)[是为]?${n}${unitZh}[,。]${largestAreaZh}`, rectangle],
  [`${seek}?(?<given>周长)[是为]?${n}${unitZh}的${rectangles}(?:的)?(?:最大面积|面积的最大值|,?面积最大)${much}`, rectangle],
  [`(?:已知)?(?:一个)?${rectangles}的?(?<given>面积)[是为]?${n}${unitZh}[,。]${seek}(?:它的|这个${rectangles}的|其)?(?:最小周长|周长的?最小值)${much}`, rectangle],
  [`${seek}(?<given>面积)[是为]?${n}${unitZh}的${rectangles}(?:的)?(?:最小周长|周长的最小值)${much}`, rectangle],
  [`(?:已知)?(?:两|2)个?(?<positive>正)?(?:实)?数(?:之|的)(?<given>和)[是为]${n}[,。]${seek}(?:它们的?|这(?:两|2)个正?数的?|两数的?)(?:(?:之|的)?(?:乘积|积)的?最大值|(?:最大(?:的)?(?:乘积|积)))${much}`, numbers],
  [`(?:已知)?(?:两|2)个?(?<positive>正)(?:实)?数(?:之|的)(?<given>积|乘积)[是为]${n}[,。]${seek}(?:它们的?|这(?:两|2)个正?数的?|两数的?)(?:(?:之|的)?和的?最小值)${much}`, numbers],
  [`用?(?:一段)?(?:总)?(?:长[是为]?${n}${unitZh}|(?<k>\\d+(?:\\.\\d+)?)${unitZh}长)的(?:篱笆|栅栏|铁丝网|铁丝|绳子)围(?:成)?一个(?<wall>一边靠墙的?|一面靠墙的?)?${rectangles}的?${ground}?[,。](?:(?:墙足够长|墙长足够)[,。])?${largestAreaZh}`, fence],
  [`(?:用|将|把)?一(?:块|张)边长[是为]?${n}${unitZh}的正方形(?:铁皮|纸板|纸片|硬纸板|纸)[,。]?(?:在|从)?(?:它的)?(?:四|4)(?:个)?角(?:上)?各?(?:截去|剪去|切去)一个(?:大小)?(?:相同|相等|同样大小|全等)的?小?正方形[,。](?:然后|再)?(?:把四边)?(?:折|做|制)成一个无盖的?(?:长方体)?(?:盒子|纸盒|铁盒|容器|方盒)[,。]${seek}(?:盒子的|它的|这个盒子的|纸盒的|该盒子的|容器的)?(?:最大容积|最大体积|容积的?最大值|体积的?最大值)${much}`, box],
];

/** A story of the kind that every textbook has, whose words all fit; undefined for any other. */
export function readOptimumStory(text: string): LineOptimum | undefined {
  const story = storyText(text);
  if (!story) return undefined;
  const isEnglish = story.language === 'en';
  const line = story.sentences.join(isEnglish ? '. ' : '。');
  for (const [pattern, model] of isEnglish ? english : chinese) {
    const found = new RegExp(`^(?:${pattern})$`, 'i').exec(line);
    if (found) return model(found.groups ?? {}, story.language);
  }
  return undefined;
}
