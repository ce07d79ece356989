/**
 * `strategos/vitest`: protocols in a vitest file.
 *
 *     import { replayCorpus, scenarios } from 'strategos/vitest';
 *
 *     await expect(mine).toHold('agreement', { n: 4, m: 1 });
 *     await expect(mine).toBeBroken('validity', { n: 3, m: 1 });
 *
 * Importing it registers the matchers; it is what the package exports, and so the one file that hands on what others define.
 */
import { expect } from 'vitest';
import type { Protocol } from '../model/protocol.ts';
import type { AttackCircumstances, Circumstances, Names } from './asked.ts';
import { toBeBroken, toHold } from './matchers.ts';

export type { AttackCircumstances, Circumstances, Names, Setup } from './asked.ts';
export type { CorpusOptions } from './corpus.ts';
export { replayCorpus } from './corpus.ts';
export type { RecordedScenario } from './scenarios.ts';
export { scenarios } from './scenarios.ts';

expect.extend({ toHold, toBeBroken });

/** A matcher of protocols: of one or more properties, or of all of them. */
export interface Matcher<C> {
  (circumstances: C): Promise<void>;
  (properties: Names, circumstances: C): Promise<void>;
}

/** Nothing can be given to the matcher of something that is no protocol: it does not compile. */
export type NotAProtocol = (nothing: 'only a protocol can hold or be broken') => never;

declare module 'vitest' {
  interface Matchers<T> {
    /**
     * Every scenario at these sizes meets these properties; all of them, where none is named.
     *
     * @example
     * await expect(om).toHold('agreement', { n: 4, m: 1 });
     */
    readonly toHold: [T] extends [Protocol] ? Matcher<Circumstances> : NotAProtocol;
    /**
     * Some scenario at these sizes breaks each of these properties; any of them, where none is named.
     *
     * @example
     * await expect(om).toBeBroken('validity', { n: 3, m: 1, lies: 1 });
     */
    readonly toBeBroken: [T] extends [Protocol] ? Matcher<AttackCircumstances> : NotAProtocol;
  }
}
