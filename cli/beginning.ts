/**
 * When the command began, by this process's clock: what it may take counts from there.
 *
 * That is when the process began (0), but where another process began it and started this one: then it was before that.
 */

let moment = 0;

/** The command began at this moment, in milliseconds. */
export const beganAt = (began: number): void => {
  moment = began;
};

/** When the command began, in milliseconds. */
export const commandBeganAt = (): number => moment;
