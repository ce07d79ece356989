/**
 * What a protocol may use of what is global: those parts of the language that depend on nothing but what they are handed.
 *
 * It is a list of what may be used, because a list of what may not is never whole: `new Event('').timeStamp` is a clock.
 */

/** What may be used, and handed around. */
const VALUES: ReadonlySet<string> = new Set([
  ...['undefined', 'NaN', 'Infinity', 'isNaN', 'isFinite', 'parseInt', 'parseFloat'],
  ...['Array', 'BigInt', 'Boolean', 'Map', 'Number', 'RegExp', 'Set', 'String', 'WeakMap', 'WeakSet'],
  ...['ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'],
  ...['Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
  ...['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError'],
  ...['structuredClone', 'JSON', 'Promise', 'TextDecoder', 'TextEncoder'],
]);

/** What may be used field by field only, because others of its fields may not be; and which may. */
const FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'Math',
    new Set([
      ...['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2', 'abs', 'acos', 'acosh', 'asin', 'asinh'],
      ...['atan', 'atan2', 'atanh', 'cbrt', 'ceil', 'clz32', 'cos', 'cosh', 'exp', 'expm1', 'floor', 'fround', 'hypot'],
      ...['imul', 'log', 'log10', 'log1p', 'log2', 'max', 'min', 'pow', 'round', 'sign', 'sin', 'sinh', 'sqrt', 'tan'],
      ...['tanh', 'trunc'],
    ]),
  ],
  [
    'Object',
    new Set([
      ...['assign', 'create', 'defineProperties', 'defineProperty', 'entries', 'freeze', 'fromEntries'],
      ...['getOwnPropertyDescriptor', 'getOwnPropertyNames', 'groupBy', 'hasOwn', 'is', 'isExtensible', 'isFrozen'],
      ...['isSealed', 'keys', 'preventExtensions', 'prototype', 'seal', 'setPrototypeOf', 'values'],
    ]),
  ],
  ['Reflect', new Set(['defineProperty', 'deleteProperty', 'has', 'ownKeys', 'set'])],
  ['Symbol', new Set(['asyncIterator', 'hasInstance', 'iterator', 'toPrimitive', 'toStringTag'])],
]);

/** What others would bring into a protocol. */
const BRING: ReadonlyMap<string, string> = new Map([
  ...['Date', 'performance', 'Temporal', 'Event'].map((name) => [name, 'a clock'] as const),
  ...['crypto'].map((name) => [name, 'randomness'] as const),
  ...['process', 'navigator', 'require', '__require', 'localStorage', 'sessionStorage', 'Intl'].map(
    (name) => [name, 'the machine'] as const,
  ),
  ['console', 'the terminal'],
  ...['globalThis', 'global', 'window', 'self', 'SharedArrayBuffer', 'Atomics'].map(
    (name) => [name, 'what everybody can write to'] as const,
  ),
  ...['eval', 'Function'].map((name) => [name, 'code that is not written down'] as const),
  ...[
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'fetch',
    'Worker',
    'XMLHttpRequest',
    'Promise',
  ].map((name) => [name, 'what happens after the call'] as const),
  ...['WeakRef', 'FinalizationRegistry'].map((name) => [name, 'the state of the memory'] as const),
  ['Proxy', 'calls that look like fields'],
  ['arguments', 'another name for what a function is handed'],
]);

/** What is wrong with using something global; `null` where nothing is. */
export const wrongWith = (name: string): string | null => {
  if (VALUES.has(name) || FIELDS.has(name)) return null;
  // What there is not throws as soon as it is used.
  if (!BRING.has(name) && !(name in globalThis)) return null;
  const called = name === '__require' ? 'require' : name;
  return `it uses ${called}, which is ${BRING.get(name) ?? 'none of the global names that depend on nothing but what they are handed'}`;
};

/** The fields that may be used of something global, where not all may. */
export const fieldsOf = (name: string): ReadonlySet<string> | null => FIELDS.get(name) ?? null;

/** What a field of something global is that may not be used. */
export const wrongField = (name: string, field: string | null): string =>
  name === 'Math' && (field === null || field === 'random')
    ? 'it uses Math.random, which is randomness'
    : name === 'Symbol'
      ? 'it makes a symbol, and what lies under a symbol is no part of a state'
      : `it uses ${field === null ? `${name} by another name` : `${name}.${field}`}, which may lead to what every module shares`;
