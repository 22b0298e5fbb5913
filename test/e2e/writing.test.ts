import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chooseAction } from '../support/codeActions.ts';
import { answering, protocolServer, quadratic, type ProtocolServer } from '../support/protocolServer.ts';
import { until } from '../support/until.ts';
import { Workbench } from '../support/workbench.ts';

const notes = `# Notes

Some words with \\(\\alpha + \\beta\\) and $\\gamma$.

\`\`\`problem
Solve **for** $x$: $x^2 - 5x + 6 = 0$
\`\`\`

## Worked

\`\`\`solution
Both \\(x = 2\\) and \\(x = 3\\).
\`\`\`

\\begin{align*}
a + a &= 2a \\\\
&= 3a - a
\\end{align*}

\`\`\`check
assert 2**2 - 5*2 + 6 == 0
\`\`\`
`;

const steps = `# Steps

We get $(x+1)^2 - x^2 = x^2 + 2x + 1 - x^2 = 2x + 1$. That is all.

Then $(x+2)^2 - x^2 = (x^2 + 4x + 4) - x^2 = 4(x + 1)$ holds.
`;

let server: ProtocolServer;
let workbench: Workbench;

before(async () => {
  server = await protocolServer(answering(quadratic.thinking, quadratic.right, 60));
  workbench = await Workbench.open({
    workspace: { 'notes.md': notes, 'steps.md': steps, 'empty.md': '# Empty\n\n\n' },
    settings: { 'therefore.endpoints': [{ id: 'local', label: 'Local', baseUrl: server.url }], 'therefore.model': 'local/scripted-1' },
  });
});

after(async () => {
  const errors = workbench.hostErrors();
  await workbench.close();
  await server.close();
  assert.deepEqual(errors, []);
});

async function seen(what: string, ask: () => Promise<unknown>): Promise<void> {
  await until(what, 30_000, async () => ((await ask()) ? true : undefined), () => workbench.screenshot('failed-writing'));
}

const editorText = async (): Promise<string> => (await workbench.page.locator('.editor-group-container.active .view-line').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');

async function saved(file: string, pattern: RegExp): Promise<string> {
  let text = '';
  await seen(`${file} like ${pattern}`, async () => {
    await workbench.page.keyboard.press('Control+S');
    text = workbench.read(file);
    return pattern.test(text);
  });
  return text;
}

test('blocks fold, stand in the outline beside the headings, and are coloured', async () => {
  const { page } = workbench;
  await workbench.openFile('notes.md');
  await workbench.goto(1, 1);
  await workbench.command('Explorer: Focus on Outline View');
  const outline = page.locator('.outline-pane .monaco-list-row');
  await seen('a heading and a problem in the outline', async () => {
    // With symbols of two extensions each stands in a group of its own, which is folded where one of them came late.
    for (const twistie of await page.locator('.outline-pane .monaco-list-row[aria-expanded="false"] .monaco-tl-twistie').all()) await twistie.click({ timeout: 1000 }).catch(() => undefined);
    const rows = (await outline.allInnerTexts()).join('\n');
    return rows.includes('Notes') && rows.includes('Solve');
  });
  await workbench.screenshot('writing-blocks-light');
  await workbench.goto(5, 1);
  await page.keyboard.press('Control+Shift+BracketLeft');
  await seen('the folded problem', async () => !(await editorText()).includes('Solve'));
  await workbench.command('Unfold All');
});

test('LaTeX is completed in mathematics, environments with their end, and nothing in words', async () => {
  const { page } = workbench;
  await workbench.openFile('empty.md');
  await workbench.goto(3, 1);
  const row = (name: string) => page.locator('.suggest-widget.visible .monaco-list-row', { hasText: name }).first();
  await page.keyboard.type('Let $\\alp');
  await row('\\alpha').waitFor();
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-details img').first().waitFor();
  await workbench.screenshot('writing-completion');
  await page.keyboard.press('Enter');
  await page.keyboard.type('$ and \\alp');
  await page.waitForTimeout(1500);
  assert.equal(await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: '\\alpha' }).count(), 0);
  await page.keyboard.press('Escape');
  await page.keyboard.type('\n\n\\begin{align*');
  await row('align*').waitFor();
  await page.keyboard.press('Enter');
  const text = await saved('empty.md', /\\end\{align\*\}/);
  assert.match(text, /Let \$\\alpha\$ and \\alp\n\n\\begin\{align\*\}\n.*&=.*\n\\end\{align\*\}/);
});

