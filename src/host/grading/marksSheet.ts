import type { Phrase } from '../../core/phrase.ts';
import { say } from '../../core/phrase.ts';
import type { Marked, MarkedItem, MarkReason } from '../../core/rubricMarks.ts';
import type { ComputedWork } from '../../core/rubricWork.ts';

export interface SheetWords {
  readonly translate: (phrase: Phrase) => string;
  /** The ground of a wrong step, in one line. */
  readonly groundOf: (error: ComputedWork['errors'][number]) => string;
  /** Who gave the marks that are not computed; undefined where nobody was asked. */
  readonly model: string | undefined;
  /** Where the solution begins in its document, so that lines are those people see. 0-based. */
  readonly firstLine: number;
}

/** The marks of a solution as a Markdown table, with what computation found and where it overruled the model. */
export function marksSheet({ rubric, items, total, most, overruled }: Marked, work: ComputedWork, words: SheetWords): string {
  const { translate, firstLine, groundOf, model } = words;
  const lineWord = (line: number): string => translate(say('Line {0}', firstLine + line + 1));
  const { verified, refuted, open } = work.counts;
  const [first] = work.errors;
  return [
    `# ${translate(say('Marks'))} · ${cell(translate(rubric.name))}`,
    total === undefined
      ? translate(say('No total: what computation cannot judge has no points while no model is chosen.'))
      : `**${translate(say('{0} of {1} points', shown(total), shown(most)))}**`,
    [
      `| ${[say('For'), say('Points'), say('Why'), say('Who says so')].map(translate).join(' | ')} |`,
      '| --- | --- | --- | --- |',
      ...items.map((item) => rowOf(item, words, lineWord)),
    ].join('\n'),
    `## ${translate(say('What computation found'))}`,
    translate(say('Statements checked: {0}; verified: {1}, refuted: {2}, not decided: {3}.', verified + refuted + open, verified, refuted, open)),
    first ? `${translate(say('The earliest wrong step'))}: ${lineWord(first.line)}, ${code(first.checked.claim.text)}. ${cell(groundOf(first))}` : translate(open === 0 ? say('Nothing wrong was found.') : say('Nothing wrong was found; what was not decided may still be wrong.')),
    ...(work.following.size === 0 ? [] : [translate(say('What only follows from an error costs nothing more: {0}.', [...work.following].map(lineWord).join(', ')))]),
    ...(overruled.length === 0
      ? []
      : [
          `## ${translate(say('Where computation overruled the model'))}`,
          overruled.map(({ deduction, why }) => `- ${deduction.line === undefined ? '' : `${lineWord(deduction.line)}: `}${translate(why)} (${cell(deduction.reason)})`).join('\n'),
        ]),
    ...(model === undefined ? [] : [translate(say('Computed marks are certain. The others are the opinion of {0}.', cell(model)))]),
    '',
  ].join('\n\n');
}

function rowOf({ item, points, atMost, reasons }: MarkedItem, { translate, model }: SheetWords, lineWord: (line: number) => string): string {
  const most = shown(item.points);
  const given = points !== undefined ? translate(say('{0} of {1}', shown(points), most)) : atMost !== undefined ? translate(say('at most {0} of {1}', shown(atMost), most)) : translate(say('– of {0}', most));
  const why = reasons.map((reason) => reasonWords(reason, translate, lineWord)).join(' ');
  const speakers = new Set(reasons.map(({ by }) => (by === 'computed' ? translate(say('computed')) : translate(say('opinion of {0}', cell(model ?? ''))))));
  const nobody = model === undefined ? translate(say('nobody: choose a model')) : translate(say('opinion of {0}', cell(model)));
  return `| ${cell(translate(item.title))} | ${given} | ${why === '' ? '' : why} | ${speakers.size === 0 ? nobody : [...speakers].join(', ')} |`;
}

function reasonWords({ words, line, points }: MarkReason, translate: (phrase: Phrase) => string, lineWord: (line: number) => string): string {
  const text = typeof words === 'string' ? cell(words) : translate(words);
  return `${line === undefined ? '' : `${lineWord(line)}: `}${text}${points === undefined || points === 0 ? '' : ` (−${shown(points)})`}`;
}

function shown(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** Text of others in a cell of a table, where it makes no column, no line, no link and no HTML. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|<[\]!]/g, '\\$&').trim();
}

function code(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replace(/`/g, 'ˋ')}\``;
}
