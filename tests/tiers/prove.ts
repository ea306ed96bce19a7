import { parseArgs } from 'node:util';
import { items } from './prove-items.ts';

/** `npm run prove [-- ITEM …]`: each item by itself, so that no figure is disturbed by another; one JSON line each. */
const { positionals } = parseArgs({ allowPositionals: true });
const wanted = items.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
let failed = 0;

for (const { name, prove } of wanted) {
  const started = performance.now();
  const { ok, figures } = await prove().catch((error: unknown) => ({ ok: false, figures: { error: String(error) } }));
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  process.stdout.write(`${JSON.stringify({ item: name, ok, seconds, ...figures })}\n`);
  if (!ok) failed += 1;
}
process.exitCode = failed > 0 || wanted.length === 0 ? 1 : 0;
