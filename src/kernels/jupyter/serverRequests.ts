import { say, type Phrase } from '../../core/phrase.ts';
import { parsed } from './messages.ts';
import { redacted, ServerProblem, type ServerAddress } from './serverAddress.ts';

const requestMs = 30_000;
const longestAnswer = 8 << 20;

export interface ServerRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * One request to a Jupyter server: the JSON of its answer, undefined where it has none. The token goes in a
 * header, to the server's own origin alone, and a redirect is an error rather than followed.
 * @throws ServerProblem that says what to do
 */
export async function askServer(address: ServerAddress, path: string, request: ServerRequest = {}): Promise<unknown> {
  const { base, token } = address;
  const { method = 'GET', body, signal } = request;
  const limit = AbortSignal.timeout(requestMs);
  try {
    const response = await fetch(new URL(path, base), {
      method,
      redirect: 'error',
      credentials: 'omit',
      headers: { ...authorization(token), accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await textOf(response);
    if (!response.ok) throw statusProblem(response.status, address, text);
    if (text.trim() === '') return undefined;
    const json = parsed(text);
    if (json === undefined) throw /^\s*</.test(text) ? new ServerProblem(say('{0} answered with a web page, perhaps to log in, rather than as a Jupyter server. Check the address and the token.', base.href)) : new ServerProblem(say('{0} does not answer as a Jupyter server.', base.href));
    return json;
  } catch (error) {
    if (error instanceof ServerProblem) throw error;
    if (signal?.aborted) throw error;
    throw networkProblem(error, address);
  }
}

export function authorization(token: string): Readonly<Record<string, string>> {
  return token === '' ? {} : { authorization: `token ${token}` };
}

async function textOf(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    if (text.length > longestAnswer) break;
  }
  return text;
}

function statusProblem(status: number, address: ServerAddress, text: string): ServerProblem {
  return new ServerProblem(statusPhrase(status, address, text), status);
}

function statusPhrase(status: number, { base, token }: ServerAddress, text: string): Phrase {
  switch (status) {
    case 401:
    case 403:
      return token === '' ? say('The Jupyter server at {0} wants a token.', base.href) : say('The Jupyter server at {0} does not accept the token. It may have expired, or belong to another user.', base.href);
    case 404:
      return say('There is no such thing on the Jupyter server at {0}: the address may be wrong, or the kernel is gone.', base.href);
    case 424:
    case 502:
    case 503:
    case 504:
      return say('The Jupyter server at {0} is not running ({1}). On JupyterHub, start it in the browser first.', base.href, status);
    default:
      return say('The Jupyter server at {0} answered with {1}: {2}', base.href, status, redacted(reasonIn(text), token));
  }
}

/** What the server says of its failure, where it says it as JSON. */
function reasonIn(text: string): string {
  const json = parsed(text);
  const message = typeof json === 'object' && json !== null && 'message' in json ? json.message : undefined;
  return typeof message === 'string' ? message.slice(0, 200) : '—';
}

function networkProblem(error: unknown, { base, token }: ServerAddress): ServerProblem {
  if (error instanceof Error && error.name === 'TimeoutError') return new ServerProblem(say('The Jupyter server at {0} did not answer in time.', base.href));
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const words = cause instanceof Error ? ('code' in cause && typeof cause.code === 'string' ? cause.code : cause.message) : String(cause);
  if (/redirect/i.test(words)) return new ServerProblem(say('{0} sends requests on to another page, as servers do that want a login. Check the address and the token.', base.href));
  return new ServerProblem(say('The Jupyter server at {0} cannot be reached: {1}', base.href, redacted(words.slice(0, 200), token)));
}
