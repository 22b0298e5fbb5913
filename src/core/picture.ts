/** Bytes a picture may have; what providers take at most is between 5 and 20 MB. */
export const largestPicture = 5 * 1024 * 1024;
/** Pictures that one problem may have. */
export const mostPictures = 8;

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

/** What every model that sees takes, told by a file's first bytes and never by its name. */
const marks: readonly { readonly type: PictureType; readonly at: number; readonly bytes: readonly number[]; readonly and?: { readonly at: number; readonly bytes: readonly number[] } }[] = [
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', at: 0, bytes: ascii('GIF87a') },
  { type: 'image/gif', at: 0, bytes: ascii('GIF89a') },
  { type: 'image/webp', at: 0, bytes: ascii('RIFF'), and: { at: 8, bytes: ascii('WEBP') } },
];

export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const has = ({ at, bytes: wanted }: { readonly at: number; readonly bytes: readonly number[] }): boolean => wanted.every((byte, index) => bytes[at + index] === byte);
  return marks.find((mark) => has(mark) && (!mark.and || has(mark.and)))?.type;
}

/**
 * The files that a text shows as pictures: Markdown's `![…](file)` (CommonMark §6.4, with or without
 * angle brackets and a title) and LaTeX's `\includegraphics{file}`. Addresses of the web are none.
 */
export function linkedPictures(text: string): string[] {
  const markdown = [...text.matchAll(/!\[[^\]]*\]\(\s*(?:<([^<>\n]+)>|([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g)].map(([, bracketed, bare]) => unescaped(bracketed ?? bare ?? ''));
  const latex = [...text.matchAll(/\\includegraphics\s*(?:\[[^\]]*\])?\s*\{([^{}\n]+)\}/g)].map(([, file = '']) => file.trim());
  const files = [...markdown, ...latex].filter((file) => file !== '' && (!/^[a-z][a-z0-9+.-]*:/i.test(file) || file.startsWith('attachment:')) && !file.startsWith('//'));
  return [...new Set(files)];
}

function unescaped(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
