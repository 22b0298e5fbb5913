/** What the realm is given of Node: functions of numbers and texts alone, so that no object of Node's can be reached from it. */
export interface RealmHost {
  readonly now: () => number;
  /** 32 random bits. */
  readonly random: () => number;
  readonly output: (stream: RealmStream, text: string) => void;
  /** Of a lasting memory, when Python stands: whether an earlier one was put in its place. */
  readonly restore?: (memory: Uint8Array) => boolean;
  /** The memory after `files.lasting` ran in it. */
  readonly keep?: (memory: Uint8Array) => void;
}

export type RealmStream = 'stdout' | 'stderr' | 'display';

/** The files that are loaded; their bytes are arrays of the realm's own. */
export interface RealmFiles {
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly library: Uint8Array<ArrayBuffer>;
  /** Put into Python's folder `/therefore`. */
  readonly stored: Readonly<Record<string, Uint8Array>>;
  readonly lock: string;
  readonly program: string;
  /** Evaluates Pyodide's own scripts in the realm. */
  readonly evaluate: () => void;
  readonly interrupt: Uint8Array;
  /** The texts for `RunCell` that are run before the memory is kept for later starts, as JSON; absent where none is kept. */
  readonly lasting?: string;
}

export interface RealmLimits {
  readonly memory: number;
  readonly files: number;
}

