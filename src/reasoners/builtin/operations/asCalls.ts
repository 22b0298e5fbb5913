/** Signs that problems give a meaning of their own; a few of them mean something already, where nothing defines them. */
const signs = String.raw`\\(?:star|bigstar|circ|bigcirc|heartsuit|clubsuit|spadesuit|diamond|Diamond|diamondsuit|lozenge|otimes|oplus|ominus|odot|oslash|triangle|bigtriangleup|Delta|nabla|square|Box|bowtie|dagger|ddagger|ast|clubsuit|#|&|S|wedge|vee|triangleright|triangleleft|bullet)(?![a-zA-Z])|[★☆⊕⊗⊙◇◆※△▲∗*#@&□♡♢♣♠]`;
const sign = new RegExp(signs, 'y');
const lone = new RegExp(String.raw`^\s*(?:${signs})\s*$`);
const definition = new RegExp(String.raw`^[\s(]*([a-zA-Z])(?:\s|\\[,!;: ])*(${signs})(?:\s|\\[,!;: ])*([a-zA-Z])[\s)]*=`);

/** The sign that a formula defines, as `a \star b = …`. */
export function definedSign(formula: string): string | undefined {
  const [, left, found, right] = definition.exec(formula) ?? [];
  return left !== undefined && left !== right ? found : undefined;
}

/** Whether a formula is nothing but such a sign. */
export function isSign(formula: string): boolean {
  return lone.test(formula);
}

class Unclear extends Error {}

/**
 * A formula with each `x \star y` as a call `name(x, y)`. Undefined where it is not certain what belongs to an operation:
 * two of them without brackets, or one beside a sum or product.
 */
export function asCalls(formula: string, names: ReadonlyMap<string, string>): string | undefined {
  try {
    return callsIn(formula.replace(/\\(?:left|right)(?=\s*[()[\]])|\\[,!;: ]/g, ' ').replaceAll('[', '(').replaceAll(']', ')'), names);
  } catch (error) {
    if (error instanceof Unclear) return undefined;
    throw error;
  }
}

function callsIn(text: string, names: ReadonlyMap<string, string>): string {
  const groups: (readonly [from: number, to: number])[] = [];
  const marks: { readonly from: number; readonly to: number; readonly name: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? '';
    if (mark === '(' || mark === '{') {
      const to = closing(text, at);
      groups.push([at, to]);
      at = to;
    } else if (mark === ')' || mark === '}') throw new Unclear();
    else if (mark === '=') return `${callsIn(text.slice(0, at), names)}=${callsIn(text.slice(at + 1), names)}`;
    else {
      sign.lastIndex = at;
      const found = sign.exec(text)?.[0];
      const name = found === undefined ? undefined : names.get(found);
      if (found !== undefined && name !== undefined) marks.push({ from: at, to: at + found.length, name });
    }
  }
  const [only, ...more] = marks;
  // A second operation in one term may be meant in two ways.
  if (more.length > 0) throw new Unclear();
  if (only) return `${only.name}(${operand(text.slice(0, only.from), names)},${operand(text.slice(only.to), names)})`;
  let result = '';
  let from = 0;
  for (const [start, end] of groups) {
    result += `${text.slice(from, start + 1)}${callsIn(text.slice(start + 1, end), names)}`;
    from = end;
  }
  return result + text.slice(from);
}

/** A number, a letter, a fraction or root of numbers, or brackets, perhaps with a minus sign. */
function operand(text: string, names: ReadonlyMap<string, string>): string {
  const inner = text.trim();
  if (/^-?\s*(?:\d+(?:\.\d+)?|[a-zA-Z]|\\[dt]?frac\s*(?:\{-?\d+\}\s*\{\d+\}|\d\s*\d)|\\sqrt\s*(?:\{\d+\}|\d)|\\pi)$/.test(inner)) return inner;
  if (!/^[({]/.test(inner) || closing(inner, 0) !== inner.length - 1) throw new Unclear();
  return callsIn(inner.slice(1, -1), names);
}

function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (/[({]/.test(text[at] ?? '')) depth++;
    if (/[)}]/.test(text[at] ?? '') && --depth === 0) return at;
  }
  throw new Unclear();
}
