/** A slip in a rule of one topic, after which the problem must be declined and not answered wrongly. */
export interface Slip {
  /** Below `src/reasoners/builtin`. */
  readonly file: string;
  /** What the file says, once, and what it is made to say instead. */
  readonly says: string;
  readonly instead: string;
  readonly problem: string;
}

/** Each makes a wrong answer whose steps agree with it, so that only the confirmation of the topic can tell. */
export const slips: readonly Slip[] = [
  { file: 'counting/countingLesson.ts', says: 'yield* stepsOf(question);', instead: '1n + ((yield* stepsOf(question)) ?? 0n);', problem: 'In how many ways can 5 people stand in a row?' },
  { file: 'counting/countingLesson.ts', says: 'yield* stepsOf(question);', instead: '1n + ((yield* stepsOf(question)) ?? 0n);', problem: 'In how many ways can 9 people be seated around a circular table?' },
  { file: 'counting/urnSteps.ts', says: 'yield* countedSteps(urn, size);', instead: 'rational(Number(((yield* countedSteps(urn, size))?.numerator ?? 0n)), 97);', problem: 'A bag contains 3 red balls and 4 blue balls. If 2 balls are drawn at random without replacement, what is the probability that both are red?' },
  { file: 'counting/expansionSteps.ts', says: 'return yield* generalTermSteps(binomial, powers);', instead: '{ yield* generalTermSteps(binomial, powers); return rational(7); }', problem: 'Find the coefficient of $x^3$ in the expansion of $(1+x)^6$.' },
  { file: 'counting/diceSteps.ts', says: 'yield* favourableSteps(event, dice, favourable);', instead: '1n + ((yield* favourableSteps(event, dice, favourable)) ?? 0n);', problem: '2 fair dice are rolled. What is the probability that the sum is 8?' },
  { file: 'counting/distributionSteps.ts', says: 'yield* termSteps(question, terms, isDirect);', instead: '(yield* termSteps(question, terms, isDirect), rational(1, 7));', problem: '设随机变量$X\\sim B(4,\\frac13)$，求$P(X=2)$。' },
  { file: 'counting/eventSteps.ts', says: "{ gives: 'A∪B', from: ['A', 'B', 'A∩B'], kind: 'addition' }", instead: "{ gives: 'A∪B', from: ['A', 'B'], kind: 'sum' }", problem: 'If $P(A)=0.5$, $P(B)=0.4$ and $P(A\\cap B)=0.2$, find $P(A\\cup B)$.' },
  { file: 'statistics/statisticsLesson.ts', says: 'const median = divide(add(low, high), rational(2));', instead: 'const median = add(high, rational(1));', problem: 'Find the median of 1, 2, 3, 4, 5.' },
  { file: 'statistics/statisticsLesson.ts', says: '= [sorted[0], sorted.at(-1)];', instead: '= [sorted[1], sorted.at(-1)];', problem: 'Find the range of 1, 2, 3, 4, 5.' },
  { file: 'sequences/progressionLesson.ts', says: 'const { written, tidy } = termFormula(type, values);', instead: "const tidy = app('add', termFormula(type, values).tidy, num(1)), written = tidy;", problem: 'In an arithmetic sequence $a_1=3$, $a_5=11$. Find the general term $a_n$.' },
  { file: 'sequences/progressionLesson.ts', says: 'const { written, tidy } = sumFormula(type, values);', instead: "const tidy = app('add', sumFormula(type, values).tidy, num(1)), written = tidy;", problem: '已知等差数列 $\\{a_n\\}$ 的前 $n$ 项和为 $S_n$，$a_1=1$，$S_5=25$，求 $S_n$。' },
  { file: 'sequences/recurrenceLesson.ts', says: 'const closed = yield* generalTerm(recurrence);\n    if (!closed) return', instead: "const right = yield* generalTerm(recurrence);\n    const closed = right && app('add', right, num(1));\n    if (!closed) return", problem: 'If $a_1 = 1$ and $a_{n+1} = 2a_n + 1$, find $a_n$.' },
  { file: 'geometry/triangleLesson.ts', says: 'yield* wanted(state, want);', instead: "app('add', (yield* wanted(state, want)) ?? num(0), num(1));", problem: '在 $\\triangle ABC$ 中，$a=3$，$b=5$，$C=120^\\circ$，求 $c$。' },
  { file: 'geometry/measureLesson.ts', says: "formula: '\\\\pi r^2', written: (r) => times(", instead: "formula: '\\\\pi r^2', written: (r) => times(num(2), ", problem: 'Find the area of a circle with radius 3.' },
  { file: 'geometry/circleLesson.ts', says: 'const { centre, squared } = circle;', instead: 'const { centre } = circle, squared = add(circle.squared, circle.squared);', problem: 'Find the radius of the circle $x^2+y^2-4x+6y-3=0$.' },
  { file: 'geometry/conicLesson.ts', says: 'const focal = isEllipse ? subtract(long, short) : add(long, short);', instead: 'const focal = add(long, short);', problem: 'Find the foci of the ellipse $\\frac{x^2}{25}+\\frac{y^2}{16}=1$.' },
  { file: 'geometry/conicLesson.ts', says: 'negate(divide(r, multiply(two, p)))', instead: 'divide(r, multiply(two, p))', problem: 'Find the center of the ellipse $\\frac{(x-1)^2}{9}+\\frac{(y+2)^2}{4}=1$.' },
  { file: 'geometry/conicLesson.ts', says: 'rational(4));\n  const place', instead: 'rational(2));\n  const place', problem: 'Find the focus of the parabola $y^2=8x$.' },
  { file: 'complexNumbers/propertySteps.ts', says: 'const answer = written(parts);\n  if (!isFinished(answer)', instead: 'const answer = written({ re: parts.im, im: parts.re });\n  if (!isFinished(answer)', problem: 'Simplify $(2+3i)(4-i)$.' },
  { file: 'complexNumbers/equationLesson.ts', says: 'result = written({ re: x, im: y });', instead: "result = written({ re: x, im: app('negate', y) });", problem: '1.设 $2(z+\\bar{z})+3(z-\\bar{z})=4+6 i$ ，则 $z=(\\quad)$  A. $1-2 i$  B. $1+2 i$  C. $1+i$  D. $1-i$' },
  { file: 'complexNumbers/rootsLesson.ts', says: 'rational(2 * k)), rational(degree));', instead: 'rational(k)), rational(degree));', problem: 'Find all cube roots of $8i$.' },
  { file: 'functions/domainAndRange.ts', says: "if (part.operator === 'sqrt' && depends(a)) conditions", instead: "if (part.operator === 'cbrt' && depends(a)) conditions", problem: 'Find the domain of $f(x)=\\sqrt{x-2}$.' },
  { file: 'functions/imageOf.ts', says: "case 'sqrt':\n      return monotoneOn(region, 'greater-equal'", instead: "case 'sqrt':\n      return monotoneOn(region, 'less-equal'", problem: 'Find the range of $f(x)=\\sqrt{x-2}+1$.' },
  { file: 'polynomials/vieta.ts', says: 'return index % 2 === 0 ? negate(ratio) : ratio;', instead: 'return negate(ratio);', problem: 'If $\\alpha$ and $\\beta$ are the roots of $x^2-4x+2=0$, find $\\frac{1}{\\alpha}+\\frac{1}{\\beta}$.' },
  { file: 'numbers/remainder.ts', says: 'const value = valueOf(of, modulus);', instead: 'const value = residue((valueOf(of, modulus) ?? 0n) + 1n, modulus);', problem: 'Find the remainder when $7^{100}$ is divided by 11.' },
  { file: 'numbers/remainder.ts', says: 'const value = valueOf(of, modulus);', instead: 'const value = residue((valueOf(of, modulus) ?? 0n) + 1n, modulus);', problem: 'Find the remainder when $7^{123456}$ is divided by 11.' },
  { file: 'equations/generalSolution.ts', says: 'of merged(all.families) ?? []', instead: 'of merged(all.families.slice(1)) ?? []', problem: 'Solve $\\sin x = \\frac12$.' },
  { file: 'equations/exponents.ts', says: '(sizes[index] ?? 0) > 0);', instead: '(sizes[index] ?? 0) > 0).slice(1);', problem: 'Solve $4^x - 3\\cdot 2^x + 2 = 0$.' },
  { file: 'equations/exponents.ts', says: '[value] };', instead: "[app('add', value, num(1))] };", problem: 'Solve $3^{2x} = 5^{x+1}$.' },
  { file: 'differentialEquations/linearFirstOrder.ts', says: "exponential(app('negate', exponent))", instead: 'exponential(exponent)', problem: "Solve $y' + 2y = 4x$." },
  { file: 'geometry/lineLesson.ts', says: 'const size = add(multiply(a, a), multiply(b, b));', instead: 'const size = add(multiply(a, a), multiply(a, b));', problem: 'Find the distance from the point $(1,2)$ to the line $3x+4y+5=0$.' },
  { file: 'sequences/sumLesson.ts', says: 'const value = sumBetween(terms, from, last);', instead: 'const value = sumBetween(terms, from, last - 1);', problem: 'Find $\\sum_{k=1}^{5000} (2k^2 + 3)$.' },
  { file: 'linearAlgebra/rowReductionLesson.ts', says: 'if (index === place ||', instead: 'if (index <= place ||', problem: 'Find the rref of $\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$.' },
  { file: 'linearAlgebra/rowReductionLesson.ts', says: 'const rank = rankOf(reduced);', instead: 'const rank = 1 + rankOf(reduced);', problem: 'Find the rank of $\\begin{pmatrix}1&2\\\\2&4\\end{pmatrix}$.' },
];
