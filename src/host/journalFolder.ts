import { join } from 'node:path';

/**
 * Where the traces of a workspace are, given the storage VS Code gave this window. A second window on the same
 * workspace, and one whose predecessor still ends, is given a folder of its own: the same name with `-1` to
 * `-9` behind it. Traces would be lost in there, and the journal can be written by several windows, so all
 * have the one.
 */
export function journalFolder(storage: string): string {
  return join(storage.replace(/([\\/]workspaceStorage[\\/][^\\/]+)-[1-9](?=[\\/])/, '$1'), 'traces');
}
