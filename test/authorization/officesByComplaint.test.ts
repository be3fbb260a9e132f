/** A complaint leads to the office that has it: its citizen reads the name, and not what offices come to. */
import { expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, FILE, SITE } from '../procedure/fileSample.ts';

const system = sharedSystem();
const OFFICE = 'name confirmedAt missingResponsibilities contacts { id }';
const QUERY = `query ($code: String!, $phone: String!) {
  trackComplaint(code: $code, phone: $phone) { responsible { office { ${OFFICE} parent { ${OFFICE} children { code } } } } }
}`;

test('of the office and those above the citizen reads the names alone, staff the rest', async () => {
  const input = complaintInput({ place: { provinceCode: '79', siteCode: SITE } });
  const { code } = (await askGateway(system.gateway, FILE, { input })).data.fileComplaint.complaint;
  const which = { code, phone: input.complainant.phone };
  const read = async (token?: string) => (await askGateway(system.gateway, QUERY, which, token)).data.trackComplaint.responsible.office;
  const hidden = { name: expect.any(String), confirmedAt: null, missingResponsibilities: [], contacts: [] };
  expect(await read()).toEqual({ ...hidden, parent: { ...hidden, children: [] } });
  const seen = await read(await tokenOf(system, 'quantri'));
  expect(seen.contacts.length).toBeGreaterThan(0);
  expect(seen.parent.children.length).toBeGreaterThan(0);
});
