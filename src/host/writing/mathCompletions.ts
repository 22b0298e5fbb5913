import * as vscode from 'vscode';
import { formatOf } from '../documents.ts';
import type { Pictures } from '../formulaPictures.ts';
import { displayEnvironments, innerEnvironments, latexCommands, textEnvironments, type LatexCommand } from './latexCommands.ts';
import { writtenIn } from './mathBefore.ts';

/** Extensions that complete LaTeX themselves: theirs knows the packages of a document. */
const latexExtensions = ['James-Yu.latex-workshop', 'efoerster.texlab', 'mathematic.vscode-latex', 'tecosaur.latex-utilities', 'OrangeX4.latex-sympy-calculator'];

type Environments = readonly (readonly [string, string])[];

/** Commands and environments of mathematics, where mathematics is being written. */
export class MathCompletions implements vscode.CompletionItemProvider {
  static readonly triggers = ['\\', '{'];
  readonly #pictures: Pick<Pictures, 'picture'>;
  readonly #formulas = new WeakMap<vscode.CompletionItem, string>();

  constructor(pictures: Pick<Pictures, 'picture'>) {
    this.#pictures = pictures;
  }

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] | undefined {
    const format = formatOf(document);
    if (!format || format === 'notebook-code') return undefined;
    if (format === 'latex' && latexExtensions.some((id) => vscode.extensions.getExtension(id) !== undefined)) return undefined;
    // The line decides in most cases that there is nothing to do.
    const line = document.lineAt(position.line).text.slice(0, position.character);
    const written = /\\(?:(?<command>[A-Za-z]*)|begin\{(?<environment>[A-Za-z]*\*?))$/.exec(line);
    // Of two backslashes the second begins no command.
    if (!written || /(?:^|[^\\])(?:\\\\)*\\$/.test(line.slice(0, written.index))) return undefined;
    const where = writtenIn(document.getText(new vscode.Range(new vscode.Position(0, 0), position)).slice(0, -written[0].length), format);
    if (where === 'code') return undefined;
    const { environment } = written.groups ?? {};
    if (environment !== undefined) {
      const environments = where === 'mathematics' ? innerEnvironments : format === 'latex' ? [...displayEnvironments, ...textEnvironments] : displayEnvironments;
      return this.#environments(document, position, environment, environments);
    }
    if (where !== 'mathematics') return undefined;
    const range = new vscode.Range(position.translate(0, -written[0].length), position);
    return [...latexCommands.map((command) => this.#command(command, range)), this.#begin(range)];
  }

  /** The picture of a formula, made only for the item that is looked at. */
  async resolveCompletionItem(item: vscode.CompletionItem): Promise<vscode.CompletionItem> {
    const formula = this.#formulas.get(item);
    const picture = formula === undefined ? undefined : await this.#pictures.picture(formula, { display: true });
    if (picture !== undefined) item.documentation = new vscode.MarkdownString(picture);
    return item;
  }

  #command({ name, preview, body }: LatexCommand, range: vscode.Range): vscode.CompletionItem {
    const hasParts = body.includes('$');
    const item = new vscode.CompletionItem({ label: name, description: preview }, hasParts ? vscode.CompletionItemKind.Function : vscode.CompletionItemKind.Constant);
    item.detail = preview;
    item.filterText = name;
    item.range = range;
    item.insertText = hasParts ? new vscode.SnippetString(body) : body;
    this.#formulas.set(item, sampleOf(name, body));
    return item;
  }

  #begin(range: vscode.Range): vscode.CompletionItem {
    const item = new vscode.CompletionItem({ label: '\\begin', description: '\\begin{…} … \\end{…}' }, vscode.CompletionItemKind.Snippet);
    item.filterText = '\\begin';
    item.range = range;
    item.insertText = new vscode.SnippetString('\\begin{${1:aligned}}\n$0\n\\end{$1}');
    return item;
  }

  #environments(document: vscode.TextDocument, position: vscode.Position, written: string, environments: Environments): vscode.CompletionItem[] {
    const behind = document.getText(new vscode.Range(position, document.lineAt(Math.min(document.lineCount - 1, position.line + 40)).range.end));
    // VS Code closes the brace by itself as it is typed.
    const brace = behind.startsWith('}') ? 1 : 0;
    const range = new vscode.Range(position.translate(0, -written.length), position.translate(0, brace));
    const [, next = ''] = /\\((?:begin|end)\{[A-Za-z]+\*?\})/.exec(behind) ?? [];
    return environments.map(([name, first]) => {
      const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Snippet);
      item.detail = `\\begin{${name}} … \\end{${name}}`;
      item.filterText = name;
      item.range = range;
      const isClosed = next === `end{${name}}`;
      item.insertText = isClosed ? `${name}}` : new vscode.SnippetString(`${name}\\}${first.replace(/^(\{\S+\} )?/, '$1\n')}$0\n\\\\end{${name}\\}`);
      return item;
    });
  }
}

/** The command with letters in the place of its parts. */
function sampleOf(name: string, body: string): string {
  let letter = 0;
  const sample = body.replace(/\$\{\d:([^}]*)\}|\$\d/g, (_, given?: string) => given ?? 'ab'[letter++ % 2] ?? 'a');
  return /^\\(?:q?quad|phantom|tag|not|displaystyle)$/.test(name) ? `a ${sample}${name === '\\not' ? '=' : ' '} b` : sample;
}
