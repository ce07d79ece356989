/**
 * Reading counterexample files: what is wrong with one is said by field, and never guessed at.
 *
 * The format is strict: an unknown field is an error, since it may be a known one misspelt. Everything that can be
 * checked without the protocol is checked here; whether the protocol still has these claims is `replay.ts`'s business.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { z } from 'zod';
import type { FileError, Format } from '../certificates/decoding.ts';
import { badField, decodeAs } from '../certificates/decoding.ts';
import { LIMITS } from '../model/army.ts';
import { nearest } from '../model/nearest.ts';
import { orderNames } from '../model/order.ts';
import type { Counterexample } from './counterexample.ts';
import { FORMAT, UNDECIDED } from './counterexample.ts';

const general = z
  .int()
  .min(0)
  .max(LIMITS.n - 1)
  .describe('a general, 0 to n - 1');
const round = z.int().min(1).describe('a round, counted from 1');
const names = z.record(z.string().regex(/^\d+$/), z.string());

const schema = z
  .strictObject({
    schema: z.literal(FORMAT),
    title: z.string().describe('the claim that is refuted, in one line'),
    expect: z.enum(['violated', 'holds']).describe('what replaying should find'),
    protocol: z.strictObject({
      name: z.string().min(1),
      fingerprint: z.string().nullable().describe('hash of the bundled source when this was found'),
      module: z.string().nullable().describe('the file of a protocol that is not registered'),
    }),
    army: z.strictObject({
      n: z.int().min(2).max(LIMITS.n).describe('how many generals'),
      m: z.int().min(0).max(LIMITS.m).describe('how many traitors the protocol is built for'),
      values: z.int().min(2).max(LIMITS.values).describe('how many different orders'),
      parameters: z.record(z.string(), z.int()).describe('the protocol’s own parameters'),
    }),
    faultModel: z.string().describe('byzantine, signed, crash, loss or loss:k'),
    t: z.int().min(0).describe('at most this many are faulty'),
    property: z.string().min(1).describe('the property that is broken'),
    validity: z
      .enum(['commander', 'loyal-unanimity', 'unanimity', 'weak-unanimity', 'coordinated-attack'])
      .nullable()
      .describe('which validity, where the property is validity'),
    faulty: z.array(general).describe('who is faulty, ascending'),
    orders: names.describe('by general: its order'),
    deviations: z
      .array(
        z.strictObject({
          round,
          from: general,
          to: general,
          prescribed: z.array(z.string()).describe('the claims that the protocol prescribes'),
          said: z.array(z.string()).describe('the claims that were made'),
        }),
      )
      .describe('the messages that are not as prescribed'),
    heads: z.array(z.strictObject({ round, general, coin: z.int().min(0) })).describe('coins that came up heads'),
    decisions: names.describe('by loyal general: what it decided'),
    minimality: z.strictObject({
      claim: z.enum(['minimum', 'local']),
      lies: z.int().min(0).describe('how many messages deviate'),
      evidence: z
        .enum(['exhaustive', 'proof'])
        .exactOptional()
        .describe('what shows that no attack has fewer, where that is claimed'),
      certificate: z
        .strictObject({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
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
export const jsonSchema = (): object => ({
  $id: 'strategos/counterexample/1',
  ...z.toJSONSchema(schema),
});

const format: Format<Counterexample> = {
  name: FORMAT,
  noun: 'counterexample',
  schema,
  fields: [
    ...Object.keys(schema.shape),
    ...Object.keys(schema.shape.protocol.shape),
    ...Object.keys(schema.shape.army.shape),
    ...Object.keys(schema.shape.minimality.shape),
    ...Object.keys(schema.shape.heads.element.shape),
    ...Object.keys(schema.shape.provenance.shape),
    ...Object.keys(schema.shape.deviations.element.shape),
  ],
};

/** What the form cannot say: that the parts fit together. */
const coherent = (file: Counterexample): E.Either<FileError, Counterexample> => {
  const { army, faulty, orders, deviations, heads, decisions } = file;
  const outside = (who: number): boolean => who >= army.n;
  const range = `the generals are 0 to ${String(army.n - 1)}`;
  const known = orderNames(army);
  for (const [i, who] of faulty.entries()) {
    if (outside(who)) return badField(`faulty[${String(i)}]`, `there is no general ${String(who)}: ${range}`);
    if (faulty.indexOf(who) !== i) return badField(`faulty[${String(i)}]`, `general ${String(who)} is listed twice`);
  }
  if (file.t > army.n) return badField('t', `t = ${String(file.t)}, but there are only ${String(army.n)} generals`);
  if (faulty.length > file.t)
    return badField('faulty', `${String(faulty.length)} are faulty, but t = ${String(file.t)}`);
  for (const [field, record] of [
    ['orders', orders],
    ['decisions', decisions],
  ] as const)
    for (const [who, name] of Object.entries(record)) {
      if (outside(Number(who))) return badField(`${field}.${who}`, `there is no general ${who}: ${range}`);
      if (!known.includes(name) && !(field === 'decisions' && name === UNDECIDED)) {
        const near = nearest(name, known);
        return badField(
          `${field}.${who}`,
          `there is no order “${name}”${near === null ? '.' : `; did you mean ${near}?`} There are ${known.join(', ')}`,
        );
      }
    }
  const holders = Object.keys(orders).length;
  for (let who = 0; who < holders; who++)
    if (orders[String(who)] === undefined)
      return badField('orders', `general ${String(who)} has no order, but a later one has`);
  const links = new Set<string>();
  for (const [i, { round: r, from, to }] of deviations.entries()) {
    const field = `deviations[${String(i)}]`;
    if (outside(from)) return badField(`${field}.from`, `there is no general ${String(from)}: ${range}`);
    if (outside(to)) return badField(`${field}.to`, `there is no general ${String(to)}: ${range}`);
    const link = `${String(r)}:${String(from)}>${String(to)}`;
    if (links.has(link))
      return badField(field, `the message from ${String(from)} to ${String(to)} in round ${String(r)} is listed twice`);
    links.add(link);
  }
  for (const [i, coin] of heads.entries())
    if (outside(coin.general))
      return badField(`heads[${String(i)}].general`, `there is no general ${String(coin.general)}: ${range}`);
  if (file.minimality.lies !== deviations.length)
    return badField(
      'minimality.lies',
      `${String(file.minimality.lies)}, but ${String(deviations.length)} messages deviate`,
    );
  return E.right(file);
};

/** The counterexample that a file's text holds, or what is wrong with it. */
export const decode = (text: string): E.Either<FileError, Counterexample> =>
  pipe(decodeAs(format, text), E.flatMap(coherent));
