import '../../support/fakeVscode.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as vscode from 'vscode';
import type { ProofLine } from '../../../src/core/proof.ts';
import type { Opinion } from '../../../src/core/proofReview.ts';

const { Reviews } = await import('../../../src/host/proof/reviews.ts');
const { EventEmitter, workspace } = await import('vscode');

const document = { uri: { toString: () => 'file:///a.md' } } as vscode.TextDocument;
const line = { range: { start: 20, end: 30 }, isFormula: false, role: 'step' } as ProofLine;
const opinions = new Map<number, Opinion>([[0, { kind: 'gap', reason: 'Why?' }]]);

function begun(): { edit: (rangeOffset: number, rangeLength: number, text: string) => void; reviews: InstanceType<typeof Reviews>; told: ReturnType<InstanceType<typeof Reviews>['begin']> } {
  const changes = new EventEmitter<vscode.TextDocumentChangeEvent>();
  const before = workspace.onDidChangeTextDocument;
  Object.assign(workspace, { onDidChangeTextDocument: changes.event });
  const reviews = new Reviews();
  Object.assign(workspace, { onDidChangeTextDocument: before });
  const told = reviews.begin(document, { start: 20, end: 40 }, new Map([[0, line]]));
  return { reviews, told, edit: (rangeOffset, rangeLength, text) => changes.fire({ document, contentChanges: [{ rangeOffset, rangeLength, text }] } as unknown as vscode.TextDocumentChangeEvent) };
}

test('an opinion comes to its line where that stands by then', () => {
  const { edit, reviews, told } = begun();
  edit(0, 10, '');
  assert.deepEqual(told(opinions, 'M'), new Map([[0, { start: 10, end: 20 }]]));
  assert.equal(reviews.lines(document)[0]?.opinion?.kind, 'gap');
});

test('an opinion of a text that has changed is dropped, and that is told', () => {
  const { edit, reviews, told } = begun();
  edit(35, 1, 'x');
  assert.equal(told(opinions, 'M'), 'changed');
  assert.equal(reviews.lines(document)[0]?.opinion, undefined);
});

test('an opinion that comes after the next review is dropped', () => {
  const { reviews, told } = begun();
  reviews.begin(document, { start: 20, end: 40 }, new Map([[0, line]]));
  assert.equal(told(opinions, 'M'), 'gone');
  assert.equal(reviews.lines(document)[0]?.opinion, undefined);
});
