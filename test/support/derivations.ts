import { Numbers, polynomial, product, signed, sum, type Coefficients } from './generatedNumbers.ts';

/** A worked solution that is right, as text. */
export interface WorkedSolution {
  readonly topic: string;
  readonly text: string;
  readonly problem?: string;
}

/** Each is a chain of sides that are equal (or as the signs say), or equations that follow from one another. */
interface Line {
  readonly kind: 'chain' | 'steps';
  readonly sides: readonly string[];
}

interface Notation {
  readonly frac: (a: string | number, b: string | number) => string;
  readonly root: (a: string | number) => string;
  readonly times: string;
  readonly pi: string;
  readonly name: (name: string) => string;
  readonly exponent: (text: string | number) => string;
}

const latex: Notation = { frac: (a, b) => `\\frac{${a}}{${b}}`, root: (a) => `\\sqrt{${a}}`, times: ' \\cdot ', pi: '\\pi', name: (name) => `\\${name} `, exponent: (text) => `^{${text}}` };
const plain: Notation = { frac: (a, b) => `(${a})/(${b})`, root: (a) => `sqrt(${a})`, times: ' * ', pi: 'pi', name: (name) => `${name} `, exponent: (text) => `^(${text})` };

type Topic = (n: Numbers, w: Notation) => Line;

const poly = (p: Coefficients, w: Notation): string => polynomial(p).replace(/\^\{(\d+)\}/g, (_, power: string) => w.exponent(power));

