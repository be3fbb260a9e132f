/** The bytes of photos, which show what is written on a certificate: encrypted as everything personal is (platform/storage/encryption). */
import { keyring } from '@so-tiem/platform/storage/encryption/keyring';
import mongoose, { type Connection } from 'mongoose';

type Files = mongoose.mongo.GridFSBucket;

export function photoFiles(connection: Connection): Files {
  if (!connection.db) throw new Error('not connected');
  return new mongoose.mongo.GridFSBucket(connection.db, { bucketName: 'photo_files' });
}

const aadOf = (id: string): string => `photo_files.${id}`;

export async function keepPhoto(files: Files, id: string, bytes: Uint8Array): Promise<void> {
  const { current } = keyring();
  const sealed = keyring().sealBytes(aadOf(id), bytes);
  await new Promise<void>((resolve, reject) => {
    const file = files.openUploadStream(id, { metadata: { key: current } });
    file.once('error', reject).once('finish', resolve).end(sealed);
  });
}

/** @throws Error when there is none, or its key is not here */
export async function readPhoto(files: Files, id: string): Promise<Buffer> {
  const [file] = await files.find({ filename: id }).sort({ uploadDate: -1 }).limit(1).toArray();
  if (!file) throw new Error(`no bytes of photo ${id}`);
  const sealed = Buffer.concat(await files.openDownloadStream(file._id).toArray());
  return keyring().openBytes(aadOf(id), String(file.metadata?.['key']), sealed);
}

export async function deletePhoto(files: Files, id: string): Promise<void> {
  for await (const { _id } of files.find({ filename: id })) await files.delete(_id);
}

const AT_ONCE = 20;

/** Photos under an earlier key are written once more, under the current one. */
export async function sealAllPhotosAnew(files: Files): Promise<void> {
  for (;;) {
    const stale = await files
      .find({ 'metadata.key': { $ne: keyring().current } })
      .limit(AT_ONCE)
      .toArray();
    for (const { _id, filename } of stale) {
      await keepPhoto(files, filename, await readPhoto(files, filename));
      await files.delete(_id);
    }
    if (stale.length < AT_ONCE) return;
  }
}
