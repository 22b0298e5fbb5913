import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RealJupyterServer {
  readonly url: string;
  readonly token: string;
  /** Where its notebooks are. */
  readonly folder: string;
  stop(): Promise<void>;
}

const startMs = 60_000;

/** A jupyter-server of a Python that has it, on this computer, below a path as on JupyterHub. @throws Error with its last words */
export async function realJupyterServer(python: string): Promise<RealJupyterServer> {
  const folder = mkdtempSync(join(tmpdir(), 'jupyter-server-'));
  const port = await freePort();
  const token = 'a-token-of-the-tests';
  const options = ['ip=127.0.0.1', `port=${port}`, 'port_retries=0', `token=${token}`, 'password=', 'base_url=/user/ada/', `root_dir=${folder}`, 'allow_root=True', 'open_browser=False'].map((option) => `--ServerApp.${option}`);
  const child = spawn(python, ['-m', 'jupyter_server', ...options], { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder }, stdio: ['ignore', 'ignore', 'pipe'] });
  await listening(child, folder);
  return {
    url: `http://127.0.0.1:${port}/user/ada/`,
    token,
    folder,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null) child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
      if (child.exitCode === null && child.signalCode === null) await ended;
      clearTimeout(hard);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listening(child: ChildProcess, folder: string): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      reject(new Error(`jupyter-server ${why}: ${said.slice(-2000)}`));
    };
    const slow = setTimeout(() => fail('did not start'), startMs);
    child.once('error', (error) => fail(error.message));
    const early = (code: number | null): void => fail(`ended with ${code}`);
    child.once('exit', early);
    child.stderr?.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-8000);
      if (!/ is running at/.test(said)) return;
      clearTimeout(slow);
      child.off('exit', early);
      resolve();
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
