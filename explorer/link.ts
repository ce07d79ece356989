/**
 * The state as the part of an address after `#`: everything the page shows, in a line that people can read and send.
 *
 *     protocol=om&n=3&m=1&t=1&faults=byzantine&orders=1&faulty=1&lies=2.1.2:&property=validity&round=3
 *
 * A lie is `round.from.to:` and the claims it makes, joined by `+`; a lost message makes none. What is prescribed is not
 * written, since the protocol says it. Law: what was read is what was written. Nonsense is refused, field by field.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { nearest } from '../model/nearest.ts';
import type { Deviation, Heads } from '../model/scenario.ts';
import type { ValidityName } from '../properties/conditions.ts';
import { at } from '../model/at.ts';
import { standardNames } from '../properties/registry.ts';
import { validityNames } from '../properties/conditions.ts';
import type { Explored } from './state.ts';

/** Longer ones were not written here. */
const LONGEST = 200_000;

const FIELDS = [
  'protocol',
  'n',
  'm',
  't',
  'values',
  'faults',
  'validity',
  'faulty',
  'orders',
  'lies',
  'heads',
  'property',
  'round',
  'general',
  'message',
] as const;

const PARAMETER = 'param.';

/** `encodeURIComponent` leaves these as they are, but some programs end a link at them. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const lieText = ({ round, from, to, said }: Deviation): string =>
  `${placeText([round, from, to])}:${said.map(encoded).join('+')}`;

const placeText = (numbers: readonly number[]): string => numbers.map(String).join('.');

/** The state in a line, without the `#`. */
export const linkOf = ({ setup, scenario, property, round, general, message }: Explored): string => {
  const { faulty, orders, deviations, heads } = scenario;
  const fields: readonly (readonly [string, string])[] = [
    ['protocol', encoded(setup.protocol)],
    ['n', String(setup.n)],
    ['m', String(setup.m)],
    ['t', String(setup.t)],
    ...(setup.values === 2 ? [] : ([['values', String(setup.values)]] as const)),
    ...Object.entries(setup.parameters).map(
      ([name, value]) => [`${PARAMETER}${encoded(name)}`, String(value)] as const,
    ),
    ['faults', encoded(setup.faults).replace('%3A', ':')],
    ...(setup.validity === null ? [] : ([['validity', setup.validity]] as const)),
    ['orders', orders.map(String).join('.')],
    ...(faulty.length === 0 ? [] : ([['faulty', faulty.map(String).join('.')]] as const)),
    ...(deviations.length === 0 ? [] : ([['lies', deviations.map(lieText).join(',')]] as const)),
    ...(heads.length === 0
      ? []
      : ([['heads', heads.map(({ round: r, general: g, coin }) => placeText([r, g, coin])).join(',')]] as const)),
    ['property', encoded(property)],
    ['round', String(round)],
    ...(general === null ? [] : ([['general', String(general)]] as const)),
    ...(message === null ? [] : ([['message', placeText([message.round, message.from, message.to])]] as const)),
  ];
  return fields.map(([name, value]) => `${name}=${value}`).join('&');
};

type Fields = ReadonlyMap<string, string>;

const decoded = (field: string, text: string): E.Either<string, string> =>
  E.tryCatch(
    () => decodeURIComponent(text),
    () => `${field}: “${text.slice(0, 40)}” is not written as links are`,
  );

const fieldsIn = (text: string): E.Either<string, Fields> => {
  const fields = new Map<string, string>();
  for (const part of text.split('&')) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    if (!FIELDS.some((known) => known === name) && !name.startsWith(PARAMETER)) {
      const near = nearest(name, FIELDS);
      return E.left(
        name === ''
          ? `“${part.slice(0, 40)}” is no field with a value`
          : `there is no field “${name.slice(0, 40)}”${near === null ? '' : `; did you mean ${near}?`}`,
      );
    }
    if (fields.has(name)) return E.left(`${name}: it is there twice`);
    fields.set(name, value);
  }
  return E.right(fields);
};

const wholeNumber = (field: string, text: string): E.Either<string, number> =>
  /^\d{1,4}$/.test(text) ? E.right(Number(text)) : E.left(`${field}: “${text.slice(0, 40)}” is not a whole number`);

const numberAt = (fields: Fields, field: string, standard: number | null): E.Either<string, number> => {
  const text = fields.get(field);
  if (text !== undefined) return wholeNumber(field, text);
  return standard === null ? E.left(`${field}: it is missing`) : E.right(standard);
};

const numbersOf = (field: string, text: string, count: number | null): E.Either<string, readonly number[]> =>
  pipe(
    text === '' ? [] : text.split('.'),
    E.traverseArray((part) => wholeNumber(field, part)),
    E.filterOrElse(
      (numbers) => count === null || numbers.length === count,
      () => `${field}: “${text.slice(0, 40)}” has to be ${String(count)} numbers, joined by points`,
    ),
  );

const numbersAt = (fields: Fields, field: string): E.Either<string, readonly number[]> =>
  numbersOf(field, fields.get(field) ?? '', null);

