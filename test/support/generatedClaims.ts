import { Numbers, polynomial, product, signed, sum, type Coefficients } from './generatedNumbers.ts';
import type { WrittenClaim } from './writtenClaim.ts';

/** A random claim that is true by the way it is made, in the notation of the written lists. */
export function generatedClaim(random: () => number): WrittenClaim {
  const numbers = new Numbers(random);
  const [note, make] = numbers.pick(Object.entries(families));
  return { note, text: make(numbers) };
}

const r = String.raw;

export const families: Readonly<Record<string, (n: Numbers) => string>> = {
  'product of polynomials': (n) => {
    const [p, q] = [n.poly(1 + n.below(2)), n.poly(1 + n.below(3))];
    return `(${polynomial(p)})(${polynomial(q)}) = ${polynomial(product(p, q))}`;
  },
  'difference of polynomials': (n) => {
    const [p, q] = [n.poly(2), n.poly(2)];
    return `(${polynomial(p)}) - (${polynomial(q)}) = ${polynomial(sum(p, q.map((c) => -c)))}`;
  },
  'square in two letters': (n) => {
    const [a, b] = [n.from(2, 9), n.from(2, 9)];
    return `(${a}a ${signed(b, 'b')})^2 = ${a * a}a^2 ${signed(2 * a * b, 'ab')} ${signed(b * b, 'b^2')}`;
  },
  'cube in two letters': (n) => {
    const b = n.nonzero(5);
    return `(x ${signed(b, 'y')})^3 = x^3 ${signed(3 * b, 'x^2y')} ${signed(3 * b * b, 'xy^2')} ${signed(b ** 3, 'y^3')}`;
  },
  'sum of fractions of a letter': (n) => {
    const [a, b, c, d] = [n.nonzero(6), n.nonzero(9), n.nonzero(6), n.nonzero(9) + 20];
    return r`\frac{${a}}{x ${signed(b)}} + \frac{${c}}{x ${signed(d)}} = \frac{${polynomial([a * d + b * c, a + c])}}{(x ${signed(b)})(x ${signed(d)})}`;
  },
  'cancelled factor': (n) => {
    const [a, q] = [n.nonzero(7), n.poly(1 + n.below(2))];
    return r`\frac{${polynomial(product([-a, 1], q))}}{x ${signed(-a)}} = ${polynomial(q)}`;
  },
  'sum of fractions': (n) => {
    const [a, b, c, d] = [n.nonzero(12), n.from(2, 12), n.nonzero(12), n.from(2, 12)];
    return r`\frac{${a}}{${b}} ${c < 0 ? '-' : '+'} \frac{${Math.abs(c)}}{${d}} = \frac{${a * d + c * b}}{${b * d}}`;
  },
  'long multiplication': (n) => {
    const [a, b] = [n.from(100, 9999), n.from(11, 999)];
    return r`${a} \times ${b} = ${a * b}`;
  },
  'large power': (n) => {
    const [b, k, m] = [n.from(2, 9), n.from(20, 80), n.from(2, 5)];
    return `${b}^{${k * m}} = (${b}^{${m}})^{${k}}`;
  },
  'quotient of factorials': (n) => {
    const m = n.from(5, 60);
    return r`\frac{${m}!}{${m - 2}!} = ${m * (m - 1)}`;
  },
  binomial: (n) => {
    const [m, k] = [n.from(4, 20), n.from(1, 3)];
    return r`\binom{${m}}{${k}} = ${Array.from({ length: k }, (_, i) => m - i).reduce((a, b) => a * b, 1) / (k === 3 ? 6 : k)}`;
  },
  'greatest common divisor': (n) => {
    const [g, a] = [n.from(2, 30), n.from(2, 12)];
    return r`\gcd(${g * a}, ${g * (a + 1)}) = ${g}`;
  },
  surd: (n) => {
    const [k, m] = [n.from(2, 15), n.pick([2, 3, 5, 6, 7, 10])];
    return r`\sqrt{${k * k * m}} = ${k}\sqrt{${m}}`;
  },
  'product of surds': (n) => {
    const [a, b, c, d, m] = [n.nonzero(6), n.nonzero(5), n.nonzero(6), n.nonzero(5), n.pick([2, 3, 5, 7])];
    return r`(${a} ${signed(b, r`\sqrt{${m}}`)})(${c} ${signed(d, r`\sqrt{${m}}`)}) = ${a * c + b * d * m} ${signed(a * d + b * c, r`\sqrt{${m}}`)}`;
  },
  'rationalised denominator': (n) => {
    const [m, k] = [n.from(2, 30), n.from(1, 9)];
    return r`\frac{${k}}{\sqrt{${m + k}} - \sqrt{${m}}} = \sqrt{${m + k}} + \sqrt{${m}}`;
  },
  'logarithm of a power': (n) => {
    const [b, k] = [n.from(2, 9), n.from(2, 8)];
    return r`\log_{${b}} ${b ** k} = ${k}`;
  },
  'sum of logarithms': (n) => {
    const [a, b, k] = [n.from(2, 9), n.from(2, 9), n.from(2, 5)];
    return r`\ln ${a} + ${k}\ln ${b} = \ln ${a * b ** k}`;
  },
  'logarithm of a product': (n) => {
    const [a, b] = [n.from(2, 5), n.from(2, 5)];
    return r`x > 0; y > 0 ⊢ \ln(x^{${a}} y^{${b}}) = ${a}\ln x + ${b}\ln y`;
  },
  'laws of powers': (n) => {
    const [a, b, c] = [n.from(2, 9), n.nonzero(9), n.from(2, 6)];
    return n.pick([`x^{${a}} \\cdot x^{${b}} = x^{${a + b}}`, `(x^{${a}})^{${c}} = x^{${a * c}}`, `e^{${a}x} \\cdot e^{${b}x} = e^{${a + b}x}`, `${c}^{x + ${a}} = ${c ** a} \\cdot ${c}^x`]);
  },
  'angle sums': (n) => {
    const [a, b] = [n.from(1, 6), n.from(1, 6)];
    return n.pick([r`\sin(${a}x + ${b}y) = \sin ${a}x \cos ${b}y + \cos ${a}x \sin ${b}y`, r`\cos(${a}x - ${b}y) = \cos ${a}x \cos ${b}y + \sin ${a}x \sin ${b}y`, r`\sin^2(${a}x + ${b}) + \cos^2(${a}x + ${b}) = 1`, r`2\sin ${a}x \cos ${a}x = \sin ${2 * a}x`, r`\cos ${2 * a}x = 2\cos^2 ${a}x - 1`]);
  },
  'sine of degrees': (n) => {
    const turns = n.nonzero(3);
    return n.pick([r`\sin ${30 + 360 * turns}^\circ = \frac{1}{2}`, r`\cos ${120 + 360 * turns}^\circ = -\frac{1}{2}`, r`\tan ${45 + 180 * turns}^\circ = 1`, r`\sin ${60 + 360 * turns}^\circ = \frac{\sqrt{3}}{2}`]);
  },
  'derivative of a polynomial': (n) => {
    const p = n.poly(n.from(2, 5));
    return r`\frac{d}{dx}(${polynomial(p)}) = ${polynomial(p.map((c, k) => c * k).slice(1))}`;
  },
  derivative: (n) => {
    const [a, b] = [n.from(2, 7), n.from(2, 7)];
    return n.pick([r`\frac{d}{dx} e^{${a}x}\sin ${b}x = e^{${a}x}(${a}\sin ${b}x + ${b}\cos ${b}x)`, r`\frac{d}{dx}\ln(${a}x^2 + ${b}) = \frac{${2 * a}x}{${a}x^2 + ${b}}`, r`\frac{d}{dx} x^{${a}}e^{${b}x} = x^{${a - 1}}e^{${b}x}(${a} + ${b}x)`, r`\frac{d}{dx}\frac{x}{x + ${a}} = \frac{${a}}{(x + ${a})^2}`, r`\frac{d}{dx}\sin^{${a}} x = ${a}\sin^{${a - 1}} x\cos x`]);
  },
  antiderivative: (n) => {
    const a = n.from(2, 8);
    const p = n.poly(3);
    return n.pick([r`\int (${polynomial(p.map((c, k) => c * k).slice(1))})\,dx = ${polynomial([0, ...p.slice(1)])} + C`, r`\int ${a}\cos ${a}x\,dx = \sin ${a}x + C`, r`\int e^{${a}x}\,dx = \frac{e^{${a}x}}{${a}} + C`, r`\int \frac{${a}}{1 + x^2}\,dx = ${a}\arctan x + C`]);
  },
  'definite integral': (n) => {
    const [a, b, k] = [n.from(0, 2), n.from(3, 5), n.from(1, 4)];
    return r`\int_{${a}}^{${b}} ${k + 1}x^{${k}}\,dx = ${b ** (k + 1) - a ** (k + 1)}`;
  },
  'sum of numbers': (n) => {
    const [a, b, m] = [n.from(1, 9), n.nonzero(9), n.from(4, 20)];
    return r`\sum_{k=1}^{${m}} (${a}k ${signed(b)}) = ${(a * m * (m + 1)) / 2 + b * m}`;
  },
  'sum to n': (n) => {
    const [a, b] = [n.from(1, 9), n.nonzero(9)];
    return r`\sum_{k=1}^{n} (${2 * a}k ${signed(b)}) = ${a}n^2 ${signed(a + b, 'n')}`;
  },
  'geometric sum': (n) => {
    const q = n.from(2, 7);
    return r`\sum_{k=0}^{n} ${q}^k = \frac{${q}^{n+1} - 1}{${q - 1}}`;
  },
  limit: (n) => {
    const [a, b] = [n.from(1, 9), n.from(1, 9)];
    return n.pick([r`\lim_{x \to 0}\frac{\sin ${a}x}{${b}x} = \frac{${a}}{${b}}`, r`\lim_{x \to \infty}\frac{${a}x^2 + ${b}x}{${b}x^2 + 1} = \frac{${a}}{${b}}`, r`\lim_{x \to ${a}}\frac{x^2 - ${a * a}}{x - ${a}} = ${2 * a}`, r`\lim_{x \to 0}\frac{e^{${a}x} - 1}{x} = ${a}`]);
  },
  'product of matrices': (n) => {
    const [a, b, c, d, e, f, g, h] = Array.from({ length: 8 }, () => n.whole(6)) as [number, number, number, number, number, number, number, number];
    return `${matrix(a, b, c, d)}${matrix(e, f, g, h)} = ${matrix(a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h)}`;
  },
  determinant: (n) => {
    const [a, b, c, d] = [n.whole(9), n.whole(9), n.whole(9), n.whole(9)];
    return r`\begin{vmatrix}${a}&${b}\\${c}&${d}\end{vmatrix} = ${a * d - b * c}`;
  },
  'inverse matrix': (n) => {
    const [a, b] = [n.from(1, 6), n.from(1, 6)];
    return `${matrix(1, a, b, a * b + 1)}^{-1} = ${matrix(a * b + 1, -a, -b, 1)}`;
  },
  'linear step': (n) => {
    const [a, b, x] = [n.nonzero(9), n.whole(9), n.whole(9)];
    return `${a}x ${signed(b)} = ${a * x + b} ⟹ ${n.pick([`${a}x = ${a * x}`, `x = ${x}`])}`;
  },
  'quadratic and its roots': (n) => {
    const [a, b] = [n.whole(8), n.whole(8)];
    const roots = [...new Set([a, b])];
    return `${polynomial([a * b, -a - b, 1])} = 0 ⊨ ${n.pick([r`\{${roots.join(',')}\}`, roots.map((root) => `x = ${root}`).join(r` \text{ or } `)])}`;
  },
  'quadratic with surds': (n) => {
    const [h, m] = [n.whole(6), n.pick([2, 3, 5, 6, 7])];
    return r`${polynomial([h * h - m, -2 * h, 1])} = 0 ⊨ x = ${h}\pm\sqrt{${m}}`;
  },
  'cubic and its roots': (n) => {
    const roots = [...new Set([n.whole(5), n.whole(5), n.whole(5)])];
    return r`${polynomial(roots.reduce<Coefficients>((p, root) => product(p, [-root, 1]), [1]))} = 0 ⊨ \{${roots.join(',')}\}`;
  },
  'absolute value': (n) => {
    const [a, b] = [n.whole(9), n.from(1, 9)];
    return r`|x ${signed(-a)}| = ${b} ⊨ x = ${a - b} \text{ or } x = ${a + b}`;
  },
  'exponential equation': (n) => {
    const [b, k] = [n.from(2, 6), n.from(1, 6)];
    return `${b}^x = ${b ** k} ⊨ x = ${k}`;
  },
  'quadratic inequality': (n) => {
    const a = n.whole(8);
    const b = a + n.from(1, 7);
    const p = polynomial([a * b, -a - b, 1]);
    return n.pick([`${p} < 0 ⊨ ${a} < x < ${b}`, r`${p} \le 0 ⊨ [${a},${b}]`, r`${p} > 0 ⊨ x < ${a} \text{ or } x > ${b}`, r`${p} \ge 0 ⊨ (-\infty,${a}]\cup[${b},\infty)`]);
  },
  'linear inequality': (n) => {
    const [a, x, b] = [n.nonzero(7), n.whole(7), n.whole(9)];
    return `${a}x ${signed(b)} < ${a * x + b} ⟹ x ${a < 0 ? '>' : '<'} ${x}`;
  },
  'rational inequality': (n) => {
    const a = n.whole(6);
    const b = a + n.from(1, 6);
    return r`\frac{x ${signed(-b)}}{x ${signed(-a)}} \ge 0 ⊨ (-\infty,${a})\cup[${b},\infty)`;
  },
  'two unknowns': (n) => {
    const [x, y, a, b, d] = [n.whole(7), n.whole(7), n.nonzero(5), n.nonzero(5), n.nonzero(5)];
    return `${a}x ${signed(b, 'y')} = ${a * x + b * y}; ${a}x ${signed(b + d, 'y')} = ${a * x + (b + d) * y} ⊨ (x,y) = (${x},${y})`;
  },
  congruence: (n) => {
    const [m, a, k] = [n.from(3, 30), n.from(0, 40), n.nonzero(20)];
    return r`${a + k * m} \equiv ${a} \pmod{${m}}`;
  },
  'power modulo': (n) => {
    const [b, e, m] = [n.from(2, 12), n.from(3, 60), n.from(3, 20)];
    const rest = Array.from({ length: e }).reduce<number>((value) => (value * b) % m, 1);
    return r`${b}^{${e}} \equiv ${rest} \pmod{${m}}`;
  },
  divisibility: (n) => {
    const [d, k] = [n.from(2, 40), n.from(2, 90)];
    return r`${d} \mid ${d * k}`;
  },
  'order of numbers': (n) => {
    const [a, b] = [n.from(1, 30), n.from(2, 30)];
    return n.pick([r`\frac{${a}}{${b}} < \frac{${a + 1}}{${b}}`, r`\sqrt{${a}} < \sqrt{${a + b}}`, r`${a}^{${b}} > ${a - 1}^{${b}}`, r`${b - 1} < \sqrt{${b * b - 1}} < ${b}`]);
  },
  'a form that is never negative': (n) => {
    const [h, k] = [n.nonzero(8), n.from(1, 9)];
    return n.pick([r`${polynomial([h * h + k, -2 * h, 1])} > 0`, r`${polynomial([h * h, -2 * h, 1])} \ge 0`, r`(x ${signed(h)})^2 + ${k} \ge ${k}`]);
  },
  'set and tuple': (n) => {
    const [a, b, c] = [n.whole(9), n.whole(9) + 20, n.from(2, 6)];
    return n.pick([r`\{${a},${b}\} = \{${b},\frac{${a * c}}{${c}}\}`, r`(${a},${b}) = (\frac{${a * c}}{${c}},${b})`, r`[${a},${b}) = [\frac{${a * c}}{${c}},${b})`, r`${a} \in [${a},${b})`, r`${b} \notin [${a},${b})`]);
  },
  unit: (n) => {
    const a = n.from(2, 60);
    return n.pick([r`${a}\text{ km} = ${a * 1000}\text{ m}`, r`${a}\text{ h} = ${a * 60}\text{ min}`, r`${a * 100}\text{ cm} = ${a}\text{ m}`, r`${a}\text{ kg} = ${a * 1000}\text{ g}`]);
  },
  'complex numbers': (n) => {
    const [a, b, c, d] = [n.nonzero(6), n.nonzero(6), n.nonzero(6), n.nonzero(6)];
    return `(${a} ${signed(b, 'i')})(${c} ${signed(d, 'i')}) = ${a * c - b * d} ${signed(a * d + b * c, 'i')}`;
  },
  'chain of numbers': (n) => {
    const [a, b] = [n.from(2, 30), n.from(2, 30)];
    return `(${a} + ${b})^2 = ${a + b}^2 = ${(a + b) ** 2}`;
  },
};

function matrix(a: number, b: number, c: number, d: number): string {
  return r`\begin{pmatrix}${a}&${b}\\${c}&${d}\end{pmatrix}`;
}
