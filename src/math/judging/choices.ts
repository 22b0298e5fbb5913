/** The letters an answer consists of: `B`, `(B)`, `\textbf{(B)}`, `ACD`, `A, C and D`. Sorted; undefined of anything else. */
export function choiceLetters(answer: string): string | undefined {
  const plain = answer
    .replace(/\\(?:text|textbf|textit|textrm|mathrm|mathbf|mbox|bf|rm)\b/g, '')
    .replace(/[$*{}\s]|\\[,; ]/g, '')
    .replace(/(?:选项|选|options?|choices?)[:：]?/gi, '')
    .replace(/and|和|与/g, ',')
    .replace(/[.。:：]$/, '');
  if (/^[([（]?([A-J])[)\]）]?$/.test(plain)) return plain.replace(/[^A-J]/g, '');
  if (!/^(?:[([（]?[A-J][)\]）]?[,，、;]?){2,8}$/.test(plain)) return undefined;
  const letters = [...plain.replace(/[^A-J]/g, '')];
  return new Set(letters).size === letters.length ? letters.sort().join('') : undefined;
}

/** Statements chosen by circled numbers, `①③④`: the numbers in order; undefined of anything else. */
export function circledNumbers(answer: string): string | undefined {
  const plain = answer.replace(/[\s$,，、;；.。和与]|and|\\text|[{}]/g, '');
  return /^[①-⑳]+$/.test(plain) ? [...new Set(plain)].sort().join('') : undefined;
}

/** `(B) 12`, `B. 12`: the letter and the text of a choice. */
export function labelledChoice(answer: string): { readonly letter: string; readonly text: string } | undefined {
  const match = /^\s*(?:\\(?:text|textbf|mathrm|mathbf)\s*\{)?\s*(?:\(([A-J])\)|([A-J])\s*[.:：)、．])\s*\}?\s*(\S[\s\S]*)$/.exec(answer);
  const letter = match?.[1] ?? match?.[2];
  return letter !== undefined && match?.[3] !== undefined ? { letter, text: match[3] } : undefined;
}

/** The options a question lists, by letter. */
export function optionsOf(question: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  const marks = [...question.matchAll(/(?:\\(?:text|textbf|mathrm|mathbf)\s*\{)?\s*(?:\(([A-J])\)|(?<![A-Za-z\\])([A-J])\s*[.:：、．)])\s*~?\}?/g)];
  marks.forEach((mark, index) => {
    const letter = mark[1] ?? mark[2];
    if (letter === undefined || options.has(letter)) return;
    const expected = String.fromCharCode('A'.charCodeAt(0) + options.size);
    if (letter !== expected) return;
    const text = question.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? question.length);
    options.set(letter, text.replace(/\\(?:qquad|quad)\b|\\\\|\$\s*$/g, ' ').trim().replace(/[;,，；]$/, ''));
  });
  return options.size >= 2 ? options : new Map();
}
