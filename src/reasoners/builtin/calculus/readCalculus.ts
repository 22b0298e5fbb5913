import { say, type Phrase } from '../../../core/phrase.ts';
import { app, num, sym } from '../../../math/build.ts';
import { isApply, isRelation } from '../../../math/claims/statements.ts';
import type { Expression } from '../../../math/expression.ts';
import { simplify } from '../../../math/simplify.ts';
import { sameShape, some, substitute } from '../../../math/traverse.ts';
import { hasUnread } from '../../../math/unread.ts';
import { freeVariables } from '../../../math/variables.ts';
import { m } from '../lesson.ts';
import type { CalculusTask } from './calculusTask.ts';
import { boundsOf, givenOf, isElementary, placeOf, says } from './givens.ts';
import { limitOf } from './limitRules.ts';
import { areaReading, areaTask, averageTask, implicitTask } from './readArea.ts';
import { convergenceReading, convergenceTask } from './series/readConvergence.ts';
import { arcLengthTask, implicitTangentTask, solidsReading, volumeTask } from './readSolids.ts';

/** Reads limits, integrals, tangents and the course of a function; undefined where the text asks none of these for certain. */
export function readCalculus(expressions: readonly Expression[], words: string): CalculusTask | undefined {
  const statements = expressions.flatMap((expression) => (isApply(expression, 'list') ? expression.args : [expression]));
  if (statements.length === 0 || statements.length > 5 || statements.some((statement) => hasUnread(statement) || some(statement, (part) => part.kind === 'apply' && part.ambiguous === true))) return undefined;
  return convergenceTask(statements, words) ?? limitTask(statements, words) ?? integralTask(statements, words) ?? areaTask(statements, words) ?? volumeTask(expressions, words) ?? arcLengthTask(statements, words) ?? implicitTangentTask(statements, words) ?? averageTask(statements, words) ?? tangentTask(statements, words) ?? courseTask(statements, words) ?? implicitTask(statements, words);
}

const limitWords = /\b(?:limits?|one-sided|(?:left|right)[- ]hand|if (?:it|they) exists?|exists?|does|approaches|approach|tends to|goes to|l['’]h[oôó]pital(?:['’]s)?|infinity|algebraically|or state|state)\b|极限|洛必达法则|洛必达|趋于|趋近于|趋向于|时的|是否存在|存在|单侧|左|右|数列|函数值/gi;

function limitTask(statements: readonly Expression[], words: string): CalculusTask | undefined {
  const [first, second, third, ...more] = statements;
  if (!first || more.length > 0 || !says(words, limitWords)) return undefined;
  if (isApply(first, 'limit')) {
    const [body, variable, target, side] = first.args;
    if (second || !body || variable?.kind !== 'symbol' || !target) return undefined;
    return limit(body, variable.name, target, side?.kind === 'text' ? (side.text === '+' ? '+' : '-') : undefined);
  }
  if (!/\blimit\b|极限/i.test(words) || /one-sided|(?:left|right)[- ]hand|左|右|单侧/i.test(words)) return undefined;
  const given = givenOf(first);
  const body = given?.body ?? (isElementary(first) && first.kind === 'apply' ? first : undefined);
  if (!body || !second) return undefined;
  if (isApply(second, 'implies') && !third) {
    const [variable, target] = second.args;
    return variable?.kind === 'symbol' && target ? limit(body, variable.name, target, undefined) : undefined;
  }
  return second.kind === 'symbol' && third && /§\s*(?:approaches|tends to|goes to|趋于|趋近于|趋向于)\s*§/i.test(words) ? limit(body, second.name, third, undefined) : undefined;
}

function limit(body: Expression, variable: string, target: Expression, side: '+' | '-' | undefined): CalculusTask | undefined {
  const isEnd = some(target, (part) => part.kind === 'constant' && part.name === 'infinity');
  if (!isElementary(body) || (isEnd ? side !== undefined || !isInfinite(target) : !isElementary(target) || freeVariables(target).size > 0)) return undefined;
  return { kind: 'limit', body, variable, target, ...(side ? { side } : {}) };
}

const integralWords = /\b(?:(?:an? |the )?(?:in)?definite integrals?|integrals?|integrate|integrating|integration|(?:general )?anti-?derivatives?|primitives?|by parts|by substitution|partial fractions|substitution|improper|(?:determine )?whether|or not|or|(?:is )?convergent|divergent|converges?|diverges?|if it does|if so)\b|广义|反常|判断|判别|敛散性|收敛|发散|若|还是|不定积分|定积分|原函数|积分|分部积分法|换元法|凑微分法|从|到|区间|一个|所有/gi;

