// One person fills in a page, on good and bad connections and beside colleagues.
import { NOW, Server, files, page as made, questions } from "./sample.mjs";
import { json } from "./tools.mjs";

const NAMES = questions.map(({ name }) => name);
const LAST = { share: "12.5", topics: "law health", since: "2026-06-30" };

function rendered(answers, revision) {
  const typed = Object.fromEntries(Object.entries(answers).map(([name, { value }]) => [name, value]));
  const [{ pages: [rules] }] = json("page", { files, now: NOW, pages: [NAMES], typed: [typed] });
  const state = Object.fromEntries(NAMES.map((name) => [name, { value: "", revision: 0, ...answers[name], last: LAST[name] }]));
  return made(NAMES, rules, state, { revision });
}

/** Until something holds; what it was last when it never does. */
async function until(look, holds, limit = 6000) {
  const end = Date.now() + limit;
  for (;;) {
    const seen = await look();
    if (holds(seen) || Date.now() > end) return seen;
    await new Promise((done) => setTimeout(done, 40));
  }
}

class Journey {
  constructor(browser, server, axe) {
    Object.assign(this, { browser, server, axe, faults: [] });
  }

  async open() {
    this.context ??= await this.browser.newContext();
    this.page = await this.context.newPage();
    for (const event of ["pageerror", "console"]) {
      this.page.on(event, (said) => (event === "pageerror" || /Content Security|Refused/.test(said.text?.() ?? "")) && this.faults.push(String(said.text?.() ?? said)));
    }
    await this.page.goto(this.server.origin);
  }

  is(seen, wanted, what) {
    if (JSON.stringify(seen) !== JSON.stringify(wanted)) this.faults.push(`${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`);
  }

  field(name) {
    return this.page.locator(`[name="${name}"]:not(button)`);
  }

  async value(name) {
    return this.field(name).inputValue();
  }

  async fill(name, text) {
    await this.field(name).focus();
    await this.field(name).fill(text);
  }

  async leave() {
    await this.page.evaluate(() => document.activeElement.blur());
  }

  shown(selector) {
    return this.page.locator(selector).isVisible();
  }

  state() {
    return this.page.locator("[data-save-state]").textContent();
  }

  async says(wanted, what) {
    const fits = (text) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted);
    const seen = await until(() => this.state(), fits);
    if (!fits(seen)) this.faults.push(`${what}: ${seen} instead of ${wanted}`);
  }

  async has(question, value) {
    this.is(await until(() => this.server.answers[question]?.value, (now) => now === value), value, `the server's ${question}`);
  }

  kept() {
    return this.page.evaluate(() => Object.fromEntries(Object.entries(localStorage).map(([key, text]) => [key, JSON.parse(text).value])));
  }

  async isEmpty() {
    this.is(await until(() => this.kept(), (kept) => !Object.keys(kept).length), {}, "what the browser keeps");
  }

  async tells(name, wanted) {
    const place = this.page.locator(`[data-question="${name}"] .save`);
    this.is(await until(() => place.textContent(), (text) => text === wanted), wanted, `what is said of ${name}`);
  }

  /** No fault by axe-core's rules, as the page is now. */
  async isAccessible(when) {
    await this.page.evaluate(this.axe);
    const { violations } = await this.page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
    this.faults.push(...violations.map(({ id, help, nodes }) => `axe, ${when}: ${id}: ${help} (${nodes[0].target})`));
  }

  poll() {
    return this.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  }
}

