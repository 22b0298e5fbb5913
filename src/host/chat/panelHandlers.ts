import * as vscode from 'vscode';
import { contentHash } from '../../core/problem.ts';
import { longestProblem, problemIn } from '../../core/problemAt.ts';
import type { FromPanel, Handlers } from '../../protocol/panel.ts';
import { reveal } from '../documents.ts';
import type { Runs } from '../runs.ts';
import type { Traces } from '../traces.ts';
import { translate } from '../words.ts';

export interface PanelActions {
  readonly runs: Runs;
  readonly traces: Traces;
}

interface Flow {
  readonly ready: () => void;
  readonly acknowledge: (sequence: number) => void;
}

const commands: Readonly<Record<FromPanel['command']['id'], string>> = {
  chooseModel: 'therefore.chooseModel',
  chooseEffort: 'therefore.chooseEffort',
  setKey: 'therefore.setApiKey',
  openSettings: 'workbench.action.openSettings',
  solveExample: 'therefore.openExample',
  solveSelection: 'therefore.solveSelection',
  newProblem: 'therefore.newProblem',
  openInEditor: 'therefore.openInEditor',
  showJournal: 'therefore.showJournal',
};

/** Of a trace's own name. UTF-16 units. */
const longestTitle = 200;

/** Settings the panel may have shown; none of them is changed by it. */
const settings = ['therefore.spendingCap', 'therefore.maxAnswerTokens', 'therefore.endpoints', 'therefore.giveUpAfter', 'http.proxy'];

/** What the panel may ask for. It shows model output, so every field is looked at before it is believed. */
export function panelHandlers({ runs, traces }: PanelActions, flow: Flow): Handlers<FromPanel> {
  return {
    ready: flow.ready,
    acknowledge: ({ sequence }) => {
      if (Number.isSafeInteger(sequence)) flow.acknowledge(sequence);
    },
    ask: ({ trace, text }) => void ask(runs, traces, trace, text),
    attach: ({ name, size, base64 }) => void vscode.commands.executeCommand('therefore.attachPicture', String(name), Number(size), String(base64)),
    suggest: () => {},
    attachItem: () => {},
    attachFiles: () => {},
    detach: () => {},
    stop: ({ trace }) => void runs.stop(String(trace)),
    choose: ({ trace }) => traces.choose(trace === undefined ? undefined : String(trace)),
    showTurn: ({ trace, turn }) => traces.record(String(trace), { kind: 'shown', turn: String(turn), at: Date.now() }),
    regenerate: ({ trace, turn }) => void runs.retry(String(trace), String(turn)),
    fork: () => {},
    rename: ({ trace, title }) => traces.record(String(trace), { kind: 'named', title: String(title).trim().slice(0, longestTitle), at: Date.now() }),
    pin: ({ trace, pinned }) => traces.record(String(trace), { kind: 'pinned', pinned: pinned === true, at: Date.now() }),
    remove: ({ trace }) => void vscode.commands.executeCommand('therefore.deleteTrace', String(trace)),
    export: ({ trace, format }) => void vscode.commands.executeCommand('therefore.exportTrace', String(trace), String(format)),
    reveal: ({ trace }) => void revealProblem(traces, String(trace)),
    insert: ({ trace, turn }) => void vscode.commands.executeCommand('therefore.insertBelow', String(trace), String(turn)),
    checkInNotebook: ({ trace, claim }) => void vscode.commands.executeCommand('therefore.checkInNotebook', String(trace), String(claim)),
    retry: ({ trace, turn }) => void runs.retry(String(trace), String(turn)),
    lowerEffort: ({ trace, turn }) => void runs.retryWithLess(String(trace), String(turn)),
    goOn: ({ trace }) => void runs.goOn(String(trace)),
    answerNow: ({ trace }) => void runs.goOn(String(trace)),
    copy: ({ text }) => void vscode.env.clipboard.writeText(String(text)),
    openLink: ({ href }) => void openLink(String(href)),
    command: ({ id, setting }) => {
      if (!Object.hasOwn(commands, id)) return;
      if (id === 'openSettings') void vscode.commands.executeCommand(commands[id], settings.find((known) => known === setting) ?? '@ext:therefore.therefore');
      else void vscode.commands.executeCommand(commands[id]);
    },
  };
}

/** A follow-up about a trace; with no trace, the words are a problem of their own. */
async function ask(runs: Runs, traces: Traces, trace: string | undefined, words: unknown): Promise<void> {
  if (typeof words !== 'string' || words.trim() === '') return;
  if (words.length > longestProblem) {
    void vscode.window.showWarningMessage(vscode.l10n.t('That is too long to ask at once; put it in a file and select a part.'));
    return;
  }
  if (typeof trace === 'string' && traces.get(trace)) {
    await runs.ask(trace, words.trim());
    return;
  }
  const found = problemIn(words, { start: 0, end: words.length }, 'markdown', { uri: '' });
  if (found.kind === 'none') void vscode.window.showWarningMessage(translate(found.reason));
  else {
    const { place: _, ...problem } = found.problem;
    await runs.start({ ...problem, hash: contentHash(problem.text) });
  }
}

async function revealProblem(traces: Traces, id: string): Promise<void> {
  const place = traces.get(id)?.problem.place;
  if (place) await reveal(place, place.range);
}

/** Only the web and mail, and only after the user saw the whole address. */
async function openLink(href: string): Promise<void> {
  const url = URL.parse(href);
  if (!url || !['https:', 'http:', 'mailto:'].includes(url.protocol)) {
    void vscode.window.showWarningMessage(vscode.l10n.t('This link is not opened: only web and mail addresses are.'));
    return;
  }
  const open = vscode.l10n.t('Open');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Open this address from the answer?'),
    { modal: true, detail: url.href },
    open,
  );
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(url.href));
}
