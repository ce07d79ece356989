/**
 * What the explorer and the page of a report tell each other, when the one stands in the other.
 *
 * The report's address then says what the explorer shows: `#explore:`, and the explorer's own link.
 */

/** What the explorer tells: that it listens now, and what it shows. */
export type FromFrame = { readonly strategos: 'ready' } | { readonly strategos: 'shown'; readonly link: string };

/** What it is told: show this. */
export interface ToFrame {
  readonly strategos: 'show';
  readonly link: string;
}

/** Whether a message is one that the explorer is told. */
export const isToFrame = (data: unknown): data is ToFrame =>
  typeof data === 'object' &&
  data !== null &&
  'strategos' in data &&
  data.strategos === 'show' &&
  'link' in data &&
  typeof data.link === 'string';

/** What an address of a report begins with that shows something in the explorer. */
export const FRAME_HASH = '#explore:';

/**
 * The script of the report's page: it tells the explorer what the address says, and writes into the address what the
 * explorer shows. Links that lead to the explorer work by it, so it is what shows them.
 */
export const frameScript = (): string => `
(() => {
  const frame = document.querySelector('iframe.explorer');
  const mark = ${JSON.stringify(FRAME_HASH)};
  const show = () => {
    if (!location.hash.startsWith(mark)) return;
    frame.contentWindow.postMessage({ strategos: 'show', link: location.hash.slice(mark.length) }, '*');
    frame.scrollIntoView({ block: 'center' });
  };
  addEventListener('hashchange', show);
  addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow || data === null || typeof data !== 'object') return;
    if (data.strategos === 'ready') show();
    if (data.strategos === 'shown' && typeof data.link === 'string') history.replaceState(null, '', mark + data.link);
  });
  for (const link of document.querySelectorAll('a.play')) {
    link.hidden = false;
    // The address changes after the click, or not at all if it says so already.
    link.addEventListener('click', () => setTimeout(() => (show(), frame.focus())));
  }
})();
`;
