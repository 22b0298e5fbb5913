import type { TextFormat } from '../../../../src/core/problem.ts';

/** A text with a line in it, named by its beginning, and what a reader knows there. */
export interface ProofCase {
  readonly name: string;
  readonly format: TextFormat;
  readonly text: string;
  /** A piece of the line the cursor stands in. */
  readonly at: string;
  /** Pieces of the goals, outermost first; for a derivation `from → to`. */
  readonly goals?: readonly string[];
  /** Pieces of facts that are known there, and of those that must not be. */
  readonly known?: readonly string[];
  readonly unknown?: readonly string[];
  /** Pieces of what the line uses, and of what it does not. */
  readonly uses?: readonly string[];
  readonly leaves?: readonly string[];
  readonly parts?: readonly string[];
}

const md = 'markdown';
const tex = 'latex';
const txt = 'plaintext';
const sumOfEvens = '**Theorem.** Let $a$ and $b$ be even. Then $a + b$ is even.\n\n**Proof.** Since $a$ is even, $a = 2k$ for some integer $k$. Likewise $b = 2m$ (1). Hence $a + b = 2k + 2m$, by (1). ∎\n\nAnother thing: $z = 3$.';
const contrary = '\\begin{theorem}\nLet $n$ be an integer. If $n^2$ is even, then $n$ is even.\n\\end{theorem}\n\\begin{proof}\nSuppose for contradiction that $n$ is odd. Write $n = 2k+1$. Then\n\\begin{align}\nn^2 &= (2k+1)^2 \\\\\n &= 4k^2+4k+1 \\label{eq:a}\n\\end{align}\nwhich is odd by \\eqref{eq:a}, a contradiction. Hence $n$ is even.\n\\end{proof}';
const cases = 'Prove that $|x| \\ge x$ for real $x$.\n\n**Proof.** Let $x$ be real.\n\nCase 1: $x \\ge 0$. Then $|x| = x$.\n\nCase 2: $x < 0$. Then $|x| = -x$, and $-x > x$.\n\nIn both cases $|x| \\ge x$. ∎';
const induction = 'Prove that $1 + 2 + \\dots + n = n(n+1)/2$ for all $n \\ge 1$.\n\n**Base case.** For $n = 1$ both sides are $1$.\n\n**Inductive step.** Assume that $S_k = k(k+1)/2$. Then $S_{k+1} = S_k + k + 1$.\n\nBy induction the formula holds for all $n$.';
const zhInduction = '求证：$1+3+\\cdots+(2n-1)=n^2$。\n\n证明：(1) 当 $n=1$ 时，左边 $=1$，等式成立。\n\n(2) 假设当 $n=k$ 时等式成立，即 $S_k=k^2$。则 $S_{k+1}=k^2+2k+1=(k+1)^2$。\n\n综上，等式对一切正整数成立。';
const iff = 'Show that $n$ is even if and only if $n^2$ is even.\n\n(⇒) Suppose $n = 2k$. Then $n^2 = 4k^2$.\n\n(⇐) Suppose $n$ is odd. Then $n^2$ is odd.';
const chain = '# A derivation\n\nTherefore checks.\n\n$$\n\\begin{aligned}\n(x + 1)^2 - (x - 1)^2 &= (x^2 + 2x + 1) - (x^2 - 2x + 1) \\\\\n&= 2x + 2x \\\\\n&= 4x\n\\end{aligned}\n$$\n\nAnd these hold:\n\n$$\\sin 2x = 2 \\sin x \\cos x$$';
const zhContrary = '求证：$\\sqrt{2}$ 是无理数。\n\n证明：假设 $\\sqrt{2}$ 是有理数，与结论矛盾的情形由此而来。设 $\\sqrt{2}=\\frac{p}{q}$，其中 $p,q$ 互质。则 $p^2=2q^2$。所以 $p$ 是偶数。这与 $p,q$ 互质矛盾。故 $\\sqrt{2}$ 是无理数。证毕';

