import type { Reasoner } from '../../core/reasoner.ts';
import type { ReasoningEvent } from '../../core/reasoningEvent.ts';

/**
 * The same reasoner, whose hints give nothing away: of a run that is asked for a hint the thinking is dropped
 * before anybody records it, with what could carry it (signatures, tools, pictures, notes of odd events). The hint itself
 * comes when it is whole, since what looks like text at first may turn out to have been thinking. Status, usage
 * and the end pass. All other tasks pass as they are.
 */
export function spoilerFree(reasoner: Reasoner): Reasoner {
  return {
    id: reasoner.id,
    label: reasoner.label,
    solve: (request, signal) => {
      const events = reasoner.solve(request, signal);
      return request.task === 'hint' ? withoutThinking(events) : events;
    },
  };
}

async function* withoutThinking(events: AsyncIterable<ReasoningEvent>): AsyncGenerator<ReasoningEvent> {
  const held = new Map<string, string>();
  let isThinking = false;
  for await (const event of events) {
    switch (event.kind) {
      case 'thinking':
        if (!isThinking) yield { kind: 'status', what: 'thinking-hidden' };
        isThinking = true;
        continue;
      case 'text':
        held.set(event.part, (held.get(event.part) ?? '') + event.text);
        continue;
      case 'relabel':
        held.delete(event.part);
        continue;
      case 'opaque':
      case 'tool':
      case 'note':
      case 'plot':
        continue;
      case 'open':
      case 'status':
      case 'usage':
      case 'readings':
        yield event;
        continue;
      case 'end':
        // What broke off may be anything: a hint is whole or it is not shown.
        if (event.how === 'complete' || event.how === 'complete-unconfirmed' || event.how === 'declined') for (const [part, text] of held) yield { kind: 'text', part, text };
        yield event;
        return;
    }
  }
}
