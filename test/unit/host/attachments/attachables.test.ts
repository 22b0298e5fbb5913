import '../../../support/fakeVscode.mjs';
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type * as vscode from 'vscode';

const { Uri, window, workspace } = await import('vscode');
const { documentsAt } = await import('../../../../src/host/attachments/attachables.ts');

const asked: string[] = [];
const read: string[] = [];
const folder = Uri.parse('ftp://here/work');
// Other tests of the same process ask this window and this workspace too.
describe('what can be attached', () => {
  const others = [{ ...workspace }, { ...window }] as const;
  before(() => {
    Object.assign(workspace, {
      workspaceFolders: [{ uri: folder }],
      // As VS Code has it: by the beginning of the path, whatever `..` make of it.
      getWorkspaceFolder: ({ scheme, authority, path }: vscode.Uri) => (scheme === 'ftp' && authority === 'here' && path.startsWith('/work/') ? { uri: folder } : undefined),
      textDocuments: [],
      notebookDocuments: [],
      asRelativePath: String,
      fs: {
        stat: () => Promise.resolve({ size: 4, type: 1 }),
        readFile: (uri: vscode.Uri) => {
          read.push(uri.toString());
          return Promise.resolve(new TextEncoder().encode('text'));
        },
      },
    });
    Object.assign(window, {
      tabGroups: { all: [] },
      showWarningMessage: (_: string, { detail }: { detail: string }) => {
        asked.push(detail);
        return Promise.resolve(undefined);
      },
    });
  });
  after(() => {
    Object.assign(workspace, others[0]);
    Object.assign(window, others[1]);
  });
  afterEach(() => {
    asked.length = 0;
    read.length = 0;
  });

  test('what lies outside the workspace is read only after the user said so, whatever file system it is in', async () => {
    await documentsAt(['ftp://here/work/a.md', 'ftp://here/secret.md', 'ftp://elsewhere/work/a.md', 'ftp://here/work/../secret.md', 'file:///etc/passwd']);
    assert.deepEqual(read, ['ftp://here/work/a.md']);
    assert.equal(asked.length, 4);
  });

  test('an address that is none leaves the others as they are', async () => {
    const found = await documentsAt(['file:////two/slashes', 'no address', 'ftp://here/work/a.md']);
    assert.deepEqual(found.map(({ kind }) => kind), ['found']);
  });
});
