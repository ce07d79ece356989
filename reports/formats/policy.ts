/**
 * What a page of ours may do, as a Content-Security-Policy: nothing is loaded from anywhere, and nothing is sent anywhere. A page
 * may have a stranger’s words in it, and the explorer may have a stranger’s protocol.
 *
 * Limit: no policy keeps a script from leading the whole window to another address.
 */

/** What every page does with: its own style, and pictures that are in it. */
const READ = ["default-src 'none'", "style-src 'unsafe-inline'", 'img-src data:'];

/**
 * What the explorer needs: the script that is in the page, a worker that is made of a part of it, and to make functions of the
 * protocols that came with it, because a page from disk may load no modules.
 */
const PLAY = ["script-src 'unsafe-inline' 'unsafe-eval'", 'worker-src blob:'];

/** What holds for `default-src` is not asked for everywhere. */
const CLOSED = ["connect-src 'none'", "form-action 'none'", "base-uri 'none'"];

/** The policy of a page that is read, or of one that is played with as well. */
export const policyOf = (kind: 'read' | 'play'): string =>
  [...READ, ...(kind === 'play' ? PLAY : []), ...CLOSED].join('; ');

/** The policy as an element of the page’s head. It has to stand before what it is to hold for. */
export const policyElement = (kind: 'read' | 'play'): string =>
  `<meta http-equiv="Content-Security-Policy" content="${policyOf(kind)}">`;
