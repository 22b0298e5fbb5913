import * as vscode from 'vscode';
import { asOf } from '../../reasoners/openai/modelData.ts';
import type { Endpoint } from '../../reasoners/openai/endpoint.ts';
import type { Endpoints } from '../endpoints.ts';
import type { ModelList } from '../modelLists.ts';
import { languageModelName, seesPictures } from './languageModels.ts';
import { factsLine } from './modelWords.ts';

/** A model's full name as settings hold it; `back` to choose another provider; undefined where nothing was chosen. */
export type PickedModel = { readonly name: string } | 'back' | undefined;

interface ModelItem extends vscode.QuickPickItem {
  readonly name?: string;
}

/** Which of an endpoint's models: its own list, kept for a day and asked for again by a button, or a name typed in. */
export async function pickModel(endpoints: Endpoints, endpoint: Endpoint, current: string): Promise<PickedModel> {
  const { lists } = endpoints;
  const refresh: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('refresh'), tooltip: vscode.l10n.t('Ask {0} for its list again', endpoint.label) };
  const picker = vscode.window.createQuickPick<ModelItem>();
  picker.title = vscode.l10n.t('Which model of {0}?', endpoint.label);
  picker.buttons = [vscode.QuickInputButtons.Back, refresh];
  picker.matchOnDetail = true;
  const picked = await new Promise<PickedModel | 'by-name'>((resolve) => {
    let open = true;
    const show = (list: ModelList): void => {
      const items = endpoints.offered(endpoint, list.models.map(({ id }) => id)).map((id): ModelItem => itemOf(`${endpoint.id}/${id}`, id, factsLine(endpoints.facts(`${endpoint.id}/${id}`)), current));
      picker.placeholder = picker.busy ? vscode.l10n.t('Asking {0} for its models…', endpoint.label) : sourceWords(endpoint, list);
      picker.items = [...items, { label: `$(edit) ${vscode.l10n.t('Another model…')}`, alwaysShow: true }];
      picker.activeItems = picker.items.filter(({ name }) => name === current);
    };
    const ask = async (): Promise<void> => {
      picker.busy = true;
      show(lists.known(endpoint));
      const list = await lists.ask(endpoint);
      if (!open) return;
      picker.busy = false;
      if (list.models.length > 0) show(list);
      else {
        resolve('by-name');
        picker.hide();
      }
    };
    picker.onDidTriggerButton((button) => {
      if (button === refresh) void ask();
      else {
        resolve('back');
        picker.hide();
      }
    });
    picker.onDidAccept(() => {
      const chosen = picker.activeItems[0];
      if (!chosen) return;
      resolve(chosen.name === undefined ? 'by-name' : { name: chosen.name });
      picker.hide();
    });
    picker.onDidHide(() => {
      open = false;
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
    const known = lists.known(endpoint);
    if (lists.isFresh(endpoint) && known.models.length > 0) show(known);
    else void ask();
  });
  return picked === 'by-name' ? byName(endpoint) : picked;
}

/** Where a list comes from, since one that is not the endpoint's own of today may be wrong. */
function sourceWords({ label }: Endpoint, { from, at }: ModelList): string {
  if (from === 'endpoint') return at === undefined ? '' : vscode.l10n.t('As {0} listed them at {1}.', label, new Date(at).toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' }));
  if (at !== undefined) return vscode.l10n.t('{0} does not answer now; these are its models of {1}.', label, new Date(at).toLocaleDateString(vscode.env.language, { dateStyle: 'medium' }));
  return vscode.l10n.t('{0} gave no list; these names came with Therefore, as of {1}.', label, asOf);
}

async function byName(endpoint: Endpoint): Promise<PickedModel> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Which model of {0}?', endpoint.label),
    prompt: vscode.l10n.t('The model’s name as {0} writes it.', endpoint.label),
    ignoreFocusOut: true,
  });
  return name === undefined || name.trim() === '' ? undefined : { name: `${endpoint.id}/${name.trim()}` };
}

/** Which of the models one extension offers through VS Code. */
export async function pickLanguageModel(vendor: string, models: readonly vscode.LanguageModelChat[], current: string): Promise<PickedModel> {
  const items = models.map((model): ModelItem => {
    const sees = seesPictures(model);
    return itemOf(languageModelName(model), model.name, factsLine({ ...(model.maxInputTokens > 0 ? { contextTokens: model.maxInputTokens } : {}), ...(sees === undefined ? {} : { sees }) }), current);
  });
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which model of {0}?', vendor), matchOnDetail: true });
  return chosen?.name === undefined ? undefined : { name: chosen.name };
}

function itemOf(name: string, label: string, detail: string, current: string): ModelItem {
  // A name is shown as it is: where `$(…)` stands in it, that is no icon.
  return { label: label.replaceAll('$(', '$\u2060('), name, description: name === current ? vscode.l10n.t('current') : '', ...(detail === '' ? {} : { detail }) };
}
