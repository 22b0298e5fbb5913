import { freeVariables } from '../../../math/variables.ts';
import { agesStory } from './agesStory.ts';
import { amountsStory } from './amountsStory.ts';
import { chainStory } from './chainStory.ts';
import { chaseStory } from './chaseStory.ts';
import { chineseAmounts } from './chineseAmounts.ts';
import { lapsStory, planStory, twoKindsStory } from './chinesePlans.ts';
import { chineseRatesOf, chineseShares, scaleStory } from './chineseShares.ts';
import { chineseChanges, chineseRates } from './chineseTasks.ts';
import { changesStory } from './changesStory.ts';
import { collectionStory } from './collectionStory.ts';
import { cutsStory } from './cutsStory.ts';
import { digitsStory } from './digitsStory.ts';
import { intervalsStory } from './intervalsStory.ts';
import { kindsStory } from './kindsStory.ts';
import { mixtureStory } from './mixtureStory.ts';
import { moneyStory } from './moneyStory.ts';
import { motionStory } from './motionStory.ts';
import { numbersStory } from './numbersStory.ts';
import { overlapStory } from './overlapStory.ts';
import { planOf } from './plan.ts';
import { remainsStory } from './remainsStory.ts';
import { purchasesStory } from './purchasesStory.ts';
import { readable, readBy, type Grammar } from './scene.ts';
import { sharesStory } from './sharesStory.ts';
import { shapesStory } from './shapesStory.ts';
import { sizesStory } from './sizesStory.ts';
import { streamStory } from './streamStory.ts';
import type { Story } from './story.ts';
import { surplusStory } from './surplusStory.ts';
import { workStory } from './workStory.ts';
import { storyText } from './storyText.ts';
import { unitsAgree } from './unitsAgree.ts';

const grammars: readonly Grammar[] = [digitsStory, numbersStory, agesStory, amountsStory, chineseAmounts, kindsStory, motionStory, streamStory, shapesStory, workStory, mixtureStory, moneyStory, sharesStory, chineseChanges, chineseRates, changesStory, intervalsStory, cutsStory, overlapStory, chineseRatesOf, chineseShares, scaleStory, surplusStory, remainsStory, chaseStory, purchasesStory, collectionStory, planStory, lapsStory, twoKindsStory, sizesStory, chainStory];

/** “Twice as old as Tom was 3 years ago”: only the other one is of that time. */
const comparedAtAnotherTime = /\b(?:as|than) [^,]{1,40}? (?:was|were|will be) (?:\d+ years? ago|in \d+ years?)/i;

/** Words that take a statement back or leave it open; a name in front of the verb would swallow them. */
const takenBack = /不(?:是|比|等于|为)|未必|并非|几乎|可能|曾(?:经|是|有|比)|差不多|大约|大概|(?<!节)约(?=[是为有比\d])|好像|似乎|也许|或许|\b(?:not|never|almost|nearly|hardly|except|no longer)\b/i;

/** A word problem whose every clause and number fits a topic, and bears on what is asked. */
export function readStory(text: string): Story | undefined {
  const story = storyText(text);
  if (!story || story.sentences.length === 0 || story.sentences.some((sentence) => comparedAtAnotherTime.test(sentence) || takenBack.test(sentence))) return undefined;
  const sameUnits = unitsAgree(story);
  for (const grammar of grammars) {
    if (!sameUnits && grammar.converts !== true) continue;
    const read = readBy(grammar, story.sentences, story.language);
    if (read && read.conditions.length > 0 && hangsTogether(read) && planOf(read)) return read;
  }
  return undefined;
}

/** What of a word problem was read where not all of it was: the sentences that fit one topic. */
export function partlyRead(text: string): readonly string[] {
  const story = storyText(text);
  if (!story) return [];
  const parts = grammars.map((grammar) => readable(grammar, story.sentences, story.language));
  return parts.reduce((best, each) => (each.length > best.length ? each : best), []);
}

/** Whether all that is told bears on the question: what does not may have been meant otherwise. */
function hangsTogether({ quantities, conditions, asked }: Story): boolean {
  const reached = new Set(asked.values.flatMap((value) => [...freeVariables(value)]));
  const names = conditions.map(({ left, right }) => [...freeVariables(left), ...freeVariables(right)]);
  for (let size = -1; size < reached.size;) {
    size = reached.size;
    for (const together of names) if (together.some((name) => reached.has(name))) for (const name of together) reached.add(name);
  }
  return quantities.every(({ name }) => reached.has(name));
}
