/**
 * Tampering: an arbitrary of copies of a JSON value that differ from it in one place.
 */
import * as fc from 'fast-check';

type Part = string | number;
type Place = readonly Part[];

/** Every place in a value, itself included, parents before children. */
const placesIn = (value: unknown, place: Place = []): readonly Place[] => {
  if (typeof value !== 'object' || value === null) return [place];
  const children: readonly (readonly [Part, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown, i) => [i, item] as const)
    : Object.entries(value);
  return [place, ...children.flatMap(([part, child]) => placesIn(child, [...place, part]))];
};

const at = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>((inside, part) => (inside as Readonly<Record<Part, unknown>>)[part], value);

const put = (value: unknown, [part, ...rest]: Place, to: unknown): unknown => {
  if (part === undefined) return to;
  if (Array.isArray(value)) return value.map((item: unknown, i) => (i === part ? put(item, rest, to) : item));
  const fields = value as Readonly<Record<Part, unknown>>;
  return { ...fields, [part]: put(fields[part], rest, to) };
};

const swapped = (list: readonly unknown[], one: number, other: number): readonly unknown[] =>
  list.map((item, i) => (i === one ? list[other] : i === other ? list[one] : item));

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);

/** A list with an item more or less, or two that change places. */
const rearranged = (list: readonly unknown[]): fc.Arbitrary<unknown> => {
  const index = fc.nat({ max: Math.max(0, list.length - 1) });
  return fc.oneof(
    index.map((i) => list.filter((_item, k) => k !== i)),
    index.map((i) => list.flatMap((item, k) => (k === i ? [item, item] : [item]))),
    index.map((i) => [...list, list[i] ?? 0]),
    fc.tuple(index, index).map(([i, k]) => swapped(list, i, k)),
  );
};

/** Another value, mostly of the same kind: one of `others`, which stand elsewhere, fits more often than a random one. */
const another = (value: unknown, others: readonly unknown[]): fc.Arbitrary<unknown> => {
  const alike = fc.constantFrom<unknown>(...others.filter((other) => kindOf(other) === kindOf(value)));
  const any = { arbitrary: fc.constantFrom<unknown>(...others), weight: 1 };
  if (Array.isArray(value))
    return fc.oneof({ arbitrary: rearranged(value), weight: 6 }, { arbitrary: alike, weight: 3 }, any);
  if (typeof value === 'object') return fc.oneof({ arbitrary: alike, weight: 6 }, any);
  if (typeof value === 'string') return fc.oneof({ arbitrary: alike, weight: 9 }, any);
  return fc.oneof({ arbitrary: fc.nat({ max: 3 }), weight: 6 }, { arbitrary: fc.constant(null), weight: 3 }, any);
};

/** Places that are left alone, as `worlds.0.faulty`, and further values to put in the others. */
export interface Tampering {
  readonly spared?: (field: string) => boolean;
  readonly elsewhere?: readonly unknown[];
}

/** The value with one place changed. */
export const mutants = (
  value: unknown,
  { spared = () => false, elsewhere = [] }: Tampering = {},
): fc.Arbitrary<unknown> => {
  const places = placesIn(value).filter((place) => place.length > 0 && !spared(place.join('.')));
  const others = [...places.map((place) => at(value, place)), ...elsewhere];
  return fc
    .constantFrom(...places)
    .chain((place) => another(at(value, place), others).map((changed) => put(value, place, changed)));
};
