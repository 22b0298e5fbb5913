import { say } from '../../core/phrase.ts';
import { at, constant } from '../build.ts';
import type { Expression } from '../expression.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { isOperator, readStatement } from './statement.ts';
import type { Token } from './tokens.ts';

const matrices = /^(?:matrix|pmatrix|bmatrix|Bmatrix|smallmatrix|array)$/;

/** An environment from its `\begin`: a display's rows, a matrix, cases. */
export function readEnvironment(cursor: Cursor, behindBrace = false): Expression {
  const from = cursor.index;
  const name = cursor.next().text.replace(/\*$/, '');
  if (name === 'array') skipGroup(cursor);
  const rows = cellsOf(cursor, name);
  const range = cursor.rangeFrom(from);
  if (behindBrace || name === 'cases' || name === 'dcases') return cases(rows, cursor, range);
  if (name === 'vmatrix' || name === 'Vmatrix') return at(range, 'determinant', matrix(rows, cursor, range));
  if (matrices.test(name)) return matrix(rows, cursor, range);
  if (/^(?:align|aligned|alignat|alignedat|gather|gathered|split|equation|eqnarray|multline|displaymath|math|flalign)$/.test(name)) return display(rows, cursor, range);
  throw new Unreadable(say('the environment “{0}” is not understood', name));
}

type Cells = Token[][][];

/** The rows of an environment as tokens, cut at `\\` and `&` of its own level; its `\end` is taken. */
function cellsOf(cursor: Cursor, name: string): Cells {
  const rows: Cells = [[[]]];
  let depth = 0;
  for (;;) {
    const token = cursor.next();
    if (token.kind === 'begin' || token.text === '{') depth++;
    if (token.kind === 'end' || token.text === '}') {
      if (depth === 0 && token.kind === 'end') {
        if (token.text.replace(/\*$/, '') !== name) throw new Unreadable(say('an environment ends that did not begin'));
        return rows.filter((row) => row.some((cell) => cell.length > 0));
      }
      depth--;
    }
    if (depth === 0 && token.text === '\\\\') rows.push([[]]);
    else if (depth === 0 && token.text === '&') rows.at(-1)?.push([]);
    else rows.at(-1)?.at(-1)?.push(token);
  }
}

/** Reads tokens cut out of the stream as a statement of their own. */
function readCell(cursor: Cursor, tokens: Token[]): Expression {
  const outer = { tokens: cursor.tokens.splice(0), index: cursor.index };
  cursor.tokens.push(...trimmed(tokens));
  cursor.index = 0;
  try {
    const expression = cursor.enclosed(0, () => readStatement(cursor), true);
    if (!cursor.done) throw new Unreadable(say('“{0}” is not understood here', cursor.peek()?.text ?? ''));
    return expression;
  } finally {
    cursor.tokens.splice(0, cursor.tokens.length, ...outer.tokens);
    cursor.index = outer.index;
  }
}

/** Sentence punctuation at a row's end, and words that only lead in, mean nothing. */
export function trimmed(tokens: readonly Token[]): Token[] {
  let end = tokens.length;
  while (end > 0 && /^[.,;:?]$/.test(tokens[end - 1]?.text ?? '')) end--;
  // `… = 0 \cdots\cdots \text{(1)}`: the number of an equation.
  if (end > 1 && tokens[end - 1]?.kind === 'text' && /^\s*(?:[(（]\s*[\divx*]+\s*[)）]|[①-⑳])\s*$/.test(tokens[end - 1]?.text ?? '')) {
    end--;
    while (end > 1 && tokens[end - 1]?.kind === 'command' && /^[lc]?dots$/.test(tokens[end - 1]?.text ?? '') && !/^[-+*,=]$/.test(tokens[end - 2]?.text ?? '')) end--;
    while (end > 0 && /^[.,;:?]$/.test(tokens[end - 1]?.text ?? '')) end--;
  }
  // `a = b =`: the chain goes on in the next display.
  if (end > 3 && tokens[end - 1]?.kind === 'sign' && tokens[end - 1]?.text === '=') end--;
  let start = 0;
  while (start < end && (/^(?:therefore|because|Rightarrow|Leftrightarrow|iff|rightarrow|to|implies|quad)$/.test(tokens[start]?.text ?? '') && tokens[start]?.kind === 'command')) start++;
  return tokens.slice(start, end);
}

