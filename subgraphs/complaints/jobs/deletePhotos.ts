/** The bytes of photos whose records are gone. */
import type { Store } from '../model/store.ts';
import { deletePhoto } from '../photos/photoBytes.ts';

export const deletePhotos =
  ({ photoFiles }: Store) =>
  async ({ ids }: { ids: string[] }): Promise<void> => {
    for (const id of ids) await deletePhoto(photoFiles, id);
  };
