// Every expression of the committed list, and random ones, evaluated by Rust and by the page's script.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { json, script } from "./tools.mjs";

const require = createRequire(import.meta.url);
const { randomCases } = require("../expressions/random.cjs");
const { numberCases } = require("./numbers.cjs");
const file = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

/** The decided differences: `answers: expression`, each in a code block of differences.md. */
function decided() {
  const blocks = file("differences.md").match(/```\n[^]*?```/g) ?? [];
  return new Set(blocks.flatMap((block) => block.split("\n").slice(1, -1)));
}

/** In the page: the values of all trees. */
function evaluated({ now, answers, tables, cases }) {
  const { evaluate, text, parsed, Undecided } = globalThis.Rapporteur;
  const typed = (value) => (typeof value === "number" ? parsed(String(value)) : value);
  const known = Object.fromEntries(Object.entries(answers).map(([name, of]) => [name, Object.fromEntries(Object.entries(of).map(([key, value]) => [key, typed(value)]))]));
  return cases.map(({ answers, tree }) => {
    try {
      return text(evaluate(tree, known[answers], { now, own: known[answers].own, tables }));
    } catch (error) {
      return error instanceof Undecided ? null : `error: ${error}`;
    }
  });
}

export async function expressions(browser, say, { count, seed }) {
  const input = JSON.parse(file("../expressions/expressions.json"));
  const committed = input.groups.flatMap(({ answers, expressions }) => expressions.map((expression) => ({ answers, expression })));
  const { answers } = input;
  const page = await browser.newPage();
  await page.addScriptTag({ content: script("expressions"), type: "module" });
  await page.waitForFunction(() => globalThis.Rapporteur);
  const run = async (cases, now) => {
    const judged = json("rules", { now, tables: input.tables, answers, cases });
    return { ...judged, values: await page.evaluate(evaluated, { now, answers, tables: judged.tables, cases: judged.cases }) };
  };
  const open = decided();
  const faults = [];
  const held = await run(committed, input.now);
  if (held.cases.length !== committed.length) faults.push(`${committed.length - held.cases.length} are not read`);
  held.cases.forEach(({ answers, expression, value }, i) => {
    if (held.values[i] === value || (held.values[i] === null && open.delete(`${answers}: ${expression}`))) return;
    faults.push(`${answers}: ${expression} | ${value} | ${held.values[i] ?? "left to the server"}`);
  });
  for (const line of open) faults.push(`no longer left to the server: ${line}`);
  say(faults, `${committed.length} committed expressions`);
  await random("well typed", randomCases(count, seed), input.now);
  await random("at the limits, on another clock", numberCases(count, seed), "2017-06-30T23:45:15.250-03:30");

  async function random(what, cases, now) {
    const more = await run(cases, now);
    const left = more.values.filter((value) => value === null).length;
    const wrong = more.cases.filter(({ value }, i) => more.values[i] !== null && more.values[i] !== value);
    const faults = wrong.slice(0, 20).map(({ answers, expression, value }) => `${answers}: ${expression} | ${value}`);
    if (left > more.cases.length / 20) faults.push("too many are left to the server");
    say(faults, `${more.cases.length} random expressions ${what} (seed ${seed}), ${left} left to the server`);
  }
  await page.close();
}
