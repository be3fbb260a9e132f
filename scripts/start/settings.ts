/** Ports, folders and secrets of a whole system on one machine. Every value can be set by a variable of its own name. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { portVariable, SUBGRAPH_NAMES, SUBGRAPHS, urlVariable } from '../../subgraphs/list.ts';

export interface Settings {
  data: string;
  ports: Record<PortName, number>;
  /** Variables for the processes, secrets included. */
  variables: Record<string, string>;
}

const PORTS = {
  GATEWAY_PORT: 4000,
  ...(Object.fromEntries(SUBGRAPH_NAMES.map((name) => [portVariable(name), SUBGRAPHS[name]])) as Record<
    ReturnType<typeof portVariable>,
    number
  >),
  IDENTITY_PORT: 4010,
  MAILBOX_PORT: 4011,
  SMTP_PORT: 4012,
  DATABASE_PORT: 27027,
} as const;

type PortName = keyof typeof PORTS;

/** @throws Error in one sentence for a port that is no port */
export const readPorts = (environment: NodeJS.ProcessEnv): Settings['ports'] =>
  Object.fromEntries(
    Object.entries(PORTS).map(([name, fallback]) => [name, toPort(name, environment[name], fallback)]),
  ) as Settings['ports'];

/** Makes the secrets when there are none yet. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const data = resolve(environment['SO_TIEM_DATA'] ?? '.data');
  const ports = readPorts(environment);
  const at = (name: PortName) => `http://localhost:${ports[name]}`;
  const variables: Record<string, string> = {
    GATEWAY_URL: at('GATEWAY_PORT'),
    PUBLIC_URL: at('GATEWAY_PORT'),
    ...Object.fromEntries(SUBGRAPH_NAMES.map((name) => [urlVariable(name), at(portVariable(name))])),
    OIDC_ISSUER: at('IDENTITY_PORT'),
    SMTP_URL: `smtp://localhost:${ports.SMTP_PORT}`,
    MAILBOX_FOLDER: resolve(data, 'mailbox'),
    AUDIT_JOURNAL_FOLDER: resolve(data, 'audit'),
    AUDIT_ANCHOR: resolve(data, 'anchors'),
    HOST: 'localhost',
    LOG_LEVEL: 'warn',
    ...readSecrets(data),
  };
  // What the operator has set comes before what is made up here.
  const set = Object.fromEntries(Object.keys(variables).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  // Closed unless development is asked for, and here it is, unless the operator says otherwise.
  const NODE_ENV = environment['NODE_ENV'] === 'production' ? 'production' : 'development';
  return { data, ports, variables: { ...variables, ...set, NODE_ENV } };
}

function toPort(name: string, value: string | undefined, fallback: number): number {
  const port = Number(value || fallback);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${name}=${value} is not a port.`);
  return port;
}

/** Made once, kept with the data, readable by their owner only; one that a later version needs is added. */
function readSecrets(data: string): Record<string, string> {
  const file = resolve(data, 'secrets.json');
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets = { ...newSecrets(), ...kept };
  if (Object.keys(secrets).some((name) => !(name in kept))) {
    mkdirSync(data, { recursive: true });
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  }
  return secrets;
}

function newSecrets(): Record<string, string> {
  const gateway = generateKeyPairSync('ed25519');
  const issuer = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...issuer.privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'ES256' };
  const random = () => randomBytes(32).toString('base64url');
  return {
    GATEWAY_IDENTITY_PRIVATE_KEY: gateway.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    GATEWAY_IDENTITY_PUBLIC_KEY: gateway.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    OIDC_SIGNING_KEYS: JSON.stringify({ keys: [key] }),
    OIDC_COOKIE_KEY: random(),
    SUBGRAPH_CLIENT_SECRET: random(),
    DATA_KEYS: `k1:${random()}`,
    DATA_LOOKUP_KEY: random(),
  };
}
