/**
 * Loaded before a command that is measured: when it ends, its peak memory goes to the file that STRATEGOS_PEAK names.
 */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const file = process.env.STRATEGOS_PEAK;
  // Node reports kilobytes.
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
