/**
 * Which database serves: the one module that everything else gets its connection string from.
 *
 * 1. `MONGODB_URI` is set: that server. Nothing is started.
 * 2. A `mongod` is on the PATH or can be downloaded: a one-node replica set.
 * 3. Neither: DocumentDB on PostgreSQL, from Debian's packages, behind the wire gateway.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cacheFolder } from './embedded/cacheFolder.ts';
import { startDocumentDb } from './embedded/documentdb/start.ts';
import { mongodSource, startMongod } from './embedded/mongod.ts';

export interface Database {
  uri: string;
  /** One line for people: which engine, and where its data is. */
  description: string;
  stop(): Promise<void>;
}

export interface EngineOptions {
  mongodbUri?: string | undefined;
  /** Folder of the embedded engine's files. */
  data: string;
  /** Folder of downloaded engines, shared by all checkouts. */
  cache?: string | undefined;
  /** Loopback port of an embedded engine; 0 takes a free one. */
  port: number;
  log?: (line: string) => void;
}

export async function startDatabase(options: EngineOptions): Promise<Database> {
  if (options.mongodbUri) {
    return {
      uri: options.mongodbUri,
      description: `MongoDB at ${withoutPassword(options.mongodbUri)} (MONGODB_URI)`,
      stop: async () => {},
    };
  }
  const log = options.log ?? (() => {});
  const cache = cacheFolder(options.cache);
  const [mongodData, documentDbData] = [resolve(options.data, 'mongod'), resolve(options.data, 'documentdb')];

  // An engine that already holds data here stays the engine, whatever else has become available since.
  const source = existsSync(documentDbData) ? undefined : await mongodSource();
  if (source) {
    const mongod = await startMongod({ binary: source.binary, data: mongodData, cache, port: options.port });
    return { ...mongod, description: `MongoDB (${source.binary ?? 'downloaded'}), one-node replica set, data in ${mongodData}` };
  }
  if (existsSync(mongodData))
    throw new Error(
      `The data in ${mongodData} was written by a mongod that can no longer be had; put it back on the PATH, or start over with --fresh.`,
    );
  const documentDb = await startDocumentDb({ data: documentDbData, cache, port: options.port, log });
  return { ...documentDb, description: `DocumentDB on PostgreSQL 18 (from Debian's packages), data in ${documentDbData}` };
}

const withoutPassword = (uri: string) => uri.replace(/\/\/[^@/]*@/, '//').replace(/\?.*$/, '');
