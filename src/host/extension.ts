import { join } from 'node:path';
import * as vscode from 'vscode';
import { builtinReasoner } from '../reasoners/builtin/builtinReasoner.ts';
import { WorkerChecker } from '../checking/workerChecker.ts';
import * as chat from './chat/index.ts';
import * as check from './check/index.ts';
import { Endpoints } from './endpoints.ts';
import * as inline from './inline/index.ts';
import * as models from './models/index.ts';
import * as notebook from './notebook/index.ts';
import * as record from './record/index.ts';
import { Runs } from './runs.ts';
import { Secrets } from './secrets.ts';
import { Settings } from './settings.ts';
import * as solve from './solve/index.ts';
import { Traces } from './traces.ts';
import { translate } from './words.ts';

/** Builds the parts, hands each what it needs, and registers the features. Nothing heavy is loaded here. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Therefore', { log: true });
  const settings = new Settings();
  const secrets = new Secrets(context.secrets);
  const storage = context.storageUri ?? context.globalStorageUri;
  const traces = new Traces(join(storage.fsPath, 'traces'), log);
  const newChecker = () => new WorkerChecker(context.asAbsolutePath(join('dist', 'checking', 'worker.cjs')), (message) => log.warn(message));
  const checker = newChecker();
  // A worker of its own: an edit ends a check by ending its worker, and answers do not wait behind documents.
  const documentChecker = newChecker();
  const endpoints = new Endpoints(settings, secrets, context.globalState);
  const builtin = builtinReasoner(translate);
  const reasoner = (model: string) => endpoints.reasoner(model) ?? builtin;
  const runs = new Runs({ traces, settings, checker, reasoner, log });

  context.subscriptions.push(
    log,
    traces,
    runs,
    checker,
    documentChecker,
    check.register({ checker: documentChecker, settings, log }),
    solve.register({ runs, traces }),
    inline.register({ context, runs, traces }),
    chat.register({ context, traces, runs, settings, modelLabel: () => endpoints.labelOf(settings.model) }),
    models.register({ settings, secrets, endpoints }),
    notebook.register({ context, traces, settings, log }),
    record.register(traces),
  );
  await traces.restore();
}
