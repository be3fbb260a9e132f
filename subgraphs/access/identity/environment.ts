/** The identity service's environment. */
import { count, list, port, readEnvironment, secret, text, url } from '@so-tiem/platform/configuration/environment';

export const readIdentityEnvironment = () =>
  readEnvironment({
    PORT: port(4010),
    HOST: text('127.0.0.1'),
    /** The issuer's own address, as browsers and the gateway reach it. */
    OIDC_ISSUER: url('http://127.0.0.1:4010'),
    /** Where the console is, to which people are sent back. */
    GATEWAY_URL: url('http://127.0.0.1:4000'),
    /** Proxies in front, whose X-Forwarded-For is believed. */
    TRUSTED_PROXIES: list(),
    /** Failed sign-ins in a row, within a quarter of an hour. */
    SIGN_IN_TRIES_PER_ADDRESS: count(50),
    /** Sign-ins that are begun, within ten minutes. */
    SIGN_INS_PER_ADDRESS: count(300),
    MONGODB_URI: secret(),
    MONGODB_DATABASE_PREFIX: text('so_tiem'),
    /** Signing keys, a JSON Web Key Set with private keys. */
    OIDC_SIGNING_KEYS: secret(),
    /** Signs the issuer's cookies. */
    OIDC_COOKIE_KEY: secret(),
    /** Of the client that the subgraphs ask the graph as. */
    SUBGRAPH_CLIENT_SECRET: secret(),
    /** Authenticator keys are sealed with them, as in the subgraphs. */
    DATA_KEYS: secret(),
    DATA_LOOKUP_KEY: secret(),
    /** Where entries of the audit trail wait; kept over restarts. */
    AUDIT_JOURNAL_FOLDER: text('.data/audit'),
    /** Unless `development`: published credentials open nothing. */
    NODE_ENV: text('production'),
  });

export type IdentityEnvironment = ReturnType<typeof readIdentityEnvironment>;