/** What is used of WebAssembly, which the types of Node do not describe. */
interface Assembly {
  Memory: new (options: { readonly initial: number; readonly maximum?: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: { imports(module: object): readonly { readonly module: string; readonly name: string; readonly kind: string }[] };
  compile(bytes: ArrayBuffer): Promise<object>;
  instantiate(module: object, imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Promise<object>;
}

/** The function of `cells.py`; an answer that does not begin with `{` says how Python broke. */
export type RunCell = (text: string) => string;

interface Pyodide {
  runPython(code: string): unknown;
  setInterruptBuffer(buffer: Uint8Array): void;
  setStdin(options: { readonly error: true }): void;
  setStdout(options: { readonly write: (bytes: Uint8Array) => number }): void;
  setStderr(options: { readonly write: (bytes: Uint8Array) => number }): void;
  readonly FS: EmscriptenFiles;
}

interface EmscriptenFiles {
  mkdir(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
  makedev(major: number, minor: number): number;
  registerDevice(device: number, operations: Readonly<Record<string, unknown>>): void;
  mkdev(path: string, device: number): void;
  readonly ErrnoError: new (code: number) => Error;
  readonly filesystems: { readonly MEMFS: { resizeFileStorage(node: StoredFile, size: number): void; readonly ops_table: { readonly file: { readonly stream: FileOperations } } } };
}

interface StoredFile {
  readonly contents?: ArrayLike<number> | null;
}

interface FileOperations {
  write(this: void, file: { readonly node: StoredFile }, buffer: Uint8Array, offset: number, length: number, position: number, own: boolean): number;
  allocate(this: void, file: { readonly node: StoredFile }, offset: number, length: number): void;
}

/**
 * Loads Python where this function's text is evaluated: a realm of JavaScript that has its own built-ins,
 * nothing of Node, and no way to make code from text. It must therefore use nothing from outside of itself.
 *
 * Python sees no more than this realm, and of the realm only what `isPlain` names: every other function
 * that WebAssembly imports throws from the moment `closed` is set, whatever of Python calls it, and Python
 * is broken then. That stops `import js`, `to_js`, foreign function calls and the loading of libraries at
 * their root; no list of modules could, because `_pyodide_core` is built in and can be imported again.
 */
export async function openRealm(host: RealmHost, files: RealmFiles, limits: RealmLimits): Promise<RunCell> {
  const isPlain =
    /^(?:invoke_\w+|__syscall_\w+|fd_\w+|__cxa_\w+|__resumeException|__assert_fail|__call_sighandler|environ_\w+|_?emscripten_(?:memcpy_js|date_now|get_\w+|resize_heap|throw_longjmp)|_(?:timegm|mktime|localtime|gmtime|tzset|mmap|munmap|msync|setitimer)_js|getentropy|getaddrinfo|gethostby\w+|getprotobyname|getnameinfo|system|strftime(?:_l)?|abort|exit|proc_exit|_Py\w+|JsvArray_Get|JsvNoValue_Check|js2python_(?:immutable_)?js|_python2js_ucs[124])$/;
  /** Sockets and pipes keep what is written to them outside of the memory that is limited. */
  const isDenied = /^__syscall_(?:socket|pipe|connect|bind|listen|accept4)$/;
  const notPermitted = -63;
  const noSpace = 51;
  /** Enough that a memory which is kept has not grown: what grew cannot be put back. Pages. */
  const lastingPages = 1536;
  let closed = false;
  /** A memory is kept only for a Python that came to be in the very same way: no clock and no chance in it. */
  let steady = files.lasting !== undefined;
  let chance = 0;

  const closable =
    (name: string, call: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      if (!closed) return call(...args);
      if (isDenied.test(name)) return notPermitted;
      throw new Error(`the code reached out of Python (${name})`);
    };

  class Utf8Decoder {
    #left: readonly number[] = [];
    decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string {
      const all = new Uint8Array(this.#left.length + (bytes?.length ?? 0));
      all.set(this.#left);
      if (bytes) all.set(bytes, this.#left.length);
      this.#left = [];
      const cut = options?.stream === true ? this.#unfinished(all) : 0;
      if (cut > 0) this.#left = [...all.subarray(all.length - cut)];
      const whole = all.subarray(0, all.length - cut);
      let text = '';
      for (let at = 0; at < whole.length; at += 8192) text += String.fromCharCode(...whole.subarray(at, at + 8192));
      try {
        return decodeURIComponent(escape(text));
      } catch {
        // Bytes that are no UTF-8: what is not ASCII is not known.
        return text.replace(/[^\0-\x7f]/g, '\ufffd');
      }
    }
    /** How many bytes at the end begin a character that goes on in the next write. */
    #unfinished(bytes: Uint8Array): number {
      for (let back = 1; back <= Math.min(3, bytes.length); back++) {
        const byte = bytes[bytes.length - back] ?? 0;
        if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
        if (byte < 0x80) return 0;
      }
      return 0;
    }
  }

  class Utf8Encoder {
    encode(text: string): Uint8Array {
      return Uint8Array.from(unescape(encodeURIComponent(text)), (character) => character.charCodeAt(0));
    }
    encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number } {
      const bytes = this.encode(text);
      into.set(bytes.subarray(0, into.length));
      return { read: text.length, written: Math.min(bytes.length, into.length) };
    }
  }

  const world = globalThis as unknown as Record<string, unknown>;
  const assembly = world['WebAssembly'] as Assembly;
  const { Memory } = assembly;
  const page = 65_536;
  let memory: { readonly buffer: ArrayBuffer } | undefined;
  const limited = function (options: { readonly initial: number; readonly maximum?: number }): object {
    const maximum = Math.min(options.maximum ?? Infinity, Math.floor(limits.memory / page));
    // The scripts try out what memories can do with one of a single page.
    if (!files.lasting || maximum < lastingPages) return new Memory({ ...options, maximum });
    return (memory = new Memory({ initial: Math.max(options.initial, lastingPages), maximum }));
  };

  const name = (url: unknown): string => String(url).split('/').at(-1) ?? '';
  const instantiated = async (response: Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>, imports: Record<string, Record<string, unknown>>): Promise<object> => {
    const module = await assembly.compile(await (await response).arrayBuffer());
    for (const { module: group, name: imported, kind } of assembly.Module.imports(module)) {
      const given = imports[group]?.[imported];
      if (kind !== 'function' || typeof given !== 'function' || (isPlain.test(imported) && !isDenied.test(imported))) continue;
      imports[group] = Object.assign(imports[group] ?? {}, { [imported]: Object.assign(closable(imported, given as (...args: unknown[]) => unknown), given) });
    }
    return { module, instance: await assembly.instantiate(module, imports) };
  };
  Object.assign(assembly, { Memory: limited, instantiateStreaming: instantiated });

  const quiet = (): void => {};
  Object.assign(world, {
    self: world,
    location: { href: '/' },
    // The mark of a web worker; the script it would import is here already.
    importScripts: quiet,
    URL: class {
      readonly #path: string;
      constructor(path: unknown) {
        this.#path = String(path);
      }
      toString(): string {
        return this.#path;
      }
    },
    TextDecoder: Utf8Decoder,
    TextEncoder: Utf8Encoder,
    performance: { now: () => (steady ? 0 : Number(host.now())) },
    crypto: {
      getRandomValues: (view: Uint8Array): Uint8Array => {
        for (let at = 0, bits = 0; at < view.length; at++, bits >>>= 8) {
          if (at % 4 === 0) bits = steady ? ++chance : host.random();
          view[at] = bits & 0xff;
        }
        return view;
      },
    },
    // Nothing of Python goes on after a cell has ended.
    setTimeout: () => 0,
    clearTimeout: quiet,
    console: { log: quiet, warn: quiet, error: quiet, info: quiet, debug: quiet },
    fetch: async (url: unknown) => ({
      ok: true,
      arrayBuffer: async () => (name(url) === 'pyodide.asm.wasm' ? files.wasm : files.library).buffer,
      json: async () => JSON.parse(files.lock) as unknown,
    }),
  });

  const clock = Date.now.bind(Date);
  if (steady) Date.now = () => 0;
  files.evaluate();
  const load = world['loadPyodide'] as (options: Readonly<Record<string, unknown>>) => Promise<Pyodide>;
  const python = await load({ indexURL: '/', env: files.lasting ? { PYTHONHASHSEED: '0' } : {}, jsglobals: { setTimeout: () => 0, clearTimeout: quiet }, stdout: quiet, stderr: quiet });

  const writer = (stream: RealmStream): ((bytes: Uint8Array) => number) => {
    const decoder = new Utf8Decoder();
    return (bytes) => {
      host.output(stream, decoder.decode(bytes, { stream: true }));
      return bytes.length;
    };
  };
  python.setStdin({ error: true });
  python.setStdout({ write: writer('stdout') });
  python.setStderr({ write: writer('stderr') });
  const { FS } = python;
  const show = writer('display');
  const device = FS.makedev(70, 0);
  FS.registerDevice(device, { write: (_: unknown, buffer: Uint8Array, offset: number, length: number) => show(Uint8Array.from(buffer.subarray(offset, offset + length))) });
  FS.mkdev('/dev/display', device);

  // Files lie outside of WebAssembly's memory, so what they hold is counted apart.
  const { MEMFS } = FS.filesystems;
  const { stream } = MEMFS.ops_table.file;
  let stored = 0;
  const counted = <T>(node: StoredFile, size: number, grow: () => T): T => {
    const before = node.contents?.length ?? 0;
    if (size > before && stored + (size - before) * 1.2 > limits.files) throw new FS.ErrnoError(noSpace);
    const result = grow();
    stored += (node.contents?.length ?? 0) - before;
    return result;
  };
  const { write, allocate } = stream;
  const resize = MEMFS.resizeFileStorage.bind(MEMFS);
  stream.write = (file, buffer, offset, length, position, own) => counted(file.node, position + length, () => write(file, buffer, offset, length, position, own));
  stream.allocate = (file, offset, length) => counted(file.node, offset + length, () => allocate(file, offset, length));
  MEMFS.resizeFileStorage = (node, size) => counted(node, size, () => resize(node, size));

  FS.mkdir('/therefore');
  for (const [file, content] of Object.entries(files.stored)) FS.writeFile(`/therefore/${file}`, content);
  stored = 0;
  const run = python.runPython(files.program) as RunCell;
  python.setInterruptBuffer(files.interrupt);
  for (const each of ['fetch', 'importScripts', 'loadPyodide', '_createPyodideModule']) delete world[each];
  closed = true;
  const answer: RunCell = (text) => {
    try {
      return String(run(text));
    } catch (error) {
      return error instanceof Error ? error.message.replace(/^\{/, ' {') : 'an unknown error';
    }
  };
  if (files.lasting && memory) {
    // A first call makes what JavaScript holds of Python whole.
    answer('{"id":0,"code":"","rich":false,"record":false}');
    const [size, whole] = [memory.buffer.byteLength, new Uint8Array(memory.buffer)];
    const restored = host.restore?.(whole) === true;
    steady = false;
    Date.now = clock;
    if (!restored) {
      for (const text of JSON.parse(files.lasting) as string[]) answer(text);
      if (memory.buffer.byteLength === size) host.keep?.(whole);
    }
  }
  return answer;
}