const topics: Readonly<Record<string, Topic>> = {
  fractions: (n, w) => {
    const [a, b, c, d, k] = [n.from(1, 9), n.from(2, 9), n.from(1, 9), n.from(2, 9), n.from(2, 5)];
    const top = a * d + c * b;
    return { kind: 'chain', sides: [`${w.frac(a, b)} + ${w.frac(c, d)}`, `${w.frac(a * d, b * d)} + ${w.frac(c * b, b * d)}`, `${w.frac(`${a * d} + ${c * b}`, b * d)}`, w.frac(top, b * d), w.frac(top * k, b * d * k)] };
  },
  arithmetic: (n, w) => {
    const [a, b, c, d] = [n.from(11, 60), n.from(3, 19), n.from(2, 12), n.from(2, 30)];
    return { kind: 'chain', sides: [`${a}${w.times}(${b} + ${c}) - ${d}`, `${a}${w.times}${b + c} - ${d}`, `${a * (b + c)} - ${d}`, `${a * (b + c) - d}`] };
  },
  expanding: (n, w) => {
    const [a, b, c] = [n.nonzero(9), n.nonzero(9), n.nonzero(9)];
    const whole = product([a, 1], [b, 1]);
    return { kind: 'chain', sides: [`(x ${signed(a)})(x ${signed(b)}) ${signed(c, 'x')}`, `x^2 ${signed(a, 'x')} ${signed(b, 'x')} ${signed(a * b)} ${signed(c, 'x')}`, `${poly(whole, w)} ${signed(c, 'x')}`, poly(sum(whole, [0, c]), w)] };
  },
  'completing the square': (n, w) => {
    const [h, k] = [n.nonzero(9), n.nonzero(20)];
    return { kind: 'chain', sides: [poly([h * h + k, 2 * h, 1], w), `x^2 ${signed(2 * h, 'x')} ${signed(h * h)} ${signed(k)}`, `(x ${signed(h)})^2 ${signed(k)}`] };
  },
  'difference of squares': (n) => {
    const a = n.from(2, 12);
    return { kind: 'chain', sides: [`(x + ${a})^2 - (x - ${a})^2`, `(x^2 + ${2 * a}x + ${a * a}) - (x^2 - ${2 * a}x + ${a * a})`, `x^2 + ${2 * a}x + ${a * a} - x^2 + ${2 * a}x - ${a * a}`, `${4 * a}x`] };
  },
  surds: (n, w) => {
    const [a, b, m] = [n.from(2, 9), n.from(2, 9), n.pick([2, 3, 5, 7])];
    return { kind: 'chain', sides: [`${w.root(a * a * m)} + ${w.root(b * b * m)}`, `${a}${w.root(m)} + ${b}${w.root(m)}`, `(${a} + ${b})${w.root(m)}`, `${a + b}${w.root(m)}`, w.root((a + b) ** 2 * m)] };
  },
  rationalising: (n, w) => {
    const [a, m] = [n.from(2, 12), n.pick([2, 3, 5, 7])];
    return { kind: 'chain', sides: [w.frac(a, w.root(m)), w.frac(`${a}${w.root(m)}`, `${w.root(m)}${w.times}${w.root(m)}`), w.frac(`${a}${w.root(m)}`, m)] };
  },
  logarithms: (n, w) => {
    const [a, b, k] = [n.from(2, 9), n.from(2, 9), n.from(2, 4)];
    const ln = w.name('ln');
    return { kind: 'chain', sides: [`${ln}${a} + ${k}${ln}${b}`, `${ln}${a} + ${ln}${b ** k}`, `${ln}(${a}${w.times}${b ** k})`, `${ln}${a * b ** k}`] };
  },
  'double angles': (n, w) => {
    const a = n.from(1, 5);
    const [sin, cos] = [w.name('sin'), w.name('cos')];
    return { kind: 'chain', sides: [`(${sin}(${a}x) + ${cos}(${a}x))^2`, `${sin}(${a}x)^2 + 2${sin}(${a}x)${cos}(${a}x) + ${cos}(${a}x)^2`, `1 + 2${sin}(${a}x)${cos}(${a}x)`, `1 + ${sin}(${2 * a}x)`] };
  },
  'linear equation': (n) => {
    const [a, b, c, x] = [n.from(4, 9), n.nonzero(9), n.from(1, 3), n.whole(9)];
    const d = (a - c) * x + b;
    return { kind: 'steps', sides: [`${a}x ${signed(b)} = ${c === 1 ? '' : c}x ${signed(d)}`, `${a}x ${signed(-c, 'x')} = ${d} ${signed(-b)}`, `${a - c}x = ${d - b}`.replace(/^1x/, 'x'), `x = ${x}`] };
  },
  'quadratic equation': (n, w) => {
    const [a, b] = [n.whole(9), n.nonzero(9) + 20];
    return { kind: 'steps', sides: [`${poly([a * b, -a - b, 1], w)} = 0`, `(x ${signed(-a)})(x ${signed(-b)}) = 0`] };
  },
  'linear inequality': (n) => {
    const [a, b, x] = [n.from(2, 9), n.nonzero(15), n.whole(9)];
    return { kind: 'steps', sides: [`${a}x ${signed(b)} > ${a * x + b}`, `${a}x > ${a * x + b} ${signed(-b)}`, `${a}x > ${a * x}`, `x > ${x}`] };
  },
  derivative: (n, w) => {
    if (w === plain) return topics['expanding']!(n, w);
    const p = n.poly(3);
    const terms = p.map((c, k) => (k === 0 ? '' : `${c} \\cdot ${k}x^{${k - 1}}`)).slice(1).reverse();
    return { kind: 'chain', sides: [`\\frac{d}{dx}(${poly(p, w)})`, terms.map((term, i) => (i === 0 ? term : `+ (${term})`)).join(' '), poly(p.map((c, k) => c * k).slice(1), w)] };
  },
  integral: (n, w) => {
    if (w === plain) return topics['arithmetic']!(n, w);
    const [a, b, c] = [n.from(1, 3), n.from(1, 9), n.from(1, 5)];
    return { kind: 'chain', sides: [`\\int_0^{${a}} (${3 * c}x^2 + ${b})\\,dx`, `${c} \\cdot ${a}^3 + ${b} \\cdot ${a}`, `${c * a ** 3} + ${b * a}`, `${c * a ** 3 + b * a}`] };
  },
  'sum to n': (n, w) => {
    if (w === plain) return topics['fractions']!(n, w);
    const [a, b] = [n.from(1, 9), n.from(1, 9)];
    return { kind: 'chain', sides: [`\\sum_{k=1}^{n} (${2 * a}k + ${b})`, `${2 * a} \\cdot \\frac{n(n+1)}{2} + ${b}n`, `${a}n(n+1) + ${b}n`, `${a}n^2 + ${a + b}n`] };
  },
  determinant: (n, w) => {
    if (w === plain) return topics['arithmetic']!(n, w);
    const [a, b, c, d] = [n.nonzero(9), n.nonzero(9), n.nonzero(9), n.nonzero(9)];
    return { kind: 'chain', sides: [`\\begin{vmatrix} ${a} & ${b} \\\\ ${c} & ${d} \\end{vmatrix}`, `(${a}) \\cdot (${d}) - (${b}) \\cdot (${c})`, `${a * d} - (${b * c})`, `${a * d - b * c}`] };
  },
  'complex product': (n) => {
    const [a, b, c, d] = [n.from(1, 9), n.from(1, 9), n.from(1, 9), n.from(1, 9)];
    return { kind: 'chain', sides: [`(${a} + ${b}i)(${c} + ${d}i)`, `${a * c} + ${a * d}i + ${b * c}i + ${b * d}i^2`, `${a * c} - ${b * d} + (${a * d} + ${b * c})i`, `${a * c - b * d} + ${a * d + b * c}i`] };
  },
  counting: (n, w) => {
    const m = n.from(5, 12);
    return w === plain ? { kind: 'chain', sides: [`${m}! / ${m - 2}!`, `${m} * ${m - 1}`, `${m * (m - 1)}`] } : { kind: 'chain', sides: [`\\binom{${m}}{3}`, `\\frac{${m} \\cdot ${m - 1} \\cdot ${m - 2}}{3!}`, `\\frac{${m * (m - 1) * (m - 2)}}{6}`, `${(m * (m - 1) * (m - 2)) / 6}`] };
  },
  'rational expression': (n, w) => {
    const [a, b] = [n.from(1, 9), n.from(10, 19)];
    return { kind: 'chain', sides: [`${w.frac(1, `x + ${a}`)} - ${w.frac(1, `x + ${b}`)}`, w.frac(`(x + ${b}) - (x + ${a})`, `(x + ${a})(x + ${b})`), w.frac(b - a, `(x + ${a})(x + ${b})`)] };
  },
};

