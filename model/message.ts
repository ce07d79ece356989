/**
 * Messages: vectors of labelled claims.
 *
 * A link (round, from, to) has a fixed list of labels; a message over it is one truth value a label,
 * "the sender claims this". The vector with no claim set is silence. A label may carry signatures
 * (`signature.ts`), which say who must have signed before anybody can make the claim (`faults/signed.ts`).
 */

/** What one claim says, e.g. `0.2`: "2 says that 0 ordered ATTACK". Unique within its link. */
export type Label = string;

/** One truth value a label of the link, in the order of the labels. */
export type Message<B> = readonly B[];

/** Nothing said over a link with this many labels. */
export const silence = <B>(zero: B, labels: readonly Label[]): Message<B> => labels.map(() => zero);

/** The labels of the claims that a message sets. */
export const saidIn = (labels: readonly Label[], message: Message<boolean>): readonly Label[] =>
  labels.filter((_, i) => message[i] === true);
