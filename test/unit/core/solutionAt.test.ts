import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextFormat } from '../../../src/core/problem.ts';
import { solutionAt } from '../../../src/core/solutionAt.ts';

function found(document: string, at: string, format: TextFormat = 'markdown'): { solution: string; problem: string | undefined } {
  const start = document.indexOf(at);
  const { solution, problem } = solutionAt(document, { start, end: start }, format);
  return { solution: document.slice(solution.start, solution.end), problem: problem && document.slice(problem.start, problem.end) };
}

test('what follows a problem block up to the next is its solution', () => {
  const text = '# A\n\n```problem\nSolve $x=1$.\n```\n\nSolution:\n\n$x = 1$\n\nso $x=1$\n\n```problem\nnext\n```\n\n$y=2$\n';
  assert.deepEqual(found(text, 'so $x'), { solution: '$x = 1$\n\nso $x=1$', problem: 'Solve $x=1$.' });
  assert.deepEqual(found(text, '$y'), { solution: '$y=2$', problem: 'next' });
});

test('a solution block and a LaTeX environment', () => {
  assert.deepEqual(found('```problem\np\n```\n\n```solution\n$a$\n$b$\n```\n', '$b'), { solution: '$a$\n$b$', problem: 'p' });
  assert.deepEqual(found('\\begin{exercise}\nSolve.\n\\end{exercise}\n\\begin{solution}\n$x$ is\n\\end{solution}\nAfter', '$x', 'latex'), { solution: '\n$x$ is\n', problem: 'Solve.' });
  assert.deepEqual(found('\\begin{exercise}\nSolve.\n\\end{exercise}\n$x$ is\n\\section{Next}', '$x', 'latex'), { solution: '$x$ is', problem: 'Solve.' });
});

test('a cell and a selection are parted at the word that begins the solution', () => {
  assert.deepEqual(found('Solve $x+1=2$.\n\n**Solution.** $x=1$', 'x=1', 'notebook-markdown'), { solution: '$x=1$', problem: 'Solve $x+1=2$.' });
  const text = '解方程 $x+1=2$\n解：$x=1$';
  const { solution, problem } = solutionAt(text, { start: 0, end: text.length }, 'markdown');
  assert.equal(text.slice(solution.start, solution.end), '$x=1$');
  assert.equal(problem && text.slice(problem.start, problem.end), '解方程 $x+1=2$');
});

test('without a problem it is the paragraph', () => {
  assert.deepEqual(found('One.\n\n$x=1$\nso\n\nTwo.', 'so'), { solution: '$x=1$\nso', problem: undefined });
});
