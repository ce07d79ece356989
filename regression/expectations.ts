/**
 * Expectations: the cells that a repository wants checked again and again, as a file.
 */
import type { Cell } from './cell.ts';

/** The version of the format: readers refuse any other. */
export const EXPECTATIONS_FORMAT = 'strategos/expectations/1';

export interface Expectations {
  readonly schema: typeof EXPECTATIONS_FORMAT;
  readonly cells: readonly Cell[];
}

/** JSON on one line, with spaces for people. */
const inline = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([field, item]) => `${JSON.stringify(field)}: ${inline(item)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
};

/** What is asked first, then what is expected, then why. */
const inOrder = (cell: Cell): Cell => {
  const { protocol, n, m, t, faults, values, parameters, validity, engine } = cell;
  const { verdict, properties, fewest, scenarios, violating, rounds, messages, claims, evaluations, source } = cell;
  const asked = { protocol, n, m, t, faults, values, parameters, validity, engine };
  const expected = { verdict, properties, fewest, scenarios, violating, rounds, messages, claims, evaluations, source };
  return { ...asked, ...expected } as Cell;
};

/**
 * The text of the file, one cell a line, so that a review shows which cells changed. The same cells give the same bytes.
 * Where its schema is, is for editors, and is said where it is known.
 */
export const textOfExpectations = (cells: readonly Cell[], $schema: string | null = null): string => {
  const lines = cells.map((cell) => `    ${inline(inOrder(cell))}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  const named = $schema === null ? '' : `  "$schema": ${JSON.stringify($schema)},\n`;
  return `{\n${named}  "schema": ${JSON.stringify(EXPECTATIONS_FORMAT)},\n  "cells": ${list}\n}\n`;
};
