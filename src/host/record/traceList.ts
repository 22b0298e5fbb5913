import * as vscode from 'vscode';
import { stepTitle } from '../../core/steps.ts';
import type { JournalEntry } from '../journalEntries.ts';
import { NewerJournal, summaryIn } from '../journalLines.ts';
import type { Traces } from '../traces.ts';
import { sizeWords, turnWords } from './words.ts';

/** Milliseconds between two looks of a list that is still being read. */
const paintMs = 150;

interface TraceItem extends vscode.QuickPickItem {
  readonly id: string | undefined;
}

const toPanel: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('layout-sidebar-left'), get tooltip() { return vscode.l10n.t('Show in the Panel'); } };

/**
 * Lets the user choose a trace of the journal, those of the archive among them; `all` is one more item, on top.
 * The list grows while the files are read. Resolves with an id, `all`, or undefined when nothing was chosen.
 */
export async function pickTrace(traces: Traces, placeholder: string, all?: string): Promise<string | undefined> {
  await traces.flush();
  const entries = await traces.journal.list();
  if (entries.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The journal is empty: nothing has been solved here yet.'));
    return undefined;
  }
  const pick = vscode.window.createQuickPick<TraceItem>();
  Object.assign(pick, { placeholder, matchOnDescription: true, matchOnDetail: true, keepScrollPosition: true, busy: true });
  const open = { is: true };
  const chosen = new Promise<string | undefined>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]?.id));
    pick.onDidTriggerItemButton(({ item }) => {
      resolve(undefined);
      if (item.id !== undefined) void showInPanel(traces, item.id);
    });
    pick.onDidHide(() => resolve(undefined));
  }).finally(() => {
    open.is = false;
    pick.dispose();
  });
  pick.show();
  void fill(pick, traces, entries, all === undefined ? [] : [{ id: 'all', label: all, alwaysShow: true }], () => open.is);
  return chosen;
}

async function fill(pick: vscode.QuickPick<TraceItem>, traces: Traces, entries: readonly JournalEntry[], first: readonly TraceItem[], isOpen: () => boolean): Promise<void> {
  const items: TraceItem[] = [...first];
  let paintedAt = performance.now();
  let inArchive = false;
  for (const entry of [...entries].sort((a, b) => Number(a.archived) - Number(b.archived) || b.at - a.at)) {
    if (entry.archived && !inArchive) items.push({ id: undefined, label: vscode.l10n.t('Archived'), kind: vscode.QuickPickItemKind.Separator });
    inArchive = entry.archived;
    items.push(await itemOf(traces, entry));
    if (!isOpen()) return;
    if (performance.now() - paintedAt < paintMs) continue;
    pick.items = [...items];
    paintedAt = performance.now();
  }
  pick.items = items;
  pick.busy = false;
}

async function itemOf(traces: Traces, { id, at }: JournalEntry): Promise<TraceItem> {
  const date = new Date(at).toLocaleString(vscode.env.language);
  try {
    const content = await traces.journal.bytes(id);
    const { problem, title, createdAt, turns } = summaryIn(content);
    const label = title ?? (problem ? stepTitle(problem.text) : id);
    const began = createdAt === undefined ? date : new Date(createdAt).toLocaleString(vscode.env.language);
    return { id, label: label === '' ? id : label, description: [began, turnWords(turns), sizeWords(content.length)].join(' · '), buttons: [toPanel] };
  } catch (error) {
    const detail = error instanceof NewerJournal ? vscode.l10n.t('Written by a newer Therefore, which it needs to be read.') : vscode.l10n.t('This file cannot be read.');
    return { id, label: id, description: date, detail };
  }
}

async function showInPanel(traces: Traces, id: string): Promise<void> {
  const there = await traces.load(id).catch(() => false);
  if (!there) {
    void vscode.window.showWarningMessage(vscode.l10n.t('This trace has no beginning, so the panel cannot show it. The journal has it as it is.'));
    return;
  }
  traces.choose(id);
  await vscode.commands.executeCommand('therefore.openPanel');
}
