/**
 * The direction of imports, checked: a folder imports only from those above it, and nothing goes in circles.
 *
 *     npm run check:structure
 *
 * Imports of types count as well, because a type in the wrong place is a concept in the wrong place. Limits: a module
 * that is named by a computed string is not seen, and the configuration files in the root are not read.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ICruiseResult, IRegularForbiddenRuleType, IViolation } from 'dependency-cruiser';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** The folders in the order data flows; each may import from itself and from those before it. */
const order = [
  'model',
  'properties',
  'engines',
  'certificates',
  'counterexamples',
  'inquiry',
  'regression',
  'reports',
  'explorer',
  'host',
  'cli',
];

/** What is for users of another tool, and ships as the folders above: it imports what it likes, nobody imports from it. */
const edges = ['vitest'];

/** What is handed to others as it is, and is no part of this program. */
const handed = ['templates'];

/** The folders that import what they like. Nobody imports from them, except tests from `test-support`. */
const aside = ['bench', 'scripts', 'test-support'];

/** The folders that are a pure function of their arguments, and so have no need of Node. */
const pure = ['model', 'properties', 'engines', 'certificates', 'counterexamples', 'inquiry', 'regression', 'reports'];

/** The folders that are mathematics, and so need hardly anybody's package. */
const bare = ['model', 'properties', 'engines'];

/**
 * The explorer's page. It is bundled into one file when it is built, so what it imports ships inside that and need not be
 * installed with us; what is beside it in explorer/ is shared with the command line.
 */
const PAGE = '^explorer/(page/|vite\\.config\\.ts$)';

/** Tests do not ship: they may use `test-support`, and packages that only development has. */
const TESTS = '\\.(spec|bench|properties)\\.ts$';

/** What draws random values. An arbitrary is no test: the fuzzing engine is made of them. */
const DRAWING = '^(engines/fuzz/|(model|properties|engines)/.*\\.arbitrary\\.ts$)';

/** The second checker, a program by itself. */
const SECOND_CHECKER = '^certificates/lrat-check\\.mjs$';

/** Fewer modules than this, and the reader has failed, not the project shrunk. */
const LEAST_MODULES = 30;

const within = (folders: readonly string[]): string => `^(${folders.join('|')})/`;

const packages = (...names: readonly string[]): string => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;

/** Every way to reach a package, whether package.json lists it or not. */
const anyPackage: IRegularForbiddenRuleType['to'] = {
  dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'],
};

/** A rule whose comment completes the sentence “a imports b: …”. */
const forbid = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, severity: 'error', comment, from, to });

const rules: readonly IRegularForbiddenRuleType[] = [
  ...order
    .slice(0, -1)
    .map((folder, i) =>
      forbid(
        `${folder}-imports-downwards`,
        `${folder}/ imports only from ${order.slice(0, i + 1).join(', ')}`,
        { path: within([folder]) },
        { path: within(order.slice(i + 1)) },
      ),
    ),
  forbid(
    'nobody-imports-edges',
    'vitest/ is for people’s tests',
    { path: within([...order, ...aside]) },
    { path: within(edges) },
  ),
  forbid(
    'edges-need-no-command-line',
    'vitest/ is a front end by itself, and prints nothing: what it shares with the command line is in host/',
    { path: within(edges), pathNot: TESTS },
    { path: '^(cli/|host/terminal\\.ts$)' },
  ),
  forbid(
    'reports-run-no-engine',
    'reports/ knows engines by their types: what is run is an agenda of inquiry/',
    { path: '^reports/', pathNot: TESTS },
    { path: '^engines/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'nobody-imports-tools',
    'bench/ and scripts/ are nobody’s library',
    { path: within([...order, ...edges, 'test-support']) },
    { path: within(['bench', 'scripts']) },
  ),
  forbid(
    'the-checker-is-independent',
    'certificates/checker/ shares the protocol, the kernel and the form of a certificate with what makes certificates, and nothing else',
    { path: '^certificates/checker/', pathNot: TESTS },
    {
      path: within([...order, ...aside]),
      pathNot: '^(model/|properties/|certificates/(checker/|(manifest|argument)\\.ts$))',
    },
  ),
  forbid(
    'tests-do-not-ship',
    'what ships imports no tests and nothing made for them',
    { path: within([...order, ...edges]), pathNot: TESTS },
    { path: [within(['test-support']), TESTS] },
  ),
  forbid(
    'development-does-not-ship',
    'what ships imports only packages that are installed with it (“dependencies” in package.json)',
    { path: within(order), pathNot: [TESTS, PAGE] },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  ),
  forbid(
    'edges-use-what-they-are-for',
    'vitest/ imports what is installed with us, and vitest, which whoever imports it has (“peerDependencies”)',
    { path: within(edges), pathNot: TESTS },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: packages('vitest') },
  ),
  forbid(
    'bare-folders-use-fp-ts-only',
    'model/, properties/ and engines/ use no package but fp-ts',
    { path: within(bare), pathNot: [TESTS, DRAWING] },
    { ...anyPackage, pathNot: packages('fp-ts') },
  ),
  forbid(
    'drawing-uses-randomness',
    'what draws random values uses fast-check and seedrandom besides fp-ts',
    { path: DRAWING, pathNot: TESTS },
    { ...anyPackage, pathNot: packages('fp-ts', 'fast-check', 'seedrandom') },
  ),
  forbid(
    'pure-folders-need-no-node',
    'pure code has no files, processes or clocks',
    { path: within(pure), pathNot: [TESTS, SECOND_CHECKER] },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'the-second-checker-stands-alone',
    'the second checker imports nothing but what Node has',
    { path: SECOND_CHECKER },
    { dependencyTypesNot: ['core'] },
  ),
  forbid(
    'the-explorer-needs-no-node',
    'what the explorer does is the same in a browser and on the command line',
    { path: '^explorer/', pathNot: [TESTS, '\\.arbitrary\\.ts$', '^explorer/vite\\.config\\.ts$'] },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'nobody-imports-the-page',
    'explorer/page/ is bundled, and what others need of it is in explorer/',
    { path: within([...order, ...edges, ...aside]), pathNot: PAGE },
    { path: '^explorer/page/' },
  ),
  forbid('no-cycles', 'imports go in a circle', {}, { circular: true }),
  forbid('no-dangling-imports', 'there is no such module', {}, { couldNotResolve: true }),
];

