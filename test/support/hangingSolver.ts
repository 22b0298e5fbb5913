import { parentPort } from 'node:worker_threads';
import type { FromSolver, ToSolver } from '../../src/reasoners/builtin/thread/solverMessages.ts';

/** In the place of the solver's worker: answers, hangs or breaks as the text of the question says. */
parentPort?.on('message', (message: ToSolver) => {
  if (message.kind !== 'call') return;
  const { call, asked } = message;
  const post = (sent: FromSolver): void => parentPort?.postMessage(sent);
  const text = asked.kind === 'solve' ? asked.request.problem.text : 'question' in asked ? asked.question.text : asked.kind === 'own-question' ? asked.turn.ask : '';
  if (asked.kind === 'solve') post({ kind: 'event', call, event: { kind: 'open', model: text } });
  if (text === 'hang') for (;;);
  if (text === 'leave') process.exit(3);
  if (text === 'break') throw new Error('broken');
  if (text === 'fail') return post({ kind: 'failed', call, message: 'no luck' });
  if (text === 'wait') return;
  post({ kind: 'done', call, answer: asked.kind === 'understands' ? true : undefined });
});
