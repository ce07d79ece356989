/**
 * Words of a command line that people copy: whatever a file is called, a POSIX shell reads its name as one word, and
 * runs none of it.
 *
 *     sh -c 'printf %s ' + shellWord(text) prints the text, of any text without a NUL
 *
 * A line break stands within the quotes as it is. Where a command is shown in one line it becomes a blank there, and
 * still no part of the name is run.
 */

/**
 * What a shell takes as it is. At the beginning of a word `#` is a comment, `~` a folder, and in zsh `=` a program;
 * bash reads `~` as a folder after `=` and `:` too.
 */
const SAFE = /^(?![#=~])(?:[\p{L}\p{M}\p{N}_@%+=:,./#-]|(?<![=:])~)+$/u;

/** Text as one word of a command: as it is, or in single quotes where a shell would make something of it. */
export const shellWord = (text: string): string =>
  SAFE.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A file or a folder as an argument, which is never taken for an option. */
export const shellPath = (path: string): string => shellWord(path.startsWith('-') ? `./${path}` : path);
