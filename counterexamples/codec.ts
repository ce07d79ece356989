/**
 * Reading counterexample files: what is wrong with one is said by field, and never guessed at.
 *
 * The format is strict: an unknown field is an error, since it may be a known one misspelt. Everything that can be
 * checked without the protocol is checked here; whether the protocol still has these claims is `replay.ts`'s business.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { z } from 'zod';
import type { Wrong } from '../certificates/coherence.ts';
import { stranger, unlessWrong, wrongBound, wrongHolders, wrongNames } from '../certificates/coherence.ts';
import type { FileError, ReadFormat } from '../certificates/decoding.ts';
import { decodeAs } from '../certificates/decoding.ts';
import {
  army,
  atMostFaulty,
  deviations,
  faultModelField,
  faultyField,
  fieldNames,
  heads,
  sha256Field,
  validityName,
  publishedSchema,
} from '../certificates/fields.ts';
import { orderNames } from '../model/order.ts';
import type { Counterexample } from './counterexample.ts';
import { COUNTEREXAMPLE_FORMAT, UNDECIDED } from './counterexample.ts';

/** A name by general. Looser than in certificates, which refuse `007`: this format is published, and stays as it is. */
const names = z.record(
  z.string().regex(/^\d+$/, { error: 'a key is the number of a general, such as "0"' }),
  z.string(),
);

const schema: z.ZodType<Counterexample> = z
  .strictObject({
    schema: z.literal(COUNTEREXAMPLE_FORMAT),
    title: z.string().describe('the claim that is refuted, in one line'),
    expect: z.enum(['violated', 'holds']).describe('what replaying should find'),
    protocol: z.strictObject({
      name: z.string().min(1),
      fingerprint: z.string().nullable().describe('hash of the bundled source when this was found'),
      module: z.string().nullable().describe('the file of a protocol that is not registered'),
    }),
    army,
    faultModel: faultModelField,
    t: atMostFaulty,
    property: z.string().min(1).describe('the property that is broken'),
    validity: validityName.nullable().describe('which validity, where the property is validity'),
    faulty: faultyField,
    orders: names.describe('by general: its order'),
    deviations,
    heads,
    decisions: names.describe('by loyal general: what it decided'),
    minimality: z.strictObject({
      claim: z.enum(['minimum', 'local', 'none']),
      lies: z.int().min(0).describe('how many messages deviate'),
      evidence: z
        .enum(['exhaustive', 'proof', 'solver'])
        .exactOptional()
        .describe('what shows that no attack has fewer, where that is claimed'),
      certificate: z
        .strictObject({ path: z.string(), sha256: sha256Field })
        .exactOptional()
        .describe('the certificate of that: its folder when it was written, and the hash of its manifest'),
    }),
    provenance: z
      .strictObject({
        engine: z.string(),
        seed: z.string().nullable(),
        path: z.string().nullable(),
        command: z.string().describe('the command that finds it again'),
        version: z.string(),
        commit: z.string().nullable(),
      })
      .describe('where it came from; no part of what it claims'),
  })
  .describe('A counterexample of Strategos: an attack that refutes a claim about an agreement protocol');

/** The format as a JSON Schema, published as `counterexamples/counterexample.schema.json`. */
export const counterexampleSchema = (): object => publishedSchema(COUNTEREXAMPLE_FORMAT, schema);

const format: ReadFormat<Counterexample> = {
  name: COUNTEREXAMPLE_FORMAT,
  noun: 'counterexample',
  schema,
  fields: fieldNames(counterexampleSchema()),
};

const wrongFaulty = function* ({ army: { n }, t, faulty: listed }: Counterexample): Generator<Wrong> {
  for (const [i, who] of listed.entries()) {
    const field = `faulty[${String(i)}]`;
    yield* stranger(n, field, who);
    if (listed.indexOf(who) !== i) yield [field, `general ${String(who)} is listed twice`];
  }
  yield* wrongBound(n, t);
  if (listed.length > t) yield ['faulty', `${String(listed.length)} are faulty, but t = ${String(t)}`];
};

const wrongDeviations = function* ({ army: { n }, deviations: listed }: Counterexample): Generator<Wrong> {
  const links = new Set<string>();
  for (const [i, { round, from, to }] of listed.entries()) {
    const field = `deviations[${String(i)}]`;
    yield* stranger(n, `${field}.from`, from);
    yield* stranger(n, `${field}.to`, to);
    const link = `${String(round)}:${String(from)}>${String(to)}`;
    if (links.has(link))
      yield [field, `the message from ${String(from)} to ${String(to)} in round ${String(round)} is listed twice`];
    links.add(link);
  }
};

/** What the form cannot say: that the parts fit together. */
const wrongIn = function* (file: Counterexample): Generator<Wrong> {
  const { n } = file.army;
  yield* wrongFaulty(file);
  const known = orderNames(file.army);
  yield* wrongNames(n, 'orders', file.orders, known);
  yield* wrongNames(n, 'decisions', file.decisions, known, UNDECIDED);
  yield* wrongHolders('orders', file.orders);
  yield* wrongDeviations(file);
  for (const [i, coin] of file.heads.entries()) yield* stranger(n, `heads[${String(i)}].general`, coin.general);
  const { lies } = file.minimality;
  const deviating = file.deviations.length;
  if (lies !== deviating)
    yield [
      'minimality.lies',
      `${String(lies)}, but ${deviating === 1 ? '1 message deviates' : `${String(deviating)} messages deviate`}`,
    ];
};

/** The counterexample that a file's text holds, or what is wrong with it. */
export const decodeCounterexample = (text: string): E.Either<FileError, Counterexample> =>
  pipe(
    decodeAs(format, text),
    E.flatMap((file) => unlessWrong(file, wrongIn(file))),
  );
