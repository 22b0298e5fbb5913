import { say, type Phrase } from '../../../core/phrase.ts';
import { app, sym } from '../../../math/build.ts';
import type { Expression } from '../../../math/expression.ts';
import { toLatex } from '../../../math/printing/latex.ts';
import { m } from '../lesson.ts';
import { rationalExpression } from '../univariate.ts';
import type { ConicFact, Figure, GeometryQuestion, Measure, TriangleGiven, TriangleWant } from './geometryQuestion.ts';
import { formulaOf } from './measureLesson.ts';
import { pointExpression } from './plane.ts';

/** The interpretation in one sentence. */
export function geometryReading(question: GeometryQuestion): Phrase {
  switch (question.ask) {
    case 'line': {
      const point = m(pointExpression(question.point));
      const { given } = question;
      if (given.how === 'points') return say('I read this as: find the equation of the line through {0} and {1}.', point, m(pointExpression(given.other)));
      if (given.how === 'slope') return say('I read this as: find the equation of the line through {0} with slope {1}.', point, m(rationalExpression(given.slope)));
      return given.how === 'parallel' ? say('I read this as: find the equation of the line through {0} parallel to {1}.', point, m(given.line.written)) : say('I read this as: find the equation of the line through {0} perpendicular to {1}.', point, m(given.line.written));
    }
    case 'line-fact':
      if (question.fact === 'slope') return say('I read this as: find the slope of the line {0}.', m(question.line.written));
      return say('I read this as: find where the line {0} meets the axis of {1}.', m(question.line.written), question.fact === 'x-intercept' ? '$x$' : '$y$');
    case 'distance':
      return say('I read this as: find the distance between {0} and the line {1}.', m(pointExpression(question.point)), m(question.line.written));
    case 'parallel-distance':
      return say('I read this as: find the distance between the lines {0} and {1}.', ...question.lines.map(({ written }) => m(written)));
    case 'meet':
      return meetReading(question);
    case 'circle':
      if (question.fact === 'centre') return say('I read this as: find the centre of the circle {0}.', m(question.curve.written));
      return question.fact === 'radius' ? say('I read this as: find the radius of the circle {0}.', m(question.curve.written)) : say('I read this as: find the centre and the radius of the circle {0}.', m(question.curve.written));
    case 'circle-equation':
      if (question.ends) return say('I read this as: find the equation of the circle whose diameter joins {0} and {1}.', ...question.ends.map((end) => m(pointExpression(end))));
      return say('I read this as: find the equation of the circle with centre {0} and radius {1}.', m(pointExpression(question.centre)), m(app('sqrt', rationalExpression(question.squared))));
    case 'polygon':
      return say('I read this as: find the area of the polygon with the corners {0}.', question.points.map((point) => m(pointExpression(point))).join(', '));
    case 'conic':
      return conicReading(question.fact, m(question.curve.written));
    case 'triangle':
      return triangleReading(partsOf(question.given), question.want);
    case 'measure':
      return measureReading(question.figure, question.want, question.given);
  }
}

function meetReading({ curve, others, wanted }: Extract<GeometryQuestion, { ask: 'meet' }>): Phrase {
  const [other, another] = others;
  if (!other || another) return say('I read this as: find the points that {0} has in common with the axes.', m(curve));
  if (wanted === 'points') return say('I read this as: find the points that {0} and {1} have in common.', m(curve), m(other));
  if (wanted === 'count') return say('I read this as: count the points that {0} and {1} have in common.', m(curve), m(other));
  return say('I read this as: find {0} of the points that {1} and {2} have in common.', m(sym(wanted)), m(curve), m(other));
}

function conicReading(fact: ConicFact, curve: string): Phrase {
  switch (fact) {
    case 'foci':
      return say('I read this as: find the foci of {0}.', curve);
    case 'eccentricity':
      return say('I read this as: find the eccentricity of {0}.', curve);
    case 'asymptotes':
      return say('I read this as: find the asymptotes of {0}.', curve);
    case 'directrix':
      return say('I read this as: find the directrix of {0}.', curve);
    case 'vertices':
    case 'vertex':
      return say('I read this as: find the vertex of {0}.', curve);
    case 'centre':
      return say('I read this as: find the centre of {0}.', curve);
    case 'long-axis':
      return say('I read this as: find the length of the axis through the foci of {0}.', curve);
    case 'short-axis':
      return say('I read this as: find the length of the other axis of {0}.', curve);
    case 'focal-distance':
      return say('I read this as: find the distance between the foci of {0}.', curve);
    case 'area':
      return say('I read this as: find the area inside {0}.', curve);
  }
}

