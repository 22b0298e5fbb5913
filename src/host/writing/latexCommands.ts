/** A command of LaTeX that mathematics is written with. */
export interface LatexCommand {
  /** With its backslash. */
  readonly name: string;
  /** What it looks like, in Unicode. */
  readonly preview: string;
  /** What is written for it, as a snippet of VS Code where it has parts to fill in. */
  readonly body: string;
}

const symbols = `
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ dagger † wedge ∧ vee ∨ land ∧ lor ∨ lnot ¬ neg ¬ cap ∩ cup ∪ setminus ∖ uplus ⊎ sqcup ⊔ sqcap ⊓ amalg ⨿
le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ ll ≪ gg ≫ ne ≠ neq ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ asymp ≍ doteq ≐ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳ triangleq ≜ coloneqq ≔
in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ top ⊤ bot ⊥ vdash ⊢ models ⊨ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ angle ∠ measuredangle ∡ triangle △ square □ blacksquare ■ diamond ⋄ therefore ∴ because ∵ checkmark ✓
to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ longrightarrow ⟶ longleftarrow ⟵ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ uparrow ↑ downarrow ↓ nearrow ↗ searrow ↘ rightharpoonup ⇀ rightleftharpoons ⇌ twoheadrightarrow ↠ leadsto ⇝
infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ wp ℘ prime ′ degree ° imath ı jmath ȷ
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀
ldots … cdots ⋯ vdots ⋮ ddots ⋱ dots … colon : lbrace { rbrace } langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | Vert ‖ lvert | rvert | lVert ‖ rVert ‖
`;

/** Names that are set upright. */
const functions = 'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth exp log ln lg det dim ker deg gcd max min sup inf lim limsup liminf arg Pr hom';

/** Name, what it looks like, its parts. */
const structures: readonly (readonly [string, string, string])[] = [
  ['frac', 'a⁄b', '\\frac{$1}{$2}'],
  ['dfrac', 'a⁄b', '\\dfrac{$1}{$2}'],
  ['tfrac', 'a⁄b', '\\tfrac{$1}{$2}'],
  ['sqrt', '√a', '\\sqrt{$1}'],
  ['binom', '(n k)', '\\binom{${1:n}}{${2:k}}'],
  ['overline', 'a̅', '\\overline{$1}'],
  ['underline', 'a̲', '\\underline{$1}'],
  ['overbrace', '⏞', '\\overbrace{$1}^{$2}'],
  ['underbrace', '⏟', '\\underbrace{$1}_{$2}'],
  ['hat', 'â', '\\hat{$1}'],
  ['widehat', 'âb', '\\widehat{$1}'],
  ['tilde', 'ã', '\\tilde{$1}'],
  ['widetilde', 'ãb', '\\widetilde{$1}'],
  ['bar', 'ā', '\\bar{$1}'],
  ['vec', 'a⃗', '\\vec{$1}'],
  ['overrightarrow', 'AB⃗', '\\overrightarrow{$1}'],
  ['dot', 'ȧ', '\\dot{$1}'],
  ['ddot', 'ä', '\\ddot{$1}'],
  ['boxed', '▭', '\\boxed{$1}'],
  ['cancel', 'a̸', '\\cancel{$1}'],
  ['text', 'text', '\\text{$1}'],
  ['mathbb', 'ℝ', '\\mathbb{${1:R}}'],
  ['mathcal', '𝒜', '\\mathcal{${1:A}}'],
  ['mathrm', 'A', '\\mathrm{$1}'],
  ['mathbf', '𝐀', '\\mathbf{$1}'],
  ['mathit', '𝐴', '\\mathit{$1}'],
  ['mathfrak', '𝔄', '\\mathfrak{$1}'],
  ['mathscr', '𝒜', '\\mathscr{$1}'],
  ['boldsymbol', '𝜶', '\\boldsymbol{$1}'],
  ['operatorname', 'fn', '\\operatorname{$1}'],
  ['left', '(a)', '\\left${1:(} $2 \\right${3:)}'],
  ['bmod', 'mod', '\\bmod'],
  ['pmod', '(mod n)', '\\pmod{${1:n}}'],
  ['overset', 'a over b', '\\overset{$1}{$2}'],
  ['underset', 'a under b', '\\underset{$1}{$2}'],
  ['stackrel', 'a over =', '\\stackrel{$1}{$2}'],
  ['xrightarrow', '→', '\\xrightarrow{$1}'],
  ['phantom', ' ', '\\phantom{$1}'],
  ['tag', '(1)', '\\tag{$1}'],
  ['quad', '␣', '\\quad'],
  ['qquad', '␣␣', '\\qquad'],
  ['displaystyle', '∑', '\\displaystyle'],
  ['not', '≠', '\\not'],
];

export const latexCommands: readonly LatexCommand[] = [
  ...pairsOf(symbols.trim().split(/\s+/)).map(([name, preview]): LatexCommand => ({ name: `\\${name}`, preview, body: `\\${name}` })),
  ...functions.split(' ').map((name): LatexCommand => ({ name: `\\${name}`, preview: name, body: `\\${name}` })),
  ...structures.map(([name, preview, body]): LatexCommand => ({ name: `\\${name}`, preview, body })),
];

/** Environments that stand within a formula, with what is in their first row. */
export const innerEnvironments: readonly (readonly [string, string])[] = [
  ['aligned', '$1 &= $2'],
  ['alignedat', '{${1:2}} $2'],
  ['gathered', '$1'],
  ['split', '$1 &= $2'],
  ['cases', '$1 & \\\\text{if } $2'],
  ['matrix', '$1 & $2'],
  ['pmatrix', '$1 & $2'],
  ['bmatrix', '$1 & $2'],
  ['Bmatrix', '$1 & $2'],
  ['vmatrix', '$1 & $2'],
  ['Vmatrix', '$1 & $2'],
  ['smallmatrix', '$1 & $2'],
  ['array', '{${1:cc}} $2 & $3'],
];

/** Environments that are displays themselves. */
export const displayEnvironments: readonly (readonly [string, string])[] = ['align', 'align*', 'alignat', 'alignat*', 'equation', 'equation*', 'gather', 'gather*', 'multline', 'multline*', 'flalign', 'flalign*'].map((name) => [name, /^(?:align|flalign)\*?$/.test(name) ? '$1 &= $2' : /^alignat/.test(name) ? '{${1:2}} $2' : '$1'] as const);

/** Environments of LaTeX around text. */
export const textEnvironments: readonly (readonly [string, string])[] = ['problem', 'solution', 'proof', 'theorem', 'lemma', 'proposition', 'corollary', 'definition', 'example', 'exercise', 'remark', 'itemize', 'enumerate'].map((name) => [name, /^(?:itemize|enumerate)$/.test(name) ? '\\\\item $1' : '$1'] as const);

function pairsOf(words: readonly string[]): (readonly [string, string])[] {
  return words.flatMap((name, index) => (index % 2 === 0 ? [[name, words[index + 1] ?? ''] as const] : []));
}
