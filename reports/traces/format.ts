/**
 * The formats in which an execution is written for other tools, by name. They stand apart from what writes them, so that
 * the command line can list them without loading it.
 */

/** The formats, in the order in which they are listed. */
export const TRACE_FORMATS = ['itf', 'shiviz', 'mermaid', 'plantuml', 'csv'] as const;

/** The name of a format. */
export type TraceFormat = (typeof TRACE_FORMATS)[number];
