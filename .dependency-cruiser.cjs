/** Which room may import which. Rooms stand from the ground up: an arrow runs downwards only, and a new one fails until it stands here. */
const ROOMS = {
  platform: {
    values: [],
    errors: ['values'],
    inputs: ['errors', 'values'],
    identity: ['values'],
    process: ['identity'],
    configuration: ['process'],
    decoding: ['errors'],
    storage: ['configuration', 'errors', 'identity', 'process'],
    http: ['configuration', 'errors', 'identity'],
    graphql: ['configuration', 'errors', 'identity', 'inputs', 'process', 'values'],
    authorization: ['errors', 'graphql', 'identity', 'inputs', 'storage', 'values'],
    audit: ['configuration', 'graphql', 'identity', 'process', 'storage'],
    reference: ['errors', 'graphql', 'identity'],
    search: ['audit', 'authorization', 'graphql', 'inputs', 'storage', 'values'],
    jobs: ['audit', 'authorization', 'configuration', 'errors', 'http', 'identity', 'inputs', 'process', 'storage', 'values'],
    imports: ['decoding', 'errors', 'http', 'identity', 'inputs', 'values'],
    testing: ['audit', 'configuration', 'decoding', 'graphql', 'storage'],
  },
  gateway: {
    execution: [],
    operations: ['execution'],
    caller: ['execution', 'operations'],
    admission: ['caller', 'execution', 'operations'],
    subgraphs: ['caller', 'execution'],
    graphql: ['admission', 'caller', 'execution', 'operations', 'subgraphs'],
    http: ['admission', 'caller', 'execution', 'graphql', 'operations', 'subgraphs'],
  },
};

const NOT_A_TEST = '\\.test\\.ts$';

/** Of one workspace: its rooms import what the table says; every folder is a room of the table. */
const roomRules = ([workspace, rooms]) => [
  ...Object.entries(rooms).map(([room, below]) => ({
    name: `${workspace}-${room}-imports-what-the-table-says`,
    severity: 'error',
    from: { path: `^${workspace}/${room}/`, pathNot: NOT_A_TEST },
    to: { path: `^${workspace}/`, pathNot: `^${workspace}/(${[room, ...below].join('|')})/` },
  })),
  {
    name: `${workspace}-has-no-other-rooms`,
    severity: 'error',
    from: {},
    to: { path: `^${workspace}/[^/]+/`, pathNot: `^${workspace}/(${Object.keys(rooms).join('|')}|node_modules)/` },
  },
];

module.exports = {
  forbidden: [
    ...Object.entries(ROOMS).flatMap(roomRules),
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
      from: { path: '^subgraphs/[^/]+/rules/', pathNot: NOT_A_TEST },
      to: {
        path: '^(subgraphs/[^/]+/(actions|queries|resolvers|graph|jobs)/|database/|node_modules/mongoose)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'queries-change-nothing',
      comment: 'What both need is in rules/ or repository/.',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/queries/', pathNot: NOT_A_TEST },
      to: { path: '^subgraphs/[^/]+/(actions|jobs|resolvers)/' },
    },
    {
      name: 'platform-knows-no-subgraph',
      severity: 'error',
      from: { path: '^(platform|database)/' },
      to: { path: '^(subgraphs|gateway|services|seed|migrations|admin|portal|test|scripts)/' },
    },
    {
      name: 'the-product-does-not-need-the-seed',
      severity: 'error',
      from: { path: '^(platform|database|subgraphs|gateway|services|migrations|admin|portal)/', pathNot: NOT_A_TEST },
      to: { path: '^seed/' },
    },
    {
      name: 'migrations-know-no-model',
      comment: 'A step is about the data of its time; the models go on.',
      severity: 'error',
      from: { path: '^migrations/', pathNot: NOT_A_TEST },
      to: { path: '^(subgraphs|gateway|services|admin|portal|test|scripts)/' },
    },
    { name: 'database-stands-alone', severity: 'error', from: { path: '^database/' }, to: { path: '^platform/' } },
    {
      name: 'front-ends-use-the-graph-only',
      comment: 'And read names, dates and numbers as the servers do.',
      severity: 'error',
      from: { path: '^(admin|portal)/src/', pathNot: NOT_A_TEST },
      to: { path: '^(platform|database|subgraphs|gateway|services|seed|migrations|test)/', pathNot: '^platform/values/' },
    },
    {
      name: 'design-knows-no-screen',
      comment: "The console's language is what screens are made from.",
      severity: 'error',
      from: { path: '^admin/src/design/', pathNot: NOT_A_TEST },
      to: { path: '^admin/src/(?!design/|format\\.ts$)' },
    },
    {
      name: 'values-stand-alone',
      comment: 'They run in browsers too.',
      severity: 'error',
      from: { path: '^platform/values/', pathNot: NOT_A_TEST },
      to: { pathNot: '^platform/values/' },
    },
    {
      name: 'product-does-not-need-tests',
      severity: 'error',
      from: { path: '^(platform|database|subgraphs|gateway|services|seed|migrations|admin|portal)/', pathNot: NOT_A_TEST },
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
