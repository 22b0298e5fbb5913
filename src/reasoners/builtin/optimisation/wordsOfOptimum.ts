/** What a piece of a question's words says. `take` are the tags of the formulas in it. */
export type Meaning = 'nothing' | 'target' | 'goal' | 'goal of target' | 'place of target' | 'place' | 'place too' | 'condition' | 'interval' | 'definition' | 'definition over time' | 'positive' | 'nonnegative' | 'real';

export type Piece = readonly [meaning: Meaning, pattern: RegExp];

const piece = (meaning: Meaning, source: string): Piece => [meaning, new RegExp(`(?:${source})(?![a-z])`, 'y')];
const chinesePiece = (meaning: Meaning, source: string): Piece => [meaning, new RegExp(source, 'y')];

const great = 'maximum|maximal|max|largest|greatest|biggest|highest';
const small = 'minimum|minimal|min|smallest|least|lowest';
const goal = `(?:absolute |global |exact )?(?:extreme(?= values)|extrema|(?:${great})(?: and (?:the )?(?:${small}))?|(?:${small})(?: and (?:the )?(?:${great}))?)`;
const ask = '(?:(?:can you |could you )?(?:find|determine|compute|calculate|give|state|what is|what are|what\'s|evaluate|work out)(?: both)? )?';
const thing = '(?:the )?(?:following )?(?:real-valued |real )?(?:quadratic function|function|expression|product|sum|quantity|quadratic|polynomial)?(?: (?:given|defined) by)? ?';
const taken = '(?:attained|taken|reached|achieved)';
const letters = '§S(?:,? ?(?:and )?§S)*';
const numbers = '(?: ?(?:real|variable|number|value)s?)*';

const thrown = '(?:ball|stone|rocket|projectile|object|arrow|rock)';
const inLength = '(?:,? (?:in (?:meters|metres|feet|m|ft)|\\(in (?:meters|metres|feet)\\)),?)?';

