/**
 * Keys: where they belong to what is typed into.
 */

/** The focus is somewhere that has its own use for the arrow keys. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type=checkbox]), select, textarea') || target.isContentEditable);
