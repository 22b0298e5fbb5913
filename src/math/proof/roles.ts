import type { ProofRole } from '../../core/proof.ts';

/** What a sentence says it does; its formulas are `§`. */
export interface Said {
  readonly role: ProofRole;
  /** Where in the sentence what is to be shown begins: behind "prove that". */
  readonly goalFrom?: number;
  /** Where the goal stands behind something given: "若 §，求证". */
  readonly givenTo?: number;
  /** It is supposed so that it comes out false. */
  readonly contradicts?: boolean;
  readonly part?: PartKind;
  /** A step in words alone: in a proof it claims something, between formulas it may only speak to the reader. */
  readonly isBare?: boolean;
}

/** What begins a part of a proof, and so ends the part of its kind before. */
export type PartKind = 'case' | 'subcase' | 'induction' | 'direction';

const show = String.raw`(?:prove|show|verify|demonstrate|establish|deduce)`;
/** "Prove that", "we will show that", "Claim:", 求证; behind it stands the goal. */
const goal = new RegExp(
  String.raw`^(?:(?:(?:we|i)\s+(?:will|shall|want to|need to|must|have to|wish to|now|claim|aim to|are (?:going|asked) to)\s*(?:now\s+|first\s+|next\s+)*|to\s+|let us\s+(?:now\s+)?|let['’]s\s+|(?:now|next|first),?\s+we\s+)?${show}\b(?:\s+(?:by|using|with)\s+(?:mathematical\s+)?(?:induction|contradiction)(?:\s+on\s+§)?)?\s*(?:that\b)?|we\s+(?:now\s+)?claim\s+that|(?:the\s+)?claim[.:]|goal[.:]|to\s+${show}\s*[.:])|(?:^|[，,；;。]\s*)(?:求证|试证明?|请证明|证明(?![:：.。]))[:：]?`,
  'i',
);
const embeddedGoal = new RegExp(String.raw`^(if|given|let|suppose|assume|for|when)\b.*?[,，]\s*(?:then\s+)?(${show}\s+that\b)`, 'i');
const subgoal = new RegExp(String.raw`(?:\b(?:suffices|enough|sufficient|remains)\s+(?:to\s+(?:${show}|check|find)|that)|\b(?:we|one)\s+(?:only|just)\s+(?:need|have)s?\s+to\s+${show})\s*(?:that\b)?|(?:只需|只要|仅需|只须|即要|还需|欲证|要证|需证)(?:要)?(?:证明|证)?`, 'i');
const opening = String.raw`^(?:(?:now|next|so|first|again|further|furthermore|moreover|also|and|but|conversely|on the other hand|instead|otherwise|thus|hence|therefore|without loss of generality|wlog|w\.l\.o\.g\.?|by symmetry)[,:]?\s+(?:we\s+(?:may|can)\s+)?)*(?:we\s+(?:may\s+|can\s+)?(?:also\s+|now\s+)?)?`;
const supposition = new RegExp(String.raw`${opening}(?:(?:let|suppose|assume)\b(?!\s+us\b|['’]s\b)|let us\s+(?:suppose|assume|denote|fix|write)\b|(?:fix|solve|take|pick|choose|consider|given|let|write|define|denote|set|put)\b(?=\s+(?:any|an?|some|arbitrary|two|three|by|§|the (?:function|set|number|sequence|polynomial|equation)|[a-z]\b)))|^(?:又|再|现|于是|先|首先|其次|反之|另一方面|接下来|下面)?[，,]?(?:解(?:不等式|方程组?)|设|令|记|假设|假定|反设|不妨设|不妨令|已知|任取|任给|取|给定|如图|若不然|若(?=[^，,]{1,40}[。.]?$))`, 'i');
const contradiction = /contradiction|on the contrary|to the contrary|反证|反设|若不然|假设不(?:成立|然)|假设结论|矛盾/i;
/** It came out false. */
export const closesContradiction = /\b(?:a |the )?contradict(?:ion|s|ing)\b|\babsurd\b|\bimpossible\b|矛盾|不可能/i;
const hypothesis = /^(?:the\s+)?induct(?:ive|ion) hypothesis\s*[.:]|^归纳假设[:：]/i;
const parts: readonly (readonly [PartKind, RegExp])[] = [
  ['subcase', /^(?:sub-?case\b|子情[形况])/i],
  ['case', /^(?:case\s*(?:§|\(?(?:\d+|[ivx]+|[a-e]|one|two|three|four)\b)|(?:第[一二三四五六七八九十\d]+种)?情[形况][一二三四五六七八九十\d(（§:：]|第[一二三四五六七八九十\d]+种情[形况]|分类讨论[:：]?$)/i],
  ['induction', /^(?:base\s+(?:case|step)|(?:the\s+)?basis\b|induct(?:ive|ion)\s+step|归纳(?:奠基|基础|步骤|递推)|奠基|(?:\d|[（(]\d[)）])?[.、]?\s*当\s*§\s*时[，,].*(?:成立|正确|左边|命题)|(?:\d|[（(]\d[)）])?[.、]?\s*假设(?:当)?\s*§\s*(?:[（(]§[)）])?\s*时)/i],
  ['direction', /^(?:conversely\b|反之[，,]|反过来|\(?\s*[⇒⇐]\s*\)?|(?:only\s+)?if\s+(?:part|direction)|necessity\b|sufficiency\b|[（(]?(?:必要性|充分性)[)）]?)/i],
];
/** Ends every case, or the induction. */
export const closesParts = /^(?:(?:so|thus|hence|therefore|then|and)?,?\s*in\s+(?:both|all|either|any|each|every)\s+(?:of\s+(?:the\s+)?)?(?:these\s+)?cases?\b|(?:thus|hence|therefore|so)?,?\s*(?:by|through)\s+(?:the\s+principle\s+of\s+)?(?:mathematical\s+)?induction\b|综上|综合|总之|由数学归纳法|由归纳法|由归纳原理|根据数学归纳法|所以对一切)/i;
/** It goes on from the line before. */
export const follows = /^(?:(?:and|but)\s+)?(?:so|thus|hence|therefore|then|it follows|consequently|this (?:gives|implies|means|shows|yields)|which (?:gives|implies|means|yields)|that is|i\.e\.|∴|⟹|⇒)(?![a-z])|^(?:所以|因此|故|从而|于是|则|即|可得|由此|∴)/i;
/** It says that it rests on the line before. */
export const fromAbove = /\b(?:from|by|using)\s+(?:the\s+)?(?:above|previous|preceding|last)\b|(?:由|根据|从)(?:上式|上面|上述|前式|以上)/i;
const question = /[?？]\s*$/;
/** It tells what is going to be done. */
const announces = /^(?:would|could|whether|try|note|recall|remark|the idea|we (?:proceed|argue|use|prove|now|will|shall|begin|start|apply|consider)|我们(?:用|采用|使用|来)|用(?:反证法|数学归纳法|归纳法)|下面|利用)/i;

/** "n is even" in plain words. */
const speaksOfLetters = /(?<![A-Za-z'’])(?:[b-hj-z]|[B-HJ-Z])(?![A-Za-z'’.])/;

/** Reads what a sentence does from its first words; whatever is not plain is a step. */
export function roleOf(words: string, hasFormula: boolean): Said {
  const start = leadLength(words);
  const said = words.slice(start);
  const part = parts.find(([, pattern]) => pattern.test(said));
  if (part) return { role: 'part', part: part[0] };
  if (question.test(said)) return { role: 'remark' };
  const behind = embeddedGoal.exec(said);
  if (behind) return { role: 'goal', goalFrom: start + behind[0].length, givenTo: start + behind[0].length - (behind[2]?.length ?? 0) };
  const wanted = goal.exec(said);
  if (wanted && !subgoal.test(said)) {
    const from = wanted.index + wanted[0].length;
    if (said.slice(from).replace(/[\s.:：。*_]/g, '') === '') return { role: 'remark' };
    return { role: 'goal', goalFrom: start + from, ...(wanted.index > 0 ? { givenTo: start + wanted.index } : {}) };
  }
  const enough = subgoal.exec(said);
  if (enough) return { role: 'subgoal', goalFrom: start + enough.index + enough[0].length };
  if (hypothesis.test(said)) return { role: 'supposition' };
  if (supposition.test(said)) {
    const isContrary = contradiction.test(said) && !/^[^.]*(?:this|which)\b.*contradict/i.test(said);
    return { role: 'supposition', ...(isContrary ? { contradicts: true } : {}) };
  }
  if (hasFormula || speaksOfLetters.test(said)) return { role: 'step' };
  return announces.test(said) ? { role: 'remark' } : { role: 'step', isBare: true };
}

/** Where a sentence begins behind its list number, its emphasis and the word "Proof". */
export function leadLength(words: string): number {
  return /^(?:[\s*_#>]|\\(?:textbf|textit|emph|item)\b\{?|(?:proof|solution|derivation)[*_]*[.:]|(?:证明|证|解|解答)[*_]*[:：.。]|(?:theorem|lemma|proposition|corollary|exercise|problem)[ \t]*[\d.]*[*_]*(?:\s*\([^)]*\))?[.:]?[*_]*|(?:定理|引理|命题|推论|习题|例题?)[ \t]*[\d.]*[*_]*[:：.。]?[*_]*|[（(]\d{1,2}[)）](?!\s*[§⇒]))*/i.exec(words)?.[0].length ?? 0;
}
