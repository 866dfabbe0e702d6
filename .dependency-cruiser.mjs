/**
 * Who may import whom (design: docs/decisions/0002-layout.md). Every rule carries its reason; `npm run lint` fails on
 * any breach. `typesOnly` rules let `import type` pass.
 */
const value = { dependencyTypesNot: ['type-only'] };

/** Modules of `from` may import values only from the listed top-level folders. */
const layer = (name, from, forbidden, comment, to = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: '[.]spec[.]ts$' },
  to: { path: `^(${forbidden})/`, ...to },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no order in which to read it.',
      severity: 'error',
      from: { path: '^(contracts|engine|workflows|activities|platform|domain|api|web/src)/' },
      to: { circular: true, viaOnly: value },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that cannot be found fails at run time.',
      severity: 'error',
      from: { pathNot: '^(web|tests)/' },
      to: { couldNotResolve: true },
    },
    layer(
      'contracts-stand-alone',
      'contracts',
      'engine|workflows|activities|platform|domain|api|web|tests',
      'contracts is the vocabulary of all others and knows none of them.',
    ),
    layer(
      'engine-is-pure',
      'engine',
      'workflows|activities|platform|domain|api|web|tests',
      'The engine is a pure function over contracts.',
    ),
    {
      name: 'engine-imports-no-runtime',
      comment:
        'The same engine runs in the workflow, in tests, in the browser: no Temporal, no HTTP, no database, no Node.',
      severity: 'error',
      from: { path: '^engine/', pathNot: '[.]spec[.]ts$' },
      to: { path: 'node_modules/(@temporalio|express|@mikro-orm|pg|pino|zod)(/|$)' },
    },
    {
      name: 'no-node-in-sandbox',
      comment: 'contracts, engine and workflows run in the Temporal sandbox and in browsers.',
      severity: 'error',
      from: { path: '^(contracts|engine|workflows)/', pathNot: '[.]spec[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'feel-behind-one-door',
      comment: 'now() and today() come from the event; only feel.ts injects them.',
      severity: 'error',
      from: {
        path: '^(contracts|engine|workflows|activities|platform|domain|api)/',
        pathNot: '^engine/execute/feel([.]ts|/)|[.]spec[.]ts$',
      },
      to: { path: 'node_modules/lezer-feel/' },
    },
    layer(
      'execute-takes-only-types-of-compile',
      'engine/execute',
      'engine/(compile|rules)',
      'Running must not pull in the XML parser.',
      value,
    ),
    layer('model-is-types', 'engine/model', 'engine/(compile|rules|execute)', 'The model is what the others share.'),
    layer(
      'workflows-see-engine-only',
      'workflows',
      'platform|domain|activities|api|web|tests',
      'Everything imported here is bundled into the sandbox; activities come as types.',
      value,
    ),
    layer(
      'workflows-do-not-parse',
      'workflows',
      'engine/(compile|rules)',
      'Compiling happens before publishing.',
      value,
    ),
    layer(
      'platform-below-domain',
      'platform',
      'workflows|activities|domain|api|web|tests',
      'platform is what domain, activities and api stand on.',
    ),
    layer(
      'platform-takes-engine-types',
      'platform',
      'engine',
      'platform carries engine data, it does not run it.',
      value,
    ),
    layer(
      'domain-below-edges',
      'domain',
      'workflows|activities|api|web|tests',
      'Domain rules know no transport.',
      value,
    ),
    {
      name: 'domain-by-its-door',
      comment: 'Another area is reached by its index.ts only.',
      severity: 'error',
      from: { path: '^domain/([^/]+)/' },
      to: {
        path: '^domain/([^/]+)/',
        pathNot: ['^domain/$1/', '^domain/[^/]+/index[.]ts$', '^domain/[^/]+/entities/'],
      },
    },
    {
      name: 'edges-use-the-door',
      comment: 'api and activities use a domain by its index.ts.',
      severity: 'error',
      from: { path: '^(api|activities)/', pathNot: '[.]spec[.]ts$' },
      to: { path: '^domain/[^/]+/', pathNot: '^domain/[^/]+/index[.]ts$' },
    },
    layer('api-knows-no-worker', 'api', 'activities|web|tests', 'api and worker scale apart.', value),
    layer('activities-know-no-api', 'activities', 'api|web|tests', 'api and worker scale apart.', value),
    layer(
      'web-sees-contracts-and-engine',
      'web',
      'workflows|activities|platform|domain|api|tests',
      'The browser knows the vocabulary and the pure engine only.',
      value,
    ),
    layer(
      'nothing-imports-tests',
      '(contracts|engine|workflows|activities|platform|domain|api|web|scripts|migrations)',
      'tests',
      'Tests look at the product, never the other way round.',
    ),
    {
      name: 'migrations-stand-alone',
      comment: 'A migration must mean the same for ever.',
      severity: 'error',
      from: { path: '^migrations/', pathNot: '[.]spec[.]ts$' },
      to: { pathNot: 'node_modules/@mikro-orm/migrations' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^(data|[.]cache)|(^|/)(dist|[.]angular))/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
