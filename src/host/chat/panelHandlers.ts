import * as vscode from 'vscode';
import type { FromPanel, Handlers, ToPanel } from '../../protocol/panel.ts';
import type { Choice, Runs } from '../runs.ts';
import type { Settings } from '../settings.ts';
import type { Traces } from '../traces.ts';
import { askInPanel } from './askInPanel.ts';
import { AttachInPanel, type Attaching } from './attachInPanel.ts';
import { openLink } from './openLink.ts';
import type { PanelPlace } from './panelConnection.ts';
import { revealProblem } from './problemLines.ts';

export interface PanelActions {
  readonly runs: Runs;
  readonly traces: Traces;
  readonly settings: Settings;
  readonly attaching: Attaching;
  /** Asks the user for a model, or an effort, for one run; what is current is marked. */
  readonly pickModel: (current: string) => Promise<string | undefined>;
  readonly pickEffort: (current: Choice['effort']) => Promise<Choice['effort']>;
}

export interface PanelFlow {
  readonly place: PanelPlace;
  readonly ready: () => void;
  readonly acknowledge: (sequence: number) => void;
  readonly suggestions: (data: ToPanel['suggestions']) => void;
  readonly focus: (data: ToPanel['focus']) => void;
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

/** What a panel may ask for. It shows model output, so every field is looked at before it is believed. */
export function panelHandlers(actions: PanelActions, flow: PanelFlow): Handlers<FromPanel> {
  const { runs, traces } = actions;
  const { place } = flow;
  const attach = new AttachInPanel(actions.attaching, place.waiting, flow.suggestions);
  return {
    ready: flow.ready,
    acknowledge: ({ sequence }) => {
      if (Number.isSafeInteger(sequence)) flow.acknowledge(sequence);
    },
    ask: (data) => void askInPanel(actions, place, data),
    attach: ({ name, size, base64 }) => attach.pasted(String(name), Number(size), String(base64)),
    suggest: ({ request, query }) => void attach.suggest(Number(request), String(query)),
    attachItem: ({ id }) => void attach.item(String(id)),
    attachFiles: ({ uris }) => void attach.files(Array.isArray(uris) ? uris.map(String) : []),
    detach: ({ id }) => place.waiting.remove(String(id)),
    stop: ({ trace }) => void runs.stop(String(trace)),
    choose: ({ trace }) => place.choose(trace === undefined ? undefined : String(trace)),
    showTurn: ({ trace, turn }) => {
      if (runs.turn(String(trace), String(turn))) traces.record(String(trace), { kind: 'shown', turn: String(turn), at: Date.now() });
    },
    regenerate: ({ trace, turn, with: what }) => void regenerate(actions, String(trace), String(turn), what),
    fork: ({ trace, turn }) => void fork(traces, place, String(trace), String(turn)),
    rename: ({ trace, title }) => {
      if (traces.get(String(trace))) traces.record(String(trace), { kind: 'named', title: String(title).trim().slice(0, longestTitle), at: Date.now() });
    },
    pin: ({ trace, pinned }) => {
      if (traces.get(String(trace))) traces.record(String(trace), { kind: 'pinned', pinned: pinned === true, at: Date.now() });
    },
    remove: ({ trace }) => void vscode.commands.executeCommand('therefore.deleteTrace', String(trace)),
    export: ({ trace, format }) => void vscode.commands.executeCommand('therefore.exportTrace', String(trace), String(format)),
    reveal: ({ trace, line }) => void revealProblem(traces, String(trace), Number.isSafeInteger(line) ? line : undefined),
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
      else if (id === 'openInEditor') void vscode.commands.executeCommand(commands[id], place.shown());
      else if (id === 'newProblem' && place.place === 'editor') {
        place.choose(undefined);
        flow.focus({ on: 'ask' });
      } else void vscode.commands.executeCommand(commands[id]);
    },
  };
}

/** Another version of a question: as it was asked, or with a model or an effort for this run alone. */
async function regenerate({ runs, pickModel, pickEffort }: PanelActions, trace: string, id: string, what: FromPanel['regenerate']['with']): Promise<void> {
  const turn = runs.turn(trace, id);
  if (!turn) return;
  const before = { model: turn.askedModel, effort: turn.effort };
  switch (what) {
    case 'same':
      await runs.again(trace, id, before);
      return;
    case 'model': {
      const model = await pickModel(turn.askedModel);
      if (model !== undefined) await runs.again(trace, id, { ...before, model });
      return;
    }
    case 'effort': {
      const effort = await pickEffort(turn.effort);
      if (effort !== undefined) await runs.again(trace, id, { ...before, effort });
      return;
    }
    default:
      // Not believed: it came from the panel.
      what satisfies never;
  }
}

async function fork(traces: Traces, place: PanelPlace, trace: string, turn: string): Promise<void> {
  try {
    const made = await traces.fork(trace, turn, { choose: false });
    if (made) place.choose(made.id);
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The conversation could not be copied: {0}', error instanceof Error ? error.message : String(error)));
  }
}
