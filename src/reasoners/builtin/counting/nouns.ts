/** What is chosen or put in order, as countable words: two words at most, none that says that some are alike. */
const thing = String.raw`(?!(?:identical|indistinguishable|same|couples?|pairs?|twins?|sets?|groups?|teams?|copies|ones|others|dice|coins?|balls?|marbles?|beads?|pennies|candies|apples|oranges|letters|digits|ways|times)\b)[a-z]+`;
const adjective = String.raw`(?:different|distinct|distinguishable)`;
export const things = String.raw`(?:(?:${adjective} )?(?:${thing} )?${thing}(?<=s|people|men|children)|${adjective} (?:${thing} )?[a-z]+s|${adjective} (?:balls|marbles|coins|beads|letters))`;

/** "In how many ways can", up to the verb. */
export const waysCan = String.raw`(?:(?:in )?how many (?:different |distinct |possible )?ways (?:can|could|may|might)|in how many (?:different |distinct )?(?:orders|arrangements) can)`;
/** The same, up to an infinitive. */
export const waysTo = String.raw`(?:(?:in )?how many (?:different |distinct |possible )?ways (?:are there|is it possible|is there|exist) (?:to|for [a-z]+ to)|(?:find|determine|compute|calculate|what is) the (?:total )?number of (?:different |distinct |possible )?ways (?:to|in which (?:we|you|1) can|of)|${waysCan} (?:i|we|you|he|she|they|1|a [a-z]+|the [a-z]+|[A-Z][a-z]+))`;

/** Chinese for "how many different ways". */
const chineseWay = '(?:选法|取法|选择方法|选择|选取方法|抽法|抽取方法|安排方法|安排方式|安排|分配方案|分配方法|方案|方法|排法|排列方法|排列方式|排列|站法|站队方法|坐法|坐姿|选派方法|选派方案|挑选方法|放法|摆法|围法|组成方法|组合)';
export const chineseWays = String.raw`(?:[,.]?(?:问|那么|则|请问)?(?:共|总共|一共|1共|可)?(?:可以|能|会)?有?(?:多少|几)种(?:不同的?|可能的)?${chineseWay}(?:数)?|(?:,则|,那么|,)?的?(?:不同的?)?${chineseWay}(?:(?:共|一共|1共)?有(?:多少|几)?种?|种数(?:是|为)(?:多少)?|的?总?(?:种)?数(?:是|为)(?:多少)?))`;
/** What is counted, after its measure word: no word that would say what is done with it, or that some are alike. */
export const chineseThings = String.raw`(?:名|位|个|本|人|张|种|件|支|幅|首|朵|盆|道|门|部|项|只|封|辆|枚|块|所|面|条|把|棵)(?:不同的?|互不相同的)?(?:(?!相同|一样|完全|[排站坐放摆插分送去到参担当任组派给每各和与或且选取抽摸的不至])[\u4e00-\u9fff]){0,6}?`;
