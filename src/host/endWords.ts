import * as vscode from 'vscode';
import { endActions, settingOf, type EndAction } from '../core/endActions.ts';
import { endWords as wordsOf } from '../core/endWords.ts';
import type { RunEnd } from '../core/reasoningEvent.ts';
import type { Turn } from '../core/trace.ts';
import { hostWording } from './words.ts';

/** How a run ended, in plain words. */
export function endWords(end: RunEnd): string {
  return wordsOf(hostWording, end, false);
}

/** The commands that help against the end of a turn, the best first. */
export function endCommands(trace: string, turn: Turn): readonly vscode.Command[] {
  return endActions(turn).map((action) => commandOf(action, trace, turn));
}

function commandOf(action: EndAction, trace: string, turn: Turn): vscode.Command {
  switch (action) {
    case 'continue':
      return { title: vscode.l10n.t('Continue'), command: 'therefore.goOn', arguments: [trace] };
    case 'answer-now':
      return { title: vscode.l10n.t('Answer Now'), command: 'therefore.answerNow', arguments: [trace] };
    case 'retry':
      return { title: vscode.l10n.t('Retry'), command: 'therefore.retry', arguments: [trace, turn.id] };
    case 'lower-effort':
      return { title: vscode.l10n.t('Lower Effort'), command: 'therefore.lowerEffort', arguments: [trace, turn.id] };
    case 'raise-limit':
      return { title: vscode.l10n.t('Raise Limit'), command: 'workbench.action.openSettings', arguments: ['therefore.maxAnswerTokens'] };
    case 'open-settings':
      return { title: vscode.l10n.t('Open Settings'), command: 'workbench.action.openSettings', arguments: [turn.end ? settingOf(turn.end) : '@ext:therefore.therefore'] };
    case 'set-key':
      return { title: vscode.l10n.t('Set API Key'), command: 'therefore.setApiKey' };
    case 'choose-model':
      return { title: vscode.l10n.t('Choose Model'), command: 'therefore.chooseModel' };
  }
}
