import { falseClaims } from './falseClaims.ts';
import { generatedClaim } from './generatedClaims.ts';
import { Numbers } from './generatedNumbers.ts';
import { seeded } from '../../src/core/seeded.ts';
import { trueClaims } from './trueClaims.ts';

export interface FuzzInput {
  readonly kind: string;
  readonly text: string;
}

/** The input of a seed: always the same text. */
export function fuzzInput(seed: number): FuzzInput {
  const random = seeded(Math.imul(seed, 2654435761));
  const numbers = new Numbers(random);
  const [kind, make] = numbers.pick(Object.entries(makers));
  return { kind, text: make(numbers).slice(0, 6000) };
}

const r = String.raw;
const written = [...trueClaims, ...falseClaims].map(({ text }) => text.replaceAll('⊢', ', ').replaceAll('⟹', r`\implies `).replaceAll('⊨', r` so `));

const tokens = [
  ...'0123456789xyzabnkiefgCTdπ∞√²³·×÷±≤≥≠≈∈∪°%′!|()[]{}<>=+-*/^_,;:.&$\'"~#@?… \n',
  ...String.raw`\frac \dfrac \sqrt \sqrt[3] \sin \cos \tan \ln \log \log_2 \exp \lim \sum \int \prod \infty \pi \theta \left \right \left( \right) \left| \right| \begin{pmatrix} \end{pmatrix} \begin{cases} \end{cases} \begin{aligned} \end{aligned} \\ \cdot \times \div \pm \mp \le \ge \ne \equiv \pmod{7} \mid \nmid \in \cup \cap \to \implies \iff \therefore \boxed \text{or} \text{ cm} \overline \binom \gcd \lfloor \rfloor \lceil \rceil \{ \} \, \; \quad \displaystyle \mathrm{d}x \mathbb{R} \mathbb{Z} \partial \frac{d}{dx} \prime \circ ^\circ _{ ^{ x^2 x_1 2x 1/2 0.5 1,000 \ldots \vec \det \varnothing`.split(' '),
];
const odd = ['\u0000', '\u0007', '\u200b', '\u200f', '\u202e', '\ufeff', '\ufffd', '\ud83d', '\ude00', '😀', '\u0301', 'é', 'ß', 'Ω', '٣', '३', '３', '＋', '（', '）', '＝', '，', '。', '𝑥', '𝟐', '½', '⅓', '∑', '∫', '⁻¹', '₂', '′', '″', '￥', '½½', '\u2028', '\r\n', '\t'];
const chinese = ['解：', '所以', '因为', '答：', '答案是', '设', '令', '当', '时，', '或', '且', '得', '则', '由题意', '为任意实数', '的解集为', '方程', '化简得', '。', '，', '；', '（1）', '故选', '求证：', '已知'];

