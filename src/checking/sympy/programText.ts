import { programTexts } from '../kernel/programs.ts';

/** The Python program that decides equations: its two files, in their order, from the folder they stand in. */
export function programText(folder: string): string {
  return programTexts(folder, ['numbers.py', 'equality.py']).join('\n');
}
