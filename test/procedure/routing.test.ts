/** Who finishes a complaint: a site that closed, its successor, an administrator's rule; and what would happen, before it does. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor } from '../harness/tokens.ts';
import { file } from './fileSample.ts';

const system = sharedSystem();
/** No other test changes sites or rules there. */
const PROVINCE = '92';
interface Site {
  code: string;
  version: number;
}
let administrator: string;
let handler: string;
let sites: Site[];
beforeAll(async () => {
  const unit = { unit_level: 'PROVINCE', unit_code: PROVINCE };
  administrator = await tokenFor(system, 'test-routing', { name: 'Quản Trị Cần Thơ', role: 'ADMINISTRATOR', ...unit });
  handler = await tokenFor(system, 'test-routed', { name: 'Xử Lý', role: 'HANDLER', ...unit });
  const query = `{ sites(filter: { unit: "${PROVINCE}", active: true }, first: 6) { nodes { code version } } }`;
  sites = (await ask(query)).sites.nodes;
});

async function ask(query: string, variables: object = {}, token = administrator) {
  const { data, errors } = await askGateway(system.gateway, query, variables, token);
  if (errors.length) throw new Error(JSON.stringify(errors));
  return data;
}
const site = (i: number): Site => sites[i] ?? { code: '', version: 0 };
const change = async ({ code, version }: Site, fields: object) => {
  const query =
    'mutation ($input: ChangeSiteInput!) { changeSite(input: $input) { site { version active successor { code } } errors { code field } } }';
  return (await ask(query, { input: { code, version, ...fields } })).changeSite;
};
const rule = async (fields: object) => {
  const query = 'mutation ($input: SaveRoutingRuleInput!) { saveRoutingRule(input: $input) { rule { id version } errors { code field } } }';
  return (await ask(query, { input: fields })).saveRoutingRule;
};
const placeOf = (code: string) => ({ provinceCode: PROVINCE, siteCode: code });
const fileAt = async (code: string) => {
  const { code: tracking } = await file(system.gateway, { place: placeOf(code) });
  const query =
    'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version responsible { code } site { code } deadline history { kind note } } } }';
  return (await ask(query, { text: tracking }, handler)).complaints.nodes[0];
};
const CHECK = `query ($kind: ComplaintKind!, $place: InjectionPlaceInput!, $draft: RoutingRuleDraftInput) {
  routingOf(kind: $kind, place: $place, draft: $draft) { responsible { level code } steps { kind ruleName site { code } } }
}`;

test('a site that was merged: its complaints go to the one that took its place, told in the history', async () => {
  const { errors, site: closed } = await change(site(0), { active: false, successorCode: site(1).code });
  expect(errors).toEqual([]);
  expect(closed).toMatchObject({ active: false, successor: { code: site(1).code } });
  const complaint = await fileAt(site(0).code);
  expect(complaint).toMatchObject({ responsible: { code: site(1).code }, site: { code: site(0).code } });
  expect(complaint.history[0]).toEqual({ kind: 'FILED', note: `Cơ sở ${site(0).code} không còn, chuyển đến cơ sở kế thừa` });

  // Passed on to it, a complaint comes to the same place, and its deadline stays.
  const other = await fileAt(site(2).code);
  const pass =
    'mutation ($input: TransferComplaintInput!) { transferComplaint(input: $input) { complaint { responsible { code } transferredFrom { code } deadline } errors { code } } }';
  const { transferComplaint } = await ask(
    pass,
    { input: { id: other.id, version: other.version, to: site(0).code, reason: 'tiêm ở đó' } },
    handler,
  );
  expect(transferComplaint).toMatchObject({
    complaint: { responsible: { code: site(1).code }, transferredFrom: [{ code: site(2).code }], deadline: other.deadline },
    errors: [],
  });
});

test('a site that is no more, without a successor: to its authority', async () => {
  await change(site(3), { active: false });
  const { responsible, history } = await fileAt(site(3).code);
  expect(responsible.code).toBe(site(3).code.split('.')[1]);
  expect(history[0].note).toContain('chuyển đến cơ quan cấp trên');
});

test.each([
  ['itself', () => site(4).code, 'INVALID'],
  ['one that does not exist', () => '92.000.00000.99', 'NOT_FOUND'],
])('a site is not succeeded by %s', async (_, successor, code) => {
  expect((await change(site(4), { active: false, successorCode: successor() })).errors).toEqual([{ code, field: ['successorCode'] }]);
});

test('a rule: seen beforehand what it does, in force from the next complaint on, and gone when dropped', async () => {
  const to = site(5).code;
  const draft = { name: `Thử ${randomUUID().slice(0, 8)}`, unit: PROVINCE, kinds: ['DOSE_MISSING'], knows: ['PROVINCE'], to };
  const place = { provinceCode: PROVINCE };
  const check = async (more: object = {}) => (await ask(CHECK, { kind: 'DOSE_MISSING', place, ...more })).routingOf;
  expect(await check()).toEqual({
    responsible: { level: 'PROVINCE', code: PROVINCE },
    steps: [{ kind: 'DISPATCH', ruleName: null, site: null }],
  });
  const would = { responsible: { level: 'SITE', code: to }, steps: [{ kind: 'RULE', ruleName: draft.name, site: null }] };
  expect(await check({ draft })).toEqual(would);
  expect(await check()).not.toEqual(would); // looking changes nothing

  const kept = await rule(draft);
  expect(kept.errors).toEqual([]);
  expect(await check()).toEqual(would);
  expect((await ask(CHECK, { kind: 'PASSPORT', place })).routingOf.responsible.code).toBe(PROVINCE);
  // Those below see what holds for them, those elsewhere do not.
  const seen = async (unit_level: string, unit_code: string) => {
    const token = await tokenFor(system, `test-rules-${unit_code}`, { name: 'x', role: 'ADMINISTRATOR', unit_level, unit_code });
    return (await ask('{ routingRules { name } }', {}, token)).routingRules.some(({ name }: { name: string }) => name === draft.name);
  };
  const [, district = ''] = to.split('.');
  expect([await seen('DISTRICT', district), await seen('COUNTRY', 'VN'), await seen('PROVINCE', '01')]).toEqual([true, true, false]);
  const { code } = await file(system.gateway, { place });
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { responsible { code } history { note } } } }';
  const [complaint] = (await ask(query, { text: code }, handler)).complaints.nodes;
  expect(complaint).toMatchObject({
    responsible: { code: to },
    history: [{ note: `Theo quy tắc “${draft.name}”` }, {}].slice(0, complaint.history.length),
  });

  expect((await rule({ ...draft, id: kept.rule.id, version: 7 })).errors).toMatchObject([{ code: 'STALE' }]);
  const drop = 'mutation ($input: DeleteRoutingRuleInput!) { deleteRoutingRule(input: $input) { errors { code } } }';
  expect((await ask(drop, { input: kept.rule })).deleteRoutingRule.errors).toEqual([]);
  expect((await check()).responsible.code).toBe(PROVINCE);
});

test.each([
  ['for another province', { unit: '01', to: '92' }, 'FORBIDDEN', []],
  ['to another province', { unit: '92', to: '01' }, 'FORBIDDEN', []],
  ['for the country', { unit: 'VN', to: '92' }, 'NOT_FOUND', ['unit']],
  ['for nothing', { unit: '000', to: '92' }, 'NOT_FOUND', ['unit']],
])('a province’s administrator makes no rule %s', async (_, fields, code, field) => {
  expect((await rule({ name: 'x', ...fields })).errors).toEqual([{ code, field }]);
});
