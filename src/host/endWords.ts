import * as vscode from 'vscode';
import type { RunEnd } from '../core/reasoningEvent.ts';
import { translate } from './words.ts';

/** How a run ended, in plain words, with the one command that helps. */
export function endWords(end: RunEnd): { readonly text: string; readonly action: vscode.Command | undefined } {
  return { text: end.message ? translate(end.message) : wordsOf(end.how), action: actionOf(end) };
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

function actionOf(end: RunEnd): vscode.Command | undefined {
  switch (end.failure) {
    case 'no-key':
    case 'bad-key':
    case 'forbidden':
      return { title: vscode.l10n.t('Set API Key'), command: 'therefore.setApiKey' };
    case 'spending-cap':
      return { title: vscode.l10n.t('Open Settings'), command: 'workbench.action.openSettings', arguments: ['@ext:therefore.therefore'] };
    case 'not-found':
    case 'bad-endpoint':
    case 'not-an-api':
      return { title: vscode.l10n.t('Choose Model'), command: 'therefore.chooseModel' };
    default:
      return end.how === 'declined' ? { title: vscode.l10n.t('Choose Model'), command: 'therefore.chooseModel' } : undefined;
  }
}
