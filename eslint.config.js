// @ts-check
/**
 * Lint. A rule is here because breaking it would break something the design promises; where a preset's rule is changed
 * or switched off, the reason stands beside it. Ordinary code needs no `eslint-disable`.
 *
 * This file is JavaScript because ESLint reads a TypeScript configuration on Node 20 only through a further package.
 */
import { defineConfig, globalIgnores } from 'eslint/config';
import functional from 'eslint-plugin-functional';
import tseslint from 'typescript-eslint';

/** The folders whose code is a pure function of its arguments: no clock, file, randomness or console. */
const pure = [
  'model',
  'properties',
  'engines',
  'certificates',
  'counterexamples',
  'inquiry',
  'regression',
  'reports',
].map((folder) => `${folder}/**/*.ts`);

/** What the explorer does, without the page that shows it: that runs on the command line as well. */
const core = ['explorer/*.ts'];

/** Specs, laws and benches sit beside that code without being part of it: they may use what Node has. */
const beside = ['**/*.spec.ts', '**/*.properties.ts', '**/*.bench.ts', 'explorer/*.config.ts'];

/**
 * The types that may have fields to write to, by name. A search keeps its books in them: one search creates them, they
 * never leave it, and the comment on each says so. Everything else that is declared is readonly.
 */
const mutable = ['Desk', 'Meter', 'Reached', 'JointBundle', 'Tally', 'Books', 'Draft', 'Tallies'];

/** What imports look like everywhere. */
const imports = [
  {
    regex: '^fp-ts(?!/lib/\\w+\\.js$)(/|$)',
    message: 'Import fp-ts as `fp-ts/lib/X.js`: the other paths pass tsc and vitest, and fail in plain Node.',
  },
  { regex: '^\\.{1,2}/.*\\.js$', message: 'Sources import each other by the name they have: with `.ts`.' },
];

/** What pure code may not import besides. */
const impureImports = [
  { regex: '^node:', message: 'Pure code has no files, processes or clocks: the adapter belongs in host/.' },
];

/** What pure code may not name, and what to do instead. */
const impureGlobals = {
  console: 'Return a value; cli/ prints it.',
  process: 'Take what you need as an argument.',
  Date: 'Take the clock as an argument.',
  performance: 'Take the clock as an argument.',
  setTimeout: 'Engines yield; host/ schedules.',
  setInterval: 'Engines yield; host/ schedules.',
  setImmediate: 'Engines yield; host/ schedules.',
  queueMicrotask: 'Engines yield; host/ schedules.',
  fetch: 'Nothing here talks to a network.',
  crypto: 'Randomness is an argument: a seeded stream.',
  globalThis: 'Everything a pure function uses is imported or an argument.',
  Buffer: 'Use strings or Uint8Array: this code runs in a browser, too.',
};

/** A test or a suite, however it is called: `test(…)`, `test.each(…)(…)`, `describe.concurrent(…)`. */
const testing = ['callee', 'callee.object', 'callee.callee', 'callee.callee.object']
  .map((path) => `[${path}.name=/^(test|it|describe)$/]`)
  .join(', ');

/** What no test does, because it would depend on how fast the machine is, or be left out without anybody hearing of it. */
const untestable = [
  ...[
    ['CallExpression[callee.property.name="setConfig"]', 'setConfig'],
    ['Property[key.name=/^(test|hook|teardown)Timeout$/]', 'a timeout'],
    [
      `CallExpression:matches(${testing})[arguments.length>2]:matches([arguments.1.type=/Function/], [arguments.2.type="Literal"])`,
      'a number behind the function',
    ],
    ['CallExpression[callee.name=/^(before|after)(All|Each)$/][arguments.length>1]', 'a number behind the function'],
    ['CallExpression > ObjectExpression.arguments > Property[key.name="timeout"]:not([value.value=0])', 'timeout'],
    ['MemberExpression[object.name=/^(vi|expect)$/][property.name=/^(waitFor|waitUntil|poll)$/]', 'waiting so long'],
  ].map(([selector, what]) => ({
    selector,
    message: `No limit of its own (${what}): the one of vitest.config.ts is for what hangs, and nothing else ends a test.`,
  })),
  ...[
    'MemberExpression[object.name="Date"][property.name="now"]',
    'MemberExpression[object.name="performance"][property.name="now"]',
    'MemberExpression[property.name="hrtime"]',
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'CallExpression[callee.name=/^set(Timeout|Interval)$/]',
    'ImportSpecifier[imported.name=/^set(Timeout|Interval)$/]',
    'CallExpression[callee.property.name="waitForTimeout"]',
  ].map((selector) => ({
    selector,
    message:
      'No test looks at a clock: move one (test-support/clock.ts), count, or wait for what happens (test-support/until.ts).',
  })),
  ...[
    'MemberExpression[property.name=/^(skipIf|runIf)$/]',
    'CallExpression[callee.property.name="skip"]',
    'ObjectPattern > Property[key.name="skip"]',
    'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo)$/]',
    'CallExpression > ObjectExpression.arguments > Property[key.name=/^(skip|only|todo)$/]',
  ].map((selector) => ({
    selector,
    message: 'A test that is left out says why: needs(…) of test-support/tier/needs.ts, or the tag “thorough”.',
  })),
];

