/**
 * `npm run test:kill:host -- [KILLS] [SEED]`: `kill -9` on the extension host of the real VS Code at seeded random
 * moments of a stream, and what journal and panel have after the window was reloaded. Fails when text that was received,
 * and sent more than 250 ms before a kill, is missing, a journal cannot be read, or the trace is not shown as interrupted.
 */
import { build, ensureChromium } from '../host/setup.mjs';
import { ensureVscode } from '../host/vscode.mjs';
import { allowedMs, killHost, problemFile, type HostKill } from '../support/killedHost.ts';
import { seeded } from '../../src/core/seeded.ts';
import { protocolServer } from '../support/protocolServer.ts';
import { Workbench } from '../support/workbench.ts';

/** The longest a stream runs before its reader is killed, in milliseconds. */
const longestMs = 2500;
/** Numbers between the first ones of two streams: more than one of them sends. */
const apart = 10_000;

const [kills = 50, seed = 1] = process.argv.slice(2).map(Number);
await ensureChromium();
await ensureVscode();
await build();
const server = await protocolServer(() => {});
const open = (): Promise<Workbench> =>
  Workbench.open({
    workspace: { [problemFile]: 'Solve $x^2 - 5x + 6 = 0$.\n' },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'local/scripted-1' },
  });

const random = seeded(seed);
const rows: HostKill[] = [];
const faults: string[] = [];
let workbench: Workbench | undefined;
try {
  for (let index = 0; index < kills; index++) {
    const afterMs = Math.round(random() * longestMs);
    try {
      workbench ??= await open();
      const kill = await killHost(workbench, server, afterMs, (index + 1) * apart);
      rows.push(kill);
      console.log(`${index + 1} of ${kills}: ${JSON.stringify(kill)}`);
    } catch (error) {
      // Whatever it was counts as a fault; the next kill gets a VS Code of its own.
      const fault = `kill ${index + 1}, ${afterMs} ms into the stream: ${error instanceof Error ? error.message : String(error)}`;
      faults.push(fault);
      console.log(fault);
      await workbench?.close();
      workbench = undefined;
    }
  }
} finally {
  await workbench?.close();
  await server.close();
}

console.table(rows);
const lost = rows.map(({ lostMs }) => lostMs).sort((a, b) => a - b);
const late = rows.filter(({ missing }) => missing > 0).length;
console.log(`${kills} kills of the extension host; journal whole and trace shown as interrupted: ${rows.length}; text missing that was received, and sent more than ${allowedMs} ms before: ${late === 0 ? 'none' : `after ${late}`}`);
console.log(JSON.stringify({ kills, seed, readable: rows.length, torn: rows.filter(({ torn }) => torn).length, behind: rows.filter(({ sent, received }) => received < sent).length, late, medianLostMs: lost[Math.floor(lost.length / 2)] ?? 0, worstLostMs: lost.at(-1) ?? 0, faults }));
process.exit(late === 0 && faults.length === 0 && rows.length === kills ? 0 : 1);
