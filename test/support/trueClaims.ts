import { claimsOf, type WrittenClaim } from './writtenClaim.ts';

const written = String.raw`
# arithmetic
2+3 = 5
7\cdot 8 = 56
\frac{1}{2}+\frac{1}{3} = \frac{5}{6}
\dfrac{3}{4}\div\tfrac{1}{2} = \frac{3}{2}
-3^2 = -9
(-2)^3 = -8
2^{3^2} = 512
10-3-2 = 5
15\% = 0.15
25\%\cdot 80 = 20
2\frac{1}{2} = \frac{5}{2}
1{,}000{,}000 = 10^6
1,234+1 = 1235
0.\overline{3} = \frac{1}{3}
0.\overline{9} = 1
0.\dot{3} = \frac{1}{3}
5! = 120
0! = 1
\gcd(12,18) = 6
\text{lcm}(4,6) = 12
1010_2 = 10
17 \bmod 5 = 2
\binom{5}{2} = 10
C_5^2 = 10
\lfloor -2.5\rfloor = -3
\lceil 2.1\rceil = 3
\varphi(12) = 4
1+2+3+4 = 10 = 2\cdot 5
6 = 2\cdot 3 = 5+1
2＋3＝5
3×4 = 12
\left(\frac{2}{3}\right)^3 = \frac{8}{27}
3^{100} = 9^{50}
2004! = 2004\cdot 2003!
\frac{100!}{98!} = 9900
\binom{200}{100} = 2\binom{199}{99}
\frac{2^{99}}{2^{98}} = 2
\boxed{2+2} = 4
2\cdot 3+4\cdot 5 = 26
\frac{\frac12}{\frac34} = \frac{2}{3}
# radicals, logarithms and other constants
\sqrt{8} = 2\sqrt{2}
\sqrt{12}+\sqrt{27} = 5\sqrt{3}
\frac{1}{\sqrt{2}} = \frac{\sqrt{2}}{2}
\sqrt{5+2\sqrt{6}} = \sqrt{2}+\sqrt{3}
\sqrt{3-2\sqrt{2}} = \sqrt{2}-1
\sqrt[3]{2+\sqrt{5}} = \frac{1+\sqrt{5}}{2}
\sqrt[3]{-8} = -2
\frac{1}{\sqrt{3}-1} = \frac{\sqrt{3}+1}{2}
(\sqrt{2}+1)(\sqrt{2}-1) = 1
\sqrt{(-3)^2} = 3
\log_2 8 = 3
\ln 8 = 3\ln 2
\log_{10} 1000 = 3
\ln e^2 = 2
e^{\ln 5} = 5
\log_2 3\cdot\log_3 2 = 1
\ln 6 = \ln 2+\ln 3
\sin 30^\circ = \frac{1}{2}
\sin\frac{\pi}{3} = \frac{\sqrt{3}}{2}
\cos\frac{\pi}{5} = \frac{1+\sqrt{5}}{4}
\sin 75^\circ = \frac{\sqrt{6}+\sqrt{2}}{4}
\tan\frac{\pi}{4} = 1
\arctan 1 = \frac{\pi}{4}
\arctan 1+\arctan 2+\arctan 3 = \pi
\arcsin\frac12 = \frac{\pi}{6}
180^\circ = \pi
8^{2/3} = 4
4^{-\frac12} = \frac12
27^{\frac13} = 3
\sqrt{\sqrt{16}} = 2
\frac{\sqrt{50}}{\sqrt{2}} = 5
|{-5}| = 5
|3-\pi| = \pi-3
# identities
(a+b)^2 = a^2+2ab+b^2
(a-b)^2 = a^2-2ab+b^2
(a+b)(a-b) = a^2-b^2
(a+b)^3 = a^3+3a^2b+3ab^2+b^3
a^3-b^3 = (a-b)(a^2+ab+b^2)
a-(b-c) = a-b+c
2(x+3) = 2x+6
x^2-5x+6 = (x-2)(x-3)
x^2+6x+5 = (x+3)^2-4
x^4+4 = (x^2+2x+2)(x^2-2x+2)
x^2\cdot x^3 = x^5
(x^2)^3 = x^6
x^{-2} = \frac{1}{x^2}
\frac{x^6}{x^2} = x^4
\frac{x^2-4}{x-2} = x+2
\frac{x}{x} = 1
\frac{1}{x}-\frac{1}{x+1} = \frac{1}{x(x+1)}
\frac{x}{2}+\frac{x}{3} = \frac{5x}{6}
\frac{a+b}{c} = \frac{a}{c}+\frac{b}{c}
\frac{1}{a}+\frac{1}{b} = \frac{a+b}{ab}
2^x\cdot 2^y = 2^{x+y}
4^x = 2^{2x}
e^{a+b} = e^a e^b
\sin^2 x+\cos^2 x = 1
\sin 2x = 2\sin x\cos x
\cos 2x = 2\cos^2 x-1
\cos 2x = 1-2\sin^2 x
\sin(a+b) = \sin a\cos b+\cos a\sin b
\tan x = \frac{\sin x}{\cos x}
1+\tan^2 x = \sec^2 x
\tan 2x = \frac{2\tan x}{1-\tan^2 x}
\sin(\pi-x) = \sin x
\cos(-x) = \cos x
\sin(x+\frac{\pi}{2}) = \cos x
\sin 3x = 3\sin x-4\sin^3 x
\sin^4 x-\cos^4 x = -\cos 2x
\sqrt{x^2} = |x|
|ab| = |a||b|
|-x| = |x|
|x|^2 = x^2
\ln x^2 = 2\ln |x|
\sin(\arcsin x) = x
\cosh^2 x-\sinh^2 x = 1
\frac{x^2-1}{x-1} = x+1
x^2+2x+1 = (x+1)^2 \ge 0
(x+y+z)^2 = x^2+y^2+z^2+2xy+2yz+2zx
a^3+b^3+c^3-3abc = (a+b+c)(a^2+b^2+c^2-ab-bc-ca)
\frac{x^3+1}{x+1} = x^2-x+1
\binom{n}{2} = \frac{n(n-1)}{2}
x > 0 ⊢ \sqrt{x^2} = x
x > 0 ⊢ \ln x^2 = 2\ln x
x < 0 ⊢ |x| = -x
x > 0; y > 0 ⊢ \sqrt{xy} = \sqrt{x}\sqrt{y}
a > 0; b > 0 ⊢ \ln(ab) = \ln a+\ln b
x \ge 3 ⊢ \sqrt{(x-3)^2} = x-3
x > 0 ⊢ x^{\frac12} = \sqrt{x}
x > 0 ⊢ \frac{x}{\sqrt{x}} = \sqrt{x}
n \in \mathbb{Z} ⊢ \cos(n\pi) = (-1)^n
n \in \mathbb{Z} ⊢ \sin(n\pi) = 0
n \in \mathbb{N} ⊢ (n+1)! = (n+1)\cdot n!
n \in \mathbb{N} ⊢ (-1)^{2n} = 1
x = 2 ⊢ x^2+1 = 5
y = 2x ⊢ x+y = 3x
a+b = 5 ⊢ 2a+2b = 10
x = 3; y = 4 ⊢ \sqrt{x^2+y^2} = 5
# order
2 < 3
3 \le 3
\pi > 3.14
\frac{22}{7} > \pi
2^{100} > 10^{30}
1 < 2 < 3
1 < \sqrt{3} < 2
2 \ne 3
x^2+1 > 0
x^2 \ge 0
x^2+1 \ge 2x
a^2+b^2 \ge 2ab
x^2+x+1 > 0
x > 0 ⊢ x+1 > 1
x > 0 ⊢ x+\frac{1}{x} \ge 2
x > 1 ⊢ x^2 > x
x > 2 ⊢ 3x-1 > 5
10^{-40} > 0
10^{-40} < 10^{-39}
e^{\pi\sqrt{163}} < 262537412640768744
\sqrt{2}+\sqrt{3} < \sqrt{10}
|x| \ge 0
-1 < 0
0.99 < 1
# number theory
17 \equiv 2 \pmod 5
2^{10} \equiv 2 \pmod{7}
7^{100} \equiv 1 \pmod{10}
-7 \equiv 3 \pmod 5
3 \mid 12
7 \nmid 50
n \in \mathbb{Z} ⊢ n^2 \equiv n \pmod 2
n \in \mathbb{Z} ⊢ 2 \mid n(n+1)
n \in \mathbb{Z} ⊢ n^3 \equiv n \pmod 6
n \in \mathbb{Z} ⊢ 2n+1 \equiv 1 \pmod 2
# sets, tuples and matrices
3 \in \{1,2,3\}
4 \notin \{1,2\}
5 \in \mathbb{Z}
\frac{1}{2} \in \mathbb{Q}
\frac{1}{2} \notin \mathbb{Z}
\sqrt{2} \in \mathbb{R}
1 \in [0,1]
\frac12 \in (0,1)
2 \in (-\infty,5)
\{1,2\} = \{2,1\}
\{1,\frac{2}{4}\} = \{\frac12,1\}
(1,2) = (\frac{2}{2},\sqrt{4})
[0,1] = [0,\frac{2}{2}]
\begin{pmatrix}1&2\\3&4\end{pmatrix} = \begin{pmatrix}1&2\\3&2^2\end{pmatrix}
\det\begin{pmatrix}1&2\\3&4\end{pmatrix} = -2
\begin{vmatrix}1&2\\3&4\end{vmatrix} = -2
\begin{pmatrix}1&2\\3&4\end{pmatrix}^2 = \begin{pmatrix}7&10\\15&22\end{pmatrix}
\begin{pmatrix}1&2\\3&4\end{pmatrix}+\begin{pmatrix}1&1\\1&1\end{pmatrix} = \begin{pmatrix}2&3\\4&5\end{pmatrix}
2\begin{pmatrix}1&2\\3&4\end{pmatrix} = \begin{pmatrix}2&4\\6&8\end{pmatrix}
\begin{pmatrix}1&2\\3&4\end{pmatrix}\begin{pmatrix}1\\1\end{pmatrix} = \begin{pmatrix}3\\7\end{pmatrix}
\begin{pmatrix}1&2\\3&4\end{pmatrix}^{-1} = \begin{pmatrix}-2&1\\\frac32&-\frac12\end{pmatrix}
\begin{pmatrix}1&2\\3&4\end{pmatrix}^T = \begin{pmatrix}1&3\\2&4\end{pmatrix}
\begin{vmatrix}a&b\\c&d\end{vmatrix} = ad-bc
# calculus
\frac{d}{dx} x^3 = 3x^2
\frac{d}{dx} \sin x = \cos x
\frac{d}{dx} e^{2x} = 2e^{2x}
\frac{d}{dx} \ln x = \frac{1}{x}
\frac{d}{dx} (x\sin x) = \sin x+x\cos x
\frac{d}{dx} \frac{1}{x} = -\frac{1}{x^2}
\frac{d}{dx} \sqrt{x} = \frac{1}{2\sqrt{x}}
\frac{d}{dx} \tan x = \sec^2 x
\frac{d}{dx} \arctan x = \frac{1}{1+x^2}
\frac{d^2}{dx^2} x^4 = 12x^2
\frac{\partial}{\partial x} (x^2y) = 2xy
\int 2x\,dx = x^2+C
\int x^2\,dx = \frac{x^3}{3}+C
\int \cos x\,dx = \sin x+C
\int \frac{1}{x}\,dx = \ln|x|+C
\int e^{2x}\,dx = \frac12 e^{2x}+C
\int \ln x\,dx = x\ln x-x+C
\int x e^x\,dx = (x-1)e^x+C
\int \frac{1}{1+x^2}\,dx = \arctan x+C
\int \sin^2 x\,dx = \frac{x}{2}-\frac{\sin 2x}{4}+C
\int_0^1 x^2\,dx = \frac{1}{3}
\int_0^2 (3x^2+1)\,dx = 10
\int_0^\pi \sin x\,dx = 2
\int_0^1 e^x\,dx = e-1
\int_0^1 \sqrt{x}\,dx = \frac{2}{3}
\int_1^e \frac{1}{x}\,dx = 1
\int_0^1 \frac{1}{1+x^2}\,dx = \frac{\pi}{4}
\lim_{x\to 0}\frac{\sin x}{x} = 1
\lim_{x\to 0}\frac{1-\cos x}{x^2} = \frac12
\lim_{x\to\infty}\left(1+\frac{1}{x}\right)^x = e
\lim_{x\to 2}\frac{x^2-4}{x-2} = 4
\lim_{x\to\infty}\frac{3x^2+1}{2x^2-x} = \frac{3}{2}
\lim_{x\to 0}\frac{e^x-1}{x} = 1
\lim_{n\to\infty}\frac{1}{n} = 0
\sum_{k=1}^{10} k = 55
\sum_{k=1}^{n} k = \frac{n(n+1)}{2}
\sum_{k=1}^{n} k^2 = \frac{n(n+1)(2n+1)}{6}
\sum_{k=0}^{n} 2^k = 2^{n+1}-1
\sum_{k=0}^{n} \binom{n}{k} = 2^n
\sum_{k=0}^\infty \frac{1}{2^k} = 2
\prod_{k=1}^{5} k = 120
\prod_{k=1}^{n} k = n!
# complex numbers
i^2 = -1
i^4 = 1
(1+i)^2 = 2i
(1+i)(1-i) = 2
\frac{1}{i} = -i
e^{i\pi} = -1
e^{i\pi}+1 = 0
|3+4i| = 5
\frac{1+i}{1-i} = i
\overline{2+3i} = 2-3i
e^{ix} = \cos x+i\sin x
# units, degrees and rounding
2\text{ m} = 200\text{ cm}
1.5\text{ h} = 90\text{ min}
3\text{ km}+200\text{ m} = 3200\text{ m}
90^\circ = \frac{\pi}{2}
\cos 60^\circ = 0.5
\pi \approx 3.14
\sqrt{2} \approx 1.414
e \approx 2.718
\frac{2}{3} \approx 0.67
\ln 2 \approx 0.693
# steps
2x=6 ⟹ x=3
x+3=7 ⟹ x=4
3x-5=10 ⟹ 3x=15
x=2 ⟹ x^2=4
x^2=9 ⟹ x=\pm 3
x^2=2x ⟹ x(x-2)=0
x^2-5x+6=0 ⟹ (x-2)(x-3)=0
(x-2)(x-3)=0 ⟹ x=2 \text{ or } x=3
\sqrt{x+3}=x-3 ⟹ x+3=(x-3)^2
-2x<6 ⟹ x>-3
2x+1>5 ⟹ x>2
x<2 ⟹ x<3
x^2<4 ⟹ -2<x<2
x+y=10; x-y=4 ⟹ 2x=14
xy=6 ⟹ y=\frac6x
\frac{x}{2}=5 ⟹ x=10
2^x=8 ⟹ x=3
# complete solutions
2x=6 ⊨ x=3
x^2-5x+6=0 ⊨ x=2 \text{ or } x=3
x^2-5x+6=0 ⊨ \{2,3\}
x^2=4 ⊨ x=\pm 2
x^3=x ⊨ \{-1,0,1\}
\sqrt{x+3}=x-3 ⊨ x=6
|2x-1|=3 ⊨ x=2 \text{ or } x=-1
x^2+1=0 ⊨ \emptyset
x^2<4 ⊨ -2<x<2
x^2\ge 4 ⊨ x\le -2 \text{ or } x\ge 2
x^2-5x+6<0 ⊨ (2,3)
\frac{x-1}{x+2}\ge 0 ⊨ (-\infty,-2)\cup[1,\infty)
2^x=8 ⊨ x=3
4^x-6\cdot 2^x+8=0 ⊨ \{1,2\}
\log_2 x+\log_2(x-2)=3 ⊨ x=4
x^2-2x-1=0 ⊨ x=1\pm\sqrt{2}
x^2=5 ⊨ x=\sqrt5 \text{ 或 } x=-\sqrt5
x+y=5; x-y=1 ⊨ (x,y)=(3,2)
x^2+y^2=25; x+y=7 ⊨ \{(3,4),(4,3)\}
`;

