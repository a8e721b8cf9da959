// Answers every question that a page asks and that has no answer, through its fields. A number is the smallest one that agrees with every limit by another
// number; of choices the first is taken, unless the page says that it can't stand alone.

const COUNT = "2";

async function answer(question) {
  const field = (selector) => question.locator(selector);
  const kind = await question.getAttribute("data-kind");
  const name = await question.getAttribute("data-question");
  if (kind === "select_one" || kind === "select_multiple" || kind === "acknowledge") {
    const choices = field(`input[name="${name}"]`);
    if ((await field(`input[name="${name}"]:checked`).count()) === 0) await choices.first().check();
  } else if (kind === "date") {
    for (const [part, value] of [["day", "12"], ["month", "6"], ["year", "2017"]]) await empty(field(`[name="${name}.${part}"]`), value);
  } else if (kind === "integer" || kind === "decimal") {
    await empty(field(`[name="${name}"]`), COUNT);
  } else if (kind === "text") {
    await empty(field(`[name="${name}"]`), "An example of the year.");
  }
  const why = field(`[name="why.${name}"]`);
  if (await why.count()) await empty(why, "A project began.");
}

async function empty(field, value) {
  if ((await field.inputValue()) === "") await field.fill(value);
}

/** Answers what is asked on this page, also what is asked only because of an answer. */
export async function fillPage(page) {
  const done = new Set();
  for (;;) {
    const names = await page.locator("#section [data-question]:not([hidden])").evaluateAll((all) => all.map((one) => one.dataset.question));
    const next = names.find((name) => !done.has(name));
    if (!next) return;
    done.add(next);
    await answer(page.locator(`[data-question="${next}"]`));
  }
}

/** Goes through all sections, from the task list back to it. */
export async function fillAll(visitor, office) {
  const { page } = visitor;
  await visitor.press(".tasks a");
  for (let turn = 0; /\/sections\//.test(page.url()) && turn < 120; turn += 1) {
    await fillPage(page);
    await visitor.press('.savebar button[value="next"]');
    if ((await page.locator(".errors").count()) > 0) throw new Error(`${page.url()}: ${await page.locator(".errors").innerText()}`);
  }
  visitor.is(new URL(page.url()).pathname, `/office/${office}`, "after the last section");
}

/** Answers what the page of all answers says is missing. */
export async function fillOpen(visitor, office) {
  const { page } = visitor;
  for (let turn = 0; turn < 40; turn += 1) {
    await visitor.go(`/office/${office}/check`);
    const open = page.locator(".note.warm a");
    if ((await open.count()) === 0) return;
    await visitor.press(open.first());
    await fillPage(page);
    await visitor.press('.savebar button[value="save"]');
  }
  visitor.fault(`still open: ${await page.locator(".note.warm").innerText()}`);
}
