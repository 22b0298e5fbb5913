import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ExportFormat } from '../../../src/core/exportFormat.ts';
import type { Trace } from '../../../src/core/trace.ts';
import { BundledWording } from '../../../src/core/wording.ts';
import { exportTrace } from '../../../src/exporting/exportTrace.ts';
import { payloads } from '../../webview/support/payloads.ts';
import { answered, chinese, problem, rich, traceOf, turn } from './traces.ts';

const english = new BundledWording('en', {});
const bundle = JSON.parse(readFileSync(join(import.meta.dirname, '../../../l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Record<string, string>;
const simplified = new BundledWording('zh-cn', bundle);
const shown = { allVersions: false, thinking: true };
const exported = (trace: Trace, format: ExportFormat, options = shown): string => exportTrace(trace, format, options, english);
const formats: readonly ExportFormat[] = ['markdown', 'latex', 'notebook', 'html'];

interface Notebook {
  readonly nbformat: number;
  readonly nbformat_minor: number;
  readonly cells: readonly { readonly cell_type: string; readonly id: string; readonly source: readonly string[]; readonly outputs?: readonly unknown[]; readonly execution_count?: null }[];
}

const notebookOf = (trace: Trace): Notebook => JSON.parse(exported(trace, 'notebook')) as Notebook;
const cellsOf = (trace: Trace): string[] => notebookOf(trace).cells.map(({ cell_type, source }) => `${cell_type}: ${source.join('')}`);

test('Markdown tells the problem, who answered, what was thought, the answer, each claim, and what it took', () => {
  const text = exported(rich, 'markdown');
  for (const part of [
    '# Solve $x^2 - 5x + 6 = 0$.\n',
    '## Problem\n\nSolve $x^2 - 5x + 6 = 0$.\n',
    '*kimi-k3 · effort: high · Jan 5, 2026',
    '<details>\n<summary>Thought for 0:42</summary>\n\nWe need to solve it.\n',
    'No.\n\n</details>\n\n### Answer\n\n#### Solution\n',
    '| Verdict | Claim | Evidence |\n| --- | --- | --- |\n',
    '| ✓\u00a0verified | $x^2 - 5x + 6 = (x - 2)(x - 3)$ | Both sides have the same exact normal form. |\n',
    '| ✗\u00a0refuted | $\\vert x\\vert  + \\left\\vert \\frac{x^2 - 4}{x - 2}\\right\\vert  = x + 3$ where x > 0, x ≠ 2 | **At x = 3 the left side is 8, the right side 6.**<br>x = 3 · left side 8 · right side 6<br>The sides differ. · x > 0 · 12 points · 60 digits |\n',
    '| –\u00a0not\u00a0checked | `p_n < n\\|^2` | This kind of statement is not checked yet. |\n',
    '| ↻\u00a0text\u00a0has\u00a0changed | $x = 2 \\lor x = 3$ *final answer* | It was: not checked |\n',
    '*1:00 · first token after 0.5 s · 3,180 tokens · 2,800 of them thinking · \\$0.012*\n',
  ]) assert.ok(text.includes(part), `${part}\nis missing in\n${text}`);
  assert.doesNotMatch(exported(rich, 'markdown', { ...shown, thinking: false }), /<details>|We need to solve it/);
});

test('the conversation that is shown is exported, or every version, told apart', () => {
  for (const format of formats) {
    const conversation = exported(chinese, format);
    assert.ok(!conversation.includes('第一次的回答') && conversation.includes('第二次的回答'), format);
    const all = exported(chinese, format, { ...shown, allVersions: true });
    assert.ok(all.includes('第一次的回答') && all.includes('第二次的回答'), format);
    assert.match(all, /3\. Follow-up \(version 2 of 2\)/);
  }
});

test('in Chinese everything but what was written in another language is Chinese', () => {
  for (const format of formats) {
    const text = exportTrace(chinese, format, { ...shown, allVersions: true }, simplified);
    for (const words of ['由 Therefore 导出', '出自 二次.md，第 6 行', '1. 求解', '追问（第 2 版，共 2 版）', '思考用时 0:42', '被否定', '当 x = 3 时，左边为 8，右边为 6。', '您的提问']) assert.ok(text.includes(words), `${format}: ${words}`);
    const words = text.replace(/<style>[^]*<\/style>|class="[^"]*"/g, '');
    assert.equal(/\b(?:Problem|Answer|verified|refuted|Thought)\b/.exec(words)?.[0], undefined, format);
  }
});

test('how it ended, what the provider said, and what still runs, are told', () => {
  const failed = traceOf(problem('p'), turn('t1', { answer: 'half' }).slice(0, -1), [{ kind: 'reasoned', turn: 't1', at: 1, event: { kind: 'end', how: 'truncated', detail: 'upstream `reset` </details>' } }]);
  const running = traceOf(problem('p'), turn('t1', { answer: 'half' }).slice(0, -1));
  for (const format of formats) {
    assert.ok(exported(failed, format).includes('The connection broke off in the middle; what came is kept.'), format);
    assert.ok(exported(failed, format).includes('What the provider said'), format);
    assert.ok(exported(running, format).includes('This run had not ended when it was exported.'), format);
  }
});

test('a problem is shown in its own format', () => {
  const markdown = (text: string, format: 'latex' | 'plaintext' | 'notebook-code'): string => exported(traceOf(problem(text, { format })), 'markdown');
  assert.ok(markdown('\\textbf{Show} \\(x=1\\)', 'latex').includes('```latex\n\\textbf{Show} \\(x=1\\)\n```'));
  assert.ok(markdown('Show \\(x=1\\).', 'latex').includes('\n\nShow $x=1$.\n'));
  assert.ok(markdown('x*y*z', 'plaintext').includes('```text\nx*y*z\n```'));
  assert.ok(markdown('print("```")', 'notebook-code').includes('````python\nprint("```")\n````'));
});

test('nothing a model writes ends the fold of the thinking, or what stands behind it', () => {
  const text = exported(answered('after', { thinking: 'a\n\n</details>\n\n<details open>\n\n```\n</details>' }), 'markdown');
  assert.equal(text.match(/^<\/?details>$/gm)?.join(), '<details>,</details>,</details>', 'its own two, and one within code');
  assert.match(text, /```\n<\/details>\n```\n\n<\/details>\n\n### Answer/);
});

test('a notebook has valid cells, and code only where code was asked for', () => {
  const { nbformat, nbformat_minor, cells } = notebookOf(rich);
  assert.deepEqual([nbformat, nbformat_minor], [4, 5]);
  assert.ok(cells.every(({ cell_type, outputs, execution_count }) => cell_type === 'markdown' && outputs === undefined && execution_count === undefined));
  assert.equal(new Set(cells.map(({ id }) => id)).size, cells.length);
  for (const { id } of cells) assert.match(id, /^[a-zA-Z0-9_-]{1,64}$/);
  const same = notebookOf(traceOf(problem('p'), turn('t1', { answer: 'same' }), turn('t2', { ask: 'again', answer: 'same' }))).cells;
  assert.equal(new Set(same.map(({ id }) => id)).size, same.length);
  const check = cellsOf(traceOf(problem('p'), turn('t1', { task: 'write-check', answer: 'Run this:\n\n```python\nassert 1 + 1 == 2\n```\n\nnot this:\n\n```sh\nrm -r x\n```\n' })));
  assert.deepEqual(check.filter((cell) => cell.startsWith('code: ')), ['code: assert 1 + 1 == 2']);
  assert.equal(JSON.stringify(notebookOf(rich)), JSON.stringify(notebookOf(rich)), 'the same twice');
});

test('nbformat finds the notebooks valid, where there is one to ask', (context) => {
  const program = 'import json, sys, nbformat\nfor n in json.load(sys.stdin): nbformat.validate(nbformat.reads(json.dumps(n), 4))';
  const python = process.env['THEREFORE_PYTHON'] ?? 'python3';
  try {
    execFileSync(python, ['-c', 'import nbformat'], { stdio: 'ignore' });
  } catch {
    context.skip('no nbformat');
    return;
  }
  const notebooks = [rich, chinese, ...payloads.slice(0, 60).map((payload) => answered(payload))].map(notebookOf);
  execFileSync(python, ['-c', program], { input: JSON.stringify(notebooks) });
});

test('a long trace is exported in every format', () => {
  const step = 'Consider $a_n = \\frac{1}{n}$ and \\(b_n = \\sqrt{n}\\), then\n\n$$\\sum_{k=1}^n a_k \\le b_n$$\n\n- so $x$ and `code`\n\n';
  const long = answered(step.repeat(200), { thinking: step.repeat(2500) });
  for (const format of formats) assert.ok(exported(long, format).length > 250_000, format);
});
