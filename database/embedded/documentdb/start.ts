/** DocumentDB with the wire gateway in front: case 3, and the engine of the tests. */
import { setTimeout as sleep } from 'node:timers/promises';
import { startWireGateway } from '../../wire/server.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { documentDbBinaries } from './packages.ts';

export interface EmbeddedDatabase {
  uri: string;
  stop(): Promise<void>;
}

export async function startDocumentDb(options: {
  data: string;
  cache: string;
  port: number;
  log: (line: string) => void;
}): Promise<EmbeddedDatabase> {
  const binaries = await documentDbBinaries(options.cache, options.log);
  let stopped = false;
  let cluster: Cluster;

  // A server that dies (out of memory, kill -9) is started again; PostgreSQL recovers by itself, the pool reconnects.
  const restart = async (reason: string): Promise<void> => {
    options.log(`${reason}; starting it again`);
    while (!stopped) {
      try {
        cluster = await startCluster(binaries, options.data, restart);
        return;
      } catch (error) {
        options.log(`${error instanceof Error ? error.message : error}; trying again`);
        await sleep(1000);
      }
    }
  };

  cluster = await startCluster(binaries, options.data, restart);
  try {
    const gateway = await startWireGateway({ postgres: cluster.connection, port: options.port });
    return {
      uri: `mongodb://${gateway.address}/so_tiem?directConnection=true&retryWrites=false`,
      async stop() {
        stopped = true;
        await gateway.close();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
