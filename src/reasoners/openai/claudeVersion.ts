/** The version in a Claude model's name, of either style: `claude-opus-4-5-20251101`, `claude-3-7-sonnet-latest`. A name without one is new. */
export function claudeVersion(model: string): number {
  const [, major = '9', minor = '0'] = /claude-(?:[a-z]+-)?(\d)(?:-(\d)(?!\d))?/i.exec(model) ?? [];
  return Number(major) + Number(minor) / 10;
}
