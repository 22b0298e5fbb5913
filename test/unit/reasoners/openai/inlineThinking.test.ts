import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChatDialect } from '../../../../src/reasoners/openai/chatDialect.ts';
import { hear } from './reading.ts';

interface Said {
  readonly thinking: string;
  readonly text: string;
}

/** What comes of this content, whole and cut into two and three anywhere, and one character at a time. */
function everyCut(content: string, expected: Said, model = 'm'): void {
  const cuts = [[content], [...content]];
  for (let at = 1; at < content.length; at++) {
    cuts.push([content.slice(0, at), content.slice(at)]);
    cuts.push([content.slice(0, at), content.slice(at, at + 3), content.slice(at + 3)]);
  }
  for (const pieces of cuts) {
    const { thinking, text } = hear(new ChatDialect(), [...pieces.map((piece) => chunk({ content: piece }, model)), '[DONE]']);
    assert.deepEqual({ thinking, text }, expected, JSON.stringify(pieces));
  }
}

function chunk(delta: object, model = 'm'): object {
  return { id: 'c', model, choices: [{ index: 0, delta, finish_reason: null }] };
}

test('tags of every dialect, cut anywhere', () => {
  everyCut('<think>a < b\n</think>\n\nSo $a < b$.', { thinking: 'a < b\n', text: 'So $a < b$.' });
  everyCut(' \n<thinking>hm</thinking>ok', { thinking: 'hm', text: 'ok' });
  everyCut('◁think▷想◁/think▷答案是 4', { thinking: '想', text: '答案是 4' });
  everyCut('<thought>**T**\n\nStep.</thought>The end', { thinking: '**T**\n\nStep.', text: 'The end' });
  everyCut('[THINK]one[/THINK]two', { thinking: 'one', text: 'two' });
});

test('a tag that is not at the start is text, and so is one of another kind within', () => {
  everyCut('Use <think> tags</think> ok', { thinking: '', text: 'Use <think> tags</think> ok' });
  everyCut('<think>a ◁/think▷ </thought> b</think>c <think>d</think>', { thinking: 'a ◁/think▷ </thought> b', text: 'c <think>d</think>' });
  everyCut('<thin ice', { thinking: '', text: '<thin ice' });
  everyCut('< 3', { thinking: '', text: '< 3' });
});

test('a tag that is never closed, and one that never comes whole', () => {
  everyCut('<think>on and </thi', { thinking: 'on and </thi', text: '' });
  everyCut('<thi', { thinking: '', text: '<thi' });
  everyCut(' ', { thinking: '', text: ' ' });
});

test('a model that leaves the opening tag to its template: what was shown becomes thinking', () => {
  everyCut('First add.\n</think>\n\nIt is 4.', { thinking: 'First add.\n', text: 'It is 4.' }, 'deepseek-r1:7b');
  everyCut('<think>First.</think>It is 4.', { thinking: 'First.', text: 'It is 4.' }, 'Qwen/Qwen3-4B-Thinking-2507');
  everyCut('It is 4.', { thinking: '', text: 'It is 4.' }, 'deepseek-r1');
  everyCut('Write </think> here', { thinking: '', text: 'Write </think> here' }, 'other');
  const dialect = new ChatDialect();
  const { events } = hear(dialect, [chunk({ content: 'So ' }, 'deepseek-r1'), chunk({ content: 'on</think>' }, 'deepseek-r1'), chunk({ content: '4' }, 'deepseek-r1')]);
  assert.deepEqual(events.slice(1), [
    { kind: 'text', part: 'b1', text: 'So ' },
    { kind: 'relabel', part: 'b1', to: 'thinking' },
    { kind: 'thinking', part: 'b1', text: 'on', form: 'raw' },
    { kind: 'text', part: 'b2', text: '4' },
  ]);
  assert.deepEqual([dialect.state.thinking, dialect.state.text], [5, 1]);
});

test('the channels of gpt-oss, cut anywhere', () => {
  everyCut('<|channel|>analysis<|message|>We < add.<|end|><|start|>assistant<|channel|>final<|message|>It is 4.<|return|>', { thinking: 'We < add.', text: 'It is 4.' });
  everyCut('<|start|>assistant<|channel|>commentary<|message|>Now.<|end|><|start|>assistant<|channel|>analysis<|message|>hm <| ok', { thinking: 'hm <| ok', text: 'Now.' });
  everyCut('<|channel|>final<|message|>4 <|x|> 5', { thinking: '', text: '4 <|x|> 5' });
  everyCut('<|x|>', { thinking: '', text: '<|x|>' });
  everyCut('<|chan', { thinking: '', text: '<|chan' });
});

test('where reasoning has a field of its own, tags are text', () => {
  const { thinking, text } = hear(new ChatDialect(), [chunk({ reasoning_content: 'R' }), chunk({ content: '<think>x</think>' })]);
  assert.deepEqual([thinking, text], ['R', '<think>x</think>']);
});

test('Gemini: the flag is believed and the tags are dropped, cut anywhere', () => {
  const thoughts = '<thought>**Plan**\n\nStep < one.';
  const answer = '</thought>The answer is </thought> 4';
  const flag = { extra_content: { google: { thought: true } } };
  for (let at = 1; at < thoughts.length; at++) {
    for (let cut = 1; cut < answer.length; cut++) {
      const { thinking, text } = hear(new ChatDialect(), [
        chunk({ content: thoughts.slice(0, at), ...flag }), chunk({ content: thoughts.slice(at), ...flag }),
        chunk({ content: answer.slice(0, cut) }), chunk({ content: answer.slice(cut) }),
      ]);
      assert.deepEqual([thinking, text], ['**Plan**\n\nStep < one.', 'The answer is </thought> 4']);
    }
  }
  const { thinking, text, events } = hear(new ChatDialect(), [chunk({ content: 'a <', ...flag }), chunk({ content: '</th' }), chunk({ content: 'x' })]);
  assert.deepEqual([thinking, text], ['a <', '</thx']);
  assert.ok(events.every((event) => event.kind !== 'thinking' || event.form === 'summary'));
});
