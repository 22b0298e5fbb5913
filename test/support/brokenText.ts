import type { CheckRequest } from '../../src/core/checker.ts';
import { findClaims } from '../../src/math/claims/findClaims.ts';
import type { FoundClaim } from '../../src/math/claims/foundClaim.ts';
import type { ApplyNode, Expression } from '../../src/math/expression.ts';
import type { Proposition } from '../../src/math/proposition.ts';
import { children } from '../../src/math/traverse.ts';
import { provenFalse } from './oracle/provenFalse.ts';

/** A text in which one link was made false by one edit. */
export interface BrokenText {
  readonly text: string;
  readonly kind: string;
  /** The broken link's place among the claims of the text. */
  readonly index: number;
  readonly found: readonly FoundClaim[];
}

interface Edit {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly made: string;
}

/** One link of a text that is right, broken at random; undefined where the edit broke nothing that the oracle sees. */
export function brokenText(request: CheckRequest, claims: readonly FoundClaim[], random: () => number): BrokenText | undefined {
  const claim = claims[Math.floor(random() * claims.length)];
  const [place] = (claim && statementsIn(claim)) ?? [];
  if (!claim || !place) return undefined;
  const edits = editsOf(place, request.text);
  const edit = edits[Math.floor(random() * edits.length)];
  if (!edit) return undefined;
  const text = request.text.slice(0, edit.start) + edit.made + request.text.slice(edit.end);
  const found = findClaims({ ...request, text });
  if (found.length !== claims.length) return undefined;
  const end = edit.start + edit.made.length;
  const index = found.findIndex(({ claim: { range } }) => range.start <= edit.start && edit.start <= range.end && end <= range.end + 1);
  const broken = found[index];
  if (!broken || !isFalse(broken, random)) return undefined;
  return { text, kind: edit.kind, index, found };
}

function statementsIn({ attempts }: FoundClaim): Expression[] {
  return attempts.flatMap(({ proposition }) => (proposition.kind === 'relation' ? [proposition.relation] : proposition.kind === 'implication' ? [...proposition.to] : proposition.kind === 'solution' ? [proposition.stated] : []));
}

function isFalse({ attempts, context }: FoundClaim, random: () => number): boolean {
  if (context.definitions.length > 0 || attempts.length === 0) return false;
  // What is only supposed is no link unless it can be read as a step from what stood before.
  const said = attempts.filter(({ stance }) => stance === 'asserted');
  const propositions: readonly Proposition[] = (said.length > 0 ? said : attempts).map(({ proposition }) => proposition);
  return propositions.every((proposition) => provenFalse(proposition, context, random));
}

/** Edits of the written text that change a value, by the kind of slip they are. */
function editsOf(statement: Expression, text: string): Edit[] {
  const edits: Edit[] = [];
  const visit = (part: Expression, parent: ApplyNode | undefined): void => {
    const { range } = part;
    if (range && range.end > range.start) {
      const source = text.slice(range.start, range.end);
      const replace = (kind: string, made: string): void => void edits.push({ kind, ...range, made });
      if (part.kind === 'number' && /^\d+$/.test(source)) {
        const isExponent = parent?.operator === 'power' && parent.args[1] === part;
        const value = Number(source);
        if (value < 1e15) for (const made of [value + 1, value > 1 ? value - 1 : value + 2]) replace(isExponent ? 'exponent' : '±1', isExponent && made > 9 ? `{${made}}` : String(made));
        if (source.length > 1) replace('digits swapped', [...source].reverse().join('') === source ? `${source}0` : [...source].reverse().join('').replace(/^0+/, '') || '7');
        if (parent?.operator === 'multiply' && parent.args[0] === part && value < 1e15) replace('coefficient', String(value * 2));
      }
      if (part.kind === 'apply' && part.operator === 'add') {
        part.args.forEach((arg, index) => {
          const before = part.args[index - 1]?.range;
          if (!arg.range || !before || before.end > arg.range.start) return;
          const between = text.slice(before.end, arg.range.end);
          const sign = /[+\-−]/.exec(between);
          if (!sign) return;
          edits.push({ kind: 'sign', start: before.end + sign.index, end: before.end + sign.index + 1, made: sign[0] === '+' ? '-' : '+' });
          if (balanced(between)) edits.push({ kind: 'dropped term', start: before.end, end: arg.range.end, made: '' });
        });
      }
      const other = part.kind === 'apply' ? { sin: 'cos', cos: 'sin', ln: 'sin', tan: 'sin' }[part.operator as string] : undefined;
      if (part.kind === 'apply' && other && new RegExp(`^\\\\?${part.operator}`).test(source)) replace('function', source.replace(part.operator, other));
      if (part.kind === 'apply' && part.operator === 'divide' && source.startsWith('\\frac{')) {
        const turned = /^\\frac\{([^{}]+)\}\{([^{}]+)\}$/.exec(source);
        if (turned && turned[1] !== turned[2]) replace('fraction upside down', `\\frac{${turned[2]}}{${turned[1]}}`);
      }
      const signs: Readonly<Record<string, readonly [RegExp, string]>> = { less: [/</, '>'], greater: [/>/, '<'], 'less-equal': [/\\leq?\b|≤/, '\\ge '], 'greater-equal': [/\\geq?\b|≥/, '\\le '] };
      const sign = part.kind === 'apply' ? signs[part.operator] : undefined;
      const at = sign && sign[0].exec(source);
      if (sign && at) edits.push({ kind: 'direction', start: range.start + at.index, end: range.start + at.index + at[0].length, made: sign[1] });
    }
    for (const child of children(part)) visit(child, part.kind === 'apply' ? part : undefined);
  };
  visit(statement, undefined);
  return edits;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const unit of text) {
    if (/[({[]/.test(unit)) depth++;
    if (/[)}\]]/.test(unit) && --depth < 0) return false;
  }
  return depth === 0 && !/\\(?:left|right|begin|end)|&|\\\\/.test(text);
}
