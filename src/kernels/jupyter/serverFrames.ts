import { headerOf, isJson, messageOf, parsed, type Channel, type KernelMessage, type Request } from './messages.ts';

/** A protocol of the WebSocket whose frames are offsets and the kernel's own parts, rather than one JSON text. */
export const binaryProtocol = 'v1.kernel.websocket.jupyter.org';

/** A frame for the server: text by default, binary in the newer protocol. */
export function serverFrame(channel: Channel, request: Request, session: string, binary: boolean): string | Uint8Array<ArrayBuffer> {
  const parent = request.parent === undefined ? {} : { msg_id: request.parent };
  const header = headerOf(request, session);
  if (!binary) return JSON.stringify({ channel, header, parent_header: parent, metadata: {}, content: request.content, buffers: [] });
  const parts = [Buffer.from(channel), ...[header, parent, {}, request.content].map((part) => Buffer.from(JSON.stringify(part)))];
  const head = Buffer.alloc(8 * (parts.length + 2));
  head.writeBigUInt64LE(BigInt(parts.length + 1), 0);
  let offset = head.length;
  [...parts, Buffer.alloc(0)].forEach((part, index) => {
    head.writeBigUInt64LE(BigInt(offset), 8 * (index + 1));
    offset += part.length;
  });
  return new Uint8Array(Buffer.concat([head, ...parts]));
}

/** What a frame of the server holds; undefined where it cannot be read. */
export function readServerFrame(frame: string | Buffer, binary: boolean): { readonly channel: Channel; readonly message: KernelMessage } | undefined {
  if (typeof frame !== 'string') return binary ? readBinary(frame) : readWithBuffers(frame);
  const json = parsed(frame);
  if (!isJson(json)) return undefined;
  const message = messageOf(json['header'], json['parent_header'], json['content']);
  const channel = channelOf(json['channel']);
  return message && channel && { channel, message };
}

function readBinary(frame: Buffer): ReturnType<typeof readServerFrame> {
  const offsets = offsetsOf(frame, 8);
  if (!offsets || offsets.length < 6) return undefined;
  const [name, header, parent, , content] = [0, 1, 2, 3, 4].map((index) => frame.toString('utf8', offsets[index], offsets[index + 1]));
  const message = messageOf(parsed(header ?? ''), parsed(parent ?? ''), parsed(content ?? ''));
  const channel = channelOf(name);
  return message && channel && { channel, message };
}

/** The older protocol's message with buffers: how many parts, where they begin, and the JSON as the first. */
function readWithBuffers(frame: Buffer): ReturnType<typeof readServerFrame> {
  const offsets = offsetsOf(frame, 4);
  return offsets?.[0] === undefined ? undefined : readServerFrame(frame.toString('utf8', offsets[0], offsets[1] ?? frame.length), false);
}

/** The offsets at a frame's head, of eight bytes little-endian or four big-endian; undefined unless they ascend inside the frame. */
function offsetsOf(frame: Buffer, bytes: 4 | 8): number[] | undefined {
  if (frame.length < bytes) return undefined;
  const number = (at: number): number => (bytes === 8 ? Number(frame.readBigUInt64LE(at)) : frame.readUInt32BE(at));
  const count = number(0);
  if (count < 1 || count > 1000 || frame.length < bytes * (count + 1)) return undefined;
  const offsets = Array.from({ length: count }, (_, index) => number(bytes * (index + 1)));
  return offsets.every((offset, index) => offset >= (offsets[index - 1] ?? bytes * (count + 1)) && offset <= frame.length) ? offsets : undefined;
}

function channelOf(name: unknown): Channel | undefined {
  return name === 'shell' || name === 'control' || name === 'iopub' || name === 'stdin' ? name : undefined;
}
