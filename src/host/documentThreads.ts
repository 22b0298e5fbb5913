import * as vscode from 'vscode';
import { bordersOf, keep } from '../core/follow.ts';
import type { TextRange } from '../core/problem.ts';
import { toPlain } from '../math/printing/plain.ts';
import { read } from '../math/reading/read.ts';
import { hasUnread } from '../math/unread.ts';
import { openDocument, rangeOf } from './documents.ts';
import type { Pictures } from './formulaPictures.ts';
import { threadMarkdown, type FormulaMark } from './threadMarkdown.ts';

/** Who speaks: Therefore itself, or a model, whose words are an opinion. */
export type ThreadAuthor = { readonly kind: 'therefore' } | { readonly kind: 'model'; readonly label: string };

/** One comment: text with formulas between dollars, which may be a model's; and the verdicts of its formulas. */
export interface ThreadPart {
  readonly author: ThreadAuthor;
  readonly text: string;
  /** Offsets are those of `text`. */
  readonly marks?: readonly FormulaMark[];
  /** It is still being thought about: a spinner stands before the text, which is then our own. */
  readonly isWorking?: true;
}

export interface ThreadContent {
  /** What the thread is about, as the document stands now. It follows edits, and the thread is gone when this text changes. */
  readonly range: TextRange;
  /** One plain line in the thread's head. */
  readonly label: string;
  readonly parts: readonly ThreadPart[];
  /** A thread shown again under the same key takes the place of the one before. Unique in the window. */
  readonly key: string;
  /** For `when` clauses of menus (`commentThread == …`). */
  readonly context: string;
  /** Collapsed, only the line's gutter tells of it. */
  readonly isCollapsed?: boolean;
}

interface Shown {
  readonly uri: string;
  readonly thread: vscode.CommentThread;
  content: ThreadContent;
  range: TextRange;
  /** Of its text, as `bordersOf` tells them. */
  readonly borders: string;
  /** What is written now; a text that took longer to draw than a newer one does not replace it. */
  version: number;
}

/**
 * The comment threads of the extension: read-only texts under ranges of documents, with formulas as pictures.
 *
 *     threads.show(document, { key: `grade ${id}`, range, label: 'Step 3', context: 'therefore.mark', parts: [{ author, text }] });
 *     threads.clear(key => key.startsWith('grade '));
 *
 * A thread moves with its text, and is gone as soon as an edit touches that text or the document closes.
 */
export class DocumentThreads implements vscode.Disposable {
  readonly #pictures: Pictures;
  readonly #controller = vscode.comments.createCommentController('therefore', 'Therefore');
  readonly #shown = new Map<string, Shown>();
  readonly #gone = new vscode.EventEmitter<string>();
  /** Fires with the key of a thread that is gone, however it went. */
  readonly onDidGo = this.#gone.event;
  readonly #subscriptions: vscode.Disposable;

  constructor(pictures: Pictures) {
    this.#pictures = pictures;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((change) => this.#edit(change)),
      vscode.workspace.onDidCloseTextDocument((document) => this.clear((_, uri) => uri === document.uri.toString())),
      pictures.onDidChangeColor(() => {
        for (const shown of this.#shown.values()) void this.#write(shown);
      }),
    );
  }

  /** Shows a thread, or changes the one with this key. Resolves when its text stands there. */
  async show(document: vscode.TextDocument, content: ThreadContent): Promise<void> {
    const uri = document.uri.toString();
    const before = this.#shown.get(content.key);
    if (before && (before.uri !== uri || before.range.start !== content.range.start || before.range.end !== content.range.end)) this.#remove(content.key);
    let shown = this.#shown.get(content.key);
    if (shown) shown.content = content;
    else {
      const thread = this.#controller.createCommentThread(document.uri, rangeOf(document, content.range), []);
      thread.canReply = false;
      thread.collapsibleState = content.isCollapsed === true ? vscode.CommentThreadCollapsibleState.Collapsed : vscode.CommentThreadCollapsibleState.Expanded;
      shown = { uri, thread, content, range: content.range, borders: bordersOf(document.getText(), content.range), version: 0 };
      this.#shown.set(content.key, shown);
    }
    shown.thread.label = content.label;
    shown.thread.contextValue = content.context;
    await this.#write(shown);
  }

