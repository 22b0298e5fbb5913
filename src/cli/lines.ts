import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { complain, print } from './output.ts';

export type Row = Readonly<Record<string, unknown>>;

/** How the rows of one command are answered, some of them at once. */
export interface Answerer {
  /** Undefined where the row is not of the kind the command reads. */
  answer(row: Row): Promise<object> | undefined;
  dispose(): void;
}

/** Rows under way for each thread: enough that none waits for the next, and all that is ever kept. */
const ahead = 16;

/**
 * Runs over the lines of a JSON Lines file of any size, `-` for standard input, and writes one JSON object
 * per good line, in order, no faster than they are taken. A bad line is told on stderr with its number and
 * stops nothing; then the exit code is 2.
 */
export async function eachLine(path: string, threads: number, answerer: Answerer): Promise<number> {
  const waiting: Promise<object>[] = [];
  let bad = 0;
  const writeFirst = async (): Promise<void> => {
    const first = waiting.shift();
    if (first) await print(`${JSON.stringify(await first)}\n`);
  };
  try {
    let number = 0;
    for await (const line of createInterface({ input: path === '-' ? process.stdin : createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
      number++;
      const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
      if (text.trim() === '') continue;
      const row = parsed(text);
      const answer = row && answerer.answer({ id: number, ...row });
      if (answer) waiting.push(answer);
      else {
        bad++;
        complain(`${path}:${number}: ${row ? 'this is not a row of the kind this command reads' : 'this line is no JSON object'}`);
      }
      while (waiting.length >= ahead * threads) await writeFirst();
    }
    while (waiting.length > 0) await writeFirst();
  } catch (error) {
    complain(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  } finally {
    answerer.dispose();
  }
  return bad === 0 ? 0 : 2;
}

function parsed(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined;
  } catch {
    return undefined;
  }
}
