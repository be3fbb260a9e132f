/** The supervisor's figures tell of nobody outside of the unit that they were asked for. */
import { expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor } from '../harness/tokens.ts';
import { SITE } from './fileSample.ts';

const system = sharedSystem();
const QUERY = `query ($unit: ID!) { complaintStatistics(unit: $unit, from: "2026-01-01", until: "2026-01-31") {
  code units { code } sitesAtRisk { site { code } } escalations { responsible { code } }
} }`;

test.each([
  ['SITE', SITE, /^79\.760\.26740\.01$/],
  ['COMMUNE', '26740', /^79\.760\.26740(\.|$)/],
  ['DISTRICT', '760', /^79\.760\./],
  ['PROVINCE', '79', /^79\./],
])('of a %s', async (level, code, within) => {
  const claims = { name: 'x', role: level === 'SITE' ? 'HEAD_OF_FACILITY' : 'AUTHORITY_OFFICER', unit_level: level, unit_code: code };
  const token = await tokenFor(system, `test-statistics-${code}`, claims);
  const { data } = await askGateway(system.gateway, QUERY, { unit: code }, token);
  const { sitesAtRisk, escalations } = data.complaintStatistics;
  for (const { site } of sitesAtRisk) expect(site.code).toMatch(within);
  for (const { responsible } of escalations) if (responsible.code.includes('.')) expect(responsible.code).toMatch(within);
  if (level !== 'COMMUNE') expect(sitesAtRisk.length).toBeGreaterThan(0);
});
