import * as vscode from 'vscode';
import { jupyterServer, type JupyterServer } from '../../kernels/jupyter/jupyterServerSession.ts';
import { serverAddress, ServerProblem } from '../../kernels/jupyter/serverAddress.ts';
import { translate } from '../words.ts';

const serversKey = 'therefore.jupyterServers';

/** The Jupyter servers that the user connected: addresses in the user's own storage, each token in the secret storage, for its address alone. */
export class JupyterServers {
  readonly #memory: vscode.Memento;
  readonly #secrets: vscode.SecretStorage;

  constructor({ globalState, secrets }: Pick<vscode.ExtensionContext, 'globalState' | 'secrets'>) {
    this.#memory = globalState;
    this.#secrets = secrets;
  }

  get urls(): readonly string[] {
    return this.#memory.get<readonly string[]>(serversKey) ?? [];
  }

  /** @throws ServerProblem for an address that nothing may be sent to */
  async server(url: string): Promise<JupyterServer> {
    return jupyterServer(url, (await this.#secrets.get(secretOf(url))) ?? '');
  }

  /** Asks for an address and a token and tries them; the address once the server answered, else undefined. @param known of a server that may need another token */
  async connect(known: string): Promise<string | undefined> {
    const typed = await vscode.window.showInputBox({
      value: known,
      title: vscode.l10n.t('Connect to a Jupyter Server'),
      prompt: vscode.l10n.t('Its address, as the browser shows it. HTTPS, except for this computer.'),
      placeHolder: 'https://host/user/name/',
      ignoreFocusOut: true,
      validateInput: (value) => (value.trim() === '' ? undefined : problemOf(() => serverAddress(value, ''))),
    });
    if (typed === undefined || typed.trim() === '') return undefined;
    const { base, token: inAddress } = serverAddress(typed, '');
    const token = inAddress !== '' ? inAddress : await vscode.window.showInputBox({
      title: vscode.l10n.t('Token for {0}', base.host),
      prompt: vscode.l10n.t('Kept in the system’s secret storage and sent to {0} only.', base.origin),
      placeHolder: vscode.l10n.t('Leave empty if the server wants none'),
      password: true,
      ignoreFocusOut: true,
      validateInput: (value) => problemOf(() => serverAddress(typed, value)),
    });
    if (token === undefined) return undefined;
    try {
      await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Connecting to {0}', base.host) }, () => jupyterServer(base.href, token).specs());
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof ServerProblem ? translate(error.phrase) : String(error));
      return undefined;
    }
    await this.#secrets.store(secretOf(base.href), token);
    await this.#memory.update(serversKey, [...new Set([...this.urls, base.href])]);
    return base.href;
  }

  async forget(url: string): Promise<void> {
    await this.#secrets.delete(secretOf(url));
    await this.#memory.update(serversKey, this.urls.filter((known) => known !== url));
  }
}

function secretOf(url: string): string {
  return `jupyter:${url}`;
}

function problemOf(look: () => unknown): string | undefined {
  try {
    look();
    return undefined;
  } catch (error) {
    return error instanceof ServerProblem ? translate(error.phrase) : String(error);
  }
}
