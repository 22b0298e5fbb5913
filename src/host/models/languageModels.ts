import * as vscode from 'vscode';
import type { Reasoner } from '../../core/reasoner.ts';
import type { ChatMessage } from '../../reasoners/openai/prompt.ts';
import { languageModelReasoner, type ChatModel } from './languageModelReasoner.ts';

/** A model's name in settings begins with this when it is one of VS Code's own. */
export const languageModelPrefix = 'vscode/';

/** How a language model of VS Code is named in settings: `vscode/<vendor>/<id>`. */
export function languageModelName({ vendor, id }: vscode.LanguageModelChat): string {
  return `${languageModelPrefix}${vendor}/${id}`;
}

/** The Reasoner for `vscode/<vendor>/<id or family>`; undefined for any other name. Asks VS Code for nothing yet. */
export function languageModelNamed(model: string): Reasoner | undefined {
  const [, vendor, name] = /^vscode\/([^/]+)\/(.+)$/.exec(model) ?? [];
  if (vendor === undefined || name === undefined) return undefined;
  return languageModelReasoner(async () => {
    const found = await findModel(vendor, name);
    return found && chatModel(found);
  }, labelOf(model));
}

/** The name a person reads, without asking VS Code: `copilot · gpt-5`. */
export function labelOf(model: string): string {
  return model.slice(languageModelPrefix.length).replace('/', ' · ');
}

/** Every model that VS Code offers extensions now; none where it offers none or cannot say. */
export async function listLanguageModels(): Promise<readonly vscode.LanguageModelChat[]> {
  try {
    return await vscode.lm.selectChatModels();
  } catch {
    return [];
  }
}

/** Whether the model of that name reads pictures, where VS Code says so; undefined for any other name. */
export async function languageModelSees(model: string): Promise<boolean | undefined> {
  const [, vendor, name] = /^vscode\/([^/]+)\/(.+)$/.exec(model) ?? [];
  const found = vendor === undefined || name === undefined ? undefined : await findModel(vendor, name);
  return found && seesPictures(found);
}

/** Whether it reads pictures, where VS Code says so: the capability is not in its stable typings. */
export function seesPictures(model: vscode.LanguageModelChat): boolean | undefined {
  const { capabilities } = model as { capabilities?: { supportsImageToText?: unknown; imageInput?: unknown } };
  const sees = capabilities?.supportsImageToText ?? capabilities?.imageInput;
  return typeof sees === 'boolean' ? sees : undefined;
}

export async function findModel(vendor: string, name: string): Promise<vscode.LanguageModelChat | undefined> {
  const models = await vscode.lm.selectChatModels({ vendor });
  return models.find(({ id }) => id === name) ?? models.find(({ family }) => family === name);
}

function chatModel(model: vscode.LanguageModelChat): ChatModel {
  return {
    label: model.name,
    maxInputTokens: model.maxInputTokens,
    countTokens: async (text, signal) => model.countTokens(text, tokenOf(signal)),
    send: async (messages, signal) => {
      const justification = vscode.l10n.t('Therefore asks it to solve the problem you selected.');
      return (await model.sendRequest(messages.map(written), { justification }, tokenOf(signal))).stream;
    },
  };
}

/** The API knows no system role; what would stand there is the first thing the user says. */
function written({ role, content, images = [] }: ChatMessage): vscode.LanguageModelChatMessage {
  if (role === 'assistant') return vscode.LanguageModelChatMessage.Assistant(content);
  if (images.length === 0) return vscode.LanguageModelChatMessage.User(content);
  const pictures = images.map(({ base64, mediaType }) => vscode.LanguageModelDataPart.image(Buffer.from(base64, 'base64'), mediaType));
  return vscode.LanguageModelChatMessage.User([new vscode.LanguageModelTextPart(content), ...pictures]);
}

function tokenOf(signal: AbortSignal): vscode.CancellationToken {
  const source = new vscode.CancellationTokenSource();
  if (signal.aborted) source.cancel();
  else signal.addEventListener('abort', () => source.cancel(), { once: true });
  return source.token;
}