/** The longest reading comes first. */
const english: readonly Piece[] = [
  piece('place too', `(?:,? ?and )?(?:also )?(?:find |state |give |determine )?(?:also )?(?:the )?(?:corresponding )?values? of ${letters} (?:at which|where|for which|when) (?:it|this|the ${goal}(?: value)?) (?:is ${taken}|occurs|is ${taken})`),
  piece('place too', `(?:,? ?and )(?:state |say |tell |find |determine )?(?:where|when|at which (?:value of )?§S|for which (?:value of )?§S) (?:it|this|the ${goal}(?: value)?) (?:is ${taken}|occurs)`),
  piece('place too', `(?:and )?(?:where|at which (?:value of )?§S|for which (?:value of )?§S|at what value of §S) (?:is it ${taken}|does (?:it|this|the ${goal}(?: value)?) occur)`),
  piece('place of target', `${ask}(?:the |what )?(?:real )?(?:values?|number) (?:of )?§S (?:that |which )?(?:maximi[sz]es?|minimi[sz]es?) (?:the value of )?${thing}§[TDF]`),
  piece('place of target', `(?:for|at) (?:what|which) (?:real )?(?:(?:values?|number) (?:of )?)?§S (?:is|does|will|do) ${thing}§[TDF] (?:(?:attain|reach|take|have|achieve|be)(?: on)? )?(?:its |a |the |at its )?${goal}(?: value)?`),
  piece('place of target', `(?:for|at) (?:what|which) (?:real )?(?:(?:values?|number) (?:of )?)?§S is ${thing}§[TDF] as (?:large|small|great) as possible`),
  piece('place of target', `${ask}(?:the )?(?:real )?(?:values?|number) (?:of )?§S (?:for which|at which|where|when|such that) ${thing}§[TDF] (?:is|has|takes|attains|reaches|assumes)(?: on)? (?:a |its |the |at its )?${goal}(?: value)?`),
  piece('place of target', `${ask}(?:the )?(?:real )?(?:values? of )?§S (?:such that|so that|for which) ${thing}§[TDF] is as (?:large|small|great) as possible`),
  piece('place of target', `where does ${thing}§[TDF] (?:attain|have|reach|take|achieve)(?: on)? its ${goal}(?: value)?`),
  piece('definition over time', `(?:the |its )height${inLength}(?: of (?:the|a|an) ${thrown})?${inLength}(?: above the ground)?,?(?: (?:(?:after|at|at time) )?§S(?: seconds?)?(?: after it is (?:thrown|launched))?)?,? is (?:given by |modell?ed by )?(?:the (?:function|formula|equation) )?§D(?:,? where §S is (?:the )?time in seconds)?(?: (?:meters|metres|feet))?`),
  piece('nothing', `(?:a|an|the) ${thrown} is (?:thrown|launched|fired|kicked|shot|projected)(?: vertically| straight)?(?: upwards?| up)?(?: into the air)?(?: from the ground)?`),
  piece('goal', `${ask}the ${goal} height(?: (?:of|reached by|attained by) the ${thrown}| (?:that )?(?:the ${thrown}|it) (?:reaches|attains|will reach))?|how high does (?:the ${thrown}|it) (?:go|rise)`),
  piece('place', `(?:when|at what time|after how many seconds) (?:does|will) (?:the ${thrown}|it) (?:reach|attain|be at) its ${goal}(?: height)?`),
  piece('goal of target', `${ask}(?:the |its )?${goal}(?: possible)?(?: values?)?(?: possible)? (?:of|for|taken by|attained by) ${thing}§[TDFS]`),
  piece('goal of target', `${ask}(?:the )?${goal}(?: possible)? values? (?:that )?${thing}§[TFS] (?:can |could |may |might )?(?:have|has|take|takes|attain|attains|reach|be)`),
  piece('goal of target', `(?:maximi[sz]e|minimi[sz]e) (?:the value of )?${thing}§[TDFS]`),
  piece('goal', `${ask}(?:the |its )${goal}(?: values?)?|has a ${goal}(?: value)?`),
  piece('nothing', '(?:find|determine|what is) (?:it|this value)'),
  piece('positive', `${letters} (?:is|are|be|being|denote) (?:any |an? |both |all |two )*positive${numbers}`),
  piece('nonnegative', `${letters} (?:is|are|be|being|denote) (?:any |an? |both |all |two )*non-?negative${numbers}`),
  piece('real', `${letters} (?:is|are|be|being|denote) (?:any |an? |both |all |two )*real(?: numbers?)?`),
  piece('positive', `(?:all |any )*positive(?: real)?(?: numbers?| values? of)? ${letters}`),
  piece('nonnegative', `(?:all |any )*non-?negative(?: real)?(?: numbers?| values? of)? ${letters}`),
  piece('real', `(?:all |any )*real(?: numbers?| values? of)? ${letters}|for all ${letters}`),
  piece('real', '(?:the |all |all the )real (?:numbers|line)|all reals'),
  piece('interval', '(?:the )?(?:closed |open )?(?:interval )?§I'),
  piece('condition', '§C'),
  piece('definition', `${thing}§D`),
  piece('nothing', '(?:subject to|under)(?: the)? (?:constraint|condition|restriction)s?(?: that)?|subject to|given that|given|suppose(?: that)?|assume(?: that)?|such that|so that|(?:which |that )?satisf(?:y|ying)|(?:is )?defined (?:on|for|over)|let|if|when|where|for|consider|with|and|on|over|in|then'),
];

const bigOrSmall = '(?:最大值?(?:[和与及]|, ?)最小值?|最小值?(?:[和与及]|, ?)最大值?|最大值|最小值|最值)';
const ending = '(?:分别)?(?:是多少|为多少|等于多少|是什么|是|为|等于)?';
const list = '§S(?:[,和与] ?§S)*';

