/**
 * Framing of the MongoDB wire protocol: bytes of a socket into requests, answers into bytes.
 * Only what a current driver sends: OP_MSG, and OP_QUERY for the first `hello`.
 * Source: MongoDB wire protocol specification, OP_MSG (opcode 2013) and OP_QUERY (opcode 2004).
 */
import { onDemand } from 'bson';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** What `hello` announces and what is enforced here, in bytes. */
export const MAX_MESSAGE_BYTES = 48_000_000;

export interface Request {
  requestId: number;
  opCode: number;
  /** False for unacknowledged writes: the driver waits for no answer. */
  expectsReply: boolean;
  /** The command document exactly as it came, to be handed on unparsed. */
  body: Uint8Array;
  /** OP_MSG document sequences by name (`documents`, `updates`, `deletes`), exactly as they came. */
  sequences: Map<string, Uint8Array>;
}

/** The bytes do not follow the protocol; the connection cannot be used any further. */
export class ProtocolError extends Error {}

/** Cuts a byte stream into whole messages, whatever the sizes of the chunks. */
export class MessageSplitter {
  #chunks: Buffer[] = [];
  #size = 0;

  *push(chunk: Buffer): Generator<Buffer> {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#size >= HEADER_BYTES) {
      const pending = this.#joined();
      const length = pending.readInt32LE(0);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) throw new ProtocolError(`message of ${length} bytes`);
      if (pending.length < length) return;
      this.#chunks = [pending.subarray(length)];
      this.#size = pending.length - length;
      yield pending.subarray(0, length);
    }
  }

  // Joined only once the announced length has arrived, so that a large message is not copied for every chunk.
  #joined(): Buffer {
    const first = this.#chunks[0] as Buffer;
    if (this.#chunks.length > 1 && (first.length < HEADER_BYTES || first.readInt32LE(0) <= this.#size)) {
      this.#chunks = [Buffer.concat(this.#chunks)];
    }
    return this.#chunks[0] as Buffer;
  }
}

/** @throws {ProtocolError} for an operation other than OP_MSG and OP_QUERY, or sections that do not add up. */
export function parseRequest(message: Buffer): Request {
  const requestId = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  if (opCode === OP_QUERY) return parseQuery(message, requestId);
  if (opCode !== OP_MSG) throw new ProtocolError(`opcode ${opCode}`);
  return parseMsg(message, requestId);
}

function parseMsg(message: Buffer, requestId: number): Request {
  if (message.length < HEADER_BYTES + 4) throw new ProtocolError('message without flag bits');
  const flags = message.readUInt32LE(HEADER_BYTES);
  const end = flags & CHECKSUM_PRESENT ? message.length - 4 : message.length;
  const sequences = new Map<string, Uint8Array>();
  let body: Uint8Array | undefined;
  let at = HEADER_BYTES + 4;
  while (at < end) {
    const kind = message[at];
    const length = at + 5 <= end ? message.readInt32LE(at + 1) : -1;
    const sectionEnd = at + 1 + length;
    if (length < 5 || sectionEnd > end) throw new ProtocolError(`section of ${length} bytes`);
    if (kind === 0) body = message.subarray(at + 1, sectionEnd);
    else if (kind === 1) {
      const nameEnd = message.indexOf(0, at + 5);
      if (nameEnd < 0 || nameEnd >= sectionEnd) throw new ProtocolError('document sequence without a name');
      sequences.set(message.toString('utf8', at + 5, nameEnd), message.subarray(nameEnd + 1, sectionEnd));
    } else throw new ProtocolError(`section of kind ${kind}`);
    at = sectionEnd;
  }
  if (!body) throw new ProtocolError('message without a command');
  return { requestId, opCode: OP_MSG, expectsReply: !(flags & MORE_TO_COME), body, sequences };
}

function parseQuery(message: Buffer, requestId: number): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const start = nameEnd + 1 + 8; // skip and limit stand between the collection's name and the query
  if (nameEnd < 0 || start + 5 > message.length) throw new ProtocolError('OP_QUERY without a query');
  const length = message.readInt32LE(start);
  if (length < 5 || start + length > message.length) throw new ProtocolError(`query of ${length} bytes`);
  return { requestId, opCode: OP_QUERY, expectsReply: true, body: message.subarray(start, start + length), sequences: new Map() };
}

/** The answer to `request` with one document, in the form its operation asks for. */
export function encodeReply(request: Request, document: Uint8Array): Buffer {
  const query = request.opCode === OP_QUERY;
  const head = Buffer.alloc(query ? 36 : 21);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(request.requestId, 8);
  head.writeInt32LE(query ? OP_REPLY : OP_MSG, 12);
  if (query) {
    head.writeInt32LE(8, 16); // AwaitCapable, as every server sets it
    head.writeInt32LE(1, 32); // one document
  }
  return Buffer.concat([head, document]);
}

/** Top-level fields of a BSON document as [name, type, bytes of the value], without looking into them. */
export function* topLevelFields(document: Uint8Array): Generator<[string, number, Uint8Array]> {
  for (const [type, nameOffset, nameLength, offset, length] of onDemand.parseToElements(document)) {
    const name = Buffer.from(document.buffer, document.byteOffset + nameOffset, nameLength).toString('utf8');
    yield [name, type, document.subarray(offset, offset + length)];
  }
}