const makers: Readonly<Record<string, (n: Numbers) => string>> = {
  bytes: (n) => Array.from({ length: n.from(1, 120) }, () => String.fromCharCode(n.below(256))).join(''),
  'odd Unicode': (n) => Array.from({ length: n.from(1, 40) }, () => (n.random() < 0.5 ? n.pick(odd) : n.random() < 0.3 ? String.fromCharCode(n.below(65536)) : n.pick(tokens))).join(''),
  'token soup': (n) => Array.from({ length: n.from(1, 40) }, () => n.pick(tokens)).join(n.pick(['', ' '])),
  'changed formula': (n) => changed(formula(n), n),
  'changed twice': (n) => changed(changed(formula(n), n), n),
  'two spliced': (n) => {
    const [a, b] = [formula(n), formula(n)];
    return a.slice(0, n.below(a.length + 1)) + b.slice(n.below(b.length + 1));
  },
  truncated: (n) => {
    const text = formula(n);
    return text.slice(0, n.below(text.length + 1));
  },
  nesting: (n) => {
    const depth = n.pick([5, 20, 60, 200, 800]);
    const [open, close] = n.pick([['(', ')'], ['{', '}'], [r`\frac{1}{1+`, '}'], [r`\sqrt{1+`, '}'], ['x^{', '}'], ['|', '|'], [r`\left(`, r`\right)`], ['-', ''], ['2^', ''], ['1+', ''], [r`\sin`, ''], ['[', ')'], [r`\{`, r`\}`], ['$', '$'], [r`\begin{pmatrix}`, r`\end{pmatrix}`], ['f(', ')']] as const);
    return open.repeat(depth) + n.pick(['x', '1', '']) + (n.random() < 0.7 ? close.repeat(depth) : '') + n.pick(['', ' = 1', ' = x', ' > 0']);
  },
  'huge numbers': (n) => {
    const huge = (): string => n.pick([`${n.from(1, 9)}`.repeat(n.pick([5, 30, 400, 3000])), `10^{${n.from(1, 9)}`.repeat(n.from(1, 4)).padEnd(1) + '}'.repeat(4), `${n.from(2, 99)}^{${n.from(100, 99999)}}`, `${n.from(100, 9999999)}!`, r`\binom{${n.from(100, 99999)}}{${n.from(2, 500)}}`, `0.${'0'.repeat(n.pick([5, 60, 500]))}1`, `e^{${n.from(100, 99999)}}`, r`\sum_{k=1}^{${n.from(1000, 99999999)}} k`, r`\sqrt{${'7'.repeat(n.pick([3, 40, 300]))}}`, r`\log ${n.from(2, 9)}^{${n.from(100, 9999)}}`, r`\sin 10^{${n.from(5, 400)}}`, r`7^{${n.from(100, 99999)}} \bmod ${n.from(3, 99)}`, r`\lfloor e^{${n.from(10, 500)}} \rfloor`]);
    return `${huge()} ${n.pick(['=', '<', r`\ne`, r`\approx`, '+', r`\cdot`])} ${huge()}${n.pick(['', ' = 1', ' + 1', ` = ${huge()}`])}`;
  },
  Chinese: (n) => Array.from({ length: n.from(1, 8) }, () => n.pick(chinese) + (n.random() < 0.7 ? `$${n.random() < 0.5 ? formula(n) : changed(formula(n), n)}$` : n.pick(tokens))).join(''),
  'closed arithmetic': (n) => `${arithmetic(n, 3)} = ${arithmetic(n, 2)}`,
  'an arithmetic chain': (n) => `${arithmetic(n, 2)} = ${arithmetic(n, 2)} ${n.pick(['=', '<', r`\ge`, r`\ne`])} ${arithmetic(n, 1)}`,
};

function formula(n: Numbers): string {
  return n.random() < 0.5 ? n.pick(written) : generatedClaim(n.random).text.replaceAll('⊢', ', ').replaceAll('⟹', r`\implies `).replaceAll('⊨', ' so ');
}

function changed(text: string, n: Numbers): string {
  const [at, to] = [n.below(text.length + 1), n.below(text.length + 1)].sort((a, b) => a - b) as [number, number];
  switch (n.below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(Math.min(to, at + 4));
    case 1:
      return text.slice(0, at) + n.pick(tokens) + text.slice(at);
    case 2:
      return text.slice(0, at) + n.pick(tokens) + text.slice(at + 1);
    case 3:
      return text.slice(0, to) + text.slice(at, to) + text.slice(to);
    case 4:
      return text.replace(/\d/, String(n.below(10)));
    default:
      return text.slice(0, at) + n.pick(odd) + text.slice(at);
  }
}

/** A sum that is as often as not one of very few values, so that equations between two of them are sometimes true. */
function arithmetic(n: Numbers, depth: number): string {
  if (depth === 0 || n.random() < 0.2) return n.pick(['1', '2', '0', '-1', r`\frac12`, '3', '0.5', r`\pi`, 'e', 'i', '10', r`\sqrt2`, '-2', '4', '50\\%', '90^\\circ']);
  const part = (): string => arithmetic(n, depth - 1);
  return n.pick([() => `(${part()} + ${part()})`, () => `${part()} \\cdot (${part()})`, () => `(${part()} - ${part()})`, () => r`\frac{${part()}}{${part()}}`, () => `(${part()})^{${part()}}`, () => r`\sqrt{${part()}}`, () => r`\sqrt[3]{${part()}}`, () => `|${part()}|`, () => r`\sin(${part()})`, () => r`\cos{${part()}}`, () => r`\ln(${part()})`, () => `(${part()})!`, () => r`\lfloor ${part()} \rfloor`, () => `-${part()}`, () => `e^{${part()}}`, () => r`\arctan(${part()})`, () => r`\log_{${part()}}(${part()})`, () => `${part()}${part()}`, () => `${part()}/${part()}`])();
}
