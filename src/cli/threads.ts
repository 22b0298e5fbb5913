/** A script beside this one, as TypeScript in the sources and bundled in what is built. */
export function script(source: string, built: string): URL {
  return new URL(import.meta.url.endsWith('.ts') ? source : built, import.meta.url);
}

export const checkingWorker = (): URL => script('../checking/worker.ts', '../checking/worker.cjs');
export const judgeWorker = (): URL => script('../checking/judgeWorker.ts', '../checking/judgeWorker.cjs');