const renderings: Readonly<Record<string, (lines: readonly Line[]) => string>> = {
  'LaTeX align': (lines) =>
    lines.map(({ kind, sides: [first = '', ...rest] }) => (kind === 'chain' ? `We have\n\\begin{align*}\n${first} &= ${rest.join(' \\\\\n&= ')}\n\\end{align*}` : `We solve\n\\[ ${[first, ...rest].join(' \\]\nand so\n\\[ ')} \\]`)).join('\n\n'),
  'Markdown display': (lines) => lines.map(({ kind, sides }) => (kind === 'chain' ? `First,\n\n$$\n${sides.join(' = ')}\n$$` : `From\n\n$$${sides.join('$$\n\nit follows that\n\n$$')}$$`)).join('\n\nNext, '),
  'Markdown inline': (lines) => lines.map(({ kind, sides }) => (kind === 'chain' ? `So $${sides.join(' = ')}$.` : `Given $${sides.join('$, hence $')}$.`)).join('\n\n'),
  plain: (lines) => lines.map(({ kind, sides }) => (kind === 'chain' ? sides.join(' = ') : sides.join('\n'))).join('\n\n'),
  Chinese: (lines) => lines.map(({ kind, sides }) => (kind === 'chain' ? `解：$${sides.join(' = ')}$。` : `解：由 $${sides.join('$，得 $')}$。`)).join('\n\n'),
};

/** A derivation of about four to twelve links over one or more topics. */
export function derivation(random: () => number): WorkedSolution & { readonly format: 'latex' | 'markdown' | 'plaintext' } {
  const n = new Numbers(random);
  const [way, render] = n.pick(Object.entries(renderings));
  const notation = way === 'plain' ? plain : latex;
  const names: string[] = [];
  const lines: Line[] = [];
  let links = 0;
  for (const wanted = n.from(4, 9); links < wanted; ) {
    const [name, make] = n.pick(Object.entries(topics));
    // Two equations for x in one text would be about different numbers.
    if (lines.some(({ kind }) => kind === 'steps') && /equation|inequality/.test(name)) continue;
    const line = make(n, notation);
    names.push(name);
    lines.push(line);
    links += line.sides.length - 1;
  }
  const ordered = lines.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'chain' ? -1 : 1));
  return { topic: `${way}`, text: render(ordered), format: way === 'LaTeX align' ? 'latex' : way === 'plain' ? 'plaintext' : 'markdown' };
}
