/**
 * Reading and writing manifests of certificates.
 *
 * Everything that can be checked without the protocol and the other files is checked here; whether the certificate proves
 * what it claims is the checker's business (`checker/`).
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { z } from 'zod';
import { LIMITS } from '../model/army.ts';
import type { FileError, Format } from './decoding.ts';
import { badField, decodeAs } from './decoding.ts';
import { laidOut } from './layout.ts';
import type { Manifest } from './manifest.ts';
import { FORMAT } from './manifest.ts';

const part = z.strictObject({
  file: z.string().min(1).describe('its path from the manifest’s folder, parts separated by /'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('the SHA-256 of its bytes'),
});

const placement = z.strictObject({
  faulty: z
    .array(
      z
        .int()
        .min(0)
        .max(LIMITS.n - 1),
    )
    .describe('who is faulty, ascending'),
  size: z
    .string()
    .regex(/^[1-9]\d{0,99}$/)
    .describe('how many placements it stands for, a decimal number'),
  lies: z.int().min(0).nullable().describe('scenarios with at most so many lies are ruled out; null: all are'),
  formula: part.describe('DIMACS, with what each variable stands for'),
  proof: part.describe('DRUP'),
});

const schema = z
  .strictObject({
    schema: z.literal(FORMAT),
    claim: z.string().describe('what is certified, in one line'),
    protocol: z.strictObject({
      name: z.string().min(1),
      fingerprint: z.string().min(1).describe('the hash of the bundled source'),
      module: z.string().min(1).nullable().describe('the file of a protocol that is not registered'),
    }),
    army: z.strictObject({
      n: z.int().min(2).max(LIMITS.n).describe('how many generals'),
      m: z.int().min(0).max(LIMITS.m).describe('how many traitors the protocol is built for'),
      values: z.int().min(2).max(LIMITS.values).describe('how many different orders'),
      parameters: z.record(z.string(), z.int()).describe('the protocol’s own parameters'),
    }),
    faultModel: z.string().describe('byzantine, signed, crash, loss or loss:k'),
    t: z.int().min(0).describe('at most this many are faulty'),
    properties: z.array(z.string().min(1)).min(1).describe('the properties, by name, ascending'),
    validity: z
      .enum(['commander', 'loyal-unanimity', 'unanimity', 'weak-unanimity', 'coordinated-attack'])
      .nullable()
      .describe('which validity, where it is among the properties'),
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

const format: Format<Manifest> = {
  name: FORMAT,
  noun: 'certificate',
  schema,
  fields: [schema, schema.shape.protocol, schema.shape.army, schema.shape.provenance, placement, part].flatMap((each) =>
    Object.keys(each.shape),
  ),
};

/** The format as a JSON Schema, published as `certificates/certificate.schema.json`. */
export const jsonSchema = (): object => ({ $id: FORMAT, ...z.toJSONSchema(schema) });

/** Whether a path stays within the folder that it begins in, on every system. */
const isWithin = (file: string): boolean =>
  !/[\\:\0]/.test(file) && file.split('/').every((name) => name !== '' && name !== '.' && name !== '..');

/** What the form cannot say: that the parts fit together. */
const coherent = (manifest: Manifest): E.Either<FileError, Manifest> => {
  const { army, t, properties, validity, placements } = manifest;
  if (t > army.n) return badField('t', `t = ${String(t)}, but there are only ${String(army.n)} generals`);
  const unsorted = properties.findIndex((name, i) => i > 0 && name <= (properties[i - 1] ?? ''));
  if (unsorted >= 0)
    return badField(`properties[${String(unsorted)}]`, 'properties are listed by name, ascending, each once');
  if (validity !== null && !properties.includes('validity'))
    return badField('validity', `${validity}, but validity is not among the properties`);
  for (const [i, { faulty, formula, proof }] of placements.entries()) {
    const field = `placements[${String(i)}]`;
    const stranger = faulty.findIndex((general) => general >= army.n);
    if (stranger >= 0)
      return badField(
        `${field}.faulty[${String(stranger)}]`,
        `there is no general ${String(faulty[stranger])}: the generals are 0 to ${String(army.n - 1)}`,
      );
    for (const [name, { file }] of Object.entries({ formula, proof }))
      if (!isWithin(file))
        return badField(
          `${field}.${name}.file`,
          `${JSON.stringify(file)} leaves the certificate’s folder; files lie in it, or below it: “formula.cnf”, “2/formula.cnf”`,
        );
  }
  return E.right(manifest);
};

/** The manifest that a file's text holds, or what is wrong with it. */
export const decode = (text: string): E.Either<FileError, Manifest> =>
  pipe(decodeAs(format, text), E.flatMap(coherent));

/** The manifest as the text of its file. The same manifest always gives the same bytes. */
export const textOf = (manifest: Manifest): string => `${laidOut(manifest)}\n`;
