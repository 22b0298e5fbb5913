import type { TextFormat } from '../../../core/problem.ts';
import { app, sym } from '../../../math/build.ts';
import { isApply, isRelation } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { formulaSentence, type FormulaSentence } from '../formulaSentence.ts';
import { complexValue } from './parts.ts';
import type { ComplexCondition, ComplexQuestion, ComplexWant } from './complexQuestion.ts';

const hasI = (expression: Expression): boolean => some(expression, (part) => part.kind === 'constant' && part.name === 'i');
const isClosed = (expression: Expression): boolean => freeVariables(expression).size === 0;
const hasMarks = (expression: Expression): boolean => some(expression, (part) => isApply(part, 'conjugate', 'real-part', 'imaginary-part', 'argument') || isApply(part, 'abs'));

/** S a letter, I the unit, R a letter said to be real, K the conjugate of a letter, Z a number named, D one with letters named, E an equation, N a number, T a term. */
function kindOf(expression: Expression): string {
  if (expression.kind === 'symbol') return 'S';
  if (expression.kind === 'constant' && expression.name === 'i') return 'I';
  if (isApply(expression, 'element')) return 'R';
  if (isApply(expression, 'conjugate') && expression.args[0]?.kind === 'symbol') return 'K';
  if (isApply(expression, 'equal')) {
    const [left, right] = expression.args;
    if (left?.kind !== 'symbol' || !right || freeVariables(right).has(left.name)) return 'E';
    return isClosed(right) ? 'Z' : 'D';
  }
  if (isRelation(expression)) return 'X';
  return isClosed(expression) ? 'N' : 'T';
}

const english = new Set(
  `a an the of over for is are be let given if then find compute calculate determine evaluate what number numbers complex satisfies satisfy satisfying such that where with and in its it express write
  solve equation modulus magnitude conjugate absolute value argument principal real imaginary part parts form polar trigonometric exponential quadrant which does lie lies plane point corresponding represented representing by corresponds to on located
  simplify all solutions roots root cube square fourth fifth sixth nth purely pure has find suppose that as values convert rectangular`.split(/\s+/),
);
const chinese =
  /复平面内|复平面上|直角坐标系中|共轭复数|三角形式|指数形式|纯虚数|第几象限|实数集|虚部|实部|辐角主值|辐角|复数|共轭|实数|虚数|象限|对应点|对应的点|所对应|对应|坐标|已知|满足|位于|计算|化简|等于|多少|什么|相等|互为相反数|所有|方程|其中|如果|表示|代数|结果|运算|分别|模|设|若|则|求|的|在|是|为|点|与|和|且|有|值|哪个|第|解|根|内|集|中|一个|写成|化为|化成|把|将|都|它|其/g;

