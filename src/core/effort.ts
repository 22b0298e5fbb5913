/** How much compute a run may spend; `auto` escalates only when a cheap pass does not hold. */
export type Effort = 'auto' | 'low' | 'medium' | 'high' | 'max';

/** The next less; undefined where there is none. How much `auto` spends nobody knows, so `low` is less than it. */
export function lessEffort(effort: Effort): Effort | undefined {
  switch (effort) {
    case 'max':
      return 'high';
    case 'high':
      return 'medium';
    case 'medium':
    case 'auto':
      return 'low';
    case 'low':
      return undefined;
  }
}

export const efforts: readonly Effort[] = ['auto', 'low', 'medium', 'high', 'max'];
