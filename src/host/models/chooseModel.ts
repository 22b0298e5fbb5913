import * as vscode from 'vscode';
import type { Endpoint } from '../../reasoners/openai/endpoint.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';

interface Dependencies {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly endpoints: Endpoints;
}

interface EndpointItem extends vscode.QuickPickItem {
  readonly endpoint?: Endpoint;
  readonly builtin?: true;
}

/** First who reasons, then which of its models; the choice is the workspace's where there is one. */
export async function chooseModel({ settings, endpoints }: Dependencies): Promise<void> {
  const current = settings.model;
  const builtin: EndpointItem = {
    label: vscode.l10n.t('Built-in solver'),
    description: current === 'builtin' ? vscode.l10n.t('current') : '',
    detail: vscode.l10n.t('Works offline, with no key: equations, systems, derivatives, exact arithmetic.'),
    builtin: true,
  };
  const items = await Promise.all(
    endpoints.all.map(async (endpoint): Promise<EndpointItem> => {
      const ready = await endpoints.hasKey(endpoint);
      const isCurrent = current.startsWith(`${endpoint.id}/`);
      return {
        label: endpoint.label,
        description: isCurrent ? vscode.l10n.t('current') : ready ? '' : vscode.l10n.t('needs a key'),
        detail: endpoint.baseUrl,
        endpoint,
      };
    }),
  );
  const chosen = await vscode.window.showQuickPick([builtin, ...items], { title: vscode.l10n.t('Who should reason?'), matchOnDetail: true });
  if (!chosen) return;
  if (chosen.builtin || !chosen.endpoint) {
    await settings.chooseModel('builtin');
    return;
  }
  const { endpoint } = chosen;
  const model = await pickModel(endpoint, await endpoints.models(endpoint));
  if (model === undefined || model === '') return;
  await settings.chooseModel(`${endpoint.id}/${model}`);
  if (!(await endpoints.hasKey(endpoint))) await vscode.commands.executeCommand('therefore.setApiKey');
}

/** From the list, or by name where the endpoint lists nothing. */
async function pickModel(endpoint: Endpoint, models: readonly string[]): Promise<string | undefined> {
  const title = vscode.l10n.t('Which model of {0}?', endpoint.label);
  const byName: vscode.QuickPickItem = { label: vscode.l10n.t('Another model…'), alwaysShow: true };
  if (models.length > 0) {
    const chosen = await vscode.window.showQuickPick([...models.map((label): vscode.QuickPickItem => ({ label })), byName], { title });
    if (chosen !== byName) return chosen?.label;
  }
  return vscode.window.showInputBox({ title, prompt: vscode.l10n.t('The model’s name as {0} writes it.', endpoint.label), ignoreFocusOut: true });
}
