import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const folder = process.env['THEREFORE_DATA'] ?? join(root, '..', 'shared', 'data');

/** The rows of a JSON Lines file, by its name in the development data or its path; undefined where it is absent. */
export function dataRows<T>(name: string): T[] | undefined {
  const path = [resolve(folder, name), resolve(name)].find((each) => existsSync(each));
  if (path === undefined) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
