/**
 * A count with its noun.
 */

/** `1 label`, `2 labels`. */
export const plural = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? '' : 's'}`;
