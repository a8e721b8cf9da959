// A page of the questionnaire in sample/ as the collector makes it, and a server that keeps its answers: what the scripts need of both,
// and no more.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";

const file = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const rows = (text) => text.trim().split("\n").map((line) => (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, "").replace(/^"|"$/g, "")));

export const files = { "survey.csv": file("sample/survey.csv"), "choices.csv": file("sample/choices.csv") };
export const NOW = "2027-02-03T12:04:00.250+01:00";

const [head, ...survey] = rows(files["survey.csv"]);
const [, ...choices] = rows(files["choices.csv"]);
export const questions = [];
let group = null;
for (const cells of survey) {
  const row = Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ""]));
  const [kind, list] = row.type.split(" ");
  if (row.type === "begin group") group = row.name;
  else if (row.type === "end group") group = null;
  else questions.push({ ...row, kind, group, choices: choices.filter(([of]) => of === list).map(([, name, label]) => ({ name, label })) });
}

const WORDS = {
  error: "Error:", constraint: "Look at this again", saving: "Saving", saved: "Saved {time}", copied: "Copied from last year, saved {time}",
  offline: "Offline since {time}: kept on this device", unkept: "Not saved since {time}: keep this page open", kept: "Kept on this device",
  expired: "Your session has ended; answers are kept on this device.", "sign-in": "Sign in again", locked: "Submitted: no change was saved",
  refused: "Not accepted; kept on this device", conflict: "Conflict", fault: "Needs attention", changed: "Changed by {by}, {time}", empty: "No answer",
};

const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

function control({ name, kind, choices }, value) {
  const described = `aria-describedby="${name}-hint"`;
  if (kind === "date") {
    const parts = value.split("-");
    const part = (of, i) => `<label>${of}<input name="${name}.${of}" type="text" value="${escaped(parts[i] ?? "")}"></label>`;
    return `<div class="date">${part("day", 2)}${part("month", 1)}${part("year", 0)}</div>`;
  }
  if (kind === "acknowledge") return `<div class="opt"><input type="checkbox" id="${name}-ok" name="${name}" value="OK" ${value ? "checked" : ""}><label for="${name}-ok">Yes</label></div>`;
  if (choices.length) {
    const type = kind === "select_one" ? "radio" : "checkbox";
    const option = (choice) => `<div class="opt"><input type="${type}" id="${name}-${choice.name}" name="${name}" value="${choice.name}" ${value.split(" ").includes(choice.name) ? "checked" : ""}><label for="${name}-${choice.name}">${choice.label}</label></div>`;
    return choices.map(option).join("");
  }
  return `<input id="${name}" name="${name}" type="text" ${described} value="${escaped(value)}">`;
}

function block(question, { value = "", revision = 0, last }) {
  const { name, kind, label } = question;
  if (kind === "calculate") return `<p>${label}: <output data-calculate="${name}"></output></p>`;
  const title = question.choices.length || kind === "date" ? `<legend>${label}</legend>` : `<label for="${name}">${label}</label>`;
  const body = `${title}<p id="${name}-hint">${label}</p><p class="err" id="${name}-err" hidden></p>${control(question, value)}`;
  const same = last === undefined ? "" : `<button type="submit" name="same" value="${name}" data-same="${escaped(last)}">Same as last year</button>`;
  const inner = title.startsWith("<legend>") ? `<fieldset>${body}</fieldset>` : body;
  return `<div class="q" data-question="${name}" data-kind="${kind}" data-revision="${revision}"><input type="hidden" name="base.${name}" value="${revision}">${inner}<div class="last">${same}<span class="save" hidden></span></div></div>
    <p data-not-asked="${name}" hidden>${label} is not asked</p><p data-optional="${name}" hidden>(optional)</p>`;
}

