// A picture of the page with the card of a figure open: node card.mjs report.html card.png
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [html, png] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: "light", reducedMotion: "reduce" });
await page.goto(pathToFileURL(html).href);
const paragraph = page.locator("#p22");
await paragraph.scrollIntoViewIfNeeded();
await paragraph.locator("a.f").first().click();
await page.screenshot({ path: png });
await browser.close();
