/**
 * Reading and writing manifests of certificates.
 *
 * Everything that can be checked without the protocol and the other files is checked here; whether the certificate proves
 * what it claims is the checker's business (`checker/`).
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { z } from 'zod';
import { isConditional } from '../properties/registry.ts';
import type { Wrong } from './coherence.ts';
import { stranger, unlessWrong, wrongBound } from './coherence.ts';
import type { FileError, ReadFormat } from './decoding.ts';
import { decodeAs } from './decoding.ts';
import {
  army,
  atMostFaulty,
  faultModelField,
  faultyField,
  fieldNames,
  plainName,
  sha256Field,
  validityName,
  publishedSchema,
} from './fields.ts';
import { laidOut } from './layout.ts';
import type { Manifest } from './manifest.ts';
import { CERTIFICATE_FORMAT } from './manifest.ts';

const part = z.strictObject({
  file: z.string().min(1).describe('its path from the manifest’s folder, parts separated by /'),
  sha256: sha256Field.describe('the SHA-256 of its bytes'),
});

const placement = z.strictObject({
  faulty: faultyField,
  size: z
    .string()
    .regex(/^[1-9]\d{0,99}$/, { error: 'it must be a decimal number, written as a text' })
    .describe('how many placements it stands for, a decimal number'),
  lies: z.int().min(0).nullable().describe('scenarios with at most so many lies are ruled out; null: all are'),
  formula: part.describe('DIMACS, with what each variable stands for'),
  proof: part.describe('DRUP'),
});

const protocol = z.strictObject({
  name: z.string().min(1),
  fingerprint: z.string().min(1).describe('the hash of the bundled source'),
  module: z.string().min(1).nullable().describe('the file of a protocol that is not registered'),
});

const schema: z.ZodType<Manifest> = z
  .strictObject({
    schema: z.literal(CERTIFICATE_FORMAT),
    claim: z.string().describe('what is certified, in one line'),
    protocol,
    versus: protocol
      .extend({ parameters: z.record(plainName, z.int()).describe('its own parameters') })
      .exactOptional()
      .describe('the protocol that it is compared with'),
    army,
    faultModel: faultModelField,
    t: atMostFaulty,
    properties: z.array(plainName).min(1).describe('the properties, by name, ascending'),
    validity: validityName.nullable().describe('which validity, where it is among the properties'),
    fewest: z
      .strictObject({ lies: z.int().min(0), faulty: z.int().min(0) })
      .nullable()
      .describe('a smallest attack; null where no attack exists'),
    symmetry: z.boolean().describe('whether placements are listed up to renaming interchangeable generals'),
    placements: z.array(placement),
    provenance: z
      .strictObject({
        solver: z.string(),
        command: z.string().describe('the command that makes it again'),
        version: z.string(),
        commit: z.string().nullable(),
      })
      .describe('where it came from; no part of what it claims'),
  })
  .describe(
    'A certificate of Strategos: a claim about an agreement protocol, with a proof for every placement of the faults',
  );

/** The format as a JSON Schema, published as `certificates/certificate.schema.json`. */
export const certificateSchema = (): object => publishedSchema(CERTIFICATE_FORMAT, schema);

const format: ReadFormat<Manifest> = {
  name: CERTIFICATE_FORMAT,
  noun: 'certificate',
  schema,
  fields: fieldNames(certificateSchema()),
  outdated: {
    'strategos/certificate/1':
      'it rests on premises that were not proved then (symmetry, signatures), so issue it again: its provenance has the command',
  },
};

/** Whether a path stays within the folder that it begins in, on every system. */
const isWithin = (file: string): boolean =>
  !/[\\:\0]/.test(file) && file.split('/').every((name) => name !== '' && name !== '.' && name !== '..');

/** What the form cannot say: that the parts fit together. */
const wrongIn = function* ({ army: { n }, t, properties, validity, placements }: Manifest): Generator<Wrong> {
  yield* wrongBound(n, t);
  const unsorted = properties.findIndex((name, i) => i > 0 && name <= (properties[i - 1] ?? ''));
  if (unsorted >= 0) yield [`properties[${String(unsorted)}]`, 'properties are listed by name, ascending, each once'];
  if (validity !== null && !properties.some(isConditional))
    yield ['validity', `${validity}, but validity is not among the properties`];
  for (const [i, { faulty: placed, formula, proof }] of placements.entries()) {
    const field = `placements[${String(i)}]`;
    for (const [k, who] of placed.entries()) yield* stranger(n, `${field}.faulty[${String(k)}]`, who);
    for (const [name, { file }] of Object.entries({ formula, proof }))
      if (!isWithin(file))
        yield [
          `${field}.${name}.file`,
          `${JSON.stringify(file)} leaves the certificate’s folder; files lie in it, or below it: “formula.cnf”, “2/formula.cnf”`,
        ];
  }
};

/** The manifest that a file's text holds, or what is wrong with it. */
export const decodeCertificate = (text: string): E.Either<FileError, Manifest> =>
  pipe(
    decodeAs(format, text),
    E.flatMap((manifest) => unlessWrong(manifest, wrongIn(manifest))),
  );

/** The manifest as the text of its file. The same manifest always gives the same bytes. */
export const certificateText = (manifest: Manifest): string => `${laidOut(manifest)}\n`;
