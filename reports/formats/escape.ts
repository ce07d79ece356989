/**
 * Text of somebody else’s, made harmless for the place where it goes: names of protocols and files, messages of errors,
 * labels. Nothing is lost: what cannot be said as it is, is said as `\u001b`.
 *
 *     decoding what a function here gives = the text, wherever the place can hold it
 */

const named = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What a terminal or a page would obey or hide: control characters but line breaks, turned directions, half characters. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text that shows what is in it; line breaks stay. */
export const visible = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll('\t', '  ').replaceAll(UNSEEN, named);

/** Visible text in one line. */
export const inOneLine = (text: string): string =>
  visible(text)
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');

/** A value as JSON in one line; what cannot be seen is escaped as JSON does it. */
export const jsonText = (value: unknown): string => visible(JSON.stringify(value));

/** At most this many characters of a text, with a sign that there was more. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** What XML 1.0 has no way to hold (its production 2), not even as a reference. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text between the tags of an XML document. A carriage return would be read as a line break. */
export const xmlText = (text: string): string =>
  text
    .replaceAll(NO_XML, named)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');

/** The value of an XML attribute, with its quotes. White space other than blanks would be read as blanks. */
export const xmlAttribute = (text: string): string =>
  `"${xmlText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')}"`;

/** The message of a GitHub workflow command. */
export const commandData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** A property of a GitHub workflow command. */
export const commandProperty = (text: string): string =>
  commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * Text in a line of GitHub’s Markdown, in a table as well: no tags, no pictures, no emphasis, no mathematics. It is not to
 * stand at the beginning of a line, where more has a meaning; and an address in it may become a link to that address.
 */
export const markdownText = (text: string): string =>
  inOneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll(/[\\`*_[\]~#!$@]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('|', '&#124;');

/** Code in a line of Markdown. Backticks hold neither backticks nor, in a table, a `|`. */
export const markdownCode = (text: string): string => {
  const line = inOneLine(text);
  return line === '' || /[`|\\]/.test(line) ? `<code>${markdownText(line)}</code>` : `\`${line}\``;
};

/** A block of code; its fence is longer than any within. */
export const markdownBlock = (language: string, text: string): string => {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${visible(text)}\n${fence}`;
};
