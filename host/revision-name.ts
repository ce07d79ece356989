/**
 * How a protocol is given by a revision: `HEAD~3:model/protocols/om.ts`, or `main:./mine.ts#one`.
 */
import { existsSync } from 'node:fs';

export interface Revision {
  readonly revision: string;
  readonly path: string;
  readonly exported: string | null;
}

/** A revision, a colon and a path; a drive of one letter is no revision. `null` for anything else. */
export const revisionIn = (name: string): Revision | null => {
  const [, revision, path, exported = null] = /^([^:\s]{2,}):([^:#]+)(?:#(\w+))?$/.exec(name) ?? [];
  return revision === undefined || path === undefined || existsSync(name) ? null : { revision, path, exported };
};

/** Whether a protocol is given by a revision. */
export const isRevision = (name: string): boolean => revisionIn(name) !== null;
