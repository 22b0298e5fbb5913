/** What runs or waits for its turn in each notebook's session, to be stopped all at once. */
export class RunningWork {
  readonly #all = new Map<string, Set<AbortController>>();

  begin(notebook: string): AbortController {
    const abort = new AbortController();
    const others = this.#all.get(notebook);
    if (others) others.add(abort);
    else this.#all.set(notebook, new Set([abort]));
    return abort;
  }

  end(notebook: string, abort: AbortController): void {
    const all = this.#all.get(notebook);
    all?.delete(abort);
    if (all?.size === 0) this.#all.delete(notebook);
  }

  stop(notebook: string): void {
    for (const abort of this.#all.get(notebook) ?? []) abort.abort();
  }
}
