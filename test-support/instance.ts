/**
 * Instances for tests, named as on the command line.
 */
import { faultModelOf } from '../model/faults/registry.ts';
import type { Instance, Sizes } from '../model/instance.ts';
import { instanceOf } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { right } from './either.ts';

/** The instance; that there is none fails the test. */
export const instanceAt = (protocol: Protocol, sizes: Sizes, faults: string): Instance =>
  right(instanceOf(protocol, sizes, right(faultModelOf(faults))));
