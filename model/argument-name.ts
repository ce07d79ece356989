/**
 * The impossibility arguments by name (`engines/impossibility`): fault models and problems say which of them are about them.
 */
export const argumentNames = ['covering', 'walk', 'chain'] as const;

export type ArgumentName = (typeof argumentNames)[number];
