/** Signs of mathematics as people type them, with the command that sets each; pairs, by spaces. */
const pairs = `
α \\alpha β \\beta γ \\gamma δ \\delta ε \\varepsilon ϵ \\epsilon ζ \\zeta η \\eta θ \\theta ϑ \\vartheta ι \\iota κ \\kappa λ \\lambda μ \\mu ν \\nu ξ \\xi π \\pi ρ \\rho σ \\sigma ς \\varsigma τ \\tau υ \\upsilon φ \\varphi ϕ \\phi χ \\chi ψ \\psi ω \\omega
Γ \\Gamma Δ \\Delta Θ \\Theta Λ \\Lambda Ξ \\Xi Π \\Pi Σ \\Sigma Υ \\Upsilon Φ \\Phi Ψ \\Psi Ω \\Omega
± \\pm ∓ \\mp × \\times ÷ \\div · \\cdot ⋅ \\cdot ∗ \\ast ∘ \\circ • \\bullet ⊕ \\oplus ⊗ \\otimes √ \\surd ∞ \\infty ∂ \\partial ∇ \\nabla − - ′ ' ″ ''
= = ≠ \\ne ≈ \\approx ≡ \\equiv ≅ \\cong ∼ \\sim ≃ \\simeq ∝ \\propto ≤ \\le ≥ \\ge ≪ \\ll ≫ \\gg ⩽ \\leqslant ⩾ \\geqslant ≺ \\prec ≻ \\succ
∈ \\in ∉ \\notin ∋ \\ni ⊂ \\subset ⊃ \\supset ⊆ \\subseteq ⊇ \\supseteq ⊊ \\subsetneq ∪ \\cup ∩ \\cap ∖ \\setminus ∅ \\emptyset ∀ \\forall ∃ \\exists ∄ \\nexists ¬ \\neg ∧ \\wedge ∨ \\vee ⊢ \\vdash ⊨ \\models ⊥ \\perp ∥ \\parallel ∣ \\mid ∤ \\nmid
∑ \\sum ∏ \\prod ∫ \\int ∬ \\iint ∮ \\oint ∠ \\angle △ \\triangle □ \\square ■ \\blacksquare ∎ \\blacksquare ∴ \\therefore ∵ \\because ★ \\bigstar
→ \\to ← \\leftarrow ↔ \\leftrightarrow ⇒ \\Rightarrow ⇐ \\Leftarrow ⇔ \\Leftrightarrow ⟹ \\Longrightarrow ⟸ \\Longleftarrow ⟺ \\Longleftrightarrow ⟶ \\longrightarrow ↦ \\mapsto ↑ \\uparrow ↓ \\downarrow ↻ \\circlearrowright
⌊ \\lfloor ⌋ \\rfloor ⌈ \\lceil ⌉ \\rceil ⟨ \\langle ⟩ \\rangle ‖ \\Vert … \\ldots ⋯ \\cdots ⋮ \\vdots ⋱ \\ddots ∶ :
ℝ \\mathbb{R} ℂ \\mathbb{C} ℕ \\mathbb{N} ℤ \\mathbb{Z} ℚ \\mathbb{Q} ℙ \\mathbb{P} ℓ \\ell ℏ \\hbar ℜ \\Re ℑ \\Im ℵ \\aleph † \\dagger ‡ \\ddagger
✓ \\checkmark ✔ \\checkmark ✗ \\times ✘ \\times ° ^{\\circ}
`;

const powers = '⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁺+⁻-⁼=⁽(⁾)ⁿnⁱi';
const indices = '₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₊+₋-₌=₍(₎)ₐaₑeₒoₓxₙnₘmₖkᵢiⱼj';

const symbols = new Map(pairsOf(pairs.trim().split(/\s+/)));
const raised = new Map(pairsOf([...powers]));
const lowered = new Map(pairsOf([...indices]));

/** A symbol, or a run of small raised or lowered ones, as the mathematics that sets it; undefined where there is none. */
export function latexOfSymbols(run: string): string | undefined {
  const [first = ''] = run;
  const small = (of: ReadonlyMap<string, string>): string => Array.from(run, (character) => of.get(character) ?? '').join('');
  if (raised.has(first)) return `^{${small(raised)}}`;
  if (lowered.has(first)) return `_{${small(lowered)}}`;
  return symbols.get(run);
}

/** One symbol at a time, small ones in runs. */
export const symbolRuns = new RegExp(`[${[...raised.keys()].join('')}]+|[${[...lowered.keys()].join('')}]+|[${[...symbols.keys()].filter((symbol) => symbol.charCodeAt(0) > 0x7f).join('')}]`, 'gu');

/** What Chinese, Japanese and Korean are written with, their punctuation among it. */
export const eastAsian = /[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3130-\u318f\u31a0-\u31bf\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u;

function pairsOf(list: readonly string[]): [string, string][] {
  return list.flatMap((symbol, index): [string, string][] => (index % 2 === 0 ? [[symbol, list[index + 1] ?? '']] : []));
}
