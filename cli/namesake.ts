/**
 * A protocol of your own that is named like a registered one: which of the two a verdict is about is said.
 */
import { readFileSync } from 'node:fs';
import { registry } from '../model/protocols/registry.ts';
import type { Loaded } from '../host/loaded.ts';

/** Whether a file imports the registered protocol of that name, as one does that brings properties along for it. */
const imports = (file: string | null, name: string): boolean =>
  file !== null && new RegExp(`protocols/(flawed/)?${name}(\\.[jt]s)?['"]`).test(readFileSync(file, 'utf8'));

/** What to say of it; `null` where there is nothing to tell apart. */
export const namesakeNote = ({ protocol: { name }, module, file }: Loaded): string | null => {
  if (module === null || imports(file, name)) return null;
  return registry.some((registered) => registered.name === name)
    ? `A registered protocol is named ${name} as well. This is about the one in ${module}.`
    : null;
};
