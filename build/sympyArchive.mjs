import { readdir, readFile } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');

/** What no computation of ours imports: tests, physics but its units, and readers of other languages. */
const left = /(?:^|\/)(?:tests|benchmarks|__pycache__)\/|^sympy\/(?:physics\/(?!units\/)[^/]+\/|integrals\/rubi\/|diffgeom\/|galgebra|parsing\/(?:autolev|latex|fortran|c)\/|stats\/|sandbox\/|liealgebras\/|crypto\/)|^mpmath\/tests\//;

/** The ZIP archive of SymPy and mpmath that the embedded Python imports from: the npm packages without what is never imported. */
export async function sympyArchive() {
  const files = [];
  for (const name of ['py-sympy', 'py-mpmath']) {
    const home = join(root, 'node_modules', '@cowasm', name, 'dist', 'wasm');
    const found = await readdir(home, { recursive: true, withFileTypes: true });
    for (const entry of found) {
      if (!entry.isFile() || !/\.(?:py|pyc)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name).slice(home.length + 1).split(sep).join(posix.sep);
      if (!left.test(path)) files.push([path, await readFile(join(entry.parentPath, entry.name))]);
    }
  }
  return zip(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A ZIP archive (PKWARE APPNOTE 6.3) of deflated files, dated 1980 so that the same files give the same bytes. */
function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content, { level: 9 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, name]));
    parts.push(header, packed);
    offset += header.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
