import type { Expression } from '../../math/expression.ts';
import { star } from './readStatement.ts';

/** Python names a quantity may have. */
export interface NameForms {
  /** Ways to write the same name: any of them is the quantity. */
  readonly exact: readonly string[];
  /** Names of what it usually is (`mean` for `\bar{x}`): only where nothing else in reach could be meant. */
  readonly loose: readonly string[];
  /** Names of what should be near it, and need not be it: the mean of a sample for an expected value. */
  readonly near?: readonly string[];
}

const none: NameForms = { exact: [], loose: [] };

/** How people spell Greek letters where Python forbids them (`lambda`) or for short. */
const greek: Readonly<Record<string, readonly string[]>> = {
  alpha: ['alpha', 'α', 'alpha_'], beta: ['beta', 'β', 'beta_'], gamma: ['gamma', 'γ', 'gamma_'], delta: ['delta', 'δ'], epsilon: ['epsilon', 'eps', 'ε'], varepsilon: ['epsilon', 'eps', 'ε'], zeta: ['zeta', 'ζ'], eta: ['eta', 'η'],
  theta: ['theta', 'θ', 'th'], vartheta: ['theta', 'θ'], iota: ['iota'], kappa: ['kappa', 'κ'], lambda: ['lam', 'lambda_', 'lamda', 'lmbda', 'lambd', 'lbd', 'lmb', '_lambda', 'λ', 'lambda'], mu: ['mu', 'μ', 'µ'], nu: ['nu', 'ν'], xi: ['xi', 'ξ'],
  rho: ['rho', 'ρ'], sigma: ['sigma', 'σ', 'sig'], tau: ['tau', 'τ'], upsilon: ['upsilon'], phi: ['phi', 'φ', 'ϕ'], varphi: ['phi', 'varphi', 'φ'], chi: ['chi', 'χ'], psi: ['psi', 'ψ'], omega: ['omega', 'ω'],
  Gamma: ['Gamma', 'Γ'], Delta: ['Delta', 'delta', 'Δ', 'D'], Theta: ['Theta', 'Θ'], Lambda: ['Lambda', 'Lam', 'Λ'], Xi: ['Xi', 'Ξ'], Sigma: ['Sigma', 'Σ'], Phi: ['Phi', 'Φ'], Psi: ['Psi', 'Ψ'], Omega: ['Omega', 'Ω'], ell: ['ell', 'l'], hbar: ['hbar', 'ħ'],
};

/** What an accent is called in a name, before or after the letter. */
const accents: Readonly<Record<string, readonly string[]>> = { bar: ['bar', 'mean', 'avg', 'average'], hat: ['hat', 'est'], dot: ['dot'], ddot: ['ddot'], tilde: ['tilde', 'til'], prime: ['prime'] };

/** Squares that have a name of their own. */
const squares: Readonly<Record<string, readonly string[]>> = { sigma: ['var', 'variance'], s: ['var', 'variance', 'sample_var', 'sample_variance'], R: ['r_squared', 'rsquared', 'R_squared', 'r_sq', 'rsq', 'r2_score', 'r2', 'R2'], r: ['r_squared', 'rsquared', 'r_sq', 'rsq', 'r2'], chi: ['chi2_stat', 'chi_squared', 'chi_square', 'chisq', 'chi2'] };

/** The names under which a cell may keep what a text writes as this expression: `\lambda_1` as lam1, `\bar{x}` as x_bar, `P(A)` as p_a. */
export function nameForms(expression: Expression): NameForms {
  if (expression.kind === 'symbol') return symbolForms(expression.name);
  if (expression.kind === 'text') return { exact: wordForms(expression.text), loose: [] };
  if (expression.kind !== 'apply') return none;
  const [a, b] = expression.args;
  switch (expression.operator) {
    case 'prime':
      return a?.kind === 'symbol' ? { exact: basesOf(a.name).flatMap((base) => joined(base, 'prime')), loose: [] } : none;
    case 'conjugate':
      return a?.kind === 'symbol' && !a.name.includes('-') ? barForms(a.name) : none;
    case 'trace':
      return a?.kind === 'symbol' ? { exact: basesOf(a.name).flatMap((base) => [...joined(base, 'trace'), ...joined(base, 'tr')]), loose: ['trace'] } : none;
    case 'rank':
      return a?.kind === 'symbol' ? { exact: basesOf(a.name).flatMap((base) => joined(base, 'rank')), loose: ['rank'] } : none;
    case 'vector':
      return a?.kind === 'symbol' ? { exact: basesOf(a.name).flatMap((base) => [base, ...joined(base, 'vec')]), loose: [] } : none;
    case 'probability':
      return a ? { exact: probabilityForms(a), loose: [] } : none;
    case 'power':
      return b?.kind === 'number' && b.numerator === 2n && b.denominator === 1n && a?.kind === 'symbol' ? squareForms(a.name) : none;
    case 'determinant':
      return a?.kind === 'symbol' ? { exact: basesOf(a.name).flatMap((base) => joined(base, 'det')), loose: ['det', 'determinant'] } : none;
    case 'norm':
      return a?.kind === 'symbol' ? { exact: basesOf(a.name).flatMap((base) => joined(base, 'norm')), loose: ['norm'] } : none;
    case 'multiply':
      return a && b && expression.args.length === 2 ? productForms(a, b) : none;
    default:
      return none;
  }
}

