/**
 * The generals that an instance's protocol declares to be interchangeable, for tests in which they are.
 */
import type { General } from '../model/army.ts';
import type { Instance } from '../model/instance.ts';

export const declaredAlike = ({ protocol, army }: Instance): readonly General[] => protocol.interchangeable(army);
