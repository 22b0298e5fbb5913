import { parse } from 'node:path';
import * as vscode from 'vscode';
import { thoroughBudget, type CheckedClaim, type Checker } from '../../core/checker.ts';
import { contentHash, type Problem, type TextFormat } from '../../core/problem.ts';
import { longestProblem } from '../../core/problemAt.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import type { Rubric } from '../../core/rubric.ts';
import { deductionsFrom, markedBy, marksMaterial, marksRequest, type Deduction, type Marked } from '../../core/rubricMarks.ts';
import { computedWork, type ComputedWork } from '../../core/rubricWork.ts';
import { solutionAt } from '../../core/solutionAt.ts';
import { aimOfEditor, sayNowhere, tongue } from '../aim.ts';
import { formatOf, openDocument } from '../documents.ts';
import type { DocumentThreads } from '../documentThreads.ts';
import { HeldRange } from '../heldRange.ts';
import { wholeAnswer } from '../wholeAnswer.ts';
import { groundOf, translate } from '../words.ts';
import { marksSheet } from './marksSheet.ts';
import { readRubric } from './readRubric.ts';
import type { SheetDocuments } from './sheetDocuments.ts';

export interface GradingDependencies {
  readonly threads: DocumentThreads;
  readonly checker: Checker;
  /** Undefined where no model is chosen. */
  readonly reasoner: () => Reasoner | undefined;
  /** The problem with the pictures it shows. */
  readonly illustrated: (problem: Problem) => Promise<Problem>;
}

/** A solution as it stood when it was asked about. */
interface Work {
  readonly uri: string;
  readonly start: number;
  readonly text: string;
  readonly firstLine: number;
  readonly problem: string | undefined;
  readonly format: TextFormat;
}

/** Grades the solution at the cursor: what computation decides first, then the marks of the chosen model for the rest. */
export async function gradeSolution(deps: GradingDependencies, sheets: SheetDocuments): Promise<void> {
  const work = workAtCursor();
  const document = work && openDocument(work.uri);
  if (!document) return;
  const held = new HeldRange(document, { start: work.start, end: work.start + work.text.length });
  try {
    await grade(deps, sheets, work, held, document);
  } finally {
    held.dispose();
  }
}

async function grade({ threads, checker, reasoner, illustrated }: GradingDependencies, sheets: SheetDocuments, asked: Work, held: HeldRange, document: vscode.TextDocument): Promise<void> {
  const rubric = await readRubric(document);
  if (!rubric) return;
  const claims = await checked(checker, asked);
  if (!claims) return;
  const computed = computedWork(asked.text, claims);
  const model = reasoner();
  const deductions = model && (await marksOf(model, movedTo(asked, held, document), computed, rubric, illustrated));
  const marked = markedBy(rubric, computed, deductions);
  const now = openDocument(asked.uri);
  const work = movedTo(asked, held, document);
  if (now?.getText().slice(work.start, work.start + work.text.length) !== work.text) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The text changed while it was graded; grade it again.'));
    return;
  }
  const by = deductions && model ? model.label : undefined;
  await showThreads(threads, now, work, computed, marked, by);
  await sheets.show(vscode.l10n.t('Marks of {0}', parse(now.uri.path).name), marksSheet(marked, computed, { translate, groundOf: ({ checked: { verdict } }) => groundOf(verdict), model: by, firstLine: work.firstLine }));
  sumUp(computed, marked, work.firstLine);
}

/** Where the solution stands now, as long as its own text has not changed. */
function movedTo(work: Work, { range }: HeldRange, document: vscode.TextDocument): Work {
  return range ? { ...work, start: range.start, firstLine: document.positionAt(range.start).line } : work;
}

function workAtCursor(): Work | undefined {
  const aim = aimOfEditor();
  if (!aim) {
    sayNowhere();
    return undefined;
  }
  const { document, selected, format } = aim;
  const all = document.getText();
  const { solution, problem } = solutionAt(all, selected, format);
  const text = all.slice(solution.start, solution.end);
  if (text.trim() === '' || text.length > longestProblem || formatOf(document) === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no solution here. Select one, or put the cursor inside it.'));
    return undefined;
  }
  return { uri: document.uri.toString(), start: solution.start, text, firstLine: document.positionAt(solution.start).line, format, problem: problem && all.slice(problem.start, problem.end) };
}

