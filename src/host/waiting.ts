import * as vscode from 'vscode';
import { mostPictures } from '../core/picture.ts';
import type { Attachment } from '../core/problem.ts';
import type { AttachmentItem } from '../protocol/panel.ts';

/** Files, cells and selections that go with one question. */
const mostTexts = 20;

/** Something to attach, or why it cannot be. */
export type Found = { readonly kind: 'found'; readonly attachment: Attachment; readonly detail?: string } | { readonly kind: 'none'; readonly reason: string };

/** Something that can be attached; what is in it is read only when it is. */
export interface Attachable {
  readonly kind: AttachmentItem['kind'];
  readonly label: string;
  readonly detail: string;
  read(): Promise<Found>;
}

interface Waiting {
  readonly item: AttachmentItem;
  readonly attachment: Attachment;
}

/** What waits to go with the next words: of one panel in an editor, or of the window's side bar and commands. */
export class WaitingList implements vscode.Disposable {
  #waiting: readonly Waiting[] = [];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  get items(): readonly AttachmentItem[] {
    return this.#waiting.map(({ item }) => item);
  }

  /** What waits, which then waits no longer. */
  take(): readonly Attachment[] {
    const taken = this.#waiting.map(({ attachment }) => attachment);
    if (taken.length > 0) this.#set([]);
    return taken;
  }

  /** Adds what was found, once each, and says what was not and why. */
  add(found: readonly Found[], kind?: AttachmentItem['kind']): void {
    for (const each of found) if (each.kind === 'none') void vscode.window.showWarningMessage(each.reason);
    const added = found.flatMap((each): Waiting[] => {
      if (each.kind === 'none') return [];
      const { attachment, detail = sizeWords(attachment) } = each;
      return [{ attachment, item: { id: crypto.randomUUID(), kind: kind ?? attachment.kind, label: attachment.name, detail } }];
    });
    const all = [...this.#waiting];
    for (const each of added) if (!all.some((other) => isSame(each.attachment, other.attachment))) all.push(each);
    const pictures = all.filter(({ attachment }) => attachment.kind === 'image');
    const texts = all.filter(({ attachment }) => attachment.kind !== 'image');
    if (pictures.length > mostPictures) void vscode.window.showWarningMessage(vscode.l10n.t('A problem may have {0} pictures; the first {0} are kept.', mostPictures));
    if (texts.length > mostTexts) void vscode.window.showWarningMessage(vscode.l10n.t('{0} files and cells can go with a question; the first {0} are kept.', mostTexts));
    const kept = new Set([...pictures.slice(0, mostPictures), ...texts.slice(0, mostTexts)]);
    this.#set(all.filter((each) => kept.has(each)));
  }

  remove(id: string): void {
    this.#set(this.#waiting.filter(({ item }) => item.id !== id));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #set(waiting: readonly Waiting[]): void {
    this.#waiting = waiting;
    this.#changed.fire();
  }
}

function isSame(one: Attachment, other: Attachment): boolean {
  return one.kind === other.kind && one.name === other.name && one.content === other.content;
}

function sizeWords({ kind, content }: Attachment): string {
  const bytes = kind === 'image' ? (content.length * 3) / 4 : content.length;
  return vscode.l10n.t('{0} kB', (bytes / 1000).toLocaleString(vscode.env.language, { maximumFractionDigits: 1 }));
}
