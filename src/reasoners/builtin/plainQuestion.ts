/** Letters and tuples that show how an answer is to look: `a+bi`, `(x, y)`, `\frac{m}{n}`, `a\sqrt{b}`. */
const model = String.raw`\$\s*(?:[a-zA-Z]\s*\+\s*[a-zA-Z]\s*(?:\\cdot\s*)?i|\\?\(?\s*\\?[a-zA-Z]+(?:\s*,\s*(?:\\?[a-zA-Z]+|\\[lc]?dots))+\s*\\?\)?|\([a-zA-Z](?:_\d)?(?:\s*,\s*[a-zA-Z](?:_\d)?)+\)|\\frac\{?\s*[a-zA-Z]\s*\}?\{?\s*[a-zA-Z]\s*\}?|[a-zA-Z]\s*/\s*[a-zA-Z]|[a-zA-Z]\s*\\sqrt\{?\s*[a-zA-Z]\s*\}?|[a-zA-Z]x\s*\+\s*[a-zA-Z])\s*\$`;
const what = String.raw`(?:an?|the|form|of|ordered|pairs?|triples?|interval|notation|simplest|radical|complex|numbers?|rectangular|standard|simplified|exact|point|list|in|as)`;
const letters = String.raw`(?:,? (?:where|with) \$[a-zA-Z]\$(?:,? (?:and )?\$[a-zA-Z]\$)* are (?:relatively prime |real |positive |non-?zero )*(?:numbers|integers|constants))?`;
const shown = new RegExp(String.raw`[.,;?]?\s*(?:please )?(?:express|give|write|enter|state|leave) (?:your |the |all )*(?:final )?(?:answers?|solutions?|results?),? ?(?:as|in)(?: ${what})* ${model}${letters}\s*\.?\s*$`, 'i');

/** That i is the imaginary unit is how it is read anyway. */
const imaginaryUnit = /^\s*(?:let|suppose|assume) (?:that )?\$i\$ (?:be|is|denotes?|represents?) the imaginary unit(?:,? (?:so|that is|where|with)[^.$]*\$i\s*(?:\^\s*\{?2\}?\s*=\s*-\s*1|=\s*\\sqrt\{-1\})\$)?\s*[.,;]\s*/i;

/** A question without what does not change it: how its answer is to look, and marks before a formula. */
export function plainQuestion(text: string): string {
  return text.replace(imaginaryUnit, '').replace(shown, '.').replace(/\$\s*:\s*/, '$');
}
