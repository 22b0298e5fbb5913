import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The Python program that decides equations: its two files, in their order, from the folder they stand in. */
export function programText(folder: string): string {
  return ['numbers.py', 'equality.py'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}