  /** Changes what a thread's head says, and nothing else of it. */
  relabel(key: string, label: string): void {
    const shown = this.#shown.get(key);
    if (!shown || shown.content.label === label) return;
    shown.content = { ...shown.content, label };
    shown.thread.label = label;
  }

  has(key: string): boolean {
    return this.#shown.has(key);
  }

  /** Where a thread stands now. */
  rangeOf(key: string): TextRange | undefined {
    return this.#shown.get(key)?.range;
  }

  /** The key of a thread that a menu's command was given. */
  keyOf(thread: unknown): string | undefined {
    return [...this.#shown].find(([, shown]) => shown.thread === thread)?.[0];
  }

  /** The key of a thread on a line of a document, or anywhere in it. */
  keyAt(document: vscode.TextDocument, line?: number): string | undefined {
    const uri = document.uri.toString();
    return [...this.#shown].find(([, shown]) => shown.uri === uri && (line === undefined || rangeOf(document, shown.range).contains(new vscode.Position(line, 0)) || rangeOf(document, shown.range).start.line === line))?.[0];
  }

  /** Takes away a thread by its key, or all that a condition is true of. */
  clear(which: string | ((key: string, uri: string) => boolean)): void {
    for (const [key, { uri }] of [...this.#shown]) if (typeof which === 'string' ? which === key : which(key, uri)) this.#remove(key);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const { thread } of this.#shown.values()) thread.dispose();
    this.#shown.clear();
    this.#controller.dispose();
    this.#gone.dispose();
  }

  #remove(key: string): void {
    const shown = this.#shown.get(key);
    if (!shown) return;
    this.#shown.delete(key);
    shown.version++;
    shown.thread.dispose();
    this.#gone.fire(key);
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = document.uri.toString();
    const here = [...this.#shown].filter(([, shown]) => shown.uri === uri);
    if (here.length === 0) return;
    const whole = document.getText();
    for (const [key, shown] of here) {
      let range: TextRange | undefined = shown.range;
      for (const { rangeOffset, rangeLength, text } of contentChanges) range = range && keep(range, { start: rangeOffset, removed: rangeLength, inserted: text.length });
      if (!range || bordersOf(whole, range) !== shown.borders) this.#remove(key);
      else if (range !== shown.range) {
        shown.range = range;
        shown.thread.range = rangeOf(document, range);
      }
    }
  }

  async #write(shown: Shown): Promise<void> {
    const version = ++shown.version;
    const forms = { picture: this.#pictures.picture.bind(this.#pictures), readable };
    const comments = await Promise.all(shown.content.parts.map(async ({ author, text, marks = [], isWorking = false }) => comment(author, await threadMarkdown(text, marks, forms), isWorking)));
    // Gone, or written anew, while it was drawn.
    if (version === shown.version && openDocument(shown.uri)) shown.thread.comments = comments;
  }
}

function comment(author: ThreadAuthor, markdown: string, isWorking: boolean): vscode.Comment {
  const body = new vscode.MarkdownString(isWorking ? `$(loading~spin) ${markdown}` : markdown, isWorking);
  body.isTrusted = false;
  body.supportHtml = false;
  const own = author.kind === 'therefore' ? {} : { label: vscode.l10n.t('opinion') };
  return { author: { name: author.kind === 'therefore' ? '∴ Therefore' : author.label }, body, mode: vscode.CommentMode.Preview, ...own };
}

/** A formula as one line of Unicode, where all of it is understood. */
function readable(latex: string): string | undefined {
  if (latex.length > 200) return undefined;
  const expression = read(latex);
  return hasUnread(expression) ? undefined : toPlain(expression);
}
