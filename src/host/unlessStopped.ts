/** What is answered, or `stopped` once the run is stopped while the question stands. */
export function unlessStopped<T>(answer: Promise<T>, signal: AbortSignal): Promise<T | 'stopped'> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => resolve('stopped'), { once: true });
    answer.then(resolve, reject);
  });
}
