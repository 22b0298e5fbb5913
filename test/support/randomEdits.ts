import type { EditorRequest, Replacement } from './editorServer.ts';
import type { Numbers } from './generatedNumbers.ts';

/** What is done to the document, and in a few words what that is. */
export interface RandomEdit {
  readonly what: string;
  readonly request: EditorRequest;
  /** Pressed after it, one right upon the other. */
  readonly keys?: readonly string[];
}

const r = String.raw;
const odd = ['😀', '𝔸', 'é', '，', 'e\u0301', '👩‍🚀', '\u00a0', '\t'];
const scraps = [' ', 'a', '7', '.', ',', '=', '$', '$$', '\\', '}', '{', '`', '%', '*', '\n', '\n\n', '```\n', ' so ', 'Hence $1 + 1 = 3$. ', '  ', '\\\\', '&', '(', '^2'];

/** Changes of a claim and of the lines above it, faster than an extension is told of them. */
const hurries = [
  ['7', 'ArrowUp', 'Home', 'Enter', 'Enter'],
  ['Delete', 'Home', 'Enter', 'Enter', 'ArrowUp', 'a'],
  ['Backspace', 'End', 'Enter', 'ArrowUp', 'ArrowUp', 'Home', 'Enter'],
  ['Enter', 'Backspace', 'Home', 'Enter', '1'],
  ['Control+z', 'Control+z', 'Home', 'Enter'],
] as const;

/** Texts whose numbers and words stand in no other piece, so that what is said of one can be told from what is said of another. */
export class MarkedText {
  readonly #numbers: Numbers;
  #next: number;

  constructor(numbers: Numbers, first = 1001) {
    this.#numbers = numbers;
    this.#next = first;
  }

  /** One block of a document: a claim that is right or wrong, a derivation, a problem, a proof, prose. */
  block(): string {
    const n = this.#next++;
    const m = this.#numbers.from(2, 9);
    const off = this.#numbers.random() < 0.6 ? 1 : 0;
    switch (this.#numbers.below(9)) {
      case 0:
        return `We know that $${n} + ${m} = ${n + m + off}$ holds ${this.#numbers.pick(odd)} here.`;
      case 1:
        return `- As $${n} \\times ${m} = ${n * m + off}$ and $${n} - ${m} = ${n - m}$, it goes on.`;
      case 2:
        return `$$${n} + ${m} + x = x + ${n + m + off}$$`;
      case 3:
        return ['$$', r`\begin{aligned}`, r`(x + ${n})(x - ${n}) &= x^2 - ${n * n} \\`, r`&= x^2 - ${n * n + off} \\`, `&= (x - ${n})(x + ${n})`, r`\end{aligned}`, '$$'].join('\n');
      case 4:
        return ['```problem', this.problem(n), '```'].join('\n');
      case 5:
        return this.problem(n);
      case 6:
        return `**Proof.** Let $n$ be even. Then word${n} is even. Hence term${n} follows from it. So $${n} + ${m} = ${n + m + off}$. Thus point${n} is clear. ∎`;
      case 7:
        return `Prose ${n} with ${this.#numbers.pick(odd)} and no formula, ${this.#numbers.pick(odd)}.`;
      default:
        return `Since $${n} + ${m} = ${n + m}$ and $x + ${n} = ${n} + x$, all ${this.#numbers.pick(odd)} is well.`;
    }
  }

  /** An equation with one whole solution. */
  problem(n = this.#next++): string {
    const a = this.#numbers.from(2, 9);
    return `Solve $${a}x + ${n} = ${a * this.#numbers.from(11, 99) + n}$.`;
  }

  document(blocks = 18): string {
    return [`# Sheet ${this.#next++} 😀`, this.problem(), ...Array.from({ length: blocks }, () => this.block()), 'The end.', ''].join('\n\n');
  }
}

