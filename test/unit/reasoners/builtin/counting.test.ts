import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../../../src/core/seeded.ts';
import { countingProblems, declinedCounting } from './problems/counting.ts';
import { english } from '../../../../src/core/phrase.ts';
import { understand } from '../../../../src/reasoners/builtin/understand.ts';
import { request, run } from './run.ts';
import { testProblems } from './testProblems.ts';

testProblems('counting and chance', countingProblems, declinedCounting);

/** All subsets of so many of the balls, each told apart. */
function drawsOf(balls: readonly string[], drawn: number): string[][] {
  if (drawn === 0) return [[]];
  return balls.flatMap((ball, index) => drawsOf(balls.slice(index + 1), drawn - 1).map((rest) => [ball, ...rest]));
}

function fraction(part: number, whole: number): string {
  let [a, b] = [part, whole];
  while (b !== 0) [a, b] = [b, a % b];
  return whole === a ? `${part / a}` : `\\frac{${part / a}}{${whole / a}}`;
}

test('random instances agree with trying everything', async () => {
  const random = seeded(4);
  const from = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  for (let count = 0; count < 40; count++) {
    const [red, blue, drawn] = [from(1, 5), from(1, 5), from(1, 2)];
    const draws = drawsOf([...Array.from({ length: red }, () => 'red'), ...Array.from({ length: blue }, () => 'blue')], drawn);
    const wanted = draws.filter((draw) => draw.includes('red')).length;
    assert.equal((await run(request(`A bag contains ${red} red balls and ${blue} blue balls. If ${drawn === 1 ? '1 ball is' : '2 balls are'} drawn at random without replacement, what is the probability that at least 1 is red?`))).boxed, fraction(wanted, draws.length));
    assert.equal((await run(request(`袋中有${red}个红球和${blue}个蓝球，从中任取${drawn}个球，至少有1个红球的概率是多少？`))).boxed, fraction(wanted, draws.length));
    const [sum, dice] = [from(2, 13), from(2, 3)];
    const throws = Array.from({ length: 6 ** dice }, (_, index) => Array.from({ length: dice }, (_each, die) => 1 + (Math.floor(index / 6 ** die) % 6)));
    const hits = throws.filter((faces) => faces.reduce((all, face) => all + face, 0) === sum).length;
    if (hits > 0) assert.equal((await run(request(`${dice} fair dice are rolled. What is the probability that the sum is ${sum}?`))).boxed, fraction(hits, throws.length));
    const digits = [...new Set(Array.from({ length: from(3, 6) }, () => from(0, 9)))].sort();
    const numerals = Array.from({ length: 900 }, (_, index) => String(index + 100)).filter((numeral) => new Set(numeral).size === 3 && [...numeral].every((digit) => digits.includes(Number(digit))) && Number(numeral) % 2 === 0);
    if (digits.length >= 3) {
      const { boxed, end } = await run(request(`How many 3-digit even numbers can be formed using the digits ${digits.join(', ')} without repetition?`));
      if (end.how === 'complete') assert.equal(boxed, `${numerals.length}`);
    }
  }
});

test('a tower of powers is declined at once', async () => {
  const tower = `${'('.repeat(8)}2${'^{40})'.repeat(8)}`;
  const started = performance.now();
  assert.equal((await run(request(`Find the coefficient of $x$ in the expansion of $(${tower}+x)^5$.`))).end.how, 'declined');
  assert.ok(performance.now() - started < 2000);
});

test('a sum that no dice show is read as one of none', () => {
  const asked = understand('Two dice are rolled. What is the probability that the sum is at most 1?', 'markdown');
  assert.match(asked.kind === 'task' ? english(asked.reading) : '', /\$\\emptyset\$/);
});
