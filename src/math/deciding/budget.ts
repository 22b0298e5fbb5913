/** Time a decision may take. The clock is given, so that the mathematics stays pure. */
export interface Budget {
  /** In the clock's milliseconds. */
  readonly deadline: number;
  readonly now: () => number;
}

/** Thrown inside a decision that ran out of time. */
export class OutOfTime extends Error {}

/** A check to call in loops. @throws OutOfTime */
export function timer({ deadline, now }: Budget): () => void {
  return () => {
    if (now() > deadline) throw new OutOfTime('out of time');
  };
}