/** An edit of a text as somebody might make it, the same for the same numbers. */
export function randomEdit(text: string, numbers: Numbers, marked: MarkedText): RandomEdit {
  const crlf = text.includes('\r\n');
  const at = place(text, numbers);
  const replace = (what: string, replacements: readonly Replacement[]): RandomEdit => ({ what, request: { kind: 'replace', replacements } });
  const command = (id: string, args: readonly unknown[] = [], select: readonly [number, number] = [at, at]): RandomEdit => ({ what: id, request: { kind: 'command', id, args, select, wait: true } });
  const dice = numbers.below(100);
  if (dice < 22) return replace('insert', [{ start: at, removed: 0, text: numbers.pick(numbers.random() < 0.2 ? odd : scraps) }]);
  if (dice < 34) return replace('delete', [{ start: at, removed: Math.min(numbers.pick([1, 1, 2, 5, 20, 120]), text.length - at), text: '' }]);
  if (dice < 44) return replace('replace', [{ start: at, removed: Math.min(numbers.from(1, 12), text.length - at), text: numbers.pick(scraps) }]);
  if (dice < 47) return { ...command('workbench.action.focusActiveEditorGroup'), what: 'keys', keys: numbers.pick(hurries) };
  if (dice < 51) return command('type', [{ text: numbers.pick([...scraps, ...odd]) }]);
  if (dice < 58) return command('paste', [{ text: `${Array.from({ length: numbers.from(1, 4) }, () => marked.block()).join(crlf === numbers.random() < 0.8 ? '\r\n\r\n' : '\n\n')}\n\n`, pasteOnNewLine: false }], numbers.random() < 0.7 ? [lineStart(text, at), lineStart(text, at)] : [at, at]);
  if (dice < 66) return command('undo');
  if (dice < 70) return command('redo');
  if (dice < 78) return command(numbers.pick(['editor.action.moveLinesDownAction', 'editor.action.moveLinesUpAction', 'editor.action.copyLinesDownAction', 'editor.action.deleteLines', 'editor.action.joinLines', 'editor.action.insertLineAfter']));
  if (dice < 86) return replace('several', several(text, numbers));
  if (dice < 90) return { what: 'line ends', request: { kind: 'eol', crlf: !crlf } };
  if (dice < 92) return replace('the same again', [{ start: 0, removed: text.length, text }]);
  if (dice < 96 && text.length < 6000) return replace('a line in front', [{ start: 0, removed: 0, text: `${marked.block()}${crlf ? '\r\n\r\n' : '\n\n'}` }]);
  return replace('another file', [{ start: 0, removed: text.length, text: crlf ? marked.document().replaceAll('\n', '\r\n') : marked.document() }]);
}

/** Inside a formula, at one of its borders, beside a line's end, or anywhere. Never inside a surrogate pair. */
function place(text: string, numbers: Numbers): number {
  const formulas = [...text.matchAll(/\$[^$\n]+\$|Solve .*|^.*&= .*$/gm)];
  const formula = formulas.length > 0 && numbers.random() < 0.65 ? numbers.pick(formulas) : undefined;
  const end = (formula?.index ?? 0) + (formula?.[0].length ?? 0);
  const found = formula ? numbers.pick([formula.index, formula.index + 1, end, end - 1, formula.index + numbers.below(formula[0].length)]) : numbers.random() < 0.3 ? text.indexOf('\n', numbers.below(text.length + 1)) : numbers.below(text.length + 1);
  const at = Math.min(text.length, Math.max(0, found));
  const isInside = /[\udc00-\udfff]/.test(text.charAt(at)) || (text.charAt(at) === '\n' && text.charAt(at - 1) === '\r');
  return isInside ? at - 1 : at;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Small changes in one edit, none of which touches another. */
function several(text: string, numbers: Numbers): readonly Replacement[] {
  const starts = [...new Set(Array.from({ length: numbers.from(2, 4) }, () => place(text, numbers)))].sort((a, b) => a - b);
  return starts.filter((start, index) => index === 0 || start - (starts[index - 1] ?? 0) > 4).map((start) => ({ start, removed: Math.min(numbers.below(3), text.length - start), text: numbers.pick(scraps) }));
}
