import type { TextFormat } from '../../../core/problem.ts';
import type { CountQuestion, CountingQuestion } from './countingQuestion.ts';
import { arrangements } from './readArrangements.ts';
import { pairings, rows, selections } from './readCounting.ts';
import { readEvents } from './readEvents.ts';
import { readExpansion } from './readExpansion.ts';
import { readTrials } from './readTrials.ts';
import { readUrn } from './readUrn.ts';

const wordings = [...selections, ...rows, ...pairings, ...arrangements];

/** What a question asks of counting or of chance; undefined unless a wording takes all of it. `line` is the text as `countedSentenceOf` has it. */
export function readCount(line: string | undefined, text: string, format: TextFormat): CountQuestion | undefined {
  return (line === undefined ? undefined : (readWays(line) ?? readTrials(line) ?? readUrn(line) ?? readEvents(line))) ?? readExpansion(text, format);
}

function readWays(line: string): CountingQuestion | undefined {
  for (const [wording, question] of wordings) {
    const found = wording.exec(line);
    const read = found && question(found.groups ?? {});
    if (read) return read;
  }
  return undefined;
}
