// The page's scripts in Chromium. Usage: node browser.mjs PACKAGES [COUNT [SEED [STEP]]]; EXAMPLES is the folder of our programs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { decisions } from "./decisions.mjs";
import { expressions } from "./expressions.mjs";
import { journeys } from "./journey.mjs";
import { script } from "./tools.mjs";

const [packages, count = "3000", seed = "1", only = ""] = process.argv.slice(2);
const { chromium } = createRequire(join(resolve(packages), "index.js"))("playwright-core");
let failed = false;

function say(faults, check) {
  console.log(`${faults.length ? "FAIL" : "ok"} ${check}`);
  for (const fault of faults) console.log(`    ${fault}`);
  failed ||= faults.length > 0;
}

const LARGEST = 15000;
for (const name of ["expressions", "form", "save"]) {
  const size = Buffer.byteLength(script(name));
  say(size < LARGEST ? [] : [`${size} bytes`], `${name}.js is under 15 kB`);
}
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const random = { count: Number(count), seed: Number(seed) };
if (!only) {
  await expressions(browser, say, random);
  await decisions(browser, say, { ...random, count: Math.ceil(random.count / 60) });
}
const axe = readFileSync(join(resolve(packages), "node_modules/axe-core/axe.min.js"), "utf8");
await journeys(browser, say, { axe, only });
await browser.close();
process.exit(failed ? 1 : 0);
