import { say, type Phrase } from '../../core/phrase.ts';
import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/printing/latex.ts';
import type { Conclusion, LessonStep } from './lesson.ts';

export type Translate = (phrase: Phrase) => string;

/** LaTeX with the words between relations in the reader's language. */
function latexWith(translate: Translate): (expression: Expression) => string {
  const [or, and] = [translate(say('or')), translate(say('and'))];
  return (expression) => toLatex(expression).replaceAll('\\text{ or }', ` \\text{ ${or} } `).replaceAll('\\text{ and }', ` \\text{ ${and} } `);
}

/** One step as thinking: a heading, why, and the line that holds now. */
export function thoughtOf({ title, says = [], table, shows }: LessonStep, translate: Translate): string {
  const latexOf = latexWith(translate);
  const sentences = says.map(translate).join(' ');
  const display = shows ? `$$${latexOf(shows)}$$\n\n` : '';
  return `**${translate(title)}**\n\n${sentences === '' ? '' : `${sentences}\n\n`}${table ? tableText(table) : ''}${display}`;
}

/** The worked solution in pieces, in the order they are sent: aligned chains, remarks, checks, the boxed answer. */
export function* solutionOf(steps: readonly LessonStep[], conclusion: Extract<Conclusion, { kind: 'answer' }>, translate: Translate): Generator<string> {
  const latexOf = latexWith(translate);
  let block: string[] = [];
  let opened = false;
  let reached: Expression | undefined;
  const close = function* (): Generator<string> {
    if (block.length > 0) yield `$$\n\\begin{aligned}\n${block.join(' \\\\\n')}\n\\end{aligned}\n$$\n\n`;
    block = [];
  };
  for (const step of steps) {
    const { arrow, shows, reason, title, table } = step;
    if (table) {
      yield* close();
      yield `${translate(title)}:\n\n${tableText(table)}`;
    }
    if (!shows) continue;
    // What is given anew begins a line of thought of its own.
    if (arrow === 'given') yield* close();
    if (arrow === 'aside') {
      yield* close();
      yield `${translate(title)}: $${latexOf(shows)}$\n\n`;
    } else if (arrow === 'equals') {
      // A chain goes on only from where it stands; anything else begins anew.
      const [left, right] = shows.kind === 'apply' ? shows.args : [];
      if (left && (reached ? toLatex(left) !== toLatex(reached) : block.length > 0)) yield* close();
      reached = right;
      block.push(...chainRows(shows, block.length === 0, words(reason, translate), latexOf));
    } else {
      reached = undefined;
      block.push(`${arrow === 'given' || !opened ? '' : arrow === 'iff' ? '\\iff\\quad ' : '\\implies\\quad '}& ${latexOf(shows)}${words(reason, translate)}`);
    }
    opened ||= arrow !== 'aside';
  }
  yield* close();
  for (const note of conclusion.notes) yield `${translate(note)}\n\n`;
  if (conclusion.checks.length > 0) yield `${translate(say('Check: {0}', conclusion.checks.map((check) => `$${latexOf(check)}$`).join(', ')))}\n\n`;
  yield `$$\\boxed{${answerText(conclusion.answer, translate)}}$$\n`;
}

function chainRows(equality: Expression, first: boolean, reason: string, latexOf: (expression: Expression) => string): string[] {
  if (equality.kind !== 'apply') return [];
  const [left, right] = equality.args;
  if (!left || !right) return [];
  return [`${first ? latexOf(left) : ''} &= ${latexOf(right)}${reason}`.trim()];
}

function tableText([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}${line(head.map(() => ':-:'))}${rows.map(line).join('')}\n`;
}

function words(reason: Phrase | undefined, translate: Translate): string {
  return reason ? ` && \\text{${translate(reason).replace(/[\\{}$%#&_^~]/g, '')}}` : '';
}

export function answerText(answer: Expression | Phrase, translate: Translate): string {
  return 'template' in answer ? `\\text{${translate(answer)}}` : latexWith(translate)(answer);
}