const lieOf = (text: string): E.Either<string, Deviation> => {
  const [whole, place = '', claims = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
  if (whole === undefined) return E.left(`lies: “${text.slice(0, 40)}” has no colon, after which stands what is said`);
  return pipe(
    E.Do,
    E.bind('place', () => numbersOf('lies', place, 3)),
    E.bind('said', () =>
      pipe(
        claims === '' ? [] : claims.split('+'),
        E.traverseArray((claim) => decoded('lies', claim)),
      ),
    ),
    E.map(({ place: [round = 0, from = 0, to = 0], said }) => ({ round, from, to, prescribed: [], said })),
  );
};

const listAt = <A>(
  fields: Fields,
  field: string,
  read: (text: string) => E.Either<string, A>,
): E.Either<string, readonly A[]> => {
  const text = fields.get(field) ?? '';
  return text === '' ? E.right([]) : pipe(text.split(','), E.traverseArray(read));
};

const headsOf = (text: string): E.Either<string, Heads> =>
  pipe(
    numbersOf('heads', text, 3),
    E.map(([round = 0, general = 0, coin = 0]) => ({ round, general, coin })),
  );

const nameAt = <A extends string>(
  fields: Fields,
  field: string,
  known: readonly A[],
): E.Either<string, A | undefined> => {
  const text = fields.get(field);
  if (text === undefined) return E.right(undefined);
  const found = known.find((name) => name === text);
  if (found !== undefined) return E.right(found);
  return E.left(`${field}: there is no “${text.slice(0, 40)}”. There are ${known.join(', ')}`);
};

const parametersIn = (fields: Fields): E.Either<string, Readonly<Record<string, number>>> =>
  pipe(
    [...fields].filter(([name]) => name.startsWith(PARAMETER)),
    E.traverseArray(([name, value]) =>
      pipe(
        E.Do,
        E.bind('key', () => decoded(name, name.slice(PARAMETER.length))),
        E.bind('number', () => wholeNumber(name, value)),
        E.map(({ key, number }) => [key, number] as const),
      ),
    ),
    E.map((entries) => Object.fromEntries(entries)),
  );

const setupIn = (fields: Fields): E.Either<string, Explored['setup']> =>
  pipe(
    E.Do,
    E.bind('protocol', () =>
      pipe(
        E.fromNullable('protocol: it is missing')(fields.get('protocol')),
        E.flatMap((text) => decoded('protocol', text)),
      ),
    ),
    E.bind('n', () => numberAt(fields, 'n', null)),
    E.bind('m', () => numberAt(fields, 'm', null)),
    E.bind('t', () => numberAt(fields, 't', null)),
    E.bind('values', () => numberAt(fields, 'values', 2)),
    E.bind('parameters', () => parametersIn(fields)),
    E.bind('faults', () =>
      pipe(
        E.fromNullable('faults: it is missing')(fields.get('faults')),
        E.flatMap((text) => decoded('faults', text)),
      ),
    ),
    E.bind('validity', () =>
      pipe(
        nameAt(fields, 'validity', validityNames),
        E.map((name): ValidityName | null => name ?? null),
      ),
    ),
  );

const messageIn = (fields: Fields): E.Either<string, Explored['message']> => {
  const text = fields.get('message');
  return text === undefined
    ? E.right(null)
    : pipe(
        numbersOf('message', text, 3),
        E.map(([round = 0, from = 0, to = 0]) => ({ round, from, to })),
      );
};

/** Whose view is shown, if anybody’s. */
const generalIn = (fields: Fields): E.Either<string, number | null> =>
  fields.has('general') ? numberAt(fields, 'general', null) : E.right(null);

/** The state that a line stands for, with or without its `#`; what is prescribed is filled in when it is run. */
export const readLink = (text: string): E.Either<string, Explored> =>
  pipe(
    E.Do,
    E.bind('line', () => {
      const line = text.replace(/^#/, '');
      if (line === '') return E.left('it is empty');
      return line.length > LONGEST ? E.left('it is too long to be a link of the explorer') : E.right(line);
    }),
    E.bind('fields', ({ line }) => fieldsIn(line)),
    E.bind('setup', ({ fields }) => setupIn(fields)),
    E.bind('faulty', ({ fields }) => numbersAt(fields, 'faulty')),
    E.bind('orders', ({ fields }) => numbersAt(fields, 'orders')),
    E.bind('deviations', ({ fields }) => listAt(fields, 'lies', lieOf)),
    E.bind('heads', ({ fields }) => listAt(fields, 'heads', headsOf)),
    E.bind('property', ({ fields }) => decoded('property', fields.get('property') ?? at(standardNames, 0))),
    E.bind('round', ({ fields }) => numberAt(fields, 'round', 0)),
    E.bind('general', ({ fields }) => generalIn(fields)),
    E.bind('message', ({ fields }) => messageIn(fields)),
    E.map(({ setup, faulty, orders, deviations, heads, property, round, general, message }) => ({
      setup,
      scenario: { faulty, orders, deviations, heads },
      property,
      round,
      general,
      message,
    })),
  );
