/** Macros of a document: what each stands for, and how many arguments it takes. */
export type Macros = Readonly<Record<string, readonly [body: string, args: number]>>;

const definition = /\\(?:(?:re|provide)?newcommand\*?\s*\{?\s*\\([A-Za-z]+)\s*\}?\s*(?:\[([1-9])\])?|(?:def)\s*\\([A-Za-z]+)|DeclareMathOperator\*?\s*\{\s*\\([A-Za-z]+)\s*\})\s*\{/g;

/** Longer bodies are programs and no notation. UTF-16 units. */
const longestBody = 300;
/** A formula with more macros than this is not helped by them. */
const mostUsed = 40;

/** The macros that a formula uses, by itself or through another, as a text defines them: the last word on each. */
export function macrosFor(latex: string, text: string): Macros {
  if (!/\\(?:newcommand|renewcommand|providecommand|def|DeclareMathOperator)/.test(text)) return {};
  const all = new Map<string, readonly [string, number]>();
  for (const match of text.matchAll(definition)) {
    const body = bodyAt(text, match.index + match[0].length);
    const [, command, args, plain, operator] = match;
    const name = command ?? plain ?? operator;
    if (body !== undefined && name !== undefined) all.set(name, [operator === undefined ? body : `\\operatorname{${body}}`, Number(args ?? 0)]);
  }
  const used = new Map<string, readonly [string, number]>();
  const look = (source: string): void => {
    for (const [, name = ''] of source.matchAll(/\\([A-Za-z]+)/g)) {
      const macro = all.get(name);
      if (!macro || used.has(name) || used.size >= mostUsed) continue;
      used.set(name, macro);
      look(macro[0]);
    }
  };
  look(latex);
  return Object.fromEntries(used);
}

/** What stands up to the brace that closes, where it does soon. */
function bodyAt(text: string, start: number): string | undefined {
  let depth = 1;
  for (let index = start; index < text.length && index - start <= longestBody; index++) {
    const unit = text[index];
    if (unit === '\\') index++;
    else if (unit === '{') depth++;
    else if (unit === '}' && --depth === 0) return text.slice(start, index);
  }
  return undefined;
}
