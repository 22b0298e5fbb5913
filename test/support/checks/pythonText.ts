import type { WrittenClaim, WrittenInput } from './checkCorpus.ts';

/** An input as Python writes it. */
export function inputLiteral(value: WrittenInput): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'string') return JSON.stringify(value);
  return `[${value.map(inputLiteral).join(', ')}]`;
}

/** Inputs as a Python dict. */
export function inputsLiteral(inputs: Readonly<Record<string, WrittenInput>>): string {
  return `{${Object.entries(inputs).map(([name, value]) => `${JSON.stringify(name)}: ${inputLiteral(value)}`).join(', ')}}`;
}

/** A claimed value as Python writes it, beside the imports it needs. */
export function claimLiteral(claim: WrittenClaim): { readonly imports: readonly string[]; readonly text: string } {
  const imports = new Set<string>();
  const number = (text: string): string => {
    if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
    const fraction = /^(-?\d+)\/(\d+)$/.exec(text);
    if (fraction) {
      imports.add('from fractions import Fraction');
      return `Fraction(${fraction[1]}, ${fraction[2]})`;
    }
    imports.add('import sympy');
    return symbolic(text, []);
  };
  switch (claim.kind) {
    case 'number':
      return { text: number(claim.value), imports: [...imports] };
    case 'boolean':
      return { text: inputLiteral(claim.value), imports: [] };
    case 'set':
      return { text: `{${claim.elements.map(number).join(', ')}}`, imports: [...imports] };
    case 'tuple':
      return { text: `(${claim.elements.map(number).join(', ')},)`, imports: [...imports] };
    case 'matrix':
      return { text: `[${claim.rows.map((row) => `[${row.map(number).join(', ')}]`).join(', ')}]`, imports: [...imports] };
    case 'expression':
      return { text: symbolic(claim.value, claim.variables), imports: ['import sympy'] };
  }
}

/** Names come from SymPy, and a whole number divided is a fraction of it. */
function symbolic(text: string, variables: readonly string[]): string {
  const named = text.replaceAll('^', '**').replace(/[A-Za-z_]\w*/g, (name) => (variables.includes(name) ? `sympy.Symbol("${name}")` : `sympy.${name}`));
  return `sympy.Integer(0) + ${named.replace(/(?<![\w.*"])(\d+)(?=\/)/g, 'sympy.Integer($1)')}`;
}