const chinese: readonly Piece[] = [
  chinesePiece('place too', `(?:,|并|并且|及|以及|和|与)*(?:求|写出|指出|求出)?(?:出)?(?:此时|相应的?|对应的?|取(?:得|到)?(?:${bigOrSmall}|该值)时)的?(?:自变量)?${list}的?(?:取?值)`),
  chinesePiece('place', `(?:当)?${list}(?:取|为|等于)(?:何值|什么值|多少)时?`),
  chinesePiece('goal', `(?:的)?(?:值)?(?:取得|取到|达到|取|有|能取得)?(?:它的|其|的)?${bigOrSmall}${ending}`),
  chinesePiece('goal', '(?:的值)?最[大小](?!值|的|公|质)'),
  chinesePiece('positive', `${list}(?:都|均|皆)?[是为]?(?:正实数|正数)|(?:两个)?(?:正实数|正数)${list}`),
  chinesePiece('nonnegative', `${list}(?:都|均|皆)?[是为]?(?:非负实数|非负数)|(?:非负实数|非负数)${list}`),
  chinesePiece('real', `${list}(?:都|均|皆)?[是为](?:任意)?实数|(?:任意|一切|所有)?实数${list}`),
  chinesePiece('interval', '(?:闭区间|开区间|区间)?§I'),
  chinesePiece('definition over time', '(?:一个)?(?:小球|它|物体)?(?:竖直)?(?:向上|上)?(?:抛出)?(?:后)?(?:, ?)?(?:离地面)?的?(?:飞行)?高度§S(?: ?\\( ?(?:单位: ?)?(?:m|米)\\) ?)?与(?:飞行|运动)?(?:的)?时间§S(?: ?\\( ?(?:单位: ?)?(?:s|秒)\\) ?)?(?:之间)?(?:的)?(?:关系|函数关系|函数关系式|关系式)?(?:满足|为|是|:)*§D'),
  chinesePiece('goal', '(?:小球|它|物体)?(?:能)?(?:达到|飞行|到达|上升)?的?最大高度(?:是多少|为多少|为|是)?'),
  chinesePiece('condition', '§C'),
  chinesePiece('definition', '(?:二次函数|函数|抛物线)?§D'),
  chinesePiece('target', '(?:代数式|式子|表达式|函数|积|和)?§[TFS]'),
  chinesePiece('nothing', '已知|设|若|如果|当|其中|在|且|并且|并|满足|则|那么|求出|求|计算|时|上|内|的?条件下?|的|对于|对|有|这个|此|它|其'),
];

/** The words of a question cut into pieces of known meaning; undefined where any word is left over. */
export function piecesOf(line: string): readonly { readonly meaning: Meaning; readonly text: string }[] | undefined {
  const pieces = /[\u3400-\u9fff]/.test(line) ? chinese : english;
  const found: { meaning: Meaning; text: string }[] = [];
  for (let at = 0; at < line.length;) {
    const skipped = /[ ,.．;:()?!_]+/y;
    skipped.lastIndex = at;
    const space = skipped.exec(line);
    if (space) {
      at += space[0].length;
      continue;
    }
    const next = pieces.map(([meaning, pattern]) => {
      pattern.lastIndex = at;
      return { meaning, text: pattern.exec(line)?.[0] ?? '' };
    }).find(({ text }) => text !== '');
    if (!next) return undefined;
    found.push(next);
    at += next.text.length;
  }
  return found;
}

/** Whether the greatest, the least, or both values are named. */
export function goalIn(text: string): 'maximum' | 'minimum' | 'both' | undefined {
  const both = /\bextrem|最值/.test(text);
  // "Determine" has a min in it.
  const upper = both || new RegExp(`\\b(?:${great}|maximi[sz]es?|large|great|how high)\\b|最大`).test(text);
  const lower = both || new RegExp(`\\b(?:${small}|minimi[sz]es?|small)\\b|最小`).test(text);
  return upper && lower ? 'both' : upper ? 'maximum' : lower ? 'minimum' : undefined;
}
