/**
 * Reading expectations: what is wrong with them is said by field, and never guessed at.
 *
 * The format is strict: an unknown field is an error, since it may be a known one misspelt; so is what cannot be true of any
 * protocol, or contradicts itself. Whether there is such a protocol is found when it is loaded.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { z } from 'zod';
import { unlessWrong } from '../certificates/coherence.ts';
import type { FileError, ReadFormat } from '../certificates/decoding.ts';
import { decodeAs } from '../certificates/decoding.ts';
import { fieldNames, generalsCount, plainName, validityName, publishedSchema } from '../certificates/fields.ts';
import { engineNames } from '../engines/registry.ts';
import { LIMITS } from '../model/army.ts';
import { faultsText } from '../model/faults/registry.ts';
import type { Cell } from './cell.ts';
import { contradictions } from './contradictions.ts';
import type { Expectations } from './expectations.ts';
import { EXPECTATIONS_FORMAT } from './expectations.ts';

const verdict = z.enum(['holds', 'violated']);

const verdictOnProperty = z.enum(['holds', 'violated', 'vacuous', 'not applicable']);

const count = z
  .string()
  .regex(/^(0|[1-9]\d*)$/, { error: 'it must be a decimal number, written as a text' })
  .describe('a decimal number, as a string: counts outgrow JSON’s numbers');

const property = plainName;

const whole = z.int().min(0);

const cell: z.ZodType<Cell> = z.strictObject({
  protocol: z.string().min(1).describe('the name of a registered protocol, or the file of one'),
  n: generalsCount,
  m: z.int().min(0).max(LIMITS.m).describe('how many traitors the protocol is built for'),
  t: whole.exactOptional().describe('at most this many are faulty; left out: m'),
  faults: z.string().exactOptional().describe(`${faultsText()}; left out: what the protocol is meant for`),
  values: z.int().min(2).max(LIMITS.values).exactOptional().describe('how many different orders; left out: 2'),
  parameters: z.record(plainName, z.int()).exactOptional().describe('the protocol’s own parameters'),
  validity: validityName.exactOptional().describe('which validity; left out: by problem and faults'),
  engine: z.enum(engineNames).exactOptional().describe('which engine is to answer; left out: the best that fits'),
  verdict,
  accept: z.enum(['sampled']).exactOptional().describe('random scenarios that break nothing are to count as holding'),
  properties: z.record(property, verdictOnProperty).exactOptional().describe('the verdict by property'),
  fewest: z.record(property, whole).exactOptional().describe('by broken property: the fewest lies that break it'),
  scenarios: count.exactOptional(),
  violating: z.record(property, count).exactOptional().describe('by property: how many scenarios break it'),
  rounds: whole.exactOptional(),
  messages: whole.exactOptional().describe('scheduled messages of a run'),
  claims: whole.exactOptional().describe('claims in them'),
  evaluations: whole
    .exactOptional()
    .describe('what the answer took; taking clearly more is reported, and fails nothing'),
  source: z.string().exactOptional().describe('why that is expected: a theorem, or “recorded”'),
});

const schema: z.ZodType<Expectations> = z
  .strictObject({ schema: z.literal(EXPECTATIONS_FORMAT), cells: z.array(cell) })
  .describe('Expectations of Strategos: questions put to protocols, and the answers that are expected');

/** The format as a JSON Schema, published as `regression/expectations.schema.json`. */
export const expectationsSchema = (): object => publishedSchema(EXPECTATIONS_FORMAT, schema);

const format: ReadFormat<Expectations> = {
  name: EXPECTATIONS_FORMAT,
  noun: 'expectations',
  schema,
  fields: fieldNames(expectationsSchema()),
};

/** The expectations that a file's text holds, or what is wrong with them. */
export const decodeExpectations = (text: string): E.Either<FileError, Expectations> =>
  pipe(
    decodeAs(format, text),
    E.flatMap((file) => unlessWrong(file, contradictions(file.cells))),
  );
