import '../../support/fakeVscode.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { CountsItem } = await import('../../../src/host/check/countsItem.ts');
const vscode = await import('vscode');

test('the tooltip tells of a claim that was found and not decided', () => {
  const item = { text: '', tooltip: '', show() {}, hide() {}, dispose() {} };
  Object.assign(vscode.window, { createStatusBarItem: () => item, onDidChangeActiveTextEditor: () => ({ dispose() {} }), activeTextEditor: { document: {} } });
  const changed = new vscode.EventEmitter<unknown>();
  const ledger = { claims: [{}, {}], count: () => 1, alarms: [] };
  const counts = new CountsItem({ ledger: () => ledger, onDidChange: changed.event } as never);
  assert.match(item.tooltip, /1 verified, 0 refuted of 2 claims/);
  ledger.claims.push({});
  changed.fire(undefined);
  assert.match(item.tooltip, /1 verified, 0 refuted of 3 claims/);
  counts.dispose();
  for (const key of ['createStatusBarItem', 'onDidChangeActiveTextEditor', 'activeTextEditor']) Reflect.deleteProperty(vscode.window, key);
});
