import { claimsOf, type WrittenClaim } from './writtenClaim.ts';

/** Claims that the first tiers leave inconclusive: they are written for the slower ones. */
export const openTrue: readonly WrittenClaim[] = claimsOf(String.raw`
# inequalities between means
a>0; b>0; c>0 ⊢ \frac{a}{b+c}+\frac{b}{a+c}+\frac{c}{a+b} \ge \frac32
x>0 ⊢ x+\frac1x \ge 2
a\ge 0; b \ge 0 ⊢ \sqrt{ab} \le \frac{a+b}{2}
\sqrt{x} \le \frac{x+1}{2}
a>0; b>0 ⊢ \frac{2ab}{a+b} \le \frac{a+b}{2}
a>0; b>0 ⊢ \frac{a}{b}+\frac{b}{a} \ge 2
a>0; b>0 ⊢ (a+b)\left(\frac1a+\frac1b\right) \ge 4
x>0; y>0 ⊢ \frac{x^2}{y}+\frac{y^2}{x} \ge x+y
a \ge 0; b \ge 0 ⊢ \sqrt{a+b} \le \sqrt{a}+\sqrt{b}
# absolute values, maxima and minima
|a+b| \le |a|+|b|
||a|-|b|| \le |a-b|
|x-1|+|x+1| \ge 2
\max(a,b) \ge \frac{a+b}{2}
\min(a,b) \le \frac{a+b}{2}
|x| \ge x
# polynomials
x^4-x^2+1 > 0
x^4+1 \ge x^3+x-1
x>1 ⊢ x^2 > x
x>1 ⊢ x^3 > x
0<x<1 ⊢ x^2 < x
x \ge 0 ⊢ x^3+1 \ge x^2+x-1
x^6-x^3+1 > 0
a>b; b>c ⊢ a>c
a>b>0 ⊢ a^2 > b^2
a>0; b>0 ⊢ a^3+b^3 \ge a^2b+ab^2
# under an equation
x+y=1 ⊢ x^2+y^2 \ge \frac12
x^2+y^2=1 ⊢ x+y \le \sqrt2
x^2+y^2=1 ⊢ -1 \le x \le 1
x+y=4; x-y=2 ⊢ x = 3
xy=6; x+y=5; x<y ⊢ x = 2
x>0; x^2=16 ⊢ x = 4
a+b+c=0 ⊢ a^3+b^3+c^3=3abc
# elementary functions
e^x \ge x+1
\sin x \le 1
\sin x+\cos x \le \sqrt2
x>0 ⊢ \ln x < x
x>0 ⊢ \ln x \le x-1
x>0 ⊢ \sin x < x
x<y ⊢ e^x < e^y
|\sin x \cos x| \le \frac12
\cos x \ge 1-\frac{x^2}{2}
# implications
x^2+y^2=0 ⟹ x=0
|x|+|y|=0 ⟹ x=y
x>1; y>1 ⟹ xy>1
x>y; y>z ⟹ x>z
x^2+y^2+z^2=0 ⟹ x+y+z=0
# whole numbers
n \in \mathbb{Z} ⊢ 6n+9 \ne 5
m \in \mathbb{Z}; n \in \mathbb{Z} ⊢ 6m+9n \ne 5
n \in \mathbb{N}; n > 2 ⊢ 3n \ge 9
# infinite sums and products
\sum_{k=1}^{\infty} \frac{1}{k^2} = \frac{\pi^2}{6}
\sum_{k=1}^{\infty} \frac{1}{k^4} = \frac{\pi^4}{90}
\sum_{k=0}^{\infty} \frac{1}{k!} = e
\sum_{k=0}^{\infty} \frac{1}{2^k} = 2
\sum_{k=0}^{\infty} \frac{(-1)^k}{2k+1} = \frac{\pi}{4}
\sum_{k=1}^{\infty} \frac{(-1)^{k+1}}{k} = \ln 2
\sum_{n=1}^{\infty} \frac{n}{2^n} = 2
\sum_{n=1}^{\infty} \frac{1}{n(n+1)} = 1
\sum_{n=1}^{\infty} \frac{n^2}{3^n} = \frac32
\sum_{k=0}^{\infty} \frac{x^k}{k!} = e^x
\sum_{k=0}^{\infty} \frac{(-1)^k x^{2k}}{(2k)!} = \cos x
|x|<1 ⊢ \sum_{k=0}^{\infty} x^k = \frac{1}{1-x}
|x|<1 ⊢ \sum_{k=1}^{\infty} k x^k = \frac{x}{(1-x)^2}
\sum_{k=1}^{\infty} \frac{1}{4k^2-1} = \frac12
# integrals
\int_0^{\infty} e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}
\int_{-\infty}^{\infty} \frac{1}{1+x^2}\,dx = \pi
a>0 ⊢ \int_0^{\infty} e^{-ax}\,dx = \frac1a
\int_1^{\infty} \frac{1}{x^2}\,dx = 1
\int_0^{\infty} x e^{-x}\,dx = 1
\int_0^{\infty} x^3 e^{-x}\,dx = 6
\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}
\int_0^a x^2\,dx = \frac{a^3}{3}
# limits with a letter
\lim_{x \to 0} \frac{\sin ax}{x} = a
\lim_{n\to\infty} \left(1+\frac{a}{n}\right)^n = e^a
\lim_{h\to 0} \frac{(x+h)^2-x^2}{h} = 2x
\lim_{h\to 0} \frac{\sin(x+h)-\sin x}{h} = \cos x
\lim_{x\to a} \frac{x^3-a^3}{x-a} = 3a^2
`);

