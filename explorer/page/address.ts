/**
 * The page's address: it says what the page shows, as far as the page has an address of its own.
 */

/** What stands after `#`. */
export const hash = (): string => window.location.hash.replace(/^#/, '');

/** Write it, without a step in the browser's history: the page has its own. */
export const writeHash = (line: string): void => {
  try {
    window.history.replaceState(null, '', `#${line}`);
  } catch {
    // A page inside another one has no address of its own.
  }
};

/** The address to send, or `null` where there is none. */
export const address = (): string | null =>
  window.location.protocol.startsWith('about') ? null : window.location.href;
