/**
 * What every module shares: the built-in objects of JavaScript, their prototypes, and the names that are global.
 *
 * A module that changes one of them changes the engines that run after it, and nothing that an engine says then means
 * anything. So they are noted before a user's module runs, and compared and put back afterwards.
 *
 * What is used here was taken from them when this module was loaded, and lists are gone through by index: what a module has
 * changed has no part in finding it.
 */
/* eslint @typescript-eslint/prefer-for-of: off -- a module may have changed how lists are gone through */
/* eslint @typescript-eslint/unbound-method: off -- getters are compared, and never called */
const { getPrototypeOf, is } = Object;
const { defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys, setPrototypeOf } = Reflect;

/** One property of one built-in object. */
interface Property {
  readonly key: PropertyKey;
  readonly descriptor: PropertyDescriptor;
}

/** A built-in object as it was. */
interface Noted {
  readonly object: object;
  /** What it is called: `Array.prototype`. */
  readonly name: string;
  readonly prototype: object | null;
  readonly properties: readonly Property[];
}

/** All of them as they were. */
export type Intrinsics = readonly Noted[];

/** Those that the language has. */
const NAMES = [
  ...['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Math', 'JSON', 'Reflect'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'Promise', 'Proxy', 'RegExp', 'Date'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
  ...['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Atomics', 'Iterator', 'WebAssembly', 'Intl', 'globalThis'],
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
  ...['isFinite', 'isNaN', 'parseFloat', 'parseInt', 'eval', 'structuredClone', 'queueMicrotask'],
];

/** What no global name leads to: the prototypes of iterators and generators. */
const unnamed = (): readonly (readonly [name: string, object: object])[] => [
  ['the prototype of iterators of arrays', Object.getPrototypeOf([].values()) as object],
  ['the prototype of iterators of maps', Object.getPrototypeOf(new Map().values()) as object],
  ['the prototype of iterators of sets', Object.getPrototypeOf(new Set().values()) as object],
  ['the prototype of iterators of texts', Object.getPrototypeOf(''[Symbol.iterator]()) as object],
  ['the prototype of matches', Object.getPrototypeOf(''.matchAll(/x/g)) as object],
  [
    'the prototype of generators',
    Object.getPrototypeOf(function* () {
      yield 0;
    }) as object,
  ],
];

/** What our own tools set: how long stack traces are, and how they are written. */
const isTool = (key: PropertyKey): boolean => key === 'stackTraceLimit' || key === 'prepareStackTrace';

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const prototypeIn = (object: unknown): unknown =>
  typeof object === 'function' ? (object.prototype as unknown) : undefined;

const nameOf = (object: string, key: PropertyKey): string =>
  typeof key === 'symbol' ? `${object}[${String(key.description)}]` : `${object}.${String(key)}`;

/** The descriptor of a property, which inherits nothing: what `Object.prototype` has in the meantime is no part of it. */
const descriptorOf = (object: object, key: PropertyKey): PropertyDescriptor | null => {
  const descriptor = getOwnPropertyDescriptor(object, key);
  if (descriptor === undefined) return null;
  setPrototypeOf(descriptor, null);
  return descriptor;
};

/** All of them as they are: what leads from the names of the language to something, from that on to what it has. */
export const intrinsics = (): Intrinsics => {
  const noted: Noted[] = [];
  const seen = new Set<object>();
  const named = NAMES.map((name) => [name, (globalThis as Readonly<Record<string, unknown>>)[name]] as const);
  const waiting: (readonly [name: string, object: unknown])[] = [
    ...named,
    ...named.map(([name, object]) => [`${name}.prototype`, prototypeIn(object)] as const),
    ...unnamed(),
  ];
  for (const [name, object] of waiting) {
    if (!isObject(object) || seen.has(object)) continue;
    seen.add(object);
    const properties: Property[] = [];
    for (const key of ownKeys(object)) {
      const descriptor = isTool(key) ? null : descriptorOf(object, key);
      if (descriptor === null) continue;
      if (object === globalThis) {
        // What else is global is the machine's: no engine uses it.
        if (NAMES.includes(key as string)) properties.push({ key, descriptor });
        continue;
      }
      properties.push({ key, descriptor });
      waiting.push([nameOf(name, key), descriptor.value], [nameOf(name, key), descriptor.get]);
    }
    noted.push({ object, name, prototype: getPrototypeOf(object) as object | null, properties });
    waiting.push([`the prototype of ${name}`, getPrototypeOf(object)]);
  }
  return noted;
};

/** Node makes some of what is global when it is first asked for, in the place of a getter. */
const isMadeNow = (object: object, { get }: PropertyDescriptor): boolean => object === globalThis && get !== undefined;

const isSame = (one: PropertyDescriptor, other: PropertyDescriptor): boolean =>
  is(one.value, other.value) && one.get === other.get && one.set === other.set && one.writable === other.writable;

/** Append to a list, whatever prototypes say of setting what is not there yet. */
const append = (list: string[], value: string): void => {
  const attributes = { __proto__: null, value, configurable: true, enumerable: true, writable: true };
  defineProperty(list, list.length, attributes as PropertyDescriptor);
};

/** Put back what is not as it was noted; what that was, by name. */
export const putBack = (before: Intrinsics): readonly string[] => {
  const changed: string[] = [];
  for (let i = 0; i < before.length; i += 1) {
    const { object, name, prototype, properties } = before[i] as Noted;
    if (getPrototypeOf(object) !== prototype) {
      append(changed, `the prototype of ${name}`);
      setPrototypeOf(object, prototype);
    }
    const known: Record<PropertyKey, true> = { __proto__: null } as unknown as Record<PropertyKey, true>;
    for (let k = 0; k < properties.length; k += 1) {
      const { key, descriptor } = properties[k] as Property;
      known[key] = true;
      const now = descriptorOf(object, key);
      if (now !== null && (isMadeNow(object, descriptor) || isSame(descriptor, now))) continue;
      append(changed, nameOf(name, key));
      defineProperty(object, key, descriptor);
    }
    // A global name that is new changes nothing that was there, and packages of ours make some.
    if (object === globalThis) continue;
    const keys = ownKeys(object);
    for (let k = 0; k < keys.length; k += 1) {
      const key = keys[k] as PropertyKey;
      if (known[key] === true || isTool(key)) continue;
      append(changed, nameOf(name, key));
      deleteProperty(object, key);
    }
  }
  return changed;
};
