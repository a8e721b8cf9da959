// Those who follow up: the regional reviewer, headquarters, the auditor.
const BACK = "Say which documents name the Principles.";

export async function reviewer(visitor, { region, returned, approved }) {
  const { page } = visitor;
  await visitor.signIn(`reviewer.${region}@example.org`);
  await visitor.press(`a[href="/office/${returned}/review"]`);
  visitor.expects = true;
  await visitor.press('form[action$="/review/return"] button');
  visitor.is(await page.locator(".errors a").count(), 1, "returning without a message");
  visitor.expects = false;
  const thread = page.locator("details.thread").first();
  await thread.locator("summary").click();
  await thread.locator("textarea").fill("Which of your projects is this?");
  await visitor.press(thread.locator("button"));
  visitor.is(await page.getByText("Which of your projects is this?").count(), 1, "the comment");
  await page.fill("#note", BACK);
  await visitor.press('form[action$="/review/return"] button');
  await visitor.go(`/office/${approved}/review`);
  await page.check("#sure");
  await visitor.press('form[action$="/review/approve"] button');
  await visitor.go(`/office/${approved}/review`);
  visitor.is(await page.locator('form[action$="/review/approve"]').count(), 0, "an approved response offers no decision");
}

export async function headquarters(visitor, { extended }) {
  const { page } = visitor;
  await visitor.signIn("headquarters.reference@example.org");
  await visitor.shot("headquarters");
  for (const path of ["/headquarters/people", "/headquarters/people/new", "/headquarters/offices/new", "/headquarters/questionnaire", "/headquarters/questionnaire/preview", "/headquarters/report", `/headquarters/offices/${extended}`, `/headquarters/offices/${extended}/people`, `/headquarters/offices/${extended}/answers`, `/headquarters/offices/${extended}/exempt`]) await visitor.go(path);
  await visitor.go(`/headquarters/offices/${extended}/extend`);
  const day = page.locator('main form input:not([type=hidden])').first();
  const name = await day.getAttribute("name");
  await day.fill("2018-02-23");
  for (const area of await page.locator("main form textarea").all()) await area.fill("The network was down for two weeks.");
  await visitor.press("main form button.btn");
  visitor.is(await page.locator(".note[role=status]").count(), 1, `the extension (${name}) is said`);
  await visitor.go("/headquarters/reminders");
  await page.fill("#line", "Two weeks are left.");
  await visitor.press('form[action$="/reminders"] button');
  await visitor.press("main form button.btn");
  visitor.is(await page.locator(".note[role=status]").count(), 1, "the reminders are said to be sent");
}

const CLOSE = "main form button.btn";

/** The cycle is not closed for another year than its own; the page says so and closes nothing. */
export async function wrongYear(visitor) {
  const { page } = visitor;
  await visitor.signIn("headquarters.reference@example.org");
  await visitor.go("/headquarters/close");
  visitor.expects = true;
  await page.locator("#year").fill("1999");
  await visitor.press(CLOSE);
  visitor.is(await page.locator(".errors a").count(), 1, "closing another year");
  visitor.expects = false;
  visitor.is(await page.locator("#year").count(), 1, "the cycle can still be closed");
}

export async function closing(visitor) {
  const { page } = visitor;
  await visitor.signIn("headquarters.reference@example.org");
  await visitor.go("/headquarters/close");
  await page.locator("#year").fill("2017");
  await visitor.press(CLOSE);
  visitor.is(await page.locator(".masthead form, .savebar").count(), 0, "nothing to save");
}

export async function closed(visitor) {
  const { page } = visitor;
  await visitor.signIn("headquarters.reference@example.org");
  await visitor.go("/headquarters/close");
  visitor.is(await page.locator("#year").count(), 0, "a closed cycle is not closed again");
}

export async function auditor(visitor) {
  const { page } = visitor;
  await visitor.signIn("auditor.reference@example.org");
  await visitor.press('a[href="/audit/figures"]');
  await visitor.press('tr:has(td.num:not(:empty)) a[href^="/audit/figures/"]');
  const counted = page.locator("details:has(a)").first();
  if (!(await counted.evaluate((details) => details.open))) await counted.locator("summary").click();
  await visitor.press(counted.locator('a[href^="/audit/offices/"]').first());
  visitor.is(await page.locator(".change").count() > 100, true, "the answers of the office");
  for (const path of ["/audit/offices", "/audit/log"]) await visitor.go(path);
}
