/** What a drawn formula is made of; whatever else stands in an SVG could run, load or link something. */
const elements: ReadonlySet<string> = new Set(['svg', 'g', 'path', 'rect', 'line', 'ellipse', 'polygon', 'defs', 'use', 'text']);

const tag = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
const attribute = /([\w:-]+)="([^"<]*)"/g;

/** Attributes that say where something is to be found. */
const pointing = /^(?:href|xlink:href|src|.*:href)$/;
/** Namespaces are names, and nothing is loaded from them. */
const naming = /^xmlns(?::\w+)?$/;

/**
 * Whether a text is one well-formed SVG element that holds nothing but shapes and words: no script, no style, no
 * foreign content, no handler, and no reference out of itself.
 */
export function isAllowedSvg(svg: string): boolean {
  const open: string[] = [];
  let at = 0;
  let roots = 0;
  while (at < svg.length) {
    if (svg[at] !== '<') {
      const next = svg.indexOf('<', at);
      const words = svg.slice(at, next < 0 ? svg.length : next);
      if (/>|&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);)/i.test(words) || (open.length === 0 && words.trim() !== '')) return false;
      at = next < 0 ? svg.length : next;
      continue;
    }
    tag.lastIndex = at;
    const match = tag.exec(svg);
    const name = match?.[2];
    if (!match || name === undefined || !elements.has(name)) return false;
    at = tag.lastIndex;
    if (match[1] === '/') {
      if (open.pop() !== name) return false;
      continue;
    }
    if (open.length === 0 && (name !== 'svg' || roots++ > 0)) return false;
    if (![...(match[3] ?? '').matchAll(attribute)].every(([, key = '', value = '']) => isAllowedAttribute(key, value))) return false;
    if (match[4] !== '/') open.push(name);
  }
  return open.length === 0 && roots === 1;
}

function isAllowedAttribute(name: string, value: string): boolean {
  const key = name.toLowerCase();
  if (naming.test(key)) return true;
  if (key.startsWith('on')) return false;
  if (pointing.test(key)) return /^#[\w-]+$/.test(value);
  return !/url\s*\(|javascript:|data:|https?:|@import|expression\s*\(/i.test(value);
}
