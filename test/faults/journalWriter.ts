import { Journal } from '../../src/host/journal.ts';

/**
 * A process that is killed while it writes: `node journalWriter.ts FOLDER` appends numbered deltas as fast
 * as a stream brings them, and prints the number of each when it was written.
 */
const [folder = ''] = process.argv.slice(2);
const journal = new Journal(
  folder,
  (_, events) => {
    for (const event of events) if (event.kind === 'reasoned' && event.event.kind === 'text') process.stdout.write(`${event.event.text}\n`);
  },
  (error) => process.stderr.write(String(error)),
);
journal.append('trace', {
  kind: 'created', id: 'trace', at: 0,
  problem: { text: 'Solve x = 1', kind: 'problem', format: 'markdown', hash: '', attachments: [] },
});
journal.append('trace', { kind: 'asked', turn: 't1', at: 0, task: 'solve', ask: '', reasoner: 'test', model: 'test', effort: 'auto' });
let next = 0;
setInterval(() => {
  for (let index = 0; index < 20; index++) journal.append('trace', { kind: 'reasoned', turn: 't1', at: next, event: { kind: 'text', part: 'a1', text: `${next++} ` } });
}, 1);
