/** Names of cells: the ids of their file, else their places. No two are the same, whatever the file says. */
export function lastingNames(ids: readonly unknown[]): readonly string[] {
  const seen = new Set<string>();
  return ids.map((id, index) => {
    const own = typeof id === 'string' && id !== '' && !isPlace(id) && !seen.has(id) ? id : `#${index + 1}`;
    seen.add(own);
    return own;
  });
}

/** Whether a name says only where a cell stands, which another cell may do tomorrow. */
export function isPlace(name: string): boolean {
  return name.startsWith('#');
}
