import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { journalFolder } from '../../../src/host/journalFolder.ts';

test('windows on one workspace have one journal', () => {
  const first = '/home/u/.config/Code/User/workspaceStorage/0f3a/therefore.therefore';
  assert.equal(journalFolder(first), join(first, 'traces'));
  assert.equal(journalFolder(first.replace('0f3a', '0f3a-1')), join(first, 'traces'));
  // As a browser's VS Code names a workspace.
  assert.equal(journalFolder(first.replace('0f3a', '-29147cf-2')), join(first.replace('0f3a', '-29147cf'), 'traces'));
});

test('what only looks alike is left as it is', () => {
  for (const storage of ['/home/u/workspaceStorage/-2/therefore.therefore', '/home/u-1/Code/User/globalStorage/therefore.therefore', '/home/u-1/workspaceStorage/0f3a/therefore.therefore-1']) assert.equal(journalFolder(storage), join(storage, 'traces'));
});