const families: WrittenClaim[] = [];
const add = (note: string, text: string): void => {
  families.push({ note, text });
};
for (let n = 2; n <= 15; n++) {
  add('factoring', `x^2-${2 * n + 1}x+${n * (n + 1)} = (x-${n})(x-${n + 1})`);
  add('expanding', `(x+${n})^2 = x^2+${2 * n}x+${n * n}`);
  add('a chain', `${n}\\cdot ${n + 1} = ${n}^2+${n} = ${n * n + n}`);
  add('a surd', String.raw`\sqrt{${n * n * 2}} = ${n}\sqrt{2}`);
  add('a power and its derivative', String.raw`\frac{d}{dx} x^{${n}} = ${n}x^{${n - 1}}`);
  add('a power and its primitive', String.raw`\int x^{${n}}\,dx = \frac{x^{${n + 1}}}{${n + 1}}+C`);
  add('an equation and its root', String.raw`${n}x+1=${n * n + 1} ⟹ x=${n}`);
  add('both roots', String.raw`x^2=${n * n} ⊨ x=\pm ${n}`);
  add('rationalising', String.raw`\frac{1}{\sqrt{${n + 1}}-\sqrt{${n}}} = \sqrt{${n + 1}}+\sqrt{${n}}`);
}
export const trueClaims: readonly WrittenClaim[] = [...claimsOf(written), ...families];
