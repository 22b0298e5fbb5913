import * as vscode from 'vscode';
import type { SectionKind, TextLink, TextSection } from '../../exporting/textLines.ts';
import type { Traces } from '../traces.ts';
import type { TraceFiles } from './traceFiles.ts';

/** What helps to read a trace as a text: its outline, what folds, and where it leads. */
export class TraceReading implements vscode.DocumentSymbolProvider, vscode.FoldingRangeProvider, vscode.DocumentLinkProvider {
  readonly #files: TraceFiles;
  readonly #traces: Traces;

  constructor(files: TraceFiles, traces: Traces) {
    this.#files = files;
    this.#traces = traces;
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    return (this.#files.of(document)?.sections ?? []).map((section) => symbolOf(document, section));
  }

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    return folds(this.#files.of(document)?.sections ?? []);
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    return (this.#files.of(document)?.links ?? []).flatMap((link) => {
      const target = this.#target(document, link);
      if (!target) return [];
      const shown = new vscode.DocumentLink(new vscode.Range(link.line, link.start, link.line, link.end), target);
      shown.tooltip = link.to === 'source' ? vscode.l10n.t('Go to the problem') : vscode.l10n.t('Go to where it is claimed');
      return [shown];
    });
  }

  #target(document: vscode.TextDocument, { to }: TextLink): vscode.Uri | undefined {
    if (to !== 'source') return document.uri.with({ fragment: `L${to.line + 1}` });
    const place = this.#traces.get(document.uri.query)?.problem.place;
    if (!place) return undefined;
    const uri = vscode.Uri.parse(place.uri);
    // The fragment of a cell's address says which cell it is.
    return place.notebook === undefined ? uri.with({ fragment: `L${place.line + 1}` }) : uri;
  }
}

function folds(sections: readonly TextSection[]): vscode.FoldingRange[] {
  return sections.flatMap(({ line, lastLine, children }) => [...(lastLine > line ? [new vscode.FoldingRange(line, lastLine)] : []), ...folds(children)]);
}

function symbolOf(document: vscode.TextDocument, section: TextSection): vscode.DocumentSymbol {
  const whole = new vscode.Range(new vscode.Position(section.line, 0), document.lineAt(section.lastLine).range.end);
  const symbol = new vscode.DocumentSymbol(section.name, section.detail, kinds[section.kind], whole, document.lineAt(section.line).range);
  symbol.children = section.children.map((child) => symbolOf(document, child));
  return symbol;
}

const kinds: Readonly<Record<SectionKind, vscode.SymbolKind>> = {
  problem: vscode.SymbolKind.Namespace,
  turn: vscode.SymbolKind.Class,
  asked: vscode.SymbolKind.String,
  thinking: vscode.SymbolKind.Event,
  answer: vscode.SymbolKind.Function,
  claims: vscode.SymbolKind.Array,
  claim: vscode.SymbolKind.Boolean,
  end: vscode.SymbolKind.Constant,
  step: vscode.SymbolKind.Field,
};
