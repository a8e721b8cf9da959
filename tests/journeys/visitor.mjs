// Someone at a browser: each page that is looked at is held against what every page has to be.
import { until } from "./program.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const HEAVIEST = 100_000;

export class Visitor {
  faults = [];
  pages = 0;

  constructor(program, axe, say, pictures) {
    Object.assign(this, { program, axe, say, pictures });
  }

  async open(browser, { width, language, script = true, colorScheme = "light" }) {
    this.width = width;
    this.script = script;
    this.context = await browser.newContext({ viewport: { width, height: 900 }, locale: language, colorScheme, javaScriptEnabled: script, reducedMotion: "reduce" });
    this.context.setDefaultTimeout(30_000);
    this.page = await this.context.newPage();
    // axe is a script: a page that runs none is held against it in a copy.
    this.copy = script ? null : await (await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" })).newPage();
    this.page.on("pageerror", (error) => this.fault(`script: ${error.message}`));
    this.page.on("console", (message) => message.type() === "error" && this.noise(message.text()));
    this.page.on("request", (request) => request.url().startsWith(this.program.origin) || this.fault(`request to ${request.url()}`));
    return this;
  }

  fault(text) {
    const place = this.page.url().replace(this.program.origin, "");
    const fault = `${place} at ${this.width}: ${text}`;
    if (!this.faults.includes(fault)) this.faults.push(fault);
  }

  /** What the browser itself complains of; that a request failed is no fault while `expects` says so. */
  noise(text) {
    if (!(this.expects && /Failed to load resource/.test(text))) this.fault(`console: ${text}`);
  }

  is(found, expected, what) {
    if (found !== expected) this.fault(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
  }

  async go(path) {
    await this.page.goto(this.program.origin + path);
    await this.look();
  }

  /** Asks for a link, opens it from the mail, and presses its button. */
  async signIn(address) {
    const { page, program } = this;
    const before = await program.links(address);
    await this.go("/sign-in");
    await page.fill("#mail", address);
    await this.press("main form button[type=submit]");
    const fresh = async () => [...(await program.links(address))].find((link) => !before.has(link));
    await page.goto(await until(fresh, `a mail to ${address}`));
    await this.look();
    await this.press("main form button[type=submit]");
  }

  /** Presses what leads to another page, and looks at that. */
  async press(selector) {
    const target = typeof selector === "string" ? this.page.locator(selector).first() : selector;
    await Promise.all([this.page.waitForEvent("domcontentloaded"), target.click()]);
    await this.page.waitForLoadState();
    await this.look();
  }

  async look() {
    const { page } = this;
    this.pages += 1;
    const [sideways, headings, size, language] = await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.querySelectorAll("h1").length, new Blob([document.documentElement.outerHTML]).size, document.documentElement.lang]);
    if (sideways > 0) this.fault(`the page scrolls sideways by ${sideways} px`);
    this.is(headings, 1, "h1");
    if (this.language) this.is(language, this.language, "language");
    if (page.url().includes("/sections/") && size > HEAVIEST) this.fault(`${size} bytes`);
    await this.accessible();
  }

  async accessible() {
    const page = this.copy ? await this.copied() : this.page;
    await page.evaluate(this.axe);
    const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), TAGS);
    for (const { id, help, nodes } of violations) this.fault(`axe ${id}: ${help} (${nodes.length}, ${nodes[0].target})`);
  }

  /** What the page shows, at its own address, without its scripts. */
  async copied() {
    const address = this.page.url();
    const body = (await this.page.content()).replace(/<script\b[\s\S]*?<\/script>/g, "");
    await this.copy.unrouteAll();
    await this.copy.route(address.split("#")[0], (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
    await this.copy.goto("about:blank");
    await this.copy.goto(address);
    return this.copy;
  }

  /** Tab reaches every control, and none that has the focus lies under the save bar or has no outline. */
  async byKeyboard() {
    const { page } = this;
    const count = await page.evaluate(() => {
      document.activeElement.blur();
      scrollTo(0, 0);
      const radios = new Set();
      const first = (control) => control.type !== "radio" || (!radios.has(control.name) && radios.add(control.name));
      const controls = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), textarea, select, summary")];
      const reachable = controls.filter((control) => control.tabIndex >= 0 && control.checkVisibility({ visibilityProperty: true }) && !control.disabled);
      return reachable.filter(first).length;
    });
    const seen = new Set();
    for (let turn = 0; turn < count + 5; turn += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const at = document.activeElement;
        if (at === document.body) return null;
        const bar = at.closest(".savebar") ? null : document.querySelector(".savebar")?.getBoundingClientRect();
        const box = at.getBoundingClientRect();
        const controls = [...document.querySelectorAll("*")];
        const style = getComputedStyle(at);
        return { key: controls.indexOf(at), name: at.id || at.textContent.trim().slice(0, 40), isUnder: bar && bar.top < box.bottom && bar.bottom > box.top && box.height < innerHeight / 2, isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
      });
      if (!focus) break;
      seen.add(focus.key);
      if (focus.isUnder) this.fault(`${focus.name} has the focus under the save bar`);
      if (!focus.isSeen) this.fault(`the focus is not seen on ${focus.name}`);
    }
    if (seen.size < count) this.fault(`Tab reaches ${seen.size} of ${count} controls`);
  }

  /** A picture of what is seen, in light and in dark. */
  async shot(name) {
    for (const colorScheme of ["dark", "light"]) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.evaluate(() => scrollTo(0, 0));
      await this.page.screenshot({ path: `${this.pictures}/${name}-${this.width}-${colorScheme}.png` });
      await this.accessible();
    }
  }

  async close(title) {
    await this.copy?.context().close();
    await this.context.close();
    this.say(this.faults, `${title} at ${this.width}: ${this.pages} pages`);
  }
}
