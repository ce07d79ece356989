/**
 * What is asked of TypeScript about the files of protocols, and what it answers.
 */

/** Some protocols with the same options; paths are absolute. */
export interface TypeQuestion {
  readonly typescript: string;
  readonly tsconfig: string;
  readonly roots: readonly string[];
}

/** The first error in a protocol's file, or in one that it imports; lines and columns count from 1. */
export interface TypeError {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What there is to say of a protocol's file, and the files that it rests on. */
export interface TypeAnswer {
  readonly root: string;
  readonly error: TypeError | null;
  readonly files: readonly string[];
}