function display(rows: Cells, cursor: Cursor, range: { start: number; end: number }): Expression {
  const read: Expression[] = [];
  for (const row of rows) {
    const tokens = row.flat();
    const arrow = leadingArrow(tokens);
    const kept = trimmed(arrow ? tokens.slice(1) : tokens).filter((token, index, all) => !(token.kind === 'text' && index === all.length - 1 && index > 0));
    if (kept.length === 0) continue;
    const expression = readCell(cursor, kept);
    const last = read.at(-1);
    const continued = last && continuation(last, expression);
    if (continued) read[read.length - 1] = continued;
    else if (arrow && last) read[read.length - 1] = at(undefined, arrow, ...(last.kind === 'apply' && last.operator === arrow ? last.args : [last]), expression);
    else read.push(expression);
  }
  const [only] = read;
  return read.length === 1 && only ? only : at(range, 'list', ...read);
}

function leadingArrow(tokens: readonly Token[]): 'implies' | 'iff' | undefined {
  const [first] = tokens;
  if (first?.kind !== 'command') return undefined;
  if (/^(?:iff|Leftrightarrow|Longleftrightarrow)$/.test(first.text)) return 'iff';
  return /^(?:implies|Rightarrow|Longrightarrow|therefore)$/.test(first.text) ? 'implies' : undefined;
}

/** A row that begins with a relation goes on with the chain of the row above. */
function continuation(above: Expression, row: Expression): Expression | undefined {
  if (row.kind !== 'apply' || row.operator !== 'chain') return undefined;
  const [first] = row.args;
  if (first?.kind !== 'text' || !isOperator(first.text)) return undefined;
  const range = above.range && row.range ? { start: above.range.start, end: row.range.end } : undefined;
  if (above.kind === 'apply' && (above.operator === 'implies' || above.operator === 'iff')) {
    const last = above.args.at(-1);
    const joined = last && continuation(last, row);
    return joined && { ...above, args: [...above.args.slice(0, -1), joined] };
  }
  if (above.kind === 'apply' && above.operator === 'chain') return at(range, 'chain', ...above.args, ...row.args);
  const relation = above.kind === 'apply' && above.args.length === 2 && isOperator(above.operator);
  if (relation) {
    const [left, right] = above.args;
    return left && right && at(range, 'chain', left, { kind: 'text', text: above.operator }, right, ...row.args);
  }
  const [operator, right, ...more] = row.args;
  return operator && right && at(range, 'chain', above, operator, right, ...more);
}

function matrix(rows: Cells, cursor: Cursor, range: { start: number; end: number }): Expression {
  const read = rows.map((row) => at(undefined, 'list', ...row.map((cell) => readCell(cursor, cell))));
  const width = read[0]?.args.length ?? 0;
  if (width === 0 || read.some((row) => row.args.length !== width)) throw new Unreadable(say('the rows of a matrix differ in length'));
  return at(range, 'matrix', ...read);
}

/** A system of equations, or a function by cases: pairs of value and condition. */
function cases(rows: Cells, cursor: Cursor, range: { start: number; end: number }): Expression {
  const paired = rows.some((row) => row.filter((cell) => cell.length > 0).length > 1) && !rows.every((row) => row.flat().some((token) => token.text === '=') && !hasCondition(row));
  if (!paired) {
    // Words behind an equation are a remark.
    const equations = rows.map((row) => readCell(cursor, row.flat().filter((token, index, all) => !(token.kind === 'text' && index === all.length - 1 && index > 1 && /\p{Script=Han}/u.test(token.text)))));
    return at(range, 'and', ...equations);
  }
  return at(
    range,
    'cases',
    ...rows.map((row) => {
      const [value = [], ...condition] = row.filter((cell) => cell.length > 0);
      const words = condition.flat().filter((token) => !(token.kind === 'text' && /^(?:if|when|for|当|,)?$/.test(token.text.trim())));
      const otherwise = words.length === 0 || words.every((token) => token.kind === 'text');
      return at(undefined, 'list', readCell(cursor, value), otherwise ? constant('true') : readCell(cursor, words));
    }),
  );
}

function hasCondition(row: readonly Token[][]): boolean {
  return row.slice(1).some((cell) => cell.some((token) => /^(?:<|>|<=|>=|le|ge|leq|geq|ne|neq|in|if|otherwise)$/.test(token.text.trim())));
}

/** Passes over a braced group, whatever is in it. */
export function skipGroup(cursor: Cursor): void {
  if (!cursor.take('{')) return;
  for (let depth = 1; depth > 0; ) {
    const { text } = cursor.next();
    if (text === '{') depth++;
    else if (text === '}') depth--;
  }
}
