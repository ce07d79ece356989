/**
 * Traces in the Informal Trace Format, read as Apalache’s ADR 15 describes it, with Apalache’s own demands: every variable
 * has a type in `#meta.varTypes`, every state gives a value of that type to each variable and to no other. There are no JSON
 * numbers. What does not obey throws.
 */

/** A value: a tuple is `{ tuple }`; sets and maps are lists without what is equal. */
export type ItfValue =
  | string
  | bigint
  | { readonly tuple: readonly ItfValue[] }
  | { readonly set: readonly ItfValue[] }
  | { readonly map: readonly (readonly [ItfValue, ItfValue])[] };

export interface ItfTrace {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly states: readonly Readonly<Record<string, ItfValue>>[];
}

const wrong = (what: string, value: unknown): never => {
  throw new Error(`${what}: ${JSON.stringify(value)}`);
};

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : wrong('no object', value);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : wrong('no list', value));

/** The one field of a special object, `{"#set": …}`. */
const only = (name: string, value: unknown): unknown => {
  const object = record(value);
  return Object.keys(object).length === 1 && name in object ? object[name] : wrong(`no ${name}`, value);
};

const keyOf = (value: ItfValue): string =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? { big: String(each) } : each));

const distinct = (values: readonly ItfValue[]): void => {
  if (new Set(values.map(keyOf)).size < values.length) throw new Error('the same twice');
};

/** A reader of values of a type. */
type Read = (value: unknown) => ItfValue;

/** The type at the beginning of a text, in Apalache’s type system 1.2: the part of it that is needed here. */
const typeAt = (text: string): readonly [read: Read, rest: string] => {
  const [read, rest] = simpleAt(text.trimStart());
  const arrow = /^\s*->/.exec(rest);
  if (arrow === null) return [read, rest];
  const [result, after] = typeAt(rest.slice(arrow[0].length));
  const readMap: Read = (value) => {
    const map = list(only('#map', value)).map((pair): readonly [ItfValue, ItfValue] => {
      const [key, mapped, ...more] = list(pair);
      return more.length > 0 ? wrong('no pair', pair) : [read(key), result(mapped)];
    });
    distinct(map.map(([key]) => key));
    return { map };
  };
  return [readMap, after];
};

const simpleAt = (text: string): readonly [read: Read, rest: string] => {
  if (text.startsWith('Int'))
    return [
      (value) => {
        const digits = only('#bigint', value);
        return typeof digits === 'string' && /^-?\d+$/.test(digits) ? BigInt(digits) : wrong('no integer', value);
      },
      text.slice(3),
    ];
  if (text.startsWith('Str'))
    return [(value) => (typeof value === 'string' ? value : wrong('no string', value)), text.slice(3)];
  if (text.startsWith('Set(')) {
    const [read, rest] = typeAt(text.slice(4));
    const readSet: Read = (value) => {
      const set = list(only('#set', value)).map(read);
      distinct(set);
      return { set };
    };
    return rest.startsWith(')') ? [readSet, rest.slice(1)] : wrong('no type', text);
  }
  if (!text.startsWith('<<')) return wrong('no type', text);
  const reads: Read[] = [];
  let rest = `,${text.slice(2)}`;
  while (rest.startsWith(',')) {
    const [read, after] = typeAt(rest.slice(1));
    reads.push(read);
    rest = after;
  }
  const readTuple: Read = (value) => {
    const items = list(only('#tup', value));
    return items.length === reads.length
      ? { tuple: reads.map((read, i) => read(items[i])) }
      : wrong('another length', value);
  };
  return rest.startsWith('>>') ? [readTuple, rest.slice(2)] : wrong('no type', text);
};

const readerOf = (type: unknown): Read => {
  const [read, rest] = typeof type === 'string' ? typeAt(type) : wrong('no type', type);
  return rest === '' ? read : wrong('no type', type);
};

/** A trace, with every value checked against its variable’s type. */
export const parseItf = (text: string): ItfTrace => {
  const trace = record(
    JSON.parse(text, (_key, value: unknown) => (typeof value === 'number' ? wrong('a JSON number', value) : value)),
  );
  const meta = record(trace['#meta']);
  const vars = list(trace['vars']).map(String);
  const types = record(meta['varTypes']);
  if (Object.keys(types).join() !== vars.join()) wrong('other types than variables', types);
  const readers = vars.map((name) => [name, readerOf(types[name])] as const);
  const states = list(trace['states']).map((each) => {
    const { '#meta': about, ...values } = record(each);
    record(about);
    if (Object.keys(values).join() !== vars.join()) wrong('other values than variables', values);
    return Object.fromEntries(readers.map(([name, read]) => [name, read(values[name])]));
  });
  return { meta, states };
};
