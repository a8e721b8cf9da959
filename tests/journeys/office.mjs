// The head of an office, and its colleagues: from the first link to the receipt; on a bad connection; two at once; without a script.
import { fillAll, fillOpen, fillPage } from "./fill.mjs";
import { until } from "./program.mjs";

const PDF = { name: "support.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };
const NEXT = '.savebar button[value="next"]';
const SAVE = '.savebar button[value="save"]';
const head = (office) => `head.${office.toLowerCase()}@example.org`;
const respondent = (office) => `respondent.${office.toLowerCase()}@example.org`;
const section = (office, name) => `/office/${office}/sections/${name}`;

async function speak(visitor, language) {
  await visitor.press(`.tools a[hreflang="${language}"]`);
  visitor.language = language;
}

async function submit(visitor, office) {
  await visitor.go(`/office/${office}/check`);
  await visitor.page.check("#sure");
  await visitor.press('form[action$="/submit"] button[type=submit]');
  visitor.is(new URL(visitor.page.url()).pathname, `/office/${office}/receipt`, "after submitting");
  visitor.is((await visitor.page.locator(".hash").innerText()).length, 64, "length of the fingerprint");
}

/** What one answer asks for and what is wrong with another is seen at once. */
async function firstSections(visitor, office) {
  const { page } = visitor;
  await visitor.go(section(office, "sustainable_goals"));
  const follow = page.locator('[data-question="goals_activities"]');
  await page.check('[name="goals_supported"][value="no"]');
  visitor.is(await follow.isVisible(), false, "a question that is not asked");
  await page.check('[name="goals_supported"][value="yes"]');
  visitor.is(await follow.isVisible(), true, "a question that is asked");
  await page.fill("#goals_activities", "3");
  await page.fill("#goals_activities_framework", "4");
  await page.keyboard.press("Tab");
  const said = page.locator("#goals_activities_framework-err");
  await said.waitFor();
  visitor.is((await said.innerText()).includes("Ces activités font partie"), true, "what is wrong, in French");
  await visitor.press(SAVE);
  visitor.is(await page.locator(".errors a").count(), 1, "links of the summary");
  await page.locator(".errors a").click();
  visitor.is(await page.evaluate(() => document.activeElement.id), "goals_activities_framework", "where the summary leads");
  await page.fill("#goals_activities_framework", "2");
  await visitor.press(SAVE);
  visitor.is(await page.locator(".errors").count(), 0, "the summary, mended");
  await visitor.byKeyboard();
}

/** An explanation and a consent are saved as they are given. */
async function beside(visitor, office) {
  const { page } = visitor;
  const consent = page.locator('input[name="consent.gender_example"]');
  await visitor.go(section(office, "gender_equality"));
  await consent.check();
  await until(async () => /Enregistr/.test(await page.locator('.opt:has(input[name="consent.gender_example"]) > .save').innerText()), "the consent is saved");
  await visitor.go(section(office, "gender_equality"));
  visitor.is(await consent.isChecked(), true, "the consent, loaded again");
}

async function sameAsLastYear(visitor, office) {
  const { page } = visitor;
  await visitor.go(section(office, "gender_equality"));
  const same = page.locator("button[data-same]:visible");
  if ((await same.count()) === 0) return visitor.fault("no answer of last year");
  const name = await same.first().getAttribute("value");
  await same.first().click();
  await until(async () => /repris/i.test(await page.locator(`[data-question="${name}"] .save`).first().innerText()), "the copied answer is saved");
}

async function delegate(visitor, office) {
  const { page } = visitor;
  await visitor.go(`/office/${office}/people`);
  visitor.expects = true;
  await visitor.press('form[action$="/people"] button[type=submit]');
  visitor.is(await page.locator(".errors a").count(), 2, "faults of an empty form");
  visitor.expects = false;
  const mail = `colleague.${office.toLowerCase()}@example.org`;
  await page.fill("#name", "Ana Rusu");
  await page.fill("#mail", mail);
  await page.selectOption("#section", "gender_equality");
  await visitor.press('form[action$="/people"] button[type=submit]');
  visitor.is(await page.locator(".tasks").getByText(mail).count(), 1, "the colleague");
  await until(async () => (await visitor.program.links(mail)).size > 0, "the colleague's mail");
}

async function attach(visitor, office) {
  const { page } = visitor;
  await visitor.go(`/office/${office}`);
  const last = page.locator('.tasks a[href*="/sections/"]').last();
  await visitor.press(last);
  await page.setInputFiles("#evidence", PDF);
  await visitor.press('button[form="file-evidence"]');
  visitor.is(await page.getByText(PDF.name).count() > 0, true, "the file is listed");
}

export async function headOfOffice(visitor, office) {
  await visitor.signIn(head(office));
  await speak(visitor, "fr");
  await visitor.shot("tasks");
  await firstSections(visitor, office);
  await sameAsLastYear(visitor, office);
  await beside(visitor, office);
  await visitor.shot("section");
  await delegate(visitor, office);
  await attach(visitor, office);
  await visitor.go(`/office/${office}/check`);
  await visitor.shot("check");
  visitor.expects = true;
  await visitor.press('form[action$="/submit"] button[type=submit]');
  visitor.is(await visitor.page.locator(".errors").count(), 1, "submitting without certifying");
  visitor.expects = false;
  await visitor.go(`/office/${office}`);
  await fillAll(visitor, office);
  await fillOpen(visitor, office);
  await submit(visitor, office);
  await visitor.shot("receipt");
  await visitor.press('form[action$="/take-back"] button');
  await submit(visitor, office);
}

export async function badConnection(visitor, office) {
  const { page, context } = visitor;
  const typed = (name, value) => page.fill(`#${name}`, value).then(() => page.keyboard.press("Tab"));
  const state = (what, pattern) => until(async () => pattern.test(await page.locator("[data-save-state]").innerText()), what);
  await visitor.signIn(respondent(office));
  await speak(visitor, "es");
  await visitor.go(section(office, "sustainable_goals"));
  await page.check('[name="goals_supported"][value="yes"]');
  await state("saved", /Guardad/);
  visitor.expects = true;
  await context.setOffline(true);
  await typed("goals_activities", "7");
  await state("kept while offline", /conexi/i);
  await page.route("**/answers*", (route) => route.abort());
  await context.setOffline(false);
  await page.reload();
  visitor.is(await page.inputValue("#goals_activities"), "7", "after loading again, before it could be sent");
  await page.unroute("**/answers*");
  await state("sent when back", /Guardad/);
  const session = await context.cookies();
  await context.clearCookies({ name: session.find((cookie) => cookie.httpOnly && cookie.name !== "language").name });
  await typed("goals_activities_framework", "5");
  await page.locator("[data-save-state] a").waitFor();
  await visitor.look();
  visitor.expects = false;
  const other = await context.newPage();
  const before = await visitor.program.links(respondent(office));
  await other.goto(`${visitor.program.origin}/sign-in`);
  await other.fill("#mail", respondent(office));
  await other.click("main form button[type=submit]");
  const link = await until(async () => [...(await visitor.program.links(respondent(office)))].find((one) => !before.has(one)), "a new link");
  await other.goto(link);
  await other.click("main form button[type=submit]");
  await other.waitForLoadState();
  await other.close();
  await page.bringToFront();
  await state("sent after signing in again", /Guardad/);
  await page.reload();
  visitor.is([await page.inputValue("#goals_activities"), await page.inputValue("#goals_activities_framework")].join(), "7,5", "what the server has");
}

export async function twoAtOnce(visitor, office, second) {
  const other = second;
  await visitor.signIn(head(office));
  await other.signIn(respondent(office));
  for (const one of [visitor, other]) await one.go(section(office, "sustainable_goals"));
  await visitor.page.check('[name="goals_supported"][value="yes"]');
  await until(() => other.page.locator("#goals_activities").isVisible(), "a colleague's answer arrives");
  await visitor.page.fill("#goals_activities", "11");
  await other.page.fill("#goals_activities", "12");
  for (const one of [visitor, other]) await one.page.keyboard.press("Tab");
  const shown = () => Promise.all([visitor, other].map((one) => one.page.locator(".conflict").count()));
  await until(async () => (await shown()).some(Boolean), "the conflict is shown");
  const who = (await shown())[0] ? visitor : other;
  await who.look();
  const values = await who.page.locator(".conflict strong").allInnerTexts();
  who.is([...values].sort().join(), "11,12", "both values");
  const stays = values[0];
  await who.page.locator('.conflict input[value="mine"]').check();
  await who.page.locator("[data-settle]").click();
  await until(async () => /^Saved/.test(await who.page.locator("[data-save-state]").innerText()), "the choice is saved");
  for (const one of [visitor, other]) {
    await one.go(section(office, "sustainable_goals"));
    one.is(await one.page.inputValue("#goals_activities"), stays, "the chosen value");
    one.is(await one.page.locator(".versions").count(), 0, "versions that wait");
  }
  for (const fault of other.faults) visitor.fault(`the colleague: ${fault}`);
}

export async function withoutScript(visitor, office) {
  await visitor.signIn(head(office));
  await fillAll(visitor, office);
  await fillOpen(visitor, office);
  await submit(visitor, office);
}
