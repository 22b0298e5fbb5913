import { EditingExtension } from '../support/editingExtension.ts';
import { editRun } from '../support/editRun.ts';
import { answering, protocolServer } from '../support/protocolServer.ts';
import { Workbench } from '../support/workbench.ts';

/**
 * `npm run fuzz:edits -- [edits] [seed]`: seeded edits in a real VS Code during checks and runs, with threads in the
 * text. After each, whatever is reported must stand on the very text it speaks of. Prints what does not.
 */
const edits = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 1);

const editing = new EditingExtension();
const server = await protocolServer(answering('', '', 1));
const workbench = await Workbench.open({
  extensionsDir: editing.extensionsDir,
  workspace: { 'sheet.md': '\n' },
  size: { width: 1500, height: 2400 },
  settings: {
    'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }],
    '[markdown]': { 'editor.wordWrap': 'off' },
  },
});
const begun = performance.now();
const result = await editRun({ workbench, editing, server, name: 'sheet.md', edits, seed, model: 'local/scripted-1' }).finally(async () => {
  await workbench.screenshot(`edits-${seed}`).catch(() => {});
  await workbench.close();
  await server.close();
  editing.remove();
});
const errors = workbench.hostErrors();
for (const fault of [...result.faults, ...errors]) console.log(fault);
const seconds = Math.round((performance.now() - begun) / 1000);
console.log(`| edits | problems judged | windows judged | marks | threads | faults | s |\n|---|---|---|---|---|---|---|\n| ${edits}, seed ${seed} | ${result.problemsJudged} | ${result.windowsJudged} | ${result.marksJudged} | ${result.threadsJudged} | ${result.faults.length} | ${seconds} |`);
console.log(JSON.stringify({ ...result, faults: result.faults.length, seed, seconds }));
process.exitCode = result.faults.length + errors.length === 0 ? 0 : 1;
