import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ZmtpEndpoint } from './zmtp.ts';

const sockets = ['shell', 'iopub', 'stdin', 'control', 'hb'] as const;
export type SocketName = (typeof sockets)[number];

/** Where one kernel listens, in a folder that nobody else can read. */
export interface Connection {
  /** Holds the connection file and the sockets, and is where the kernel starts. */
  readonly folder: string;
  readonly file: string;
  readonly key: string;
  readonly endpoints: Readonly<Record<SocketName, ZmtpEndpoint>>;
}

/** A path of a socket may not be longer (sun_path has 104 bytes on macOS). */
const longestPath = 100;

/**
 * Makes the folder and the connection file of a kernel to be started: sockets in the file system where there
 * are any, else ports of this computer that are free now.
 */
export async function newConnection(): Promise<Connection> {
  const folder = await mkdtemp(join(tmpdir(), 'therefore-jupyter-'));
  try {
    const key = randomBytes(32).toString('hex');
    const path = join(folder, 'k');
    const ipc = process.platform !== 'win32' && Buffer.byteLength(path) + 2 <= longestPath;
    const numbers = ipc ? sockets.map((_, index) => index + 1) : await freePorts(sockets.length);
    const ip = ipc ? path : '127.0.0.1';
    const ports = Object.fromEntries(sockets.map((name, index) => [`${name}_port`, numbers[index]]));
    const file = join(folder, 'kernel.json');
    const text = JSON.stringify({ transport: ipc ? 'ipc' : 'tcp', ip, key, signature_scheme: 'hmac-sha256', kernel_name: '', ...ports });
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    const endpoint = (index: number): ZmtpEndpoint => (ipc ? { kind: 'ipc', path: `${path}-${index + 1}` } : { kind: 'tcp', host: ip, port: numbers[index] ?? 0 });
    const endpoints = { shell: endpoint(0), iopub: endpoint(1), stdin: endpoint(2), control: endpoint(3), hb: endpoint(4) };
    return { folder, file, key, endpoints };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Ports that nobody listens on, all held before any is let go, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