function integralTask(statements: readonly Expression[], words: string): CalculusTask | undefined {
  const [first, ...rest] = statements;
  if (!first || !says(words, integralWords)) return undefined;
  if (isApply(first, 'integral')) {
    const [integrand, variable, from, to] = first.args;
    if (rest.length > 0 || !integrand || variable?.kind !== 'symbol') return undefined;
    return integral(integrand, variable.name, from && to ? [from, to] : undefined);
  }
  if (!/\bintegra(?:l|te)\b|\banti-?derivative\b|积分|原函数/i.test(words)) return undefined;
  const given = givenOf(first);
  const body = given?.body ?? (isRelation(first) ? undefined : first);
  const [only, ...more] = body ? freeVariables(body) : [];
  const [second, third, ...others] = rest;
  if (!body || only === undefined || more.length > 0 || others.length > 0) return undefined;
  if (!second) return /\bdefinite\b|(?<!不)定积分|\bfrom\b/i.test(words) ? undefined : integral(body, only, undefined);
  if (isApply(second, 'interval') && !third) return boundsOf(second) && integral(body, only, boundsOf(second));
  if (second.kind === 'symbol') return third || second.name !== only ? undefined : integral(body, only, undefined);
  return third && /(?:\bfrom|从)\s*§\s*(?:to|到)\s*§/i.test(words) ? integral(body, only, [second, third]) : undefined;
}

/** `∞`, `+∞` or `−∞`. */
function isInfinite(bound: Expression): boolean {
  return /^(?:\\infty|-\\infty)$/.test(m(bound).replaceAll('$', ''));
}

function integral(integrand: Expression, variable: string, bounds: readonly [Expression, Expression] | undefined): CalculusTask | undefined {
  if (!isElementary(integrand) || bounds?.some((bound) => !isInfinite(bound) && (!isElementary(bound) || freeVariables(bound).size > 0))) return undefined;
  const letters = [...freeVariables(integrand)].filter((name) => name !== variable);
  return bounds && letters.length > 0 ? undefined : { kind: 'integral', integrand, variable, ...(bounds ? { bounds } : {}) };
}

const tangentWords = /\b(?:tangents?|normals?|lines?|curve|graph|slope|gradient|equations?|has|its|drawn|whose)\b|切线方程|法线方程|切线|法线|曲线|斜率|点|方程/gi;

function tangentTask(statements: readonly Expression[], words: string): CalculusTask | undefined {
  const tangent = /\btangents?\b|切线/i.test(words);
  const normal = /\bnormals?\b|法线/i.test(words);
  // From a point that may lie off the curve another question is asked.
  if (tangent === normal || !says(words, tangentWords) || /过/.test(words)) return undefined;
  const slope = /\bslope\b|\bgradient\b|斜率/i.test(words);
  if (slope && (normal || /\bequation|方程/i.test(words))) return undefined;
  const [first, second, ...more] = statements;
  const given = first && givenOf(first);
  if (!given || !second || more.length > 0) return undefined;
  const line = slope ? 'slope' : normal ? 'normal' : 'tangent';
  const [place] = placeOf(second);
  if (place) return place.name === given.variable ? { kind: 'tangent', of: given, at: simplify(place.value), line } : undefined;
  if (!isApply(second, 'tuple') || second.args.length !== 2) return undefined;
  const [at, height] = second.args;
  if (!at || !height || freeVariables(second).size > 0 || !isElementary(at) || !isElementary(height)) return undefined;
  const off = simplify(app('add', substitute(given.body, new Map([[given.variable, at]])), app('negate', height)));
  return sameShape(off, num(0)) ? { kind: 'tangent', of: given, at: simplify(at), line } : undefined;
}

const courseWords = /\b(?:on|absolute|global|maximum|minimum|max|min|maxima|minima|extreme|extrema|largest|smallest|greatest|least|highest|lowest|closed|interval|local|relative|critical|stationary|turning|points?|numbers?|monotonic(?:ity)?|intervals?|increasing|decreasing|increases?|decreases?|its|has|have|does|attains?|takes?|inflections?|inflexions?|concav(?:e|ity)|curve|graph|up|down|upwards?|downwards?|for|is|of|local|determine)\b|拐点|曲线|最大值|最小值|极大值|极小值|极值点|极值|最值|驻点|临界点|闭区间|区间|单调性|单调|递增|递减|增|减|点/gi;

