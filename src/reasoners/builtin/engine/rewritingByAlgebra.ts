import { say } from '../../../core/phrase.ts';
import { app } from '../../../math/build.ts';
import { sameNormalForm } from '../../../math/exact/normalForm.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { expand } from '../../../math/simplify.ts';
import { sameShape, some } from '../../../math/traverse.ts';
import { freeVariables } from '../../../math/variables.ts';
import { equals } from '../calculus/confirmed.ts';
import type { LessonStep } from '../lesson.ts';
import { neat } from '../neat.ts';
import type { AlgebraWork } from './algebraLesson.ts';
import { byAlgebra } from './tellingAlgebra.ts';

/** An equal expression: a product, something shorter, a closed form; equality is shown by multiplying out or by values of many digits. */
export function rewritingByAlgebra(task: 'factor' | 'simplify' | 'compute', expression: Expression): AlgebraWork {
  const sum = task === 'factor' ? undefined : sumOf(expression);
  return {
    request: sum ?? { kind: task === 'factor' ? 'factor' : 'simplify', expression },
    lesson: (proposals) => {
      const forms = proposals.flat().flatMap((form) => (task === 'factor' ? [form] : [form, neat(form)]));
      const value = forms
        .filter((form) => (task === 'factor' ? isProduct(form) && sameNormalForm(form, expression) : isSimpler(form, expression) && equals(expression, form)))
        .sort((one, two) => toLatex(one).length - toLatex(two).length)[0];
      if (!value) return undefined;
      const steps = [byAlgebra(app('equal', expression, value)), ...(task === 'factor' ? multipliedOut(value, expression) : [])];
      const notes = task === 'factor' ? [] : [say('Both sides were also compared to more than thirty digits.')];
      return { steps, conclusion: { kind: 'answer', answer: value, notes, checks: [] } };
    },
  };
}

function sumOf(expression: Expression): { readonly kind: 'sum'; readonly body: Expression; readonly variable: string; readonly bounds: readonly [Expression, Expression] } | undefined {
  const [body, variable, from, to] = expression.kind === 'apply' && expression.operator === 'sum' ? expression.args : [];
  return body && variable?.kind === 'symbol' && from && to ? { kind: 'sum', body, variable: variable.name, bounds: [from, to] } : undefined;
}

/** More than one factor with letters, however often. */
function isProduct(form: Expression): boolean {
  if (form.kind !== 'apply') return false;
  const [first, second] = form.args;
  switch (form.operator) {
    case 'negate':
      return first !== undefined && isProduct(first);
    case 'multiply':
      return form.args.filter((factor) => freeVariables(factor).size > 0).length > 1;
    case 'divide':
      return first !== undefined && second?.kind === 'number' && isProduct(first);
    case 'power':
      return second?.kind === 'number' && second.denominator === 1n && first !== undefined && freeVariables(first).size > 0;
    default:
      return false;
  }
}

function isSimpler(form: Expression, expression: Expression): boolean {
  const isOpen = some(form, (part) => part.kind === 'apply' && (part.operator === 'sum' || part.operator === 'floor' || part.operator === 'sign')) || some(form, (part) => part.kind === 'constant' && part.name === 'infinity');
  if (isOpen || sameShape(form, expression)) return false;
  return sumOf(expression) !== undefined || toLatex(form).length < toLatex(expression).length;
}

function multipliedOut(product: Expression, expression: Expression): LessonStep[] {
  const open = expand(expression);
  return toLatex(open).length > 300 ? [] : [{ arrow: 'equals', title: say('Check by multiplying out'), says: [say('Multiplied out, the product is what was given.')], shows: app('equal', product, open), reason: say('multiply out') }];
}
