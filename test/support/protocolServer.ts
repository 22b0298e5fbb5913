import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request for an answer. */
export type Script = (request: { readonly body: string; readonly response: ServerResponse; readonly send: (chunk: unknown) => void; readonly pause: (ms: number) => Promise<void> }) => Promise<void> | void;

export interface ProtocolServer {
  readonly url: string;
  /** Bodies of the requests so far, with their Authorization headers. */
  readonly requests: { readonly path: string; readonly authorization: string | undefined; readonly body: string }[];
  script: Script;
  close(): Promise<void>;
}

/** A local server that speaks Chat Completions as reasoning models do: SSE with `reasoning_content`, a usage chunk, `[DONE]`. */
export async function protocolServer(script: Script): Promise<ProtocolServer> {
  const requests: ProtocolServer['requests'] = [];
  const server = createServer((request, response) => void handle(request, response));
  const found: ProtocolServer = {
    url: '',
    requests,
    script,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
    if (request.url?.endsWith('/models')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: [{ id: 'scripted-1' }, { id: 'scripted-2' }] }));
      return;
    }
    const send = (chunk: unknown): void => {
      if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`);
    };
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    await found.script({ body, response, send, pause });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(found, { url: `http://127.0.0.1:${port}/v1` });
}

/** Thinks without end, until the connection is closed. */
export function endlessThinking(pauseMs: number): Script {
  return async ({ send, pause, response }) => {
    let isClosed = false;
    response.on('close', () => (isClosed = true));
    for (let n = 1; !isClosed; n++) {
      send({ id: 'c', model: 'scripted-1', choices: [{ index: 0, delta: { reasoning_content: `thought ${n}\n\n` }, finish_reason: null }] });
      await pause(pauseMs);
    }
  };
}

/**
 * Thinking and then an answer in small deltas, with pauses; ends with usage and `[DONE]`.
 * @param thought what the answer waits for
 */
export function answering(thinking: string, answer: string, pauseMs = 15, thought: Promise<void> = Promise.resolve()): Script {
  return async ({ send, pause, response }) => {
    const id = 'chatcmpl-test';
    for (const text of pieces(thinking)) {
      send({ id, model: 'scripted-1', choices: [{ index: 0, delta: { reasoning_content: text }, finish_reason: null }] });
      await pause(pauseMs);
    }
    await thought;
    for (const text of pieces(answer)) {
      send({ id, model: 'scripted-1', choices: [{ index: 0, delta: { content: text }, finish_reason: null }] });
      await pause(pauseMs);
    }
    send({ id, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
    send({ id, choices: [], usage: { prompt_tokens: 42, completion_tokens: 120, completion_tokens_details: { reasoning_tokens: 80 } } });
    send('[DONE]');
    response.end();
  };
}

function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,12}/g) ?? [];
}

/** The same quadratic solved right and wrong. */
export const quadratic = {
  thinking: 'I look for two numbers with product 6 and sum 5.\n\nThese are 2 and 3, so the equation factors.\n\nNow I write it down.',
  right: 'Factor the left side:\n\n$$x^2 - 5x + 6 = (x - 2)(x - 3)$$\n\nSo a factor is zero.\n\n$$\\boxed{x = 2 \\text{ or } x = 3}$$\n',
  wrong: 'Factor the left side:\n\n$$x^2 - 5x + 6 = (x - 2)(x - 4)$$\n\nSo a factor is zero.\n\n$$\\boxed{x = 2 \\text{ or } x = 4}$$\n',
};
