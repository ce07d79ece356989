/**
 * The explorer's page alone, for a checkout in which nothing else has to be built: `npm run explorer`, two seconds.
 */
import * as E from 'fp-ts/lib/Either.js';
import { registeredFingerprints } from '../host/fingerprint.ts';
import { writePage } from './page.ts';

const fingerprints = await registeredFingerprints()();
const page = E.isLeft(fingerprints) ? E.left(fingerprints.left.message) : await writePage(fingerprints.right);
if (E.isLeft(page)) {
  console.error(`explorer: ${page.left}`);
  process.exitCode = 1;
} else console.log('explorer: dist/explorer.html is there');
