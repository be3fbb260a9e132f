/** A complaint shows its person to those who handle it, by evidence alone, and not to others. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { complaintInput } from '../procedure/fileSample.ts';
import {
  act,
  ask,
  attacker,
  clerk,
  codes,
  colleague,
  complaintOfAttacker,
  FAR_SITE,
  find,
  HIDDEN,
  looksOf,
  PERSON,
  prepare,
  see,
  stranger,
  system,
} from './attackers.ts';

beforeAll(prepare);

describe('a complaint', () => {
  test('opens no record that it does not name: the link waits for a second person, who then sees the person too', async () => {
    const victim = await stranger();
    const { id, version } = await complaintOfAttacker();
    const RESULT = `complaint { version linkEvidence citizen { id } proposedLink { agrees by { name } viewerCanConfirm citizen ${PERSON} } }`;
    const proposed = await act(attacker, 'linkCitizen', { id, version, citizenId: victim.id }, RESULT);
    expect(proposed).toMatchObject({
      errors: [],
      complaint: {
        linkEvidence: null,
        citizen: null,
        proposedLink: { viewerCanConfirm: false, citizen: HIDDEN, agrees: null },
      },
    });
    expect(await see(attacker, victim.id)).toMatchObject(HIDDEN);
    const next = { id, version: proposed.complaint.version };
    const seen = 'query ($id: ID!) { complaint(id: $id) { proposedLink { agrees viewerCanConfirm } } }';
    expect((await ask(colleague, seen, { id })).data.complaint.proposedLink).toEqual({
      viewerCanConfirm: true,
      agrees: expect.not.arrayContaining(['IDENTITY_DOCUMENT']),
    });
    expect(
      codes(
        await act(
          attacker,
          'resolveComplaint',
          { ...next, correctCitizen: { citizenVersion: 1, phone: '0987654321' } },
          'complaint { id }',
        ),
      ),
    ).toEqual(['NOT_FOUND']);
    expect(codes(await act(attacker, 'confirmCitizenLink', next, RESULT))).toEqual(['FORBIDDEN']);

    const confirmed = await act(colleague, 'confirmCitizenLink', next, RESULT);
    expect(confirmed).toMatchObject({
      errors: [],
      complaint: { linkEvidence: 'SECOND_PERSON', citizen: { id: victim.id }, proposedLink: null },
    });
    expect(await see(colleague, victim.id)).toMatchObject({ masked: false, doses: [{ doseNumber: 1 }] });
  });

  test('that is linked orders nothing about another person', async () => {
    // Their own complaint, linked to somebody of theirs as it should be; the other one is a stranger to them.
    const victim = await stranger();
    const { complainant } = complaintInput();
    const own = await act(
      attacker,
      'registerCitizen',
      { ...complainant, idempotencyKey: randomUUID(), communeCode: '20194' },
      'citizen { id version }',
    );
    const dose = { vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: FAR_SITE };
    const recorded = await act(attacker, 'recordDose', { ...dose, idempotencyKey: randomUUID(), citizenId: own.citizen.id }, 'dose { id }');
    const doses = (await ask(clerk, 'query ($id: ID!) { citizen(id: $id) { doses { id } } }', { id: victim.id })).data.citizen.doses;
    const before = await see(clerk, victim.id);
    const records = {
      survivorId: own.citizen.id,
      survivorVersion: own.citizen.version,
      duplicateId: victim.id,
      duplicateVersion: before.version,
      fieldsFromDuplicate: ['IDENTITY_DOCUMENT', 'PHONE'],
      doses: [
        { id: recorded.dose.id, doseNumber: 1 },
        { id: doses[0].id, doseNumber: 2 },
      ],
    };
    const attempts = [
      { mergeRecords: records },
      {
        mergeRecords: {
          ...records,
          survivorId: victim.id,
          survivorVersion: before.version,
          duplicateId: own.citizen.id,
          duplicateVersion: 1,
        },
      },
      { moveDose: { doseId: recorded.dose.id, toCitizenId: victim.id } },
      { moveDose: { doseId: doses[0].id, toCitizenId: own.citizen.id, doseNumber: 2 } },
      { correctDose: { doseId: doses[0].id, lotNumber: 'LẠ' } },
      { voidDose: { doseId: doses[0].id } },
    ];
    for (const attempt of attempts) {
      let filed = await complaintOfAttacker({ complainant, fileAnyway: true });
      for (let waited = 0; !filed.citizen && waited < 10_000; waited += 100, await sleep(100)) filed = await find(attacker, filed.code);
      expect(filed.citizen?.id).toBe(own.citizen.id);
      const { id, version } = filed;
      const decided = await act(attacker, 'resolveComplaint', { id, version, ...attempt }, 'complaint { status citizen { id } }');
      expect([attempt, decided.complaint, codes(decided).length]).toEqual([attempt, null, 1]);
      expect(['NOT_FOUND', 'FORBIDDEN', 'INVALID']).toContain(codes(decided)[0]);
    }
    expect(await see(clerk, victim.id)).toEqual(before);
    const ended = await ask(clerk, 'query ($id: ID!) { citizen(id: $id) { doses(includeEnded: true) { id status } } }', { id: victim.id });
    expect(ended.data.citizen.doses).toEqual([{ id: doses[0].id, status: 'CURRENT' }]);
    expect(await see(attacker, victim.id)).toMatchObject(HIDDEN);
  });

  test('may be refused its record', async () => {
    const victim = await stranger();
    const { id, version } = await complaintOfAttacker();
    await act(attacker, 'linkCitizen', { id, version, citizenId: victim.id }, 'complaint { id }');
    const refused = await act(
      colleague,
      'refuseCitizenLink',
      { id, version: version + 1 },
      'complaint { citizen { id } proposedLink { by { name } } history { kind by { name } } }',
    );
    expect(refused.complaint).toMatchObject({ citizen: null, proposedLink: null });
    expect(refused.complaint.history.at(-1)).toEqual({ kind: 'LINK_REFUSED', by: { name: 'visibility-colleague' } });
  });

  test.each([
    ['the number and date of birth of the record', {}, []],
    ['another date of birth', { dateOfBirth: '1985-06-02' }, ['INVALID']],
    ['another number', { identityDocument: { kind: 'CCCD', number: '079085000000' } }, ['INVALID']],
  ])('with papers that have %s', async (_, change, refused) => {
    const victim = await stranger();
    const { id, version } = await complaintOfAttacker();
    const papers = { identityDocument: victim.identityDocument, dateOfBirth: victim.dateOfBirth, ...change };
    const linked = await act(attacker, 'linkCitizen', { id, version, citizenId: victim.id, papers }, 'complaint { linkEvidence }');
    expect(codes(linked)).toEqual(refused);
    if (!refused.length) expect(linked.complaint.linkEvidence).toBe('PAPERS');
    expect((await see(attacker, victim.id)).masked).toBe(refused.length > 0);
  });

  test('that names number and date of birth is linked by itself, and shows the person until it is withdrawn', async () => {
    const { id: victim, ...complainant } = await stranger();
    const filed = await complaintOfAttacker({ complainant });
    let found = filed;
    for (let waited = 0; !found.citizen && waited < 10_000; waited += 100) {
      await sleep(100);
      found = await find(attacker, filed.code);
    }
    expect(found).toMatchObject({ linkEvidence: 'CLAIM', citizen: { id: victim } });
    expect((await see(attacker, victim)).masked).toBe(false);
    // Whoever looks at the doses alone is on record too, by whichever way.
    for (const [name, query] of [
      ['DosesOfOne', 'query DosesOfOne($id: ID!) { citizen(id: $id) { doses { id injectedOn } } }'],
      ['DosesOfFound', 'query DosesOfFound($name: String) { citizens(search: { name: $name }) { nodes { id doses { id } } } }'],
    ] as const) {
      const { data } = await ask(attacker, query, { id: victim, name: complainant.fullName });
      const people: { id: string; doses: object[] | null }[] = data.citizens?.nodes ?? [{ id: victim, doses: data.citizen.doses }];
      const seen = people.filter(({ doses }) => doses).map(({ id }) => `citizen:${id}`);
      expect(await looksOf('visibility-attacker', name, seen)).toEqual(expect.arrayContaining(seen));
    }
    const withdraw = 'mutation ($input: WithdrawComplaintInput!) { withdrawComplaint(input: $input) { errors { code } } }';
    expect(
      (await askGateway(system.gateway, withdraw, { input: { code: filed.code, phone: complainant.phone } })).data.withdrawComplaint.errors,
    ).toEqual([]);
    expect(await see(attacker, victim)).toMatchObject(HIDDEN);
  });

  test('shows no dose that its claimant merely names', async () => {
    const victim = await stranger();
    const { doses } = (await ask(clerk, 'query ($id: ID!) { citizen(id: $id) { doses { id } } }', { id: victim.id })).data.citizen;
    const { id } = await complaintOfAttacker({ kind: 'DOSE_WRONG', disputedDoseId: doses[0].id });
    const query = 'query ($id: ID!) { complaint(id: $id) { disputedDose { id injectedOn vaccine { product } } } }';
    expect((await ask(attacker, query, { id })).data.complaint.disputedDose).toBeNull();
  });
});
