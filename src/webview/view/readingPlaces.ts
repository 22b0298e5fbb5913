/** What is at the upper edge of the view: a place in a text, a claim, or a turn as a whole. */
export interface Anchor {
  readonly turn: string;
  readonly within: 'thinking' | 'answer' | 'claim' | 'turn';
  /** In the source of the thinking or the answer. */
  readonly offset?: number;
  readonly claim?: string;
  /** How far below the upper edge it begins; px, negative above. */
  readonly top: number;
}

/** How one turn was left. Only what differs from a fresh view is there. */
export interface TurnFolds {
  readonly thinking?: boolean;
  readonly outline?: boolean;
  readonly readAll?: boolean;
  /** Whether the claims are folded. */
  readonly claimsFolded?: boolean;
  /** The one verdict that claims are shown of. */
  readonly only?: string;
  /** What its question was being changed to. */
  readonly edited?: string;
}

/** How a trace was left by its reader. */
export interface ReadingPlace {
  /** Undefined at the end of the trace, where the reader follows what comes. */
  readonly anchor?: Anchor;
  readonly turns: Readonly<Record<string, TurnFolds>>;
  readonly find?: string;
  readonly compared?: readonly [string, string];
}

/** Traces whose places are kept; the ones read longest ago go first. */
const mostPlaces = 30;

/** Where the reader left each trace. */
export class ReadingPlaces {
  readonly #places = new Map<string, ReadingPlace>();
  readonly #save: (saved: unknown) => void;

  /** @param saved what was saved before; whatever it is, nothing is believed of it. */
  constructor(saved: unknown, save: (saved: unknown) => void) {
    this.#save = save;
    if (!Array.isArray(saved)) return;
    for (const entry of saved as readonly unknown[]) {
      if (!isRecord(entry) || typeof entry['trace'] !== 'string') continue;
      this.#places.set(entry['trace'], placeOf(entry['place']));
    }
  }

  of(trace: string): ReadingPlace | undefined {
    return this.#places.get(trace);
  }

  keep(trace: string, place: ReadingPlace): void {
    this.#places.delete(trace);
    this.#places.set(trace, place);
    const oldest = this.#places.keys().next();
    if (this.#places.size > mostPlaces && oldest.done !== true) this.#places.delete(oldest.value);
    this.#save([...this.#places].map(([id, kept]) => ({ trace: id, place: kept })));
  }
}

function placeOf(saved: unknown): ReadingPlace {
  if (!isRecord(saved)) return { turns: {} };
  const turns: Record<string, TurnFolds> = {};
  if (isRecord(saved['turns'])) for (const [turn, folds] of Object.entries(saved['turns'])) turns[turn] = foldsOf(folds);
  const anchor = anchorOf(saved['anchor']);
  const { find, compared } = saved;
  return {
    turns,
    ...(anchor ? { anchor } : {}),
    ...(typeof find === 'string' && find !== '' ? { find } : {}),
    ...(Array.isArray(compared) && typeof compared[0] === 'string' && typeof compared[1] === 'string' ? { compared: [compared[0], compared[1]] as const } : {}),
  };
}

function foldsOf(saved: unknown): TurnFolds {
  if (!isRecord(saved)) return {};
  const folds: Record<string, boolean | string> = {};
  for (const name of ['thinking', 'outline', 'readAll', 'claimsFolded']) if (saved[name] === true) folds[name] = true;
  for (const name of ['only', 'edited']) if (typeof saved[name] === 'string') folds[name] = saved[name];
  return folds;
}

function anchorOf(saved: unknown): Anchor | undefined {
  if (!isRecord(saved)) return undefined;
  const { turn, within, offset, claim, top } = saved;
  if (typeof turn !== 'string' || typeof top !== 'number') return undefined;
  if (within !== 'thinking' && within !== 'answer' && within !== 'claim' && within !== 'turn') return undefined;
  return { turn, within, top, ...(typeof offset === 'number' ? { offset } : {}), ...(typeof claim === 'string' ? { claim } : {}) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
