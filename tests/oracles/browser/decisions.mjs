// What a page shows for random answers, on it and on other pages, held against what the server decides of the same answers.
import { createRequire } from "node:module";
import { NOW, files, page as made, questions } from "./sample.mjs";
import { json, script } from "./tools.mjs";

const { generator } = createRequire(import.meta.url)("../expressions/random.cjs");
const TYPED = {
  integer: ["", "0", "3", "7", "12", " 5 ", "-3", "+4", "12.5", "7.0", "x", "1,200", "79228162514264337593543950336"],
  decimal: ["", "0", "1234567890.1234567890123456789012345", "99.99", "100.01", "-0.5", "1.", ".5", "0.0000000000000000000000000001", "0.00000000000000000000000000001"],
  date: ["", "2027-02-03", "2027-02-04", "2017-02-30", "2026-06-"],
  text: ["", "GHA", "TGO", "gha", " GHA ", "été 2", "-", "a𝄞b", "twenty characters long", "nineteen characters"],
  acknowledge: ["", "OK"],
};
const ONLY_SERVER = "odd";
const names = (group) => questions.filter((question) => question.group === group).map(({ name }) => name);
const PAGES = [["training"], ["follow"], ["place"], ["training", "place"], ["training", "follow", "place"]].map((groups) => groups.flatMap(names));

function typed(next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const some = (choices) => choices.filter(() => next() < 0.5).map(({ name }) => name).join(" ");
  const value = ({ name, kind, choices }) => {
    if (kind === "calculate") return "";
    if (name === "trained" || name === "followed") return pick(["yes", "yes", "no", ""]);
    if (choices.length) return kind === "select_one" ? pick(["", ...choices.map(({ name }) => name)]) : some(choices);
    return pick(TYPED[kind]);
  };
  return Object.fromEntries(questions.map((question) => [question.name, value(question)]));
}

/** In the page: fills in, leaves every field, and looks. */
function filled({ typed, asked, names }) {
  const { write, ask, fields } = globalThis.Rapporteur;
  for (const name of names) if (fields(name).length) write(name, typed[name]);
  ask(asked);
  for (const name of names) for (const field of fields(name)) field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  const shown = (place) => place && !place.hidden;
  const look = (name) => {
    const [of, note, said, output] = [`[data-question="${name}"]`, `[data-not-asked="${name}"]`, `#${name}-err`, `[data-calculate="${name}"]`].map((selector) => document.querySelector(selector));
    return { name, computed: output?.textContent, isAsked: of && shown(of), isNoted: of && shown(note), isWrong: shown(said) };
  };
  return names.map(look);
}

function compare({ name, computed, isAsked, isNoted, isWrong }, { answers, constraints }) {
  const asked = answers[name] !== null;
  if (name === ONLY_SERVER) return computed === "" ? [] : [`${name} is computed`];
  if (computed !== undefined) return computed === (answers[name] ?? "") ? [] : [`${name} comes to ${answers[name]}, here to ${computed}`];
  const faults = [];
  if (isAsked !== asked) faults.push(`${name} is ${asked ? "" : "not "}asked, and ${isAsked ? "shown" : "hidden"}`);
  if (isNoted === asked) faults.push(`the note for ${name} is ${isNoted ? "shown" : "hidden"}`);
  if (isWrong !== constraints.includes(name)) faults.push(`the constraint of ${name} is ${constraints.includes(name) ? "not met" : "met"}, here it is the other way`);
  return faults;
}

export async function decisions(browser, say, { count, seed }) {
  const next = generator(seed);
  const cases = Array.from({ length: count }, () => typed(next));
  const decided = json("page", { files, now: NOW, pages: PAGES, typed: cases });
  const tab = await browser.newPage();
  const faults = [];
  tab.on("pageerror", (error) => faults.push(String(error)));
  const seen = { hidden: 0, wrong: 0 };
  for (const [i, names] of PAGES.entries()) {
    for (const [at, typed] of cases.entries()) {
      await tab.setContent(made(names, decided[at].pages[i], {}, { scripts: false }));
      for (const name of ["expressions", "form"]) await tab.addScriptTag({ content: script(name), type: "module" });
      await tab.waitForFunction(() => globalThis.Rapporteur?.fields);
      const asked = Object.entries(decided[at].answers).filter(([, answer]) => answer !== null).map(([name]) => name);
      for (const look of await tab.evaluate(filled, { typed, asked, names })) {
        seen.hidden += look.isAsked === false ? 1 : 0;
        seen.wrong += look.isWrong ? 1 : 0;
        faults.push(...compare(look, decided[at]).map((fault) => `${fault} ${JSON.stringify(typed)} page ${i}`));
      }
    }
  }
  if (!seen.hidden || !seen.wrong) faults.push("nothing was hidden, or nothing wrong");
  say(faults.slice(0, 20), `${cases.length * PAGES.length} pages decide as the server does (seed ${seed}): ${seen.hidden} questions hidden, ${seen.wrong} wrong`);
  await tab.close();
}
