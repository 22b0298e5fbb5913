/** Names that Python source assigns at its top level: what a check cell may compare a claim with. */
export function definedNames(source: string): Set<string> {
  const names = new Set<string>();
  for (const line of source.split('\n')) {
    const targets = /^([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)\s*(?::[^=]+)?=(?!=)/.exec(line)?.[1];
    for (const name of targets?.split(',') ?? []) names.add(name.trim());
  }
  return names;
}
