import { say } from '../../core/phrase.ts';
import { app, at } from '../build.ts';
import type { Expression, Operator } from '../expression.ts';
import { Unreadable, type Cursor } from './cursor.ts';
import { readSum, readValue } from './sum.ts';

const relationSigns = new Map<string, Operator>([
  ['=', 'equal'], ['==', 'equal'], ['<', 'less'], ['>', 'greater'], ['<=', 'less-equal'], ['>=', 'greater-equal'], ['!=', 'not-equal'], ['~=', 'approximately'], [':=', 'define'],
]);

const relationCommands = new Map<string, Operator>([
  ['lt', 'less'], ['gt', 'greater'], ['le', 'less-equal'], ['leq', 'less-equal'], ['leqslant', 'less-equal'], ['leqq', 'less-equal'], ['ge', 'greater-equal'],
  ['geq', 'greater-equal'], ['geqslant', 'greater-equal'], ['geqq', 'greater-equal'], ['ne', 'not-equal'], ['neq', 'not-equal'], ['approx', 'approximately'],
  ['simeq', 'approximately'], ['doteq', 'approximately'], ['equiv', 'identical'], ['in', 'element'], ['notin', 'not-element'], ['subset', 'subset'],
  ['subseteq', 'subset-equal'], ['mid', 'divides'], ['nmid', 'not-divides'], ['propto', 'proportional'], ['sim', 'similar'], ['cong', 'congruent-figures'],
  ['parallel', 'parallel'], ['perp', 'perpendicular'], ['coloneqq', 'define'], ['triangleq', 'define'], ['mapsto', 'maps-to'], ['ni', 'element'],
]);

const andWords = /^(?:and|且|和|并且|与|及)$/i;
const orWords = /^(?:or|或|或者)$/i;
const impliesWords = /^(?:so|thus|then|hence|therefore|which gives|解得|可得|解之得|所以|因此|故|则|得|即|从而)$/i;

