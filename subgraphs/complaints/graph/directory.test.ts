/** Whose record a complaint is linked to by what is claimed: the one whose own number and date of birth those are. */
import { describe, expect, test } from '@jest/globals';
import { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import { DAYS_TO_REOPEN } from '@so-tiem/platform/values/erasure';
import { Directory } from './directory.ts';

const CLAIM = {
  fullName: 'Lê Thị Hoa',
  dateOfBirth: '1985-06-01',
  identityDocument: { kind: 'CCCD', number: '079185000001' },
} as const;
const OTHER_NUMBER = '079185000002';
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

interface Found {
  id: string;
  dateOfBirth: string;
  identityDocument: { number: string } | null;
  merges: { at: string; unmergedAt: string | null }[];
  mergedInto: { id: string } | null;
}
const record = (change: Partial<Found> = {}): Found => ({
  id: 'one',
  dateOfBirth: CLAIM.dateOfBirth,
  identityDocument: CLAIM.identityDocument,
  merges: [],
  mergedInto: null,
  ...change,
});
/** The number claimed is an earlier one of the record, or came to it with a merge. */
const under = (merges: Found['merges']) => record({ identityDocument: { number: OTHER_NUMBER }, merges });

class Answering extends GraphClient {
  readonly #found: Found[];
  constructor(found: Found[]) {
    super({ gateway: '', issuer: '', clientId: '', clientSecret: '' });
    this.#found = found;
  }
  override async ask<Data>(): Promise<Data> {
    return { citizens: { nodes: this.#found } } as Data;
  }
}

describe('the record of a claim', () => {
  test.each<[string, Found[], string | undefined]>([
    ['bears its number and date of birth', [record()], 'one'],
    ['is not one with another date of birth', [record({ dateOfBirth: '1985-06-02' })], undefined],
    ['is the one that it was merged into', [record({ mergedInto: { id: 'kept' } })], 'kept'],
    ['is one, where two merged records lead to it', [record({ id: 'kept' }), record({ mergedInto: { id: 'kept' } })], 'kept'],
    ['is none, where two bear the number', [record(), record({ id: 'two' })], undefined],
    ['is found by an earlier number', [under([])], 'one'],
    ['is not found by a number of a merge of yesterday, which may be wrong', [under([{ at: daysAgo(1), unmergedAt: null }])], undefined],
    ['is, by its own number, also after such a merge', [record({ merges: [{ at: daysAgo(1), unmergedAt: null }] })], 'one'],
    ['is again, when the two were told apart', [under([{ at: daysAgo(2), unmergedAt: daysAgo(1) }])], 'one'],
    ['is, once nobody takes the merge for wrong', [under([{ at: daysAgo(DAYS_TO_REOPEN + 1), unmergedAt: null }])], 'one'],
  ])('%s', async (_, found, expected) => {
    expect(await new Directory(new Answering(found)).findByClaim(CLAIM)).toBe(expected);
  });
});
