/**
 * How fault models are written, as data that loads no model: the help of every command shows it.
 *
 * Law (`registry.spec.ts`): these are the families of the registry in their order, each with the syntax of its numbered members.
 */
export const faultNames = ['byzantine', 'signed', 'crash', 'omission', 'send-omission', 'loss'] as const;

/** The name of a family; authors of protocols and of tests write one of them. */
export type FaultName = (typeof faultNames)[number];

/** How the members of a family are written that take a number. */
export const numberedSyntax: Partial<Readonly<Record<FaultName, string>>> = { loss: 'loss:k' };
