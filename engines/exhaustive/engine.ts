/**
 * What the exhaustive engine and the plain enumeration declare of themselves.
 */
import type { Engine } from '../engine.ts';
import type { Counted } from '../finding.ts';
import { exhaustive } from './exhaustive.ts';
import { plain } from './plain.ts';

/** What both enumerations have in common. */
const enumeration = { enumerates: true, draws: false, solves: false, certifies: false, uncounted: null } as const;

/** The plain enumeration has no name on the command line: it is the exhaustive engine without reduction. */
const plainEngine: Engine<'plain', Counted> = {
  ...enumeration,
  name: 'plain',
  run: (question, { limits }) => plain(question, limits),
  unreduced: null,
  usesSymmetry: false,
  trusted: 'the kernel and the plain enumeration',
  method: 'goes through every scenario one by one.',
};

export const exhaustiveEngine: Engine<'exhaustive', Counted> = {
  ...enumeration,
  name: 'exhaustive',
  run: (question, { limits, symmetry = true }) => exhaustive(question, { limits, symmetry }),
  unreduced: plainEngine,
  usesSymmetry: true,
  trusted: 'the kernel and the exhaustive engine',
  method:
    'goes through every scenario: who is faulty, what everybody holds, and everything that the faulty may say. Receivers are enumerated apart and put together, which is exact, and counts every scenario; interchangeable generals are looked at once and counted as often as there are of them.',
};
