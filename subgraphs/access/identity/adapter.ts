/**
 * Where oidc-provider keeps its sessions, grants, codes and tokens: one collection, each entry until it expires. Ids are tokens, so
 * they are kept as keyed digests, and what belongs to them sealed: a reader of the collection can use none of it.
 */
import { digestOf } from '@so-tiem/platform/storage/encryption/digest';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface EntryRecord {
  _id: string;
  payload: AdapterPayload;
  grantId: string | null;
  uid: string | null;
  expiresAt: Date | null;
}

const schema = new Schema<EntryRecord>(
  {
    _id: { type: String, required: true },
    payload: { type: Schema.Types.Mixed, required: true },
    grantId: { type: String, default: null },
    uid: { type: String, default: null },
    expiresAt: { type: Date, default: null },
  },
  { collection: 'oidc_entries', versionKey: false, minimize: false },
);
seal(schema, { values: ['payload'] });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ grantId: 1 });
schema.index({ uid: 1 });

/** @param findClient by client id: clients are kept elsewhere */
export function mongoAdapter(connection: Connection, findClient: (id: string) => Promise<AdapterPayload | undefined>): AdapterFactory {
  const entries = connection.model<EntryRecord>('OidcEntry', schema);
  // Expired entries are deleted by the database only now and then, so they are also not looked at.
  const alive = () => ({ $or: [{ expiresAt: null }, { expiresAt: { $gt: new Date() } }] });
  const payloadOf = (entry: EntryRecord | null) => entry?.payload;

  return (kind: string): Adapter => {
    const key = (id: string) => `${kind}:${digestOf(kind, id)}`;
    const grantKey = (grantId: string) => digestOf('grant', grantId);
    const uidKey = (uid: string) => digestOf('uid', uid);
    return {
      async upsert(id, payload, expiresIn) {
        const expiresAt = expiresIn ? new Date(Date.now() + expiresIn * 1000) : null;
        const entry = {
          payload,
          grantId: payload.grantId ? grantKey(payload.grantId) : null,
          uid: payload.uid ? uidKey(payload.uid) : null,
          expiresAt,
        };
        await entries.updateOne({ _id: key(id) }, { $set: entry }, { upsert: true });
      },
      find: async (id) =>
        kind === 'Client' ? await findClient(id) : payloadOf(await entries.findOne({ _id: key(id), ...alive() }).lean()),
      findByUid: async (uid) => payloadOf(await entries.findOne({ uid: uidKey(uid), _id: { $regex: `^${kind}:` }, ...alive() }).lean()),
      findByUserCode: async () => undefined, // the device flow is not offered
      async consume(id) {
        const entry = await entries.findOne({ _id: key(id) }).lean();
        if (!entry) return;
        const payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) };
        await entries.updateOne({ _id: key(id) }, { $set: { payload } });
      },
      async destroy(id) {
        await entries.deleteOne({ _id: key(id) });
      },
      async revokeByGrantId(grantId) {
        await entries.deleteMany({ grantId: grantKey(grantId) });
      },
    };
  };
}
