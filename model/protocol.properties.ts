/**
 * The laws of a protocol (`laws.ts`), as properties: readings agree, shapes are right, honesty is allowed, and
 * interchangeable generals are.
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { drawOf } from '../test-support/draw.ts';
import type { Law } from '../test-support/law.ts';
import { drawFaulty } from '../test-support/scenarios.ts';
import type { Instance } from './instance.ts';
import { instanceTitle } from './instance.ts';
import { brokenLaw } from './laws.ts';

/** The laws, on random scenarios of each instance; what is broken is the reason of the failure. */
export const protocolLaws = (instances: readonly Instance[]): readonly Law[] =>
  instances.map((instance) => ({
    name: instanceTitle(instance),
    property: fc.property(fc.integer(), (seed) => {
      const draw = drawOf(seed);
      expect(brokenLaw(instance, drawFaulty(instance, draw), draw)).toBeNull();
    }),
  }));
