import { say, type Phrase } from '../../core/phrase.ts';
import type { FailureCode, RunEnd } from '../../core/reasoningEvent.ts';
import { sanitized } from '../../reasoners/openai/guardedFetch.ts';

/** Why a language model of VS Code did not answer, in plain words, with what helps. */
export function faultEnd(error: unknown, label: string): RunEnd {
  const { code, message } = wordsOf(error);
  const { failure, words, again } = reasonOf(code, message, label);
  const detail = sanitized(message, undefined);
  return { kind: 'end', how: 'failed', failure, message: words, ...(detail === '' ? {} : { detail }), retry: { can: again } };
}

interface Reason {
  readonly failure: FailureCode;
  readonly words: Phrase;
  readonly again: boolean;
}

function reasonOf(code: string, message: string, label: string): Reason {
  // Providers report a used-up quota under several codes, and some only in words.
  if (/quota/i.test(code) || (code !== 'NotFound' && /\bquota\b|premium request|usage limit|allowance/i.test(message))) {
    return { failure: 'quota', words: say('The quota of {0} is used up.', label), again: false };
  }
  if (/rate.?limit/i.test(`${code} ${message}`)) return { failure: 'rate-limited', words: say('{0} takes no more requests for now.', label), again: true };
  switch (code) {
    // Not 'forbidden', which a key would mend: only VS Code's own question helps here.
    case 'NoPermissions':
      return { failure: 'provider', words: say('VS Code may not use {0} for Therefore: you have not allowed it yet. Try again and choose “Allow”.', label), again: true };
    case 'NotFound':
      return { failure: 'not-found', words: say('{0} is no longer among VS Code’s models.', label), again: false };
    case 'Blocked':
      return { failure: 'quota', words: say('The provider of {0} blocks this request: a limit is reached, or its filter objects.', label), again: true };
    default:
      return { failure: 'provider', words: say('{0} failed.', label), again: true };
  }
}

/** VS Code puts the provider's own error into `cause`, as often as not the only one that says anything. */
function wordsOf(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const cause = error.cause === undefined ? undefined : wordsOf(error.cause);
  return { code: code === 'Unknown' || code === 'Error' ? (cause?.code ?? code) : code, message: [error.message, cause?.message].filter((each) => each !== undefined && each !== '').join(': ') };
}
