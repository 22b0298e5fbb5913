import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { findPythons, type PythonFound, type PythonPlaces } from '../../kernels/findPython.ts';
import { activePython } from '../activePython.ts';
import type { Settings } from '../settings.ts';

/** The interpreters of this computer, best first, as seen from a notebook. */
export class Pythons {
  readonly #settings: Settings;
  readonly #log: vscode.LogOutputChannel;
  #last: { readonly places: string; readonly found: readonly PythonFound[] } | undefined;

  constructor(settings: Settings, log: vscode.LogOutputChannel) {
    this.#settings = settings;
    this.#log = log;
  }

  /** The one that the settings name, beside which no other counts; empty where they name none. */
  get named(): string {
    return this.#settings.python;
  }

  /** The workspace's own environments, and what the Python extension chose, count only where the workspace is trusted. */
  async all(resource?: vscode.Uri): Promise<readonly PythonFound[]> {
    return this.#find(await this.#places(resource));
  }

  async #places(resource: vscode.Uri | undefined): Promise<PythonPlaces> {
    const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
    const bin = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
    const venvs = folders.flatMap(({ uri }) => (uri.scheme === 'file' ? ['.venv', 'venv'].map((name) => join(uri.fsPath, name, ...bin)) : []));
    return { setting: this.#settings.python, active: await activePython(resource), venvs: venvs.filter((path) => existsSync(path)) };
  }

  async #find(places: PythonPlaces): Promise<readonly PythonFound[]> {
    const found = await findPythons(places);
    this.#last = { places: JSON.stringify(places), found };
    this.#log.info(found.length === 0 ? 'No Python 3.8 or newer was found' : `Pythons: ${found.map(({ path, version, from }) => `${version} at ${path} (${from})`).join(', ')}`);
    return found;
  }

  /** For the user's own cells: the one that was named, else the first with NumPy or SymPy, else the first. */
  async forCells(resource?: vscode.Uri): Promise<PythonFound | undefined> {
    const found = await this.all(resource);
    return found.find(({ from, numpy, sympy }) => from === 'setting' || from === 'extension' || from === 'workspace' || numpy || sympy) ?? found[0];
  }

  /** For checks, which need SymPy. */
  async withSympy(resource?: vscode.Uri): Promise<PythonFound | undefined> {
    const places = await this.#places(resource);
    // Asking every interpreter what it has takes longer than most checks do. What was missing may have been installed since.
    const known = this.#last?.places === JSON.stringify(places) ? this.#last.found.find(({ sympy }) => sympy) : undefined;
    return known ?? (await this.#find(places)).find(({ sympy }) => sympy);
  }
}
