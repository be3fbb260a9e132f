/** Nobody sees a stranger: what was tried to get at one, and what shows a person (platform/authorization/visibility.ts). */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { complaintInput, file, SITE } from '../procedure/fileSample.ts';
import { ownNumber } from '../procedure/ownNumber.ts';

const system = sharedSystem();
const unit = (level: string, code: string) => ({ unit_level: level, unit_code: code });
const as = (subject: string, role: string, place: object) => tokenFor(system, subject, { name: subject, role, ...place });
const HERE = unit('SITE', SITE);
/** Of another province than everybody of this file. */
const FAR_SITE = '48.490.20194.01';
const FAR = unit('SITE', FAR_SITE);

let attacker: string;
let colleague: string;
let clerk: string;
beforeAll(async () => {
  attacker = await as('visibility-attacker', 'HANDLER', FAR);
  colleague = await as('visibility-colleague', 'HANDLER', FAR);
  clerk = await as('visibility-clerk', 'CLERK', HERE);
});

async function ask(token: string, query: string, variables: object = {}) {
  return await askGateway(system.gateway, query, variables, token);
}
async function act(token: string, name: string, input: object, result: string) {
  const query = `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${result} errors { code field } } }`;
  const { data, errors } = await ask(token, query, { input });
  expect(errors).toEqual([]);
  return data[name];
}
const codes = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);

/** Whom an account looked at by an operation, once these are among them: each subgraph brings its own part. */
async function looksOf(actor: string, action: string, awaited: readonly string[]): Promise<string[]> {
  const auditor = await tokenOf(system, 'kiemtoan');
  const query = 'query ($actor: ID, $action: String) { auditEntries(filter: { actor: $actor, action: $action }) { nodes { subjects } } }';
  for (let waited = 0; ; waited += 200) {
    const { nodes } = (await ask(auditor, query, { actor, action })).data.auditEntries;
    const looked: string[] = nodes.flatMap(({ subjects }: { subjects: string[] }) => subjects);
    if (awaited.every((subject) => looked.includes(subject)) || waited > 15_000) return looked;
    await sleep(200);
  }
}

const PERSON = '{ id masked dateOfBirth identityDocument { number } phone email address doses { doseNumber } version }';
const see = async (token: string, id: string) => (await ask(token, `query ($id: ID!) { citizen(id: $id) ${PERSON} }`, { id })).data.citizen;
const HIDDEN = { masked: true, dateOfBirth: '1985', identityDocument: { number: '••••••' }, phone: '••••••', doses: null };

/** Somebody who lives in Hồ Chí Minh City and was injected there. */
async function stranger() {
  const { complainant } = complaintInput();
  const registered = { ...complainant, idempotencyKey: randomUUID(), communeCode: '26740', address: '1 Lê Lợi' };
  const { citizen } = await act(clerk, 'registerCitizen', registered, 'citizen { id }');
  const dose = { citizenId: citizen.id, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE };
  await act(clerk, 'recordDose', { ...dose, idempotencyKey: randomUUID() }, 'dose { id }');
  return { id: citizen.id as string, ...complainant };
}

/** A complaint about anything, in the attacker's own territory. */
async function complaintOfAttacker(change: object = {}) {
  const { code } = await file(system.gateway, { place: { provinceCode: '48', siteCode: FAR_SITE }, ...change });
  return await find(attacker, code);
}
async function find(token: string, code: string) {
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { id code version linkEvidence citizen { id } } } }';
  return (await ask(token, query, { text: code })).data.complaints.nodes[0];
}

describe('a move', () => {
  const move = async (token: string, id: string, communeCode: string) => {
    const { version } = await see(token, id);
    const input = { idempotencyKey: randomUUID(), id, version, communeCode, reason: 'chuyển nhà' };
    return codes(await act(token, 'correctCitizen', input, 'citizen { id }'));
  };

  test('into one’s own territory is not one’s own to make, but of the unit that the person leaves, or of one above both', async () => {
    const victim = await stranger();
    const papers = { identityDocument: victim.identityDocument.number, dateOfBirth: victim.dateOfBirth };
    await ask(attacker, 'query ($search: CitizenSearch!) { citizens(search: $search) { nodes { id } } }', { search: papers });
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
      await ask(attacker, 'query ($search: CitizenSearch!) { citizens(search: $search) { nodes { id } } }', { search: papers });
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
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { possibleDuplicate relatedComplaints { code } } } }';
  expect((await ask(attacker, query, { text: other })).data.complaints.nodes).toEqual([{ possibleDuplicate: null, relatedComplaints: [] }]);
  const country = await tokenOf(system, 'boyte');
  expect((await ask(country, query, { text: other })).data.complaints.nodes[0].possibleDuplicate).toBe(code);
});

describe('a complaint', () => {
  test('opens nobody whom it does not name: the link waits for a second person, who then sees the person too', async () => {
    const victim = await stranger();
    const { id, version } = await complaintOfAttacker();
    const RESULT = `complaint { version linkEvidence citizen { id } proposedLink { agrees by mine citizen ${PERSON} } }`;
    const proposed = await act(attacker, 'identifyComplainant', { id, version, citizenId: victim.id }, RESULT);
    expect(proposed).toMatchObject({
      errors: [],
      complaint: {
        linkEvidence: null,
        citizen: null,
        proposedLink: { mine: true, citizen: HIDDEN, agrees: null },
      },
    });
    expect(await see(attacker, victim.id)).toMatchObject(HIDDEN);
    const next = { id, version: proposed.complaint.version };
    const seen = 'query ($id: ID!) { complaint(id: $id) { proposedLink { agrees mine } } }';
    expect((await ask(colleague, seen, { id })).data.complaint.proposedLink).toEqual({
      mine: false,
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
    expect(codes(await act(attacker, 'confirmComplainant', next, RESULT))).toEqual(['FORBIDDEN']);

    const confirmed = await act(colleague, 'confirmComplainant', next, RESULT);
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
    await act(attacker, 'identifyComplainant', { id, version, citizenId: victim.id }, 'complaint { id }');
    const refused = await act(
      colleague,
      'refuseComplainant',
      { id, version: version + 1 },
      'complaint { citizen { id } proposedLink { by } history { kind by } }',
    );
    expect(refused.complaint).toMatchObject({ citizen: null, proposedLink: null });
    expect(refused.complaint.history.at(-1)).toEqual({ kind: 'LINK_REFUSED', by: 'visibility-colleague' });
  });

  test.each([
    ['the number and date of birth of the record', {}, []],
    ['another date of birth', { dateOfBirth: '1985-06-02' }, ['INVALID']],
    ['another number', { identityDocument: { kind: 'CCCD', number: '079085000000' } }, ['INVALID']],
  ])('with papers that have %s', async (_, change, refused) => {
    const victim = await stranger();
    const { id, version } = await complaintOfAttacker();
    const papers = { identityDocument: victim.identityDocument, dateOfBirth: victim.dateOfBirth, ...change };
    const linked = await act(attacker, 'identifyComplainant', { id, version, citizenId: victim.id, papers }, 'complaint { linkEvidence }');
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
    const search = 'query ($search: CitizenSearch!) { citizens(search: $search) { nodes { id } } }';
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
    'query Exact($search: CitizenSearch!) { citizens(search: $search) { nodes { masked dateOfBirth identityDocument { number } phone } } }';

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

  test('is on record also when it finds nobody, and is asked so often and no more', async () => {
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
      refused = codes(await act(asker, 'identifyComplainant', { id, version: at, citizenId: victim.id }, 'complaint { id }'))[0];
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
