/** What a student and a teacher write in the walks of the learning tests. Words such as “otter” show where hidden text got to. */

export const homework = '# Homework\n\n```problem\nSolve $x^2 - 5x + 6 = 0$.\n```\n\nSolution:\n\n\n';
export const tilings = '# Tilings\n\n```problem\nIn how many ways can dominoes tile a board that is 2 high and 5 wide?\n```\n';
export const thought = 'zebra thought: Fibonacci numbers count them';
export const hints = {
  nudge: 'Which pieces can cover the left edge?',
  idea: 'Relate a board to narrower ones.',
  step: 'Walrus step: the left edge takes one upright piece or two lying ones.',
  solution: 'Otter solution: $1 + 2 = 3$, $2 + 3 = 5$, $3 + 5 = 8$, so $\\boxed{8}$.',
  answer: '8',
};

export const rectangle = '# Rectangle\n\n```problem\nA rectangle has perimeter $20$ and area $24$. How long are its sides?\n```\n\nSolution:\n\n\n';
/** From line 9 on; the error is on line 16. */
export const ownTry = String.raw`One side is $x$, the other $10 - x$, and the area their product.

So I complete the square:

$$
\begin{aligned}
x^2 - 10x + 24 &= (x - 5)^2 - 25 + 24 \\
&= (x - 5)^2 + 1 \\
&= (x - 6)(x - 4)
\end{aligned}
$$

The sides are $\boxed{4 \text{ and } 6}$.
`;
export const rectangleHints = {
  nudge: 'What do both sides together make of the perimeter?',
  idea: 'Name one side, write the other with it, and use the area.',
  step: 'Badger step: with sides $x$ and $10 - x$ the area is their product.',
  solution: 'Heron solution: $x^2 - 10x + 24 = (x - 4)(x - 6)$, so $\\boxed{4 \\text{ and } 6}$.',
  answer: '4 \\text{ and } 6',
};
export const written = {
  problems: [
    { problem: 'Solve $x^2 - 9x + 20 = 0$.', answer: 'x = 4 \\text{ or } x = 5' },
    { problem: 'A rectangle has perimeter $24$ and area $35$. How long is its longer side?', answer: '7' },
    { problem: 'A rectangle has perimeter $16$ and area $15$. How long is its longer side?', answer: '4' },
  ],
};
