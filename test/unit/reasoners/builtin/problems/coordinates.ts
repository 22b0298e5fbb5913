/** Vectors and points by their coordinates, with answers worked by hand. */
export const coordinateProblems: readonly (readonly [problem: string, answer: string])[] = [
  ['Compute $\\begin{pmatrix}1&1\\\\0&1\\end{pmatrix}^{10}$.', '\\begin{pmatrix}1&10\\\\0&1\\end{pmatrix}'],
  ['Find the distance from the origin to the point $(5,-12)$.', '13'],
  ['Find the magnitude of the vector $\\begin{pmatrix}2\\\\-3\\\\6\\end{pmatrix}$.', '7'],
  ['Compute $\\left\\|\\begin{pmatrix}3\\\\4\\end{pmatrix}\\right\\|$.', '5'],
  ['Find the projection of $\\begin{pmatrix}4\\\\2\\end{pmatrix}$ onto $\\begin{pmatrix}1\\\\3\\end{pmatrix}$.', '\\begin{pmatrix}1\\\\3\\end{pmatrix}'],
  ['Find the angle between the vectors $\\begin{pmatrix}1\\\\0\\end{pmatrix}$ and $\\begin{pmatrix}1\\\\1\\end{pmatrix}$, in degrees.', '45'],
  ['Find the cosine of the angle between $\\begin{pmatrix}3\\\\4\\end{pmatrix}$ and $\\begin{pmatrix}4\\\\3\\end{pmatrix}$.', '\\frac{24}{25}'],
  ['Let $\\mathbf{a}=\\begin{pmatrix}1\\\\-3\\\\2\\end{pmatrix}$ and $\\mathbf{b}=\\begin{pmatrix}2\\\\0\\\\5\\end{pmatrix}$. Compute $\\mathbf{a}\\cdot\\mathbf{b}$.', '12'],
  ['If $\\mathbf{a}=\\begin{pmatrix}1\\\\-3\\end{pmatrix}$ and $\\mathbf{b}=\\begin{pmatrix}2\\\\0\\end{pmatrix}$, find $3\\mathbf{a}-2\\mathbf{b}$.', '\\begin{pmatrix}-1\\\\-9\\end{pmatrix}'],
  ['Convert the point $(\\rho,\\theta,\\phi)=(2,\\frac{\\pi}{2},\\frac{\\pi}{2})$ in spherical coordinates to rectangular coordinates.', '(0,2,0)'],
  ['Convert the point $\\left(4,\\frac{2\\pi}{3}\\right)$ in polar coordinates to rectangular coordinates.', '(-2,2\\sqrt3)'],
  ['Convert the point $(3,-3)$ in rectangular coordinates to polar coordinates. Enter your answer in the form $(r,\\theta)$, where $r>0$ and $0\\le\\theta<2\\pi$.', '(3\\sqrt2,\\frac{7\\pi}{4})'],
  ['Convert the point $(1,-\\sqrt3,4)$ in rectangular coordinates to cylindrical coordinates.', '(2,\\frac{5\\pi}{3},4)'],
  ['Convert the point $(-4,-4,4\\sqrt{6})$ in rectangular coordinates to spherical coordinates. Enter your answer in the form $(\\rho,\\theta,\\phi),$ where $\\rho > 0,$ $0 \\le \\theta < 2 \\pi,$ and $0 \\le \\phi \\le \\pi.$', '(8\\sqrt2,\\frac{5\\pi}{4},\\frac{\\pi}{6})'],
  ['已知 $\\vec{a}=(3,4)$，求向量 $\\vec{a}$ 的模。', '5'],
  ['求向量 $\\begin{pmatrix}1\\\\2\\\\2\\end{pmatrix}$ 的模。', '3'],
  ['求向量 $(1,0)$ 与向量 $(1,\\sqrt3)$ 的夹角。', '60^\\circ'],
  ['把极坐标 $\\left(2,\\frac{\\pi}{6}\\right)$ 化为直角坐标。', '(\\sqrt3,1)'],
];

/** No angle that is known, or a letter for a number. */
export const declinedCoordinates: readonly string[] = [
  'Convert the point $(3,4)$ in rectangular coordinates to polar coordinates.',
  'Find the angle between the vectors $\\begin{pmatrix}1\\\\2\\end{pmatrix}$ and $\\begin{pmatrix}3\\\\1\\end{pmatrix}$ and the $x$-axis.',
  'Find the magnitude of the vector $\\begin{pmatrix}a\\\\2\\end{pmatrix}$.',
  'Find the projection of $\\begin{pmatrix}4\\\\2\\end{pmatrix}$ onto $\\begin{pmatrix}0\\\\0\\end{pmatrix}$.',
  'Convert the point $(2,3)$ in polar coordinates to rectangular coordinates.',
  'Find the projection of $\\begin{pmatrix}4\\\\2\\end{pmatrix}$ onto the line $y=2x$.',
];
