/**
 * What a law says of the toy with a part of it exchanged.
 */
import type { Instance } from '../model/instance.ts';
import type { brokenLaw } from '../model/laws.ts';
import type { Definition, Program, Setting } from '../model/protocol.ts';
import { drawOf } from './draw.ts';
import { instanceAt } from './instance.ts';
import { toy, toyProgram } from './toy.ts';

/** What a law says of an instance, over a few seeds and with nobody faulty unless told otherwise: its first complaint. */
export const complaint = (law: typeof brokenLaw, instance: Instance, faulty: readonly number[] = []): string | null => {
  for (let seed = 0; seed < 20; seed++) {
    const wrong = law(instance, faulty, drawOf(seed));
    if (wrong !== null) return wrong;
  }
  return null;
};

/** Three toys with some of their parts exchanged. */
export const toyInstance = (parts: Partial<Definition>, values = 2): Instance =>
  instanceAt(toy({ mostValues: 3, ...parts }), { n: 3, m: 0, values }, 'byzantine');

/** The toy with some functions of its program exchanged. */
export const toyThat = (exchanged: <B>(setting: Setting<B>) => Partial<Program<B>>, values = 2): Instance =>
  toyInstance({ program: (setting) => ({ ...toyProgram(setting), ...exchanged(setting) }) }, values);
