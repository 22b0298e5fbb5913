import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createContext, runInContext, Script } from 'node:vm';
import { embeddedPython } from '../../src/cli/tiers.ts';
import { openRealm } from '../../src/kernels/pyodide/realm.ts';
import { root } from '../host/setup.mjs';

/**
 * Attempts to get out of the embedded Python. Each prints what it got hold of; none may print the secret
 * of a file, of the environment or of a server, reach the server, or leave anything on the disk.
 */
const secret = 'the-secret-of-this-machine';
const folder = mkdtempSync(join(tmpdir(), 'therefore-escape-'));
const file = join(folder, 'secret.txt');
let connections = 0;
const server = createServer((socket) => {
  connections++;
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${secret.length}\r\nAccess-Control-Allow-Origin: *\r\n\r\n${secret}`);
});
let port = 0;
const session = embeddedPython();

before(async () => {
  writeFileSync(file, secret);
  process.env['THEREFORE_SECRET'] = secret;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

after(() => {
  session.dispose();
  server.close();
  rmSync(folder, { recursive: true, force: true });
  delete process.env['THEREFORE_SECRET'];
});

/** What JavaScript would be asked for, had Python any: `reach(proxy)` climbs from any object to the functions that make code. */
const climb = `
def reach(proxy):
    make = proxy.constructor.constructor
    for code in (
        "return process.getBuiltinModule('fs').readFileSync(FILE, 'utf8')",
        "return process.env.THEREFORE_SECRET",
        "return require('fs').readFileSync(FILE, 'utf8')",
        "return globalThis",
    ):
        try:
            print("GOT", make(code.replace("FILE", repr(FILE)))())
        except Exception as error:
            print(type(error).__name__)
`;

const attempts: readonly (readonly [string, string])[] = [
  ['opening a file of the machine', 'print(open(FILE).read())'],
  ['listing the machine', 'import os\nfor place in ("/", "/root", "/home", "/tmp", "/proc", "/work", FOLDER):\n    try: print(place, os.listdir(place))\n    except OSError as error: print(error)'],
  ['writing beside a file of the machine', 'import os\nos.makedirs(FOLDER, exist_ok=True)\nopen(FOLDER + "/left", "w").write("x")'],
  ['the environment', 'import os, posix\nprint(dict(os.environ), posix.environ)'],
  ['starting a process', 'import os, subprocess\nfor attempt in (lambda: os.system("cat " + FILE), lambda: subprocess.check_output(["cat", FILE]), lambda: os.popen("cat " + FILE).read(), lambda: os.execv("/bin/cat", ["cat", FILE]), lambda: os.fork(), lambda: os.kill(os.getppid(), 0) or os.posix_spawn("/bin/cat", ["cat", FILE], {})):\n    try: print("GOT", attempt())\n    except Exception as error: print(type(error).__name__)'],
  ['a socket', 'import socket\nprint(socket.create_connection(("127.0.0.1", PORT), 2).recv(500))'],
  ['a datagram', 'import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.sendto(b"x", ("127.0.0.1", PORT))\nprint(s.recv(100))'],
  ['urllib', 'import urllib.request\nprint(urllib.request.urlopen("http://127.0.0.1:%d/" % PORT, timeout=2).read())'],
  ['pyodide.http', 'from pyodide.http import open_url\nprint(open_url("http://127.0.0.1:%d/" % PORT).read())'],
  ['a package from the network', 'import pyodide_js\npyodide_js.loadPackage("http://127.0.0.1:%d/x.whl" % PORT)'],
  ['micropip', 'import micropip\nmicropip.install("http://127.0.0.1:%d/x.whl" % PORT)'],
  ['import js', 'import js\nreach(js.Object)'],
  ['from pyodide.code import run_js', 'from pyodide.code import run_js\nprint(run_js("process.env.THEREFORE_SECRET"))'],
  ['pyodide.ffi.to_js', 'from pyodide.ffi import to_js\nreach(to_js([1]))'],
  ['a proxy of a Python object', 'from pyodide.ffi import create_proxy\nreach(create_proxy({}))'],
  ['a once callable', 'from pyodide.ffi import create_once_callable\nreach(create_once_callable(lambda: 1))'],
  ['an exception of JavaScript', 'from pyodide.ffi import JsException\nreach(JsException("x"))'],
  ['the constructors of JsProxy', 'import pyodide.ffi as f\nfor name in dir(f):\n    each = getattr(f, name)\n    if isinstance(each, type):\n        for arguments in ((), (1,), ({},)):\n            try: reach(each(*arguments))\n            except Exception as error: print(name, type(error).__name__)'],
  ['the core imported again', 'import sys, importlib\nsys.modules.pop("_pyodide_core", None)\ncore = importlib.import_module("_pyodide_core")\nreach(core.to_js([1]))'],
  ['the core built again', 'import _imp, importlib.machinery as m\nspec = m.ModuleSpec("_pyodide_core", m.BuiltinImporter)\ncore = _imp.create_builtin(spec)\n_imp.exec_builtin(core)\nreach(core.to_js([1]))'],
  ['the finder of js again', 'import _pyodide._importhook as hook, sys\nsys.meta_path.append(hook.jsfinder)\nimport js\nreach(js)'],
  ['js registered again', 'import _pyodide._importhook as hook\nfor each in list(hook.jsfinder.jsproxies.values()): reach(each)'],
  ['objects the collector knows', 'import gc\nfor each in gc.get_objects():\n    if not isinstance(each, type) and "JsProxy" in str(type(each).__mro__): reach(each)'],
  ['what frames hold', 'import sys\nframe = sys._getframe()\nwhile frame:\n    for each in list(frame.f_globals.values()) + list(frame.f_locals.values()):\n        if not isinstance(each, type) and "JsProxy" in str(type(each).__mro__): reach(each)\n    frame = frame.f_back'],
  ['what modules hold', 'import sys\nfor module in list(sys.modules.values()):\n    for each in list(getattr(module, "__dict__", {}).values()):\n        if not isinstance(each, type) and "JsProxy" in str(type(each).__mro__): reach(each)'],
  ['the loop of asyncio', 'import asyncio\nloop = asyncio.new_event_loop()\nprint(loop)\nloop.call_later(0, lambda: print("LATER"))\nfrom pyodide.webloop import WebLoop\nWebLoop().call_soon(lambda: print("LATER"))'],
  ['a promise', 'from pyodide.ffi import run_sync\nasync def f(): return 1\nprint(run_sync(f()))'],
  ['ctypes calling the interpreter', 'import ctypes\nprint(ctypes.pythonapi.Py_GetVersion())'],
  ['ctypes running a script', 'import ctypes\nctypes.CDLL(None).emscripten_run_script_string.restype = ctypes.c_char_p\nprint(ctypes.CDLL(None).emscripten_run_script_string(b"process.env.THEREFORE_SECRET"))'],
  ['ctypes calling into the table', 'import ctypes\nfor k in range(1, 4000, 7):\n    ctypes.CFUNCTYPE(ctypes.c_int)(k)()'],
  ['a library of the machine', 'import ctypes\nctypes.CDLL("/usr/lib/x86_64-linux-gnu/libc.so.6")'],
  ['an extension module from memory', 'import importlib.machinery as m, importlib.util as u\nopen("/tmp/x.so", "wb").write(b"\\0asm\\1\\0\\0\\0")\nspec = u.spec_from_file_location("x", "/tmp/x.so", loader=m.ExtensionFileLoader("x", "/tmp/x.so"))\nu.module_from_spec(spec)'],
  ['mounting the machine', 'import pyodide_js\npyodide_js.mountNativeFS("/machine", None)\nprint(open("/machine" + FILE).read())'],
  ['the file system of JavaScript', 'import _pyodide_core, sys\nimport pyodide\nprint(pyodide.FS)'],
  ['a device that leads out', 'import os\nfor name in os.listdir("/dev"):\n    try:\n        os.write(os.open("/dev/" + name, os.O_RDWR | os.O_NONBLOCK), b\'{"kind": "done", "ok": true, "data": "FORGED"}\\n\')\n    except OSError as error: print(name, error)'],
  ['descriptors that were left open', 'import os\nfor k in range(64):\n    try: print(k, os.fstat(k).st_mode, os.read(k, 100) if k not in (0, 1, 2) else "")\n    except OSError: pass'],
  ['a thread', 'import threading\nthreading.Thread(target=print).start()'],
  ['another interpreter', 'import _xxsubinterpreters as i\nprint(i.run_string(i.create(), "import js; print(js.process)"))'],
  ['crafted bytecode', 'def f(): pass\nf.__code__ = f.__code__.replace(co_code=bytes([100, 255] * 400 + [83, 0]), co_stacksize=1000)\nprint(f())'],
  ['memory that is not its own', 'import ctypes\nfor place in range(0, 1 << 22, 4096):\n    ctypes.string_at(place, 1)'],
];

for (const [what, code] of attempts) {
  test(`there is no way out by ${what}`, async () => {
    const start = `FILE, FOLDER, PORT = ${JSON.stringify(file)}, ${JSON.stringify(folder)}, ${port}\n${climb}\n`;
    const result = await session.execute(start + code, { timeoutMs: 8000, onDisplay: () => {} });
    const told = JSON.stringify(result);
    assert.ok(!told.includes(secret), told);
    assert.doesNotMatch(told, /GOT(?! (?:-1|\d+\\n))|object global|LATER/, told);
    assert.ok(result.kind !== 'ok' || result.data === null, told);
    assert.equal(connections, 0);
    assert.deepEqual(readdirSync(folder), ['secret.txt']);
    assert.equal(readFileSync(file, 'utf8'), secret);
    // Whatever broke, the next execution is answered.
    assert.equal((await session.execute('1', { timeoutMs: 8000 })).kind, 'ok');
  });
}

test('the realm that Python runs in has nothing of Node, even for JavaScript that runs in it', async () => {
  const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: true } });
  const own = <T>(code: string): T => runInContext(code, context) as T;
  const assets = join(root, 'node_modules', 'pyodide');
  const bytes = (path: string): Uint8Array<ArrayBuffer> => own<Uint8ArrayConstructor>('Uint8Array').from(readFileSync(path));
  const files = {
    wasm: bytes(join(assets, 'pyodide.asm.wasm')),
    library: bytes(join(assets, 'python_stdlib.zip')),
    stored: {},
    lock: readFileSync(join(assets, 'pyodide-lock.json'), 'utf8'),
    program: 'lambda text: text',
    interrupt: own<Uint8Array>('new Uint8Array(1)'),
    evaluate: () => {
      for (const name of ['pyodide.asm.js', 'pyodide.js']) new Script(readFileSync(join(assets, name), 'utf8')).runInContext(context);
      // Everything of Pyodide's is in the attacker's hands.
      own('{ const load = loadPyodide; globalThis.loadPyodide = async (options) => (globalThis.stolen = await load(options)); }');
    },
  };
  const run = await own<typeof openRealm>(`(${openRealm.toString()})`)({ now: () => 1, random: () => 2, output: () => {} }, files, { memory: 1 << 28, files: 1 << 20 });
  assert.equal(run('x'), 'x');
  const found = own<string>(`(() => {
    'use strict';
    const found = [];
    const seen = new Set();
    const waiting = [[globalThis, 'globalThis'], [stolen, 'pyodide'], [(function () { return this; }).call(undefined) ?? {}, 'this']];
    const roots = new Set([Object.prototype, Function.prototype]);
    while (waiting.length > 0) {
      const [each, path] = waiting.pop();
      if ((typeof each !== 'object' && typeof each !== 'function') || each === null || seen.has(each) || path.length > 300 || seen.size > 300000) continue;
      seen.add(each);
      let top;
      try {
        for (let up = each; up !== null; up = Object.getPrototypeOf(up)) top = up;
        waiting.push([Object.getPrototypeOf(each), path + '.__proto__']);
        if (ArrayBuffer.isView(each)) { waiting.push([each.buffer, path + '.buffer']); continue; }
        for (const key of Reflect.ownKeys(each)) {
          const descriptor = Object.getOwnPropertyDescriptor(each, key);
          waiting.push([descriptor.value, path + '.' + String(key)], [descriptor.get, path + '.get ' + String(key)], [descriptor.set, path + '.set ' + String(key)]);
          try { waiting.push([each[key], path + '.' + String(key)]); } catch {}
        }
      } catch { continue; }
      // An object whose built-ins are of another realm.
      if (top !== Object.prototype && Object.getPrototypeOf(each) !== null) found.push(path);
    }
    for (const name of ['process', 'require', 'fetch', 'Buffer', 'WebSocket', 'Worker', 'module', 'importScripts', 'setImmediate']) if (name in globalThis) found.push(name);
    for (const make of [Function, (async () => {}).constructor, (function* () {}).constructor, eval, (code) => stolen._module._emscripten_run_script_string && stolen.runPython(code)]) {
      try { if (make('return globalThis') !== 'return globalThis') found.push('code from text: ' + make); } catch {}
    }
    Error.prepareStackTrace = (_, sites) => { for (const site of sites) if (site.getThis() !== undefined && site.getThis() !== globalThis) found.push('frame of ' + site.getFunctionName()); return ''; };
    new Error('x').stack;
    Error.prepareStackTrace = undefined;
    return seen.size + ' ' + JSON.stringify(found);
  })()`);
  assert.match(found, /^\d{4,} \[\]$/, found.slice(0, 2000));
});
