// Opens each page wide and narrow, light and dark, and holds it against axe-core's rules: as it comes, with the tables of
// charts open, and with the card of a figure open. Also: no request, no script error, no sideways scroll, Esc closes the
// card and returns to the figure, and without script the same link leads to the figure's entry.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const WIDTHS = [1280, 375];
const SCHEMES = ["light", "dark"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axe = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
let failed = false;

function say(faults, check) {
  console.log(`${faults.length ? "FAIL" : "ok"} ${check}`);
  for (const fault of faults) console.log(`    ${fault}`);
  failed ||= faults.length > 0;
}

async function violations(page) {
  const result = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), TAGS);
  return result.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.length}, ${v.nodes[0].target})`);
}

async function states(page, name, at) {
  say(await violations(page), `axe ${name} ${at}`);
  await page.evaluate(() => document.querySelectorAll("details.astable").forEach((d) => (d.open = true)));
  say(await violations(page), `axe ${name} ${at}, tables open`);
  const figure = page.locator("main p a.f").first();
  if ((await figure.count()) === 0) return;
  await figure.click();
  say(await violations(page), `axe ${name} ${at}, card open`);
  const faults = [];
  if (!(await page.locator("dialog").isVisible())) faults.push("the card did not open");
  await page.keyboard.press("Escape");
  if (await page.locator("dialog").isVisible()) faults.push("Esc did not close the card");
  if (!(await figure.evaluate((f) => f === document.activeElement))) faults.push("the focus did not return to the figure");
  say(faults, `card ${name} ${at}`);
}

async function scripted(file) {
  const name = basename(file);
  for (const width of WIDTHS) for (const colorScheme of SCHEMES) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on("request", (r) => /^(file|data):/.test(r.url()) && r.url().split("#")[0] === page.url().split("#")[0] || r.url().startsWith("data:") || r.isNavigationRequest() || faults.push(`request: ${r.url()}`));
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe);
    await states(page, name, `${width} ${colorScheme}`);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (sideways > 0) faults.push(`the page scrolls sideways by ${sideways} px`);
    say(faults, `page ${name} ${width} ${colorScheme}`);
    await context.close();
  }
}

async function unscripted(file) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  const figure = page.locator("main p a.f").first();
  const faults = [];
  if (await figure.count()) {
    const href = await figure.getAttribute("href");
    await figure.click();
    if (!page.url().endsWith(href)) faults.push(`the link led to ${page.url()}`);
    if (!(await page.locator(`[id="${href.slice(1)}"]`).isVisible())) faults.push(`no entry ${href}`);
  }
  say(faults, `without script ${basename(file)}`);
  await context.close();
}

for (const file of process.argv.slice(2)) {
  await scripted(file);
  await unscripted(file);
}
await browser.close();
process.exit(failed ? 1 : 0);
