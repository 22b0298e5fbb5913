import type { ConstantName, Operator } from '../expression.ts';

/** How a relation or connective is written between its sides: LaTeX, Unicode. */
export const infixSigns: Readonly<Partial<Record<Operator, readonly [latex: string, plain: string]>>> = {
  equal: ['=', '='],
  'not-equal': ['\\ne', '≠'],
  less: ['<', '<'],
  'less-equal': ['\\le', '≤'],
  greater: ['>', '>'],
  'greater-equal': ['\\ge', '≥'],
  approximately: ['\\approx', '≈'],
  identical: ['\\equiv', '≡'],
  proportional: ['\\propto', '∝'],
  similar: ['\\sim', '∼'],
  'congruent-figures': ['\\cong', '≅'],
  parallel: ['\\parallel', '∥'],
  perpendicular: ['\\perp', '⊥'],
  divides: ['\\mid', '∣'],
  'not-divides': ['\\nmid', '∤'],
  element: ['\\in', '∈'],
  'not-element': ['\\notin', '∉'],
  subset: ['\\subset', '⊂'],
  'subset-equal': ['\\subseteq', '⊆'],
  define: ['\\coloneqq', '≔'],
  'maps-to': ['\\mapsto', '↦'],
  implies: ['\\implies', '⟹'],
  iff: ['\\iff', '⟺'],
  and: ['\\text{ and }', 'and'],
  or: ['\\text{ or }', 'or'],
  union: ['\\cup', '∪'],
  intersection: ['\\cap', '∩'],
  'set-difference': ['\\setminus', '∖'],
  compose: ['\\circ', '∘'],
  dot: ['\\cdot', '·'],
  cross: ['\\times', '×'],
  mod: ['\\bmod', 'mod'],
};

export const constantSigns: Readonly<Record<ConstantName, readonly [latex: string, plain: string]>> = {
  pi: ['\\pi', 'π'],
  e: ['e', 'e'],
  i: ['i', 'i'],
  infinity: ['\\infty', '∞'],
  emptyset: ['\\emptyset', '∅'],
  naturals: ['\\mathbb{N}', 'ℕ'],
  integers: ['\\mathbb{Z}', 'ℤ'],
  'positive-integers': ['\\mathbb{Z}^{+}', 'ℤ⁺'],
  rationals: ['\\mathbb{Q}', 'ℚ'],
  reals: ['\\mathbb{R}', 'ℝ'],
  'positive-reals': ['\\mathbb{R}^{+}', 'ℝ⁺'],
  complexes: ['\\mathbb{C}', 'ℂ'],
  true: ['\\text{true}', 'true'],
  false: ['\\text{false}', 'false'],
  ellipsis: ['\\ldots', '…'],
};

/** Functions of one argument by the name both notations give them. */
export const functionNames: Readonly<Partial<Record<Operator, string>>> = {
  exp: 'exp', ln: 'ln', log: 'log',
  sin: 'sin', cos: 'cos', tan: 'tan', cot: 'cot', sec: 'sec', csc: 'csc',
  arcsin: 'arcsin', arccos: 'arccos', arctan: 'arctan', arccot: 'arccot', arcsec: 'arcsec', arccsc: 'arccsc',
  sinh: 'sinh', cosh: 'cosh', tanh: 'tanh', coth: 'coth', sech: 'sech', csch: 'csch',
  arsinh: 'arsinh', arcosh: 'arcosh', artanh: 'artanh',
  sign: 'sgn', 'real-part': 'Re', 'imaginary-part': 'Im', argument: 'arg', rank: 'rank', trace: 'tr', round: 'round',
};

/** Those of them LaTeX has a command for; the others stand in `\operatorname`. */
const commands = new Set(['exp', 'ln', 'log', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'arcsin', 'arccos', 'arctan', 'sinh', 'cosh', 'tanh', 'coth', 'arg', 'gcd', 'max', 'min', 'det']);

export function latexFunction(name: string): string {
  return commands.has(name) ? `\\${name}` : `\\operatorname{${name}}`;
}

export const variadicFunctions: ReadonlySet<Operator> = new Set<Operator>(['gcd', 'lcm', 'max', 'min']);

/** Whose square is written `\sin^2 x`. */
export const raisedByName: ReadonlySet<Operator> = new Set<Operator>(['sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'sinh', 'cosh', 'tanh']);

const greekLetters: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ',
  nu: 'ν', xi: 'ξ', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'ϕ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ',
  Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Sigma: 'Σ', Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', Pi: 'Π', ell: 'ℓ', hbar: 'ℏ',
  vartheta: 'ϑ', varrho: 'ϱ',
};

const lowered: Readonly<Record<string, string>> = Object.fromEntries([...'0123456789+-nkmxa'].map((unit, index) => [unit, [...'₀₁₂₃₄₅₆₇₈₉₊₋ₙₖₘₓₐ'][index] ?? '']));
const raised: Readonly<Record<string, string>> = Object.fromEntries([...'0123456789+-ni'].map((unit, index) => [unit, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ'][index] ?? '']));

/** `x_12` is written `x_{12}`; `alpha` is written `\alpha`. */
export function latexName(name: string): string {
  const cut = name.indexOf('_');
  const letter = cut < 0 ? name : name.slice(0, cut);
  const shown = Object.hasOwn(greekLetters, letter) ? `\\${letter}` : [...letter].length > 1 ? `\\text{${letter}}` : letter;
  if (cut < 0) return shown;
  const index = name.slice(cut + 1);
  return [...index].length === 1 ? `${shown}_${index}` : `${shown}_{${Object.hasOwn(greekLetters, index) ? `\\${index}` : index}}`;
}

export function plainName(name: string): string {
  const cut = name.indexOf('_');
  const letter = cut < 0 ? name : name.slice(0, cut);
  const shown = greekLetters[letter] ?? letter;
  if (cut < 0) return shown;
  const index = name.slice(cut + 1);
  return `${shown}${scriptOf(index, lowered) ?? `_${index}`}`;
}

/** A text as Unicode superscript, where every one of its characters has one. */
export function superscript(text: string): string | undefined {
  return scriptOf(text, raised);
}

function scriptOf(text: string, table: Readonly<Record<string, string>>): string | undefined {
  let script = '';
  for (const unit of text) {
    const form = table[unit];
    if (form === undefined) return undefined;
    script += form;
  }
  return script === '' ? undefined : script;
}

/** A number with its printed decimals: `0.50` where it was written so. */
export function decimalText(numerator: bigint, denominator: bigint, decimals: number): string {
  const scaled = (numerator * 10n ** BigInt(decimals)) / denominator;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return scaled < 0n ? `-${text}` : text;
}

/** Whether so many decimals say the number exactly. */
export function isDecimal(denominator: bigint, decimals: number): boolean {
  return decimals <= 1000 && 10n ** BigInt(decimals) % denominator === 0n;
}
