/** The queue's orders through the gateway: the pages of the graph and the list as a file are in the same one. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file } from './fileSample.ts';

const system = sharedSystem();
const KINDS = ['PERSON_WRONG', 'DOSE_MISSING', 'PASSPORT', 'DOSE_MISSING'] as const;
const name = `Thứ Tự ${randomUUID().slice(0, 6).replace(/\d/g, 'x')}`;
const filed: { code: string; kind: string }[] = [];
let token: string;
beforeAll(async () => {
  token = await tokenOf(system, 'coso');
  for (const kind of KINDS) {
    const { complainant, claimedDoses } = complaintInput();
    const about = { kind, claimedDoses: kind === 'DOSE_MISSING' ? claimedDoses : [] };
    const { code } = await file(system.gateway, { ...about, complainant: { ...complainant, fullName: name } });
    filed.push({ code, kind });
  }
});

async function pages(orderBy: object): Promise<string[]> {
  const codes: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data } = await askGateway(
      system.gateway,
      `query ($text: String, $orderBy: ComplaintOrder, $after: String) {
        complaints(filter: { text: $text }, orderBy: $orderBy, first: 3, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } }
      }`,
      { text: name, orderBy, after },
      token,
    );
    codes.push(...data.complaints.nodes.map(({ code }: { code: string }) => code));
    ({ hasNextPage: more, endCursor: after } = data.complaints.pageInfo);
  }
  return codes;
}

const list = (query: Record<string, string>) =>
  fetch(`${system.gateway}/complaint-lists?${new URLSearchParams({ format: 'csv', text: name, ...query })}`, {
    headers: { authorization: `Bearer ${token}` },
  });

test.each([
  ['TIME_LEFT', 'ASC', [0, 1, 2, 3]],
  ['TIME_LEFT', 'DESC', [3, 2, 1, 0]],
  ['RECORDED', 'DESC', [3, 2, 1, 0]],
  ['KIND', 'ASC', [1, 3, 0, 2]],
  ['KIND', 'DESC', [2, 0, 3, 1]],
  ['SITE', 'ASC', [0, 1, 2, 3]],
] as const)('by %s, %s', async (field, direction, order) => {
  const expected = order.map((i) => filed[i]?.code);
  expect(await pages({ field, direction })).toEqual(expected);
  const csv = await (await list({ 'orderBy.field': field, 'orderBy.direction': direction })).text();
  expect(csv.match(/PA-[0-9A-Z]{4}-[0-9A-Z]{4}/g)).toEqual(expected);
});

test('an order that there is not', async () => {
  const answer = await list({ 'orderBy.field': 'COLOUR' });
  expect(answer.status).toBe(422);
  expect((await answer.json()).errors).toMatchObject([{ field: ['orderBy', 'field'] }]);
});
