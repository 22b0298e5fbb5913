import { parentPort } from 'node:worker_threads';
import { drawFormula } from '../drawing/drawFormula.ts';
import { formulaFacts } from './formulaFacts.ts';
import type { FormulaAnswer, FormulaQuestion } from './formulaWork.ts';

const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only.');

function answered(question: FormulaQuestion): unknown {
  switch (question.kind) {
    case 'draw':
      return drawFormula(question.formula, question.color);
    case 'know':
      return formulaFacts(question);
  }
}

port.on('message', (question: FormulaQuestion) => {
  let answer: unknown;
  try {
    answer = answered(question);
  } catch {
    // A formula that breaks who looks at it has nothing to be said of.
    answer = undefined;
  }
  port.postMessage({ id: question.id, answer } satisfies FormulaAnswer);
});
port.postMessage('ready');
