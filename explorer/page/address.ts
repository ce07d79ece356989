/**
 * The page's address: it says what the page shows. Inside a report it is the report's address that does, and the two
 * pages tell each other.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { FromFrame } from '../frame.ts';
import { isToFrame } from '../frame.ts';

/** Whether the page stands inside another one, which has the address. */
const isFramed = window.location.protocol === 'about:' && window.parent !== window;

/** What stands after `#`. */
export const hash = (): string => (isFramed ? '' : window.location.hash.replace(/^#/, ''));

const tell = (message: FromFrame): void => window.parent.postMessage(message, '*');

const write = (line: string): void => {
  // Without a step in the browser's history: the page has its own.
  if (isFramed) tell({ strategos: 'shown', link: line });
  else window.history.replaceState(null, '', `#${line}`);
};

/** The address to send, or `null` where the page has none of its own. */
export const address = (): string | null => (isFramed ? null : window.location.href);

/** Keep the address as the page is, and follow it where somebody else changes it. */
export const useAddress = (line: string, follow: (line: string) => void): void => {
  // A report's address stays what it is until something is done here.
  const written = useRef(isFramed ? line : '');
  useEffect(() => {
    if (written.current === line) return;
    written.current = line;
    write(line);
  }, [line]);
  useEffect(() => {
    const changed = (): void => follow(hash());
    const told = ({ data, source }: MessageEvent<unknown>): void => {
      if (source === window.parent && isToFrame(data)) follow(data.link);
    };
    if (isFramed) {
      window.addEventListener('message', told);
      tell({ strategos: 'ready' });
    } else window.addEventListener('hashchange', changed);
    return () => {
      window.removeEventListener('message', told);
      window.removeEventListener('hashchange', changed);
    };
  }, [follow]);
};
