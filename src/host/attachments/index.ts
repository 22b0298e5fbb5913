import * as vscode from 'vscode';
import { largestPicture } from '../../core/picture.ts';
import type { Problem } from '../../core/problem.ts';
import { allAttachments, type Reasoner, type ReasoningRequest } from '../../core/reasoner.ts';
import type { Attachable, Found, WaitingList } from '../waiting.ts';
import { attachables, documentsAt } from './attachables.ts';
import { attachImage } from './attachImage.ts';
import { problemPictures } from './problemPictures.ts';
import { pictureOf, tooLarge } from './readPicture.ts';
import { seeingReasoner, type SightAnswer } from './seeingReasoner.ts';

export interface AttachmentsDependencies {
  readonly context: vscode.ExtensionContext;
  /** Where the command puts what it attaches. */
  readonly waiting: WaitingList;
}

export interface Attachments extends vscode.Disposable {
  /** What can be attached that fits a query. */
  suggest(query: string): Promise<readonly Attachable[]>;
  /** Documents by their addresses, as they are dropped. */
  documentsAt(addresses: readonly string[]): Promise<readonly Found[]>;
  /** A pasted picture; `size` in bytes, with an empty `base64` where that is too large. */
  pasted(name: string, size: number, base64: string): Found;
  /** The problem with the pictures it shows. */
  illustrated(problem: Problem): Promise<Problem>;
  /** The reasoner, which asks the user before pictures go to a model that does not, or perhaps does not, read them. */
  seeing(inner: Reasoner, model: string, label: string, sees: () => Promise<boolean | undefined>): Reasoner;
}

const memoryKey = 'therefore.seeing';

/** What goes with problems and questions: pictures, files, cells, selections; and the question whether a model reads them. */
export function register({ context, waiting }: AttachmentsDependencies): Attachments {
  /** Problems that go to a model without their pictures, so that a follow-up does not ask again. */
  const without = new Set<string>();
  const command = vscode.commands.registerCommand('therefore.attachImage', (target?: unknown, all?: unknown) => attachImage(waiting, target, all));

  async function illustrated(problem: Problem): Promise<Problem> {
    const { attachments, reasons } = await problemPictures(problem);
    for (const reason of reasons) void vscode.window.showWarningMessage(reason);
    return attachments.length === 0 ? problem : { ...problem, attachments: [...problem.attachments, ...attachments] };
  }

  function seeing(inner: Reasoner, model: string, label: string, sees: () => Promise<boolean | undefined>): Reasoner {
    const known = async (): Promise<boolean | undefined> => (await sees()) ?? (context.globalState.get<readonly string[]>(memoryKey, []).includes(model) ? true : undefined);
    const ask = async (answer: false | undefined, request: ReasoningRequest): Promise<SightAnswer> => {
      const key = `${model} ${request.problem.hash}`;
      if (without.has(key)) return 'without';
      const chosen = await askUser(answer, label, request);
      if (chosen === 'without') without.add(key);
      if (chosen === 'send') await context.globalState.update(memoryKey, [...context.globalState.get<readonly string[]>(memoryKey, []), model]);
      if (chosen === 'choose') void vscode.commands.executeCommand('therefore.chooseModel');
      return chosen;
    };
    return seeingReasoner(inner, { label, sees: known, ask });
  }

  return { suggest: attachables, documentsAt, pasted, illustrated, seeing, dispose: () => command.dispose() };
}

function pasted(name: string, size: number, base64: string): Found {
  const short = name.slice(0, 100);
  return size > largestPicture || base64.length > 2 * largestPicture ? tooLarge(short, size) : pictureOf(short, Buffer.from(base64, 'base64'));
}

async function askUser(sees: false | undefined, label: string, request: ReasoningRequest): Promise<SightAnswer> {
  const send = vscode.l10n.t('Send');
  const without = vscode.l10n.t('Send Without Picture');
  const choose = vscode.l10n.t('Choose Model');
  const names = allAttachments(request).flatMap(({ kind, name }) => (kind === 'image' ? [name] : [])).join(', ');
  const detail = vscode.l10n.t('Nothing has been sent yet. With the problem goes: {0}', names);
  const chosen =
    sees === false
      ? await vscode.window.showWarningMessage(vscode.l10n.t('{0} does not read pictures.', label), { modal: true, detail }, choose, without)
      : await vscode.window.showWarningMessage(vscode.l10n.t('Does {0} read pictures? That is not known.', label), { modal: true, detail }, send, without, choose);
  if (chosen === send) return 'send';
  if (chosen === without) return 'without';
  return chosen === choose ? 'choose' : 'leave';
}
