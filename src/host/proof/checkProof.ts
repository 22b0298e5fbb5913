import * as vscode from 'vscode';
import type { CheckedClaim } from '../../core/checker.ts';
import { contentHash, type TextFormat, type TextRange } from '../../core/problem.ts';
import type { Proof, ProofLine } from '../../core/proof.ts';
import { computedOf, isDecided, longestReview, mostLines, numberedLines, openLines, opinionsIn, reviewRequest, type Opinion } from '../../core/proofReview.ts';
import type { Reasoner } from '../../core/reasoner.ts';
import { proofAt, proofIn } from '../../math/proof/readProof.ts';
import type { DocumentLedgers } from '../documentLedgers.ts';
import { activeEditor, formatOf, offsetsOf, placeOf, reveal } from '../documents.ts';
import { wholeAnswer } from '../wholeAnswer.ts';
import type { LineVerdicts } from './lineVerdicts.ts';
import type { Reviews } from './reviews.ts';

/** In UTF-16 units; longer documents are not checked. */
const longestDocument = 1_000_000;

export interface CheckProofDependencies {
  readonly documents: DocumentLedgers;
  readonly verdicts: LineVerdicts;
  /** The model that is chosen; undefined where that is none. */
  readonly reasoner: () => Reasoner | undefined;
}

/** Decides what can be decided of the selection or of the proof around the cursor, and asks the model about the rest. */
export async function checkProof({ documents, verdicts, reasoner }: CheckProofDependencies, reviews: Reviews): Promise<void> {
  const editor = activeEditor();
  const format = editor && formatOf(editor.document);
  if (!editor || !format || format === 'notebook-code') {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a Markdown, LaTeX or text file, or a Markdown cell, to check it.'));
    return;
  }
  const { document, selection } = editor;
  const text = document.getText();
  if (text.length > longestDocument) {
    void vscode.window.showWarningMessage(vscode.l10n.t('This document is longer than the megabyte Therefore checks.'));
    return;
  }
  const selected = selection.isEmpty ? undefined : offsetsOf(document, selection);
  const proof = proofFor(text, document.offsetAt(selection.active), selected, format);
  const range = selected ?? proof?.range;
  const lines = new Map(proof?.lines.flatMap((line, index) => (range && isReviewed(line, range) ? [[index, line] as const] : [])));
  if (!proof || !range || lines.size === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No proof or derivation stands here. Select one, or put the cursor inside it.'));
    return;
  }
  const checked = await compute(documents, document, format, range);
  if (checked === 'stopped') return;
  if (checked === 'changed') {
    void vscode.window.showInformationMessage(vscode.l10n.t('The text changed while it was checked.'));
    return;
  }
  const computed = verdicts.claimsBeside(document, checked);
  const told = reviews.begin(document, range, lines);
  const open = openLines(proof, computed, range).slice(0, mostLines);
  const model = open.length === 0 ? undefined : reasoner();
  const opinions = model ? await ask(model, proof, text, open, computed, format) : undefined;
  const now = told(opinions ?? new Map(), model?.label ?? '');
  if (now === 'gone') return;
  if (now === 'changed') {
    void vscode.window.showInformationMessage(vscode.l10n.t('The text changed while it was checked.'));
    return;
  }
  await goToFirst(document, lines, now, computed, opinions);
  await sumUp(lines, computed, open, model, opinions);
}

/** A selection inside a proof is judged in the light of all that stands before it. */
function proofFor(text: string, offset: number, selected: TextRange | undefined, format: TextFormat): Proof | undefined {
  if (!selected) return proofAt(text, offset, format);
  const around = proofAt(text, selected.start, format);
  return around && around.range.start <= selected.start && selected.end <= around.range.end ? around : proofIn(text, selected, format);
}

function isReviewed({ range, role }: ProofLine, within: TextRange): boolean {
  return (role === 'step' || role === 'part') && range.start < within.end && range.end > within.start;
}