export const proofCases: readonly ProofCase[] = [
  { name: 'a statement gives what is supposed and what is to be shown', format: md, text: sumOfEvens, at: 'Since $a$', goals: ['Then $a + b$ is even'], known: ['be even'], unknown: ['z = 3'], uses: ['be even'] },
  { name: 'a cited number leads to its line', format: md, text: sumOfEvens, at: 'Hence $a + b', known: ['a = 2k', 'b = 2m'], uses: ['b = 2m'] },
  { name: 'nothing is known of what comes later', format: md, text: sumOfEvens, at: 'Likewise', unknown: ['Hence', 'Another'], known: ['a = 2k'] },
  { name: 'what stands behind the proof is no part of it', format: md, text: sumOfEvens, at: 'Another thing', unknown: ['a = 2k', 'be even'] },
  { name: 'a theorem environment before a proof environment', format: tex, text: contrary, at: 'Write $n', goals: ['If $n^2$ is even'], known: ['be an integer', 'is odd'], parts: ['for contradiction'] },
  { name: 'a row goes on from the row before', format: tex, text: contrary, at: '4k^2+4k+1', uses: ['(2k+1)^2'], known: ['n = 2k+1'] },
  { name: 'a label is cited', format: tex, text: contrary, at: 'which is odd', uses: ['4k^2+4k+1'] },
  { name: 'what was supposed for a contradiction ends with it', format: tex, text: contrary, at: 'Hence $n$', goals: ['If $n^2$ is even'], known: ['be an integer'], unknown: ['is odd', '2k+1'], parts: [], leaves: ['be an integer x'] },
  { name: 'a case knows what it supposes', format: md, text: cases, at: 'Then $|x| = x$', known: ['be real', 'x \\ge 0'], parts: ['Case 1'], goals: ['|x| \\ge x'], uses: ['x \\ge 0'] },
  { name: 'a case does not know what the one beside it supposed', format: md, text: cases, at: 'Then $|x| = -x', known: ['be real', 'x < 0'], unknown: ['x \\ge 0$.', '|x| = x$'], parts: ['Case 2'] },
  { name: 'behind the cases none of them is supposed', format: md, text: cases, at: 'In both cases', known: ['be real'], unknown: ['x < 0', 'Case 1'], parts: [] },
  { name: 'the base case', format: md, text: induction, at: 'For $n = 1', goals: ['1 + 2'], parts: ['Base case'] },
  { name: 'the step knows its hypothesis and not the base case', format: md, text: induction, at: 'Then $S_{k+1}', goals: ['1 + 2'], known: ['S_k = k(k+1)/2'], unknown: ['n = 1'], parts: ['Inductive step'], uses: ['S_k = k(k+1)/2'] },
  { name: 'behind the induction its hypothesis is known no more', format: md, text: induction, at: 'By induction', unknown: ['S_k'], parts: [] },
  { name: 'induction in Chinese: the base', format: md, text: zhInduction, at: '当 $n=1$', goals: ['=n^2'], parts: ['n=1'] },
  { name: 'induction in Chinese: the step', format: md, text: zhInduction, at: '则 $S_{k+1}', goals: ['=n^2'], known: ['S_k=k^2'], unknown: ['左边'], uses: ['S_k=k^2'] },
  { name: 'induction in Chinese: the end', format: md, text: zhInduction, at: '综上', unknown: ['S_k=k^2'], parts: [] },
  { name: 'the directions of an equivalence are parted', format: md, text: iff, at: 'Then $n^2$ is odd', goals: ['if and only if'], known: ['$n$ is odd'], unknown: ['n = 2k', '4k^2'] },
  { name: 'the first direction', format: md, text: iff, at: 'Then $n^2 = 4k^2', known: ['n = 2k'], uses: ['n = 2k'] },
  { name: 'a chain heads for its last side', format: md, text: chain, at: '&= 2x + 2x', goals: ['(x+1)^2-(x-1)^2 → 4x'], known: ['(x + 1)^2'], unknown: ['\\sin'], uses: ['(x + 1)^2'] },
  { name: 'the first row of a chain', format: md, text: chain, at: '(x + 1)^2 - ', goals: ['(x+1)^2-(x-1)^2 → 4x'], unknown: ['2x + 2x'] },
  { name: 'a display by itself heads for nothing', format: md, text: chain, at: '\\sin 2x', goals: [] },
  { name: 'equations under one another', format: md, text: 'Solve\n\n$$2x + 3 = 7$$\n\n$$2x = 4$$\n\n$$x = 2$$\n', at: '2x = 4', goals: ['2x + 3 = 7 → x = 2'], known: ['2x + 3 = 7'], unknown: ['x = 2$'], uses: ['2x + 3 = 7'] },
  { name: 'equations under one another in plain text', format: txt, text: '2x + 3 = 7\n2x = 4\nx = 2\n', at: 'x = 2', known: ['2x + 3 = 7', '2x = 4'], goals: ['2x + 3 = 7 → x = 2'] },
  { name: 'other letters are another derivation', format: md, text: '$$2x = 4$$\n\n$$x = 2$$\n\n$$3y = 9$$\n\n$$y = 3$$', at: 'y = 3', goals: ['3y = 9 → y = 3'], uses: ['3y = 9'], leaves: ['2x = 4', 'x = 2'] },
  { name: 'a heading parts derivations', format: md, text: '# One\n\nLet $x = 3$.\n\n# Two\n\n$$2x = 4$$\n\n$$x = 2$$', at: '2x = 4', unknown: ['x = 3'] },
  { name: 'in LaTeX a section does', format: tex, text: '\\section{One}\nLet $x = 3$.\n\\section{Two}\nWe have $2x = 4$. So $x = 2$.', at: 'So $x', unknown: ['x = 3'], known: ['2x = 4'], uses: ['2x = 4'] },
  { name: 'a heading "Proof" does not part statement and proof', format: md, text: '## Theorem 2\n\nIf $a > 0$ then $2a > 0$.\n\n## Proof\n\nLet $a > 0$. Then $2a > 0$.', at: 'Then $2a', goals: ['If $a > 0$'], known: ['Let $a > 0$'], uses: ['Let $a > 0$'] },
  { name: 'a Chinese proof of an inequality', format: md, text: '已知 $a>0$，$b>0$，求证：$a^2+b^2 \\ge 2ab$。\n\n证明：由 $(a-b)^2 \\ge 0$ 得 $a^2+b^2-2ab \\ge 0$。①\n所以由①，$a^2+b^2 \\ge 2ab$。证毕', at: '所以由①', goals: ['a^2+b^2 \\ge 2ab'], known: ['a>0', '(a-b)^2'], uses: ['(a-b)^2'] },
  { name: 'what is given and what is to be shown in one Chinese sentence', format: md, text: '已知 $a>0$，$b>0$，求证：$a^2+b^2 \\ge 2ab$。\n\n证明：由 $(a-b)^2 \\ge 0$ 得证。', at: '由 $(a-b)', known: ['已知 $a>0$'], goals: ['a^2+b^2'] },
  { name: 'a Chinese proof by contradiction', format: md, text: zhContrary, at: '所以 $p$', goals: ['\\sqrt{2}'], known: ['p^2=2q^2', '有理数'], uses: ['p^2=2q^2'] },
  { name: 'behind the Chinese contradiction', format: md, text: zhContrary, at: '故 $\\sqrt', unknown: ['p^2=2q^2', '是有理数'], parts: [] },
  { name: 'Chinese cases', format: md, text: '求证：$|x| \\ge x$。\n\n情形一：$x \\ge 0$。则 $|x|=x$。\n\n情形二：$x<0$。则 $|x|=-x$。\n\n综上，$|x| \\ge x$。', at: '则 $|x|=-x', known: ['x<0'], unknown: ['情形一', '|x|=x'], parts: ['情形二'] },
  { name: 'behind Chinese cases', format: md, text: '求证：$|x| \\ge x$。\n\n情形一：$x \\ge 0$。则 $|x|=x$。\n\n情形二：$x<0$。则 $|x|=-x$。\n\n综上，$|x| \\ge x$。', at: '综上', unknown: ['x<0'], parts: [] },
  { name: 'what is enough to show', format: md, text: 'Prove that $a^2 + b^2 \\ge 2ab$.\n\nIt suffices to show that $(a-b)^2 \\ge 0$. A square is never negative, so $(a-b)^2 \\ge 0$.', at: 'A square', goals: ['a^2 + b^2', '(a-b)^2'] },
  { name: 'what is enough to show, in Chinese', format: md, text: '求证：$a+b \\ge 2\\sqrt{ab}$。\n\n证明：只需证 $(\\sqrt a-\\sqrt b)^2 \\ge 0$。而平方非负，故 $(\\sqrt a-\\sqrt b)^2 \\ge 0$ 成立。', at: '而平方', goals: ['a+b', '\\sqrt a'] },
  { name: 'a question is no fact', format: md, text: 'Is $7 = 3 + 5$? Let $x = 2$. Then $x + 1 = 3$.', at: 'Then $x', known: ['x = 2'], unknown: ['7 = 3'] },
  { name: '"let us compute" supposes nothing', format: md, text: 'Let us compute $2 + 2 = 4$. So $4 = 2 + 2$.', at: 'So $4', known: ['2 + 2 = 4'] },
  { name: '"take the root" supposes nothing', format: md, text: 'Let $x^2 = 4$ with $x > 0$. Take the square root of both sides, so $x = 2$. Then $x + 1 = 3$.', at: 'Take the', known: ['x^2 = 4'], uses: ['x^2 = 4'] },
  { name: 'what a proof is about to do is no fact', format: md, text: 'Prove that $n^2 \\ge 0$.\n\nWe proceed by cases on the sign. Let $n \\ge 0$. Then $n^2 \\ge 0$.', at: 'Then $n^2', goals: ['n^2 \\ge 0'], known: ['n \\ge 0'], unknown: ['proceed'] },
  { name: 'a definition is used where its name is', format: md, text: 'Let $t = x + 1$. Then\n\n$$t^2 = (x + 1)^2$$\n\n$$3 \\cdot 4 = 12$$', at: 't^2', uses: ['t = x + 1'] },
  { name: 'and not where it is not', format: md, text: 'Let $t = x + 1$. Then\n\n$$t^2 = (x + 1)^2$$\n\n$$3 \\cdot 4 = 12$$', at: '3 \\cdot 4', leaves: ['t = x + 1', 't^2'] },
  { name: 'plain text with "let" and letters in words', format: txt, text: 'Claim: the sum of two odd numbers is even.\nProof. Let m and n be odd. Then m = 2a + 1 and n = 2b + 1. So m + n = 2a + 2b + 2. QED', at: 'So m + n', goals: ['the sum of two odd'], known: ['Let m and n', 'm = 2a + 1'], uses: ['m = 2a'] },
  { name: 'a list of steps', format: md, text: 'Show that $(a+b)^2 \\ge 4ab$.\n\n1. Expand: $(a+b)^2 = a^2 + 2ab + b^2$.\n2. Subtract: $a^2 + 2ab + b^2 - 4ab = (a-b)^2$.\n3. Thus $(a+b)^2 - 4ab \\ge 0$.', at: 'Thus', goals: ['(a+b)^2 \\ge 4ab'], known: ['Expand', 'Subtract'], uses: ['Subtract'] },
  { name: 'items in LaTeX', format: tex, text: 'Prove that $a = a$.\n\\begin{itemize}\n\\item Let $a$ be real.\n\\item Then $a = a$.\n\\end{itemize}', at: 'Then $a', known: ['be real'], goals: ['a = a'] },
  { name: 'abbreviations end no sentence', format: md, text: 'Let $p$ be prime, i.e. let $p > 1$ have no divisor. Then $p > 1$.', at: 'Then $p', known: ['i.e. let $p > 1$ have no divisor'] },
  { name: 'code is no proof', format: md, text: 'Let $x = 2$.\n\n```python\nassert x == 5. So y = 3.\n```\n\nThen $x + 1 = 3$.', at: 'Then $x', known: ['x = 2'], unknown: ['assert', 'y = 3'] },
  { name: 'an unfinished formula does no harm', format: md, text: 'Let $x = 2$. Then $x + 1 = \\frac{3', at: 'Then', known: ['x = 2'] },
  { name: 'because and therefore signs', format: md, text: '∵ $AB = AC$，\n∴ $\\angle B = \\angle C$。', at: '∴', known: ['AB = AC'], uses: ['AB = AC'] },
];
