/**
 * How fault models are written, as data that loads no model: the help of every command shows it, and the schemas of files.
 *
 * Law (`registry.spec.ts`): these are the families of the registry in their order, each with the syntax of its numbered members.
 */
export const faultNames = [
  'byzantine',
  'signed',
  'symmetric',
  'crash',
  'omission',
  'send-omission',
  'receive-omission',
  'loss',
] as const;

/** The name of a family; authors of protocols and of tests write one of them. */
export type FaultName = (typeof faultNames)[number];

/** How the members of a family are written that take a number. */
export const numberedSyntax: Partial<Readonly<Record<FaultName, string>>> = { loss: 'loss:k' };

/** How faulty generals over lossy links are written. */
export const composedSyntax = 'byzantine+loss:k';

/** What may be written, in words: `crash, omission, loss or loss:k`; with `joined`, also faulty generals over lossy links. */
export const faultsText = (names: readonly FaultName[] = faultNames, joined = true): string => {
  const written = names.flatMap((name) => {
    const numbered = numberedSyntax[name];
    return numbered === undefined ? [name] : [name, numbered];
  });
  const apart = `${written.slice(0, -1).join(', ')} or ${written.slice(-1).join('')}`;
  return joined ? `${apart}; or joined, as in ${composedSyntax}` : apart;
};
