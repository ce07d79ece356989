import { defineConfig } from 'strategos/config';

/** Protocols by name, so that expectations, counterexamples and commands can name them. Paths are relative to this file. */
export default defineConfig({
  protocols: {
    'my-protocol': './protocols/my-protocol.ts',
  },
});
