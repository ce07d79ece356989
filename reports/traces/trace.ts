/**
 * An execution as a trace for another tool: one pure function a format. The same execution always gives the same text.
 */
import type { Instance } from '../../model/instance.ts';
import type { Recorded } from '../../model/scenario.ts';
import { mermaidOf } from './mermaid.ts';
import { csvOf } from './csv.ts';
import type { TraceFormat } from './format.ts';
import { itfOf } from './itf.ts';
import { plantumlOf } from './plantuml.ts';
import { shivizOf } from './shiviz.ts';

/** Mermaid refuses to draw longer texts, unless its `maxTextSize` is raised. */
const MOST_MERMAID = 50_000;

/** The whole diagram, or only what deviates where Mermaid would not draw the whole; the diagram says which. */
const mermaid = (instance: Instance, recorded: Recorded): string => {
  const whole = mermaidOf(instance, recorded, Infinity);
  return `${whole.length < MOST_MERMAID ? whole : mermaidOf(instance, recorded, 0)}\n`;
};

/** The text of a trace. It ends in a line break. */
export const traceOf = (format: TraceFormat, instance: Instance, recorded: Recorded): string => {
  switch (format) {
    case 'itf':
      return itfOf(instance, recorded);
    case 'shiviz':
      return shivizOf(instance, recorded);
    case 'mermaid':
      return mermaid(instance, recorded);
    case 'plantuml':
      return plantumlOf(instance, recorded);
    case 'csv':
      return csvOf(instance, recorded);
  }
};
