/** Longer texts are stories, not questions of one sentence. UTF-16 units. */
const longest = 600;

/**
 * A short question as one plain line, so that a pattern can match all of it: no delimiters, no LaTeX, one kind of
 * comma, no space around signs or beside Chinese characters. Undefined where LaTeX or a brace is left (`2^{3+1}` is not
 * `2^3+1`), or where `1,234` may be two numbers.
 */
export function sentenceOf(text: string): string | undefined {
  if (text.length > longest || /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)) return undefined;
  // Without its LaTeX, 3½ would be 31/2.
  if (/\d\s*\\[dt]?frac/.test(text)) return undefined;
  let line = text
    // Behind a formula it is the end of the sentence; in one, a factorial.
    .replace(/\$\s*!+\s*$/, '$')
    .replaceAll('\\\\', ', ')
    .replace(/\{,\}|,\\!|\\[!,;: ]|~/g, (mark) => (/^[{,]/.test(mark) ? '' : ' '))
    .replace(/\\(?:left|right|displaystyle|dots|ldots|cdots)\b/g, (command) => (command.endsWith('dots') ? '...' : ''))
    .replace(/\\[dt]?frac\s*\{(\d+)\}\s*\{(\d+)\}|\\[dt]?frac(\d)(\d)/g, (_, a?: string, b?: string, c?: string, d?: string) => `${a ?? c}/${b ?? d}`)
    .replace(/\\p?mod\s*\{([^{}]*)\}|\\p?mod\s*(\d+)/g, (_, a?: string, b?: string) => ` (mod ${a ?? b})`)
    .replace(/\\(?:mathrm|operatorname|text|mbox|textbf|mathbf)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\bmod\b/g, ' mod ')
    .replace(/\\(gcd|lcm|max|min)\b/g, '$1')
    .replace(/\\equiv\b/g, '≡')
    .replace(/\\(?:cdot|times)\b|[×·⋅]/g, '*')
    .replace(/\\div\b/g, '÷')
    .replace(/\\leq?(?:slant)?\b/g, '≤')
    .replace(/\\geq?(?:slant)?\b/g, '≥')
    .replace(/\\(?:\(|\)|\[|\])|\$|\*\*|\\(?:begin|end)\{(?:cases|aligned)\}|(?<!\d\s*)&/g, ' ')
    .replace(/([_^])\s*\{\s*(\d+|[a-z])\s*\}/gi, '$1$2')
    .replace(/\^\s*\{\s*-\s*1\s*\}/g, '^-1');
  if (/[\\{}&]/.test(line) || /\d,\d{3}(?!\d)/.test(line)) return undefined;
  line = line
    .replace(/[，、]/g, ',').replace(/；/g, ';').replace(/：/g, ':').replace(/。/g, '.').replace(/？/g, '?').replace(/！/g, '!').replace(/（/g, '(').replace(/）/g, ')')
    .replace(/…+|\.{3,}/g, '...').replace(/−/g, '-').replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/ ?([\u4e00-\u9fff]) ?/g, '$1')
    .replace(/ ?([,;:=≡+*÷^<>≤≥?]) ?/g, '$1')
    .replace(/ ?- (?=[\da-z])| - /gi, (mark) => (mark.startsWith(' ') ? '-' : mark))
    .replace(/\( /g, '(').replace(/ \)/g, ')').replace(/ ([.!?])/g, '$1')
    .trim();
  line = line.replace(/^(?:#+ )?(?:\(?\d{1,3}[.)] |(?:problem|exercise|question) \d+ ?[.:)] ?)/i, '').replace(/^(?:(?:please|now|ok|okay|so|then),? )+/i, '').replace(/^请(?:问|你)?,?/, '');
  return line.replace(/[.?!,;] ?(?:please )?(?:show (?:all )?(?:your |the )?(?:work|working|steps)|(?:请|要求)?写出(?:计算|解题|解答)?(?:过程|步骤))[.!]*$/i, '').replace(/[?:;,]+$/, '').replace(/(?<=[A-Za-z]{2}|[\u4e00-\u9fff?.])[!?]+$/, '').replace(/(?<!\.)\.$/, '').trim();
}

/** A whole number, a fraction or a decimal as a question has it. */
const wholeNumber = String.raw`-?\d{1,40}`;
export const anyNumber = String.raw`-?\d{1,15}(?:\/\d{1,15}|\.\d{1,12})?`;

const ask = String.raw`(?:(?:can you |could you )?(?:find|compute|calculate|determine|evaluate|work out|give|state|what is|what's|what are) )?(?:the )?(?:value of )?(?:the )?`;
const chineseAsk = '(?:试)?(?:求出|求|计算|算出|写出|找出|算)?(?:出)?:?(?:下列|下面)?';
const chineseTail = '(?:的值)?(?:是多少|等于多少|为多少|是几|等于几|为几|是什么|有多少|为|是|=)?';
const listed = (number: string): string => String.raw`${number}(?:(?:,and |,| and |和|与|及)${number})+`;

/**
 * A pattern that takes a whole sentence, or nothing. `{ask}`, `{求}` and `{几}` stand for the words that ask,
 * `{n}` for a whole number, `{r}` for any number, `{ns}` and `{rs}` for two or more of them.
 */
export function sentence(source: string): RegExp {
  const parts: Readonly<Record<string, string>> = { ask, 求: chineseAsk, 几: chineseTail, n: wholeNumber, r: anyNumber, ns: listed(wholeNumber), rs: listed(anyNumber) };
  return new RegExp(`^(?:${source.replace(/\{(ask|求|几|n|r|ns|rs)\}/g, (_, name: string) => parts[name] ?? '')})$`, 'i');
}

/** The numbers of a list as `sentence` takes them. */
export function numbersIn(list: string): string[] {
  return list.split(/,and |,| and |和|与|及/i);
}
