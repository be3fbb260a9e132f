/** A PostgreSQL cluster with DocumentDB in a folder of the project: made once, started, watched, stopped. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

const READY_WITHIN_MS = 60_000; // recovery after a crash included
const STOP_WITHIN_MS = 20_000;
const WORKERS_END_WITHIN_MS = 1000;
/** Then a log is begun anew, and the one before is kept. */
const MAX_LOG_BYTES = 10_000_000;

export interface Cluster {
  connection: pg.PoolConfig;
  stop(): Promise<void>;
}

/**
 * @param binaries folder of `postgres` and `initdb`
 * @param data folder of the cluster's files, made when missing
 * @param onExit called when the server ends without having been told to
 */
export async function startCluster(binaries: string, data: string, onExit: (reason: string) => void): Promise<Cluster> {
  const sockets = await socketFolder(data);
  const connection: pg.PoolConfig = { host: sockets, port: 5432, user: 'postgres', database: 'postgres' };
  if (!existsSync(data)) await create(binaries, data, connection, sockets);
  await stopLeftover(data);

  let stopping = false;
  const server = await launch(binaries, data, sockets);
  await ready(server, connection, data);
  // Watched only from here on: one that does not become ready is the caller's failure, not an ended server.
  const ended = () => {
    if (!stopping) onExit(`PostgreSQL ended (${server.signalCode ?? server.exitCode})`);
  };
  if (hasEnded(server)) ended();
  else server.once('exit', ended);
  void restIndexBuilders(connection).catch(() => {}); // then they look in vain until the next start
  return {
    connection,
    async stop() {
      stopping = true;
      await stop(server);
      await rm(sockets, { recursive: true, force: true });
    },
  };
}

/** Indexes are built at once here: the two jobs that look for some to build in the background, every two seconds, look in vain. */
async function restIndexBuilders(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: CONNECTED_WITHIN_MS, query_timeout: CONNECTED_WITHIN_MS });
  client.on('error', () => {}); // the server may be stopped meanwhile
  try {
    await client.connect();
    await client.query(
      "SELECT cron.unschedule(jobid) FROM cron.job WHERE command LIKE 'CALL documentdb_api_internal.build_index_concurrently%'",
    );
  } finally {
    await client.end();
  }
}

/** Built under a temporary name and renamed when whole, so that an interrupted first start leaves nothing half made. */
async function create(binaries: string, data: string, connection: pg.PoolConfig, sockets: string): Promise<void> {
  await mkdir(dirname(data), { recursive: true });
  const building = await mkdtemp(`${data}.building-`);
  const cluster = join(building, 'cluster');
  const [command, words] = await asNonRoot(join(binaries, 'initdb'), [
    '-D',
    cluster,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-locale',
    '--data-checksums',
    '--set',
    'timezone=GMT',
    '--set',
    'log_timezone=GMT',
  ]);
  try {
    await run(command, words);
    const server = await launch(binaries, cluster, sockets);
    await ready(server, connection, cluster);
    // A server that is killed meanwhile may leave a connection that is never answered.
    const client = new pg.Client({ ...connection, connectionTimeoutMillis: CONNECTED_WITHIN_MS });
    await client.connect();
    await client.query('CREATE EXTENSION documentdb CASCADE');
    await client.query('CREATE EXTENSION documentdb_extended_rum');
    await client.end();
    await stop(server);
    await rename(cluster, data);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/**
 * Answering a sort from an index needs the extended RUM access method; without it the first 25 of 100,000 take a
 * hundred milliseconds instead of one. Two that insert the same unique key wait for each other, which only the detection of
 * deadlocks ends, so it looks early. Without statistics a change by a unique key reads the whole collection instead of its index, in a new
 * database most of all, so they are made within seconds. Everything else is PostgreSQL's own, sized for a developer's machine.
 */
const SETTINGS = `
listen_addresses = ''
max_connections = 120
autovacuum_naptime = 5s
shared_buffers = 512MB
max_wal_size = 4GB
maintenance_work_mem = 256MB
random_page_cost = 1.1
dynamic_shared_memory_type = mmap
idle_in_transaction_session_timeout = 60s
deadlock_timeout = 20ms
shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb,pg_documentdb_extended_rum'
cron.database_name = 'postgres'
cron.use_background_workers = on
documentdb.alternate_index_handler_name = 'extended_rum'
log_min_messages = fatal
log_min_error_statement = fatal
cron.log_run = off
cron.log_statement = off
`;

async function launch(binaries: string, data: string, sockets: string): Promise<ChildProcess> {
  await writeFile(join(data, 'postgresql.auto.conf'), SETTINGS); // every time, so that a cluster of an earlier version gets them too
  const logFile = `${data}.log`;
  if (existsSync(logFile) && statSync(logFile).size > MAX_LOG_BYTES) await rename(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a');
  const [command, words] = await asNonRoot(join(binaries, 'postgres'), [
    '-D',
    data,
    '-k',
    sockets,
    '-c',
    `documentdb.localhost_connection_string=host=${sockets}`,
  ]);
  // Detached: a Ctrl-C in the terminal reaches only the process that then stops everything in order.
  return spawn(command, words, { stdio: ['ignore', log, log], detached: true });
}

/**
 * PostgreSQL refuses to run as root. As root it runs in a user namespace in which root has another number; files and
 * permissions stay as they are.
 */
async function asNonRoot(file: string, words: string[]): Promise<[string, string[]]> {
  if (userInfo().uid !== 0) return [file, words];
  return ['unshare', ['--user', '--map-user=1000', '--map-group=1000', file, ...words]];
}

/** A Unix socket's path may have 107 bytes at most, which a checkout's path easily exceeds. */
async function socketFolder(data: string): Promise<string> {
  const folder = join(tmpdir(), `so-tiem-${userInfo().uid}-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700); // fails when it belongs to another user
  return folder;
}

const CONNECTED_WITHIN_MS = 2000;

async function ready(server: ChildProcess, connection: pg.PoolConfig, data: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (hasEnded(server)) throw new Error(`PostgreSQL did not start: ${lastLine(`${data}.log`)}`);
    const client = new pg.Client(connection);
    client.on('error', () => {});
    const reachable = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (reachable) return;
    await sleep(50);
  }
  await stop(server);
  throw new Error(`PostgreSQL was not ready within ${READY_WITHIN_MS / 1000} s`);
}

/**
 * What an earlier start left running and what still holds the folder. A server that outlived a killed parent is stopped,
 * with everything written; the workers of a killed server are ended, as one that is busy does not notice its server's end
 * and no other server starts before it has.
 */
async function stopLeftover(data: string): Promise<void> {
  const server = Number((await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
  if (processesIn(data).includes(server)) process.kill(server, 'SIGINT');
  for (let waited = 0; waited < STOP_WITHIN_MS && processesIn(data).includes(server); waited += 50) await sleep(50);
  for (let waited = 0; waited < STOP_WITHIN_MS && processesIn(data).length; waited += 50) {
    if (waited >= WORKERS_END_WITHIN_MS) for (const worker of processesIn(data)) killIfThere(worker);
    await sleep(50);
  }
}

/** Every process of a PostgreSQL server works in its data folder. */
function processesIn(data: string): number[] {
  const folder = realpathSync(data);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false; // ended meanwhile, or another user's
      }
    });
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // ended by itself
  }
}

/** "Fast shutdown": clients are cut off, everything is written, the server ends. */
async function stop(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  const late = setTimeout(() => server.kill('SIGQUIT'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(late);
}

const hasEnded = (server: ChildProcess) => server.exitCode !== null || server.signalCode !== null;

const lastLine = (file: string) => readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
