/** What the words just before a formula say about it. */
export type Cue =
  /** "let", "设": it defines. */
  | 'define'
  /** "if", "suppose", "given", "若": it is supposed, not claimed. */
  | 'suppose'
  /** "so", "thus", "所以": it follows from what stood before. */
  | 'follow'
  /** "check", "substituting into the original": it is put to the test, and may fail. */
  | 'test'
  /** "factor", "expand", "simplify": both sides are the same for all values. */
  | 'rewrite'
  /** "the answer is", "答案". */
  | 'answer'
  /** "not", "impossible", "contradiction": it is denied, or claimed by somebody else. */
  | 'deny'
  | 'none';

const cues: readonly (readonly [Exclude<Cue, 'none'>, RegExp])[] = [
  ['deny', /(?:\bnot\b|n['’]t\b|\bfalse\b|\bimpossible\b|\bcontradict\w*|\bwrong\w*|\bmistake\w*|\bincorrect\w*|\bcannot\b|\bno longer|\binstead of|\brather than|不是|不等|错误|矛盾|不可能)(?:\s+(?:that|have|be|equal|hold|to|get|write|say))*[^.!?。！？]{0,12}$/i],
  ['answer', /(?:\banswer\b[^.!?。！？]{0,30}|答案[^。！？]{0,12}|故[^。！？]{0,6}为|答[:：])$/i],
  ['test', /(?:\b(?:check\w*|verif\w+|test\w*|tr(?:y|ying)|plug\w*|original equation|not equal|does not)\b[^.!?。！？]{0,60}|(?:检验|代入原)[^。！？]{0,12})$/i],
  ['rewrite', /^(?!.*\b(?:equation|both sides|right-hand|we (?:get|have|obtain))\b)(?:.*)(?:\b(?:factor\w*|expand\w*|simplif\w+|distribut\w+|multiply(?:ing)? out|rewrit\w+|identity|combine like terms|collect\w* (?:like )?terms|complet\w+ the square)\b[^.!?。！？$]{0,40}|(?:因式分解|分解因式|展开|化简|配方|恒等式)[^。！？]{0,12})$/i],
  ['define', /(?:\b(?:let(?:ting)?|define[ds]?|denote[ds]?|set(?:ting)?|put(?:ting)?|write|call(?:ed)?|where|assign|introduce|substitut\w+|using the substitution|with)\b[^.!?。！？$]{0,40}|(?:设|令|记|定义|其中|用)[^。！？]{0,12})$/i],
  // Who finds something says so; who is to find it, or might, supposes it.
  ['follow', /^(?!.*\b(?:if|suppos\w*|assum\w+|given|when(?:ever)?|unless|whether|would|could|(?:can|do|did|may|must|shall|should|will|until) (?:we|I))\b).*\b(?:we|I)\s(?:(?:also|again|hence|now|then|therefore|thus)\s)?find(?:\s+that)?[,:]?$/i],
  ['suppose', /(?:\b(?:if|suppose|assum\w+|given|when(?:ever)?|for|provided|unless|consider|case|want|need|require[ds]?|must have|should|find|solve|prove|show|such that|satisf\w+|try|check whether|whether|would|could)\b[^.!?。！？$]{0,40}|(?:若|如果|假设|当|已知|要使|求|证明|考虑|满足|试|是否)[^。！？]{0,12})$/i],
  ['follow', /(?:\b(?:so|thus|hence|therefore|then|gives?|get|obtain|have|yields?|becomes?|implies|means?|which is|find that|follows?|equivalently|i\.e\.)\b[^.!?。！？$]{0,40}|∴|⟹|(?:所以|因此|故|则|得|即|从而|可得|于是)[^。！？]{0,12})$/i],
];

/** The strongest cue in the words right before a formula: of its own sentence only. */
export function cueOf(before: string): Cue {
  const clause = before.trimEnd().slice(-120).split(/(?:[.!?](?=\s)|[。！？；\n]\s*\n?)/).at(-1) ?? '';
  for (const [cue, pattern] of cues) if (pattern.test(clause.trimEnd())) return cue;
  return 'none';
}

const qualifiedBefore = /\b(?:mod(?:ulo)?|base|binary|octal|hexadecimal|round(?:ed|ing)?|o['’]clock|on a clock)\b[^.!?。]{0,40}$|(?:模|进制|四舍五入|约等)[^。]{0,12}$/i;
const qualifiedAfter =
  /^[\s,;]*(?:(?:with\s+)?(?:an?\s+)?(?:remainder\b|R\s*\d)|\(?\s*mod|modulo\b|in (?:base\b|binary|octal|hexadecimal|\$?\\?mathbb|\$\\mathbb|the ring|the field)|o['’]clock|where (?:all |the )?log|(?:is|are|would be) (?:wrong|false|incorrect|impossible|not true|a contradiction)|余|（?模)|^[^.!?。？\n$]*[?？]|^[^.!?。\n$]*[.。]\s*(?:this|that|it|which) is (?:wrong|false|incorrect|not true|nonsense)/i;

/** "Is 7 = 3 + 5?", "modulo 5, 7 = 2", "410 ÷ 333 = 1 with a remainder", "2 + 2 = 5. This is wrong.": nothing that plain arithmetic could refute is asserted. */
export function isQualified(before: string, after: string): boolean {
  return qualifiedBefore.test(before.slice(-60)) || qualifiedAfter.test(after);
}
