import type { Claim } from '../../core/claim.ts';
import { fencesOf } from '../../core/fences.ts';
import type { ChosenSource } from './compareWithCells.ts';
import { isPython, type NotebookCellText } from './notebookText.ts';
import { proposalOfMatch } from './proposalOfMatch.ts';

const longestCell = 4000;
const longestAnswer = 20_000;

/** What a model is asked which value of the cells a claim speaks of. It sees the text of the claim's cell and the code, no value. */
export function matchRequest({ claim }: { readonly claim: Pick<Claim, 'text'> }, cells: readonly NotebookCellText[]): string {
  const code = cells.filter(isPython).map(({ id, source }) => `Cell ${JSON.stringify(id)}:\n${source.slice(0, longestCell)}`);
  return [
    `The text says: ${claim.text}`,
    'Which variable, or which output, of these cells of its notebook is that quantity?',
    'Answer with one fenced `json` block and nothing else: {"name": "the variable", "cell": "the id of the cell that assigns it"}, or {"cell": "id"} for the value of the last expression of a cell, or {} where it is none of them.',
    '',
    ...code,
  ].join('\n\n');
}

/** The source in a model's answer; undefined where it names none that is there. */
export function matchFrom(answer: string, claim: string, cells: readonly NotebookCellText[]): ChosenSource | undefined {
  if (answer.length > longestAnswer) return undefined;
  const block = fencesOf(answer).findLast(({ language }) => language === 'json' || language === '')?.text ?? answer;
  try {
    const json: unknown = JSON.parse(block);
    return typeof json === 'object' && json !== null ? proposalOfMatch({ ...json, claim }, cells, new Set([claim])) : undefined;
  } catch {
    return undefined;
  }
}
