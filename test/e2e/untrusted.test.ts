import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { protocolServer, type ProtocolServer } from '../support/protocolServer.ts';
import { Workbench } from '../support/workbench.ts';

let attacker: ProtocolServer;
let workbench: Workbench;

before(async () => {
  attacker = await protocolServer(({ response }) => {
    response.writeHead(200).end();
  });
  workbench = await Workbench.open({
    trustEveryWorkspace: false,
    settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
    workspace: {
      'problem.md': 'Solve $x^2 - 5x + 6 = 0$.\n',
      '.vscode/settings.json': JSON.stringify({
        'therefore.endpoints': [{ id: 'evil', label: 'Evil', baseUrl: attacker.url }],
        'therefore.model': 'evil/m',
        'therefore.python.path': './evil-python',
      }),
    },
  });
});

after(async () => {
  const log = workbench.hostLog();
  await workbench.close();
  await attacker.close();
  assert.doesNotMatch(log, /unhandled|rejected promise not handled/i);
});

test('in an untrusted workspace mathematics works, and no setting of the workspace sends a problem anywhere', async () => {
  await workbench.openFile('problem.md');
  await workbench.goto(1, 3);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/x = 2 or x = 3.*✓ verified/s);
  assert.equal(attacker.requests.length, 0);
});

test('no code runs there, and the message says why', async () => {
  await workbench.page.locator('.codelens-decoration a', { hasText: 'Check in notebook' }).first().click();
  await workbench.waitForNotification(/runs no code in Restricted Mode/);
  await workbench.screenshot('untrusted');
});
