/**
 * The figures that there are of a counterexample, by their names on the command line.
 */
export const DRAWINGS = ['spacetime', 'circle', 'worlds', 'tree'] as const;

export type Drawing = (typeof DRAWINGS)[number];
