import { claimsOf, type WrittenClaim } from './writtenClaim.ts';

const written = String.raw`
# huge whole numbers
3^{100} = 3^{100}+1
3^{100} = 3^{100}-1
100! = 100!+1
2^{200} = 2^{200}+2
2^{127}-1 = 2^{127}
7^{77} = 7^{77}+7
10^{50}+1 = 10^{50}
2004! = 2004!+1
\binom{200}{100} = \binom{200}{100}+1
\binom{200}{100} = \binom{200}{99}
2^{2009}-1 = 2^{2009}-8
2^{64} = 18446744073709551615
2^{61}-1 = 2305843009213693950
11^{20} = 672749994932560009202
# approximations
10^{-3} \approx 10^{-4}
e \approx \pi
\frac13 \approx \frac14
\sqrt2 \approx \frac32
0.001 \approx 0
\sin 1 \approx \cos 1
# a factorial before an equals sign
5!=100
2\cdot 3!=11
100!=9.33\times10^{157}
(3!)!=36
# what a set is taken from
\{x\in\mathbb{Z}\mid x^2<4\}=(-2,2)
\{x\in\mathbb{N}\mid x<4\}=(-\infty,4)
\{x\in\mathbb{N}\mid x^2=4\}=\{-2,2\}
\{x\in[0,1]\mid x<5\}=(-\infty,5)
# two values of one root
\sqrt[3]{-1}=\frac12+\frac{\sqrt3}2i
\sqrt[3]{-8}=1+\sqrt3i
# tiny numbers
\frac{1}{2004!} = \frac{1}{2006!}
\frac{1}{2^{99}} = \frac{1}{2^{98}}
\frac{1}{2^{1007}} = \frac{1}{2^{2012}}
10^{-20} = 0
10^{-13} = 0
10^{-40} = 10^{-41}
1-10^{-20} = 1
1+10^{-12} = 1
1+10^{-40} = 1
\frac{1}{3}+10^{-40} = \frac{1}{3}
\sqrt{2}+10^{-12} = \sqrt{2}
\sqrt{2}+10^{-40} = \sqrt{2}
\pi+10^{-40} = \pi
# letters that are no plain numbers
\frac{dy}{dx} = 0
\frac{dy}{dx}+x = x
\frac{d}{dx}(xy) = y
\frac{dV}{dt} = \frac{dP}{dt}
\operatorname{Im}(z) = 0
\overline{z} = z
z\overline{z} = z^2
z \in \mathbb{C} ⊢ |z|^2 = z^2
AB = BA
(A+B)^2 = A^2+2AB+B^2
(AB)^{-1} = A^{-1}B^{-1}
\mathbf{a}\cdot\mathbf{b} = ab
-7 \bmod 3 = -1
# values that come nearer than any digits one looks at
\tanh 100 = 1
\coth 200 = 1
\tanh(x^2+200) = 1
\sinh 200 = \cosh 200
\sinh(x^2+200) = \cosh(x^2+200)
1+e^{-x^2-200} = 1
e^{x+10^{-60}} = e^x
\ln(1+10^{-60}) = 10^{-60}
\sin^2 x+\cos^2 x = \tanh 300
\sum_{k=0}^{100}\frac{1}{k!} = e
\int_0^{200} e^{-x}\,dx = 1
\int_0^{30} e^{-x}\,dx = 1
\int_0^{50} e^{-x}\,dx = 1
\int_0^1 x^2\,dx = \frac13+10^{-13}
\int_0^1 x^2\,dx = \frac13+10^{-18}
\int_0^1 x^2\,dx = 0.333333333333333333333333333333333333
\int_0^1 e^x\,dx = 1.71828182845904523536
\lim_{x\to0}\frac{\sin x}{x} = 1+10^{-40}
\lim_{x\to0}\frac{\sin x}{x} = \tanh 100
\lim_{x\to0} (x+10^{-50}) = 0
\lim_{x\to10^{-50}} x = 0
\lim_{x\to\infty} (x-\frac{x^2}{10^{30}}) = \infty
\lim_{x\to\infty} e^{10^{-40}x} = 1
\sin(10^{-9}) = 10^{-9}
\cos(10^{-9}) = 1
\tan(10^{-12}) = 10^{-12}
e^{10^{-12}} = 1
\ln(1+10^{-12}) = 10^{-12}
\sqrt{1+10^{-30}} = 1
\frac{\sin(1)^{50}}{10^{10}} = 0
\sqrt{1+\frac{1}{10^{100}}} = 1
\sin\frac{1}{10^{200}} = \frac{1}{10^{200}}
10^{-100}+\pi = \pi
10^{-150}+\sqrt{3} = \sqrt{3}
# near misses among constants
e^{\pi\sqrt{163}} = 262537412640768744
\pi = \frac{22}{7}
\pi = \frac{355}{113}
\pi = 3.14159265358979
e = 2.718281828459045
\sqrt{2} = \frac{99}{70}
\sqrt{2}+\sqrt{3} = \pi
\frac{22}{7} = 3.142857142857
\sqrt{2} = 1.41421356237
\pi^2 = 10
e^{\pi}-\pi = 20
\frac{\ln 2}{\ln 3} = \frac{12}{19}
\sqrt{\frac{2^{2009}-1}{3\cdot 2^{2008}-1}} = \frac{2^{2005}+1}{3\cdot 2^{2006}}
\frac{1}{998001} = 0.000001002003
1-\frac{1}{e} = 1+\frac{1}{e}
\sqrt{5+2\sqrt{6}} = \sqrt{3}-\sqrt{2}
\sqrt[3]{2+\sqrt{5}} = \frac{\sqrt{5}-1}{2}
\sqrt{3-2\sqrt{2}} = 1-\sqrt{2}
\cos\frac{\pi}{5} = \frac{\sqrt{5}-1}{4}
\sin 75^\circ = \frac{\sqrt{6}-\sqrt{2}}{4}
\arctan 2 + \arctan 3 = -\frac{\pi}{4}
\arctan 1+\arctan 2+\arctan 3 = 2\pi
\frac{1+\sqrt{5}}{2} = 1.6180339887498948482
\log_2 3 = \log_3 2
\ln 6 = \ln 2\cdot\ln 3
\log_{10} 1000 = 4
0.1+0.2 = 0.30000000000000004
# rules that look right
(a+b)^2 = a^2+b^2
(a-b)^2 = a^2-b^2
(a+b)^3 = a^3+b^3
\sqrt{a^2+b^2} = a+b
\frac{1}{a+b} = \frac{1}{a}+\frac{1}{b}
\frac{a+b}{a} = b
\frac{a}{b+c} = \frac{a}{b}+\frac{a}{c}
a-(b-c) = a-b-c
-(a+b) = -a+b
2(x+3) = 2x+3
(2x)^3 = 2x^3
x^2\cdot x^3 = x^6
(x^2)^3 = x^5
2^x\cdot 2^y = 4^{x+y}
\frac{x^6}{x^2} = x^3
x^{-2} = -x^2
\frac{x^2-4}{x-2} = x-2
x^2-5x+6 = (x-2)(x+3)
x^2-5x+6 = (x+2)(x+3)
x^3-1 = (x-1)(x^2-x+1)
x^3+8 = (x+2)(x^2+2x+4)
\frac{x}{2}+\frac{x}{3} = \frac{2x}{5}
\frac{1}{x}-\frac{1}{x+1} = \frac{1}{x^2}
x^2 = x^2+10^{-12}
x = x+10^{-30}
x^2+2x+1 = (x+1)^2+10^{-15}
\ln(a+b) = \ln a+\ln b
\ln(ab) = \ln a\cdot\ln b
\frac{\ln a}{\ln b} = \ln a-\ln b
\ln x^3 = (\ln x)^3
e^{a+b} = e^a+e^b
\sin(a+b) = \sin a+\sin b
\cos(a-b) = \cos a\cos b-\sin a\sin b
\sin 2x = 2\sin x
\cos 2x = 2\cos x
\cos 2x = 1-\sin^2 x
\tan 2x = \frac{2\tan x}{1+\tan^2 x}
\sin^2 x-\cos^2 x = 1
\sin^2 x+\cos^2 x = 2
1+\tan^2 x = \csc^2 x
\sec x = \cot x
\sin x\cos x = \sin 2x
\sin^{-1} x = \frac{1}{\sin x}
\sin(-x) = \sin x
\cos(\pi-x) = \cos x
\sin(x+\pi) = \sin x
|a+b| = |a|+|b|
|x| = x
|x-1| = x-1
\lfloor 2x\rfloor = 2\lfloor x\rfloor
\lfloor x\rfloor+\lfloor -x\rfloor = 0
\sqrt[6]{3} = \sqrt{3}
n! = n\cdot n
(2n)! = 2\cdot n!
\binom{n}{2} = \frac{n(n+1)}{2}
# branches and domains
\sqrt{x^2} = x
\sqrt{x^2} = -x
\ln x^2 = 2\ln x
\ln(x^2) = 2\ln x
\sqrt{xy} = \sqrt{x}\sqrt{y}
\arcsin(\sin x) = x
\arccos(\cos x) = x
\arctan(\tan x) = x
\sqrt{(x-3)^2} = x-3
\sqrt[4]{x^4} = x
\sqrt{x^4} = -x^2
\sqrt{(-3)^2} = -3
\sqrt{4} = -2
\sqrt{-4}\cdot\sqrt{-9} = 6
\arcsin(\sin 3) = 3
\arccos(\cos 5) = 5
(x^2)^{1/2} = x
\frac{\sqrt{x^2}}{x} = 1
\ln(xy) = \ln x+\ln y
\frac{0}{0} = 0
\frac{0}{0} = 1
\frac{1}{0} = 0
\ln 0 = 0
\log_{1} 5 = 5
0^{-1} = 0
\tan\frac{\pi}{2} = 0
x < 0 ⊢ \sqrt{x^2} = x
x < 0 ⊢ |x| = x
x > 0 ⊢ |x| = -x
x > 0; x < 0 ⊢ x = 5
x > 3; x < 2 ⊢ x^2 = 7
x > 1; x < 1 ⊢ x = x+1
4^x = (-2)^{2x}
a^{2x} = (a^2)^x
# order
2 < 2
3 \le 2
\pi < 3.14
e > 2.72
\frac{22}{7} < \pi
\sqrt{2}+\sqrt{3} > \sqrt{10}
2^{100} < 10^{30}
3^{100} < 3^{100}
x^2 > 0
x^2 \ge x
x^2 > x
x < x^2
x < 2x
|x| > x
x^2+1 > 2x
a^2+b^2 > 2ab
x+\frac{1}{x} \ge 2
x > 0 ⊢ x+\frac{1}{x} > 2
x > 0 ⊢ x > 1
x > 0 ⊢ \ln x > 0
x > 0 ⊢ x^2 > x
x \ge 0 ⊢ x > 0
e^x > 1
\sin x < 1
\cos x > -1
\sqrt{x} < x
5 > 5
1 < 2 < 2
1 < 3 < 2
2 \ne 2
x \ne 0
x^2+2x+1 > 0
-x < x
2^n > n^3
10^{-40} \le 0
10^{-40} > 10^{-39}
# arithmetic
2+3 = 6
7\cdot 8 = 54
\frac{1}{2}+\frac{1}{3} = \frac{2}{5}
\frac{3}{4}\div\frac{1}{2} = \frac{3}{8}
0.1\cdot 0.1 = 0.1
1-\frac{1}{3} = \frac{1}{3}
-3^2 = 9
(-2)^3 = 8
2^{-1} = -2
2^{3^2} = 64
12\div 4\div 3 = 9
10-3-2 = 9
15\% = 1.5
25\%\cdot 80 = 25
2\frac{1}{2} = 1
3\frac{1}{4} = \frac{11}{4}
1{,}000{,}000 = 10^5
0.\overline{3} = 0.3
0.\overline{9} = 0.9
0.\dot{3} = \frac{3}{10}
0.\overline{12} = \frac{12}{100}
5! = 60
0! = 0
\gcd(12,18) = 3
\text{lcm}(4,6) = 24
1010_2 = 1010
101_2 = 6
4210_5 = 4210_7
\frac{1}{3} = 0.34
\frac{2}{3} = 0.65
17 \bmod 5 = 3
\binom{5}{2} = 20
P(5,2) = 10
\lfloor -2.5\rfloor = -2
\lceil 2.1\rceil = 2
\varphi(12) = 6
1+2+3+4 = 10+1
2 = 1+1 = 3
6 = 2\cdot 3 = 5+2
4 = 2+2 = 2^2 = 2^3
# number theory
17 \equiv 3 \pmod 5
35\text{ h} \equiv 215 \pmod{20}
2^{10} \equiv 1 \pmod{7}
7^{100} \equiv 3 \pmod{10}
3^{100} \equiv 2 \pmod{4}
3 \mid 10
7 \mid 50
4 \nmid 20
-7 \equiv 2 \pmod 5
10 \equiv 0 \pmod 3
n \in \mathbb{Z} ⊢ n^2 \equiv n \pmod 3
n \in \mathbb{Z} ⊢ 2 \mid n
n \in \mathbb{Z} ⊢ 6 \mid n(n+1)
n \in \mathbb{Z} ⊢ (-1)^n = 1
n \in \mathbb{Z} ⊢ \cos(n\pi) = 1
n \in \mathbb{Z} ⊢ n^2+n \equiv 1 \pmod 2
# sets and memberships
3 \in \{1,2\}
2 \notin \{1,2\}
\frac{1}{2} \in \mathbb{Z}
\sqrt{2} \in \mathbb{Q}
-1 \in \mathbb{N}
i \in \mathbb{R}
0 \in (0,1)
1 \in [0,1)
5 \in (-\infty,5)
\{1,2\} = \{1,3\}
\{1,2\} = \{1\}
\{1,2\} \subset \{1,3\}
[0,1] = [0,1)
(0,1) = [0,1]
(0,1] = [0,1)
[1,2]\cup[2,3] = [1,2]
[0,2]\cap[1,3] = [0,3]
(1,2) = (2,1)
(1,2,3) = (1,3,2)
(1,2,3) = (1,2)
\{1,2\} = (1,2)
\emptyset = \{0\}
\emptyset = \{\emptyset\}
\begin{pmatrix}1&2\\3&4\end{pmatrix} = \begin{pmatrix}1&3\\2&4\end{pmatrix}
\begin{pmatrix}1&2\\3&4\end{pmatrix}^2 = \begin{pmatrix}1&4\\9&16\end{pmatrix}
\det\begin{pmatrix}1&2\\3&4\end{pmatrix} = 2
\begin{vmatrix}1&2\\3&4\end{vmatrix} = 10
\begin{pmatrix}1\\2\end{pmatrix} = \begin{pmatrix}2\\1\end{pmatrix}
\begin{pmatrix}1&1\\0&1\end{pmatrix}\begin{pmatrix}1&0\\1&1\end{pmatrix} = \begin{pmatrix}1&0\\1&1\end{pmatrix}\begin{pmatrix}1&1\\0&1\end{pmatrix}
\begin{pmatrix}1&2\\3&4\end{pmatrix}^{-1} = \begin{pmatrix}1&\frac12\\\frac13&\frac14\end{pmatrix}
\begin{pmatrix}1&2\\3&4\end{pmatrix}+\begin{pmatrix}1&1\\1&1\end{pmatrix} = \begin{pmatrix}2&3\\4&6\end{pmatrix}
A\begin{pmatrix}1&2\\3&4\end{pmatrix} = \begin{pmatrix}1&2\\3&4\end{pmatrix}A
P^{-1}\begin{pmatrix}1&2\\3&4\end{pmatrix}P = \begin{pmatrix}1&2\\3&4\end{pmatrix}
\begin{pmatrix}1&2\\2&4\end{pmatrix}^{-1} = \begin{pmatrix}1&2\\2&4\end{pmatrix}
# calculus
\frac{d}{dx} x^3 = 3x
\frac{d}{dx} x^2 = x
\frac{d}{dx} \sin x = -\cos x
\frac{d}{dx} \cos x = \sin x
\frac{d}{dx} e^{2x} = e^{2x}
\frac{d}{dx} \ln(2x) = \frac{1}{2x}
\frac{d}{dx} (x\sin x) = \cos x
\frac{d}{dx} \frac{1}{x} = \frac{1}{x^2}
\frac{d}{dx} \sqrt{x} = \frac{1}{\sqrt{x}}
\frac{d}{dx} \tan x = \sec x
\frac{d}{dx} x^x = x\cdot x^{x-1}
\frac{d}{dx} |x| = 1
\frac{d}{dx} \arctan x = \frac{1}{1-x^2}
\int 2x\,dx = 2x^2+C
\int x^2\,dx = x^3+C
\int \cos x\,dx = -\sin x+C
\int \frac{1}{x}\,dx = -\frac{1}{x^2}+C
\int e^{2x}\,dx = e^{2x}+C
\int \ln x\,dx = \frac{1}{x}+C
\int x e^x\,dx = x e^x+C
\int \frac{1}{1+x^2}\,dx = \ln(1+x^2)+C
\int_0^1 x^2\,dx = \frac{1}{2}
\int_0^\pi \sin x\,dx = 0
\int_{-1}^1 \frac{1}{x^2}\,dx = -2
\int_{-1}^1 \frac{1}{x}\,dx = 1
\int_0^1 e^x\,dx = e
\int_0^1 \sqrt{x}\,dx = \frac{3}{2}
\int_0^{2\pi} \sin^2 x\,dx = 2\pi
\int_1^e \ln x\,dx = e
\lim_{x\to 0}\frac{\sin x}{x} = 0
\lim_{x\to 0}\frac{1-\cos x}{x^2} = 1
\lim_{x\to\infty}\left(1+\frac{1}{x}\right)^x = 1
\lim_{x\to 2}\frac{x^2-4}{x-2} = 0
\lim_{x\to\infty}\frac{3x^2+1}{2x^2-x} = \frac{2}{3}
\lim_{x\to 0}\frac{1}{x} = 0
\lim_{x\to 0}\frac{|x|}{x} = 1
\lim_{x\to\infty}\frac{\ln x}{x} = 1
\lim_{x\to 0}\frac{e^x-1}{x} = 0
\lim_{x\to\infty}(\sqrt{x^2+x}-x) = 0
\sum_{k=1}^{10} k = 45
\sum_{k=0}^{10} k = 56
\sum_{k=1}^{n} k = \frac{n(n-1)}{2}
\sum_{k=1}^{n} k^2 = \frac{n(n+1)(2n+1)}{3}
\sum_{k=0}^{n} 2^k = 2^n-1
\sum_{k=0}^{n} \binom{n}{k} = 2^{n+1}
\sum_{k=0}^\infty \frac{1}{2^k} = 1
\sum_{k=1}^\infty \frac{1}{k^2} = \frac{\pi^2}{8}
\sum_{k=1}^\infty \frac{1}{k} = 100
\prod_{k=1}^{5} k = 100
\prod_{k=1}^{n} k = (n+1)!
# complex numbers
i^2 = 1
i^3 = i
(1+i)^2 = 2
(1+i)(1-i) = 0
\frac{1}{i} = i
e^{i\pi} = 1
|3+4i| = 7
e^{ix} = \cos x-i\sin x
\overline{2+3i} = 2+3i
# true at every simple point
\sin(2\pi x) = 0
\cos(4\pi x) = 1
\lfloor 2x\rfloor = 2x
\sin(27720\pi x) = 0
\sin(4\pi x) = \sin(8\pi x)
\sin(6\pi x)\sin(10\pi x) = 0
x^3(-e)^{4x} = x^3e^{4x}
y = \sin(2\pi x) ⟹ y = 0
# units and degrees
25\text{ kg} \ne 25000\text{ g}
2\text{ km} < 500\text{ m}
3\text{ km}+200\text{ m} = 203\text{ m}+0\text{ km}
x=2\text{ km} ⟹ x=2\text{ m}
[-6,18) = [-6,18]
(\sqrt{2},3] = [\sqrt{2},3]
25\text{ km} = 25\text{ ft}
1\text{ m} = 10\text{ cm}
2\text{ h} = 100\text{ min}
30^\circ = 30
\sin 30^\circ = \frac{\sqrt{3}}{2}
180^\circ = 2\pi
1\text{ m}^2 = 100\text{ cm}^2
1\text{ kg} = 100\text{ g}
# approximation
\pi \approx 3.24
\sqrt{2} \approx 1.5
e \approx 2.5
\frac{1}{3} \approx 0.5
\ln 2 \approx 0.6
100 \approx 200
# wrong steps
2x=6 ⟹ x=4
x+3=7 ⟹ x=10
x^2=9 ⟹ x=3
x^2=2x ⟹ x=2
x^2=x ⟹ x=1
x(x-1)=x ⟹ x-1=1
\sqrt{x}=x-2 ⟹ x=1
xy=x ⟹ y=1
a^2=b^2 ⟹ a=b
-2x<6 ⟹ x<-3
-x>2 ⟹ x>-2
\frac{1}{x}<1 ⟹ x>1
x^2<4 ⟹ x<-2
x^2>4 ⟹ x>2
x<3 ⟹ x<2
x\le 3 ⟹ x<3
|x|=3 ⟹ x=3
|x|<3 ⟹ x<-3
\sin x=0 ⟹ x=0
e^x=1 ⟹ x=1
\ln x=1 ⟹ x=1
3x+1=10 ⟹ x=\frac{11}{3}
x+y=5; x-y=1 ⟹ x=2
# wrong solutions
x=5 ⊨ x=-5
x^2-5x+6=0 ⊨ x=2
x^2-5x+6=0 ⊨ x=-2 \text{ or } x=-3
x^2-5x+6=0 ⊨ \{2,3,4\}
x^2=4 ⊨ x=2
x^2=4 ⊨ \{-2\}
x^3=x ⊨ \{0,1\}
\sqrt{x+3}=x-3 ⊨ \{1,6\}
\sqrt{x+3}=x-3 ⊨ x=1
\frac{x^2-1}{x-1}=0 ⊨ \{-1,1\}
\log_2 x+\log_2(x-2)=3 ⊨ \{-2,4\}
|x|=x ⊨ x=0
|2x-1|=3 ⊨ x=2
x^2+1=0 ⊨ x=1
x^2<4 ⊨ x<2
x^2\ge 4 ⊨ x\ge 2
x^2-5x+6<0 ⊨ 2\le x\le 3
x^2-5x+6\le 0 ⊨ 2<x<3
\frac{x-1}{x+2}\ge 0 ⊨ x\ge 1
\sin x=\frac12 ⊨ x=\frac{\pi}{6}
2^x=8 ⊨ x=4
4^x-6\cdot 2^x+8=0 ⊨ x=2
x+y=5; x-y=1 ⊨ (x,y)=(2,3)
x^2+y^2=25; x+y=7 ⊨ (x,y)=(3,4)
x^2=2^x ⊨ \{2,4\}
`;

const families: WrittenClaim[] = [];
const add = (note: string, text: string): void => {
  families.push({ note, text });
};
for (let n = 2; n <= 13; n++) {
  add('a linear factor with the wrong root', `x^2-${2 * n + 1}x+${n * (n + 1)} = (x-${n})(x-${n + 2})`);
  add('a power is off by one', String.raw`${n}^{${60 + n}}+1 = ${n}^{${60 + n}}`);
  add('the middle term is missing', `(x+${n})^2 = x^2+${n * n}`);
  add('a constant is a trifle off', String.raw`\sqrt{${n * n + 1}} = \sqrt{${n * n + 1}}+10^{-${3 * n}}`);
  add('a square root with the wrong sign of its argument', String.raw`\sqrt{(x-${n})^2} = x-${n}`);
}
export const falseClaims: readonly WrittenClaim[] = [...claimsOf(written), ...families];
