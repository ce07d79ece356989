/**
 * Where the command is: what it is doing, what it has covered of that, and when it has to be through.
 *
 * The process runs one command, so this is kept once, at the edge: whatever ends the command, be it the clock, Ctrl-C or
 * the end of its memory, can say what it was at.
 */

/** What a command does, as it is said after “while”. */
export type CommandPhase = string;

/** Where the command is. */
export interface Position {
  readonly phase: CommandPhase;
  /** What was covered so far in this phase, in words; `null` where there is nothing to say. */
  readonly progress: string | null;
}

/** When the command has to be through. */
export interface Deadline {
  /** How many seconds it was given, from its beginning on. */
  readonly seconds: number;
  /** The moment when they are over, by the clock, in milliseconds; it may be `Infinity`. */
  readonly at: number;
}

const START: Position = { phase: 'loading', progress: null };

let position: Position = START;

let until: Deadline | null = null;

/** Told of each change. */
type Listener = (position: Position, until: Deadline | null) => void;

let listener: Listener = () => undefined;

/** Where the command is, and when it has to be through, is told to this one from now on. */
export const tellWhereWeAre = (to: Listener): void => {
  listener = to;
};

const moveTo = (next: Position): void => {
  position = next;
  listener(position, until);
};

/** From now on the command does this. */
export const enterPhase = (phase: CommandPhase): void => {
  if (phase !== position.phase) moveTo({ phase, progress: null });
};

/** So much of the phase is covered. */
export const noteProgress = (progress: string): void => {
  moveTo({ ...position, progress });
};

/** What the command is doing, and how far it is with that. */
export const whereWeAre = (): Position => position;

/** A command has begun at this moment of the clock, in milliseconds, and is to be through so many seconds later. */
export const startDeadline = (seconds: number, now: number): void => {
  until = { seconds, at: now + seconds * 1000 };
  moveTo(START);
};

/** The command is at its end: what is done in this process from now on has no limit of its. */
export const endDeadline = (): void => {
  until = null;
};

/** How many seconds are left at this moment of the clock; `Infinity` where there is no limit. */
export const secondsLeft = (now: number): number => (until === null ? Infinity : Math.max(0, (until.at - now) / 1000));

/** When the command has to be through; `null` where none has begun. */
export const deadline = (): Deadline | null => until;