/** The claims of a solution in source order; undefined when the user stopped it. */
async function checked(checker: Checker, { text, format, problem }: Work): Promise<readonly CheckedClaim[] | undefined> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Checking the solution'), cancellable: true }, async (_, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const found: CheckedClaim[] = [];
    for await (const each of checker.check({ text, format, ...(problem === undefined ? {} : { problem: { text: problem, format } }) }, thoroughBudget, abort.signal)) found.push(each);
    return abort.signal.aborted ? undefined : found.sort((a, b) => a.claim.range.start - b.claim.range.start);
  });
}

/** What the model takes off; undefined where it gave no marks that can be read, which the user is told. */
async function marksOf(model: Reasoner, { uri, start, text, firstLine, format, problem: asked }: Work, computed: ComputedWork, rubric: Rubric, illustrated: GradingDependencies['illustrated']): Promise<readonly Deduction[] | undefined> {
  const material = marksMaterial(text, asked);
  // A solution may be a picture of handwriting, which stands beside the document.
  const place = { uri, range: { start, end: start + text.length }, line: firstLine };
  const problem = await illustrated({ text: material, kind: 'solution', format, hash: contentHash(material), attachments: [], place });
  const answer = await wholeAnswer(model, vscode.l10n.t('Asking {0} for marks', model.label), problem, 'marks', marksRequest(rubric, computed, tongue()));
  if (answer === undefined) return undefined;
  const deductions = deductionsFrom(answer, rubric, text);
  if (!deductions) void vscode.window.showWarningMessage(vscode.l10n.t('{0} gave no marks that can be read; what computation found is shown.', model.label));
  return deductions;
}

/** One thread for each finding, on its line; those of an earlier grading of the document go. */
async function showThreads(threads: DocumentThreads, document: vscode.TextDocument, { uri, start, text, firstLine }: Work, { errors }: ComputedWork, { items }: Marked, model: string | undefined): Promise<void> {
  const mine = `marks ${uri} `;
  threads.clear((key) => key.startsWith(mine));
  const shown = errors.map(({ checked: { claim, verdict }, line }, index) =>
    threads.show(document, {
      key: `${mine}computed ${index}`,
      range: { start: start + claim.range.start, end: start + claim.range.end },
      label: index === 0 ? vscode.l10n.t('The earliest wrong step') : vscode.l10n.t('Line {0}', firstLine + line + 1),
      context: 'therefore.marks',
      parts: [{ author: { kind: 'therefore' }, text: `**${vscode.l10n.t('Computation refuted this step.')}** ${groundOf(verdict)}` }],
    }),
  );
  const lines = text.split('\n');
  const opinions = items.flatMap(({ reasons }) => reasons.filter(({ by, line }) => by === 'model' && line !== undefined));
  for (const [index, { words, line = 0, points = 0 }] of opinions.entries()) {
    const before = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
    const length = (lines[line] ?? '').replace(/\r$/, '').length;
    if (length === 0 || model === undefined || typeof words !== 'string') continue;
    const cost = points === 0 ? '' : ` (−${points})`;
    shown.push(
      threads.show(document, {
        key: `${mine}model ${index}`,
        range: { start: start + before, end: start + before + length },
        label: `${vscode.l10n.t('Line {0}', firstLine + line + 1)}${cost}`,
        context: 'therefore.marks',
        parts: [{ author: { kind: 'model', label: model }, text: words }],
      }),
    );
  }
  await Promise.all(shown);
}

function sumUp({ errors, counts }: ComputedWork, { total, most }: Marked, firstLine: number): void {
  const [first] = errors;
  const points = total === undefined ? '' : ` ${vscode.l10n.t('{0} of {1} points', Math.round(total * 100) / 100, most)}.`;
  if (first) void vscode.window.showWarningMessage(`${vscode.l10n.t('The earliest wrong step is on line {0}.', firstLine + first.line + 1)}${points}`);
  else if (counts.verified + counts.open === 0) void vscode.window.showInformationMessage(`${vscode.l10n.t('There is nothing here that can be checked.')}${points}`);
  else void vscode.window.showInformationMessage(`${vscode.l10n.t('Computation refuted no step; {0} statements verified, {1} not decided.', counts.verified, counts.open)}${points}`);
}
