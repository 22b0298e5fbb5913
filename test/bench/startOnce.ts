import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vscodeStub } from './vscodeStub.ts';

/**
 * One activation in a process of its own: `node startOnce.ts BUNDLE ROOT` loads a built extension with a
 * VS Code that answers everything and does nothing, activates it, and prints what that took and loaded.
 */
const [bundle = '', extensionRoot = ''] = process.argv.slice(2);
interface Loader {
  _load(request: string, parent: unknown, isMain: boolean): unknown;
}
const loader = Module as unknown as Loader;
const original = loader._load.bind(loader);
const builtins = new Set<string>();
const stub = vscodeStub();
loader._load = (request, parent, isMain) => {
  if (request === 'vscode') return stub;
  if (Module.isBuiltin(request)) builtins.add(request.replace(/^node:/, ''));
  return original(request, parent, isMain);
};

const storage = mkdtempSync(join(tmpdir(), 'therefore-start-'));
const memory = { get: (_: string, value: unknown) => value, update: () => Promise.resolve(), keys: () => [] };
const context = {
  subscriptions: [] as { dispose(): unknown }[],
  asAbsolutePath: (path: string) => join(extensionRoot, path),
  globalState: memory,
  workspaceState: memory,
  secrets: { get: () => Promise.resolve(undefined), store: () => Promise.resolve(), delete: () => Promise.resolve(), onDidChange: () => ({ dispose: () => {} }) },
  storageUri: { fsPath: storage, scheme: 'file' },
  globalStorageUri: { fsPath: storage, scheme: 'file' },
  extensionUri: { fsPath: extensionRoot, scheme: 'file' },
  extensionPath: extensionRoot,
  extension: { id: 'therefore.therefore', packageJSON: {} },
};

const require = createRequire(import.meta.url);
const before = performance.now();
const { activate } = require(bundle) as { activate(context: unknown): Promise<void> | undefined };
const loaded = performance.now();
const activated = activate(context);
const returned = performance.now();
await activated;
const resolved = performance.now();
const files = Object.keys(require.cache).filter((path) => path.endsWith('.cjs') || path.includes('node_modules'));
const result = { loadMs: loaded - before, activateMs: returned - loaded, resolveMs: resolved - returned, registered: context.subscriptions.length, files, builtins: [...builtins].sort() };
rmSync(storage, { recursive: true, force: true });
// What activation started (timers, workers) is not waited for.
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
