import { apply, type Trace } from '../../src/core/trace.ts';
import { Journal } from '../../src/host/journal.ts';
import { customEndpoint } from '../../src/reasoners/openai/endpoint.ts';
import { openaiReasoner } from '../../src/reasoners/openai/openaiReasoner.ts';

/**
 * The process that is killed: `node killWriter.ts FOLDER URL` asks the model at URL and journals what comes
 * as the extension host does, the trace reduced only from what was written.
 */
const [folder = '', url = ''] = process.argv.slice(2);
let trace: Trace | undefined;
const journal = new Journal(
  folder,
  (_, events) => {
    for (const event of events) trace = apply(trace, event);
  },
  (error) => process.stderr.write(`${String(error)}\n`),
);
const problem = { text: 'Count.', kind: 'problem', format: 'markdown', hash: '', attachments: [] } as const;
journal.append('trace', { kind: 'created', id: 'trace', at: Date.now(), problem });
await journal.flush();
journal.append('trace', { kind: 'asked', turn: 't1', at: Date.now(), task: 'solve', ask: '', reasoner: 'local', model: 'local/counting', effort: 'auto' });
const reasoner = openaiReasoner({ endpoint: customEndpoint('local', 'Local', url), model: 'counting', key: () => Promise.resolve(undefined) });
const request = { problem, task: 'solve', ask: '', history: [], effort: 'auto', language: 'en' } as const;
for await (const event of reasoner.solve(request, new AbortController().signal)) journal.append('trace', { kind: 'reasoned', turn: 't1', at: Date.now(), event });
await journal.close();
process.stderr.write(`The run ended by itself: ${JSON.stringify(trace?.turns.at(-1)?.end)}\n`);
