/** Phrases whose words alone would not do: `number` may be counted, `second` may be a root. */
const phrases =
  /\b(?:(?:real|complex) (?:numbers?|solutions?|roots?|values?)|(?:first|second|third)[- ](?:order )?derivatives?|(?:as )?an? (?:common|improper|simplified) fraction(?: in (?:its )?(?:lowest|simplest) (?:terms|form))?|in (?:its )?(?:lowest|simplest|factored|expanded|standard) (?:terms|form)|twice|in radians|like terms|quadratic formula|zero product|ordered (?:pairs?|triples?)|(?:as|to) a (?:terminating )?decimal|work out|multiply out|expand the product|completely over the integers|(?<=\bfactor(?:i[sz]e)?\b[^.]*)over the integers)\b/gi;

/** Words a question may have besides its formulas when it asks for no more than a task gives. */
const english = new Set(
  `a an the of for is are be what whats value values exact find solve solving compute calculate evaluate determine simplify simplified simplification reduce expand expanded expanding factor factors factored factoring factorise factorize factorised factorized
  completely fully out equation equations system systems simultaneous following these this expression expressions polynomial trinomial binomial quadratic linear cubic fraction all every each real complex solution solutions root roots zero zeros zeroes
  over in with respect to and if when where given let then that such which derivative derivatives differentiate differentiating function functions by from at point variable unknown unknowns
  answer express your please now it its problem exercise question using use rule rules brackets parentheses remove combine collect radicals radical denominator rationalize rationalise work show steps step me can you help need want i we how do
  convert satisfy satisfies satisfying makes true set numbers exactly simplest form also result write as get evaluation here ok okay so`.split(/\s+/),
);

const chinese =
  /一元一次|一元二次|二元一次|因式分解|分解因式|合并同类项|分母有理化|求导数|导函数|方程组|代数式|多项式|表达式|范围内|去括号|公式法|配方法|是多少|二阶|三阶|一阶|实数|复数|实根|零点|方程|下列|下面|以下|各式|式子|计算|化简|求值|展开|函数|导数|求导|微分|约分|通分|等于|多少|什么|所有|全部|关于|其中|已知|如果|结果|分数|表示|最简|完全|的值|给出|利用|使用|根据|解|求|的|在|处|当|时|若|则|值|内|根|请|并|和|与|且|对|题|设|用|把|将|各|式|为|是|算|现在|再|中|上|得/g;

/** Whether every word around the formulas is understood; one that is not may change what is asked. */
export function isCovered(words: string): boolean {
  // 解的和 is the sum of the solutions; 和 alone is no more than "and".
  if (/[的之]和(?!\s*§)/.test(words)) return false;
  const rest = words
    .replace(/^\s*(?:#+\s*)?(?:\(?\d{1,3}[.)、]|[-*+]|(?:problem|exercise|question)\s*\d+\s*[.:)]?)\s+/i, '')
    .replace(/§/g, ' ')
    .replace(phrases, ' ')
    .replace(chinese, ' ');
  if (/[^\sA-Za-z.,:;?!()"'’“”*_`。，：；？！、（）-]/.test(rest)) return false;
  return (rest.match(/[A-Za-z]+(?:['’][a-z]+)?/g) ?? []).every((word) => english.has(word.toLowerCase().replace(/['’]s$/, '')));
}
