/** A half-open range of UTF-16 offsets into some text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What the surrounding document is written in; decides how mathematics is delimited and answers are inserted. */
export type TextFormat = 'markdown' | 'latex' | 'plaintext' | 'notebook-markdown' | 'notebook-code';

export type ProblemKind = 'problem' | 'proof' | 'derivation' | 'solution';

/** Where a problem stands. `uri` is the document's; for a notebook cell it is the cell's own. */
export interface ProblemPlace {
  readonly uri: string;
  readonly range: TextRange;
  /** 0-based, for people and for links; the range is what counts. */
  readonly line: number;
  /** Set when the document is a cell of this notebook. */
  readonly notebook?: string;
}

export interface Attachment {
  readonly kind: 'cell' | 'image' | 'file';
  readonly name: string;
  /** Text of a cell or file; base64 of an image. */
  readonly content: string;
  readonly mediaType?: string;
}

/** What the user selected. */
export interface Problem {
  readonly text: string;
  readonly kind: ProblemKind;
  readonly format: TextFormat;
  readonly place?: ProblemPlace;
  /** Of `text`, by `contentHash`: an edit makes it differ, and what was said of the old text becomes stale. */
  readonly hash: string;
  readonly attachments: readonly Attachment[];
}

/**
 * A short, stable, non-cryptographic hash of a text (cyrb53 by bryc, public domain construction:
 * two 32-bit multiplicative lanes). Spaces at line ends and line-ending style do not count.
 */
export function contentHash(text: string): string {
  const normal = text.replace(/[ \t]+$/gm, '').replace(/\r\n?/g, '\n').trim();
  let left = 0xdeadbeef;
  let right = 0x41c6ce57;
  for (let index = 0; index < normal.length; index++) {
    const unit = normal.charCodeAt(index);
    left = Math.imul(left ^ unit, 2654435761);
    right = Math.imul(right ^ unit, 1597334677);
  }
  left = Math.imul(left ^ (left >>> 16), 2246822507) ^ Math.imul(right ^ (right >>> 13), 3266489909);
  right = Math.imul(right ^ (right >>> 16), 2246822507) ^ Math.imul(left ^ (left >>> 13), 3266489909);
  return (4294967296 * (2097151 & right) + (left >>> 0)).toString(36);
}
