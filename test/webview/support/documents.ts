/** mulberry32 (T. Ettinger, public domain): a small seeded generator of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pieces: readonly string[] = [
  'Let $x = 3$ and \\(y = 4\\). ', 'Then **$x+y$ is 7**, *so* `code $no$ math`. ', 'It costs $5 and $10 or US$20. ', '因此，**答案**是 $x=2$。', '\n', '\n\n', '\n\n\n',
  '\n$$\n\\frac{a}{b}\n$$\n', '\n\\[\nx\n+ y\n- z\n\\]\n', '$$x^2$$ which is good', 'Thus $$a\n+ b$$ and \\[ c\n- d \\] follow. ', '\n\\begin{align}\na &= b \\\\\n\n+ c &= d\n\\end{align}\n',
  '\\begin{cases} 1 \\\\ 2 \\end{cases}', '\n- item one\n- item $two$\n', '\n1. first\n\n   $$\n   x\n   $$\n2. second\n', '\n* a\n    * nested $n$\n      more\n', '\n> quote $q$\n> - list\nlazy\n', '\n```python\nx = "$y$"\n\n# not a heading\n```\n', '\n~~~\nopen fence\n',
  '\n# Heading $h$\n', '\n### Step 2: \\(z\\)\n', '\n---\n', '\nfoo\n===\n', '\nfoo\n---\n', '\n| a | $b$ |\n|---|---|\n| 1 | $|x|$ |\n', '\n| only | header\n', '[link](https://example.com/a_b)', '[ref][id] ', '\n[id]: https://example.com "t"\n', '![img](https://example.com/a.png)', '<b>html</b> &lt; &amp; ',
  '\\$3 \\\\ \\_ \\* ', '$', '$$', '\\[', '\\(', '\\)', '\\]', '*', '**', '_', '`', '```', '\n    indented code\n', '\t', '  \n', '+ ', '- ', '1. ', '2', '. ', '> ', '|', '-', '=', '\n+\n', '\\begin{align', '}', '\\end{align}', '{', '\u202e', '~~gone~~', ' word another word', 'a', '\n\n$x', '\n\\begin{matrix}1\n', '$\nA = \\begin{pmatrix}1\n\\end{pmatrix}$', '$x$2', '——「$\\pi$」', '\r\n', '$ a + b $', '$ a$ ', '\\boxed{22}', '\\boxed{', '}',
  'A line of plain words that goes on for quite a while so that no marker can begin it any more and then some', ' and more plain words, 12 of them', '   ', 'word', ',',
  '\n\n```js\nconst a = 1\n', 'let b = 2\n', '  let c\n', '\n`not closing\n', '\n   ```\n',
];

/** A text of random pieces, with cuts at random offsets, always the same for a seed. */
export function randomDocument(seed: number): { readonly text: string; readonly cuts: readonly number[] } {
  const random = seeded(seed);
  const length = 2 + Math.floor(random() * 28);
  let text = '';
  for (let index = 0; index < length; index++) text += pieces[Math.floor(random() * pieces.length)] ?? '';
  const step = 1 + Math.floor(random() * 24);
  const cuts: number[] = [];
  for (let at = Math.ceil(random() * step); at < text.length; at += 1 + Math.floor(random() * step)) cuts.push(at);
  return { text, cuts };
}
