import { say } from '../../../core/phrase.ts';
import { app, minus, sym } from '../../../math/build.ts';
import { differentiate } from '../../../math/differentiate.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { real, realValue } from '../../../math/solving/approximate.ts';
import { mapChildren, some, substitute } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { equals } from '../calculus/confirmed.ts';
import { isContinuousOn } from '../calculus/continuity.ts';
import { constantOfIntegration } from '../calculus/integrationRules.ts';
import { quadrature } from '../calculus/quadrature.ts';
import type { LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import type { AlgebraWork } from './algebraLesson.ts';
import type { Proposal } from './computerAlgebra.ts';
import { approximation, byAlgebra } from './tellingAlgebra.ts';

/** `∫ f dx`: whatever is proposed is differentiated. */
export function integralByAlgebra(integrand: Expression, variable: string): readonly AlgebraWork[] {
  return [false, true].map((thorough) => ({
    request: { kind: 'antiderivative', integrand, variable, thorough },
    lesson: (proposals) => {
      const found = primitiveOf(proposals, integrand, variable);
      if (!found) return undefined;
      const constant = constantOfIntegration(integrand);
      const answer = app('add', ...termsOf(found), constant);
      const steps = [byAlgebra(app('equal', app('integral', integrand, sym(variable)), answer)), ...derivativeSteps(found, integrand, variable)];
      return { steps, conclusion: { kind: 'answer', answer, notes: [], checks: [] } };
    },
  }));
}

/** A definite integral: by an antiderivative that runs through without a break, else by the value alone; both beside our own quadrature. */
export function definiteByAlgebra(integrand: Expression, variable: string, bounds: readonly [Expression, Expression]): readonly AlgebraWork[] {
  const [a, b] = bounds.map((bound) => realValue(bound));
  if (a === undefined || b === undefined || a >= b || [...freeVariables(integrand)].some((name) => name !== variable)) return [];
  const inside = (b - a) * 1e-4;
  if (!isContinuousOn(integrand, variable, [a + inside, b - inside])) return [];
  const numeric = quadrature((x) => realValue(integrand, new Map([[variable, real(x)]])), a, b);
  if (!numeric) return [];
  const integral = app('integral', integrand, sym(variable), ...bounds);
  // To nine digits, which no error of a branch or a break passes.
  const isValue = (value: Expression): boolean => {
    const stated = realValue(value);
    return stated !== undefined && Math.abs(stated - numeric.value) <= 1e-9 * numeric.size;
  };
  const compared: LessonStep = { arrow: 'aside', title: say('Compare with the numbers'), says: [say('The integral was also computed numerically, without the antiderivative.')], shows: approximation(integral, numeric.value) };
  return [
    {
      request: { kind: 'antiderivative', integrand, variable, thorough: false },
      lesson: (proposals) => {
        const primitive = isContinuousOn(integrand, variable, [a, b]) ? primitiveOf(proposals, integrand, variable) : undefined;
        if (!primitive || !isContinuousOn(primitive, variable, [a, b])) return undefined;
        const at = (point: Expression): Expression => substitute(primitive, new Map([[variable, point]]));
        const difference = minus(at(bounds[1]), at(bounds[0]));
        const value = neat(difference);
        if (!isValue(value)) return undefined;
        const steps = [
          byAlgebra(app('equal', app('integral', integrand, sym(variable)), app('add', ...termsOf(primitive), constantOfIntegration(integrand)))),
          ...derivativeSteps(primitive, integrand, variable),
          { arrow: 'equals' as const, title: say('Put the limits in'), says: [say('The integral is the antiderivative at the upper limit minus that at the lower one: {0}.', '$\\int_a^b f(x)\\,dx = F(b) - F(a)$')], shows: app('equal', integral, difference), reason: say('upper minus lower limit') },
          ...(toLatex(value) === toLatex(difference) ? [] : [{ arrow: 'equals' as const, title: say('Work it out'), shows: app('equal', difference, value), reason: say('work it out') }]),
          compared,
        ];
        return { steps, conclusion: { kind: 'answer', answer: value, notes: [], checks: [] } };
      },
    },
    {
      request: { kind: 'definite', integrand, variable, bounds },
      lesson: (proposals) => {
        const value = proposals.flat().filter(isValue).sort((one, two) => toLatex(one).length - toLatex(two).length)[0];
        return value && { steps: [byAlgebra(app('equal', integral, value)), compared], conclusion: { kind: 'answer', answer: value, notes: [], checks: [] } };
      },
    },
  ];
}

/** The shortest proposal whose derivative is the integrand, and which has a value wherever that has one. */
function primitiveOf(proposals: readonly Proposal[], integrand: Expression, variable: string): Expression | undefined {
  const integral = app('integral', integrand, sym(variable));
  const forms = proposals.flat().flatMap((proposal) => [withBars(proposal, integrand, variable), proposal]).filter((form) => !some(form, (part) => part.kind === 'constant' && part.name === 'i'));
  const tidied = forms.flatMap((form) => [neat(form), form]);
  const distinct = [...new Map(tidied.map((form) => [toLatex(form), form]))].sort(([one], [two]) => one.length - two.length);
  const others = [...freeVariables(integrand)].filter((name) => name !== variable).map((name, index) => [name, real(1.3 + 0.7 * index)] as const);
  const valueAt = (expression: Expression, x: number): number | undefined => realValue(expression, new Map([...others, [variable, real(x)]]));
  const inside = places.filter((x) => valueAt(integrand, x) !== undefined);
  if (inside.length === 0) return undefined;
  return distinct.map(([, form]) => form).find((form) => inside.every((x) => valueAt(form, x) !== undefined) && equals(integral, form));
}

/** On both sides of zero, near and far. */
const places = [-20.3, -7.1, -2.9, -1.3, -0.6, -0.2, 0.3, 0.8, 1.7, 3.3, 8.2, 21.7] as const;

/** `ln |u|` for `ln u` where u may be negative and the integrand has no such logarithm itself. */
function withBars(expression: Expression, integrand: Expression, variable: string): Expression {
  const inner = mapChildren(expression, (child) => withBars(child, integrand, variable));
  const [argument] = inner.kind === 'apply' && inner.operator === 'ln' ? inner.args : [];
  if (!argument || !freeVariables(argument).has(variable) || some(integrand, (part) => toLatex(part) === toLatex(inner))) return inner;
  const values = places.map((x) => realValue(argument, new Map([[variable, real(x)]])));
  return values.every((value) => value === undefined || value > 0) ? inner : app('ln', app('abs', argument));
}

/** The derivative of an antiderivative, worked out by our own rules. */
function derivativeSteps(primitive: Expression, integrand: Expression, variable: string): LessonStep[] {
  const derivative = app('derivative', primitive, sym(variable));
  const worked = differentiate(primitive, variable);
  const tidy = worked && neat(worked);
  const title = say('Check by differentiating');
  if (!tidy || toLatex(tidy) === toLatex(integrand) || toLatex(tidy).length > 400) {
    return [{ arrow: 'equals', title, says: [say('The derivative is the integrand, so the antiderivative is right.')], shows: app('equal', derivative, integrand), reason: say('differentiate') }];
  }
  return [
    { arrow: 'equals', title, says: [say('Differentiate term by term.')], shows: app('equal', derivative, tidy), reason: say('differentiate') },
    { arrow: 'equals', title: say('Simplify'), says: [say('The derivative is the integrand, so the antiderivative is right.')], shows: app('equal', tidy, integrand), reason: say('simplify') },
  ];
}

function termsOf(sum: Expression): readonly Expression[] {
  return sum.kind === 'apply' && sum.operator === 'add' ? sum.args : [sum];
}
