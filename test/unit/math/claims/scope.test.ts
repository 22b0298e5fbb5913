import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../../src/checking/checkText.ts';

/** The verified claims of a text, each as it is written. */
function verified(text: string): string[] {
  const found: string[] = [];
  for (const event of checkText({ text, format: 'markdown' }, { perClaimMs: 2000 }, new Set())) {
    if (event.kind === 'checked' && event.checked.verdict.kind === 'verified') found.push(event.checked.claim.text);
  }
  return found;
}

/** The place of what a text must not be believed in is its last formula. */
const beyond = [
  'If $x>0$ then $|x|=x$. In general $|x|=x+0$.',
  'If $x=2$, then $x^2=4$. For any $x$, $x^2=4+0$.',
  'Assume $x>0$. Then $|x|=x$.\n\nFor all real $x$ we have $|x|=x+0$.',
  'Suppose $x=1$.\n\nFor all $x$, $x^2=1$.',
  'Suppose $x>1$. Then $x^2>x$.\n\nFor every real number $x$, $x^2>x+0$.',
  '设 $x>0$，则 $|x|=x$。\n\n对任意实数 $x$，$|x|=x+0$。',
  '若 $x>1$，则 $x^2>x$。对一切实数 $x$，都有 $x^2>x+0$。',
  'Suppose $x>0$. We know $|x|=x+0$ for all $x$.',
];

for (const text of beyond) {
  test(`a supposition ends where everything is spoken of: ${text.slice(0, 40)}`, () => {
    const last = [...text.matchAll(/\$([^$]+)\$/g)].map(([, inner]) => inner).findLast((inner) => inner !== 'x');
    assert.ok(!verified(text).includes(last ?? ''), text);
  });
}

for (const text of [
  String.raw`$\frac{x}{x}=1$ for $x=0$`,
  String.raw`$x=0$ gives $\frac xx=1$`,
  String.raw`At $x=0$ we have $\frac{\sin x}{\sin x}=1$`,
  String.raw`For $x=-1$: $\sqrt{x}^2=x$`,
  String.raw`$\int x^n dx=\frac{x^{n+1}}{n+1}+C$ for $n=-1$`,
  String.raw`For $x<0$, $\int\frac1x dx=\ln x+C$.`,
  String.raw`$|w|^2=w^2$ where $w$ is complex.`,
]) {
  test(`nothing holds where it has no meaning: ${text}`, () => assert.deepEqual(verified(text), []));
}

test('all the roots that are listed are one claim', () => {
  assert.deepEqual(verified(String.raw`Solve $\sqrt{x+6}=x$. The solutions are $x=3$ and $x=-2$.`), []);
  assert.deepEqual(verified('Solve $x^2=9$. The solutions are $x=3, 5$.'), []);
  assert.equal(verified('Solve $x^2=9$. The solutions are $x=3$ and $x=-3$.').length, 1);
});

test('a chain at an end of an equivalence is one statement', () => {
  for (const text of [String.raw`$|x|<3\iff -3<x<3$`, String.raw`$1<x<2\iff 2<2x<4$`, String.raw`$-2\le x\le2\iff|x|\le2$`]) assert.equal(verified(text).length, 1, text);
});

test('a solution must be all of it', () => {
  assert.deepEqual(verified('Solve $x^2<4$. The solution is $x<2$.'), []);
  assert.deepEqual(verified(String.raw`Solve $\frac{x^2-4}{x-2}=0$. The solutions are $x=\pm2$.`), []);
});

test('what "or" joins is one statement, and none of its parts follows from another', () => {
  for (const text of ['Solve $x^2 = 4$. Hence $x > 0$ or $x = 2$.', '$x^2 > 4$, so $x < 0$ or $x < -2$.', '$x^2>4$，所以 $x<1$ 或 $x<-2$。', 'Suppose $x > 1$ or $x < -1$. Then $x > 1$.']) assert.deepEqual(verified(text), [], text);
  assert.deepEqual(verified('Solve $x^2 > 4$. Hence $x > 2$ or $x < -2$.'), ['x > 2$ or $x < -2']);
  assert.deepEqual(verified('$xy = 0$, so $x = 0$ or $y = 0$.'), ['x = 0$ or $y = 0']);
});
