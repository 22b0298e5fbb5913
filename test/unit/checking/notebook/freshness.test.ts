import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareWithCells } from '../../../../src/checking/notebook/compareWithCells.ts';
import type { NotebookCellText } from '../../../../src/checking/notebook/notebookText.ts';

const text: NotebookCellText = { id: 'text', kind: 'markup', language: 'markdown', source: 'The area is $A = 28.3$.', outputs: [] };
const cell: NotebookCellText = { id: 'code', kind: 'code', language: 'python', source: 'A = 3 * 9.8961', executionOrder: 1, outputs: [{ kind: 'stdout', bundle: { 'text/plain': 'A = 29.6883\n' } }] };

test('outputs of a text that is no longer the cell’s are stale, whatever they say', () => {
  const [before] = compareWithCells([text, cell]);
  assert.notEqual(before?.stale, 'cell-changed');
  const [after] = compareWithCells([text, { ...cell, source: 'A = 2', ran: cell.source }]);
  assert.equal(after?.stale, 'cell-changed');
  assert.equal(after?.verdict.kind, 'inconclusive');
});
