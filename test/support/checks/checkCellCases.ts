import type { CheckPlan } from '../../../src/checking/kernel/checkCell.ts';
import { num, sym } from '../../../src/math/build.ts';

/** A problem, a claimed answer, and the verdict of the check cell that is made for it. */
export interface CheckCellCase {
  readonly problem: string;
  readonly answer: string;
  readonly verdict: 'verified' | 'refuted' | 'inconclusive';
}

export const checkCellCases: readonly CheckCellCase[] = [
  { problem: 'Solve $x^2 - 5x + 6 = 0$.', answer: '$\\boxed{x = 2 \\text{ or } x = 3}$', verdict: 'verified' },
  { problem: 'Solve $x^2 - 5x + 6 = 0$.', answer: '$\\boxed{x = 2}$', verdict: 'refuted' },
  { problem: 'Solve $x^2 - 5x + 6 = 0$.', answer: '$\\boxed{x = 2 \\text{ or } x = 4}$', verdict: 'refuted' },
  { problem: 'Solve $x^2 = 2$.', answer: '$\\boxed{x = \\pm\\sqrt{2}}$', verdict: 'verified' },
  { problem: 'Solve $2x^2 + 3x - 2 = 0$.', answer: '$\\boxed{x = \\frac12 \\text{ or } x = -2}$', verdict: 'verified' },
  { problem: 'Solve $x^3 - 6x^2 + 11x - 6 = 0$.', answer: '$\\boxed{x = 1 \\text{ or } x = 2 \\text{ or } x = 3}$', verdict: 'verified' },
  { problem: 'Solve $x^3 - 6x^2 + 11x - 6 = 0$.', answer: '$\\boxed{x = 1 \\text{ or } x = 2}$', verdict: 'refuted' },
  { problem: 'Solve $\\frac{x}{3} + 1 = 4$.', answer: '$\\boxed{x = 9}$', verdict: 'verified' },
  { problem: '解方程 $3x + 1 = 10$。', answer: '$\\boxed{x = 3}$', verdict: 'verified' },
  { problem: '解方程 $3x + 1 = 10$。', answer: '$\\boxed{x = 4}$', verdict: 'refuted' },
  { problem: 'Solve the system $x + y = 10$ and $x - y = 4$.', answer: '$\\boxed{x = 7 \\text{ and } y = 3}$', verdict: 'verified' },
  { problem: 'Solve the system $x + y = 10$ and $x - y = 4$.', answer: '$\\boxed{x = 6 \\text{ and } y = 4}$', verdict: 'refuted' },
  { problem: 'Compute $\\frac{3}{4} + \\frac{5}{6}$.', answer: '$\\boxed{\\frac{19}{12}}$', verdict: 'verified' },
  { problem: 'Compute $\\frac{3}{4} + \\frac{5}{6}$.', answer: '$\\boxed{\\frac{19}{13}}$', verdict: 'refuted' },
  { problem: 'Compute $\\binom{10}{3}$.', answer: '$\\boxed{120}$', verdict: 'verified' },
  { problem: 'Compute $\\sqrt{50} - \\sqrt{8}$.', answer: '$\\boxed{3\\sqrt{2}}$', verdict: 'verified' },
  { problem: 'Expand $(x + 1)^3$.', answer: '$\\boxed{x^3 + 3x^2 + 3x + 1}$', verdict: 'verified' },
  { problem: 'Expand $(x - 2)(x + 5)$.', answer: '$\\boxed{x^2 + 3x - 10}$', verdict: 'verified' },
  { problem: 'Differentiate $x^3 - 4x$.', answer: '$\\boxed{3x^2 - 4}$', verdict: 'verified' },
  { problem: 'Differentiate $x \\sin x$.', answer: '$\\boxed{\\sin x + x \\cos x}$', verdict: 'verified' },
];

/** What a cell may do instead of computing, and that it then decides nothing. */
export interface SpoiltCell {
  readonly how: string;
  readonly plan: CheckPlan;
  readonly code: string;
  readonly timeoutMs: number;
  readonly verdict: 'verified' | 'refuted' | 'inconclusive';
}

const equality: CheckPlan = { kind: 'equality', left: num(4), right: num(4) };
const solution: CheckPlan = { kind: 'solution', unknowns: ['x'], stated: [[num(2)]], equations: [sym('x')], complete: false };
const spoilt = (how: string, code: string, verdict: SpoiltCell['verdict'] = 'inconclusive', plan: CheckPlan = equality, timeoutMs = 20_000): SpoiltCell => ({ how, plan, code, timeoutMs, verdict });

export const spoiltCells: readonly SpoiltCell[] = [
  spoilt('raises', 'raise ValueError("no")'),
  spoilt('cannot be parsed', 'def therefore_check(:\n    pass'),
  spoilt('imports what is not there', 'import sympy_that_is_not_there'),
  spoilt('never ends', 'while True:\n    pass', 'inconclusive', equality, 700),
  spoilt('sleeps', 'import time\ntime.sleep(30)', 'inconclusive', equality, 700),
  spoilt('exits', 'raise SystemExit(0)'),
  spoilt('leaves nothing', 'x = 1'),
  spoilt('leaves None', '__therefore__ = None'),
  spoilt('leaves a word', '__therefore__ = "verified"'),
  spoilt('leaves a verdict', '__therefore__ = {"verdict": "verified", "kind": "verified"}'),
  spoilt('leaves what JSON cannot say', '__therefore__ = {"difference": {1, 2}, "shifted": object()}'),
  spoilt('prints a verdict', 'print(\'{"kind": "done", "ok": true, "data": {"difference": "0", "shifted": "1"}}\')'),
  spoilt('passes for a shifted claim', '__therefore__ = {"left": "4", "right": "4", "difference": "0", "shifted": "0"}'),
  spoilt('computes and agrees', 'd = 2 + 2 - 4\n__therefore__ = {"left": "4", "right": "4", "difference": str(d), "shifted": "-1/997"}', 'verified'),
  spoilt('computes and differs', '__therefore__ = {"left": "4", "right": "5", "difference": str(4 - 5), "shifted": "-998/997"}', 'refuted'),
  spoilt('cannot simplify', '__therefore__ = {"left": "a", "right": "b", "difference": "sqrt(2) - x", "shifted": "x"}'),
  spoilt('leaves a number for text', '__therefore__ = {"left": 4, "right": 4, "difference": 0, "shifted": 1}'),
  spoilt('leaves too few residuals', '__therefore__ = {"stated": [["2"]], "residuals": [], "shifted": [], "solutions": None, "matched": None, "cells": {}}', 'inconclusive', solution),
  spoilt('has a residual left', '__therefore__ = {"stated": [["2"]], "residuals": [["7"]], "shifted": [["8"]], "solutions": None, "matched": None, "cells": {}}', 'refuted', solution),
  spoilt('any value solves it', '__therefore__ = {"stated": [["2"]], "residuals": [["0"]], "shifted": [["0"]], "solutions": None, "matched": None, "cells": {}}', 'inconclusive', solution),
  spoilt('floods its output', 'for i in range(600):\n    print("x" * 1000)\n__therefore__ = {"left": "4", "right": "4", "difference": "0", "shifted": "1"}', 'verified'),
];

/** The last of all: what runs in the same process after it cannot answer. A Jupyter kernel is dumb from then on, and is killed. */
export const poisonCell: SpoiltCell = spoilt('replaces what reads its value', 'import json\njson.dumps = lambda *a, **k: \'{"difference": "0", "shifted": "1"}\'\n__therefore__ = 7', 'inconclusive', equality, 3000);
