import * as vscode from 'vscode';
import type { TextFormat } from '../../core/problem.ts';
import type { DocumentLedgers } from '../documentLedgers.ts';
import { formatOf, offsetsOf, rangeOf } from '../documents.ts';
import { aligned } from './alignedRows.ts';
import { linkAt, linksIn, sideAt, spansAt } from './formulaAt.ts';

export type Action = 'simplify' | 'align' | 'justify' | 'fill' | 'fix' | 'substitute';

/** Where an action was offered: it does nothing in a text that has changed since. */
export interface Offer {
  readonly action: Action;
  readonly uri: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
}

export const runCommand = 'therefore.refactor.run';
const unwritten: ReadonlySet<string> = new Set(['output', 'git', 'vscode-scm', 'comment', 'search-editor', 'walkThrough', 'therefore-trace', 'therefore-journal']);

/** The format of a document that can be worked on. */
export function writtenFormat(document: vscode.TextDocument): TextFormat | undefined {
  const format = formatOf(document);
  return format === 'notebook-code' || unwritten.has(document.uri.scheme) ? undefined : format;
}

/** What can be done with the formula at the cursor. Nothing is computed before it is chosen. */
export class Offers implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite] };
  readonly #ledgers: DocumentLedgers;
  readonly #hasModel: () => boolean;

  constructor(ledgers: DocumentLedgers, hasModel: () => boolean) {
    this.#ledgers = ledgers;
    this.#hasModel = hasModel;
  }

  provideCodeActions(document: vscode.TextDocument, place: vscode.Range, { only, diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
    const format = writtenFormat(document);
    if (!format) return [];
    const text = document.getText();
    const range = offsetsOf(document, place);
    const spans = spansAt(text, range, format);
    const [span] = spans;
    if (!span) return [];
    const offers: vscode.CodeAction[] = [];
    const offer = (action: Action, title: string, kind: vscode.CodeActionKind): vscode.CodeAction | undefined => {
      if (only && !only.contains(kind)) return undefined;
      const code = new vscode.CodeAction(title, kind);
      const of: Offer = { action, uri: document.uri.toString(), version: document.version, ...range };
      code.command = { command: runCommand, title, arguments: [of] };
      offers.push(code);
      return code;
    };
    const rewrite = vscode.CodeActionKind.RefactorRewrite;
    if (sideAt(text, span, range)) offer('simplify', vscode.l10n.t('Simplify this side'), rewrite);
    if (aligned(text, spans, format)) offer('align', vscode.l10n.t('Turn into align'), rewrite);
    const links = linksIn(text, span);
    if (links.length === 0) return offers;
    if (linkAt(links, range.start)) offer('justify', vscode.l10n.t('Justify this step'), rewrite);
    if (!this.#hasModel()) return offers;
    offer('fill', vscode.l10n.t('Fill in the missing steps'), rewrite);
    offer('substitute', vscode.l10n.t('Name the substitution'), rewrite);
    const wrong = this.#ledgers.ledger(document)?.alarms.find(({ claim }) => claim.range.start <= range.end && claim.range.end >= range.start);
    if (wrong) {
      const fix = offer('fix', vscode.l10n.t('Fix this step with the model'), vscode.CodeActionKind.QuickFix);
      const at = rangeOf(document, wrong.claim.range);
      if (fix) fix.diagnostics = diagnostics.filter(({ source, range: own }) => source === 'Therefore' && own.isEqual(at));
    }
    return offers;
  }
}
