import * as vscode from 'vscode';
import { endActions, settingOf, type EndAction } from '../core/endActions.ts';
import type { RunEnd } from '../core/reasoningEvent.ts';
import type { Turn } from '../core/trace.ts';
import { translate } from './words.ts';

/** How a run ended, in plain words. */
export function endWords(end: RunEnd): string {
  return end.message ? translate(end.message) : wordsOf(end.how);
}

/** The commands that help against the end of a turn, the best first. */
export function endCommands(trace: string, turn: Turn): readonly vscode.Command[] {
  return endActions(turn).map((action) => commandOf(action, trace, turn));
}

function wordsOf(how: RunEnd['how']): string {
  switch (how) {
    case 'complete':
    case 'complete-unconfirmed':
      return vscode.l10n.t('Done, without a final answer.');
    case 'length':
      return vscode.l10n.t('The answer was cut off at the length limit.');
    case 'length-in-thinking':
      return vscode.l10n.t('The whole length limit went into thinking; there is no answer.');
    case 'filtered':
      return vscode.l10n.t('The provider filtered the answer.');
    case 'refused':
      return vscode.l10n.t('The model declined to answer.');
    case 'truncated':
      return vscode.l10n.t('The connection broke off in the middle; what came is kept.');
    case 'stalled':
      return vscode.l10n.t('The provider fell silent; what came is kept.');
    case 'cancelled':
      return vscode.l10n.t('Stopped.');
    case 'failed':
      return vscode.l10n.t('The run failed.');
    case 'empty':
      return vscode.l10n.t('The provider sent nothing.');
    case 'thinking-only':
      return vscode.l10n.t('The model thought but gave no answer.');
    case 'looped':
      return vscode.l10n.t('The model only repeated itself and was stopped; what came is kept.');
    case 'declined':
      return vscode.l10n.t('This is beyond the built-in solver; choose a model.');
    case 'interrupted':
      return vscode.l10n.t('Interrupted: the window was closed or reloaded.');
  }
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
