/** The faces that nearly every formula needs; the others come when one does. */
const faces = ['1em KaTeX_Main', 'italic 1em KaTeX_Math', 'bold 1em KaTeX_Main', '1em KaTeX_AMS', '1em KaTeX_Size1', '1em KaTeX_Size2', '1em KaTeX_Size3', '1em KaTeX_Size4'];

let asked = false;

/** Loads the fonts of formulas before the first formula comes, so that none appears in another font and then moves. */
export function loadFormulaFonts(): void {
  if (asked) return;
  asked = true;
  for (const face of faces) document.fonts.load(face).catch(() => undefined);
}
