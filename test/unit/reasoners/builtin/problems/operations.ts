/** Operations that a problem defines, with answers worked by hand. */
export const operationProblems: readonly (readonly [problem: string, answer: string])[] = [
  ['If $a\\star b=a^2+ab-b$, what is the value of $3\\star 2$?', '13'],
  ['The operation $\\circ$ is defined by $a\\circ b=\\frac{a+b}{a-b}$. What is the value of $(5\\circ 3)\\circ 2$?', '3'],
  ['Let $x\\heartsuit y=|x-2y|$. Compute $4\\heartsuit(1\\heartsuit 3)$.', '6'],
  ['Define $a@b=ab-a-b$. Find $6@7$.', '29'],
  ['If $a * b=a+2b$, for what value of $x$ does $3 * x=11$?', '4'],
  ['For real numbers $a$ and $b$, define $a\\oplus b=a^2-b^2$. What is $(3\\oplus 2)\\oplus 1$?', '24'],
  ['Define $A\\,\\clubsuit\\,B$ as $A\\,\\clubsuit\\,B = 3A+2B+5$. What is the value of $A$ for which $A\\,\\clubsuit\\,7=61$?', '14'],
  ['If $x \\star y = xy - 2x$, what is the value of $(5\\star 3) - (3\\star 5)$?', '-4'],
  ['The operation $\\#$ is defined as $a \\# b = a + \\frac{a}{b}$. What is the value of $8 \\# 6$?', '\\frac{28}{3}'],
  ['Suppose that $a \\nabla b = \\frac{a+b}{1+ab}$. Calculate $(1\\nabla 2)\\nabla 3$.', '1'],
  ['The operation $\\otimes$ is defined for all nonzero numbers by $a\\otimes b=\\frac{a^2}{b}$. Determine $[(1\\otimes 2)\\otimes 3]-[1\\otimes(2\\otimes 3)]$.', '-\\frac23'],
  ['If $a*b = \\frac1a+\\frac1b$, what is $2*(3*6)$?', '\\frac52'],
  ['规定运算 $a※b=a^2-b$，则 $3※2=$', '7'],
  ['定义新运算：$a\\oplus b=2a+b$，求 $(1\\oplus 2)\\oplus 3$ 的值。', '11'],
  ['定义运算 $a\\otimes b=ab-1$，则 $3\\otimes 4$ 的值是多少？', '11'],
];

/** What belongs to the operation is not certain, or it has no value there. */
export const declinedOperations: readonly string[] = [
  'If $a \\diamond b = 2a + 3b$, find $1\\diamond 2\\diamond 3$.',
  'If $x \\star y = x+2y$, what is $2\\star 3 + 4$?',
  'If $a \\star b = \\frac{a}{b-1}$, what is $2\\star 1$?',
  'If $a \\star b = ab + c$, what is $2\\star 1$?',
  'If $a \\star b = ab$ is commutative, what is $2\\star 1$?',
  'What is $3\\star 4$?',
  'If $a\\star b=a+b$ and $b\\star a=a-b$, find $2\\star 3$.',
  'Let $a\\star b=a+b$ if $a>b$ and $ab$ otherwise. Find $2\\star 3$.',
  'If $a\\star b=a+b$, how many pairs satisfy $a\\star b=4$?',
  '定义新运算：$a\\oplus b=2a+b$，求 $1\\oplus 2\\oplus 3$ 的值。',
];