const root = fileURLToPath(new URL('..', import.meta.url));

const read = async (folders: readonly string[]): Promise<ICruiseResult> => {
  const { output } = await cruise(
    [...folders],
    {
      baseDir: root,
      doNotFollow: 'node_modules',
      ruleSet: { forbidden: [...rules] },
      tsPreCompilationDeps: true,
      validate: true,
    },
    { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
    { tsConfig: extractTSConfig(`${root}/tsconfig.json`) },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser rendered its result instead of returning it');
  return output;
};

/** A package by its name, a module by its path. */
const nameOf = (module: string): string => module.replace(/^node_modules\/((@[^/]+\/)?[^/]+)\/.*$/, '$1');

const sentence = ({ from, to, cycle = [], rule }: IViolation): string => {
  const comment = rules.find(({ name }) => name === rule.name)?.comment ?? rule.name;
  const path = cycle.length > 0 ? [from, ...cycle.map(({ name }) => name)] : [from, nameOf(to)];
  return `  ${path.join(' → ')}: ${comment}`;
};

const holdsSources = (folder: string): boolean =>
  readdirSync(`${root}/${folder}`, { encoding: 'utf8', recursive: true }).some((name) => /\.tsx?$/.test(name));

/** What is wrong with the reading itself: a check that reads nothing passes, so it has to be seen to read. */
const misread = (modules: ICruiseResult['modules']): readonly string[] => {
  const types = modules.some(({ dependencies }) =>
    dependencies.some(({ dependencyTypes }) => dependencyTypes.includes('type-only')),
  );
  const known = [...order, ...edges, ...handed, ...aside];
  const strangers = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$|dist$|coverage$|docs$)/.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => !known.includes(name) && holdsSources(name));
  return [
    ...(modules.length >= LEAST_MODULES ? [] : [`  only ${String(modules.length)} modules were read`]),
    ...(types ? [] : ['  no import of a type was seen']),
    ...strangers.map((name) => `  ${name}/ has no place in the order: add it to scripts/structure.ts`),
  ];
};

const main = async (): Promise<void> => {
  const { modules: all, summary } = await read(
    [...order, ...edges, ...aside].filter((folder) => existsSync(`${root}/${folder}`)),
  );
  const modules = all.filter(({ source }) => new RegExp(within([...order, ...edges, ...aside])).test(source));
  const problems = [...new Set(summary.violations.map(sentence)), ...misread(modules)];
  if (problems.length > 0) {
    console.error(`structure: ${String(problems.length)} ${problems.length === 1 ? 'violation' : 'violations'}`);
    for (const problem of problems) console.error(problem);
    process.exitCode = 1;
    return;
  }
  const imports = modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  console.log(
    `structure: ${String(modules.length)} modules, ${String(imports)} imports: ${order.join(' → ')}, no cycles, no packages or tests where they do not belong`,
  );
};

await main();
