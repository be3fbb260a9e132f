/** Nobody makes a person visible to themselves by moving, merging, or filing about them. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file } from '../procedure/fileSample.ts';
import { ownNumber } from '../procedure/ownNumber.ts';
import {
  act,
  as,
  ask,
  attacker,
  clerk,
  codes,
  complaintOfAttacker,
  FAR,
  FAR_SITE,
  HIDDEN,
  prepare,
  see,
  stranger,
  system,
  unit,
} from './attackers.ts';

beforeAll(prepare);

describe('a move', () => {
  const move = async (token: string, id: string, communeCode: string) => {
    const { version } = await see(token, id);
    const input = { idempotencyKey: randomUUID(), id, version, communeCode, reason: 'chuyển nhà' };
    return codes(await act(token, 'correctCitizen', input, 'citizen { id }'));
  };

  test('into one’s own territory is not one’s own to make, but of the unit that the person leaves, or of one above both', async () => {
    const victim = await stranger();
    const papers = { identityDocument: victim.identityDocument.number, dateOfBirth: victim.dateOfBirth };
    await ask(attacker, 'query ($search: CitizenSearchInput!) { citizens(search: $search) { nodes { id } } }', { search: papers });
    expect(await see(attacker, victim.id)).toMatchObject({ masked: false }); // by the papers, for an hour
    expect(await move(attacker, victim.id, '20194')).toEqual(['FORBIDDEN']);
    expect(await move(attacker, victim.id, '00001')).toEqual(['FORBIDDEN']); // nor between two places that are both another's
    const province = await as('visibility-province', 'HANDLER', unit('PROVINCE', '79'));
    expect(await move(province, victim.id, '20194')).toEqual([]);
  });

  test.each([
    ['the victim’s', true, ['RESIDENCE']],
    ['the invented one’s', false, []],
  ])(
    'is not made by a merge with an invented person either, when the record that stays is %s',
    async (_, keepsVictim, fieldsFromDuplicate) => {
      const victim = await stranger();
      const papers = { identityDocument: victim.identityDocument.number, dateOfBirth: victim.dateOfBirth };
      await ask(attacker, 'query ($search: CitizenSearchInput!) { citizens(search: $search) { nodes { id } } }', { search: papers });
      const { fullName, dateOfBirth, gender } = victim;
      const made = { fullName, dateOfBirth, gender, idempotencyKey: randomUUID(), communeCode: '20194' };
      const { citizen } = await act(attacker, 'registerCitizen', made, 'citizen { id }');
      const { data } = await ask(attacker, 'query ($id: ID!) { citizen(id: $id) { version doses { id } } }', { id: victim.id });
      const [survivorId, duplicateId] = keepsVictim ? [victim.id, citizen.id] : [citizen.id, victim.id];
      const doses = data.citizen.doses.map(({ id }: { id: string }) => ({ id, doseNumber: 1 }));
      const merge = {
        survivorId,
        survivorVersion: 1,
        duplicateId,
        duplicateVersion: 1,
        reason: 'x',
        fieldsFromDuplicate,
        doses,
        idempotencyKey: randomUUID(),
      };
      expect((await act(attacker, 'mergeCitizens', merge, 'citizen { id }')).errors).toEqual([{ code: 'FORBIDDEN', field: ['take'] }]);
    },
  );

  test('of two records that nothing shows to be one person’s makes no person', async () => {
    const one = await stranger();
    const { citizen } = await act(
      clerk,
      'registerCitizen',
      { fullName: 'Người Bịa Ra', dateOfBirth: '1999-01-01', gender: 'FEMALE', idempotencyKey: randomUUID(), communeCode: '26740' },
      'citizen { id }',
    );
    const merge = {
      survivorVersion: 1,
      duplicateVersion: 1,
      reason: 'x',
      fieldsFromDuplicate: [],
      doses: [],
      idempotencyKey: randomUUID(),
    };
    const invented = { ...merge, survivorId: citizen.id, duplicateId: one.id };
    expect((await act(clerk, 'mergeCitizens', invented, 'citizen { id }')).errors).toEqual([{ code: 'INVALID', field: ['duplicateId'] }]);
  });
});

test('the code of a complaint elsewhere is not told by filing another one under the same number', async () => {
  const { complainant } = complaintInput();
  const { code } = await file(system.gateway, { complainant });
  const mine = { ...complainant, fullName: 'Lê Thị Giả', phone: '0377000333', dateOfBirth: '1991-01-01' };
  const { code: other } = await file(system.gateway, {
    complainant: mine,
    fileAnyway: true,
    place: { provinceCode: '48', siteCode: FAR_SITE },
  });
  const query =
    'query ($text: String) { complaints(filter: { text: $text }) { nodes { possibleDuplicate { code } relatedComplaints { code } } } }';
  expect((await ask(attacker, query, { text: other })).data.complaints.nodes).toEqual([{ possibleDuplicate: null, relatedComplaints: [] }]);
  const country = await tokenOf(system, 'boyte');
  expect((await ask(country, query, { text: other })).data.complaints.nodes[0].possibleDuplicate).toEqual({ code });
});

describe('a dose', () => {
  const dose = (citizenId: string, change: object = {}) => ({
    idempotencyKey: randomUUID(),
    citizenId,
    vaccineCode: 'COMIRNATY',
    injectedOn: '2022-02-02',
    doseNumber: 5,
    siteCode: FAR_SITE,
    ...change,
  });

  test('is not recorded for a stranger', async () => {
    const victim = await stranger();
    const recorded = await act(attacker, 'recordDose', dose(victim.id), 'dose { id }');
    expect(recorded).toMatchObject({ dose: null, errors: [{ code: 'NOT_FOUND', field: ['citizenId'] }] });
    expect(await see(attacker, victim.id)).toMatchObject(HIDDEN);
  });

  test("of one's own site shows the person, and a void one shows nothing", async () => {
    const victim = await stranger();
    const clerkThere = await as('visibility-clerk-there', 'CLERK', FAR);
    const search = 'query ($search: CitizenSearchInput!) { citizens(search: $search) { nodes { id } } }';
    await ask(clerkThere, search, { search: { identityDocument: victim.identityDocument.number, dateOfBirth: victim.dateOfBirth } });
    const recorded = await act(clerkThere, 'recordDose', dose(victim.id), 'dose { id }');
    expect(recorded.errors).toEqual([]);
    const another = await as('visibility-clerk-beside', 'CLERK', FAR);
    expect((await see(another, victim.id)).masked).toBe(false);
    await act(another, 'voidDose', { idempotencyKey: randomUUID(), id: recorded.dose.id, reason: 'x' }, 'dose { id }');
    expect(await see(another, victim.id)).toMatchObject(HIDDEN);
    const ended = 'query ($id: ID!) { citizen(id: $id) { doses(includeEnded: true) { doseNumber } } }';
    expect((await ask(another, ended, { id: victim.id })).data.citizen.doses).toBeNull();
  });
});

describe('a question for a number', () => {
  const SEARCH =
    'query Exact($search: CitizenSearchInput!) { citizens(search: $search) { nodes { masked dateOfBirth identityDocument { number } phone } } }';

  test.each(['identityDocument', 'phone'] as const)('by %s shows neither a tail nor a date of birth of a stranger', async (field) => {
    const victim = await stranger();
    const search = { [field]: field === 'phone' ? victim.phone : victim.identityDocument.number };
    const { nodes } = (await ask(await as('visibility-asker', 'HANDLER', FAR), SEARCH, { search })).data.citizens;
    expect(nodes.length).toBeGreaterThan(0);
    for (const node of nodes.filter(({ masked }: { masked: boolean }) => masked))
      expect({ ...node, identityDocument: node.identityDocument?.number ?? '••••••' }).toMatchObject({
        dateOfBirth: expect.stringMatching(/^\d{4}$/),
        identityDocument: '••••••',
        phone: '••••••',
      });
  });

  /** The test system allows 1,000 an hour, an ordinary one 60. */
  const OVER_THE_LIMIT = 1200;
  const SEARCHES =
    'query ($actor: ID) { auditEntries(filter: { actor: $actor, action: "citizen.SEARCHED" }) { nodes { subjects fields } } }';
  const ON_RECORD = { subjects: [expect.stringMatching(/^number:#/)], fields: ['identityDocument'] };

  async function searchesOf(actor: string, many: number) {
    const auditor = await tokenOf(system, 'kiemtoan');
    for (let waited = 0; ; waited += 200) {
      const { nodes } = (await ask(auditor, SEARCHES, { actor })).data.auditEntries;
      if (nodes.length >= many || waited > 10_000) return nodes;
      await sleep(200);
    }
  }

  async function refusalOf(guess: (i: number) => Promise<string | undefined>) {
    for (let i = 0; i < OVER_THE_LIMIT; i += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, each) => guess(i + each)));
      const refused = answers.find((code) => code === 'WRONG_STATE');
      if (refused) return refused;
    }
    return undefined;
  }

  test('is on record also when it finds no one, and is asked so often and no more', async () => {
    const asker = await as('visibility-guesser', 'HANDLER', FAR);
    const guess = async (i: number) =>
      (await ask(asker, SEARCH, { search: { identityDocument: `07908599${String(i).padStart(4, '0')}` } })).errors[0]?.extensions.code;
    expect(await guess(0)).toBeUndefined();
    expect(await searchesOf('visibility-guesser', 1)).toEqual([ON_RECORD]);
    expect(await refusalOf(guess)).toBe('WRONG_STATE');
  });

  test('is also what a complaint claims, to whom it shows the records that it may be about; and to propose one is counted', async () => {
    const { complainant, ...victim } = { ...(await stranger()), complainant: complaintInput().complainant };
    const { id, version } = await complaintOfAttacker({
      complainant: { ...complainant, dateOfBirth: '1991-01-01', identityDocument: victim.identityDocument },
    });
    const asker = await as('visibility-candidates', 'HANDLER', FAR);
    const candidates = 'query ($id: ID!) { complaint(id: $id) { candidates { id masked } } }';
    for (let i = 0; i < 2; i++)
      expect((await ask(asker, candidates, { id })).data.complaint.candidates).toContainEqual({ id: victim.id, masked: true });
    expect(await searchesOf('visibility-candidates', 1)).toEqual([
      {
        subjects: expect.arrayContaining([`complaint:${id}`, expect.stringMatching(/^number:#/)]),
        fields: expect.arrayContaining(['identityDocument']),
      },
    ]);
    let refused: string | undefined;
    for (let at = version; !refused && at < version + 40; at++)
      refused = codes(await act(asker, 'linkCitizen', { id, version: at, citizenId: victim.id }, 'complaint { id }'))[0];
    expect(refused).toBe('WRONG_STATE');
  });

  test('is also what gives a new person, or a corrected one, the number of another record', async () => {
    const [one, another] = [await stranger(), await stranger()];
    const asker = await as('visibility-claimer', 'CLERK', FAR);
    const register = (change: object) =>
      act(
        asker,
        'registerCitizen',
        { idempotencyKey: randomUUID(), fullName: 'Tạ Thị Mới', dateOfBirth: '1985', gender: 'MALE', ...change },
        'citizen { id }',
      );
    const correct = (id: string) =>
      act(
        asker,
        'correctCitizen',
        { idempotencyKey: randomUUID(), id, version: 1, reason: 'x', identityDocument: another.identityDocument },
        'citizen { id }',
      );
    const taken = [{ code: 'DUPLICATE', field: ['identityDocument', 'number'] }];
    expect((await register({ identityDocument: one.identityDocument })).errors).toEqual(taken);
    const { citizen } = await register({ identityDocument: { kind: 'CCCD', number: ownNumber() } });
    expect((await correct(citizen.id)).errors).toEqual(taken);
    expect(await searchesOf('visibility-claimer', 2)).toEqual([ON_RECORD, ON_RECORD]);
    expect(await refusalOf(async () => codes(await correct(citizen.id))[0])).toBe('WRONG_STATE');
    expect(codes(await register({ identityDocument: { kind: 'CCCD', number: ownNumber() } }))).toEqual(['WRONG_STATE']);
    expect(codes(await register({}))).toEqual([]);
  });
});
