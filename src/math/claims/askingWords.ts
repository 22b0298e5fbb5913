import type { Expression, Operator } from '../expression.ts';
import { some } from '../traverse.ts';
import { isApply } from './statements.ts';

const latin: ReadonlySet<string> = new Set([
  'compute', 'calculate', 'evaluate', 'simplify', 'expand', 'factor', 'factorize', 'factorise', 'multiply', 'add', 'subtract', 'reduce', 'work', 'out', 'express', 'expressed', 'determine', 'find', 'what', 's', 'is', 'are',
  'write', 'give', 'leave', 'let', 'if', 'given', 'that', 'suppose', 'consider', 'define', 'defined', 'by', 'be', 'for', 'when', 'where', 'with', 'and', 'then', 'the', 'a', 'an', 'of', 'to', 'in', 'as', 'it', 'your', 'all', 'please',
  'value', 'values', 'answer', 'result', 'following', 'expression', 'expressions', 'exact', 'exactly', 'completely', 'fully', 'simplest', 'simplified', 'lowest', 'terms', 'form', 'single', 'common', 'improper', 'fraction', 'decimal',
  'function', 'functions', 'polynomial', 'decreasing', 'degree', 'radians', 'arithmetic', 'geometric', 'infinite', 'series', 'sum', 'product', 'quotient', 'difference',
]);
const chinese = /计算|求值|求|化简|展开|因式分解|分解因式|下列|下面|各式|式子|代数式|表达式|多项式|函数|已知|假设|设|若|如果|当|时|则|那么|请|试|把|将|写成|结果|最简|分数|形式|等于|多少|为|是|值|的|得|与|和|积|商|且|其中|解/g;

/** Words that name what the formula itself says. */
const operations: readonly (readonly [word: RegExp, operator: Operator])[] = [[/\blimits?\b|极限/gi, 'limit'], [/\b(?:definite )?integrals?\b|定?积分/gi, 'integral'], [/\bdeterminants?\b|行列式/gi, 'determinant']];

/** Whether the words around a formula ask for its value and for nothing made of it: its square, its reciprocal, a rounded value. */
export function asksForValue(words: string, term: Expression): boolean {
  let rest = words;
  for (const [word, operator] of operations) if (some(term, (part) => isApply(part, operator))) rest = rest.replace(word, ' ');
  return (rest.match(/[A-Za-z]+/g) ?? []).every((word) => latin.has(word.toLowerCase())) && !/[\u3400-\u9fff]/.test(rest.replace(chinese, ''));
}
