/**
 * The evidence as data: the drawn mutations, and the refactorings that were written by hand.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Mutation, OperatorName } from './mutation.ts';
import { operatorNames } from './mutation.ts';
import type { Refactoring } from './refactoring.ts';
import { root } from './sources.ts';

export const MUTATIONS = 'regression/evidence/mutations.json';

const REFACTORINGS = 'regression/evidence/refactorings.json';

export interface Drawing {
  readonly schema: 'strategos/mutations/1';
  readonly seed: string;
  /** By operator: how many sites there were. */
  readonly sites: Readonly<Record<OperatorName, number>>;
  readonly mutations: readonly Mutation[];
}

const operator = z.enum(operatorNames);

const text = z.string().min(1);

const drawing: z.ZodType<Drawing> = z.strictObject({
  schema: z.literal('strategos/mutations/1'),
  seed: text,
  sites: z.record(operator, z.int().min(0)),
  mutations: z.array(
    z.strictObject({ operator, protocol: text, file: text, line: z.int().min(1), before: text, after: text }),
  ),
});

const refactorings: z.ZodType<{
  readonly schema: 'strategos/refactorings/1';
  readonly refactorings: readonly Refactoring[];
}> = z.strictObject({
  schema: z.literal('strategos/refactorings/1'),
  refactorings: z.array(
    z.strictObject({
      title: text,
      protocol: text,
      file: text,
      edits: z.array(z.strictObject({ before: text, after: z.string() })).min(1),
    }),
  ),
});

/** A drawing of these sites. */
export const drawingOf = (seed: string, sites: readonly Mutation[], mutations: readonly Mutation[]): Drawing => ({
  schema: 'strategos/mutations/1',
  seed,
  sites: Object.fromEntries(
    operatorNames.map((name) => [name, sites.filter((site) => site.operator === name).length]),
  ) as Record<OperatorName, number>,
  mutations,
});

/** The same drawing gives the same bytes. */
export const textOfDrawing = (made: Drawing): string => `${JSON.stringify(made, null, 2)}\n`;

const contents = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** The drawing that is written down. A file that is none is a mistake of ours, and throws. */
export const writtenDrawing = (): Drawing => drawing.parse(contents(MUTATIONS));

export const writtenRefactorings = (): readonly Refactoring[] =>
  refactorings.parse(contents(REFACTORINGS)).refactorings;
