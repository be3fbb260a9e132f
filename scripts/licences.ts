/**
 * docs/licences.md: under which licences what runs in production is used, from the lock file, so that it is the same on every
 * machine. `npm run docs` writes it. For other programs, `npm run sbom` tells the same as a CycloneDX bill of materials.
 */

/** Of a package in package-lock.json (lockfileVersion 3). */
export interface Locked {
  license?: string;
  /** For building and testing alone. */
  dev?: boolean;
  /** A workspace of ours. */
  link?: boolean;
}

/** Licences (SPDX) that let the product be run by others as a service and be changed by them, with what each asks for. */
export const ALLOWED: Readonly<Record<string, string>> = {
  '(MIT AND BSD-3-Clause)': 'as MIT and BSD-3-Clause',
  '(MIT OR EUPL-1.1+)': 'used under MIT',
  '(MPL-2.0 OR Apache-2.0)': 'used under Apache-2.0',
  '0BSD': 'asks for nothing',
  'Apache-2.0': 'keep the notice',
  'Apache-2.0 AND LGPL-3.0-or-later': 'as LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT': 'as LGPL-3.0-or-later',
  'BlueOak-1.0.0': 'keep the notice',
  BSD: 'keep the notice',
  'BSD-2-Clause': 'keep the notice',
  'BSD-3-Clause': 'keep the notice; no advertising with the authors',
  'Elastic-2.0': 'source available: the gateway may not be sold to others as a managed gateway',
  ISC: 'keep the notice',
  'LGPL-3.0': 'a library of its own that can be replaced; used unchanged',
  'LGPL-3.0-or-later': 'a library of its own that can be replaced; used unchanged',
  MIT: 'keep the notice',
  'MIT AND ISC AND BSD-3-Clause': 'as each of them',
  'MIT-0': 'asks for nothing',
  'OFL-1.1': 'a font; not to be sold by itself',
  Unlicense: 'asks for nothing',
};

const AROUND = `# Licences

What runs in production, by licence. \`npm run docs\` makes this page from \`package-lock.json\`; a package under a licence that is not
in \`scripts/licences.ts\` fails the tests. \`npm run sbom\` writes the same as a CycloneDX bill of materials, \`sbom.json\`.
`;

/** Names of packages by licence; what states none is under an empty licence. */
export function byLicence(packages: Readonly<Record<string, Locked>>): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const [path, { license = '', dev, link }] of Object.entries(packages)) {
    const [, name] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    if (!name || dev || link) continue;
    found.set(license, (found.get(license) ?? new Set()).add(name));
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([licence, names]) => [licence, [...names].toSorted()]));
}

export const licencesPage = (packages: Readonly<Record<string, Locked>>): string =>
  [AROUND.trim(), ...[...byLicence(packages)].map(([licence, names]) => `## ${licence}\n\n${ALLOWED[licence]}: ${names.join(', ')}.`)]
    .join('\n\n')
    .concat('\n');
