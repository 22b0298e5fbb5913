import { topLevel } from './pythonLines.ts';

/** What an expression of Python computes, where one call says it: the mean of `T`, the determinant of `A`. */
export interface Computation {
  /** A canonical word of `concepts.ts`. */
  readonly what: string;
  /** A variable, or the column of a frame. */
  readonly of: string;
  /** `df` of `df['height']`. */
  readonly frame?: string;
  /** The code rounds it, groups it, or leaves values out: it may differ from what is said of the whole. */
  readonly isPartial: boolean;
}

const calls: Readonly<Record<string, string>> = {
  mean: 'mean', fmean: 'mean', nanmean: 'mean', average: 'mean', median: 'median', nanmedian: 'median', mode: 'mode',
  std: 'std', stdev: 'std', pstdev: 'std', nanstd: 'std', var: 'variance', variance: 'variance', pvariance: 'variance', nanvar: 'variance',
  sum: 'total', nansum: 'total', fsum: 'total', max: 'maximum', amax: 'maximum', nanmax: 'maximum', min: 'minimum', amin: 'minimum', nanmin: 'minimum', ptp: 'range',
  det: 'determinant', trace: 'trace', matrix_rank: 'rank', rank: 'rank', norm: 'norm', eigvals: 'eigenvalues', eigvalsh: 'eigenvalues', eigenvals: 'eigenvalues', len: 'count', count: 'count', skew: 'skewness', kurtosis: 'kurtosis',
};

const name = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
const place = String.raw`(?:(?<frame>${name})\s*(?:\[\s*(?:'(?<single>[^'\n]{1,60})'|"(?<double>[^"\n]{1,60})")\s*\]|\.(?<attribute>${name})(?!\s*\())|(?<variable>${name}))(?:\.(?:values|to_numpy\(\)))?`;
const asCall = new RegExp(String.raw`^(?:(?:np|numpy|sp|sympy|scipy|statistics|st|stats|math|la|LA|linalg|jnp)\.(?:linalg\.|stats\.)?)?(?<call>${name})\s*\(\s*${place}\s*(?<more>,[^()]*)?\)$`, 'u');
const asMethod = new RegExp(String.raw`^${place}\.(?<call>${name})\(\s*(?<more>[^()]*)\)$`, 'u');
const asRatio = new RegExp(String.raw`^(?:np\.)?sum\s*\(\s*(?<variable>${name})\s*\)\s*/\s*len\s*\(\s*(?<other>${name})\s*\)$`, 'u');
const asShape = new RegExp(String.raw`^${place}\.shape\s*\[\s*0\s*\]$`, 'u');

/** Attributes of arrays and frames that are no columns. */
const attributes = /^(?:T|shape|size|values|index|columns|loc|iloc|dtype|ndim|real|imag|linalg|str|dt|plot|at|iat)$/;

/** Undefined for everything that is more than one call of one thing. Nothing is executed. */
export function computationOf(code: string): Computation | undefined {
  const text = code.trim().replace(/\s*#[^'"\n]*$/, '');
  if (text.length > 200) return undefined;
  const whole = /^(?:float|round|np\.round)\s*\((.*)\)$/s.exec(text);
  const inner = whole?.[1];
  if (inner !== undefined && isOneBracket(inner)) {
    const isRounded = !text.startsWith('float');
    const [first = ''] = partsOf(inner);
    const found = computationOf(isRounded ? first : inner);
    return found && { ...found, isPartial: found.isPartial || isRounded };
  }
  const ratio = asRatio.exec(text)?.groups;
  if (ratio) return ratio['variable'] === ratio['other'] ? { what: 'mean', of: ratio['variable'] ?? '', isPartial: false } : undefined;
  const shape = asShape.exec(text)?.groups;
  if (shape) return placed('count', shape, '');
  const found = (asCall.exec(text) ?? asMethod.exec(text))?.groups;
  const what = Object.hasOwn(calls, found?.['call'] ?? '') ? calls[found?.['call'] ?? ''] : undefined;
  return found && what !== undefined ? placed(what, found, found['more'] ?? '') : undefined;
}

function placed(what: string, groups: Readonly<Record<string, string | undefined>>, more: string): Computation | undefined {
  const { frame, single, double, attribute, variable } = groups;
  if (attribute !== undefined && attributes.test(attribute)) return undefined;
  // Along an axis there are many results; another norm is another number.
  const options = more.replace(/^,/, '').trim();
  if (options !== '' && !/^(?:ddof\s*=\s*\d|numeric_only\s*=\s*True|axis\s*=\s*None)$/.test(options)) return undefined;
  const of = single ?? double ?? attribute ?? variable ?? '';
  return of === '' ? undefined : { what, of, ...(frame === undefined ? {} : { frame }), isPartial: false };
}

/** `f(2)` as the call of `f` at `2`; SymPy's `f.subs(x, 2)` is the same. Undefined for anything else. */
export function callOf(code: string): { readonly name: string; readonly args: readonly string[] } | undefined {
  const text = code.trim().replace(/\s*#[^'"\n]*$/, '');
  const [, called = '', inner = ''] = new RegExp(String.raw`^(${name})\s*\(([^()'"\n]{0,100})\)$`, 'u').exec(text) ?? [];
  if (called !== '') return { name: called, args: partsOf(inner) };
  const [, base = '', at = ''] = new RegExp(String.raw`^(${name})\.subs\(\s*${name}\s*,\s*([^(),'"\n]{1,60})\)$`, 'u').exec(text) ?? [];
  return base === '' ? undefined : { name: base, args: [at.trim()] };
}

function isOneBracket(inner: string): boolean {
  let depth = 0;
  for (const unit of inner) {
    if (unit === '(') depth++;
    else if (unit === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

function partsOf(inner: string): string[] {
  const cuts = topLevel(inner, (at) => inner[at] === ',');
  return [...cuts, inner.length].map((end, index) => inner.slice(index === 0 ? 0 : (cuts[index - 1] ?? 0) + 1, end).trim()).filter((part) => part !== '');
}

/** Letters that a quantity is usually called by: enough to think of it, too little to hold against a text. */
const letters: Readonly<Record<string, string>> = {
  period: 'T', temperature: 'T', time: 't', height: 'h', mass: 'm', weight: 'w', length: 'L', radius: 'r', diameter: 'd', distance: 'd', speed: 'v', velocity: 'v', force: 'F', pressure: 'P', voltage: 'V', current: 'I', resistance: 'R', energy: 'E',
  power: 'P', volume: 'V', area: 'A', density: 'rho', wavelength: 'lam', frequency: 'f', acceleration: 'a', age: 'age', score: 'score', 周期: 'T', 温度: 'T', 时间: 't', 高度: 'h', 质量: 'm', 长度: 'L', 半径: 'r', 速度: 'v',
};

export function usualLetter(word: string): string | undefined {
  return Object.hasOwn(letters, word) ? letters[word] : undefined;
}
