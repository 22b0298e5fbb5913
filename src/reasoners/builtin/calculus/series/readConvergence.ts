import { say, type Phrase } from '../../../../core/phrase.ts';
import { app, constant, num, sym } from '../../../../math/build.ts';
import type { Expression } from '../../../../math/expression.ts';
import { m } from '../../lesson.ts';
import { wording, wordingOf } from '../../wording.ts';
import type { CalculusTask } from '../calculusTask.ts';
import { seriesOf } from './convergenceLesson.ts';

type Task = Extract<CalculusTask, { kind: 'convergence' }>;

const series = '(?:the )?(?:following )?(?:infinite |geometric |telescoping |alternating |p-|numerical )*(?:series|infinite sum)?:? ?§';
const verdict = '(?:is )?(?:converges?|convergent|diverges?|divergent)(?: or (?:is )?(?:diverges?|divergent|converges?|convergent|not))?(?: or not)?';
const find = String.raw`(?:determine|decide|state|find out|check|test|show) (?:whether|if)`;
const sum = String.raw`[,.;?] ?(?:and )?(?:if (?:it converges|so|it does|it is convergent|convergent|it is),? ?)(?:find|compute|give|determine|what is) (?:its|the) sum`;
const zhSeries = '(?:下列|以下)?(?:无穷|正项|交错|交错项|数项|数|几何|等比)?(?:级数)?§';
const zhFind = '(?:请)?(?:判断|判定|判别|讨论|研究|确定|分析)';

const wordings: readonly (readonly [Task['wanted'], RegExp])[] = [
  ['whether', wording(`(?:${find} ${series} ${verdict}|does ${series} (?:converge|diverge)(?: or (?:diverge|converge))?|is ${series} (?:convergent|divergent)(?: or (?:divergent|convergent))?|(?:test|investigate|examine|determine|study) (?:the )?(?:convergence(?: or divergence| and divergence)?|convergence behavior) of ${series}|(?:test|examine|check) ${series} for convergence(?: or divergence)?)`)],
  ['kind', wording(String.raw`${find} ${series} (?:is absolutely convergent, ?(?:or )?(?:is )?conditionally convergent,? ?or (?:is )?divergent|converges absolutely, ?(?:converges )?conditionally,? ?or diverges|is absolutely or conditionally convergent)`)],
  ['sum', wording(`(?:${find} ${series} ${verdict}|does ${series} converge(?: or diverge)?|is ${series} convergent(?: or divergent)?)${sum}`)],
  ['whether', wording(`(?:${zhFind})?${zhSeries}的?(?:敛散性|收敛性|(?:是)?(?:收敛还是发散|否收敛|收敛或发散|收敛吗))`)],
  ['kind', wording(`(?:${zhFind})?${zhSeries}(?:是绝对收敛(?:, ?|还是)?条件收敛还是发散|是绝对收敛还是条件收敛|的敛散性,? ?(?:若收敛,? ?)?(?:并)?(?:指出|说明|判断)?(?:是|其是)?绝对收敛还是条件收敛)`)],
  ['sum', wording(`(?:${zhFind})?${zhSeries}(?:的敛散性|是否收敛)[,.;?] ?(?:若收敛|如果收敛|若收敛则|如收敛),? ?(?:则)?(?:求其和|求(?:出)?(?:它|其|级数|该级数)的和|求和)`)],
];
const ratioTest = /^(?:use the ratio test to |(?:by|using|with) the ratio test,? |用比值(?:审敛|判别)法,?|利用比值(?:审敛|判别)法,?)|,? (?:by|using) the ratio test$/;

/** Whether a written series converges, in which way, and to what; every word must be understood. */
export function convergenceTask(statements: readonly Expression[], words: string): Task | undefined {
  const [written, ...more] = statements;
  const found = written && more.length === 0 ? seriesOf(written) : undefined;
  if (!found) return undefined;
  const whole = wordingOf(words);
  const line = whole.replace(ratioTest, '');
  const wanted = wordings.find(([, pattern]) => pattern.test(line))?.[0];
  return wanted && { kind: 'convergence', ...found, wanted, ...(line === whole ? {} : { method: 'ratio' }) };
}

export function convergenceReading({ body, index, from, wanted }: Task): Phrase {
  const series = m(app('sum', body, sym(index), num(from), constant('infinity')));
  switch (wanted) {
    case 'whether':
      return say('I read this as: decide whether the series {0} converges.', series);
    case 'kind':
      return say('I read this as: decide whether the series {0} converges absolutely, conditionally or not at all.', series);
    case 'sum':
      return say('I read this as: decide whether the series {0} converges, and find its sum if it does.', series);
  }
}
