/** Which room may open which door. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'subgraphs-meet-in-the-graph-only',
      comment: 'What a subgraph needs of another it gets through the graph or an event.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules decide; they neither read nor write.',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/rules/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(subgraphs/[^/]+/(actions|queries|resolvers|graph|jobs)/|database/|node_modules/mongoose)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'platform-knows-no-subgraph',
      severity: 'error',
      from: { path: '^(platform|database)/' },
      to: { path: '^(subgraphs|gateway|services|admin|portal|test|scripts)/' },
    },
    { name: 'database-stands-alone', severity: 'error', from: { path: '^database/' }, to: { path: '^platform/' } },
    {
      name: 'front-ends-use-the-graph-only',
      comment: 'And read names, dates and numbers as the servers do.',
      severity: 'error',
      from: { path: '^(admin|portal)/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(platform|database|subgraphs|gateway|services|test)/', pathNot: '^platform/values/' },
    },
    {
      name: 'values-stand-alone',
      comment: 'They run in browsers too.',
      severity: 'error',
      from: { path: '^platform/values/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^platform/values/' },
    },
    {
      name: 'product-does-not-need-tests',
      severity: 'error',
      from: { path: '^(platform|database|subgraphs|gateway|services|admin|portal)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|node_modules)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
