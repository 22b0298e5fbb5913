import * as vscode from 'vscode';

/** The part of the Python extension's API that is used (`@vscode/python-extension` 1.0). */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(path: { readonly path: string }): Promise<{ readonly executable: { readonly uri?: vscode.Uri | undefined } } | undefined>;
  };
}

/** How long the Python extension may take to say which interpreter is chosen. Milliseconds. */
const askMs = 5000;

/**
 * The interpreter that the Python extension has chosen for a place; undefined where it is absent, has none,
 * does not answer in time, or the workspace is not trusted, since a workspace takes part in that choice.
 */
export async function activePython(resource?: vscode.Uri): Promise<string | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), askMs));
  return Promise.race([ask(resource).catch(() => undefined), late]);
}

async function ask(resource: vscode.Uri | undefined): Promise<string | undefined> {
  const api = await vscode.extensions.getExtension<PythonApi>('ms-python.python')?.activate();
  const { environments } = api ?? {};
  if (!environments) return undefined;
  const { executable } = (await environments.resolveEnvironment(environments.getActiveEnvironmentPath(resource))) ?? {};
  return executable?.uri?.scheme === 'file' ? executable.uri.fsPath : undefined;
}
