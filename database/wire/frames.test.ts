import { describe, expect, test } from '@jest/globals';
import { BSON } from 'bson';
import fc from 'fast-check';
import { readHeader } from './command.ts';
import { encodeReply, MessageSplitter, ProtocolError, parseRequest } from './frames.ts';

function opMsg(document: object, options: { sequence?: [string, object[]]; flags?: number; checksum?: boolean } = {}): Buffer {
  const body = Buffer.from(BSON.serialize(document));
  const sections = [Buffer.from([0]), body];
  if (options.sequence) {
    const [name, documents] = options.sequence;
    const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((one) => BSON.serialize(one))]);
    const length = Buffer.alloc(4);
    length.writeInt32LE(content.length + 4);
    sections.push(Buffer.from([1]), length, content);
  }
  if (options.checksum) sections.push(Buffer.from([1, 2, 3, 4]));
  const payload = Buffer.concat(sections);
  const head = Buffer.alloc(20);
  head.writeInt32LE(20 + payload.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(2013, 12);
  head.writeUInt32LE((options.flags ?? 0) | (options.checksum ? 1 : 0), 16);
  return Buffer.concat([head, payload]);
}

describe('splitting a byte stream into messages', () => {
  test('gives whole messages whatever the sizes of the chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1 }),
        (sizes, cuts) => {
          const messages = sizes.map((size) => opMsg({ ping: 1, padding: 'x'.repeat(size) }));
          const stream = Buffer.concat(messages);
          const splitter = new MessageSplitter();
          const found: Buffer[] = [];
          for (let at = 0, i = 0; at < stream.length; i++) {
            const size = cuts[i % cuts.length] ?? 1;
            found.push(...splitter.push(stream.subarray(at, at + size)));
            at += size;
          }
          expect(found.map((message) => message.toString('hex'))).toEqual(messages.map((message) => message.toString('hex')));
        },
      ),
    );
  });

  test.each([0, 15, -1, 48_000_001])('refuses a message that says it has %d bytes', (length) => {
    const head = Buffer.alloc(16);
    head.writeInt32LE(length, 0);
    expect(() => [...new MessageSplitter().push(head)]).toThrow(ProtocolError);
  });
});

describe('parsing a request', () => {
  test('hands on the command and its document sequence as they came', () => {
    const documents = [{ a: 1 }, { a: 2 }];
    const request = parseRequest(opMsg({ insert: 'c', $db: 'd' }, { sequence: ['documents', documents], checksum: true }));
    expect(BSON.deserialize(request.body)).toEqual({ insert: 'c', $db: 'd' });
    expect(Buffer.from(request.sequences.get('documents') ?? [])).toEqual(Buffer.concat(documents.map((one) => BSON.serialize(one))));
    expect(request.expectsReply).toBe(true);
  });

  test('an unacknowledged write expects no reply', () => {
    expect(parseRequest(opMsg({ insert: 'c', $db: 'd' }, { flags: 2 })).expectsReply).toBe(false);
  });

  test('reads name, database, session and transaction from the header fields', () => {
    const lsid = { id: new BSON.UUID('00112233-4455-6677-8899-aabbccddeeff') };
    const message = opMsg({ find: 'c', $db: 'd', lsid, txnNumber: BSON.Long.fromNumber(3), startTransaction: true, autocommit: false });
    expect(readHeader(parseRequest(message))).toEqual({
      name: 'find',
      target: 'c',
      db: 'd',
      session: '00112233445566778899aabbccddeeff',
      transactionNumber: 3n,
      startTransaction: true,
      inTransaction: true,
    });
  });

  test('never reads beyond a broken message, it refuses it', () => {
    const whole = opMsg({ insert: 'c', $db: 'd' }, { sequence: ['documents', [{ a: 1 }]] });
    fc.assert(
      fc.property(fc.integer({ min: 16, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const broken = Buffer.from(whole);
        broken[at] = byte;
        try {
          readHeader(parseRequest(broken));
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });

  test('refuses an operation that no current driver sends', () => {
    const message = opMsg({ ping: 1 });
    message.writeInt32LE(2006, 12);
    expect(() => parseRequest(message)).toThrow(ProtocolError);
  });
});

test('a reply names the request that it answers', () => {
  const request = parseRequest(opMsg({ ping: 1 }));
  const reply = encodeReply(request, BSON.serialize({ ok: 1 }));
  expect([reply.readInt32LE(0), reply.readInt32LE(8), reply.readInt32LE(12)]).toEqual([reply.length, 7, 2013]);
  expect(BSON.deserialize(reply.subarray(21))).toEqual({ ok: 1 });
});
