import { ChatDialect } from './chatDialect.ts';
import type { Dialect } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import { ResponsesDialect } from './responsesDialect.ts';

/** A new reader for one answer of this endpoint. */
export function dialectOf(endpoint: Endpoint): Dialect {
  switch (endpoint.protocol) {
    case 'chat':
      return new ChatDialect({ keepReasoning: endpoint.sendsBack === 'reasoning_content' });
    case 'responses':
      return new ResponsesDialect();
  }
}
