/** The gateway's environment. */
import {
  count,
  list,
  milliseconds,
  optionalUrl,
  port,
  readEnvironment,
  secret,
  text,
  url,
} from '@so-tiem/platform/configuration/environment';
import { SUBGRAPH_NAMES, SUBGRAPHS, urlVariable } from '../subgraphs/list.ts';

export const readGatewayEnvironment = () =>
  readEnvironment({
    /** Port and address of the one entrance. */
    PORT: port(4000),
    HOST: text('127.0.0.1'),
    /** The composed schema. */
    SUPERGRAPH: text(new URL('../supergraph.graphql', import.meta.url).pathname),
    /** Where the subgraphs are. */
    ...(Object.fromEntries(SUBGRAPH_NAMES.map((name) => [urlVariable(name), url(`http://127.0.0.1:${SUBGRAPHS[name]}`)])) as Record<
      ReturnType<typeof urlVariable>,
      ReturnType<typeof url>
    >),
    /** Longest wait for one answer of one subgraph. */
    SUBGRAPH_TIMEOUT_MS: milliseconds(10_000),
    /** Who issues tokens, for whom they must be meant, and the console's client there. */
    OIDC_ISSUER: url('http://127.0.0.1:4010'),
    /** Where the issuer's discovery document is, when not below the issuer's own address (inside a container network). */
    OIDC_DISCOVERY_URL: optionalUrl(),
    OIDC_AUDIENCE: text('so-tiem'),
    OIDC_CLIENT_ID: text('so-tiem-admin'),
    /** Where staff accounts are administered when the issuer keeps them itself; the console then points there. */
    ACCOUNTS_URL: optionalUrl(),
    /** Ed25519, PKCS #8, PEM: signs what the subgraphs believe. */
    GATEWAY_IDENTITY_PRIVATE_KEY: secret(),
    /** Where requests are counted. */
    MONGODB_URI: secret(),
    MONGODB_DATABASE_PREFIX: text('so_tiem'),
    /** Requests that are answered at the same time, at the most; how many are is found by how long they take (load/). */
    REQUESTS_AT_ONCE: count(128),
    /** Requests a minute: of one user, and of one address of those who have no account; an app has its own rate. */
    RATE_LIMIT_USER: count(1200),
    RATE_LIMIT_ADDRESS: count(1200),
    /** Megabytes of files that an address without an account sends in a day. */
    UPLOAD_MEGABYTES_A_DAY: count(300),
    /** Proxies in front, whose X-Forwarded-For is believed: addresses and ranges, `10.0.0.0/8, loopback`. */
    TRUSTED_PROXIES: list(),
    /** Pages of other origins that may ask, `https://app.example, https://…`; the console and the portal are of ours. */
    CORS_ORIGINS: list(),
    /** Unless `development`: no introspection, no names suggested in errors, and of operations only those that the build knew. */
    NODE_ENV: text('production'),
  });
