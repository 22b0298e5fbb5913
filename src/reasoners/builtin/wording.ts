/** What only says how the answer is to be written: it changes nothing of what is asked. */
const forms: readonly RegExp[] = [
  /[.,;]?\s*(?:please )?\b(?:express|write|give|enter|state|leave) (?:your |the |all |each )*(?:final )?(?:answers?|solutions?|results?|values?|roots?)(?: (?:as|in|to)(?: an?| the| its)? (?:exact|simplest(?: radical)?|simplified|lowest|reduced|common|improper|mixed|decimal|interval|set|fraction|polynomial|expanded|factored|radical|terms|form|notation|list|number|radians|in|with|of|decreasing|degree|descending|order|ordered|pair|an?|[-, ])+|,? separated by commas?)[.!]?\s*/gi,
  /[.,;]?\s*\bgive the endpoints in your answer as (?:common )?fractions(?: \(not [a-z ]{1,40}\))?[.!]?\s*/gi,
  /[.,;]?\s*\byour answer should (?:have an integer denominator|be (?:a|an) (?:integer|common fraction))[.!]?\s*/gi,
  /[.,;]?\s*\b(?:all|assume (?:that )?all) (?:variables|letters) (?:are|represent) (?:positive|non-?zero)(?: real)?(?: numbers)?[.!]?\s*/gi,
  /[.,;]?\s*\ball (?:functions|angles|values) are in radians[.!]?\s*/gi,
  /[，。；,.;]?\s*(?:结果|答案)?(?:请)?(?:用|写成|表示为|化为|以)(?:最简)?(?:根式|分数|区间|集合|小数)(?:的)?(?:形式)?(?:表示|作答|写出)?[。.]?\s*$/g,
];

/** The words without what is said of the form of the answer. */
export function withoutForm(words: string): string {
  return forms.reduce((text, form) => text.replace(form, ' . '), words);
}

/** The words of a question as one line in small letters, `§` for each formula, without what is said of the form of the answer. */
export function wordingOf(words: string): string {
  return withoutForm(words)
    .toLowerCase()
    .replace(/[，、]/g, ',').replace(/[；;]/g, ';').replace(/：/g, ':').replace(/。/g, '.').replace(/？/g, '?').replace(/[（]/g, '(').replace(/[）]/g, ')').replace(/’/g, "'")
    .replace(/(?:\s*\.\s*){2,}/g, ' . ')
    .replace(/\s+/g, ' ')
    .replace(/ ?([\u3400-\u9fff]) ?/g, '$1')
    .replace(/ ?([,;:.?()]) ?/g, '$1 ')
    .trim()
    .replace(/^(?:#+ )?(?:\(?\d{1,3}[.)] |(?:problem|exercise|question) \d+ ?[.:)] ?)/, '')
    .replace(/^(?:(?:please|now|ok|okay|so|then),? )+/, '')
    .replace(/^请(?:问|你)?,? ?/, '')
    .replace(/[?!:;,. ]+$/, '');
}

const ask = String.raw`(?:(?:can you |could you )?(?:please )?(?:find|compute|calculate|determine|evaluate|work out|give|state|write down|what is|what's|what are|then find|then compute) )(?:the )?(?:value of )?(?:the )?`;
const roots = String.raw`(?:roots|solutions|zeros|zeroes)`;
const equation = String.raw`(?:the )?(?:following )?(?:quadratic |cubic |quartic |polynomial |linear |monic )*(?:equation |polynomial |quadratic |cubic |quartic |function |expression )?`;

/** A pattern that takes a whole wording, with `{ask}`, `{roots}` and `{equation}` for the usual words. */
export function wording(source: string): RegExp {
  const parts: Readonly<Record<string, string>> = { ask, roots, equation };
  return new RegExp(`^(?:${source.replace(/\{(ask|roots|equation)\}/g, (_, name: string) => parts[name] ?? '')})$`);
}