const STEPS = {
  async "skip logic hides, shows and keeps"(j) {
    j.is(await j.shown('[data-question="women"]'), false, "women before training");
    j.is(await j.shown('[data-not-asked="women"]'), true, "the note for women");
    await j.page.check("#trained-yes");
    j.is(await j.shown('[data-question="women"]'), true, "women after training");
    await j.fill("women", "7");
    await j.fill("men", "5");
    j.is(await j.page.locator('[data-calculate="total"]').textContent(), "12", "the total");
    j.is(await j.shown('[data-group="follow"]'), true, "the follow-up of 12");
    await j.page.check("#trained-no");
    j.is(await j.shown('[data-question="women"]'), false, "women without training");
    j.is(await j.shown('[data-group="follow"]'), false, "the follow-up without training");
    j.is([await j.value("women"), await j.page.locator('[name="women"]').isDisabled()], ["7", false], "what was typed");
    j.is(await j.page.locator('[data-calculate="total"]').textContent(), "", "the total of nothing");
    j.is(await j.shown('[data-optional="women"]'), true, "women are optional");
    await j.fill("nation", "TGO");
    j.is([await j.shown("#city-accra"), await j.shown("#city-lome")], [false, true], "the cities of TGO");
  },

  async "a constraint speaks when the field is left"(j) {
    await j.fill("share", "120");
    j.is(await j.shown("#share-err"), false, "while typing");
    await j.leave();
    j.is(await j.page.locator("#share-err").textContent(), "Error: From 0 to 100", "when left");
    j.is(await j.field("share").getAttribute("aria-describedby"), "share-err share-hint", "what describes the field");
    j.is(await j.field("share").getAttribute("aria-invalid"), "true", "aria-invalid");
    await j.fill("share", "20");
    j.is(await j.shown("#share-err"), false, "when it is right again");
    j.is([await j.field("share").getAttribute("aria-invalid"), await j.field("share").getAttribute("aria-describedby")], [null, "share-hint"], "nothing of it stays");
    await j.fill("share", "200");
    j.is(await j.shown("#share-err"), false, "while typing again");
    await j.page.check("#trained-yes");
    for (const [name, value] of [["women", "3"], ["men", "2"], ["government", "5"]]) await j.fill(name, value);
    await j.leave();
    await j.fill("men", "1");
    j.is(await j.shown("#government-err"), true, "an earlier answer that a later one makes wrong");
    for (const topic of ["law", "health", "other"]) await j.page.check(`#topics-${topic}`);
    await j.leave();
    await j.isAccessible("with errors");
    j.is(await j.page.locator('[data-question="topics"] fieldset').getAttribute("aria-describedby"), "topics-err", "a group is described");
  },

  async "typing is saved after a pause, leaving at once"(j) {
    await j.field("share").focus();
    const start = Date.now();
    await j.page.keyboard.type("12.5", { delay: 120 });
    await j.has("share", "12.5");
    const [first] = j.server.requests;
    j.is(j.server.requests.length, 1, "requests");
    j.is(first.changes, [{ question: "share", value: "12.5", base: 0, how: "typed" }], "the change");
    j.is(first.type, "application/json", "the type");
    if (first.at - start < 1100) j.faults.push(`sent after ${first.at - start} ms`);
    await j.says("Saved 12:05", "the state");
    await j.tells("share", "Saved 12:05");
    await j.fill("nation", "GHA");
    const left = Date.now();
    await j.leave();
    await j.has("nation", "GHA");
    if (Date.now() - left > 600) j.faults.push(`saved ${Date.now() - left} ms after it was left`);
    j.is(j.server.requests[1].changes[0].base, 0, "its base");
    await j.fill("share", "13");
    await j.leave();
    await until(() => j.server.requests.length, (n) => n === 3);
    j.is(j.server.requests[2]?.changes, [{ question: "share", value: "13", base: 1, how: "typed" }], "the second change of share");
    for (const [part, text] of [["year", "2026"], ["month", "6"], ["day", "30"]]) await j.fill(`since.${part}`, text);
    await j.leave();
    await j.has("since", "2026-06-30");
    await j.page.check("#trained-yes");
    await j.page.check("#topics-other");
    await j.page.check("#topics-law");
    await j.has("topics", "law other");
    await j.page.check("#agreed-ok");
    await j.has("agreed", "OK");
    await j.isEmpty();
  },

  async "what is typed while a request is under way follows it"(j) {
    j.server.delay = 700;
    await j.fill("nation", "GH");
    await j.leave();
    await j.fill("nation", "GHA");
    await j.leave();
    await j.has("nation", "GHA");
    await j.says("Saved 12:05", "the state");
    j.is(j.server.requests.map(({ changes }) => changes[0].base), [0, 1], "the bases");
  },

  async "a value that is no answer is kept and marked"(j) {
    await j.page.check("#trained-yes");
    await j.fill("women", "about 90");
    await j.leave();
    await j.has("women", "about 90");
    await until(() => j.shown("#women-err"), Boolean);
    j.is(await j.page.locator("#women-err").textContent(), "Error: Write the number in digits, like 1240.", "the server's words");
    await j.fill("women", "90");
    await j.leave();
    j.is(await until(() => j.shown("#women-err"), (shown) => !shown), false, "when it is right");
    await j.fill("women", "many");
    await j.has("women", "many");
    await j.tells("women", "Needs attention");
    j.is(await j.shown("#women-err"), false, "while it is filled in");
    await j.leave();
    j.is(await j.shown("#women-err"), true, "when it is left");
  },

  async "offline and back"(j) {
    await j.context.setOffline(true);
    await j.fill("nation", "TGO");
    await j.leave();
    await j.says(/^Offline since \d\d:\d\d: kept on this device$/, "the state offline");
    j.is(await j.kept(), { "rapporteur GH01 ana nation": "TGO" }, "what the browser keeps");
    await j.fill("share", "3");
    await j.leave();
    j.is(j.server.requests.length, 0, "requests while offline");
    await j.context.setOffline(false);
    await j.has("nation", "TGO");
    await j.has("share", "3");
    await j.says("Saved 12:05", "the state when back");
    await j.isEmpty();
  },

  async "a server that fails is tried again"(j) {
    j.server.mode = 503;
    await j.fill("nation", "TGO");
    await j.leave();
    await j.says(/^Offline since/, "the state");
    j.server.mode = 200;
    await j.has("nation", "TGO");
  },

  async "a reload puts back what was not saved"(j) {
    j.server.mode = 503;
    await j.page.check("#trained-yes");
    await j.fill("women", "7");
    await j.fill("since.year", "2026");
    await j.leave();
    await j.says(/^Offline since/, "the state");
    await j.page.reload();
    j.is([await j.value("women"), await j.value("since.year"), await j.page.isChecked("#trained-yes")], ["7", "2026", true], "the fields");
    j.server.set("women", "8");
    j.server.mode = 200;
    await j.has("since", "2026--");
    await until(() => j.shown(".conflict"), Boolean);
    j.is(j.server.answers.women.value, "8", "a colleague's answer that came before");
    j.is(await j.page.locator("[data-mine]").textContent(), "7", "mine");
  },

  async "an ended session keeps, and sends when signed in again"(j) {
    j.server.mode = 401;
    await j.fill("nation", "TGO");
    await j.leave();
    await j.says("Your session has ended; answers are kept on this device. Sign in again", "the state");
    j.is(await j.page.locator("[data-save-state] a").getAttribute("href"), "/sign-in", "the link");
    await j.isAccessible("when the session has ended");
    await j.page.click("[data-save-state] a");
    await j.page.waitForSelector("h1");
    j.server.mode = 200;
    await j.page.goto(j.server.origin);
    await j.has("nation", "TGO");
    j.server.mode = 401;
    await j.fill("share", "5");
    await j.leave();
    await j.says(/^Your session/, "the state");
    j.server.mode = 200;
    await j.poll();
    await j.has("share", "5");
  },

  async "a conflict shows both and loses neither"(j) {
    const theirs = '<img src="x" onerror="document.title=1">';
    await j.page.check("#trained-yes");
    await j.page.check("#topics-other");
    await j.has("topics", "other");
    await j.isEmpty();
    j.server.set("other", theirs);
    const { revision } = j.server.answers.other;
    await j.fill("other", "Ours");
    await j.leave();
    await until(() => j.shown(".conflict"), Boolean);
    j.is([await j.page.locator("[data-mine]").textContent(), await j.page.locator("[data-theirs]").textContent()], ["Ours", theirs], "both values");
    j.is(await j.page.locator("[data-by]").first().textContent(), "Kojo Boateng", "who");
    j.is(await j.page.locator("[data-at]").textContent(), "11:58", "when");
    j.is(await j.page.locator(".conflict img").count(), 0, "an answer is never markup");
    j.is(j.server.answers.other.value, theirs, "nothing is overwritten");
    await j.page.reload();
    await until(() => j.shown(".conflict"), Boolean);
    j.is(await j.page.locator("[data-mine]").textContent(), "Ours", "mine after a reload");
    await j.isAccessible("with a conflict");
    await j.page.check("#other-conflict-mine");
    await j.page.click("[data-settle]");
    await j.has("other", "Ours");
    j.is(j.server.requests.at(-1).changes[0].base, revision, "the base is theirs");
    j.is(await until(() => j.shown(".conflict"), (shown) => !shown), false, "the conflict is settled");
    j.server.set("topics", "law other");
    await j.page.check("#topics-health");
    await until(() => j.shown(".conflict"), Boolean);
    j.is([await j.page.locator("[data-mine]").textContent(), await j.page.locator("[data-theirs]").textContent()], ["Health, Something else", "Law, Something else"], "labels of choices");
    await j.page.click("#continue");
    j.is(j.server.posted.length, 0, "the form is not sent while a choice is open");
    await j.page.check("#topics-conflict-theirs");
    await j.page.click("[data-settle]");
    await until(() => j.server.requests.at(-1).changes[0].value, (value) => value === "law other");
    j.is([await j.page.isChecked("#topics-law"), await j.page.isChecked("#topics-health")], [true, false], "theirs in the fields");
    await j.isEmpty();
  },

  async "colleagues' changes come into untouched fields"(j) {
    await j.field("nation").focus();
    j.server.set("share", "44");
    j.server.set("nation", "TGO");
    await j.poll();
    j.is(await until(() => j.value("share"), (value) => value === "44"), "44", "an untouched field");
    await j.tells("share", "Changed by Kojo Boateng, 11:58");
    j.is(await j.value("nation"), "", "the field that has the focus");
    await j.leave();
    j.is(await until(() => j.value("nation"), (value) => value === "TGO"), "TGO", "when it is left");
    await j.fill("share", "45");
    await j.leave();
    await j.has("share", "45");
    j.is(await j.page.locator(".conflict").count(), 0, "no conflict with what was seen");
  },

  async "same as last year"(j) {
    await j.page.click('button[value="share"]');
    await j.has("share", "12.5");
    j.is(j.server.requests[0].changes[0].how, "copied", "how");
    await j.tells("share", "Copied from last year, saved 12:05");
    await j.page.check("#trained-yes");
    await j.page.click('button[value="topics"]');
    await j.has("topics", "law health");
    await j.page.click('button[value="since"]');
    await j.has("since", "2026-06-30");
    j.is(await j.value("since.day"), "30", "the day");
    j.is(j.page.url(), `${j.server.origin}/`, "the page stays");
  },

  async "a submitted response keeps and says so"(j) {
    j.server.mode = 409;
    await j.fill("nation", "TGO");
    await j.leave();
    await j.says("Submitted: no change was saved", "the state");
    j.is(await j.kept(), { "rapporteur GH01 ana nation": "TGO" }, "what the browser keeps");
    j.is(await j.value("nation"), "TGO", "what was typed");
  },

  async "what is hidden before it is saved holds nothing up"(j) {
    await j.page.check("#trained-yes");
    await j.has("trained", "yes");
    await j.fill("women", "7");
    await j.page.evaluate(() => document.getElementById("trained-no").click());
    await j.has("trained", "no");
    await j.says("Saved 12:05", "the state");
    j.is([j.server.answers.women, await j.value("women"), await j.kept()], [undefined, "7", { "rapporteur GH01 ana women": "7" }], "it waits");
    await j.page.check("#trained-yes");
    await j.has("women", "7");
    await j.isEmpty();
  },

  async "a change that is refused holds nothing up"(j) {
    j.server.refused = "share";
    await j.fill("share", "5");
    await j.fill("nation", "TGO");
    await j.leave();
    await j.has("nation", "TGO");
    await j.tells("share", "Not accepted; kept on this device");
    j.is(j.server.answers.share, undefined, "the refused one");
    j.server.refused = null;
    await j.fill("share", "6");
    await j.leave();
    await j.has("share", "6");
    await j.isEmpty();
  },

  async "what stood already is saved"(j) {
    j.server.set("nation", "TGO");
    await j.fill("nation", "TGO");
    await j.leave();
    await j.isEmpty();
    await j.says(/^Saved/, "the state");
    await j.poll();
    await until(() => j.page.locator('[data-question="nation"]').getAttribute("data-revision"), (now) => now === "1");
    await j.fill("nation", "GHA");
    await j.leave();
    await j.has("nation", "GHA");
  },

  async "continuing waits until all is saved"(j) {
    j.server.delay = 300;
    await j.page.fill('[name="why.share"]', "because");
    await j.fill("nation", "TGO");
    await j.page.click("#continue");
    await j.page.waitForURL("**/next");
    j.is(j.server.answers.nation?.value, "TGO", "saved before");
    j.is(j.server.posted, ["why.share=because&go=next"], "the form is sent once, without what is saved");
    await j.page.goto(j.server.origin);
    j.server.mode = 503;
    await j.fill("share", "8");
    await j.page.click("#continue");
    await j.says(/^Offline since/, "the state");
    j.is(j.page.url(), `${j.server.origin}/`, "the page stays while it can't be saved");
  },

  async "continuing offline stays"(j) {
    await j.page.fill('[name="why.share"]', "because");
    await j.context.setOffline(true);
    await j.page.click("#continue");
    await j.says(/^Offline since/, "the state");
    j.is([j.page.url(), await j.page.inputValue('[name="why.share"]')], [`${j.server.origin}/`, "because"], "the page and what is no answer");
  },

  async "going away sends what was typed last"(j) {
    await j.fill("nation", "TGO");
    await j.page.goto(`${j.server.origin}/sign-in`);
    await j.has("nation", "TGO");
  },

  async "another person on this device does not get it"(j) {
    await j.page.evaluate(() => localStorage.setItem("rapporteur GH01 kofi nation", JSON.stringify({ value: "TGO", base: 0, how: "typed" })));
    await j.page.reload();
    await j.fill("share", "1");
    await j.leave();
    await j.has("share", "1");
    j.is([await j.value("nation"), j.server.answers.nation], ["", undefined], "somebody else's answer");
  },
};

export async function journeys(browser, say, { axe, only }) {
  for (const [name, step] of Object.entries(STEPS).filter(([name]) => !only || name.includes(only))) {
    const server = new Server(rendered);
    await server.start();
    const journey = new Journey(browser, server, axe);
    await journey.open();
    await step(journey).catch((error) => journey.faults.push(error.message.split("\n").slice(0, 3).join(" ")));
    say(journey.faults, name);
    await journey.context.close();
    server.http.closeAllConnections();
    server.http.close();
  }
}
