import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as vscode from 'vscode';

/** For the end of a command. Milliseconds. */
const longestWaitMs = 1000;

/** One change of a document: `removed` characters at `start` give way to a text. */
export interface Replacement {
  readonly start: number;
  readonly removed: number;
  readonly text: string;
}

/** What the editing extension is asked to do with the document it opened last. Whatever it is, the answer is an EditorState. */
export type EditorRequest =
  | { readonly kind: 'state' }
  | { readonly kind: 'open'; readonly path: string }
  /** In one edit, and one step of undo. */
  | { readonly kind: 'replace'; readonly replacements: readonly Replacement[] }
  | { readonly kind: 'eol'; readonly crlf: boolean }
  /** With something selected before; `wait` is whether the command's end is waited for. */
  | { readonly kind: 'command'; readonly id: string; readonly args: readonly unknown[]; readonly select?: readonly [number, number]; readonly wait: boolean }
  | { readonly kind: 'setting'; readonly name: string; readonly value: unknown };

export interface ShownProblem {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly message: string;
}

/** A document as extensions see it, and the problems that Therefore reports in it, at the same moment. */
export interface EditorState {
  readonly text: string;
  readonly problems: readonly ShownProblem[];
}

let opened: vscode.TextDocument | undefined;

/** Runs in the extension host: does what it is asked by HTTP on 127.0.0.1, one thing after the other, and says its port in a file. */
export function serveEditor(code: typeof vscode, portFile: string): vscode.Disposable {
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    last = last.then(async () => {
      try {
        await act(code, JSON.parse(await bodyOf(request)) as EditorRequest);
        response.end(JSON.stringify(await stateOf(code)));
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
  });
  server.listen(0, '127.0.0.1', () => writeFileSync(portFile, String((server.address() as AddressInfo).port)));
  return new code.Disposable(() => server.close());
}

async function act(code: typeof vscode, request: EditorRequest): Promise<void> {
  if (request.kind === 'setting') return void (await code.workspace.getConfiguration().update(request.name, request.value, code.ConfigurationTarget.Global));
  if (request.kind === 'open') return void (opened = await code.workspace.openTextDocument(code.Uri.file(request.path)));
  const editor = await openedEditor(code);
  const { document } = editor;
  switch (request.kind) {
    case 'state':
      return;
    case 'replace': {
      const edit = new code.WorkspaceEdit();
      for (const { start, removed, text } of request.replacements) edit.replace(document.uri, new code.Range(document.positionAt(start), document.positionAt(start + removed)), text);
      await code.workspace.applyEdit(edit);
      return;
    }
    case 'eol':
      await editor.edit((builder) => builder.setEndOfLine(request.crlf ? code.EndOfLine.CRLF : code.EndOfLine.LF));
      return;
    case 'command': {
      if (request.select) editor.selection = new code.Selection(document.positionAt(request.select[0]), document.positionAt(request.select[1]));
      // A selection is told to the window without an answer; what is told next arrives after it.
      const done = code.commands.executeCommand(request.id, ...request.args);
      const settled = Promise.resolve(done).then(() => undefined, () => undefined);
      // Some commands end by asking something, and nobody answers here.
      if (request.wait) await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, longestWaitMs))]);
    }
  }
}

/** Once the window has been told all that the edit led to: messages to it keep their order. */
async function stateOf(code: typeof vscode): Promise<EditorState> {
  await code.commands.executeCommand('setContext', 'test.edited', Date.now());
  const { document } = await openedEditor(code);
  const problems = code.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Therefore');
  return {
    text: document.getText(),
    problems: problems.map(({ range, message, code: id }) => ({ start: document.offsetAt(range.start), end: document.offsetAt(range.end), code: String(id), message })),
  };
}

/** Its editor, made the active one: a command may have opened another. */
async function openedEditor(code: typeof vscode): Promise<vscode.TextEditor> {
  if (!opened) throw new Error('Nothing was opened');
  const { activeTextEditor: editor } = code.window;
  return editor?.document === opened ? editor : code.window.showTextDocument(opened, { preview: false, viewColumn: code.ViewColumn.One });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}
