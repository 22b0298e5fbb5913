import { say } from '../../core/phrase.ts';
import { at } from '../build.ts';
import type { Expression } from '../expression.ts';
import { isCommandFactor } from './commands.ts';
import { Cursor, Unreadable } from './cursor.ts';
import { trimmed } from './environments.ts';
import { functionOperator } from './functions.ts';
import { isOperator, readStatement } from './statement.ts';
import { tokenize, type Token } from './tokens.ts';

export interface ReadOptions {
  readonly notation?: 'latex' | 'plain';
  /** Added to every range: where `source` stands in its document. */
  readonly offset?: number;
  /** Names that are functions besides f, g and h. */
  readonly functions?: Iterable<string>;
}

/** Longer texts are no formulas. UTF-16 units. */
const longest = 100_000;

/**
 * Reads one mathematical text: the inside of a formula, or a bare answer. Never throws and never
 * guesses: a text, or a row of a display, that is not understood is an `unread` node with the reason.
 */
export function read(source: string, options: ReadOptions = {}): Expression {
  const { notation = 'latex', offset = 0, functions = [] } = options;
  const range = { start: offset, end: offset + source.length };
  if (source.length > longest) return { kind: 'unread', source: source.slice(0, 200), reason: say('it is too long for a formula'), range };
  const tokens = trimmed(withoutDelimiters(tokenize(source, notation, offset), notation));
  if (tokens.length === 0) {
    // A space or a lone `\therefore` is read: there is no mathematics in it.
    return /\\|[∴∵]/.test(source) ? { kind: 'text', text: source.trim(), range } : { kind: 'unread', source, reason: say('there is nothing to read'), range };
  }
  const [lone] = tokens;
  if (tokens.length === 1 && lone && isSign(lone)) return { kind: 'text', text: lone.text, range };
  const remark = bracketedRemark(tokens);
  if (remark) {
    const parts = remark.parts.map((part) => readTokens(part, source, offset, notation, functions));
    if ((remark.isApart || isRelation(parts.at(-1))) && parts.every((part) => part.kind !== 'unread' && !(part.kind === 'apply' && part.operator === 'list'))) {
      const [only] = parts;
      return parts.length === 1 && only ? only : at(range, 'list', ...parts);
    }
  }
  const rows = rowsOf(tokens);
  if (rows.length > 1) return at(range, 'list', ...rows.map((row) => readTokens(row, source, offset, notation, functions)));
  return readTokens(tokens, source, offset, notation, functions);
}

/**
 * A bracket that is closed, or was opened, in the words around the formula: `y = \sin t \quad (t`, and
 * `0 \le t \le \pi)`. What stands inside it is a remark of its own; undefined where the brackets match.
 */
function bracketedRemark(tokens: readonly Token[]): { readonly parts: Token[][]; readonly isApart: boolean } | undefined {
  const open: number[] = [];
  const unmatched: number[] = [];
  let environments = 0;
  tokens.forEach(({ kind, text }, index) => {
    if (kind === 'begin') environments++;
    else if (kind === 'end') environments--;
    else if (environments > 0 || kind !== 'sign') return;
    else if (text === '(') open.push(index);
    else if (text === ')' && open.pop() === undefined) unmatched.push(index);
  });
  const [at = -1, ...more] = [...open, ...unmatched];
  if (at < 0 || more.length > 0 || tokens.some(({ text }) => text === '[' || text === ']')) return undefined;
  if (unmatched.length > 0) return at === tokens.length - 1 && at > 0 ? { parts: [tokens.slice(0, at)], isApart: true } : undefined;
  const parts = [tokens.slice(0, at), tokens.slice(at + 1)].map(trimmed).filter((part) => part.length > 0);
  const before = tokens[at - 1];
  // `3 (x + 1` is an unfinished product; behind a value only a relation is a remark.
  return parts.length > 0 ? { parts, isApart: at === 0 || before?.kind === 'end' || before?.text === ',' || before?.text === ';' } : undefined;
}

function isRelation(expression: Expression | undefined): boolean {
  return expression?.kind === 'apply' && (isOperator(expression.operator) || expression.operator === 'chain');
}

/** A relation, an arrow or the name of a function mentioned by itself. */
function isSign({ kind, text }: Token): boolean {
  if (kind === 'sign') return /^(?:[-+=<>*/|:]|<=|>=|!=|=>|<=>)$/.test(text);
  return (kind === 'command' && !isCommandFactor(text)) || ((kind === 'command' || kind === 'text' || kind === 'name') && functionOperator(text.trim()) !== undefined);
}

function readTokens(tokens: Token[], source: string, offset: number, notation: 'latex' | 'plain', functions: Iterable<string>): Expression {
  const cursor = new Cursor(trimmed(tokens), notation, functions);
  const start = tokens[0]?.start ?? offset;
  const end = tokens.at(-1)?.end ?? offset;
  try {
    const expression = readStatement(cursor);
    const left = cursor.peek();
    if (!left) return expression;
    throw new Unreadable(say('“{0}” is not understood here', left.text.slice(0, 40)));
  } catch (error) {
    const reason = error instanceof Unreadable ? error.reason : say('it is not understood');
    return { kind: 'unread', source: source.slice(start - offset, end - offset), reason, range: { start, end } };
  }
}

/** `$…$`, `\[…\]` and `\(…\)` around a bare answer. */
function withoutDelimiters(tokens: Token[], notation: 'latex' | 'plain'): Token[] {
  return tokens.filter((token, index) => {
    if (token.kind !== 'sign') return true;
    if (token.text === '\\(' || token.text === '\\)' || token.text === '\\[' || token.text === '\\]') return false;
    // A dollar before a number is money; any other is a delimiter.
    return token.text !== '$' || (tokens[index + 1]?.kind === 'number' && (notation === 'plain' || tokens.filter(({ text }) => text === '$').length % 2 === 1));
  });
}

/** Rows of a display without an environment: `a = b \\ c = d`. */
function rowsOf(tokens: readonly Token[]): Token[][] {
  const rows: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'begin' || '{(['.includes(token.text)) depth++;
    if (token.kind === 'end' || '})]'.includes(token.text)) depth--;
    if (depth <= 0 && token.text === '\\\\') rows.push([]);
    else if (depth > 0 || token.text !== '&') rows.at(-1)?.push(token);
  }
  return rows.filter((row) => trimmed(row).length > 0);
}
