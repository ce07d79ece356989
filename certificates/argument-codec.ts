/**
 * Reading and writing arguments against one protocol, `strategos/argument/1`.
 *
 * Everything that can be checked without the protocol is checked here; whether it proves what it claims is the checker's
 * business (`checker/argument/`).
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { z } from 'zod';
import type { Army } from '../model/army.ts';
import { orderNames } from '../model/order.ts';
import type { ArgumentCertificate, CertifiedTwin, CertifiedWorld, UnsolvableCertificate } from './argument.ts';
import { ARGUMENT, UNDECIDED } from './argument.ts';
import type { Wrong } from './coherence.ts';
import { stranger, unlessWrong, wrongBound, wrongFaulty, wrongHolders, wrongNames } from './coherence.ts';
import type { FileError, ReadFormat } from './decoding.ts';
import { decodeAs } from './decoding.ts';
import {
  army,
  atMostFaulty,
  deviations,
  faultModelField,
  faultyField,
  fieldNames,
  general,
  heads,
  namesByGeneral,
  provenance,
  validityName,
  publishedSchema,
} from './fields.ts';
import { laidOut } from './layout.ts';

const place = z.int().min(0).describe('a world, by its place in the list, counted from 0');

const world = z.strictObject({
  name: z.string(),
  about: z.string().describe('one sentence for readers; not checked'),
  faulty: faultyField,
  orders: namesByGeneral.describe('by general: its order; in a broadcast just the commander’s'),
  deviations,
  heads,
  forced: z.string().nullable().describe('the order that validity forces here; null where it leaves the loyal free'),
  decisions: namesByGeneral.describe('by loyal general, in a broadcast by loyal lieutenant: what it decided'),
  broken: z.array(z.string()).describe('the properties that are broken here'),
});

const schema: z.ZodType<ArgumentCertificate> = z
  .strictObject({
    schema: z.literal(ARGUMENT),
    claim: z.string().describe('what is certified, in one line; not checked'),
    argument: z
      .enum(['hexagon', 'cut', 'ring', 'chain', 'rounds'])
      .describe('all but rounds have to lead from a world that forces one order to one that forces another'),
    protocol: z.strictObject({
      name: z.string().min(1),
      fingerprint: z.string().min(1).nullable().describe('the hash of the bundled source; null where none is known'),
      module: z.string().min(1).nullable().describe('the file of a protocol that is not registered'),
    }),
    army,
    faultModel: faultModelField,
    t: atMostFaulty,
    validity: validityName.describe('which validity'),
    worlds: z.array(world).min(1),
    twins: z
      .array(z.strictObject({ general, worlds: z.tuple([place, place]) }))
      .describe('generals that see the same in two worlds'),
    refuted: z
      .strictObject({ world: place, property: z.string().min(1) })
      .describe('the world that breaks a property, and the property'),
    provenance,
  })
  .describe('An argument of Strategos against an agreement protocol: executions, and who cannot tell them apart');

/** The format as a JSON Schema, published as `certificates/argument.schema.json`. */
export const argumentSchema = (): object => publishedSchema(ARGUMENT, schema);

let known: ReadFormat<ArgumentCertificate> | undefined;

/** The format, made when something is read first: all names of its fields are gathered for it. */
const format = (): ReadFormat<ArgumentCertificate> =>
  (known ??= {
    name: ARGUMENT,
    noun: 'argument',
    schema,
    fields: fieldNames(argumentSchema()),
  });

const wrongInWorld = function* (of: Army, field: string, given: CertifiedWorld): Generator<Wrong> {
  yield* wrongFaulty(of.n, `${field}.faulty`, given.faulty);
  const known = orderNames(of);
  yield* wrongNames(of.n, `${field}.orders`, given.orders, known);
  yield* wrongNames(of.n, `${field}.decisions`, given.decisions, [...known, UNDECIDED]);
  yield* wrongHolders(`${field}.orders`, given.orders);
  if (given.forced !== null && !known.includes(given.forced))
    yield [`${field}.forced`, `there is no order “${given.forced}”. There are ${known.join(', ')}`];
  for (const [i, { from, to }] of given.deviations.entries()) {
    yield* stranger(of.n, `${field}.deviations[${String(i)}].from`, from);
    yield* stranger(of.n, `${field}.deviations[${String(i)}].to`, to);
  }
  for (const [i, coin] of given.heads.entries())
    yield* stranger(of.n, `${field}.heads[${String(i)}].general`, coin.general);
};

const twinKey = ({ general: who, worlds: [one, other] }: CertifiedTwin): string =>
  [who, Math.min(one, other), Math.max(one, other)].join();

const wrongTwins = function* ({ army: of, worlds, twins }: ArgumentCertificate): Generator<Wrong> {
  const seen = new Set<string>();
  for (const [i, twin] of twins.entries()) {
    const field = `twins[${String(i)}]`;
    yield* stranger(of.n, `${field}.general`, twin.general);
    for (const [k, where] of twin.worlds.entries())
      if (where >= worlds.length) yield [`${field}.worlds[${String(k)}]`, `there is no worlds[${String(where)}]`];
    if (twin.worlds[0] === twin.worlds[1]) yield [`${field}.worlds`, 'a twin is in two different worlds'];
    if (seen.has(twinKey(twin))) yield [field, 'this twin is listed twice'];
    seen.add(twinKey(twin));
  }
};

/** What the form cannot say: that the parts fit together. */
const wrongIn = function* (certificate: ArgumentCertificate): Generator<Wrong> {
  const { army: of, t, worlds, refuted } = certificate;
  yield* wrongBound(of.n, t);
  for (const [i, given] of worlds.entries()) yield* wrongInWorld(of, `worlds[${String(i)}]`, given);
  yield* wrongTwins(certificate);
  if (refuted.world >= worlds.length) yield ['refuted.world', `there is no worlds[${String(refuted.world)}]`];
};

/** The argument that a file's text holds, or what is wrong with it. */
export const decodeArgument = (text: string): E.Either<FileError, ArgumentCertificate> =>
  pipe(
    decodeAs(format(), text),
    E.flatMap((certificate) => unlessWrong(certificate, wrongIn(certificate))),
  );

/** An argument of either kind as the text of its file. The same argument always gives the same bytes. */
export const textOfArgument = (certificate: ArgumentCertificate | UnsolvableCertificate): string =>
  `${laidOut(certificate)}\n`;
