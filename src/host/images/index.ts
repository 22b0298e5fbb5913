import * as vscode from 'vscode';
import { largestPicture } from '../../core/picture.ts';
import type { Problem } from '../../core/problem.ts';
import type { Reasoner, ReasoningRequest } from '../../core/reasoner.ts';
import { attachImage, PendingPictures } from './attachImage.ts';
import { problemPictures } from './problemPictures.ts';
import { pictureOf, tooLarge } from './readPicture.ts';
import { seeingReasoner, type SightAnswer } from './seeingReasoner.ts';

export interface ImagesDependencies {
  readonly context: vscode.ExtensionContext;
}

export interface Images extends vscode.Disposable {
  /** The problem with the pictures it shows and those that waited for it. */
  illustrated(problem: Problem): Promise<Problem>;
  /** The reasoner, which asks the user before pictures go to a model that does not, or perhaps does not, read them. */
  seeing(inner: Reasoner, model: string, label: string, sees: () => Promise<boolean | undefined>): Reasoner;
}

const memoryKey = 'therefore.seeing';

/** Pictures that go with problems, and the question whether a model reads them. */
export function register({ context }: ImagesDependencies): Images {
  const pending = new PendingPictures();
  /** Problems that go to a model without their pictures, so that a follow-up does not ask again. */
  const without = new Set<string>();
  const commands = vscode.Disposable.from(
    vscode.commands.registerCommand('therefore.attachImage', (target?: unknown, all?: unknown) => attachImage(pending, target, all)),
    // What the panel was given: every field is looked at before it is believed.
    vscode.commands.registerCommand('therefore.attachPicture', (name: unknown, size: unknown, base64: unknown) => {
      if (typeof name !== 'string' || typeof size !== 'number' || typeof base64 !== 'string') return;
      const short = name.slice(0, 100);
      pending.add([size > largestPicture || base64.length > 2 * largestPicture ? tooLarge(short, size) : pictureOf(short, Buffer.from(base64, 'base64'))]);
    }),
  );

  async function illustrated(problem: Problem): Promise<Problem> {
    const { attachments, reasons } = await problemPictures(problem);
    for (const reason of reasons) void vscode.window.showWarningMessage(reason);
    const added = [...attachments, ...pending.take()];
    return added.length === 0 ? problem : { ...problem, attachments: [...problem.attachments, ...added] };
  }

  function seeing(inner: Reasoner, model: string, label: string, sees: () => Promise<boolean | undefined>): Reasoner {
    const known = async (): Promise<boolean | undefined> => (await sees()) ?? (context.globalState.get<readonly string[]>(memoryKey, []).includes(model) ? true : undefined);
    const ask = async (answer: false | undefined, { problem }: ReasoningRequest): Promise<SightAnswer> => {
      const key = `${model} ${problem.hash}`;
      if (without.has(key)) return 'without';
      const chosen = await askUser(answer, label, problem);
      if (chosen === 'without') without.add(key);
      if (chosen === 'send') await context.globalState.update(memoryKey, [...context.globalState.get<readonly string[]>(memoryKey, []), model]);
      if (chosen === 'choose') void vscode.commands.executeCommand('therefore.chooseModel');
      return chosen;
    };
    return seeingReasoner(inner, { label, sees: known, ask });
  }

  return { illustrated, seeing, dispose: () => commands.dispose() };
}

async function askUser(sees: false | undefined, label: string, problem: Problem): Promise<SightAnswer> {
  const send = vscode.l10n.t('Send');
  const without = vscode.l10n.t('Send Without Picture');
  const choose = vscode.l10n.t('Choose Model');
  const names = problem.attachments.flatMap(({ kind, name }) => (kind === 'image' ? [name] : [])).join(', ');
  const detail = vscode.l10n.t('Nothing has been sent yet. With the problem goes: {0}', names);
  const chosen =
    sees === false
      ? await vscode.window.showWarningMessage(vscode.l10n.t('{0} does not read pictures.', label), { modal: true, detail }, choose, without)
      : await vscode.window.showWarningMessage(vscode.l10n.t('Does {0} read pictures? That is not known.', label), { modal: true, detail }, send, without, choose);
  if (chosen === send) return 'send';
  if (chosen === without) return 'without';
  return chosen === choose ? 'choose' : 'leave';
}
