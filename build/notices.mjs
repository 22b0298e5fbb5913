/**
 * Writes THIRD-PARTY-NOTICES.md: the packages whose code or data the extension ships, with their licences.
 * `node build/notices.mjs --check` fails where the file does not say what is shipped now.
 */
import { readFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What is shipped and not in `node_modules` as a package of its own, or without its licence there. */
const holders = {
  pyodide: { licence: 'MPL-2.0', note: 'Pyodide, by Michael Droettboom and the Pyodide contributors. It holds CPython (PSF licence), and its source is at https://github.com/pyodide/pyodide (MPL-2.0, https://www.mozilla.org/MPL/2.0/).' },
  '@cowasm/py-sympy': { licence: 'BSD-3-Clause', note: 'SymPy. Copyright (c) 2006-2022 SymPy Development Team.' },
  '@cowasm/py-mpmath': { licence: 'BSD-3-Clause', note: 'mpmath. Copyright (c) 2005-2021 Fredrik Johansson and mpmath contributors.' },
};

const bsd3 = `Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

a. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
b. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.
c. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE REGENTS OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`;

/** The packages of `node_modules` that a build's inputs come from. */
export function shippedPackages(inputs) {
  const found = new Set();
  for (const input of inputs) {
    const inside = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//g;
    let name;
    for (const match of input.matchAll(inside)) name = match[1];
    if (name) found.add(name);
  }
  for (const name of ['z3-solver', ...Object.keys(holders)]) found.add(name);
  return [...found].sort();
}

export function notices(packages) {
  const parts = packages.map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const held = holders[name];
    const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'LICENCE.md', 'license', 'LICENSE-MIT'].map((each) => join(folder, each)).find(existsSync);
    const text = file ? readFileSync(file, 'utf8').trim() : (held?.licence ?? license) === 'BSD-3-Clause' ? bsd3 : '';
    return `## ${name} ${version}\n\nLicence: ${held?.licence ?? license}\n\n${held ? `${held.note}\n\n` : ''}${text === '' ? '' : `\`\`\`text\n${text.replaceAll('\r\n', '\n')}\n\`\`\`\n`}`.trimEnd();
  });
  return `# Third-party notices\n\nTherefore is shipped with the following software. Written by \`node build/notices.mjs\`.\n\n${parts.join('\n\n')}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const { inputs } = JSON.parse(readFileSync(join(root, 'dist', 'inputs.json'), 'utf8'));
  const text = notices(shippedPackages(inputs));
  const path = join(root, 'THIRD-PARTY-NOTICES.md');
  if (process.argv.includes('--check')) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      console.error('THIRD-PARTY-NOTICES.md is not what is shipped: run `node esbuild.mjs --quiet && node build/notices.mjs`.');
      process.exitCode = 1;
    }
  } else writeFileSync(path, text);
}
