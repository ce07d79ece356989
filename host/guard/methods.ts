/**
 * What the methods of lists, tables, texts and of a `Logic` do with what they are called on, by their names.
 */

/** Methods that change what they are called on, and with how many arguments at least and at most. */
export const CHANGING: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['add', [1, 1]],
  ['clear', [0, 0]],
  ['copyWithin', [2, 3]],
  ['delete', [1, 1]],
  ['fill', [1, 3]],
  ['next', [0, 1]],
  ['pop', [0, 0]],
  ['push', [0, Infinity]],
  ['reverse', [0, 0]],
  ['set', [1, 2]],
  ['shift', [0, 0]],
  ['sort', [0, 1]],
  ['splice', [1, Infinity]],
  ['unshift', [0, Infinity]],
]);

/** Methods whose result is a part of what they are called on. */
export const PART_METHODS: ReadonlySet<string> = new Set(['at', 'find', 'findLast', 'get', 'pop', 'shift']);

/** Methods that make something new out of the parts of what they are called on. */
export const COPIES: ReadonlySet<string> = new Set([
  ...['concat', 'copyWithin', 'difference', 'entries', 'fill', 'filter', 'flat', 'intersection', 'keys', 'reverse'],
  ...['slice', 'sort', 'splice', 'symmetricDifference', 'toReversed', 'toSorted', 'toSpliced', 'union', 'values'],
  ...['with'],
]);

/** Methods that make something new out of what the function gives that they are handed. */
export const MAPS: ReadonlySet<string> = new Set(['flatMap', 'from', 'map', 'reduce', 'reduceRight']);

/** Methods that change nothing, and some of those above that do. */
const READING: ReadonlySet<string> = new Set([
  ...PART_METHODS,
  ...COPIES,
  ...MAPS,
  ...['every', 'findIndex', 'findLastIndex', 'forEach', 'has', 'includes', 'indexOf', 'isDisjointFrom', 'isSubsetOf'],
  ...['isSupersetOf', 'join', 'lastIndexOf', 'some', 'subarray', 'toLocaleString', 'toString', 'valueOf'],
  ...['hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable'],
  // of texts and numbers
  ...['charAt', 'charCodeAt', 'codePointAt', 'endsWith', 'localeCompare', 'match', 'matchAll', 'normalize', 'padEnd'],
  ...['padStart', 'repeat', 'replace', 'replaceAll', 'search', 'split', 'startsWith', 'substring', 'toFixed'],
  ...['toLowerCase', 'toPrecision', 'toUpperCase', 'trim', 'trimEnd', 'trimStart', 'exec', 'test'],
  // of binary data
  ...['getBigInt64', 'getBigUint64', 'getFloat32', 'getFloat64', 'getInt16', 'getInt32', 'getInt8', 'getUint16'],
  ...['getUint32', 'getUint8'],
  // of a `Logic`
  ...['all', 'any', 'atLeast', 'cond', 'equal', 'implies', 'majority', 'meet', 'not'],
]);

/** Whether a method changes nothing. */
export const isReading = (method: string): boolean => READING.has(method) && !CHANGING.has(method);
