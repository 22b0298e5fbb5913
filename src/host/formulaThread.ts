import { Worker } from 'node:worker_threads';
import type { Drawn, Formula } from '../drawing/formula.ts';
import type { AskedFormula, FormulaAnswer, FormulaFacts, FormulaQuestion } from './formulaWork.ts';

/** For one question; past it the thread is ended and the question has no answer. Milliseconds. */
const budgetMs = 1000;
/** Until a thread that was just started has read its program. Milliseconds. */
const startMs = 10_000;
/** A thread that nobody asks is ended, and its memory with it. Milliseconds. */
const idleMs = 120_000;
/** More questions than this do not wait: whoever asked has long looked elsewhere. */
const mostWaiting = 200;

interface Waiting {
  readonly question: FormulaQuestion;
  readonly answered: (answer: unknown) => void;
}

type Unnumbered = FormulaQuestion extends infer Each ? (Each extends FormulaQuestion ? Omit<Each, 'id'> : never) : never;

/**
 * A thread that draws formulas and says what is known of them, one after the other: a formula that takes too long
 * costs itself its answer and no other. It starts with the first question.
 */
export class FormulaThread {
  readonly #script: string | URL;
  readonly #budgetMs: number;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;
  #last = 0;
  #isDisposed = false;

  constructor(script: string | URL, budget = budgetMs) {
    this.#script = script;
    this.#budgetMs = budget;
  }

  /** The picture; undefined where there is none to be had in time. Never rejects. */
  async draw(formula: Formula, color: string): Promise<Drawn | undefined> {
    return (await this.#ask({ kind: 'draw', formula, color })) as Drawn | undefined;
  }

  /** What is known of a formula; undefined where it could not be found out in time. Never rejects. */
  async know(asked: AskedFormula): Promise<FormulaFacts | undefined> {
    return (await this.#ask({ kind: 'know', ...asked })) as FormulaFacts | undefined;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#end();
    for (const { answered } of this.#waiting.splice(0)) answered(undefined);
  }

  #ask(question: Unnumbered): Promise<unknown> {
    if (this.#isDisposed) return Promise.resolve(undefined);
    return new Promise((answered) => {
      if (this.#waiting.length >= mostWaiting) this.#waiting.splice(1, 1)[0]?.answered(undefined);
      this.#waiting.push({ question: { ...question, id: ++this.#last }, answered });
      if (this.#waiting.length === 1) this.#next();
    });
  }

  #next(): void {
    clearTimeout(this.#timer);
    const [first] = this.#waiting;
    if (this.#isDisposed) return;
    if (!first) {
      this.#timer = setTimeout(() => this.#end(), idleMs).unref();
      return;
    }
    this.#worker ??= this.#start();
    this.#timer = setTimeout(() => this.#giveUp(), this.#isReady ? this.#budgetMs : startMs);
    if (this.#isReady) this.#worker.postMessage(first.question);
  }

  #start(): Worker {
    const worker = new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 4 } });
    worker.unref();
    worker.on('message', (message: 'ready' | FormulaAnswer) => {
      if (worker !== this.#worker) return;
      if (message === 'ready') {
        this.#isReady = true;
        this.#next();
      } else if (message.id === this.#waiting[0]?.question.id) this.#answer(message.answer);
    });
    const failed = (): void => {
      if (worker === this.#worker) this.#giveUp();
    };
    worker.on('error', failed);
    worker.on('exit', failed);
    return worker;
  }

  #answer(answer: unknown): void {
    this.#waiting.shift()?.answered(answer);
    this.#next();
  }

  #giveUp(): void {
    this.#end();
    this.#answer(undefined);
  }

  #end(): void {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#isReady = false;
    void worker?.terminate();
  }
}
