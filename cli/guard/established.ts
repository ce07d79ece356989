/**
 * What was established of a protocol's text before its program was run, for the evidence of a verdict.
 */

/** It was looked for and not found, or it was not looked for, and why. */
export type Establishment = 'checked' | `not made: ${string}`;

export interface Established {
  /** That its functions keep nothing between calls and draw nothing: by the syntax tree of its bundle. */
  readonly purity: Establishment;
  /** That it does not look at truth values: by the types of its source. */
  readonly values: Establishment;
}

/** It was not looked for, or only in part. */
export const notMade = (reason: string): Establishment => `not made: ${reason}`;

/** The check of the types takes a second or two, and is made only when it is asked for. */
export const NOT_ASKED: Establishment = notMade('strategos check --static makes it');

/** A registered protocol: our lint and our tests look at it, and not these checks. */
export const REGISTERED: Established = {
  purity: notMade('it is a registered protocol'),
  values: notMade('it is a registered protocol'),
};

/** A protocol that is handed over as a value, without its text. */
export const WITHOUT_TEXT: Established = {
  purity: notMade('its text is not at hand'),
  values: notMade('its text is not at hand'),
};
