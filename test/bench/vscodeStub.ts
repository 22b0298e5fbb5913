/** Names with an answer of their own; everything else of VS Code is a function, a class and an object that does nothing. */
const answers: Readonly<Record<string, unknown>> = {
  t: (template: string) => template,
  get: (_: string, value?: unknown) => value,
  inspect: () => undefined,
  then: undefined,
  isTrusted: true,
  workspaceFolders: [],
  textDocuments: [],
  notebookDocuments: [],
  visibleTextEditors: [],
  visibleNotebookEditors: [],
  activeTextEditor: undefined,
  activeNotebookEditor: undefined,
  tabGroups: { all: [], activeTabGroup: { tabs: [] } },
  language: 'en',
  remoteName: undefined,
  getExtension: () => undefined,
  executeCommand: () => Promise.resolve(undefined),
  selectChatModels: () => Promise.resolve([]),
};

/** A `vscode` module against which an extension can be loaded and activated outside VS Code. */
export function vscodeStub(): unknown {
  // A bundle copies a module's own properties and keeps its prototype, so the answers come from there.
  return Object.create(new Proxy({}, { get: (_, name) => (name === 'EventEmitter' ? Emitter : answerFor(name)) })) as unknown;
}

function answerFor(name: string | symbol): unknown {
  if (typeof name === 'symbol') return undefined;
  return Object.hasOwn(answers, name) ? answers[name] : anything();
}

function anything(): unknown {
  // A class, so that it can be called, constructed and extended.
  const target = function (): void {};
  return new Proxy(target, {
    // A member of an enumeration may be the key of a table.
    get: (self, name) => (name === 'prototype' ? self.prototype : name === 'dispose' ? () => {} : name === Symbol.toPrimitive ? () => 'anything' : answerFor(name)),
    set: () => true,
    apply: () => anything(),
    construct: () => anything() as object,
  });
}

class Emitter {
  readonly #listeners: ((value: unknown) => void)[] = [];
  readonly event = (listener: (value: unknown) => void): { dispose(): void } => {
    this.#listeners.push(listener);
    return { dispose: () => {} };
  };

  fire(value: unknown): void {
    for (const listener of this.#listeners) listener(value);
  }

  dispose(): void {}
}
