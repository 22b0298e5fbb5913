import { seeded } from '../../../src/core/seeded.ts';
const pieces: readonly string[] = [
  'Let $x = 3$ and \\(y = 4\\). ', 'Then **$x+y$ is 7**, *so* `code $no$ math`. ', 'It costs $5 and $10 or US$20. ', '因此，**答案**是 $x=2$。', '\n', '\n\n', '\n\n\n',
  '\n$$\n\\frac{a}{b}\n$$\n', '\n\\[\nx\n+ y\n- z\n\\]\n', '$$x^2$$ which is good', 'Thus $$a\n+ b$$ and \\[ c\n- d \\] follow. ', '\n\\begin{align}\na &= b \\\\\n\n+ c &= d\n\\end{align}\n',
  '\\begin{cases} 1 \\\\ 2 \\end{cases}', '\n- item one\n- item $two$\n', '\n1. first\n\n   $$\n   x\n   $$\n2. second\n', '\n* a\n    * nested $n$\n      more\n', '\n> quote $q$\n> - list\nlazy\n', '\n```python\nx = "$y$"\n\n# not a heading\n```\n', '\n~~~\nopen fence\n',
  '\n# Heading $h$\n', '\n### Step 2: \\(z\\)\n', '\n---\n', '\nfoo\n===\n', '\nfoo\n---\n', '\n| a | $b$ |\n|---|---|\n| 1 | $|x|$ |\n', '\n| only | header\n', '[link](https://example.com/a_b)', '[ref][id] ', '\n[id]: https://example.com "t"\n', '![img](https://example.com/a.png)', '<b>html</b> &lt; &amp; ',
  '\\$3 \\\\ \\_ \\* ', '$', '$$', '\\[', '\\(', '\\)', '\\]', '*', '**', '_', '`', '```', '\n    indented code\n', '\t', '  \n', '+ ', '- ', '1. ', '2', '. ', '> ', '|', '-', '=', '\n+\n', '\\begin{align', '}', '\\end{align}', '{', '\u202e', '~~gone~~', ' word another word', 'a', '\n\n$x', '\n\\begin{matrix}1\n', '$\nA = \\begin{pmatrix}1\n\\end{pmatrix}$', '$x$2', '——「$\\pi$」', '\r\n', '$ a + b $', '$ a$ ', '\\boxed{22}', '\\boxed{', '}',
  'A line of plain words that goes on for quite a while so that no marker can begin it any more and then some', ' and more plain words, 12 of them', '   ', 'word', ',',
  '\n\n```js\nconst a = 1\n', 'let b = 2\n', '  let c\n', '\n`not closing\n', '\n   ```\n',
  '$0$ stays, US$5 and $1,000.50 each; costs $5, then $x$ is it. ', '价格为$5和$10，**共**$15。', '**“引号”**与$y$，*斜体*。', 'A note[^1] and [^2]. ', '\n[^1]: what it says, $n$\n', '\n1. a\n2. b\n2', '.', '\n\n> $$\n> x\n> $$\n> after\n', '\n> \\[\n> y\n', '\n- loose\n\n- items\n\n  with $more$\n\n- of them\n',
  '<script>alert(1)</script> <img src=x onerror=y> ', '\n<div>\nblock\n</div>\n', '\n\\begin{gather*}\nx\n\n\ny\n\\end{gather*}.\n', '\\begin{equation}z\\end{equation}', '\n* * *\n', '\n1) one\n2) two\n', '\n12. twelve\n13. thirteen\n', '***both*** __strong__ ', '\n\\[ \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} \\], and\n', '\n| x |\n|:-:|\n', '\\(a\n\nb\\)', '&nbsp;&#36;',
];

/** What is longer than a piece, of which a document holds one at most: lists, tables, code, paragraphs and unclosed formulas. */
const long: readonly ((random: () => number) => string)[] = [
  (random) => {
    const mark = pick(random, ['-', '*', '1.', '7)']);
    const items = Array.from({ length: 14 + below(random, 30) }, (_, index) => {
      const ends = pick(random, ['\n', '\n', '\n', '\n\n', `\n${' '.repeat(mark.length + 1)}more $m_{${index}}$\n`, `\n\n${' '.repeat(mark.length + 1)}$$\n${' '.repeat(mark.length + 1)}y\n${' '.repeat(mark.length + 1)}$$\n`, '\nlazy\n', `\n${' '.repeat(mark.length + 1)}- nested\n`]);
      return `${mark} item ${index} with $x_{${index}}$${' and words'.repeat(below(random, 12))}${ends}`;
    });
    return `\n${items.join('')}`;
  },
  (random) => `\n| a | $b$ |\n|---|:-:|\n${Array.from({ length: 31 + below(random, 50) }, (_, index) => pick(random, [`| ${index} | $x$ |\n`, `${index} | y\n`, `| ${index}\n`, `| a | b | c |\n`])).join('')}`,
  (random) => `\n${pick(random, ['```', '~~~~', '  ```js'])}\n${Array.from({ length: 70 + below(random, 120) }, (_, index) => pick(random, [`line ${index}\n`, '\n', '    # indented\n', '``\n', '   \n'])).join('')}`,
  (random) => sentences(random, ' '),
  (random) => sentences(random, '\n'),
  (random) => `\n${pick(random, ['$$', '\\[', '\\begin{align}'])}\n${`x &= y + z ${pick(random, ['\\\\\n', ' ', '\\\\\n  '])}`.repeat(760 + below(random, 200))}`,
];

function sentences(random: () => number, between: string): string {
  return Array.from({ length: 20 + below(random, 60) }, (_, index) =>
    pick(random, [`Words and $x_{${index}}$ and more words in one paragraph; all of them plain.`, `*Then* **it** is \`so\`, see [here](https://example.com/${index}).`, '因此我们得到一个很长的段落，其中没有任何空格。', 'It costs $5 here.', `An open *star and \\(y`, 'and so | on', '- 2 more', '1. one', `[^${index}] is a note`, `\\(z_{${index}}\\) closes`, 'a `tick']),
  ).join(between);
}

function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}

function pick<T>(random: () => number, all: readonly T[]): T {
  return all[below(random, all.length)] as T;
}

/** A text of random pieces, with cuts at random offsets, always the same for a seed. Every fifth holds something long. */
export function randomDocument(seed: number): { readonly text: string; readonly cuts: readonly number[] } {
  const random = seeded(seed);
  const some = (count: number): string => Array.from({ length: count }, () => pick(random, pieces)).join('');
  let text = some(2 + below(random, 28));
  let step = 1 + below(random, 24);
  if (seed % 5 === 0) {
    text = some(below(random, 6)) + pick(random, long)(random) + some(below(random, 12));
    step = 40 + below(random, 300);
  }
  const cuts: number[] = [];
  for (let at = Math.ceil(random() * step); at < text.length; at += 1 + below(random, step)) cuts.push(at);
  return { text, cuts };
}
