export interface PanelPage {
  /** Fresh for each load, letters and digits only. */
  readonly nonce: string;
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** BCP 47, for the page's `lang`. */
  readonly language: string;
  /** The id of the element that the script fills; of the panel where absent. */
  readonly root?: string;
}

/**
 * The page of the panel. Nothing is loaded but the panel's own script, style sheet and fonts. Style
 * *attributes* are allowed because KaTeX places its boxes with them; style elements are not.
 */
export function panelHtml({ nonce, cspSource, scriptUri, styleUri, language, root = 'panel' }: PanelPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    "style-src-attr 'unsafe-inline'",
    `font-src ${cspSource}`,
    `img-src ${cspSource} data:`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Therefore</title>
<link rel="stylesheet" href="${attribute(styleUri)}">
</head>
<body>
<div id="${attribute(root)}"></div>
<script nonce="${attribute(nonce)}" src="${attribute(scriptUri)}"></script>
</body>
</html>
`;
}

function attribute(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
