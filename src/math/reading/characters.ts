/** Full-width forms and look-alikes, each one UTF-16 unit for one, so that offsets stay. */
const plainForms = new Map<string, string>([
  ['，', ','], ['；', ';'], ['：', ':'], ['。', '.'], ['．', '.'], ['（', '('], ['）', ')'], ['［', '['], ['］', ']'],
  ['｛', '{'], ['｝', '}'], ['＋', '+'], ['－', '-'], ['−', '-'], ['–', '-'], ['＝', '='], ['＜', '<'], ['＞', '>'],
  ['｜', '|'], ['∣', '|'], ['／', '/'], ['＊', '*'], ['＾', '^'], ['％', '%'], ['！', '!'], ['、', ','], ['\u00a0', ' '],
  ['\u3000', ' '], ['∕', '/'], ['⁄', '/'], ['’', "'"], ['′', "'"], ['﹣', '-'], ['﹢', '+'], ['＄', '$'], ['￥', '$'],
]);

/** The text with one-to-one replacements of full-width characters. */
export function plainCharacters(source: string): string {
  return source.replace(/[\u00a0\u2013\u2019\u2032\u2044\u2212\u2215\u2223\u3000-\u3002\ufe62\ufe63\uff01-\uff5d\uffe5]/g, (unit) => {
    const form = plainForms.get(unit);
    if (form !== undefined) return form;
    const code = unit.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5d ? String.fromCharCode(code - 0xfee0) : unit;
  });
}

/** Characters that are written as LaTeX commands; `\name` stands for the character. */
export const commandOf = new Map<string, string>([
  ['×', 'times'], ['·', 'cdot'], ['⋅', 'cdot'], ['∙', 'cdot'], ['•', 'cdot'], ['÷', 'div'], ['±', 'pm'], ['∓', 'mp'],
  ['≤', 'le'], ['⩽', 'le'], ['≦', 'le'], ['≥', 'ge'], ['⩾', 'ge'], ['≧', 'ge'], ['≠', 'ne'], ['≈', 'approx'], ['≡', 'equiv'],
  ['∈', 'in'], ['∉', 'notin'], ['⊂', 'subset'], ['⊆', 'subseteq'], ['∪', 'cup'], ['∩', 'cap'], ['∅', 'emptyset'],
  ['√', 'surd'], ['∛', 'cbrt'], ['∞', 'infty'], ['π', 'pi'], ['→', 'to'], ['⇒', 'implies'], ['⟹', 'implies'], ['⇔', 'iff'],
  ['⟺', 'iff'], ['↔', 'iff'], ['∴', 'therefore'], ['∵', 'because'], ['°', 'degree'], ['℃', 'celsius'], ['∑', 'sum'], ['∏', 'prod'], ['∫', 'int'],
  ['ℝ', 'reals'], ['ℤ', 'integers'], ['ℕ', 'naturals'], ['ℚ', 'rationals'], ['ℂ', 'complexes'], ['∠', 'angle'], ['△', 'triangle'],
  ['∥', 'parallel'], ['⊥', 'perp'], ['∀', 'forall'], ['∃', 'exists'], ['∧', 'wedge'], ['∨', 'vee'], ['¬', 'neg'], ['…', 'ldots'], ['⋯', 'cdots'],
  ['α', 'alpha'], ['β', 'beta'], ['γ', 'gamma'], ['δ', 'delta'], ['ε', 'epsilon'], ['ζ', 'zeta'], ['η', 'eta'], ['θ', 'theta'],
  ['ι', 'iota'], ['κ', 'kappa'], ['λ', 'lambda'], ['μ', 'mu'], ['ν', 'nu'], ['ξ', 'xi'], ['ρ', 'rho'], ['σ', 'sigma'], ['τ', 'tau'],
  ['φ', 'varphi'], ['ϕ', 'phi'], ['χ', 'chi'], ['ψ', 'psi'], ['ω', 'omega'], ['Δ', 'Delta'], ['Σ', 'Sigma'], ['Ω', 'Omega'], ['Φ', 'Phi'],
]);

export const greek = new Set([
  'alpha', 'beta', 'gamma', 'delta', 'epsilon', 'varepsilon', 'zeta', 'eta', 'theta', 'vartheta', 'iota', 'kappa', 'lambda', 'mu', 'nu', 'xi',
  'rho', 'varrho', 'sigma', 'tau', 'upsilon', 'phi', 'varphi', 'chi', 'psi', 'omega', 'Gamma', 'Delta', 'Theta', 'Lambda', 'Xi', 'Sigma',
  'Upsilon', 'Phi', 'Psi', 'Omega', 'ell', 'Pi', 'hbar',
]);

export const superscripts = new Map<string, string>([...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ⁽⁾'].map((unit, index) => [unit, [...'0123456789+-ni()'][index] ?? '']));
export const subscripts = new Map<string, string>([...'₀₁₂₃₄₅₆₇₈₉₊₋ₙₖₘₓₐ'].map((unit, index) => [unit, [...'0123456789+-nkmxa'][index] ?? '']));

/** Vulgar fractions: numerator and denominator. */
export const fractions = new Map<string, readonly [number, number]>([
  ['½', [1, 2]], ['⅓', [1, 3]], ['⅔', [2, 3]], ['¼', [1, 4]], ['¾', [3, 4]], ['⅕', [1, 5]], ['⅖', [2, 5]], ['⅗', [3, 5]], ['⅘', [4, 5]],
  ['⅙', [1, 6]], ['⅚', [5, 6]], ['⅛', [1, 8]], ['⅜', [3, 8]], ['⅝', [5, 8]], ['⅞', [7, 8]],
]);
