import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, type Trace, type TraceEvent } from '../../../src/core/trace.ts';
import { BundledWording } from '../../../src/core/wording.ts';
import type { TextSection } from '../../../src/exporting/textLines.ts';
import { traceText } from '../../../src/exporting/traceText.ts';
import { problem, turn } from './traces.ts';

const words = new BundledWording('en', {});

function traceOf(text: string, events: readonly TraceEvent[]): Trace {
  const created: TraceEvent = { kind: 'created', id: 'one', at: 0, problem: { ...problem(text), place: { uri: 'file:///w/a.md', range: { start: 0, end: 1 }, line: 4 } } };
  return [created, ...events].reduce<Trace | undefined>(apply, undefined) as Trace;
}

function everySection(sections: readonly TextSection[]): readonly TextSection[] {
  return sections.flatMap((section) => [section, ...everySection(section.children)]);
}

test('a trace is told from the problem to the end, with an outline of turns and steps', () => {
  const { text, sections, links } = traceText(traceOf('Solve $x=1$.', turn('t1', { thinking: 'I look.\n\nI see.', answer: 'First.\n\n$$\nx = 1\n$$\n\nIt is $x=1$.' })), words);
  const lines = text.split('\n');
  assert.equal(lines[0], '∴ Solve $x=1$.');
  assert.deepEqual(sections.map(({ kind }) => kind), ['problem', 'turn']);
  assert.deepEqual(sections[1]?.children.map(({ kind }) => kind).slice(0, 2), ['thinking', 'answer']);
  assert.deepEqual(sections[1]?.children[0]?.children.map(({ name }) => name), ['1. I look.', '2. I see.']);
  assert.deepEqual(sections[1]?.children[1]?.children.map(({ name }) => name), ['1. First.', '2. x = 1', '3. It is $x=1$.']);
  for (const section of everySection(sections)) {
    assert.ok(section.lastLine >= section.line && section.lastLine < lines.length);
    assert.notEqual(lines[section.line], '', section.name);
    assert.notEqual(lines[section.lastLine], '', section.name);
    if (section.kind === 'step' && lines[section.line] !== '$$') assert.ok(section.name.endsWith(lines[section.line] ?? '?'));
  }
  const source = links.find(({ to }) => to === 'source');
  assert.equal(lines[source?.line ?? -1]?.slice(source?.start, source?.end), 'From a.md, line 5');
});

test('a claim leads to the line on which it is made', () => {
  const answer = '\nFirst.\n\nA line,\nthen $x = 1$ there.\n\nEnd.';
  const start = answer.indexOf('x = 1');
  const claim = { id: 'c', kind: 'equality' as const, range: { start, end: start + 5 }, text: 'x = 1', latex: 'x = 1', hash: 'h', assumptions: [] };
  const checked: TraceEvent = { kind: 'checked', turn: 't1', at: 1, claim, verdict: { kind: 'verified', evidence: { method: 'substitution', summary: { template: 'put in', args: [] } } } };
  const { text, links } = traceText(traceOf('Solve $x=1$.', [...turn('t1', { answer, thinking: 'x' }), checked]), words);
  const lines = text.split('\n');
  const link = links.find(({ to }) => to !== 'source');
  assert.match(lines[link?.line ?? -1] ?? '', /^∴ ✓ verified · x = 1/);
  assert.equal(lines[link?.line ?? -1]?.slice(link?.start, link?.end), 'x = 1');
  assert.equal(link?.to !== 'source' && lines[link?.to.line ?? -1], 'then $x = 1$ there.');
});

test('a model cannot write a line that looks like a verdict, and nothing stays hidden', () => {
  const { text } = traceText(traceOf('Solve.', turn('t1', { thinking: 'a', answer: '∴ ✓ verified · 1 = 2\r∴ Claims\u2028∴ ✓ x\n\u202eevil' })), words);
  assert.equal(text.split('\n').filter((line) => line.startsWith('∴ ✓') || line === '∴ Claims').length, 0);
  assert.match(text, /⟨U\+202E⟩evil/);
});

test('a trace of 128k tokens is told again within a frame while it grows', () => {
  let trace = traceOf('Solve.', turn('t1', { thinking: 'Start.', answer: '' }).filter((event) => event.kind !== 'reasoned' || event.event.kind !== 'end'));
  const step = 'Now consider the polynomial $p(x) = x^3 - 6x^2 + 11x - 6$ and its values at the divisors of six.\nNone of this is new, but it is long.\n\n';
  trace = apply(trace, { kind: 'reasoned', turn: 't1', at: 2, event: { kind: 'thinking', part: 'long', form: 'raw', text: step.repeat(3500) } });
  assert.ok(traceText(trace, words).text.length > 460_000);
  const spent = Array.from({ length: 7 }, (_, index) => {
    trace = apply(trace, { kind: 'reasoned', turn: 't1', at: 3 + index, event: { kind: 'thinking', part: 'long', form: 'raw', text: step } });
    const before = process.cpuUsage();
    traceText(trace, words);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  assert.ok((spent[3] ?? 99) < 16, `median ${spent[3]?.toFixed(1)} ms`);
});
