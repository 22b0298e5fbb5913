import '../../support/fakeVscode.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as vscode from 'vscode';
import type { CheckRequest } from '../../../src/core/checker.ts';
import { until } from '../../support/until.ts';

const { Linter } = await import('../../../src/host/check/linter.ts');
const { workspace } = await import('vscode');

test('a look at one range leaves the check of all the text to come', async () => {
  const document = { uri: { scheme: 'file', toString: () => 'file:///a.md' }, languageId: 'markdown', isClosed: false, getText: () => '$1 + 1 = 2$ and $1 + 2 = 4$' };
  (workspace.textDocuments as unknown[]).push(document);
  const requests: CheckRequest[] = [];
  const checker = {
    async *check(request: CheckRequest) {
      requests.push(request);
    },
  };
  const settings = { checkEnabled: true, onDidChange: () => ({ dispose() {} }) };
  const linter = new Linter({ checker, settings, log: { error: assert.fail } } as never);
  // The document has just been opened, and its check is waited for.
  await linter.check(document as unknown as vscode.TextDocument, 'markdown', { start: 0, end: 11 });
  await until('the check of all the text', 5000, () => Promise.resolve(requests.length > 1 ? true : undefined));
  assert.deepEqual(requests.map(({ range }) => range), [{ start: 0, end: 11 }, undefined]);
  linter.dispose();
  (workspace.textDocuments as unknown[]).pop();
});
