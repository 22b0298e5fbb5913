import type { TextRange } from '../../core/problem.ts';
import { unitName } from '../../math/reading/units.ts';

/** Before a value: it is somebody else's, a hypothesis, a threshold, an example, another time's. */
const others =
  /\b(?:literature|published|textbook|accepted|tabulated|known|theoretical|nominal|reference|expected|predicted|hypothes\w+|null|alternative|threshold|significance level|cut-?off|critical value|target|goal|guess|initial\w*|start(?:s|ed|ing)?\b(?: (?:with|at|from|value))?|begin(?:s|ning)?|originally|exact\w*|analytic\w*|closed[- ]form|true|substitut\w+|plug\w*|by setting|previous(?:ly)?|earlier|last (?:year|time|week)|before (?:the|we)|used to|instead|e\.g\.|for example|for instance|such as|recall|default|rule of thumb|manufacturer|specification|paper|report(?:s|ed)?|according to|et al|wikipedia|ideal(?:ly)?|at least|at most|would|should|could|might|may|must|try|exercise|reject|accept|convention\w*)\b[^.!?。！？\n]{0,80}$|H_?\{?[01a]\}?\s*[:：]\s*\$?$|(?:文献|理论|标准值|参考|公认|假设|原来|之前|以前|去年|例如|比如|阈值|预期|目标|应该|显著性水平|拒绝|规定)[^。！？\n]{0,30}$/i;
/** Behind a value: it is taken back, asked, put to another time. */
const behind = /^[^.!?。！？\n]{0,60}(?:\b(?:would|iff?|unless|in theory|theoretically|in the literature|hypothetically|was wrong|is wrong|is incorrect|is not|does not|should have been|was expected|before)\b|[?？]|吗|是错|不对|如果|若)|^\s*\(?(?:exact|true|theor\w+|analytic\w*)/i;
/** A sentence under a condition: what it says holds only then. */
const conditional = /\b(?:if|when|whenever|suppose|supposing|assum\w+|unless|provided|imagine|say)\b|若|如果|假设|当/i;
/** Right before a formula: it is a point, a bound or a change. */
const pointed = /\b(?:at|when|for|evaluated at|at time|near|around|between|from|to|until|up to|within|beyond|by|through|towards?|approach\w*)\s*$|[在当从到至近]\s*$/i;
/** "1.2 million", "3 dozen", "5 万": a number that is more than its digits. */
const scaled = /^\s*(?:\\?,|~)?\s*(?:hundred|thousand|million|billion|trillion|dozen|bn\b|×|x\s*10|\*|百|千|万|亿)/i;
const scaledLetter = /^\s?[kM](?![\w²³/^])/;

/** Whether the words around say that a value is not said to be what is computed here. */
export function isAskedOrQuoted(text: string, { start, end }: TextRange): boolean {
  const before = sentenceBefore(text, start);
  if (pointed.test(before) || conditional.test(before)) return true;
  if (others.test(before) || behind.test(text.slice(end, end + 80))) return true;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // Block quotes are somebody's words; `** p < 0.05` under a table explains its stars; struck out is withdrawn.
  return /^\s*>/.test(line) || /(?:\\\*|\*\*)\s+$|\\\*$/.test(line) || /~~[^~]*$/.test(line);
}

/** Before words that say a value: it is of a part, a multiple, another's saying, one of several answers. */
const partly =
  /\b(?:without|excluding|ignoring|except\w*|removing|dropping|filtering|after \w+ing|among|within|twice|half|double|triple|square root|square|log(?:arithm)?|times|minus|plus|said|says?|saying|claims?|claimed|told|argues?|argued|thinks?|thought|believes?|wrote|each|every|for (?:the|all|each|those|women|men)|in (?:the|a) \w+|of the|with \w+)\b[^.!?。！？\n]{0,60}$|\(\d{4}[a-z]?\)\s*[:,]?\s*$|\((?:[a-e]|i{1,3}|iv)\)\s*$|\[[ xX]\]\s*$/i;
/** Behind it: the value is of a time or a part, or only how far one is from another. */
const partlyBehind = /^\s*(?:[A-Za-z°µ/²³%]{1,8}\s+)?(?:for|among|within|during|when|under|per|higher|lower|larger|smaller|greater|taller|times|above|below|apart|points|in [A-Z]\w+|in (?:each|every|that)|on the)\b|^\s*[–—−]\s*\d|^\s*(?:ft|feet|['′]|h|min)\s*\d/;

/** Whether a sentence puts what it says to a part, a multiple or another's account. For words: names are said of what they are. */
export function isSaidOfPart(text: string, { start, end }: TextRange): boolean {
  const before = sentenceBefore(text, start).replace(/\b(?:the|our|its|an?|this)\s*$/i, '');
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isQuoted = (before.match(/"/g)?.length ?? 0) % 2 === 1 || /[“«‘][^”»’]*$/.test(before);
  return isQuoted || partly.test(before) || partlyBehind.test(text.slice(end, end + 60)) || /^(?: {4}|\t)(?!\s*(?:[-*+]|\d+[.)])\s)/.test(`${line}${text.slice(start, start + 1)}`);
}

export function isScaled(after: string): boolean {
  return scaled.test(after) || scaledLetter.test(after);
}

/** "at x = 2", "when t = 0" behind a formula: it is said of that point only. */
export function isValueAtPoint(after: string): boolean {
  return /^\s*,?\s*(?:at|when|for|if|where|as|当|在)\s+(?:all|every|each|any|some|large|small|\$?[A-Za-z\\])/i.test(after);
}

/** A unit in the words right behind a number: `$A = 28.3$ cm²`. */
export function unitBehind(after: string): string | undefined {
  const unit = /^\s?(?:\\?,\s?)?([A-Za-z°µ]{1,12}(?:\/[A-Za-z]{1,6})?(?:\^?[23²³])?|[\p{Script=Han}]{1,3})/u.exec(after)?.[1];
  return unit !== undefined && unit !== 'in' && (unitName(unit) !== undefined || /^(?:°[CF]?|µ\w|n?m|kN|MPa|kPa|GPa|mA|kΩ|ohms?|percent)$/.test(unit)) ? unit : undefined;
}

export function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 160), at);
  return before.split(/[.!?](?=\s)|[。！？]|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|#)\s)/).at(-1) ?? '';
}