/** False ones of the same kinds, left inconclusive as well: what is wrong is small, rare or infinite. */
export const openFalse: readonly WrittenClaim[] = claimsOf(String.raw`
# wrong at a place that no simple point hits
x^4-4x^2+3.9999 > 0
x^2-2.828x+1.9993 > 0
x^2-3.4641x+2.99999 > 0
(x-\frac{19}{7})^2 > 0
(x-\frac{23}{17})^2+(y-\frac{5}{19})^2 > 0
x^2+y^2-\frac{26}{11}x+\frac{169}{121} > 0
(3x-\sqrt2)^2 \ge \frac{1}{100000}
(x^2-3)^2 > \frac{1}{1000000}
|x-\frac{31}{11}| > 0
(7x-22)^2+(9y-4)^2 > 0
x^2 \ne \frac{529}{289}
x^3-2 \ne 0
# under an equation
x+y=1 ⊢ x^2+y^2 \ge \frac35
x+y=1 ⊢ xy < \frac14
x+y=1; x>0; y>0 ⊢ x^2+y^2 < \frac34
x^2+y^2=1 ⊢ x+y \le 1
x^2+y^2=25 ⊢ x \ge 0
x+y=4; x-y=2 ⊢ x = 2
xy=6; x+y=5 ⊢ x = 2
x^2=16 ⊢ x = 4
2x+3y=7 ⊢ x \le 2
a+b+c=0 ⊢ a^3+b^3+c^3=2abc
a+b=10 ⊢ ab \le 24
x+y+z=3 ⊢ xyz \le 1
# assumptions that nothing satisfies
x<0; x>1 ⊢ x = 7
x^2<0 ⊢ x = 1
x>3; x<2 ⊢ x^2 = 5
x+y=1; x+y=2 ⊢ x = y
# infinite sums
\sum_{k=1}^{\infty} \frac{1}{k^2} = \frac{\pi^2}{8}
\sum_{k=1}^{\infty} \frac{1}{k^4} = \frac{\pi^4}{96}
\sum_{k=0}^{\infty} \frac{1}{k!} = e-1
\sum_{k=1}^{\infty} \frac{1}{k!} = e
\sum_{k=0}^{\infty} \frac{1}{2^k} = 1
\sum_{k=0}^{\infty} \frac{(-1)^k}{2k+1} = \frac{\pi}{2}
\sum_{k=1}^{\infty} \frac{(-1)^{k}}{k} = \ln 2
\sum_{n=1}^{\infty} \frac{n}{2^n} = 1
\sum_{n=1}^{\infty} \frac{1}{n(n+2)} = 1
\sum_{n=1}^{\infty} \frac{n^2}{3^n} = \frac{3}{4}
\sum_{k=0}^{\infty} \frac{x^k}{k!} = e^x-1
\sum_{k=0}^{\infty} \frac{(-1)^k x^{2k}}{(2k)!} = \sin x
|x|<1 ⊢ \sum_{k=1}^{\infty} x^k = \frac{1}{1-x}
|x|<1 ⊢ \sum_{k=1}^{\infty} k x^k = \frac{1}{(1-x)^2}
\sum_{k=0}^{\infty} x^k = \frac{1}{1-x}
\sum_{k=1}^{\infty} \frac{1}{4k^2-1} = 1
\sum_{k=1}^{\infty} \frac1k = 100
\sum_{k=0}^{\infty} (-1)^k = \frac12
\sum_{k=1}^{\infty} k = -\frac{1}{12}
\sum_{k=0}^{\infty} \frac{1}{2^k} = 2+10^{-40}
\sum_{k=1}^{\infty} \frac{1}{k^2} = 1.644934066848
# integrals
\int_0^{\infty} e^{-x^2}\,dx = \sqrt{\pi}
\int_{-\infty}^{\infty} \frac{1}{1+x^2}\,dx = 2\pi
a>0 ⊢ \int_0^{\infty} e^{-ax}\,dx = a
\int_0^{\infty} e^{-ax}\,dx = \frac1a
\int_1^{\infty} \frac{1}{x^2}\,dx = 2
\int_1^{\infty} \frac{1}{x}\,dx = 1
\int_0^{\infty} x^3 e^{-x}\,dx = 3
\int_{-1}^{1} \frac{1}{x^2}\,dx = -2
\int_{-1}^{1} \frac1x\,dx = 0
\int_0^{\infty} e^{-x^2}\,dx = 0.886226925452758
\int_0^{\infty} \sin x\,dx = 1
# limits with a letter
\lim_{x \to 0} \frac{\sin ax}{x} = 1
\lim_{n\to\infty} \left(1+\frac{a}{n}\right)^n = e^{2a}
\lim_{h\to 0} \frac{(x+h)^2-x^2}{h} = x
\lim_{h\to 0} \frac{\sin(x+h)-\sin x}{h} = -\cos x
\lim_{x\to a} \frac{x^3-a^3}{x-a} = a^2
\lim_{x\to 0} \frac{\sin ax}{x} = a+10^{-9}
\lim_{x\to 0} \frac{a|x|}{x} = a
`);
