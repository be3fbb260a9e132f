/** What was uploaded and never filed goes after a day, however much it is; what a complaint has stays. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../model/store.ts';
import { openTestStore } from '../testing/testStore.ts';
import { forgetUnclaimedPhotos } from './forgetUnclaimed.ts';
import { keepPhoto } from './photoBytes.ts';

const DAY_MS = 86_400_000;
let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('forget_photos_test'));
});
afterAll(async () => await stop?.());

test('more than one batch of them', async () => {
  const photo = (_id: string, complaintId: string | null, ageMs: number) => ({
    _id,
    complaintId,
    contentType: 'image/jpeg',
    size: 3,
    width: 1,
    height: 1,
    uploadedAt: new Date(Date.now() - ageMs),
  });
  const old = Array.from({ length: 230 }, (_, i) => photo(`old ${i}`, null, DAY_MS + 60_000));
  const kept = [photo('claimed', 'a complaint', 10 * DAY_MS), photo('young', null, DAY_MS - 60_000)];
  await store.photos.create([...old, ...kept]);
  for (const { _id } of [...old.slice(0, 3), ...old.slice(-3), ...kept]) await keepPhoto(store.photoFiles, _id, Buffer.from('abc'));
  expect(await forgetUnclaimedPhotos(store)).toBe(230);
  expect((await store.photos.find().lean()).map(({ _id }) => _id).sort()).toEqual(['claimed', 'young']);
  expect((await store.photoFiles.find({}).toArray()).map(({ filename }) => filename).sort()).toEqual(['claimed', 'young']);
  expect(await forgetUnclaimedPhotos(store)).toBe(0);
});
