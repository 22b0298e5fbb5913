/** How much compute a run may spend; `auto` escalates only when a cheap pass does not hold. */
export type Effort = 'auto' | 'low' | 'medium' | 'high' | 'max';

export const efforts: readonly Effort[] = ['auto', 'low', 'medium', 'high', 'max'];
