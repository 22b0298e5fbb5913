import { seeded } from '../../src/core/seeded.ts';
import { derivation } from '../support/derivations.ts';
import { families } from '../support/generatedClaims.ts';
import { Numbers } from '../support/generatedNumbers.ts';
import { quick } from './lintedDocument.ts';

/** Where something can be typed: a line from 1, and a column behind which to type; none is the end of the line. */
export interface TypingPlace {
  readonly line: number;
  readonly column?: number;
}

export interface LongLatex {
  readonly text: string;
  /** Claims in it that are false, each in a derivation of its own. */
  readonly wrong: number;
  /** Places for each kind of typing, the last of the file first, so that typing at one moves none that is still to come. */
  readonly places: Readonly<Record<'prose' | 'formula' | 'derivation', readonly TypingPlace[]>>;
}

const sentences = [
  'The argument is short, and we give all of it.',
  'Every step can be read backwards, so that both statements say the same.',
  'This was used without a word in the last section.',
  'Nothing changes when the letters trade places.',
  'A reader in a hurry may skip what follows and come back to it later.',
  'We write the terms in the order of their powers and compare them one by one.',
  'It is enough to look at the first two cases, since the others are alike.',
];
const begun = 'In the same way we see that';

/** A LaTeX article of so many lines as people write them: prose, formulas in it, theorems, proofs and derivations. The same for the same seed. */
export function longLatex(lines: number, seed = 7): LongLatex {
  const random = seeded(seed);
  const n = new Numbers(random);
  const made = ['\\documentclass{article}', '\\usepackage{amsmath, amsthm}', '\\newtheorem{theorem}{Theorem}', '\\begin{document}', ''];
  const places: Record<'prose' | 'formula' | 'derivation', TypingPlace[]> = { prose: [], formula: [], derivation: [] };
  let wrong = 0;
  for (let part = 0; made.length < lines - 40; part++) {
    if (part % 8 === 0) made.push(`\\section{On the numbers of kind ${part / 8 + 1}}`, '');
    const claim = (): string => families[n.pick(quick)]?.(n) ?? '1 = 1';
    made.push(n.pick(sentences), `For example $${claim()}$, and also $${claim()}$.`, n.pick(sentences), '');
    made.push('\\begin{theorem}', `Let $n$ be a whole number. Then $(n + ${part})^2 - n^2 = ${2 * part}n + ${part * part}$.`, '\\end{theorem}', '\\begin{proof}', n.pick(sentences), '\\end{proof}', '');
    made.push(...latexDerivation(random).split('\n'), '');
    if (part % 12 === 6) {
      const a = n.from(2, 90);
      made.push('\\begin{align*}', `(t + ${a})^2 - 1 &= t^2 + ${a * a} - 1 \\\\`, `&= t^2 + ${a * a - 1}`, '\\end{align*}', '');
      wrong++;
    }
    if (part % 10 === 5) {
      made.push(n.pick(sentences), begun, '');
      places.prose.unshift({ line: made.length - 1 });
      made.push(`Here $x^2 + ${part}x$ is looked at.`, '');
      places.formula.unshift({ line: made.length - 1, column: `Here $x^2 + ${part}x`.length + 1 });
      made.push('\\begin{align*}', '(x + 3)^2 - (x - 3)^2 &= (x^2 + 6x + 9) - (x^2 - 6x + 9) \\\\', '&= 12x', '\\end{align*}', '');
      places.derivation.unshift({ line: made.length - 2 });
    }
  }
  while (made.length < lines - 1) made.push(n.pick(sentences));
  made.push('\\end{document}');
  return { text: `${made.join('\n')}\n`, wrong, places };
}

function latexDerivation(random: () => number): string {
  for (;;) {
    const { format, text } = derivation(random);
    if (format === 'latex') return text.replaceAll('\n\n', '\n');
  }
}
