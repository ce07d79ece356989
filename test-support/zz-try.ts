import { ring } from '../engines/impossibility/covering/ring.ts';
import { instanceAt } from './instance.ts';
import { toy } from './toy.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
for (const [p, n, m] of [[toy({ rounds: () => 570 }), 3, 1], [phaseKing, 42, 14]] as any) {
  const t0 = performance.now();
  const r = ring(instanceAt(p, { n, m }, 'byzantine'), m) as any;
  console.log(n, r._tag, r.left?.message, r.right?.worlds.length, (performance.now() - t0).toFixed(0), Math.round(process.memoryUsage().rss / 1e6));
}