test('a side is simplified, and a chain turned into rows, with no model asked', async () => {
  await workbench.openFile('steps.md');
  const asked = server.requests.filter(({ path }) => path.endsWith('/completions')).length;
  await chooseAction(workbench, 3, 30, 'Simplify this side');
  await saved('steps.md', /= 2x \+ 1 = 2x \+ 1\$\. That is all/);
  await workbench.page.keyboard.press('Control+Z');
  await saved('steps.md', /x\^2 \+ 2x \+ 1 - x\^2 = 2x \+ 1\$\. That/);
  await chooseAction(workbench, 3, 12, 'Turn into align');
  const text = await saved('steps.md', /aligned/);
  assert.ok(text.includes('We get\n$$\n\\begin{aligned}\n(x+1)^2 - x^2 &= x^2 + 2x + 1 - x^2 \\\\\n&= 2x + 1.\n\\end{aligned}\n$$\nThat is all.\n'), text);
  await chooseAction(workbench, 6, 5, 'Justify this step');
  await saved('steps.md', /\\quad\\text\{\([a-z, ]+\)\}/);
  assert.equal(server.requests.filter(({ path }) => path.endsWith('/completions')).length, asked);
  await workbench.screenshot('writing-aligned');
});

test('what a model writes is inserted where each link verifies, and refused where one does not', async () => {
  const line = workbench.read('steps.md').split('\n').findIndex((text) => text.startsWith('Then')) + 1;
  server.script = answering('', JSON.stringify({ text: '$(x+2)^2 - x^2 = (x^2 + 4x + 4) - x^2 = 4x + 5 = 4(x + 1)$' }), 5);
  await chooseAction(workbench, line, 12, 'Fill in the missing steps');
  await workbench.waitForNotification(/does not verify, so nothing was inserted/, 60_000);
  assert.ok(!workbench.read('steps.md').includes('4x + 5'));
  server.script = answering('', JSON.stringify({ text: '$(x+2)^2 - x^2 = (x^2 + 4x + 4) - x^2 = 4x + 4 = 4(x + 1)$' }), 5);
  await workbench.page.keyboard.press('Control+1');
  await chooseAction(workbench, line, 12, 'Fill in the missing steps');
  await saved('steps.md', /Then \$\(x\+2\)\^2 - x\^2 = \(x\^2 \+ 4x \+ 4\) - x\^2 = 4x \+ 4 = 4\(x \+ 1\)\$ holds\./);
});

test('a trace is a text that follows the run, with outline, folding and links', async () => {
  const { page } = workbench;
  let goOn = (): void => {};
  const looked = new Promise<void>((resolve) => (goOn = resolve));
  server.script = async (request) => {
    request.send({ id: 'chatcmpl-test', model: 'scripted-1', choices: [{ index: 0, delta: { reasoning_content: 'I begin.\n\n' }, finish_reason: null }] });
    await looked;
    await answering(quadratic.thinking, quadratic.right, 20)(request);
  };
  await workbench.openFile('notes.md');
  await workbench.goto(6, 5);
  await workbench.command('Therefore: Solve Selection');
  await workbench.waitForLens(/thinking.*Stop/s);
  await workbench.command('Therefore: Open Trace as Document');
  await page.locator('.tab.active', { hasText: '.therefore-trace' }).waitFor();
  await seen('the run, still going', async () => /I begin\.[^]*still going/.test(await editorText()));
  goOn();
  await seen('the answer in the text', async () => /∴ Answer/.test(await editorText()));
  await workbench.waitForTrace();
  await workbench.command('View: Close All Editors');
  await workbench.command('Therefore: Open Trace as Document');
  await seen('the problem', async () => /∴ Problem · From notes\.md, line 6/.test(await editorText()));
  await page.keyboard.press('Control+Shift+O');
  await seen('turns and steps among the symbols', async () => {
    const rows = (await page.locator('.quick-input-list .monaco-list-row').allInnerTexts()).join('\n');
    return /Solve/.test(rows) && /Thought for/.test(rows) && /\d\. I look for two numbers/.test(rows) && /Answer/.test(rows);
  });
  await workbench.screenshot('trace-document-symbols');
  await page.keyboard.press('Escape');
  await workbench.screenshot('trace-document-light');
  await workbench.setSetting('workbench.colorTheme', 'Default Dark Modern');
  await workbench.reload();
  await workbench.screenshot('trace-document-reloaded');
  await workbench.command('Therefore: Open Trace as Document');
  await seen('the trace again after a reload', async () => /∴ Problem · From notes\.md, line 6/.test(await editorText()));
  await page.locator('.editor-group-container.active .view-line').first().click();
  await page.keyboard.press('Control+End');
  await seen('the verdicts', async () => /∴ ✓ verified · /.test(await editorText()));
  await workbench.screenshot('trace-document-dark');
  await workbench.command('Fold All');
  await seen('folded to its turns', async () => !/verified/.test(await editorText()));
  await workbench.command('Unfold All');
  await workbench.goto(3, 20);
  await workbench.screenshot('trace-document-top');
  await workbench.command('Open Link');
  await page.locator('.tab.active', { hasText: 'notes.md' }).waitFor();
  await page.locator('.statusbar-item', { hasText: /Ln 6, Col/ }).waitFor();
  await workbench.screenshot('writing-blocks-dark');
});
