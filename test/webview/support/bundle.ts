import { build } from 'esbuild';

const root = new URL('../../../', import.meta.url).pathname;

/** Bundles an entry for the browser as the extension's build does. Paths are relative to the output folder. */
export async function bundle(entry: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: 'panel' }],
    outdir: 'dist/webview',
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome130',
    loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty' },
    assetNames: 'fonts/[name]',
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.slice(path.indexOf('dist/webview/') + 'dist/webview/'.length), contents]));
}
