/** The few top-level fields of a command that the wire gateway looks at; everything else goes to the engine unparsed. */
import { BSONType } from 'bson';
import { ProtocolError, type Request, topLevelFields } from './frames.ts';

export interface CommandHeader {
  /** The first key: `find`, `insert`, … */
  name: string;
  /** Its value where it is a string (most often the collection) or a 64-bit cursor id. */
  target: string | bigint | undefined;
  db: string;
  /** Id of the logical session, hexadecimal. */
  session: string | undefined;
  transactionNumber: bigint | undefined;
  startTransaction: boolean;
  /** How long it may take, in milliseconds. */
  maxTimeMs: number | undefined;
  /** What the program on the other side calls itself; in a handshake only. */
  clientName: string | undefined;
  /** True for every command of a multi-document transaction (`autocommit: false`). */
  inTransaction: boolean;
}

export function readHeader(request: Request): CommandHeader {
  const header: CommandHeader = {
    name: '',
    target: undefined,
    db: 'admin',
    session: undefined,
    transactionNumber: undefined,
    startTransaction: false,
    maxTimeMs: undefined,
    clientName: undefined,
    inTransaction: false,
  };
  for (const [name, type, value] of topLevelFields(request.body)) {
    if (!header.name) {
      header.name = name;
      header.target = type === BSONType.string ? text(value) : type === BSONType.long ? long(value) : undefined;
    } else if (name === '$db' && type === BSONType.string) header.db = text(value);
    else if (name === 'lsid' && type === BSONType.object) header.session = sessionId(value);
    else if (name === 'txnNumber' && type === BSONType.long) header.transactionNumber = long(value);
    else if (name === 'startTransaction' && type === BSONType.bool) header.startTransaction = value[0] === 1;
    else if (name === 'maxTimeMS') header.maxTimeMs = number(type, value);
    else if (name === 'client' && type === BSONType.object) header.clientName = clientName(value);
    else if (name === 'autocommit' && type === BSONType.bool) header.inTransaction = value[0] === 0;
  }
  if (!header.name) throw new ProtocolError('empty command');
  return header;
}

const view = (value: Uint8Array) => Buffer.from(value.buffer, value.byteOffset, value.length);
/** BSON string: length, bytes, NUL. */
const text = (value: Uint8Array) => view(value).toString('utf8', 4, value.length - 1);
const long = (value: Uint8Array) => view(value).readBigInt64LE(0);

/** Drivers send a number of milliseconds as whichever kind of number it is to them. */
function number(type: number, value: Uint8Array): number | undefined {
  if (type === BSONType.int) return view(value).readInt32LE(0);
  if (type === BSONType.long) return Number(long(value));
  return type === BSONType.double ? view(value).readDoubleLE(0) : undefined;
}

/** `client: { application: { name: '…' } }` */
function clientName(document: Uint8Array): string | undefined {
  const application = fieldOf(document, 'application', BSONType.object);
  const name = application && fieldOf(application, 'name', BSONType.string);
  return name && text(name);
}

function fieldOf(document: Uint8Array, wanted: string, ofType: number): Uint8Array | undefined {
  for (const [name, type, value] of topLevelFields(document)) if (name === wanted && type === ofType) return value;
  return undefined;
}

/** `lsid: { id: UUID }`; a UUID is a binary of 16 bytes after its length and subtype. */
function sessionId(document: Uint8Array): string | undefined {
  const id = fieldOf(document, 'id', BSONType.binData);
  return id && view(id).toString('hex', 5);
}
