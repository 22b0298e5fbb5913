import { closingBrace } from '../reading/tokens.ts';

const cue = /(?:\bfinal answers?\b|\banswers?\b|\bréponse\b|答案|答)\s*(?:is|are|would be|est|为|是|[:：=])*[:：]?\s*/giu;
const connector = /^[^.。]{0,16}$/;

/**
 * What a text offers as its answer: boxed, after "the answer is", or the end of its prose. A bare answer
 * stays as it is, and so does a right answer (`gold`) in prose with several values: all of it is the answer.
 */
export function finalAnswer(text: string, gold = false): string {
  const told = text.replace(/<think>[\s\S]*?<\/think>/g, ' ').replace(/<\|[\s\S]*$/, '').trim();
  const boxed = boxedAnswer(told);
  if (boxed !== undefined) return boxed;
  const after = afterCue(told);
  if (after !== undefined && after !== '') return proseEnd(verbEnd(after) ?? after);
  const values = told.match(/\d+(?:[.,/]\d+)*/g) ?? [];
  return gold && isProse(told) && values.length > 1 ? told : (verbEnd(told) ?? proseEnd(told));
}

/** The last `\boxed{…}`, together with those just before it: `\boxed{1} and \boxed{2}`. */
function boxedAnswer(text: string): string | undefined {
  const found: { readonly inside: string; readonly start: number; readonly end: number }[] = [];
  for (const match of text.matchAll(/\\(?:boxed|fbox)\s*\{/g)) {
    const open = match.index + match[0].length;
    const close = closingBrace(text, open);
    if (found.at(-1) && match.index < (found.at(-1)?.end ?? 0)) continue;
    found.push({ inside: text.slice(open, close), start: match.index, end: close + 1 });
  }
  const last = found.at(-1);
  if (!last) return undefined;
  const group = [last.inside];
  for (let index = found.length - 2; index >= 0; index--) {
    const [one, next] = [found[index], found[index + 1]];
    if (!one || !next) break;
    const between = text.slice(one.end, next.start).replace(/\\(?:text|quad|qquad)|[{}$\s\\()[\]]/g, '');
    if (!connector.test(between) || !/(?:,|，|;|、|and|or|和|或)/.test(between)) break;
    group.unshift(one.inside);
  }
  return group.join(', ');
}

/** `The largest n is 34.`, `We find that $x \\ne 3$.`: one piece of mathematics at the end of a short sentence. */
function verbEnd(text: string): string | undefined {
  if (text.length > 300) return undefined;
  const match = /^(?:[^\d]*?\b(?:is|are|equals|est|be)|[^$\d]*\b(?:find|get|obtain|have|therefore|thus|hence|so|identity)\b[^$\d]*?)\s*(?:that\s*)?:?\s+(\$[^$]+\$(?=\s*(?:is|are)?\s*(?:the|an?)?\s*(?:final|only)?\s*(?:solutions?|answers?|roots?)?[.\s]*$)|[-+−]?[\d.,/]+[.\s]*$)/iu.exec(text);
  const found = match?.[1];
  return found !== undefined && /[a-z]{2}/i.test(text.slice(0, text.indexOf(found)).replace(/\$[^$]*\$/g, '')) ? found.trim() : undefined;
}

function afterCue(text: string): string | undefined {
  const matches = [...text.matchAll(cue)];
  const last = matches.at(-1);
  if (!last) return undefined;
  const before = text[last.index - 1];
  if (before !== undefined && /[A-Za-z]/.test(before)) return undefined;
  return text.slice(last.index + last[0].length).trim();
}

/** Whether words make up so much of a text that the answer must be looked for in it. */
export function isProse(text: string): boolean {
  const words = withoutMath(text);
  const latin = words.match(/\b[A-Za-zÀ-ÿ]{2,}\b/g) ?? [];
  const chinese = words.match(/[\u4e00-\u9fff\u0600-\u06ff]/g) ?? [];
  return latin.filter((word) => !/^(?:and|or|for|all|where|when|if|to|sin|cos|tan|log|ln|sqrt|pi|exp|cm|km|mm|kg|the|of|per)$/i.test(word)).length >= 4 || chinese.length >= 6;
}

function withoutMath(text: string): string {
  return text
    .replace(/\$[^$]*\$/g, ' ')
    .replace(/\\\[[\s\S]*?\\\]|\\\([\s\S]*?\\\)/g, ' ')
    .replace(/\\[a-zA-Z]+/g, ' ');
}

/** The last emphasised, mathematical or numeric piece of prose; of a question of words the text itself. */
function proseEnd(text: string): string {
  if (!isProse(text)) return text;
  const bold = [...text.matchAll(/\*\*([^*]*\d[^*]*)\*\*/g)].at(-1)?.[1];
  const spans = [...text.matchAll(/\$\$([^$]+)\$\$|\$([^$]+)\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|(?:^|\s)\((\\frac\{[^()]*\})\)/g)];
  const last = spans.at(-1);
  const math = last?.slice(1).find((group) => group !== undefined)?.trim();
  if (bold !== undefined && (last === undefined || text.lastIndexOf('**') > last.index)) return lastNumber(bold) ?? bold;
  if (math !== undefined && math !== '') return math;
  // Commands and braces without delimiters: a formula, however badly written.
  if (/[\\^_{}<>≥≤]/.test(text)) return text;
  const sentence = text.trim().split(/(?<=[^\d\s][.。!])\s+|[。\n]/).filter((part) => /\d/.test(part)).at(-1);
  return sentence === undefined ? text : (lastNumber(sentence) ?? text);
}

function lastNumber(text: string): string | undefined {
  return [...text.matchAll(/[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s*\/\s*\d+)?(?:\s*%)?/g)].at(-1)?.[0];
}
