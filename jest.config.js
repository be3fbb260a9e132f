/**
 * Three suites: what stands next to its source, the pages' components in a document of jsdom, and what needs a whole running system
 * (started once, test/harness/globalSetup.ts).
 */
const shared = {
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } },
    ],
  },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/[^/]+/dist'],
};

export default {
  testTimeout: 120_000,
  maxWorkers: 3, // of two cores: many tests wait for what starts again, or for the clock
  projects: [
    {
      ...shared,
      displayName: 'units',
      testMatch: [
        '<rootDir>/{platform,database,gateway,subgraphs,services,seed,migrations,portal,admin,scripts,deploy,bench}/**/*.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'components',
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/test/harness/browserGlobals.ts'],
      testMatch: ['<rootDir>/{portal,admin}/src/**/*.test.tsx'],
    },
    {
      ...shared,
      displayName: 'system',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      globalSetup: '<rootDir>/test/harness/globalSetup.ts',
      globalTeardown: '<rootDir>/test/harness/globalTeardown.ts',
    },
  ],
};