function isCovered(line: string): boolean {
  const rest = line.replace(/‹[A-Z]›/g, ' ').replace(chinese, ' ');
  if (/[^\sA-Za-z.,:;?!()'-]/.test(rest)) return false;
  return (rest.match(/[A-Za-z]+(?:'s)?/g) ?? []).every((word) => english.has(word.toLowerCase().replace(/'s$/, '')));
}

const wants: readonly (readonly [ComplexWant, RegExp])[] = [
  ['modulus', /\b(?:modulus|magnitude|absolute value)\b|模(?!长?[为是等于]* ?‹)/i],
  ['argument', /\bargument\b|辐角/i],
  ['conjugate', /\bconjugate\b|共轭复数|共轭/i],
  ['real-part', /\breal part\b|实部/i],
  ['imaginary-part', /\bimaginary part\b|虚部/i],
  ['polar', /\b(?:polar|trigonometric) form\b|三角形式/i],
  ['exponential', /\bexponential form\b|指数形式/i],
  ['quadrant', /\bquadrant\b|象限|点(?:位于|在) ?$/i],
  ['point', /\bpoint (?:corresponding|represent)|对应的?点的坐标/i],
];

/** A question about complex numbers whose every word is understood; something in it must speak of complex numbers. */
export function readComplex(text: string, format: TextFormat): ComplexQuestion | undefined {
  const sentence = formulaSentence(text, format, kindOf);
  if (!sentence) return undefined;
  const { line, parts } = sentence;
  if (!/复数|虚|共轭|\b(?:complex|imaginary|conjugate|modulus|magnitude)\b/i.test(text) && !parts.some(hasI) && !(/\ball\b/i.test(text) && parts.some((part) => kindOf(part) === 'E' && [...freeVariables(part)].every((name) => complexName.test(name))))) return undefined;
  if (parts.length === 0 || !isCovered(line) || parts.some((part) => kindOf(part) === 'X' || some(part, (inner) => inner.kind === 'constant' && inner.name === 'ellipsis'))) return undefined;
  return parameterQuestion(sentence) ?? rootsQuestion(sentence) ?? numberQuestion(sentence);
}

function names(parts: readonly Expression[]): string[] {
  return parts.flatMap((part) => (part.kind === 'symbol' ? [part.name] : []));
}

/** z and w with or without an index: complex unless something else is said. */
const complexName = /^[zwZω](?:_?\d)?$/;

function parameterQuestion({ line, parts, choices }: FormulaSentence): ComplexQuestion | undefined {
  const letters = new Set(parts.flatMap((part) => (hasI(part) || kindOf(part) === 'E' ? [...freeVariables(part)].filter((name) => !complexName.test(name)) : [])));
  const [first, second, ...more] = letters;
  if (first === undefined || more.length > 0 || !isSaidReal(line, parts, letters)) return undefined;
  const given = new Map(parts.flatMap((part): [string, Expression][] => (/[ZD]/.test(kindOf(part)) && isApply(part, 'equal') && part.args[0]?.kind === 'symbol' && part.args[1] ? [[part.args[0].name, part.args[1]]] : [])));
  const asked = new Set(names(parts));
  if ([...asked].some((name) => !letters.has(name) && !complexName.test(name)) || ![...letters].every((name) => asked.has(name) || parts.some((part) => kindOf(part) === 'R'))) return undefined;
  const equations = parts.filter((part) => kindOf(part) === 'E');
  const condition = conditionOf(line, parts, equations, given);
  if (!condition) return undefined;
  const open = condition.kind === 'equation' ? [condition.left, condition.right] : [condition.of];
  const free = new Set(open.flatMap((each) => [...freeVariables(each)]));
  if (free.size !== letters.size || [...free].some((name) => !letters.has(name)) || (second !== undefined && condition.kind !== 'equation')) return undefined;
  if (open.some((each) => some(each, (part) => isApply(part, 'abs', 'argument')))) return undefined;
  // Something else of the letters or the number is asked.
  if (parts.some((part) => /[TNK]/.test(kindOf(part)) && !(condition.kind !== 'equation' && kindOf(part) === 'T'))) return undefined;
  if (!/,? ?则$/.test(line) && !/(?:则|求|\b(?:find|determine|what|compute)\b)(?:(?!‹).)*(?:实数)?(?:(?!‹).)*(?: ?‹[SR]›[ ,和与]*){1,2}(?:\([^)]*\))?(?:的值)?(?:分别)?(?:是|为|等于)?(?:多少)?$|^(?:find|determine)\b[^‹]*‹[SR]›/i.test(line) && !/^(?!.*(?:则|求|find)).*实数 ?‹S› ?$/i.test(line)) return undefined;
  return { ask: 'letters', condition, letters: [...letters].sort(), choices };
}

/** Whether each letter is declared to be real, or asked for as a real number. */
function isSaidReal(line: string, parts: readonly Expression[], letters: ReadonlySet<string>): boolean {
  const kinds = [...line.matchAll(/‹([A-Z])›/g)];
  const said = new Set<string>();
  parts.forEach((part, index) => {
    const at = kinds[index]?.index ?? 0;
    const [before, after] = [line.slice(0, at).trimEnd(), line.slice(at + 3).trimStart()];
    if (isApply(part, 'element') && (isReals(part.args[1]))) {
      const [of] = part.args;
      for (const each of of?.kind === 'symbol' ? [of] : isApply(of, 'list') ? of.args : []) if (each.kind === 'symbol') said.add(each.name);
      const earlier = parts[index - 1];
      if (earlier?.kind === 'symbol' && /‹S› ?, ?$/.test(`${before} `.replace(/ +$/, ' '))) said.add(earlier.name);
    }
    if (part.kind === 'symbol' && (/实数$|\breal (?:numbers?|values? of)$|实数 ?‹S› ?[,和与]$|\breal numbers ‹S› and$/i.test(before) || /^(?:,? ?(?:and|和|与)? ?‹S› ?)?(?:(?:均|都)?(?:为|是)实数|(?:is|are) (?:a )?real)/i.test(after))) said.add(part.name);
  });
  return [...letters].every((name) => said.has(name));
}

function isReals(expression: Expression | undefined): boolean {
  return expression?.kind === 'constant' ? expression.name === 'reals' : expression?.kind === 'symbol' && expression.name === 'R';
}

function conditionOf(line: string, parts: readonly Expression[], equations: readonly Expression[], given: ReadonlyMap<string, Expression>): ComplexCondition | undefined {
  const imaginary = /纯虚数|\bpure(?:ly)? imaginary\b/i.test(line);
  const parted = /实部(?:与|和)虚部(?:(?:的值)?相等|互为相反数)/.exec(line)?.[0];
  const plain = line.replace(/实部(?:与|和)虚部(?:(?:的值)?相等|互为相反数)/, '');
  if (/实部|虚部|模|辐角|象限|对应|\bparts?\b|\bmodulus\b|\bquadrant\b/i.test(plain)) return undefined;
  const [equation, ...more] = equations;
  if (equation) {
    if (imaginary || parted !== undefined || more.length > 0 || !isApply(equation, 'equal')) return undefined;
    const [left, right] = equation.args.map((each) => substitute(each, given));
    return left && right && (hasI(left) || hasI(right)) ? { kind: 'equation', left, right } : undefined;
  }
  const terms = parts.filter((part) => kindOf(part) === 'T');
  const defined = [...given.values()].filter((value) => !isClosed(value));
  const [of, ...others] = [...terms, ...defined];
  if (!of || others.length > 0) return undefined;
  const real = /‹[SDT]› ?(?:是|为)(?:一个)?实数|‹[DT]› is (?:a )?real/i.test(line.replace(/‹S› ?(?:是|为)实数(?=[,， ])/, ''));
  const kinds = [...(imaginary ? (['imaginary'] as const) : []), ...(parted === undefined ? [] : parted.endsWith('相反数') ? (['opposite-parts'] as const) : (['equal-parts'] as const)), ...(real ? (['real'] as const) : [])];
  const [kind, ...further] = kinds;
  return kind && further.length === 0 ? { kind, of: substitute(of, given) } : undefined;
}

const degrees: Readonly<Record<string, number>> = { square: 2, cube: 3, fourth: 4, fifth: 5, sixth: 6 };

function rootsQuestion({ line, parts, choices }: FormulaSentence): ComplexQuestion | undefined {
  const named = /^(?:find |compute |determine |what are )(?:all )?(?:of )?(?:the )?(?:complex )?(square|cube|fourth|fifth|sixth) roots of (?:the complex number )?‹N›$/i.exec(line);
  const [only] = parts;
  if (named && only && parts.length === 1) return hasI(only) || /complex/i.test(line) ? { ask: 'roots', degree: degrees[(named[1] ?? '').toLowerCase()] ?? 0, of: only, unknown: 'z', choices } : undefined;
  const equation = parts.find((part) => kindOf(part) === 'E');
  if (!isApply(equation, 'equal') || !(/\bcomplex\b|复数/i.test(line) || (/\ball\b/i.test(line) && [...freeVariables(equation)].every((name) => complexName.test(name)))) || !/^(?:(?:find |determine |solve )(?:all )?(?:the )?(?:complex )?(?:solutions|roots|numbers)?(?: ?‹S›)?(?: such that| satisfying| of| to| with)?(?: the equation)? ?‹E›(?: (?:in|over) (?:the )?complex numbers)?|(?:在复数(?:集|范围)内,?)?(?:解方程|求方程) ?‹E› ?(?:的(?:所有)?(?:复数)?[解根])?|(?:求)?(?:所有)?满足 ?‹E› ?的(?:所有)?复数 ?‹S› ?)$/i.test(line)) return undefined;
  const [left, right] = equation.args;
  const [base, exponent] = isApply(left, 'power') ? left.args : [];
  if (base?.kind !== 'symbol' || exponent?.kind !== 'number' || exponent.denominator !== 1n || !right || !isClosed(right) || exponent.numerator < 2n || names(parts).some((name) => name !== base.name)) return undefined;
  return { ask: 'roots', degree: Number(exponent.numerator), of: right, unknown: base.name, choices };
}

function numberQuestion({ line, parts, choices }: FormulaSentence): ComplexQuestion | undefined {
  // The square of the modulus is not the modulus.
  if (/\b(?:square|cube|fourth|fifth|sixth|nth|roots?)\b/i.test(line)) return undefined;
  // A name for the conjugate asks nothing.
  const told = line
    .replace(/共轭复数 ?(?:记)?(?:为|是) ?‹K› ?,/, ',')
    .replace(/(?:的)?共轭复数 ?‹K›/g, '‹K›')
    .replace(/[,(] ?(?:其中)? ?‹K› ?(?:是|为|表示) ?‹S› ?的共轭复数\)?/g, ',')
    .replace(/[,(]? ?(?:where )?‹K› (?:is|denotes) the (?:complex )?conjugate of ‹S› ?\)?/gi, ',')
    .replace(/在?复平面(?:内|上)/g, '');
  const given = new Map<string, Expression>();
  const equations: Expression[] = [];
  const asked: Expression[] = [];
  for (const part of parts) {
    const kind = kindOf(part);
    const [left, right] = isApply(part, 'equal') ? part.args : [];
    if (kind === 'Z' && left?.kind === 'symbol' && right && !given.has(left.name)) given.set(left.name, right);
    else if (kind === 'D' || kind === 'E' || kind === 'Z') equations.push(part);
    else if (kind === 'R') return undefined;
    else if (kind === 'N' || kind === 'T') asked.push(part);
  }
  const found = wants.filter(([, pattern]) => pattern.test(told)).map(([want]) => want);
  const composite = found.length === 2 && found[0] === 'conjugate' ? found[1] : undefined;
  const ordered = found.filter((want) => want !== 'conjugate');
  const isComposite = ordered.length === 1 && found.includes('conjugate') && /共轭复数 ?(?:‹[SKZN]› ?)?(?:的|在|对应)/.test(told);
  const point = ordered.includes('point') && ordered.includes('quadrant') ? ordered.filter((want) => want !== 'quadrant') : undefined;
  const want = point ? (point.length === 1 && !found.includes('conjugate') ? point[0] : undefined) : isComposite ? (composite ?? ordered[0]) : found.length > 1 ? undefined : (found[0] ?? 'value');
  if (want === undefined || /纯虚数|\bpure(?:ly)?\b|相等|相反数/i.test(told) || /[之]和|的和/.test(told)) return undefined;
  const letters = names(parts);
  const [term, ...others] = asked;
  if (others.length > 0) return undefined;
  const single = new Set([...letters, ...given.keys()]);
  const base = term ?? lastLetter(parts, single);
  if (!base) return undefined;
  const plain = isComposite ? app('conjugate', base) : base;
  const [equation, ...moreEquations] = equations;
  if (moreEquations.length > 0) return undefined;
  if (equation) {
    if (!isApply(equation, 'equal') || (given.size > 0 && [...given.keys()].some((name) => !freeVariables(equation).has(name)))) return undefined;
    const [left, right] = equation.args.map((each) => substitute(each, given));
    const free = left && right ? new Set([...freeVariables(left), ...freeVariables(right)]) : new Set<string>();
    const [unknown, ...more] = free;
    const says = /复数|\bcomplex\b/i.test(line) || (left && right && (hasI(left) || hasI(right)));
    if (!left || !right || unknown === undefined || more.length > 0 || !says || (!complexName.test(unknown) && !/复数 ?‹S›|complex number ‹S›/i.test(line))) return undefined;
    const of = substitute(plain, given);
    if ([...freeVariables(of)].some((name) => name !== unknown) || freeVariables(of).size === 0) return undefined;
    return { ask: 'equation', left, right, unknown, of, want, choices };
  }
  const of = substitute(plain, given);
  if (!isClosed(of) || [...given.keys()].some((name) => !freeVariables(plain).has(name) && given.size > 1)) return undefined;
  // Plain arithmetic without i or its marks is another reader's.
  if (want === 'value' && !hasI(of) && !hasMarks(of)) return undefined;
  if (want === 'value' && base.kind === 'symbol') return undefined;
  // Below the real axis, English books differ in what the argument is.
  if (want === 'argument' && !/辐角/.test(line) && !((complexValue(of)?.im ?? -1) >= 0)) return undefined;
  if (want === 'modulus' && !hasI(of) && !/复数|\bcomplex\b|\bmodulus\b/i.test(line)) return undefined;
  return { ask: 'number', of, given: [...given], want, choices };
}

/** The letter that is asked about where no term is: the only one named, or the conjugate of it. */
function lastLetter(parts: readonly Expression[], single: ReadonlySet<string>): Expression | undefined {
  const last = parts.findLast((part) => /[SK]/.test(kindOf(part)) || isApply(part, 'equal'));
  if (last && kindOf(last) === 'K') return last;
  const [name, ...more] = single;
  return name !== undefined && more.length === 0 ? sym(name) : last?.kind === 'symbol' ? last : undefined;
}
