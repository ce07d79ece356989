/**
 * A protocol of your own that is named like a registered one: which of the two a verdict is about is said.
 */
import type { Loaded } from './loaded.ts';

/** What to say of it; `null` where there is nothing to tell apart. */
export const namesakeNote = async ({ protocol: { name }, module }: Loaded): Promise<string | null> => {
  if (module === null) return null;
  // Loaded here, because the registry loads every protocol.
  const { protocols } = await import('../model/protocols/registry.ts');
  return protocols.some((registered) => registered.name === name)
    ? `A registered protocol is named ${name} as well. This is about the one in ${module}.`
    : null;
};
