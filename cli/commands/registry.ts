/**
 * The commands there are, in the order in which the help lists them: what each is called, and how to load its declaration.
 *
 * The help, the process that watches over commands, and the tests read this list. It is data: reading it loads no command, so
 * that each answers at once.
 */
import type { Command } from '@commander-js/extra-typings';
import type { HelpList, HelpLists } from './lists.ts';

/** A command, as far as it is known before it is loaded. */
export interface RegisteredCommand {
  readonly name: string;
  /**
   * Whose protocols it may run, which may be anybody’s: those that it is `given`, unless it says otherwise; all that a
   * `configured` folder has besides; or those that files name which are `kept` there, as well.
   */
  readonly runs?: 'none' | 'given' | 'configured' | 'kept';
  /** How long it may be at work without a pause: by the sizes that it is given, unless it says otherwise. */
  readonly work?: 'short' | 'long';
  /** Whether it works in as many threads as there are processors. */
  readonly threaded?: boolean;
  /** What its help lists that is defined elsewhere, and loaded for it. */
  readonly lists?: readonly HelpList[];
  /** What declares its options and its help. */
  readonly load: () => Promise<(program: Command, lists: HelpLists) => void>;
}

/** Every command. */
export const registeredCommands: readonly RegisteredCommand[] = [
  { name: 'prove', runs: 'none', work: 'long', load: async () => (await import('./prove.ts')).prove },
  { name: 'check', lists: ['faults', 'engines'], load: async () => (await import('./check.ts')).check },
  { name: 'report', work: 'long', load: async () => (await import('./report.ts')).report },
  { name: 'replay', load: async () => (await import('./replay.ts')).replay },
  { name: 'explore', load: async () => (await import('./explore.ts')).explore },
  { name: 'draw', load: async () => (await import('./draw.ts')).draw },
  {
    name: 'regress',
    runs: 'kept',
    work: 'long',
    threaded: true,
    load: async () => (await import('./regress.ts')).regress,
  },
  { name: 'certify', work: 'long', load: async () => (await import('./certify.ts')).certify },
  { name: 'diff', runs: 'configured', lists: ['engines'], load: async () => (await import('./diff.ts')).diff },
  { name: 'impossible', lists: ['faults'], load: async () => (await import('./impossible.ts')).impossible },
  { name: 'solvable', runs: 'none', lists: ['views'], load: async () => (await import('./solvable.ts')).solvable },
  { name: 'init', runs: 'none', work: 'short', load: async () => (await import('./init.ts')).init },
  {
    name: 'protocols',
    runs: 'configured',
    work: 'short',
    load: async () => (await import('./protocols.ts')).protocols,
  },
  { name: 'doctor', runs: 'none', work: 'short', load: async () => (await import('./doctor.ts')).doctor },
];

/** The command of that name. */
export const commandNamed = (name: string): RegisteredCommand | undefined =>
  registeredCommands.find((command) => command.name === name);
