/**
 * Names that an author gives and that a verdict is told by: of properties, of parameters. They become keys of records and words
 * of certificates, so two that look alike have to be the same, and none may be what every record has.
 */

/** No name is longer, so that a verdict stays one line. */
const LONGEST = 60;

const PLAIN = /^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/i;

/** What a name may be, in words. */
export const NAME_RULE =
  'a name is made of the letters a to z, small or large, and digits, with single hyphens or underscores between them; it begins with a letter, has at most 60 characters, and is nothing that every object has, such as “constructor”';

/** Whether a text may be a name. */
export const isPlainName = (text: string): boolean =>
  text.length <= LONGEST && PLAIN.test(text) && !(text in Object.prototype);