function partsOf({ sides, cosines, angles }: TriangleGiven): string {
  const shown: Expression[] = [...sides].map(([name, value]) => app('equal', sym(name), value));
  for (const [corner, cosine] of cosines) {
    const angle = angles.get(corner);
    shown.push(angle ? app('equal', sym(corner), angle) : app('equal', app('cos', sym(corner)), cosine));
  }
  return shown.map(m).join(', ');
}

function triangleReading(given: string, want: TriangleWant): Phrase {
  switch (want.kind) {
    case 'side':
      return say('I read this as: of the triangle {0} with {1} find {2}.', '$ABC$', given, m(sym(want.side)));
    case 'angle':
      return say('I read this as: of the triangle {0} with {1} find {2}.', '$ABC$', given, `$\\angle ${want.corner}$`);
    case 'cosine':
      return say('I read this as: of the triangle {0} with {1} find {2}.', '$ABC$', given, m(app('cos', sym(want.corner))));
    case 'sine':
      return say('I read this as: of the triangle {0} with {1} find {2}.', '$ABC$', given, m(app('sin', sym(want.corner))));
    case 'area':
      return say('I read this as: find the area of the triangle {0} with {1}.', '$ABC$', given);
    case 'perimeter':
      return say('I read this as: find the perimeter of the triangle {0} with {1}.', '$ABC$', given);
    case 'circumradius':
      return say('I read this as: find the radius of the circle through the corners of the triangle {0} with {1}.', '$ABC$', given);
    case 'inradius':
      return say('I read this as: find the radius of the inscribed circle of the triangle {0} with {1}.', '$ABC$', given);
  }
}

const letters: Readonly<Record<string, string>> = { radius: 'r', diameter: 'd', area: 'S', surface: 'S', lateral: 'S', perimeter: 'C', volume: 'V', side: 'a', length: 'a', width: 'b', height: 'h', base: 'a', angle: '\\alpha', slant: 'l', top: 'a', bottom: 'b', diagonal: 'd', diagonal1: 'd_1', diagonal2: 'd_2', arc: 'l' };

function measureReading(figure: Figure, want: Measure, given: ReadonlyMap<string, Expression>): Phrase {
  const known = [...given].map(([name, value]) => `$${figure === 'box' && name === 'height' ? 'c' : (letters[name] ?? name)} = ${toLatex(value)}$`).join(', ');
  const formula = `$${letters[want] ?? want} = ${formulaOf(figure, want, given)}$`;
  switch (figure) {
    case 'circle':
      return say('I read this as: of a circle with {0} find {1}.', known, formula);
    case 'square':
      return say('I read this as: of a square with {0} find {1}.', known, formula);
    case 'rectangle':
      return say('I read this as: of a rectangle with {0} find {1}.', known, formula);
    case 'triangle':
      return say('I read this as: of a triangle with {0} find {1}.', known, formula);
    case 'trapezoid':
      return say('I read this as: of a trapezoid with {0} find {1}.', known, formula);
    case 'rhombus':
      return say('I read this as: of a rhombus with {0} find {1}.', known, formula);
    case 'sector':
      return say('I read this as: of a sector of a circle with {0} find {1}.', known, formula);
    case 'sphere':
      return say('I read this as: of a sphere with {0} find {1}.', known, formula);
    case 'cube':
      return say('I read this as: of a cube with {0} find {1}.', known, formula);
    case 'box':
      return say('I read this as: of a box with {0} find {1}.', known, formula);
    case 'cylinder':
      return say('I read this as: of a cylinder with {0} find {1}.', known, formula);
    case 'cone':
      return say('I read this as: of a cone with {0} find {1}.', known, formula);
  }
}
