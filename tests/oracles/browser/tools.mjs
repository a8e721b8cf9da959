// Our programs and scripts.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What one of our programs makes of a value. */
export function json(program, value) {
  const run = spawnSync(join(process.env.EXAMPLES, program), { input: JSON.stringify(value), maxBuffer: 1 << 29 });
  if (run.status !== 0) throw new Error(`${program}: ${run.error ?? run.stderr}`);
  return JSON.parse(run.stdout);
}

export const script = (name) => readFileSync(new URL(`../../../templates/collector/${name}.js`, import.meta.url), "utf8");
