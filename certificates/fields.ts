/**
 * Fields that several formats have, each with what JSON can say of it.
 */
import { z } from 'zod';
import type { Army } from '../model/army.ts';
import { LIMITS } from '../model/army.ts';
import { faultsText } from '../model/faults/registry.ts';
import { isPlainName, NAME_RULE } from '../model/plain-name.ts';
import type { Deviation, Heads } from '../model/scenario.ts';
import type { ValidityName } from '../properties/conditions.ts';
import { validityNames } from '../properties/conditions.ts';
import type { CertificateProvenance } from './argument.ts';

export const general: z.ZodInt = z
  .int()
  .min(0)
  .max(LIMITS.n - 1)
  .describe('a general, 0 to n - 1');

/** The name of a property or of a parameter. */
export const plainName: z.ZodString = z.string().min(1).refine(isPlainName, { error: NAME_RULE });

export const round: z.ZodInt = z.int().min(1).describe('a round, counted from 1');

export const faultyField: z.ZodArray<z.ZodInt> = z.array(general).describe('who is faulty, ascending');

/** A name by general. */
export const namesByGeneral: z.ZodRecord<z.ZodString, z.ZodString> = z.record(
  z.string().regex(/^(0|[1-9]\d{0,2})$/, { error: 'a key is the number of a general, such as "0"' }),
  z.string(),
);

export const generalsCount: z.ZodInt = z.int().min(2).max(LIMITS.n).describe('how many generals');

export const atMostFaulty: z.ZodInt = z.int().min(0).describe('at most this many are faulty');

export const army: z.ZodType<Army> = z.strictObject({
  n: generalsCount,
  m: z.int().min(0).max(LIMITS.m).describe('how many traitors the protocol is built for'),
  values: z.int().min(2).max(LIMITS.values).describe('how many different orders'),
  parameters: z.record(plainName, z.int()).describe('the protocol’s own parameters'),
});

export const faultModelField: z.ZodString = z.string().describe(faultsText());

/** Each format says of it whether it has to be there. */
export const validityName: z.ZodType<ValidityName> = z.enum(validityNames);

export const deviations: z.ZodType<readonly Deviation[]> = z
  .array(
    z.strictObject({
      round,
      from: general,
      to: general,
      prescribed: z.array(z.string()).describe('the claims that the protocol prescribes'),
      said: z.array(z.string()).describe('the claims that were made'),
    }),
  )
  .describe('the messages that are not as prescribed');

export const heads: z.ZodType<readonly Heads[]> = z
  .array(z.strictObject({ round, general, coin: z.int().min(0) }))
  .describe('coins that came up heads');

/** A SHA-256, in hexadecimal digits. */
export const sha256Field: z.ZodString = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'it must be a SHA-256: 64 hexadecimal digits' });

export const provenance: z.ZodType<CertificateProvenance> = z
  .strictObject({
    command: z.string().describe('the command that makes it again'),
    version: z.string(),
    commit: z.string().nullable(),
  })
  .describe('where it came from; no part of what it claims');

/** A format as the JSON Schema that is published; a file may name it, for the sake of editors. */
export const publishedSchema = (id: string, schema: z.ZodType): object => {
  const made = z.toJSONSchema(schema);
  const named = { type: 'string', description: 'where this schema is, for editors; it means nothing' };
  return { $id: id, ...made, properties: { $schema: named, ...made.properties } };
};

/** The names of all fields in a JSON Schema, for whoever misspells one. A field may be called `properties` itself. */
export const fieldNames = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, ...rest } = schema as { readonly properties?: Readonly<Record<string, unknown>> };
  const within: readonly unknown[] = [...Object.values(properties), ...Object.values(rest)];
  return [...new Set([...Object.keys(properties), ...within.flatMap(fieldNames)])];
};
