import * as vscode from 'vscode';
import { alarmsOf } from '../../core/ledger.ts';
import type { VerdictKind } from '../../core/verdict.ts';
import type { DocumentLedgers } from '../documentLedgers.ts';
import { notebookOf } from '../documents.ts';
import { cellId } from '../notebookCells.ts';
import type { NotebookLedgers } from '../notebookLedgers.ts';
import { verdictWord } from '../words.ts';
import { treeItem, type ClaimNode, type LedgerNode } from './ledgerNodes.ts';

export const verdictKinds: readonly VerdictKind[] = ['refuted', 'stale', 'inconclusive', 'unchecked', 'verified'];

/** Several changes at once are shown as one. Milliseconds. */
const gatheredMs = 80;

/** The claims of the notebook or document that the user works in, with their verdicts, as a tree beside the panel. */
export class LedgerView implements vscode.TreeDataProvider<LedgerNode>, vscode.Disposable {
  readonly #notebooks: NotebookLedgers;
  readonly #documents: DocumentLedgers;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<LedgerNode>;
  readonly #subscriptions: vscode.Disposable;
  #shown: ReadonlySet<VerdictKind> = new Set(verdictKinds);
  #timer: NodeJS.Timeout | undefined;
  /** What was worked in last: a click on the ledger itself takes the focus from its document. */
  #subject: vscode.NotebookDocument | vscode.TextDocument | undefined;

  constructor(notebooks: NotebookLedgers, documents: DocumentLedgers) {
    this.#notebooks = notebooks;
    this.#documents = documents;
    this.#view = vscode.window.createTreeView('therefore.ledger', { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#changed,
      this.#view.onDidChangeVisibility(() => this.#soon()),
      notebooks.onDidChange(() => this.#soon()),
      documents.onDidChange(() => this.#soon()),
      vscode.window.onDidChangeActiveNotebookEditor(() => this.#soon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#soon()),
    );
    this.#soon();
  }

  get shown(): ReadonlySet<VerdictKind> {
    return this.#shown;
  }

  /** How many claims of each kind there are, whatever the filter shows. */
  count(kind: VerdictKind): number {
    return this.#claims().filter(({ checked }) => checked.verdict.kind === kind).length;
  }

  filter(kinds: ReadonlySet<VerdictKind>): void {
    this.#shown = kinds.size === 0 ? new Set(verdictKinds) : kinds;
    void vscode.commands.executeCommand('setContext', 'therefore.ledgerFiltered', this.#shown.size < verdictKinds.length);
    this.#show();
  }

  getTreeItem(node: LedgerNode): vscode.TreeItem {
    return treeItem(node);
  }

  getParent(): undefined {
    return undefined;
  }

  getChildren(node?: LedgerNode): LedgerNode[] {
    if (node?.kind === 'claim') return [];
    const claims = node ? node.claims : this.#claims().filter(({ checked }) => this.#shown.has(checked.verdict.kind));
    const subject = this.#subject;
    if (node || !subject || !('notebookType' in subject)) return [...claims];
    return subject.getCells().flatMap((cell) => {
      const own = claims.filter(({ document }) => document === cell.document);
      return own.length === 0 ? [] : [{ kind: 'cell', cell, claims: own } satisfies LedgerNode];
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #claims(): readonly ClaimNode[] {
    const subject = this.#subject;
    if (!subject) return [];
    if (!('notebookType' in subject)) return (this.#documents.ledger(subject)?.claims ?? []).map((checked) => ({ kind: 'claim', document: subject, checked }));
    const documents = new Map(subject.getCells().map((cell) => [cellId(cell), cell.document]));
    return this.#notebooks.entries(subject).flatMap(({ cell, checked, recorded }) => {
      const document = documents.get(cell);
      return document ? [{ kind: 'claim', document, checked, ...(recorded === undefined ? {} : { recorded }) }] : [];
    });
  }

  /** As the Problems panel counts: of a chain that went wrong, its first link. */
  #alarms(): number {
    const claims = this.#claims();
    return [...new Set(claims.map(({ document }) => document))].reduce((sum, document) => sum + alarmsOf(claims.filter((claim) => claim.document === document).map(({ checked }) => checked)).length, 0);
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#show();
    }, gatheredMs);
  }

  #show(): void {
    this.#subject = this.#subjectNow();
    const refuted = this.#alarms();
    // Each of these goes to the window, where the next key that is typed would wait for it.
    if (refuted !== (this.#view.badge?.value ?? 0)) this.#view.badge = refuted === 0 ? undefined : { value: refuted, tooltip: vscode.l10n.t('{0} refuted claim(s)', refuted) };
    const filtered = this.#shown.size < verdictKinds.length;
    const message = filtered ? vscode.l10n.t('Only: {0}', [...this.#shown].map(verdictWord).join(', ')) : '';
    if (message !== this.#view.message) this.#view.message = message;
    const description = this.#subject === undefined ? '' : nameOf(this.#subject);
    if (description !== this.#view.description) this.#view.description = description;
    if (this.#view.visible) this.#changed.fire(undefined);
  }

  #subjectNow(): vscode.NotebookDocument | vscode.TextDocument | undefined {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    if (notebook?.notebookType === 'jupyter-notebook') return notebook;
    const document = vscode.window.activeTextEditor?.document;
    const around = document && notebookOf(document.uri);
    if (around) return around;
    if (document && this.#documents.ledger(document)) return document;
    return this.#subject?.isClosed === true ? undefined : this.#subject;
  }
}

function nameOf({ uri }: vscode.NotebookDocument | vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
