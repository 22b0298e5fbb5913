import { registerHooks } from 'node:module';

/**
 * Lets a unit test import what imports `vscode`, with as little of it as parts of the host need that show nothing:
 * emitters, and events that never come. To be imported before, as `./fakeVscode.mjs`.
 */
const source = `
export class EventEmitter {
  #listeners = new Set();
  event = (listener) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };
  fire(value) {
    for (const listener of [...this.#listeners]) listener(value);
  }
  dispose() {
    this.#listeners.clear();
  }
}
export class Disposable {
  #dispose;
  constructor(dispose) {
    this.#dispose = dispose;
  }
  static from(...all) {
    return new Disposable(() => all.forEach((each) => each.dispose()));
  }
  dispose() {
    this.#dispose();
  }
}
const never = () => ({ dispose() {} });
export const window = { onDidChangeWindowState: never, showWarningMessage: async () => undefined, showInformationMessage: async () => undefined, showErrorMessage: async () => undefined };
export const workspace = { isTrusted: true, onDidGrantWorkspaceTrust: never, getConfiguration: () => ({ get: (_, value) => value, inspect: () => undefined }) };
export const env = { language: 'en' };
export const l10n = { t: (template, ...values) => template.replace(/\\{(\\d+)\\}/g, (_, at) => String(values[Number(at)])), bundle: undefined };
export const commands = { executeCommand: async () => undefined };
export const Uri = { joinPath: (base, ...more) => ({ path: [base.path, ...more].join('/'), toString() { return this.path; } }) };
`;

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'vscode' ? { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true } : next(specifier, context)),
});
