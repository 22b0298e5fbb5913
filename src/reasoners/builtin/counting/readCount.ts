import type { TextFormat } from '../../../core/problem.ts';
import type { CountQuestion, CountingQuestion } from './countingQuestion.ts';
import { arrangements } from './readArrangements.ts';
import { pairings, rows, selections } from './readCounting.ts';
import { readEvents } from './readEvents.ts';
import { readExpansion } from './readExpansion.ts';
import { readPicks } from './readPicks.ts';
import { readTrials } from './readTrials.ts';
import { readUrn } from './readUrn.ts';

const wordings = [...selections, ...rows, ...pairings, ...arrangements];

/** A word without which no wording of a kind fits; most texts have none, and need no further look. */
const words = {
  ways: /\bways\b|how many|\bnumber of|arrangements|orders|多少|几[种个组条场次]|[种个组次]数|种/i,
  chance: /probability|概率/i,
  events: /P ?\(|∼|random variable|binomial|随机变量|概率/i,
  expansion: /\b(?:coefficients?|constant term|independent of)\b|系数|常数项/i,
} as const;

/** What a question asks of counting or of chance; undefined unless a wording takes all of it. `line` is the text as `countedSentenceOf` has it. */
export function readCount(line: string | undefined, text: string, format: TextFormat): CountQuestion | undefined {
  return (line === undefined ? undefined : readLine(line)) ?? (words.expansion.test(text) ? readExpansion(text, format) : undefined);
}

function readLine(line: string): CountQuestion | undefined {
  const ways = words.ways.test(line) ? readWays(line) : undefined;
  const trials = ways === undefined && words.chance.test(line) ? (readTrials(line) ?? readUrn(line) ?? readPicks(line)) : undefined;
  return ways ?? trials ?? (words.events.test(line) ? readEvents(line) : undefined);
}

function readWays(line: string): CountingQuestion | undefined {
  for (const [wording, question] of wordings) {
    const found = wording.exec(line);
    const read = found && question(found.groups ?? {});
    if (read) return read;
  }
  return undefined;
}
