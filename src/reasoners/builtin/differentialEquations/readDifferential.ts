import { say, type Phrase } from '../../../core/phrase.ts';
import type { TextFormat } from '../../../core/problem.ts';
import { app, num, sym } from '../../../math/build.ts';
import { differentialProblem } from '../../../math/claims/differentialProblem.ts';
import { isApply } from '../../../math/claims/statements.ts';
import type { Expression, Operator } from '../../../math/expression.ts';
import { some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m } from '../lesson.ts';
import { isCovered } from '../vocabulary.ts';
import type { DifferentialTask } from './differentialTask.ts';
import { shown } from './shown.ts';

const known: ReadonlySet<Operator> = new Set<Operator>(['add', 'multiply', 'negate', 'divide', 'power', 'sqrt', 'root', 'exp', 'ln', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'arcsin', 'arctan', 'equal']);

const own =
  /\b(?:(?:first|second)[- ]order|differential|ordinary|general|particular|unique|initial[- ]values?|initial|boundary|value problems?|problems?|conditions?|subject to|constant coefficients?|coefficients?|homogeneous|nonhomogeneous|inhomogeneous|non-homogeneous|separable|variables separable|separation of variables|separat(?:e|ing) (?:the )?variables|integrating factors?|undetermined coefficients|method of|bernoulli|characteristic equation|ODE|ODEs|IVP|DE|satisf(?:y|ies|ying)|obeys?|obtain|explicit(?:ly)?|curve|passing|passes|through|has|have|also|suppose|assume|as a function of|for|this|next|if|know(?:n|ing)|given that)\b|微分方程|常微分|可分离变量|分离变量法?|齐次|非齐次|线性|常系数|伯努利方程|伯努利|通解|特解|初值问题|初始条件|初值条件|初始|初值|边界条件|条件|满足|下的|下|求解|积分因子法?|待定系数法|特征方程|适合|试|该|此|解出|一个|任一/gi;

/** Reads an ordinary differential equation of first or second order; undefined where another thing is asked. */
export function readDifferential(text: string, format: TextFormat): DifferentialTask | undefined {
  const problem = differentialProblem(text, format);
  if (!problem || problem.order > 2) return undefined;
  const { words, terms, unknown, variable, conditions, equation, order } = problem;
  if (!/\b(?:solv|solution|find|determine|obtain|what is)|解|求/i.test(words) && words.replace(/[§\s.,:;?，。：；、]|\band\b|\bwith\b|和|且/gi, '') !== '') return undefined;
  if (/\b(?:slope|tangent|direction field|euler|approximat|numerical|limit|interval|maximum|minimum|stable|stability|equilibri|order of|degree|verify|show|prove|laplace|series)/i.test(words) || /验证|证明|阶数|近似|极限|最/.test(words)) return undefined;
  if (!isCovered(words.replace(own, ' '))) return undefined;
  const isElementary = (expression: Expression): boolean => !some(expression, (part) => (part.kind === 'apply' ? !known.has(part.operator) : part.kind === 'constant' ? part.name !== 'pi' && part.name !== 'e' : part.kind === 'text' || part.kind === 'unread'));
  if (![equation, ...conditions.flatMap(({ at, value }) => [at, value])].every(isElementary)) return undefined;
  // Another letter is a number that is not known: only k and a as the rate of growth are.
  const others = [...freeVariables(equation)].filter((name) => name !== unknown && name !== variable && !name.startsWith('\u0001'));
  if (others.length > 0 && !(order === 1 && others.length === 1 && /^[ka]$/.test(others[0] ?? ''))) return undefined;
  const general = /\bgeneral (?:explicit )?solutions?\b|通解/i.test(words);
  const particular = /\bparticular solution\b|特解/i.test(words);
  if ((general && (particular || conditions.length > 0)) || conditions.length > order) return undefined;
  if (conditions.length > 0 && conditions.length < order) return undefined;
  if (conditions.some((condition, index) => condition.order >= order || conditions.some((each, place) => place < index && each.order === condition.order && m(each.at) === m(condition.at)))) return undefined;
  const any = particular && conditions.length === 0;
  if (any && order === 1) return undefined;
  let at: Expression | undefined;
  for (const term of terms) {
    if (term.kind === 'symbol' && (term.name === unknown || term.name === variable)) continue;
    const [callee, place, ...more] = isApply(term, 'call') ? term.args : [];
    if (at || callee?.kind !== 'symbol' || callee.name !== unknown || !place || more.length > 0 || freeVariables(place).size > 0 || !isElementary(place)) return undefined;
    at = place;
  }
  if (at && conditions.length !== order) return undefined;
  return { problem, asked: any ? 'any' : 'solutions', ...(at ? { at } : {}) };
}

export function differentialReading({ problem, asked, at }: DifferentialTask): Phrase {
  const { equation, unknown, variable, conditions } = problem;
  const told = m(shown(equation, unknown));
  const given = conditions.map(({ order, at: place, value }) => m(app('equal', order === 0 ? app('call', sym(unknown), place) : app('prime', app('call', sym(unknown), place), num(order)), value))).join(', ');
  const of = m(app('call', sym(unknown), sym(variable)));
  if (at) return say('I read this as: solve the differential equation {0} with {1} and find {2}.', told, given, m(app('call', sym(unknown), at)));
  if (asked === 'any') return say('I read this as: find one solution {1} of the differential equation {0}.', told, of);
  return conditions.length === 0 ? say('I read this as: find all solutions {1} of the differential equation {0}.', told, of) : say('I read this as: find the solution {1} of the differential equation {0} with {2}.', told, of, given);
}