/** `x-bar_1`: a letter, its accent, its index. */
function symbolForms(name: string): NameForms {
  const [, letter = '', accent, index] = /^([^-_]+)(?:-([a-z]+))?(?:_(.+))?$/u.exec(name) ?? [];
  // An index variable or e, i, j, π: no quantity of the text's own.
  if (letter === '') return none;
  const bases = greek[letter] ?? [letter];
  const accented = accent === undefined ? bases : bases.flatMap((base) => (accents[accent] ?? [accent]).flatMap((word) => joined(base, word)));
  const loose = accent === 'bar' && index === undefined ? ['mean', 'average', 'avg', 'sample_mean'] : [];
  const near = letter === 'sigma' && accent === undefined && index !== undefined ? indexForms(index).flatMap((each) => ['std', 'sd', 'stdev'].flatMap((word) => joined(each, word))) : [];
  if (index === undefined) return { exact: unique(accented), loose };
  const indexes = indexForms(index);
  const before = accent === undefined ? [] : bases.flatMap((base) => indexes.flatMap((each) => (accents[accent] ?? [accent]).flatMap((word) => [`${base}_${each}_${word}`, `${base}${each}_${word}`, `${base}${each}${word}`])));
  const word = /^[a-z]{3,}$/i.test(index) ? accented.flatMap((base) => indexes.map((each) => `${each}_${base}`)) : [];
  return { exact: unique([...accented.flatMap((base) => indexes.flatMap((each) => [`${base}_${each}`, `${base}${each}`])), ...before, ...word]), loose: [], ...(near.length === 0 ? {} : { near }) };
}

/** A bar is a mean, over the letters of complex numbers a conjugate. */
function barForms(name: string): NameForms {
  if (!/^[zwu](?:_|$)/.test(name)) return symbolForms(name.replace(/^([^_]+)/u, '$1-bar'));
  return { exact: unique(basesOf(name).flatMap((base) => ['bar', 'conj', 'conjugate'].flatMap((word) => joined(base, word)))), loose: [] };
}

function basesOf(name: string): readonly string[] {
  return symbolForms(name).exact;
}

function indexForms(index: string): readonly string[] {
  const plain = index.replace(/\\text\{([^}]*)\}/g, '$1').replace(/[{}\\\s,]+/g, '_').replace(/^_|_$/g, '');
  if (plain === star) return ['star', 'opt', 'optimal', 'best'];
  if (plain === '1/2') return ['half', '12'];
  if (!/^[\p{L}\p{N}_]+$/u.test(plain)) return [];
  return unique([...(greek[plain] ?? [plain]), ...(plain.length > 1 ? [plain.toLowerCase(), plain.replaceAll('_', '')] : [])]);
}

function joined(base: string, word: string): readonly string[] {
  return [`${base}_${word}`, `${base}${word}`, `${word}_${base}`, ...(base.length === 1 && word !== 'prime' ? [`${word}${base}`] : [])];
}

function squareForms(name: string): NameForms {
  const bases = basesOf(name);
  const [letter = ''] = name.split('_');
  const words = squares[letter];
  const exact = bases.flatMap((base) => [`${base}2`, `${base}_2`, `${base}_sq`, `${base}_squared`, `${base}sq`]);
  if (!words) return { exact: [], loose: [] };
  return letter === 'R' || letter === 'r' || letter === 'chi' ? { exact: unique([...exact, ...words]), loose: [] } : { exact: unique(exact), loose: name === letter ? words : [] };
}

function probabilityForms(event: Expression): readonly string[] {
  const words = eventForms(event);
  return unique(words.flatMap((word) => ['p', 'P', 'prob', 'Prob', 'pr', 'Pr'].flatMap((head) => [`${head}_${word}`, ...(word.length === 1 && head.length === 1 ? [`${head}${word}`] : [])])));
}

