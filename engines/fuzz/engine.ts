/**
 * What the fuzz engine declares of itself.
 */
import type { Engine } from '../engine.ts';
import type { FuzzFinding } from './fuzz.ts';
import { fuzz } from './fuzz.ts';

export const fuzzEngine: Engine<'fuzz', FuzzFinding> = {
  name: 'fuzz',
  run: (question, { fuzz: asked, limits }) => fuzz(question, { ...asked, limits }),
  unreduced: null,
  usesSymmetry: false,
  enumerates: false,
  draws: true,
  solves: false,
  certifies: false,
  uncounted: 'fuzzing does not count scenarios',
  trusted: 'the kernel and the fuzz engine',
  method: 'draws scenarios at random and by strategies. It finds attacks and proves nothing by finding none.',
};
