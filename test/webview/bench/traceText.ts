import { seeded } from '../../../src/core/seeded.ts';

/** UTF-16 units that are counted as a token, about what models' tokenizers give for such text. */
export const unitsPerToken = 3.2;

/** A trace of mathematical thinking of a length in tokens, always the same for a seed. */
export function traceText(tokens: number, seed: number): string {
  const random = seeded(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const number = (): number => Math.floor(random() * 90) + 2;
  const formula = (): string => pick([`x^${number()} - ${number()}x + ${number()}`, `\\frac{${number()}}{${number()}}`, `\\sqrt{${number()}} + y_{${number()}}`, `\\sum_{k=1}^{${number()}} k^2`, `a \\equiv ${number()} \\pmod{${number()}}`, '(x-2)(x-3)']);
  const sentence = (): string =>
    pick([
      `We know that $${formula()} = ${formula()}$, so let us see what follows. `,
      `Wait, is \\(${formula()}\\) really positive here? `,
      `**Step ${number()}.** Substitute $x = ${number()}$ and compare both sides. `,
      'That does not look right; check the sign again before going on. ',
      `Hence $${formula()}$ must divide $${formula()}$. `,
    ]);
  const block = (): string =>
    pick([
      () => sentence() + sentence() + sentence(),
      () => sentence() + sentence(),
      () => `$$\n${formula()} = ${formula()}\n$$`,
      () => `\\[\n\\begin{aligned}\n${formula()} &= ${formula()} \\\\\n&= ${formula()}\n\\end{aligned}\n\\]`,
      () => Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n'),
      () => `### Case ${number()}: $${formula()}$`,
    ])();
  let text = '';
  while (text.length < tokens * unitsPerToken) text += `${block()}\n\n`;
  return text;
}

/** The same text with dollars alone: the only delimiters that the peers know. */
export function withDollars(text: string): string {
  return text.replace(/\\[()]/g, '$').replace(/\\[[\]]/g, '$$$$');
}

/** Texts made to be slow: what is shown already, and what is added to it. */
export const slowTexts: readonly { readonly name: string; readonly text: string; readonly added: string }[] = [
  { name: 'open `$$` of 80,000 characters', text: `$$\n${'x + y + z \\\\\n'.repeat(6150)}`, added: 'x + y \\\\\n'.repeat(80) },
  { name: 'the same in one line', text: `$$\n${'x + y + z + '.repeat(6600)}`, added: 'x + y + '.repeat(80) },
  { name: 'open fence of 80,000 characters', text: `\`\`\`python\n${'print(x + y)\n'.repeat(6150)}`, added: 'print(x)\n'.repeat(70) },
  { name: 'list of 20,000 tokens', text: Array.from({ length: 900 }, (_, index) => `- item ${index} with $x_{${index}}$ and words enough to fill it up\n`).join(''), added: '- one more item with $y$\n'.repeat(26) },
  { name: 'the same, loose and numbered', text: Array.from({ length: 850 }, (_, index) => `${index + 1}. item ${index} with $x_{${index}}$ and words enough to fill it up\n\n`).join(''), added: '7. one more item with $y$\n\n'.repeat(24) },
  { name: 'paragraph of 20,000 tokens', text: 'Words and $x^2$ and more words in one paragraph. '.repeat(1300), added: 'and words, with $y$, go on. '.repeat(23) },
  { name: 'table of 20,000 tokens', text: `| a | b | c |\n|---|---|---|\n${'| 1 | $x$ | some words in a cell |\n'.repeat(1900)}`, added: '| 2 | $y$ | words |\n'.repeat(32) },
  { name: 'text with footnotes', text: 'A line with a note[^1] and $x$.\n\n'.repeat(1900), added: 'More[^2] of it.\n\n[^2]: a note\n\n'.repeat(20) },
];
