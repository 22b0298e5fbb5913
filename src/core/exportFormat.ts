/** The formats a trace can be exported to. */
export type ExportFormat = 'markdown' | 'latex' | 'notebook' | 'html';

/** How the file of each is called at its end. */
export const fileEndings: Readonly<Record<ExportFormat, string>> = { markdown: 'md', latex: 'tex', notebook: 'ipynb', html: 'html' };

export function isExportFormat(value: unknown): value is ExportFormat {
  return typeof value === 'string' && Object.hasOwn(fileEndings, value);
}
