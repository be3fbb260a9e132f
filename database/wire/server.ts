/**
 * The wire gateway: MongoDB's protocol on a loopback port in front of DocumentDB's SQL functions.
 * One request walked: socket -> frames -> command header -> transaction's connection or pool -> SQL function -> frames.
 */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BSON } from 'bson';
import pg from 'pg';
import { RESERVED_NAME } from '../connection.ts';
import { type CommandHeader, readHeader } from './command.ts';
import { hello, lookUp } from './commands.ts';
import { Cursors } from './cursors.ts';
import { errorDocument, isWriteConflict } from './errors.ts';
import { encodeReply, MessageSplitter, parseRequest, type Request } from './frames.ts';
import { SingleCommand } from './single.ts';
import { COMMITTED_TABLE, FORGET_COMMITTED, Transactions } from './transactions.ts';

const HANDSHAKES = new Set(['hello', 'ismaster', 'isMaster']);
/** Requests of one socket that may wait before the socket is paused: drivers send one at a time, so this is only a guard. */
const MAX_WAITING = 16;
/** How often a command outside of a transaction is tried that loses against another. */
const MAX_TRIES = 20;
const MAX_CONNECTIONS = 60;
/** For clients that say that they run escalations (database/connection.ts): what is due in time waits for no other. */
const RESERVED_CONNECTIONS = 8;
/** How long a command waits for a connection. Then it is told to come again, by an error for which no driver gives up its connections. */
const BUSY_AFTER_MS = 10_000;

export interface WireGateway {
  /** host:port that drivers connect to. */
  address: string;
  close(): Promise<void>;
}

const FORGET_EVERY_MS = 600_000;

/** @param postgres how to reach the engine; loopback or a Unix socket */
export async function startWireGateway(options: { postgres: pg.PoolConfig; port: number }): Promise<WireGateway> {
  const openPool = (max: number) => {
    const pool = new pg.Pool({ max, idleTimeoutMillis: 60_000, connectionTimeoutMillis: BUSY_AFTER_MS, ...options.postgres });
    pool.on('error', () => {}); // an idle connection that dies is replaced at its next use
    // One that dies between two commands of its transaction is told by the next; without a listener the whole process would end.
    pool.on('connect', (connection) => connection.on('error', () => {}));
    return pool;
  };
  const [pool, reservedPool, cancelling] = [openPool(MAX_CONNECTIONS), openPool(RESERVED_CONNECTIONS), openPool(1)];
  await pool.query(COMMITTED_TABLE);
  const forget = () => void reservedPool.query(FORGET_COMMITTED).catch(() => {}); // the next time
  forget();
  const forgetting = setInterval(forget, FORGET_EVERY_MS).unref();

  const cursors = new Cursors();
  const transactions = new Transactions();
  const sockets = new Set<Socket>();
  const network = { numRequests: 0, bytesIn: 0, bytesOut: 0 };
  const status = () => ({ network, transactions: transactions.status, connections: { current: sockets.size } });
  let connections = 0;

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    const connectionId = ++connections;
    let own = pool;
    serveSocket(socket, async (request, size) => {
      const header = readHeader(request);
      if (header.clientName === RESERVED_NAME) own = reservedPool;
      const document = await answer(header, request, { socket, connectionId, pool: own });
      network.numRequests += 1;
      network.bytesIn += size;
      network.bytesOut += document.length;
      return document;
    });
    socket.once('close', () => {
      sockets.delete(socket);
      transactions.socketClosed(socket).catch(() => {}); // what cannot be rolled back is thrown away with its connection
    });
  });

  async function answer(
    header: CommandHeader,
    request: Request,
    { socket, connectionId, pool }: { socket: Socket; connectionId: number; pool: pg.Pool },
  ): Promise<Uint8Array> {
    if (HANDSHAKES.has(header.name)) return hello(address, connectionId);
    try {
      if (header.name === 'commitTransaction' || header.name === 'abortTransaction') {
        await (header.name === 'commitTransaction' ? transactions.commit(header, pool) : transactions.abort(header));
        return BSON.serialize({ ok: 1 });
      }
      const command = lookUp(header.name);
      const call = { header, body: request.body, sequences: request.sequences, cursors, status };
      if (header.inTransaction) return await command({ ...call, client: await transactions.connectionFor(header, socket, pool) });
      const client = new SingleCommand({ pool, cancelling }, header.maxTimeMs);
      return await untilNoConflict(() => command({ ...call, client }));
    } catch (error) {
      if (header.inTransaction) await transactions.failed(header, error);
      return errorDocument(error, header.name === 'commitTransaction' ? 'commit' : header.inTransaction ? 'work' : undefined);
    }
  }

  await listen(server, options.port);
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    async close() {
      clearInterval(forgetting);
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
      cursors.close();
      await Promise.all([pool, reservedPool, cancelling].map((each) => each.end()));
    },
  };
}

/** A single command that lost against another was undone as a whole, and is tried again here, as MongoDB does. */
async function untilNoConflict<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (!isWriteConflict(error) || tries === MAX_TRIES) throw error;
      // By chance, and longer each time: those that met once do not meet again in step.
      await sleep(Math.random() * Math.min(5 * 2 ** tries, 200));
    }
  }
}

/** Answers one request after the other, in order; a peer that breaks the protocol is cut off. */
function serveSocket(socket: Socket, answer: (request: Request, size: number) => Promise<Uint8Array>): void {
  const splitter = new MessageSplitter();
  let waiting = 0;
  let last = Promise.resolve();
  const cutOff = () => {
    socket.destroy();
  };

  const serve = async (message: Buffer) => {
    const request = parseRequest(message);
    const document = await answer(request, message.length);
    if (request.expectsReply && !socket.destroyed) socket.write(encodeReply(request, document));
    waiting -= 1;
    if (waiting < MAX_WAITING && socket.isPaused()) socket.resume();
  };

  socket.on('error', () => {}); // followed by 'close', which frees what belongs to the socket
  socket.on('data', (chunk) => {
    try {
      for (const message of splitter.push(chunk)) {
        waiting += 1;
        last = last.then(() => serve(message)).catch(cutOff);
      }
    } catch {
      cutOff();
    }
    if (waiting >= MAX_WAITING) socket.pause();
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
