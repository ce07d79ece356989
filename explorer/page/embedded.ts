/**
 * What came with the page: counterexamples, and protocols of one’s own.
 */
import type { Embedded } from '../data.ts';
import { embeddedIn } from '../data.ts';

export const embedded: Embedded = embeddedIn(document.getElementById('strategos-data')?.textContent ?? '');
