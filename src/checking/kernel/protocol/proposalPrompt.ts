import { fencesOf } from '../../../core/fences.ts';
import type { ClaimedValue, InputValue, ProposedCheck } from './proposedCheck.ts';
import { isSound } from './soundness.ts';

/** How a claim is best looked at: by our own code where it has a form, else anew, else by a property of it. */
export type CheckShape = 'structured' | ProposedCheck['shape'];

/** @param structured whether our own check cell can be made for the claim */
export function shapeFor(claim: ClaimedValue, structured: boolean): CheckShape {
  if (structured) return 'structured';
  // Of antiderivatives no two need look alike, but each can be differentiated.
  return claim.kind === 'expression' && claim.upTo === 'constant' ? 'check' : 'compute';
}

const forms: Readonly<Record<ClaimedValue['kind'], string>> = {
  number: 'a number: an int when it is whole, a sympy number (sympy.Rational, sympy.sqrt, …) when it is exact, a float only when the problem asks for a decimal',
  boolean: 'True or False',
  set: 'a Python set of numbers (int, or exact sympy numbers)',
  tuple: 'a tuple of numbers (int, or exact sympy numbers), in the order of the problem',
  matrix: 'a list of rows, each a list of numbers (int, or exact sympy numbers)',
  expression: 'a sympy expression in plain symbols, made by sympy.Symbol("x") without assumptions',
};

/**
 * What a model is asked for code with. It gets the problem and the kind of the answer, and never the claim:
 * code whose writer does not know the answer cannot be made to fit it.
 */
export function proposalRequest(shape: ProposedCheck['shape'], problem: string, claim: ClaimedValue): string {
  const form = forms[claim.kind];
  const task =
    shape === 'compute'
      ? ['Write a Python function `compute(P)` that solves the problem below by computation and returns its answer.', `It returns ${form}.`]
      : [
          'Write a Python function `check(claim, P)` that tests whether `claim` is the answer to the problem below.',
          `\`claim\` is ${form}. It may be right or wrong; the function returns True only for a right answer and False for every other, and raises no exception.`,
          ...(claim.kind === 'expression' && claim.upTo === 'constant' ? ['Answers that differ by a constant are equally right.'] : []),
          'Test everything the problem asks for: that nothing is missing, not only that what is there fits. Compare exactly, or to at least nine digits.',
        ];
  return [
    ...task,
    '',
    'Rules:',
    '- Every number that the problem gives comes from the dict `P`, by a name of your choice. Write none of them into the code: the function is run again with other values in `P`, and must then answer the changed problem.',
    '- Do not write the answer, or any value you worked out beforehand, into the code. Let Python find it.',
    '- No input, output, files, network, randomness or time. Only the standard library and sympy. It must end within two seconds.',
    '',
    'Answer with exactly two fenced blocks and nothing else: a `json` block with `{"inputs": {…}}`, the values of `P` as numbers, strings, booleans or lists of such, and a `python` block with the function.',
    '',
    'Problem:',
    problem.trim(),
  ].join('\n');
}

const longestAnswer = 200_000;
const longestInputs = 20_000;
/** What is not seen, or turns the order of what is seen; and characters that are none. */
const unseen = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]|(?![\t\n\r])\p{Cc}/u;
const forbidden = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * The proposed check in a model's answer; undefined for anything that is not one whole and plain. The last
 * function counts, with the values nearest before it.
 */
export function proposalFrom(answer: string): ProposedCheck | undefined {
  if (answer.length > longestAnswer) return undefined;
  const fences = fencesOf(answer);
  const code = fences.findLast(({ language, text }) => /^(?:python3?|py)$/.test(language) && /^def (?:compute|check)\b/m.test(text));
  if (!code || unseen.test(code.text)) return undefined;
  const made = [...code.text.matchAll(/^def (compute|check)\s*\(([^)]*)\)/gm)];
  const [only] = made;
  if (made.length !== 1 || !only) return undefined;
  const shape = only[1] === 'check' ? 'check' : 'compute';
  if ((only[2] ?? '').split(',').filter((name) => name.trim() !== '').length !== (shape === 'check' ? 2 : 1)) return undefined;
  const values = fences.findLast(({ language, at }) => language === 'json' && at < code.at) ?? fences.find(({ language }) => language === 'json');
  const inputs = values && inputsOf(values.text);
  if (!inputs) return undefined;
  const check: ProposedCheck = { shape, code: code.text.replace(/\r\n?/g, '\n'), inputs };
  return isSound(check) ? check : undefined;
}

function inputsOf(text: string): Readonly<Record<string, InputValue>> | undefined {
  if (text.length > longestInputs || unseen.test(text)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const inputs = isObject(json) ? json['inputs'] : undefined;
  if (!isObject(inputs)) return undefined;
  const entries = Object.entries(inputs);
  if (entries.some(([name, value]) => forbidden.has(name) || !isInput(value, 0))) return undefined;
  return Object.fromEntries(entries) as Record<string, InputValue>;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInput(value: unknown, depth: number): value is InputValue {
  if (Array.isArray(value)) return depth < 4 && (value as unknown[]).every((item) => isInput(item, depth + 1));
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}
