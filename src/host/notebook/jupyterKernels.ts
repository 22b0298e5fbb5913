import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { ownEnvironment } from '../../kernels/environment.ts';
import { ipykernelSession } from '../../kernels/jupyter/ipykernelSession.ts';
import { findKernelSpecs, ipykernelOf, type KernelSpec } from '../../kernels/jupyter/kernelSpecs.ts';
import { ServerProblem } from '../../kernels/jupyter/serverAddress.ts';
import { translate } from '../words.ts';
import type { JupyterServers } from './jupyterServers.ts';
import type { KernelChoice } from './kernelController.ts';
import { folderOf, type NotebookKernels } from './notebookKernels.ts';
import type { Pythons } from './pythons.ts';

interface KernelItem extends vscode.QuickPickItem {
  readonly choice?: KernelChoice;
  /** An address to connect to, which may be empty. */
  readonly connect?: string;
  readonly server?: string;
}

const forget: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('trash'), get tooltip() { return vscode.l10n.t('Disconnect and forget the token'); } };

/**
 * The kernels of Jupyter on this computer and on connected servers, for where the Jupyter extension is absent.
 * One is offered beside our own only once the user chose it: with several, VS Code asks at every first run.
 */
export class JupyterKernels {
  readonly #kernels: NotebookKernels;
  readonly #pythons: Pythons;
  readonly #servers: JupyterServers;

  constructor(kernels: NotebookKernels, pythons: Pythons, servers: JupyterServers) {
    this.#kernels = kernels;
    this.#pythons = pythons;
    this.#servers = servers;
  }

  /** Lets the user choose a kernel for a notebook that is shown. */
  async choose(notebook: vscode.NotebookDocument): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Therefore runs no code in Restricted Mode. Trust the workspace to run cells.'));
      return;
    }
    if (!this.#kernels.isOffering) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The Jupyter extension is installed: choose its kernels with Select Kernel.'));
      return;
    }
    const chosen = await this.#pick(notebook);
    if (chosen?.connect !== undefined) {
      if ((await this.#servers.connect(chosen.connect)) !== undefined) await this.choose(notebook);
      return;
    }
    await (chosen?.choice && this.#kernels.add(chosen.choice))?.select(notebook);
  }

  async #pick(notebook: vscode.NotebookDocument): Promise<KernelItem | undefined> {
    const pick = vscode.window.createQuickPick<KernelItem>();
    Object.assign(pick, { title: vscode.l10n.t('Choose a Jupyter Kernel'), matchOnDescription: true, matchOnDetail: true, busy: true });
    const connect: KernelItem = { label: `$(add) ${vscode.l10n.t('Connect to a Jupyter server…')}`, connect: '', alwaysShow: true };
    pick.items = [connect];
    const chosen = new Promise<KernelItem | undefined>((resolve) => {
      pick.onDidAccept(() => resolve(pick.selectedItems[0]));
      pick.onDidHide(() => resolve(undefined));
      pick.onDidTriggerItemButton(({ item }) => {
        if (item.server === undefined) return;
        void this.#servers.forget(item.server);
        pick.items = pick.items.filter(({ server }) => server !== item.server);
      });
    }).finally(() => pick.dispose());
    pick.show();
    const [local, ...remote] = await Promise.all([this.#local(), ...this.#servers.urls.map((url) => this.#remote(url, notebook))]);
    const separator = (label: string): KernelItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
    pick.items = [...(local.length > 0 ? [separator(vscode.l10n.t('on this computer')), ...local] : []), ...remote.flatMap((items) => items), separator(''), connect];
    pick.busy = false;
    return chosen;
  }

  /** Those that interpreters bring themselves, and those that are installed for Jupyter; one for each command. */
  async #local(): Promise<KernelItem[]> {
    const workspace = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
    const found = await this.#pythons.all();
    const own = await Promise.all(found.filter(({ ipykernel }) => ipykernel).map(async ({ path }) => (await ipykernelOf(path))?.spec));
    const installed = await findKernelSpecs({ workspace, ...(found[0] ? { python: found[0].path } : {}) });
    const commands = new Set<string>();
    return [...own, ...installed].flatMap((spec) => {
      const command = spec?.argv[0];
      if (!spec || command === undefined || commands.has(command)) return [];
      commands.add(command);
      return [{ label: `$(server-process) ${spec.displayName}`, description: command, choice: localChoice(spec) }];
    });
  }

  async #remote(url: string, notebook: vscode.NotebookDocument): Promise<KernelItem[]> {
    const { host, pathname } = new URL(url);
    const place = host + pathname.replace(/\/$/, '');
    const head = (label: string): KernelItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
    try {
      const server = await this.#servers.server(url);
      const [specs, open] = await Promise.all([server.specs(), server.notebooks()]);
      const name = basename(notebook.uri.path);
      const python = specs.filter(({ language }) => language === '' || language.toLowerCase() === 'python');
      const started = python.map((spec): KernelItem => ({
        label: `$(vm) ${spec.displayName}`,
        description: vscode.l10n.t('a new kernel'),
        buttons: [forget],
        server: url,
        choice: remoteChoice(server.label, `${url} ${spec.name}`, spec.displayName, async () => (await this.#servers.server(url)).start({ spec: spec.name })),
      }));
      const running = open.sort((a, b) => Number(basename(b.path) === name) - Number(basename(a.path) === name)).map(({ path, kernel }): KernelItem => ({
        label: `$(vm-running) ${path}`,
        description: vscode.l10n.t('its running kernel'),
        buttons: [forget],
        server: url,
        choice: { ...remoteChoice(server.label, `${url} ${kernel.id}`, path, async () => (await this.#servers.server(url)).attach(kernel.id)), isShared: true },
      }));
      return [head(server.label), ...running, ...started];
    } catch (error) {
      const why = error instanceof ServerProblem ? translate(error.phrase) : String(error);
      return [head(place), { label: `$(error) ${place}`, description: vscode.l10n.t('connect again'), detail: why, buttons: [forget], server: url, connect: url }];
    }
  }
}

function localChoice(spec: KernelSpec): KernelChoice {
  return {
    id: idOf(JSON.stringify(spec.argv)),
    label: vscode.l10n.t('{0} (Jupyter kernel)', spec.displayName),
    detail: spec.argv[0] ?? '',
    start: (notebook) => Promise.resolve(ipykernelSession({ spec, label: spec.displayName, environment: ownEnvironment(), ...folderOf(notebook) })),
  };
}

function remoteChoice(server: string, key: string, name: string, start: () => ReturnType<KernelChoice['start']>): KernelChoice {
  return { id: idOf(key), label: vscode.l10n.t('{0} on {1}', name, server), detail: vscode.l10n.t('a kernel of a Jupyter server'), start };
}

function idOf(key: string): string {
  return `therefore-jupyter-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}
