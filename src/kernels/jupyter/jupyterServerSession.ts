import { say } from '../../core/phrase.ts';
import { JupyterSession } from './jupyterSession.ts';
import type { ConnectKernel } from './kernelLink.ts';
import { isJson, type Json } from './messages.ts';
import { serverAddress, ServerProblem, type ServerAddress } from './serverAddress.ts';
import { endKernel, kernelPath, serverLink } from './serverLink.ts';
import { askServer } from './serverRequests.ts';

export interface ServerSpec {
  readonly name: string;
  readonly displayName: string;
  readonly language: string;
}

export interface RunningKernel {
  readonly id: string;
  readonly name: string;
  /** As the server last knew it: `idle`, `busy`, `starting`, `dead`. */
  readonly state: string;
  readonly lastActivity: string;
}

/** A notebook that is open on the server, with its kernel. */
export interface OpenNotebook {
  /** Below the server's folder. */
  readonly path: string;
  readonly kernel: RunningKernel;
}

export interface StartOptions {
  /** The name of a spec; by default the server's own choice. */
  readonly spec?: string;
  /** The notebook's path below the server's folder: the kernel starts beside it. */
  readonly path?: string;
}

export interface JupyterServer {
  readonly label: string;
  /** The kernels that can be started, the server's own choice first. @throws ServerProblem, as the two below */
  specs(): Promise<ServerSpec[]>;
  kernels(): Promise<RunningKernel[]>;
  notebooks(): Promise<OpenNotebook[]>;
  /** A new kernel, started on first use and ended at `dispose`. */
  start(options?: StartOptions): JupyterSession;
  /** A kernel that runs already and stays: it is never ended, and what others execute there is never interrupted. */
  attach(kernelId: string): JupyterSession;
}

const startMs = 60_000;

/**
 * A Jupyter server by its address and token: jupyter-server, a user's server of JupyterHub, Kernel Gateway or
 * Enterprise Gateway (jupyter-server.readthedocs.io, "REST API"). The token goes to that origin alone.
 * @throws ServerProblem for an address that nothing may be sent to
 */
export function jupyterServer(url: string, token: string): JupyterServer {
  const address = serverAddress(url, token);
  const label = address.base.host + address.base.pathname.replace(/\/$/, '');
  return {
    label,
    specs: () => specsOf(address),
    kernels: async () => (await listOf(address, 'api/kernels')).flatMap(runningKernel),
    notebooks: async () => (await listOf(address, 'api/sessions')).flatMap(openNotebook),
    start: (options = {}) => new JupyterSession({ label, protections: ['own-process'], connect: newKernel(address, options), foreign: false, startMs }),
    attach: (id) =>
      new JupyterSession({
        label,
        protections: [],
        connect: (events, signal) => serverLink({ address, id, ours: false }, events, signal),
        foreign: true,
        startMs,
        restart: async () => void (await askServer(address, `${kernelPath(id)}/restart`, { method: 'POST', body: {} })),
      }),
  };
}

function newKernel(address: ServerAddress, { spec, path }: StartOptions): ConnectKernel {
  return async (events, signal) => {
    // Not given up on the signal: a kernel whose start is under way has to be known to be ended.
    const made = await askServer(address, 'api/kernels', { method: 'POST', body: { ...(spec === undefined ? {} : { name: spec }), ...(path === undefined ? {} : { path }) } });
    const id = isJson(made) ? made['id'] : undefined;
    if (typeof id !== 'string') throw notAServer(address);
    const kernel = { address, id, ours: true };
    try {
      signal.throwIfAborted();
      return await serverLink(kernel, events, signal);
    } catch (error) {
      endKernel(kernel);
      throw error;
    }
  };
}

async function specsOf(address: ServerAddress): Promise<ServerSpec[]> {
  const answer = await askServer(address, 'api/kernelspecs');
  const specs = isJson(answer) ? answer['kernelspecs'] : undefined;
  if (!isJson(answer) || !isJson(specs)) throw notAServer(address);
  const listed = Object.entries(specs).flatMap(([name, entry]) => {
    const spec = isJson(entry) ? entry['spec'] : undefined;
    return isJson(spec) ? [{ name, displayName: textOf(spec, 'display_name', name), language: textOf(spec, 'language', '') }] : [];
  });
  return listed.sort((a, b) => Number(b.name === answer['default']) - Number(a.name === answer['default']));
}

async function listOf(address: ServerAddress, path: string): Promise<Json[]> {
  const answer = await askServer(address, path);
  if (!Array.isArray(answer)) throw notAServer(address);
  return answer.filter(isJson);
}

function runningKernel(json: Json): RunningKernel[] {
  const id = json['id'];
  return typeof id === 'string' ? [{ id, name: textOf(json, 'name', ''), state: textOf(json, 'execution_state', ''), lastActivity: textOf(json, 'last_activity', '') }] : [];
}

/** Consoles are sessions too, but no notebooks. Servers before version 1 put the path into an object of its own. */
function openNotebook(json: Json): OpenNotebook[] {
  const { type, kernel, notebook } = json;
  const path = textOf(json, 'path', isJson(notebook) ? textOf(notebook, 'path', '') : '');
  if ((type !== undefined && type !== 'notebook') || path === '' || !isJson(kernel)) return [];
  return runningKernel(kernel).map((running) => ({ path, kernel: running }));
}

function textOf(json: Json, name: string, otherwise: string): string {
  const value = json[name];
  return typeof value === 'string' ? value : otherwise;
}

function notAServer({ base }: ServerAddress): ServerProblem {
  return new ServerProblem(say('{0} does not answer as a Jupyter server.', base.href));
}