/** The page. `state` has `value`, `revision` and `last` by question. */
export function page(names, rules, state, { scripts = true, revision = 0 } = {}) {
  const words = Object.entries(WORDS).map(([key, text]) => `data-word-${key}="${escaped(text)}"`).join(" ");
  const groups = [...new Set(questions.filter(({ name }) => names.includes(name)).map(({ group }) => group))];
  const of = (group) => questions.filter((question) => question.group === group && names.includes(question.name)).map((question) => block(question, state[question.name] ?? {})).join("\n");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Section</title></head><body><main>
  <form id="section" method="post" action="/next" data-save="/answers" data-office="GH01" data-person="ana" data-section="training" data-revision="${revision}" data-sign-in="/sign-in" ${words}>
  <button type="submit" name="go" value="save" hidden>Save</button>
  ${groups.map((group) => `<section data-group="${group}">${of(group)}</section>`).join("\n")}
  <label>Why? <textarea name="why.share"></textarea></label>
  <div class="savebar"><div data-save-state role="status"><span class="save"></span></div><button id="continue" type="submit" name="go" value="next">Save and continue</button></div>
  <template id="conflict"><p class="save warned">Conflict</p><p>You and <span data-by></span> both changed this answer.</p>
    <div class="opt"><input type="radio" value="mine"><label><strong data-mine></strong> You</label></div>
    <div class="opt"><input type="radio" value="theirs"><label><strong data-theirs></strong> <span data-by></span>, <span data-at></span></label></div>
    <button type="button" data-settle>Keep the chosen answer</button></template>
  </form></main>
  <script type="application/json" id="rules">${JSON.stringify(rules).replace(/</g, "\\u003c")}</script>
  ${scripts ? ["expressions", "form", "save"].map((name) => `<script type="module" src="/${name}.js"></script>`).join("") : ""}
  </body></html>`;
}

const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Keeps answers with revisions; `mode` makes it fail. `made(state, revision)` makes the page. */
export class Server {
  answers = {};
  revision = 0;
  requests = [];
  posted = [];
  mode = 200;
  delay = 0;
  refused = null;

  constructor(made) {
    this.made = made;
  }

  async start() {
    this.http = createServer((request, response) => this.answer(request, response));
    await new Promise((done) => this.http.listen(0, "127.0.0.1", done));
    this.origin = `http://127.0.0.1:${this.http.address().port}`;
  }

  /** Somebody's change. */
  set(question, value, by = "Kojo Boateng") {
    this.revision += 1;
    this.answers[question] = { ...this.answers[question], value, revision: this.revision, by, at: "2027-02-03T11:58:00+01:00" };
  }

  async answer(request, response) {
    const send = (status, type, body) => response.writeHead(status, { "Content-Type": type, "Content-Security-Policy": POLICY }).end(body);
    const [path, query = ""] = request.url.split("?");
    if (path.endsWith(".js")) return send(200, "text/javascript", file(`../../../templates/collector${path}`));
    if (path === "/answers") {
      let body = "";
      for await (const chunk of request) body += chunk;
      const json = (status, value) => send(status, "application/json", JSON.stringify(value));
      if (this.delay) await new Promise((done) => setTimeout(done, this.delay));
      if (this.mode !== 200) return json(this.mode, { message: "no" });
      if (request.method === "GET") return json(200, this.since(Number(query.replace("since=", ""))));
      if (JSON.parse(body).changes.some(({ question }) => question === this.refused)) return json(422, {});
      this.requests.push({ at: Date.now(), type: request.headers["content-type"], changes: JSON.parse(body).changes });
      return json(200, this.save(JSON.parse(body).changes));
    }
    if (path === "/next") {
      let body = "";
      for await (const chunk of request) body += chunk;
      this.posted.push(body);
      return send(200, "text/html", "<!doctype html><title>Next</title><h1>Next</h1>");
    }
    if (path === "/sign-in") return send(200, "text/html", "<!doctype html><title>Sign in</title><h1>Sign in</h1>");
    return path === "/" ? send(200, "text/html", this.made(this.answers, this.revision)) : send(404, "text/plain", "no page");
  }

  since(revision) {
    const changes = Object.entries(this.answers).filter(([, one]) => one.revision > revision).map(([question, { value, revision, by, at }]) => ({ question, value, revision, by, at }));
    return { revision: this.revision, changes };
  }

  save(changes) {
    const answer = { saved: [], conflicts: [], faults: [], asked: [], state: "draft" };
    for (const { question, value, base } of changes) {
      const known = this.answers[question] ?? { value: "", revision: 0 };
      if (known.revision !== base && known.value !== value) {
        answer.conflicts.push({ question, mine: value, theirs: known.value, by: known.by, at: known.at, revision: known.revision });
        continue;
      }
      if (known.value === value) continue;
      this.set(question, value, "Ana");
      answer.saved.push({ question, revision: this.revision, at: "2027-02-03T12:05:00+01:00", value });
    }
    if (/[^0-9]/.test(this.answers.women?.value ?? "")) answer.faults.push({ question: "women", message: "Write the number in digits, like 1240." });
    return answer;
  }
}
