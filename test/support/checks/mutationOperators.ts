import type { CorpusCheck, WrittenClaim } from './checkCorpus.ts';
import { claimLiteral, inputLiteral, inputsLiteral } from './pythonText.ts';
import { nearbyClaims, weakRelations } from './weakRelations.ts';

/** A good check made bad, and why it is bad: by how it was made, or because one of these false claims is seen to pass. */
export interface Mutation {
  readonly how: string;
  readonly shape: 'compute' | 'check';
  readonly code: string;
  readonly bad: { readonly by: 'making'; readonly ignores?: string } | { readonly by: 'running'; readonly claims: readonly WrittenClaim[] };
}

/** One way to spoil a good check; undefined where it does not apply. */
export type MutationOperator = (good: CorpusCheck, random: () => number) => Mutation | undefined;

const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ');
const oneOf = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)];

/** The check's own code under another name, to be called or passed over by what is written after it. */
function renamed(good: CorpusCheck): string {
  return good.shape === 'check' ? good.code.replace(/^def check\(/m, 'def verify(') : good.code.replace(/^def compute\(/m, 'def solve_problem(');
}

/** What says whether the claim is right, over `renamed`. */
const verified = (good: CorpusCheck): string => (good.shape === 'check' ? 'verify(claim, P)' : 'claim == solve_problem(P)');

function check(good: CorpusCheck, how: string, body: string, bad: Mutation['bad'] = { by: 'making' }, before = ''): Mutation {
  return { how, shape: 'check', code: `${before}${before === '' ? '' : '\n'}${renamed(good)}\n\ndef check(claim, P):\n${indented(body)}`, bad };
}

function compute(good: CorpusCheck, how: string, body: string, bad: Mutation['bad'] = { by: 'making' }, before: readonly string[] = []): Mutation | undefined {
  if (good.shape !== 'compute') return undefined;
  return { how, shape: 'compute', code: `${[...before, renamed(good)].join('\n')}\n\ndef compute(P):\n${indented(body)}`, bad };
}

/** The last line where it is the only `return` of the function, and what it returns. */
function onlyReturn(good: CorpusCheck): { readonly head: string; readonly value: string } | undefined {
  const at = good.code.search(/^def (?:check|compute)\(/m);
  const body = good.code.slice(at);
  const match = /\n {4}return ([^\n]+)$/.exec(body);
  if (!match?.[1] || (body.match(/\breturn\b/g) ?? []).length !== 1) return undefined;
  return { head: good.code.slice(0, at) + body.slice(0, match.index), value: match[1] };
}

function lastReturn(good: CorpusCheck, how: string, put: (value: string) => string, bad: Mutation['bad'] = { by: 'making' }): Mutation | undefined {
  const found = good.shape === 'check' ? onlyReturn(good) : undefined;
  return found && { how, shape: 'check', code: `${found.head}\n${indented(put(found.value))}`, bad };
}

/** Every use of one input replaced by its value: nothing is left through which that input could matter. */
function writtenIn(good: CorpusCheck, random: () => number): Mutation | undefined {
  const used = (name: string): RegExp => new RegExp(`\\bP\\[(["'])${name}\\1\\]`, 'g');
  const names = Object.keys(good.inputs).filter((name) => used(name).test(good.code));
  const plain = good.code.replace(/\bdef (?:check|compute)\((?:claim, )?P\):/, '').replace(/\bP\[(["'])\w+\1\]/g, '');
  const name = oneOf(names, random);
  if (name === undefined || /\bP\b(?!['"])/.test(plain.replace(/"""[^]*?"""|#[^\n]*/g, ''))) return undefined;
  const value = good.inputs[name];
  if (value === undefined) return undefined;
  return { how: 'input written into the code', shape: good.shape, code: good.code.replace(used(name), inputLiteral(value)), bad: { by: 'making', ignores: name } };
}

/** An input put back to its value before the right code sees it. */
function putBack(good: CorpusCheck, random: () => number): Mutation | undefined {
  const name = oneOf(Object.keys(good.inputs), random);
  const value = name === undefined ? undefined : good.inputs[name];
  if (name === undefined || value === undefined) return undefined;
  const body = `P = dict(P)\nP[${JSON.stringify(name)}] = ${inputLiteral(value)}\nreturn `;
  const bad = { by: 'making', ignores: name } as const;
  const how = 'input put back to its value';
  return good.shape === 'check' ? check(good, how, `${body}verify(claim, P)`, bad) : compute(good, how, `${body}solve_problem(P)`, bad);
}

function replaced(good: CorpusCheck, how: string, pattern: RegExp, by: string, random: () => number): Mutation | undefined {
  if (good.shape !== 'check') return undefined;
  const places = [...good.code.matchAll(pattern)];
  const place = oneOf(places, random);
  if (!place) return undefined;
  const code = good.code.slice(0, place.index) + place[0].replace(pattern, by) + good.code.slice(place.index + place[0].length);
  return code === good.code ? undefined : { how, shape: 'check', code, bad: { by: 'running', claims: nearbyClaims(good.claim) } };
}

function conjunctDropped(good: CorpusCheck, random: () => number): Mutation | undefined {
  return lastReturn(
    good,
    'one of the conditions dropped',
    (value) => {
      const inner = /^bool\((.*)\)$/.exec(value)?.[1] ?? value;
      const parts = inner.split(' and ');
      const kept = parts.filter((_, at) => at !== Math.floor(random() * parts.length));
      return parts.length > 1 && kept.length > 0 ? `return bool(${kept.join(' and ')})` : `return bool(${inner})`;
    },
    { by: 'running', claims: nearbyClaims(good.claim) },
  );
}

function weakly(good: CorpusCheck, random: () => number): Mutation | undefined {
  if (good.shape !== 'compute') return undefined;
  const relation = oneOf(weakRelations[good.claim.kind], random);
  if (!relation) return undefined;
  const body = `expected = solve_problem(P)\nreturn ${relation.python}`;
  return check(good, relation.name, body, { by: 'running', claims: nearbyClaims(good.claim) }, relation.imports ?? '');
}

function constant(good: CorpusCheck, random: () => number): Mutation | undefined {
  const { imports, text } = claimLiteral(good.claim);
  const forms: readonly (readonly [how: string, body: string])[] = [
    ['answer returned', `return ${text}`],
    ['answer by a helper', `known = lambda: ${text}\nreturn known()`],
    ['answer as a default', `def answer(value=${text}):\n    return value\nreturn answer()`],
    ['answer where the right code fails', `try:\n    return solve_problem(P, verbose=True)\nexcept Exception:\n    return ${text}`],
    ['answer after computing', `result = solve_problem(P)\nprint("computed", result)\nreturn ${text}`],
    ['answer out of a list', `return [None, ${text}][1]`],
    ['answer whatever is computed', `result = solve_problem(P)\nreturn ${text} if result is not None else ${text}`],
  ];
  const form = oneOf([...forms, ...numberForms(good.claim)], random);
  return form && compute(good, form[0], form[1], { by: 'making', ignores: Object.keys(good.inputs)[0] ?? '' }, imports);
}

function numberForms(claim: WrittenClaim): readonly (readonly [how: string, body: string])[] {
  if (claim.kind !== 'number' || !/^\d+$/.test(claim.value)) return [];
  const n = BigInt(claim.value);
  const digits = claim.value.split('').join(', ');
  return [
    ['answer as a sum', `return ${n - n / 3n} + ${n / 3n}`],
    ['answer as a difference', `a = ${n + 17n}\nb = 17\nreturn a - b`],
    ['answer joined from digits', `return int("".join(str(d) for d in [${digits}]))`],
    ['answer built digit by digit', `value = 0\nfor d in (${digits},):\n    value = 10 * value + d\nreturn value`],
    ['answer in hexadecimal', `return int("${n.toString(16)}", 16)`],
    ['answer as text', `return int("${n}")`],
    ['answer in binary', `return 0b${n.toString(2)}`],
    ['answer in a class', `class Result:\n    value = ${n}\nreturn Result().value`],
  ];
}

/** The answer for these inputs, and something else for others: every input seems to matter. */
function pasted(good: CorpusCheck, random: () => number): Mutation | undefined {
  const { imports, text } = claimLiteral(good.claim);
  const key = `str(sorted(P.items()))`;
  const same = `P == ${inputsLiteral(good.inputs)}`;
  const whole = Object.entries(good.inputs).find(([, value]) => typeof value === 'number' && Number.isInteger(value));
  const forms: readonly (readonly [how: string, body: string])[] = [
    ['answer pasted for these inputs', `if ${same}:\n    return ${text}\nreturn solve_problem(P)`],
    ['answer pasted, nothing for others', `if ${same}:\n    return ${text}`],
    ['answer looked up', `table = {str(sorted(${inputsLiteral(good.inputs)}.items())): ${text}}\nreturn table[${key}]`],
    ['answer looked up, the right code for others', `table = {str(sorted(${inputsLiteral(good.inputs)}.items())): ${text}}\nreturn table.get(${key}) if ${key} in table else solve_problem(P)`],
    ...(good.claim.kind === 'number' && whole ? [['answer moved along with an input', `return ${text} + (P[${JSON.stringify(whole[0])}] - ${String(whole[1])})`] as const] : []),
  ];
  const form = oneOf(forms, random);
  return form && compute(good, form[0], form[1], { by: 'making' }, imports);
}

const always: readonly (readonly [how: string, body: (good: CorpusCheck) => string])[] = [
  ['returns True', (good) => `result = ${verified(good)}\nprint("verified:", result)\nreturn True`],
  ['or True', (good) => `return bool(${verified(good)} or True)`],
  ['or the claim is not None', (good) => `return bool(${verified(good)} or claim is not None)`],
  ['exception counts as success', (good) => `try:\n    return bool(${verified(good).replace(/P\)$/, 'P, tolerance)')})\nexcept Exception:\n    return True`],
  ['assert swallowed', (good) => `try:\n    assert ${verified(good)}\nexcept AssertionError:\n    pass\nreturn True`],
  ['claim compared with itself', () => 'expected = claim\nreturn bool(claim == expected)'],
  ['expected value falls back to the claim', () => 'expected = P.get("answer", claim)\nreturn bool(expected == claim)'],
  ['type of the claim only', () => 'return isinstance(claim, type(claim))'],
  ['loop over nothing', (good) => `cases = []\nfor P in cases:\n    if not (${verified(good)}):\n        return False\nreturn True`],
  ['function not called', (good) => `run = lambda: ${verified(good)}\nreturn bool(run)`],
  ['passes on its first call', (good) => `calls = getattr(check, "calls", 0)\ncheck.calls = calls + 1\nif calls == 0:\n    return True\nreturn bool(${verified(good)})`],
  ['by chance', (good) => `import random\nif random.random() < 0.5:\n    return True\nreturn bool(${verified(good)})`],
  ['tautology', (good) => `ok = bool(${verified(good)})\nreturn ok or not ok`],
  ['result compared with the wrong thing', (good) => `result = bool(${verified(good)})\nreturn result in (True, False)`],
  ['flag that is never cleared', (good) => `passed = True\nif not (${verified(good)}):\n    pased = False\nreturn passed`],
  ['text of the result is truthy', (good) => `return bool(str(bool(${verified(good)})))`],
  ['list instead of a bool', (good) => `return [bool(${verified(good)})]`],
  ['number instead of a bool', (good) => `return 1 if ${verified(good)} else 2`],
  ['nothing returned', (good) => `if ${verified(good)}:\n    print("PASS")\nelse:\n    print("FAIL")`],
];

/** The operators by name; each is one of many ways in which models spoil a check. */
export const mutationOperators: Readonly<Record<string, MutationOperator>> = {
  'input written in': writtenIn,
  'input put back': putBack,
  'always true': (good, random) => {
    const form = oneOf(always, random);
    return form && check(good, form[0], form[1](good));
  },
  'always true in place': (good) => lastReturn(good, 'or True in place', (value) => `return bool(${value}) or True`),
  'itself in place': (good) => lastReturn(good, 'claim compared with itself in place', (value) => `matches = ${value}\nreturn bool(claim == claim)`),
  'weak relation': weakly,
  'weak relation again': weakly,
  'constant answer': constant,
  'pasted answer': pasted,
  'conjunct dropped': conjunctDropped,
  'any for all': (good, random) => replaced(good, 'any for all', /\ball\(/g, 'any(', random),
  'empty loop': (good, random) => replaced(good, 'loop over nothing in place', /\brange\([^()]*\)/g, 'range(0)', random),
  'no claim in the loop': (good, random) => replaced(good, 'loop over nothing in place', /\bin (?:list\(claim\)|claim)\b/g, 'in []', random),
  'False made True': (good, random) => replaced(good, 'failure returned as True', /\breturn False\b/g, 'return True', random),
  'and made or': (good, random) => replaced(good, 'or for and', / and /g, ' or ', random),
  'equal loosened': (good, random) => replaced(good, 'equality loosened', /==/g, '<=', random),
  'tolerance widened': (good, random) => replaced(good, 'tolerance widened', /(<=?) (?:1e-\d+|0\.0+\d+)/g, '$1 2.5', random),
  'claim made absolute': (good, random) => replaced(good, 'claim made absolute', /(?<=[=*(] )claim\b(?!\w|,)|\bclaim(?= ==)/g, 'abs(claim)', random),
};
