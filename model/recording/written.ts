/**
 * An instance with its protocol as it was written, and not as it was recorded. Laws run that, to compare it with the
 * recording; no engine does.
 */
import type { Instance } from '../instance.ts';
import { sourceProtocol } from './recorded.ts';

/** By the recorded ones: programs are kept by instance, and making one takes time. */
const known = new WeakMap<Instance, Instance>();

export const written = (instance: Instance): Instance => {
  const before = known.get(instance);
  if (before !== undefined) return before;
  const made = { ...instance, protocol: sourceProtocol(instance.protocol) };
  known.set(instance, made);
  return made;
};
