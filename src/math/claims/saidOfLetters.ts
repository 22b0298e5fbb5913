import type { TextFormat, TextRange } from '../../core/problem.ts';
import type { Expression } from '../expression.ts';
import type { Definition } from '../proposition.ts';
import { read } from '../reading/read.ts';
import { mathSpans } from '../reading/spans.ts';
import { hasUnread } from '../unread.ts';
import { freeVariables } from '../variables.ts';
import { cueOf } from './cues.ts';
import { definitionOf } from './definitions.ts';
import { isApply, isRelation, statementsOf } from './statements.ts';

/** What a text said of some letters before a place in it, each with where it was said. */
export interface Said {
  readonly definitions: readonly (Definition & { readonly range: TextRange })[];
  readonly suppositions: readonly { readonly relation: Expression; readonly range: TextRange }[];
}

/** Formulas further back are not looked at, nor further letters than a reader keeps in mind. */
const mostFormulas = 300;
const mostFound = 8;

/**
 * What the letters and functions of a formula were defined as, and what was supposed of them, by the text before it:
 * the last word on each. A letter's value belongs to its section, a function keeps its name through the document.
 */
export function saidOfLetters(before: string, format: TextFormat, formula: Expression): Said {
  const wanted = lettersOf(formula);
  const definitions: (Definition & { range: TextRange })[] = [];
  const suppositions: { relation: Expression; range: TextRange }[] = [];
  const spans = mathSpans(before, format);
  let inSection = true;
  for (let index = spans.length - 1; index >= Math.max(0, spans.length - mostFormulas) && definitions.length + suppositions.length < mostFound; index--) {
    const span = spans[index];
    if (!span) break;
    const behind = before.slice(span.outer.end, spans[index + 1]?.outer.start ?? before.length);
    if (/^#{1,6}\s|\\(?:sub)*section\b/m.test(behind)) inSection = false;
    const words = before.slice(spans[index - 1]?.outer.end ?? 0, span.outer.start);
    const expression = read(before.slice(span.inner.start, span.inner.end), { notation: span.notation, offset: span.inner.start });
    if (hasUnread(expression)) continue;
    const cue = cueOf(words);
    for (const { expression: statement } of statementsOf(expression)) {
      const range = statement.range ?? span.inner;
      const definition = definitionOf(statement, isFunction(statement) && cue === 'none' ? 'define' : cue);
      if (definition && wanted.has(definition.name)) {
        const counts = (inSection || definition.parameters.length > 0) && !definitions.some(({ name }) => name === definition.name);
        if (counts && !some(definition.body, definition.name)) definitions.push({ ...definition, range });
      } else if (inSection && (cue === 'suppose' || cue === 'define') && isDomain(statement) && [...freeVariables(statement)].some((name) => wanted.has(name))) {
        suppositions.push({ relation: statement, range });
      }
    }
  }
  return { definitions: definitions.reverse(), suppositions: suppositions.reverse() };
}

function lettersOf(expression: Expression): ReadonlySet<string> {
  const names = new Set(freeVariables(expression));
  const callees = (node: Expression): void => {
    if (node.kind !== 'apply') return;
    if (isApply(node, 'call') && node.args[0]?.kind === 'symbol') names.add(node.args[0].name);
    node.args.forEach(callees);
  };
  callees(expression);
  return names;
}

function isFunction(statement: Expression): boolean {
  return isApply(statement, 'equal') && isApply(statement.args[0], 'call') && statement.args[0].args.slice(1).every(({ kind }) => kind === 'symbol');
}

/** A function that is told by itself is an equation, and no definition. */
function some(body: Expression, name: string): boolean {
  return lettersOf(body).has(name);
}

/** What is supposed of letters: an inequality or a set they are from. What is to be solved is no fact about them. */
function isDomain(statement: Expression): boolean {
  return isRelation(statement) && !isApply(statement, 'equal', 'approximately', 'identical');
}
