import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export type Row = Readonly<Record<string, unknown>>;

/**
 * Runs over the lines of a JSON Lines file of any size and writes one JSON object per good line, in
 * order. A bad line is told on stderr with its number and stops nothing; then the exit code is 2.
 */
export async function eachLine(path: string, answer: (row: Row) => object | undefined): Promise<number> {
  let number = 0;
  let bad = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      const row = parsed(line);
      const result = row && answer(row);
      if (!result) {
        bad++;
        process.stderr.write(`${path}:${number}: this line cannot be read\n`);
        continue;
      }
      if (!process.stdout.write(`${JSON.stringify(result)}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  } catch (error) {
    process.stderr.write(`${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
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
