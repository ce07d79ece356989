/**
 * What was put in when the page was built.
 */
import type { Build } from '../data.ts';

declare const STRATEGOS_BUILD: Build;

export const build: Build = STRATEGOS_BUILD;
