/**
 * Reading arguments against all protocols of so many rounds, `strategos/unsolvable/1`; they are written as those against
 * one protocol are (`argument-codec.ts`).
 *
 * What is said, a view, is read as far as its form goes: whether it is a view that its sender can have had in that round
 * is the checker's business (`checker/argument/`).
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { z } from 'zod';
import type { CertifiedExecution, CertifiedView, UnsolvableCertificate } from './argument.ts';
import { UNSOLVABLE } from './argument.ts';
import type { Wrong } from './coherence.ts';
import { stranger, unlessWrong, wrongBound, wrongFaulty } from './coherence.ts';
import type { FileError, ReadFormat } from './decoding.ts';
import { decodeAs } from './decoding.ts';
import {
  atMostFaulty,
  faultyField,
  fieldNames,
  general,
  generalsCount,
  provenance,
  round,
  validityName,
  publishedSchema,
} from './fields.ts';
import { hasCommander } from '../model/problem.ts';

/** Under which a protocol’s views are known (`engines/impossibility/solvability`): a checker takes no list from elsewhere. */
const KNOWN = 'byzantine, crash, omission, send-omission, receive-omission, loss or loss:k';

/** More rounds than this nobody can tell of: what a general has seen grows by a factor of n with each. */
const MOST_ROUNDS = 64;

const order = z.int().min(0).max(1).describe('0 is RETREAT, 1 ATTACK');

const view: z.ZodType<CertifiedView> = z.lazy(() =>
  z
    .strictObject({
      general,
      order: order.nullable().describe('its order; null if it holds none'),
      heard: z
        .array(z.array(view.nullable()))
        .describe('by round and sender: what that said it had seen; null where nothing came, and from itself'),
    })
    .describe('what a general has seen'),
);

const execution = z.strictObject({
  faulty: faultyField,
  orders: z.array(order).describe('by general; in a broadcast just the commander’s'),
  departures: z
    .array(z.strictObject({ round, from: general, to: general, said: view.nullable().describe('null if it was lost') }))
    .describe('the messages that are not as prescribed; under crashes all that do not arrive'),
  forced: order.nullable().describe('the order that validity forces here; null where it leaves the loyal free'),
});

const schema: z.ZodType<UnsolvableCertificate> = z
  .strictObject({
    schema: z.literal(UNSOLVABLE),
    claim: z.string().describe('what is certified, in one line; not checked'),
    n: generalsCount,
    t: atMostFaulty,
    rounds: z.int().min(0).max(MOST_ROUNDS),
    faults: z
      .string()
      .regex(/^(byzantine|crash|((send|receive)-)?omission|loss(:(0|[1-9]\d{0,3}))?)$/, {
        error: `there are ${KNOWN}`,
      })
      .describe(KNOWN),
    problem: z.enum(['broadcast', 'consensus', 'coordinated-attack']),
    validity: validityName.describe('which validity'),
    executions: z.array(execution).min(2),
    links: z.array(general).describe('links[k]: a general that decides, and sees the same in executions k and k + 1'),
    provenance,
  })
  .describe(
    'An argument of Strategos against every deterministic protocol of so many rounds: executions in which everybody tells everybody all it has seen, each linked to the next',
  );

/** The format as a JSON Schema, published as `certificates/unsolvable.schema.json`. */
export const unsolvableSchema = (): object => publishedSchema(UNSOLVABLE, schema);

let known: ReadFormat<UnsolvableCertificate> | undefined;

/** The format, made when something is read first: all names of its fields are gathered for it. */
const format = (): ReadFormat<UnsolvableCertificate> =>
  (known ??= {
    name: UNSOLVABLE,
    noun: 'unsolvable',
    schema,
    fields: fieldNames(unsolvableSchema()),
  });

const wrongInExecution = function* (
  of: UnsolvableCertificate,
  field: string,
  given: CertifiedExecution,
): Generator<Wrong> {
  yield* wrongFaulty(of.n, `${field}.faulty`, given.faulty);
  const held = hasCommander(of.problem) ? 1 : of.n;
  if (given.orders.length !== held)
    yield [`${field}.orders`, `${String(held)} needed, ${String(given.orders.length)} given`];
  const links = new Set<string>();
  for (const [i, { round: r, from, to }] of given.departures.entries()) {
    const departure = `${field}.departures[${String(i)}]`;
    if (r > of.rounds) yield [`${departure}.round`, `there is no round ${String(r)} of ${String(of.rounds)}`];
    yield* stranger(of.n, `${departure}.from`, from);
    yield* stranger(of.n, `${departure}.to`, to);
    if (from === to) yield [`${departure}.to`, 'nobody sends to itself'];
    const link = [r, from, to].join();
    if (links.has(link)) yield [departure, 'this message is listed twice'];
    links.add(link);
  }
};

/** What the form cannot say: that the parts fit together. */
const wrongIn = function* (certificate: UnsolvableCertificate): Generator<Wrong> {
  const { n, t, executions, links } = certificate;
  yield* wrongBound(n, t);
  for (const [k, given] of executions.entries())
    yield* wrongInExecution(certificate, `executions[${String(k)}]`, given);
  if (links.length !== executions.length - 1)
    yield [
      'links',
      `${String(executions.length)} executions are linked by ${String(executions.length - 1)} generals, not ${String(links.length)}`,
    ];
  for (const [k, who] of links.entries()) yield* stranger(n, `links[${String(k)}]`, who);
};

/** Reading goes as deep as what it reads; a file that is nested deeper than there is room for is none of ours. */
const shallowly = (text: string): E.Either<FileError, UnsolvableCertificate> =>
  pipe(
    E.tryCatch(
      () => decodeAs(format(), text),
      (): FileError => ({ _tag: 'BadField', field: '', message: 'it is nested too deeply for any view' }),
    ),
    E.flatten,
  );

/** The argument that a file's text holds, or what is wrong with it. */
export const decodeUnsolvable = (text: string): E.Either<FileError, UnsolvableCertificate> =>
  pipe(
    shallowly(text),
    E.flatMap((certificate) => unlessWrong(certificate, wrongIn(certificate))),
  );
