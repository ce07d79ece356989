import { describe, expect, test } from 'vitest';
import { faultModels } from '../model/faults/registry.ts';
import { protocols } from '../test-support/protocols.ts';
import { here, objectIn } from '../test-support/command-line.ts';

describe('protocols', () => {
  test('lists every protocol, fault model and parameter', async () => {
    const { exit, out } = await here('protocols');
    expect(exit).toBe(0);
    for (const { name } of protocols) expect(out).toContain(name);
    for (const faults of ['byzantine', 'signed', 'crash', 'omission', 'send-omission', 'loss', 'loss:k'])
      expect(out).toContain(`  ${faults} `);
    expect(out).toContain('handshake: --param acks=K, how many acknowledgements');
  });

  test('--json has the same, as one object', async () => {
    const ran = await here('protocols --json');
    expect(objectIn(ran)).toMatchObject({
      schema: 'strategos/protocols/1',
      protocols: protocols.map(({ name, title, resilience }) => ({ name, title, resilience })),
      faultModels: faultModels.map(({ name, summary }) => ({ name, summary })),
    });
  });
});