async function compute(documents: DocumentLedgers, document: vscode.TextDocument, format: TextFormat, range: TextRange): Promise<readonly CheckedClaim[] | 'changed' | 'stopped'> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Checking the proof by computation'), cancellable: true }, async (_, token) => {
    const stopped = new Promise<'stopped'>((resolve) => token.onCancellationRequested(() => resolve('stopped')));
    const found = await Promise.race([documents.check(document, format, range), stopped]);
    return found ?? 'changed';
  });
}

async function ask(model: Reasoner, proof: Proof, text: string, open: readonly number[], computed: readonly CheckedClaim[], format: TextFormat): Promise<ReadonlyMap<number, Opinion> | undefined> {
  const numbered = numberedLines(proof, text);
  if (numbered.length > longestReview) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The proof is too long to ask a model about at once; select a part of it.'));
    return undefined;
  }
  const refuted = proof.lines.flatMap((line, index) => (computedOf(line, computed) === 'refuted' ? [index] : []));
  const problem = { text: numbered, kind: 'proof', format, hash: contentHash(numbered), attachments: [] } as const;
  const answer = await wholeAnswer(model, vscode.l10n.t('Asking {0} about {1} lines that are not computation', model.label, open.length), problem, 'review', reviewRequest(open, refuted, vscode.env.language));
  if (answer === undefined) return undefined;
  const opinions = opinionsIn(answer, open);
  if (!opinions) void vscode.window.showWarningMessage(vscode.l10n.t('{0} did not answer in the form it was asked for; nothing of it is shown.', model.label));
  return opinions;
}

/** @param now Where the lines stand by now: a model may have thought for minutes. */
async function goToFirst(document: vscode.TextDocument, lines: ReadonlyMap<number, ProofLine>, now: ReadonlyMap<number, TextRange>, computed: readonly CheckedClaim[], opinions: ReadonlyMap<number, Opinion> | undefined): Promise<void> {
  const first = [...lines].find(([index, line]) => {
    const kind = computedOf(line, computed);
    const opinion = opinions?.get(index)?.kind;
    return kind === 'refuted' || (!isDecided(line, kind) && (opinion === 'gap' || opinion === 'wrong'));
  });
  const range = first && now.get(first[0]);
  if (!range) return;
  const [, { isFormula }] = first;
  const at = isFormula ? range.end : range.start;
  await reveal({ ...placeOf(document), range, line: document.positionAt(at).line }, { start: at, end: at });
}

async function sumUp(lines: ReadonlyMap<number, ProofLine>, computed: readonly CheckedClaim[], open: readonly number[], model: Reasoner | undefined, opinions: ReadonlyMap<number, Opinion> | undefined): Promise<void> {
  const kinds = [...lines.values()].flatMap((line) => {
    const kind = computedOf(line, computed);
    return isDecided(line, kind) ? [kind] : [];
  });
  const count = (wanted: string): number => kinds.filter((kind) => kind === wanted).length;
  const decided = vscode.l10n.t('Computed: {0} lines verified, {1} refuted.', count('verified'), count('refuted'));
  const refuted = count('refuted') > 0;
  if (open.length === 0) {
    void tell(refuted, decided);
    return;
  }
  if (!model) {
    const choose = vscode.l10n.t('Choose Model');
    const chosen = await tell(refuted, `${decided} ${open.length === 1 ? vscode.l10n.t('1 line is not computation: choose a model to have it read.') : vscode.l10n.t('{0} lines are not computation: choose a model to have them read.', open.length)}`, choose);
    if (chosen === choose) await vscode.commands.executeCommand('therefore.chooseModel');
    return;
  }
  const found = [...(opinions?.values() ?? [])];
  const doubted = found.filter(({ kind }) => kind !== 'sound').length;
  const rest = vscode.l10n.t('{0}: {1} seem right, {2} doubtful, {3} without an opinion.', model.label, found.length - doubted, doubted, open.length - found.length);
  void tell(refuted || doubted > 0, `${decided} ${rest}`);
}

function tell(isBad: boolean, message: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return isBad ? vscode.window.showWarningMessage(message, ...actions) : vscode.window.showInformationMessage(message, ...actions);
}