/** What a test has a browser do is text: there it looks at no clock either. */
const inBrowser = [
  'TemplateElement[value.raw=/performance\\.now|Date\\.now|setTimeout/]',
  'Literal[value=/performance\\.now|Date\\.now|setTimeout/]',
].map((selector) => ({ selector, message: 'No test looks at a clock, in a browser either.' }));

export default defineConfig(
  // The second checker is JavaScript on purpose: it runs with Node alone, and takes nothing from this project.
  globalIgnores(['dist/', 'coverage/', 'reports/published/', 'templates/', 'certificates/lrat-check.mjs']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      'no-constant-binary-expression': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-useless-escape': 'error',
      'object-shorthand': ['error', 'properties'],
      'no-restricted-imports': ['error', { patterns: imports }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],

      // A protocol never branches on a value, and one of the readings of a value is a number. So a condition is a
      // boolean: a branch on lanes, or on a `B` of no known type, is an error and not a truthiness. Text is no reading
      // of a value, so `names.join() || 'nobody'` may stand.
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        { allowString: true, allowNumber: false, allowNullableObject: false },
      ],
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/prefer-nullish-coalescing': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',

      // A `default` would swallow the tag that somebody adds later; without one the compiler and this rule name it.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        {
          allowDefaultCaseForExhaustiveSwitch: false,
          considerDefaultExhaustiveForUnions: false,
          requireDefaultForNonUnion: true,
        },
      ],

      // Text is made of strings: `String(n)` shows that somebody thought of how a number reads.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        {
          allowAny: false,
          allowBoolean: false,
          allowNever: false,
          allowNullish: false,
          allowNumber: false,
          allowRegExp: false,
        },
      ],

      // `() => expect(x).toBe(y)` and `() => void` callbacks in one line confuse nobody; a spec is a list of them.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],

      // `_` says that a parameter is there for the position of the next one.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],

      // Off: a record has to be a `type` to be assignable to an index signature, as states are to `Tree<B>`.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Off: a recursive type such as `Tree<B>` can be written with an index signature only.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // Off: it proposes the `!` that `no-non-null-assertion` forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Off: interfaces declare methods on purpose, because their bivariance lets a program keep the type of its state
      // a secret.
      '@typescript-eslint/method-signature-style': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { functional },
    rules: { 'functional/readonly-type': ['error', 'keyword'] },
  },
  {
    files: [...pure, ...core],
    ignores: beside,
    rules: {
      'no-restricted-globals': [
        'error',
        ...Object.entries(impureGlobals).map(([name, message]) => ({ name, message })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is an argument: a seeded stream.' },
      ],
      'no-restricted-imports': ['error', { patterns: [...imports, ...impureImports] }],
      // Expected failures are an `Either` with a typed error; `E.tryCatch` is for code that is not ours.
      'functional/no-try-statements': 'error',
      'functional/no-promise-reject': 'error',
      // Data and functions. So a method has no `this` to lose, and may be taken out of the program that it came in.
      'functional/no-classes': 'error',
      'functional/no-this-expressions': 'error',
      '@typescript-eslint/unbound-method': 'off',
      // Declared data is readonly, one level deep: deeper, the rule takes every method and every Map for mutable.
      // `immutable-data` and `prefer-readonly-type` are not on, because hot functions fill arrays and Maps of their own
      // and hand them to each other.
      'functional/type-declaration-immutability': [
        'error',
        {
          rules: [
            { identifiers: [`^(?!(${mutable.join('|')})$)`], immutability: 'ReadonlyShallow', comparator: 'AtLeast' },
          ],
        },
      ],
    },
  },
  {
    // The nodes of a syntax tree are eighty kinds, and the parser's: what a question has nothing to do with is one case.
    files: ['host/guard/**/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // fast-check asks for its arbitraries to be subclasses.
    files: ['**/*.arbitrary.ts'],
    rules: { 'functional/no-classes': 'off', 'functional/no-this-expressions': 'off' },
  },
  { files: ['**/*.config.{js,ts}'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['**/*.spec.ts', '**/*.properties.ts', 'test-support/**/*.ts'],
    // It waits a moment between two looks, and nothing depends on how long that is.
    ignores: ['test-support/until.ts'],
    rules: { 'no-restricted-syntax': ['error', ...untestable] },
  },
  {
    files: ['**/*.browser.spec.ts', 'test-support/browser.ts'],
    rules: { 'no-restricted-syntax': ['error', ...untestable, ...inBrowser] },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
);
