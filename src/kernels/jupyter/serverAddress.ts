import { isLoopback } from '../../core/loopback.ts';
import { english, say, type Phrase } from '../../core/phrase.ts';

/** Why a Jupyter server cannot be used, in words for the user. Its message never holds the token. */
export class ServerProblem extends Error {
  readonly phrase: Phrase;
  /** Of the server's answer; undefined where there was none. */
  readonly status: number | undefined;

  constructor(phrase: Phrase, status?: number) {
    super(english(phrase));
    this.phrase = phrase;
    this.status = status;
  }
}

export interface ServerAddress {
  /** With its path, ending in a slash: `https://hub.example.org/user/ada/`. */
  readonly base: URL;
  /** Empty where the server wants none. */
  readonly token: string;
}

/** Pages of a server whose address people copy: what follows is no part of the server's own address. */
const pages = /\/(?:lab|tree|notebooks|edit|doc|retro|nbclassic|login|hub\/login|api)(?:\/.*)?$/;

/**
 * The server of an address as people copy it: the page of JupyterLab, with `?token=…` where no token is given
 * apart. @throws ServerProblem where nothing may be sent there
 */
export function serverAddress(text: string, token: string): ServerAddress {
  const url = URL.parse(text.trim());
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new ServerProblem(say('“{0}” is no address of a Jupyter server. It should look like https://host/user/name/.', withoutQuery(text).slice(0, 100)));
  if (url.username !== '' || url.password !== '') throw new ServerProblem(say('The address of a Jupyter server must not contain a user name or password.'));
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) throw new ServerProblem(say('{0} is not encrypted. Use https, except for a Jupyter server on this computer.', url.origin));
  const given = token.trim() === '' ? (url.searchParams.get('token') ?? '') : token.trim();
  if (!/^[\x21-\x7e]*$/.test(given)) throw new ServerProblem(say('The token of the Jupyter server contains characters that no token has.'));
  const base = new URL(url.origin);
  base.pathname = url.pathname.replace(pages, '').replace(/\/*$/, '/');
  return { base, token: given };
}

function withoutQuery(text: string): string {
  return text.replace(/[?#].*$/s, '');
}

/** A text without the token, however it came in. */
export function redacted(text: string, token: string): string {
  if (token === '') return text;
  return [token, encodeURIComponent(token)].reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}
