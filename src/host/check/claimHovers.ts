import * as vscode from 'vscode';
import type { CheckedClaim } from '../../core/checker.ts';
import type { TextFormat, TextRange } from '../../core/problem.ts';
import { offsetsOf, rangeOf } from '../documents.ts';
import type { Pictures } from '../formulaPictures.ts';
import type { AskedFormula, FormulaFacts } from '../formulaWork.ts';
import { groundOf, verdictMark, verdictWord } from '../words.ts';
import { checkedFormat, longestDocument, type Linter } from './linter.ts';

/** Who draws formulas and knows of them. */
export interface FormulaKnowledge extends Pick<Pictures, 'picture'> {
  know(asked: AskedFormula): Promise<FormulaFacts | undefined>;
}

/** What takes longer is left out; the next hover has it. Milliseconds. */
const patienceMs = 1500;

/** Over a formula: it drawn large, its verdict and what that rests on, its value, and what its letters were said to be. */
export class ClaimHovers implements vscode.HoverProvider {
  readonly #linter: Linter;
  readonly #knowledge: FormulaKnowledge;

  constructor(linter: Linter, knowledge: FormulaKnowledge) {
    this.#linter = linter;
    this.#knowledge = knowledge;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<vscode.Hover | undefined> {
    const format = checkedFormat(document);
    if (format === undefined) return undefined;
    const { version } = document;
    const { start } = offsetsOf(document, new vscode.Range(position, position));
    const facts = await inTime(this.#facts(document, start, format));
    const latex = facts?.latex;
    const image = latex === undefined || token.isCancellationRequested ? undefined : await inTime(this.#knowledge.picture(latex, { display: true, ...(facts?.macros ? { macros: facts.macros } : {}) }));
    // What was found speaks of a text that may have changed meanwhile; then the editor asks again.
    if (token.isCancellationRequested || document.version !== version) return undefined;
    const ledger = this.#linter.ledger(document);
    const over = ledger?.at(start) ?? [];
    // The term that two links of a chain share belongs to both; what is wrong is told first.
    const checked = over.find((claim) => ledger?.alarms.includes(claim)) ?? over[0];
    if (!checked && !facts) return undefined;
    const text = new vscode.MarkdownString(image === undefined ? '' : `${image}\n\n`);
    if (checked) tellVerdict(text, checked, image !== undefined);
    if (facts) tellFacts(text, facts, checked?.claim.assumptions ?? []);
    const contents = [...(text.value === '' ? [] : [text]), ...(facts ? [explainLink(document, facts.range)] : [])];
    const range = checked?.claim.range ?? facts?.range;
    return new vscode.Hover(contents, range && rangeOf(document, range));
  }

  #facts(document: vscode.TextDocument, offset: number, format: TextFormat): Promise<FormulaFacts | undefined> {
    const text = document.getText();
    return text.length > longestDocument ? Promise.resolve(undefined) : this.#knowledge.know({ text, offset, format });
  }
}

function tellVerdict(text: vscode.MarkdownString, { claim, verdict }: CheckedClaim, isDrawn: boolean): void {
  text.appendMarkdown('**∴ ').appendText(`${verdictMark(verdict.kind)} ${verdictWord(verdict.kind)}`).appendMarkdown('** — ');
  text.appendText(groundOf(verdict));
  if (!isDrawn) text.appendMarkdown('\n\n').appendText(claim.readable ?? claim.text);
  if (claim.assumptions.length > 0) text.appendMarkdown('\n\n').appendText(vscode.l10n.t('Assuming {0}', claim.assumptions.join(', ')));
}

function tellFacts(text: vscode.MarkdownString, { value, definitions, suppositions }: FormulaFacts, told: readonly string[]): void {
  const paragraph = (plain: string): void => void text.appendMarkdown('\n\n').appendText(plain);
  const values = [value?.exact, value?.approximate].filter((each) => each !== undefined).join(' ').replace(/^= /, '');
  if (values !== '') paragraph(vscode.l10n.t('Value: {0}', values));
  for (const said of [...definitions, ...suppositions.filter(({ text: supposed }) => !told.includes(supposed))]) paragraph(vscode.l10n.t('{0}, line {1}', said.text, said.line + 1));
}

/** Nothing but our own command can be followed, and nothing of the document stands in this text. */
function explainLink(document: vscode.TextDocument, range: TextRange): vscode.MarkdownString {
  const args = encodeURIComponent(JSON.stringify([{ uri: document.uri.toString(), start: range.start, end: range.end }]));
  const link = new vscode.MarkdownString(`[${vscode.l10n.t('Explain')}](command:therefore.explainSelection?${args})`);
  link.isTrusted = { enabledCommands: ['therefore.explainSelection'] };
  return link;
}

function inTime<T>(work: Promise<T | undefined>): Promise<T | undefined> {
  return Promise.race([work, new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), patienceMs))]);
}
