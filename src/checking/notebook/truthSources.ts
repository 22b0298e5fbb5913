import { read } from '../../math/reading/read.ts';
import { isQuantity, type CodeCells } from './codeCells.ts';
import type { Match, Source } from './matching.ts';
import { nameForms } from './nameForms.ts';
import { namesIn } from './pythonNames.ts';
import { labelledValues } from './savedOutput.ts';
import type { Place, Sections } from './sections.ts';

/** How Python says that something is true or not. */
const truthful = /[<>]=?|[!=]=|\b(?:not|in|is|and|or|True|False|all|any|bool|isprime|allclose)\b|\bis_?\w+\s*\(|\.is_\w+/;

/**
 * What holds whether a property is had: `is_prime`, `A_invertible`, `sympy.isprime(7919)`. It must be of the very
 * number or name that the text speaks of; "the series" may only agree.
 */
export function truthSources(code: CodeCells, sections: Sections, property: string, bearer: string, text: Place): Match[] {
  const words = property.split(' ').join('_');
  const offers = code.cells.flatMap((cell, index): Match[] => {
    const names = code.names(index);
    const nearness = sections.nearness(text, index);
    if (!names || (nearness !== 'adjacent' && nearness !== 'section')) return [];
    const found: Match[] = [];
    const offer = (source: Source, tokens: readonly string[], right: string | undefined): void => {
      const strength = strengthOf(code, index, bearer, tokens, right);
      if (strength) found.push({ source, why: 'text-around', strength, nearness });
    };
    for (const [name, assigned] of names.assigned) {
      const tokens = tokensBeside(name, words);
      const right = assigned.how === 'plain' ? assigned.right : undefined;
      if (tokens && isQuantity(names, name) && (tokens.hasIs || (words !== 'prime' && (tokens.rest.length === 1 || right === undefined)) || (right !== undefined && truthful.test(right)))) offer({ kind: 'variable', name, cell: cell.id }, tokens.rest, right);
    }
    if (names.last && names.last.names.length === 0) {
      const [, before = '', called = '', inner = ''] = /^(?:((?:[A-Za-z_]\w*\.)*))((?:is_?)\w+)(?:\(([^()]*)\))?$/.exec(names.last.text.trim()) ?? [];
      if (called !== '' && called.replace(/^is_?/, '') === words) offer({ kind: 'output', cell: cell.id }, [], `${before} ${inner}`);
    }
    for (const { label } of labelledValues(cell)) {
      const tokens = tokensBeside(label.replace(/\s+/g, '_'), words);
      if (tokens) offer({ kind: 'printed', label, cell: cell.id }, tokens.rest, undefined);
    }
    return found;
  });
  return offers;
}

/** The words of a name without the property and "is"; undefined where the property is not among them. */
function tokensBeside(name: string, words: string): { readonly rest: readonly string[]; readonly hasIs: boolean } | undefined {
  const tokens = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').split(/[^\p{L}\p{N}]+|_/u).filter((token) => token !== '').map((token) => token.replace(/^is(?=prime$)/, ''));
  const wanted = words.split(/[_-]/);
  const lower = tokens.map((token) => token.toLowerCase());
  if (lower.some((token) => /^(?:not|non|no)$/.test(token)) || !wanted.every((word) => lower.includes(word))) return undefined;
  return { rest: tokens.filter((token) => !wanted.includes(token.toLowerCase()) && !/^(?:[Ii]s|are|the|a|[Mm]atrix|[Nn]umber)$/.test(token)), hasIs: lower.includes('is') || /^isprime$/i.test(name) };
}

function strengthOf(code: CodeCells, index: number, bearer: string, rest: readonly string[], right: string | undefined): Match['strength'] | undefined {
  const mentioned = right === undefined ? [] : namesIn(right);
  if (/^\d/.test(bearer)) {
    const number = bearer.replaceAll(',', '');
    if (rest.length > 0) return rest.length === 1 && rest[0] === number ? 'sure' : undefined;
    const literals: readonly string[] = right?.match(/(?<![\w.])\d+(?![\w.])/g) ?? [];
    return literals.includes(number) || mentioned.some((name) => literalOf(code, index, name) === number) ? 'sure' : undefined;
  }
  const generic = /^the (?:.* )?([a-z]+)$/i.exec(bearer)?.[1];
  if (generic !== undefined) {
    // "The matrix" may be another one than the cell's.
    if (rest.length === 0) return 'agreeing';
    return rest.length === 1 && rest[0]?.toLowerCase() === generic ? 'sure' : undefined;
  }
  const forms = nameForms(read(bearer)).exact;
  if (rest.length > 0) return rest.length === 1 && forms.includes(rest[0] ?? '') ? 'sure' : undefined;
  if (!mentioned.some((name) => forms.includes(name))) return undefined;
  // `allclose(A, B)` says it of one of them, or of both.
  return mentioned.some((name) => !forms.includes(name) && code.definers(name).length > 0) ? 'agreeing' : 'sure';
}

/** The whole number that a name is set to where a cell uses it. */
function literalOf(code: CodeCells, index: number, name: string): string | undefined {
  const from = code.reaching(name, index);
  const assigned = from === undefined ? undefined : code.names(from)?.assigned.get(name);
  return assigned?.how === 'plain' && /^\d+$/.test(assigned.right.trim()) ? assigned.right.trim() : undefined;
}
