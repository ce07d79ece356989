/**
 * Whether what an author’s code names as a general is one: a whole number from 0 to n - 1, and nothing that only compares like
 * one.
 */
import type { Army, General } from './army.ts';
import { quoted } from './quoted.ts';

/** Whether it is one of the generals. */
export const isGeneral = ({ n }: Pick<Army, 'n'>, value: unknown): value is General =>
  Number.isInteger(value) && !Object.is(value, -0) && (value as number) >= 0 && (value as number) < n;

/** What is named as a general, in words, whether there is one or not. */
export const generalText = (value: unknown): string => (Object.is(value, -0) ? '-0' : quoted(value));