function courseTask(statements: readonly Expression[], words: string): CalculusTask | undefined {
  const [first, ...more] = statements;
  const of = first && givenOf(first);
  if (!of || more.length > 0 || !says(words, courseWords)) return undefined;
  const rising = /\bincreas\w*|增/i.test(words);
  const falling = /\bdecreas\w*|减/i.test(words);
  const critical = /\b(?:critical|stationary) (?:points?|numbers?)|驻点|临界点/i.test(words);
  const extrema = /\b(?:local|relative) (?:extrema|extreme values?|maxima|maximum)\b|极值(?!点)/i.test(words);
  const inflection = /\binfle[cx](?:tion|ion)s?(?: points?)?|拐点/i.test(words);
  const [convex, concave] = [/\bconcave up/i.test(words), /\bconcave down/i.test(words)];
  const monotonic = (rising && falling) || /\bmonotonic|单调区间|单调性/i.test(words);
  const curvature = inflection ? 'inflection' : convex ? 'convex' : concave ? 'concave' : undefined;
  if (/\bconcav/i.test(words) && !convex && !concave) return undefined;
  if (curvature || monotonic) {
    const others = [critical, extrema, /极|最|\b(?:local|relative|max\w*|min\w*|extrem\w*)\b/i.test(words), inflection, convex, concave, rising || falling || monotonic].filter(Boolean).length;
    return others === 1 ? { kind: 'course', of, asked: curvature ?? 'monotonic' } : undefined;
  }
  const oneOnly = [rising, falling, critical, extrema].filter(Boolean).length === 1;
  if (!oneOnly || (extrema && !/extrem|极值/i.test(words) && !(/maxim/i.test(words) && /minim/i.test(words))) || /极[大小]值|极值点|\b(?:absolute|global)\b|最/i.test(words)) return undefined;
  return { kind: 'course', of, asked: rising ? 'increasing' : falling ? 'decreasing' : critical ? 'critical' : 'extrema' };
}

/** The interpretation in one sentence. */
export function calculusReading(task: CalculusTask): Phrase {
  switch (task.kind) {
    case 'limit':
      return say('I read this as: find the limit {0}.', m(limitOf(task.body, task)));
    case 'integral':
      return say('I read this as: work out the integral {0}.', m(app('integral', task.integrand, sym(task.variable), ...(task.bounds ?? []))));
    case 'area':
      return areaReading(task);
    case 'average':
      return say('I read this as: find the average value of {0} from {1} to {2}.', m(task.of.body), m(task.bounds[0]), m(task.bounds[1]));
    case 'implicit':
      return say('I read this as: differentiate {0} with respect to {1}, where {2} is a function of it, and solve for the derivative.', m(task.equation), m(sym(task.variable)), m(sym(task.unknown)));
    case 'convergence':
      return convergenceReading(task);
    case 'volume':
    case 'arc-length':
    case 'implicit-tangent':
      return solidsReading(task);
    case 'tangent': {
      const [curve, place] = [m(task.of.body), m(app('equal', sym(task.of.variable), task.at))];
      if (task.line === 'slope') return say('I read this as: find the slope of the tangent to the graph of {0} at {1}.', curve, place);
      return task.line === 'tangent' ? say('I read this as: find the tangent to the graph of {0} at {1}.', curve, place) : say('I read this as: find the normal to the graph of {0} at {1}.', curve, place);
    }
    case 'course': {
      const curve = m(task.of.body);
      if (task.asked === 'critical') return say('I read this as: find where the derivative of {0} is zero.', curve);
      if (task.asked === 'monotonic') return say('I read this as: find where {0} increases and where it decreases.', curve);
      if (task.asked === 'inflection') return say('I read this as: find the points of inflection of {0}.', curve);
      if (task.asked === 'convex') return say('I read this as: find where {0} is concave up.', curve);
      if (task.asked === 'concave') return say('I read this as: find where {0} is concave down.', curve);
      if (task.asked === 'extrema') return say('I read this as: find the local extrema of {0}.', curve);
      return task.asked === 'increasing' ? say('I read this as: find where {0} increases.', curve) : say('I read this as: find where {0} decreases.', curve);
    }
  }
}
