/**
 * The colours of the figures: those of Okabe and Ito (2008), which people with any kind of colour vision can tell apart, and
 * darker ones where letters are written in them. None is ever the only sign of what it means.
 */
export const COLOUR = {
  ink: '#111',
  /** What is there, and beside the point. */
  faint: '#a8a8a8',
  /** Letters that are beside the point: still dark enough to be read. */
  faintText: '#6b6b6b',
  band: '#f4f4f4',
  paper: '#fff',
  /** Lies and lost messages. */
  lie: '#b00020',
  /** What one general sees. */
  seen: '#005a8f',
  attack: '#bcdff5',
  retreat: '#fff',
  holds: '#bcdff5',
  violated: '#d55e00',
} as const;

/** For the lines of a plot and their names: as dark as letters have to be. */
export const SERIES: readonly string[] = ['#0072b2', '#b34700', '#111111', '#00704f', '#a0497a', '#7a5f00'];
