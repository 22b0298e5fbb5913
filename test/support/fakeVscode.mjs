import { registerHooks } from 'node:module';

/**
 * Lets a unit test import what imports `vscode`, with as little of it as parts of the host need that show nothing:
 * emitters, addresses, and events that never come. To be imported before, as `./fakeVscode.mjs`.
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
export const workspace = { isTrusted: true, textDocuments: [], onDidOpenTextDocument: never, onDidCloseTextDocument: never, onDidChangeTextDocument: never, onDidGrantWorkspaceTrust: never, getConfiguration: () => ({ get: (_, value) => value, inspect: () => undefined }) };
export const env = { language: 'en' };
export const l10n = { t: (template, ...values) => template.replace(/\\{(\\d+)\\}/g, (_, at) => String(values[Number(at)])), bundle: undefined };
export const commands = { executeCommand: async () => undefined };
export class Uri {
  constructor(scheme, authority, path) {
    Object.assign(this, { scheme, authority, path, fsPath: path });
  }
  static parse(text, strict) {
    const [, scheme, authority, path] = /^(?:([a-z][a-z-]*):)?(?:\\/\\/([^/]*))?(.*)$/.exec(text);
    if (strict && !scheme) throw new Error('[UriError]: Scheme is missing');
    if (!authority && path.startsWith('//')) throw new Error('[UriError]: If a URI does not contain an authority component, then the path cannot begin with two slash characters');
    return new Uri(scheme ?? 'file', authority ?? '', path);
  }
  static joinPath(base, ...more) {
    return base.with({ path: [base.path, ...more].join('/') });
  }
  with({ path }) {
    return new Uri(this.scheme, this.authority, path);
  }
  toString() {
    return this.scheme + '://' + this.authority + this.path;
  }
}
export const FileType = { Directory: 2 };
export const StatusBarAlignment = { Left: 1, Right: 2 };
class TabInput {}
export { TabInput as TabInputText, TabInput as TabInputNotebook, TabInput as TabInputCustom };
`;

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'vscode' ? { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true } : next(specifier, context)),
});
