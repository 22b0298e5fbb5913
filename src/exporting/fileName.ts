import { fileEndings, type ExportFormat } from '../core/exportFormat.ts';
import type { Trace } from '../core/trace.ts';
import type { Wording } from '../core/wording.ts';
import { shown } from '../markdown/hiddenCharacters.ts';
import { titleOf } from './title.ts';

/** Longer names are hard to read in a list, and some systems end at 255 bytes; characters of up to four bytes. */
const longest = 60;

/** Names that Windows keeps for devices, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name for an export's file that every system takes, after the trace's title. */
export function fileNameOf(trace: Pick<Trace, 'title' | 'problem'>, format: ExportFormat, words: Wording): string {
  const plain = shown(titleOf(trace, words))
    .normalize('NFC')
    // Powers and indices read well without their signs; commands as their names.
    .replace(/\\(?:left|right|displaystyle|[,;:! ()[\]])/g, ' ')
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f`~#%&$^{}⟨⟩]+/g, ' ')
    .replace(/\s+/g, ' ');
  const cut = Array.from(plain).slice(0, longest).join('').replace(/^[\s.]+|[\s.,;:，。：；、]+$/g, '');
  const name = cut === '' ? 'therefore' : reserved.test(cut) ? `${cut}_` : cut;
  return `${name}.${fileEndings[format]}`;
}