/** `A`, `A ∩ B`, `A | B` as the end of a name. */
function eventForms(event: Expression): readonly string[] {
  if (event.kind === 'symbol') {
    const bases = basesOf(event.name);
    return unique([...bases, ...bases.map((base) => base.toLowerCase())]);
  }
  if (event.kind === 'text') return wordForms(event.text);
  if (event.kind !== 'apply') return [];
  const [a, b] = event.args;
  if (!a) return [];
  const compared = Object.hasOwn(comparisons, event.operator) ? comparisons[event.operator] : undefined;
  if (compared) return a.kind === 'symbol' && b?.kind === 'number' && b.denominator === 1n && b.numerator >= 0n ? comparedForms(a.name, compared, b.numerator.toString()) : [];
  const joiners = event.operator === 'divides' ? ['_given_', '_cond_'] : event.operator === 'intersection' ? ['_and_', 'and', '_cap_'] : event.operator === 'union' ? ['_or_', 'or', '_cup_'] : undefined;
  if (joiners && b) return eventForms(a).flatMap((first) => eventForms(b).flatMap((second) => joiners.map((joiner) => `${first}${joiner}${second}`)));
  return event.operator === 'complement' ? eventForms(a).flatMap((first) => [`not_${first}`, `${first}_c`, `${first}_complement`]) : [];
}

const comparisons: Readonly<Record<string, readonly string[]>> = { 'less-equal': ['le', 'leq', 'at_most'], less: ['lt', 'less', 'less_than', 'below'], 'greater-equal': ['ge', 'geq', 'at_least'], greater: ['gt', 'greater', 'greater_than', 'above', 'more_than'], equal: ['eq', 'equals', 'exactly'] };

/** `X ≤ 2` as le_2, X_le_2, at_most_2. */
function comparedForms(name: string, words: readonly string[], bound: string): readonly string[] {
  const own = [name, name.toLowerCase()];
  return unique(words.flatMap((word) => [`${word}_${bound}`, `${word}${bound}`, ...own.flatMap((each) => [`${each}_${word}_${bound}`, `${each}${word}${bound}`])]));
}

/** `Δt`, `E(X)`, `Var(X)`: read as products, meant as names. */
function productForms(a: Expression, b: Expression): NameForms {
  if (b.kind !== 'symbol') return none;
  const names = basesOf(b.name);
  if (a.kind === 'symbol' && a.name === 'Delta') return { exact: unique(names.flatMap((name) => ['d', 'delta_', 'Delta_', 'delta', 'Delta'].map((head) => `${head}${name}`))), loose: [] };
  const head = a.kind === 'text' ? a.text.trim() : a.kind === 'symbol' ? a.name : '';
  const known: Readonly<Record<string, { readonly own: readonly string[]; readonly loose: readonly string[]; readonly near: readonly string[] }>> = {
    E: { own: ['E', 'e', 'expected', 'expectation'], loose: ['expected_value', 'expectation'], near: ['mean', 'exp', 'avg', 'average'] },
    Var: { own: ['Var', 'var', 'V', 'variance'], loose: ['variance', 'var'], near: [] },
    var: { own: ['Var', 'var', 'variance'], loose: ['variance', 'var'], near: [] },
    SD: { own: ['SD', 'sd', 'std'], loose: ['sd', 'std'], near: [] },
    sd: { own: ['sd', 'std'], loose: ['sd', 'std'], near: [] },
    SE: { own: ['SE', 'se'], loose: ['se'], near: [] },
  };
  const found = Object.hasOwn(known, head) ? known[head] : undefined;
  if (!found) return none;
  const formsOf = (heads: readonly string[]): readonly string[] => unique(heads.flatMap((word) => names.flatMap((name) => [`${word}_${name}`, `${word}_${name.toLowerCase()}`, ...(word === 'E' ? [`E${name}`] : [])])));
  return { exact: formsOf(found.own), loose: found.loose, near: formsOf(found.near) };
}

/** `speed of sound` as speed_of_sound, speedOfSound, sound_speed. */
export function wordForms(text: string): readonly string[] {
  const words = text.trim().split(/[\s-]+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > 5 || !words.every((word) => /^[\p{L}][\p{L}\p{N}]*$/u.test(word))) return [];
  const small = words.map((word) => word.toLowerCase());
  const snake = small.join('_');
  const camel = small.map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)).join('');
  const [first = '', of, last] = small;
  return unique([words.join('_'), snake, snake.toUpperCase(), small.join(''), camel, `${camel[0]?.toUpperCase() ?? ''}${camel.slice(1)}`, ...(of === 'of' && last !== undefined && words.length === 3 ? [`${last}_${first}`, `${first}_${last}`] : [])]);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
