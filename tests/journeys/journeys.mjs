// Whole journeys through the real program in Chromium. Usage: node journeys.mjs PROGRAM PACKAGES PICTURES [NAME...]
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { auditor, closed, closing, headquarters, reviewer, wrongYear } from "./follow.mjs";
import { badConnection, headOfOffice, twoAtOnce, withoutScript } from "./office.mjs";
import { Program } from "./program.mjs";
import { Visitor } from "./visitor.mjs";

const [binary, packages, pictures, ...only] = process.argv.slice(2);
const { chromium } = createRequire(join(resolve(packages), "index.js"))("playwright-core");
const axe = await readFile(join(packages, "node_modules/axe-core/axe.min.js"), "utf8");
await mkdir(pictures, { recursive: true });
let failed = false;

function say(faults, check) {
  console.log(`${faults.length ? "FAIL" : "ok"} ${check}`);
  for (const fault of faults) console.log(`    ${fault}`);
  failed ||= faults.length > 0;
}

const WIDE = 1280;
const NARROW = 375;
const EAST = "south-eastern-europe--eastern-europe-and-central-asia";
const AFRICA = "southern-africa";
/** Title, width, journey; a journey comes after those whose answers it needs, and both widths of one run at once. */
const JOURNEYS = [
  ["head of office, in French", WIDE, (visitor) => headOfOffice(visitor, "CO-MDA"), { language: "fr" }],
  ["head of office, in French", NARROW, (visitor) => headOfOffice(visitor, "CO-ARM"), { language: "fr" }],
  ["respondent on a bad connection, in Spanish", WIDE, (visitor) => badConnection(visitor, "CO-DOM"), { language: "es" }],
  ["respondent on a bad connection, in Spanish", NARROW, (visitor) => badConnection(visitor, "CO-SLV"), { language: "es" }],
  ["two colleagues at once", WIDE, (visitor, second) => twoAtOnce(visitor, "CO-NLD", second)],
  ["two colleagues at once", NARROW, (visitor, second) => twoAtOnce(visitor, "CO-TLS", second)],
  ["without a script", WIDE, (visitor) => withoutScript(visitor, "CO-AGO"), { script: false }],
  ["without a script", NARROW, (visitor) => withoutScript(visitor, "CO-ZWE"), { script: false }],
  ["regional reviewer", WIDE, (visitor) => reviewer(visitor, { region: EAST, returned: "CO-MDA", approved: "CO-ARM" })],
  ["regional reviewer", NARROW, (visitor) => reviewer(visitor, { region: AFRICA, returned: "CO-AGO", approved: "CO-ZWE" })],
  ["headquarters", WIDE, (visitor) => headquarters(visitor, { extended: "CO-NLD" })],
  ["headquarters", NARROW, (visitor) => headquarters(visitor, { extended: "CO-TLS" })],
  ["headquarters says another year", WIDE, wrongYear],
  ["headquarters says another year", NARROW, wrongYear],
  ["headquarters closes the cycle", NARROW, closing],
  ["headquarters after the closing", WIDE, closed],
  ["headquarters after the closing", NARROW, closed],
  ["auditor", WIDE, auditor],
  ["auditor", NARROW, auditor],
];

const program = await Program.start(binary);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

async function run([title, width, journey, options = {}]) {
  const visit = () => new Visitor(program, axe, say, pictures).open(browser, { width, language: "en", ...options });
  const visitor = await visit();
  const second = journey.length > 1 ? await visit() : null;
  await journey(visitor, second).catch((error) => visitor.fault(error.message.split("\n").slice(0, 6).join(" ")));
  await second?.context.close();
  await visitor.close(title);
}

const wanted = JOURNEYS.filter(([title]) => only.length === 0 || only.some((name) => title.includes(name)));
try {
  for (const title of new Set(wanted.map(([title]) => title))) {
    await Promise.all(wanted.filter((journey) => journey[0] === title).map(run));
  }
} finally {
  await browser.close();
  await program.stop();
}
process.exit(failed ? 1 : 0);
