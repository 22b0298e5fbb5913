import * as vscode from 'vscode';
import type { Endpoint } from '../../reasoners/openai/endpoint.ts';
import type { Secrets } from '../secrets.ts';

export function originOf(baseUrl: string): string {
  return URL.parse(baseUrl)?.origin ?? baseUrl;
}

/** Asks for a key and stores it. `stored`, `left` where the box was left empty, `cancelled` where it was closed. */
export async function askKey(secrets: Secrets, endpoint: Endpoint): Promise<'stored' | 'left' | 'cancelled'> {
  const getOne = endpoint.keyUrl === undefined ? undefined : { iconPath: new vscode.ThemeIcon('link-external'), tooltip: vscode.l10n.t('Get a key at {0}', originOf(endpoint.keyUrl)) };
  const key = await input({
    title: vscode.l10n.t('API key for {0}', endpoint.label),
    prompt: vscode.l10n.t('Kept in the system’s secret storage and sent to {0} only.', originOf(endpoint.baseUrl)),
    placeholder: endpoint.needsKey ? vscode.l10n.t('Leave empty to set it later') : vscode.l10n.t('Leave empty if the server wants none'),
    button: getOne,
    press: () => void vscode.env.openExternal(vscode.Uri.parse(endpoint.keyUrl ?? '')),
  });
  if (key === undefined) return 'cancelled';
  if (key === '') return 'left';
  await secrets.store(endpoint.baseUrl, key);
  void vscode.window.showInformationMessage(vscode.l10n.t('The key for {0} is stored.', originOf(endpoint.baseUrl)));
  return 'stored';
}

interface KeyBox {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly button: vscode.QuickInputButton | undefined;
  readonly press: () => void;
}

/** A password box with a button for where keys come from; undefined where it was closed. */
function input({ title, prompt, placeholder, button, press }: KeyBox): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  Object.assign(box, { title, prompt, placeholder, password: true, ignoreFocusOut: true, buttons: button ? [button] : [] });
  return new Promise((resolve) => {
    box.onDidTriggerButton(press);
    box.onDidChangeValue((value) => {
      box.validationMessage = isKey(value) ? undefined : vscode.l10n.t('A key has no spaces and only ASCII characters.');
    });
    box.onDidAccept(() => {
      if (!isKey(box.value)) return;
      resolve(box.value.trim());
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

function isKey(value: string): boolean {
  return value.trim() === '' || /^[\x21-\x7e]+$/.test(value.trim());
}