/** Everything up to the end of the enclosing bracket: implications over alternatives over relations. */
export function readStatement(cursor: Cursor): Expression {
  const start = cursor.index;
  const parts = [readAlternatives(cursor)];
  let operator: Operator | undefined;
  for (;;) {
    const found = implicationAt(cursor);
    if (found === undefined) break;
    if (operator !== undefined && operator !== found) {
      parts.splice(0, parts.length, at(cursor.rangeFrom(start), operator, ...parts));
    }
    operator = found;
    cursor.next();
    // An arrow at the end of a row leads to the next one.
    if (cursor.done) break;
    parts.push(readAlternatives(cursor));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : at(cursor.rangeFrom(start), operator ?? 'implies', ...parts);
}

function implicationAt(cursor: Cursor): Operator | undefined {
  const token = cursor.peek();
  if (token?.kind === 'command') {
    if (/^(?:implies|Rightarrow|Longrightarrow|therefore|so)$/.test(token.text)) return 'implies';
    if (/^(?:iff|Leftrightarrow|Longleftrightarrow)$/.test(token.text)) return 'iff';
    if (/^(?:to|rightarrow|longrightarrow)$/.test(token.text)) return 'implies';
  }
  if (token?.kind === 'sign' && (token.text === '=>' || token.text === '==>' || token.text === '->')) return 'implies';
  if (token?.kind === 'sign' && token.text === '<=>') return 'iff';
  return isWord(cursor, impliesWords) ? 'implies' : undefined;
}

function readAlternatives(cursor: Cursor): Expression {
  const start = cursor.index;
  const parts = [readConjunction(cursor)];
  while (isWord(cursor, orWords) || cursor.atCommand('vee', 'lor')) {
    cursor.next();
    parts.push(readConjunction(cursor));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : at(cursor.rangeFrom(start), 'or', ...parts);
}

function readConjunction(cursor: Cursor): Expression {
  const start = cursor.index;
  const parts = [readItems(cursor)];
  while (isWord(cursor, andWords) || cursor.atCommand('wedge', 'land')) {
    cursor.next();
    parts.push(readItems(cursor));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : at(cursor.rangeFrom(start), 'and', ...parts);
}

/** Items separated by commas or semicolons outside any bracket; `x = 2, 3` keeps its shape as a list. */
function readItems(cursor: Cursor): Expression {
  const start = cursor.index;
  const parts = [readRelation(cursor)];
  while (cursor.commas && (cursor.at(',') || cursor.at(';') || cursor.at('.') || cursor.atCommand('because'))) {
    cursor.next();
    while (cursor.atCommand('because')) cursor.next();
    if (cursor.done || isWord(cursor, orWords) || isWord(cursor, andWords) || implicationAt(cursor) !== undefined) break;
    parts.push(readRelation(cursor));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : at(cursor.rangeFrom(start), 'list', ...parts);
}

/** A chain of relations, a single one, or a plain value. */
export function readRelation(cursor: Cursor): Expression {
  const start = cursor.index;
  const parts: Expression[] = [];
  if (relationAt(cursor) === undefined) parts.push(readValue(cursor));
  for (let operator = relationAt(cursor); operator !== undefined; operator = relationAt(cursor)) {
    cursor.next();
    if (operator === 'implies') throw new Unreadable(say('an arrow stands where a relation is expected'));
    parts.push({ kind: 'text', text: operator });
    parts.push(readValue(cursor));
  }
  return withModulus(cursor, start, relationOf(parts, cursor, start));
}

/** `a = b` as a relation, longer ones as a chain; `= b` alone (a continued row) begins with an ellipsis of nothing. */
function relationOf(parts: Expression[], cursor: Cursor, start: number): Expression {
  const [left, operator, right, ...more] = parts;
  if (!left) throw new Unreadable(say('there is nothing to read'));
  if (left.kind === 'text' && isOperator(left.text)) return at(cursor.rangeFrom(start), 'chain', ...parts);
  if (operator?.kind !== 'text' || !right) return left;
  return more.length === 0 ? at(cursor.rangeFrom(start), operator.text as Operator, left, right) : at(cursor.rangeFrom(start), 'chain', ...parts);
}

const operators = new Set<string>([...relationSigns.values(), ...relationCommands.values()]);

export function isOperator(text: string): boolean {
  return operators.has(text);
}

function relationAt(cursor: Cursor): Operator | undefined {
  const token = cursor.peek();
  if (!token) return undefined;
  if (token.kind === 'sign') {
    if (token.text === '|' && cursor.bars === 0 && cursor.separators === 0 && (cursor.notation === 'plain' || cursor.atLoneBar)) return 'divides';
    return relationSigns.get(token.text);
  }
  if (token.kind !== 'command') return undefined;
  if (token.text === 'mid' && cursor.separators > 0) return undefined;
  if (token.text === 'not') {
    const after = cursor.peek(1);
    const negated = after?.kind === 'sign' && after.text === '=' ? 'not-equal' : after?.kind === 'command' && after.text === 'in' ? 'not-element' : undefined;
    if (negated) cursor.index++;
    return negated as Operator | undefined;
  }
  return relationCommands.get(token.text);
}

/** `a \equiv b \pmod{n}`: the modulus belongs to every link before it. */
function withModulus(cursor: Cursor, start: number, relation: Expression): Expression {
  const modulus = modulusAt(cursor);
  if (!modulus || relation.kind !== 'apply') return relation;
  const range = cursor.rangeFrom(start);
  const congruent = (left: Expression, right: Expression): Expression => at(range, 'congruent', left, right, modulus);
  if ((relation.operator === 'identical' || relation.operator === 'equal') && relation.args.length === 2) {
    return congruent(relation.args[0] as Expression, relation.args[1] as Expression);
  }
  if (relation.operator !== 'chain') throw new Unreadable(say('a modulus stands where no congruence does'));
  const links: Expression[] = [];
  for (let index = 0; index + 2 < relation.args.length; index += 2) {
    const [left, operator, right] = relation.args.slice(index, index + 3);
    if (!left || !right || operator?.kind !== 'text') continue;
    links.push(operator.text === 'identical' ? congruent(left, right) : app(operator.text as Operator, left, right));
  }
  return at(range, 'and', ...links);
}

function modulusAt(cursor: Cursor): Expression | undefined {
  if (cursor.atCommand('pmod', 'pod')) {
    cursor.next();
    return readSum(cursor);
  }
  if (cursor.at('(') && (cursor.at('mod', 'name', 1) || cursor.at('mod', 'text', 1) || cursor.at('bmod', 'command', 1) || cursor.at('mod', 'command', 1))) {
    cursor.index += 2;
    const modulus = readSum(cursor);
    cursor.expect(')');
    return modulus;
  }
  if (cursor.atCommand('mod')) {
    cursor.next();
    return readSum(cursor);
  }
  return undefined;
}

function isWord(cursor: Cursor, words: RegExp): boolean {
  const token = cursor.peek();
  return (token?.kind === 'text' || (token?.kind === 'name' && token.text.length > 1)) && words.test(token.text.trim().replace(/^[,，;；]\s*/, '').replace(/[,.;:，。；：]$/, '').trim());
}
