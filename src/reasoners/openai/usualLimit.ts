import { claudeVersion } from './claudeVersion.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * Tokens to allow an answer where nobody gave a limit: only for those whose own default is too little for
 * thinking and answer together (Kimi asks for 16,000 at least), and no more than their models take.
 */
export function usualLimit({ effort }: Endpoint, model: string): number | undefined {
  if (effort === 'kimi') return /^kimi-/i.test(model) ? 65_536 : undefined;
  if (effort !== 'anthropic') return undefined;
  const version = claudeVersion(model);
  if (version >= 4.6) return 64_000;
  return version >= 4 ? 32_000 : undefined;
}
