import * as vscode from 'vscode';

/** A decoration for words behind the end of a line, in a colour of the theme. An edit beside them does not stretch it. */
export function lineEnd(color: string, fontStyle?: 'italic'): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor(color), ...(fontStyle === undefined ? {} : { fontStyle }) },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}
