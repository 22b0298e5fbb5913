/**
 * A numeral at `at`: digits, a decimal part, a power of ten in plain notation, and separators between
 * groups of three. Inside brackets a comma separates items (`\{100,200\}`) unless a group could not
 * stand alone (`(1,000)`).
 */
export function scanNumber(source: string, at: number, notation: 'latex' | 'plain', bracketed: boolean): { readonly text: string; readonly end: number } {
  const rest = source.slice(at, at + 4000);
  const grouped = /^\d{1,3}(?:(?:,|\{,\}|\\,|\\!,|,\\!)\d{3})+(?!\d)/.exec(rest)?.[0];
  let text: string;
  let end: number;
  if (grouped !== undefined && (!bracketed || !grouped.includes(',') || /,(?:\\!)?0|\{,\}/.test(grouped))) {
    text = grouped.replace(/[^\d]/g, '');
    end = grouped.length;
  } else {
    text = /^\d*/.exec(rest)?.[0] ?? '';
    end = text.length;
    // `1{,}5` is a decimal comma: groups of three were taken above.
    const comma = /^\{,\}(\d+)/.exec(rest.slice(end));
    if (comma) return { text: `${text}.${comma[1] ?? ''}`, end: at + end + comma[0].length };
  }
  const decimals = /^\.\d+/.exec(rest.slice(end))?.[0] ?? (/^\.(?![\d.])/.test(rest.slice(end)) && /^\.\s*\\overline|^\.\\dot/.test(rest.slice(end)) ? '.' : '');
  text += decimals;
  end += decimals.length;
  const spacedDecimals = decimals === '' ? undefined : /^(?:\\,\d{3})+(?!\d)/.exec(rest.slice(end))?.[0];
  if (spacedDecimals !== undefined) {
    text += spacedDecimals.replace(/[^\d]/g, '');
    end += spacedDecimals.length;
  }
  const exponent = notation === 'plain' || decimals !== '' ? /^[eE][+-]?\d+(?![\w.])/.exec(rest.slice(end))?.[0] : undefined;
  if (exponent !== undefined) {
    text += exponent.toLowerCase();
    end += exponent.length;
  }
  return { text, end: at + end };
}

/** The exact value of a numeral as `scanNumber` wrote it, with the number of printed decimals. */
export function numeralValue(text: string): { readonly numerator: bigint; readonly denominator: bigint; readonly decimals?: number } | undefined {
  const fraction = /^(\d+)\/(\d+)$/.exec(text);
  if (fraction) return { numerator: BigInt(fraction[1] ?? 0), denominator: BigInt(fraction[2] ?? 1) };
  const match = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/.exec(text);
  if (!match || text === '' || text === '.') return undefined;
  const [, whole = '', decimals = '', exponent = '0'] = match;
  const power = Number(exponent) - decimals.length;
  if (Math.abs(power) > 10_000 || whole.length > 4000) return undefined;
  const digits = BigInt(`${whole}${decimals}` || '0');
  const value = power >= 0 ? { numerator: digits * 10n ** BigInt(power), denominator: 1n } : { numerator: digits, denominator: 10n ** BigInt(-power) };
  return match[2] === undefined || match[2] === '' ? value : { ...value, decimals: Math.max(0, -power) };
}
