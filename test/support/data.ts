import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const folder = process.env['THEREFORE_DATA'] ?? join(root, '..', 'shared', 'data');

/** The rows of a JSON Lines file of the development data, or undefined where the data is absent. */
export function dataRows<T>(name: string): T[] | undefined {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
