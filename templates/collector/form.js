// What is asked, computed and accepted on a page of the questionnaire, decided at once as the server decides it. A module, loaded after
// expressions.js and before save.js.
//
// The page holds its rules in <script type="application/json" id="rules"> (crates/questionnaire/src/form/rules) and its questions in
// <form id="section">:
//   .q[data-question=NAME][data-kind=KIND]   a question; its fields are named NAME, those of a date NAME.day, NAME.month, NAME.year
//   [data-group=NAME]                        what stands around a group that has a condition
//   [data-not-asked=NAME]                    a note, shown while the question is not asked
//   [data-optional=NAME]                     a note, shown while no answer is required
//   output[data-calculate=NAME]              a total
//   #NAME-err                                where a message stands; hidden while there is none
//   .opt                                     around the field of a choice, hidden while the choice is not offered
// Words: data-word-error ("Error:"), data-word-constraint (said where the questionnaire says nothing).
//
// Nothing that was typed is ever removed: what is not asked is hidden with its value. What only the server can decide stays as it is
// until an answer is saved. A message comes when a field is left, never while it is filled in.

const { evaluate, holds, text, trim, parsed, Undecided } = globalThis.Rapporteur;
const form = document.getElementById("section");
const rules = JSON.parse(document.getElementById("rules")?.textContent ?? '{"questions":[]}');
const ruled = new Map(rules.questions.map((rule) => [rule.name, rule]));

// Fields

const all = (attribute, name) => form.querySelectorAll(`[data-${attribute}="${CSS.escape(name)}"]`);
const question = (name) => all("question", name)[0];
const kind = (name) => question(name)?.dataset.kind;
const PARTS = ["year", "month", "day"];

const named = new Map();
for (const field of form?.elements ?? []) {
  if (field.name && field.type !== "submit") named.set(field.name, [...(named.get(field.name) ?? []), field]);
}

function fields(name) {
  const names = kind(name) === "date" ? PARTS.map((part) => `${name}.${part}`) : [name];
  return names.flatMap((name) => named.get(name) ?? []);
}

/** The name of the question that a field belongs to. */
const owner = (field) => field.closest?.("[data-question]")?.dataset.question;

const isTickable = (field) => field.type === "radio" || field.type === "checkbox";
const isTicked = (field) => isTickable(field) && field.checked;

/** What stands in the fields, as text: choices separated by spaces, a day as 2017-06-30, one with a part left out as 2017-06-. */
function read(name) {
  const of = fields(name);
  switch (kind(name)) {
    case "date": {
      const parts = of.map((field) => trim(field.value));
      return parts.some(Boolean) ? parts.map((part, i) => (i && part ? part.padStart(2, "0") : part)).join("-") : "";
    }
    case "acknowledge":
      return of.some(isTicked) ? "OK" : "";
    case "file":
      return of[0]?.files?.[0]?.name ?? question(name).dataset.value ?? "";
    case "select_one":
    case "select_multiple":
      return of.filter((field) => isTicked(field) || field.tagName === "SELECT").map((field) => field.value).join(" ");
    default:
      return trim(of[0]?.value ?? "");
  }
}

/** Puts a text into the fields. */
function write(name, value) {
  const [year, month, ...day] = value.split("-");
  const parts = [year, month ?? "", day.join("-")];
  const chosen = value.split(/\s+/);
  faults.delete(name);
  fields(name).forEach((field, i) => {
    if (kind(name) === "date") field.value = parts[i];
    else if (isTickable(field)) field.checked = kind(name) === "acknowledge" ? value !== "" : chosen.includes(field.value);
    else if (field.type !== "file") field.value = value;
  });
  refresh();
}

// Decisions

/** A typed number, if it can be kept exactly. */
function exact(typed) {
  const found = /^[+-]?\d+(?:\.(\d{1,28}))?$/.exec(typed);
  const number = found && parsed(typed.replace("+", ""));
  return number && number.s === (found[1] ?? "").replace(/0+$/, "").length ? number : undefined;
}

const isDay = (typed) => evaluate(["date", typed], {}, rules) === typed;

/** The value of a text for a kind of question; undefined where it is no answer. */
function answer(kind, typed) {
  if (typed === null) return undefined;
  const answer = trim(typed);
  if (answer === "") return "";
  if (kind === "integer" || kind === "decimal") {
    const number = exact(answer);
    return number && (kind === "decimal" || number.s === 0) ? number : undefined;
  }
  return kind === "date" && !isDay(answer) ? undefined : answer;
}

/** The questions that a tree reads. */
function reads(tree) {
  if (!Array.isArray(tree)) return [];
  return tree[0] === "$" ? [tree[1]] : tree.slice(1).flatMap(reads);
}

/** The conditions on which a question is asked: of the groups around it from the outermost, and its own. */
function conditions(rule) {
  const own = rule.relevant === undefined ? [] : [rule.relevant];
  for (let group = rules.groups?.[rule.group]; group; group = rules.groups[group.parent]) own.unshift(group.relevant);
  return own;
}

const known = Object.fromEntries(Object.entries(rules.answers ?? {}).map(([name, tree]) => [name, evaluate(tree, {}, rules)]));
const saidByServer = new Map();

/** What `decide` gives, or what the server said last where only the server can decide. */
function otherwise(decide, said) {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Undecided) return said();
    throw error;
  }
}

/** Everything that follows from the answers: what is asked, the values, those that only the server can compute (`open`), the questions whose
 * constraint does not hold. */
function decided() {
  const doubtful = new Set(Object.keys(known).filter((name) => known[name] === null));
  const [values, asked, open, wrong] = [{ ...known }, new Map(), new Set(), []];
  for (const name of doubtful) values[name] = "";
  const value = (tree, more) => {
    if (reads(tree).some((name) => open.has(name))) throw new Undecided();
    return evaluate(tree, values, { ...rules, ...more });
  };
  const isDoubtful = (trees) => trees.flatMap(reads).some((name) => doubtful.has(name));
  for (const rule of rules.questions) {
    const isStill = () => saidByServer.get(rule.name) ?? !question(rule.name)?.hidden;
    const isAsked = otherwise(() => conditions(rule).every((tree) => holds(value(tree))), isStill);
    asked.set(rule.name, isAsked);
    let given = "";
    if (isAsked && rule.calculation !== undefined) given = otherwise(() => computed(rule, value(rule.calculation)), () => void open.add(rule.name));
    else if (isAsked) given = answer(rule.kind, rule.typed === undefined ? read(rule.name) : rule.typed);
    values[rule.name] = given ?? "";
    if (given === undefined || isDoubtful([...conditions(rule), rule.calculation])) doubtful.add(rule.name);
  }
  for (const rule of rules.questions) {
    const own = values[rule.name];
    const isJudged = rule.constraint !== undefined && text(own) !== "" && !doubtful.has(rule.name) && !isDoubtful([rule.constraint]);
    if (isJudged && !otherwise(() => holds(value(rule.constraint, { own })), () => true)) wrong.push(rule.name);
  }
  const isRequired = (rule) => rule.required !== undefined && otherwise(() => holds(value(rule.required)), () => true);
  const isOffered = (rule, choice) => otherwise(() => holds(value(rule.filter, { column: (name) => choice[name] ?? "" })), () => true);
  return { values, asked, open, wrong, isRequired, isOffered };
}

/** What a calculation came to; what is no number is no answer. */
function computed(rule, value) {
  if (value === null) return "";
  if (rule.kind !== "calculate" && rule.kind !== "choices") return answer(rule.kind, text(value));
  if (typeof value === "object" && !Array.isArray(value)) return value;
  return rule.kind === "choices" ? text(value).split(/\p{White_Space}+/u).filter(Boolean).join(" ") : text(value);
}

// Messages

const faults = new Map();
const left = new Set();

/** Takes the server's word for what is wrong: all that is. */
function judge(found) {
  faults.clear();
  for (const { question, message } of found) {
    faults.set(question, message);
    if (!fields(question).includes(document.activeElement)) left.add(question);
  }
  refresh();
}

function message(rule, wrong) {
  if (!left.has(rule.name)) return "";
  if (faults.has(rule.name)) return faults.get(rule.name);
  return wrong.includes(rule.name) ? rule.message || form.dataset.wordConstraint || "" : "";
}

function show(rule, said) {
  const place = document.getElementById(`${rule.name}-err`);
  if (!place || (place.dataset.said ?? "") === said) return;
  const head = document.createElement("span");
  head.className = "hush";
  head.textContent = `${form.dataset.wordError ?? ""} `;
  place.replaceChildren(...(said ? [head, said] : []));
  place.dataset.said = said;
  place.hidden = !said;
  question(rule.name)?.classList.toggle("bad", Boolean(said));
  for (const field of fields(rule.name)) mark(field, place.id, Boolean(said));
}

/** A field's own message is read with it; a radio button may not be called invalid, the group around it is described. */
function mark(field, id, isWrong) {
  const described = field.closest("fieldset") && owner(field.closest("fieldset")) === owner(field) ? field.closest("fieldset") : field;
  const ids = (described.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
  if (isWrong) ids.unshift(id);
  if (ids.length) described.setAttribute("aria-describedby", ids.join(" "));
  else described.removeAttribute("aria-describedby");
  if (field.type === "radio") return;
  if (isWrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

// The page

function offer(rule, isOffered) {
  for (const choice of rules.lists?.[rule.list] ?? []) {
    const offered = isOffered(rule, choice);
    for (const field of fields(rule.name)) {
      const option = [...(field.options ?? [field])].find((option) => option.value === choice.name);
      if (option) (option.closest(".opt") ?? option).hidden = !offered && !option.checked && !option.selected;
    }
  }
}

/** Brings the page in line with the answers. */
function refresh() {
  const { values, asked, open, wrong, isRequired, isOffered } = decided();
  for (const rule of rules.questions) {
    const isAsked = asked.get(rule.name);
    for (const place of all("question", rule.name)) place.hidden = !isAsked;
    for (const note of all("not-asked", rule.name)) note.hidden = isAsked;
    for (const note of all("optional", rule.name)) note.hidden = isRequired(rule);
    for (const output of open.has(rule.name) ? [] : all("calculate", rule.name)) output.textContent = text(values[rule.name]);
    if (rule.filter !== undefined) offer(rule, isOffered);
    show(rule, isAsked ? message(rule, wrong) : "");
  }
  for (const name of Object.keys(rules.groups ?? {})) {
    const within = [...ruled.values()].filter((rule) => question(rule.name)?.closest(`[data-group="${CSS.escape(name)}"]`));
    for (const place of all("group", name)) place.hidden = within.length > 0 && within.every((rule) => !asked.get(rule.name));
  }
}

/** Takes the server's word for what is asked. */
function ask(names) {
  for (const rule of rules.questions) saidByServer.set(rule.name, names.includes(rule.name));
  refresh();
}

if (form) {
  for (const rule of rules.questions) {
    const place = document.getElementById(`${rule.name}-err`);
    if (!place || place.hidden || !place.textContent.trim()) continue;
    faults.set(rule.name, (place.dataset.said = place.textContent));
    left.add(rule.name);
  }
  form.addEventListener("input", (event) => {
    const name = owner(event.target);
    if (!document.getElementById(`${name}-err`)?.dataset.said) left.delete(name);
    refresh();
  });
  form.addEventListener("change", refresh);
  form.addEventListener("focusout", (event) => {
    const name = owner(event.target);
    if (!name || fields(name).includes(event.relatedTarget)) return;
    left.add(name);
    refresh();
  });
  refresh();
}

// What is said of saving

const word = (name, more = {}) => (form.dataset[`word${name}`] ?? "").replace(/\{(\w+)\}/g, (all, key) => more[key] ?? all);

/** The hour of a time as the server or this device writes it, or that of now. */
const hour = (at) => /\d\d:\d\d/.exec(at ?? new Date().toTimeString())[0];

/** States: "done", "off", "warned". */
function say(place, state, text, link) {
  place.className = `save ${state}`.trim();
  place.hidden = !text;
  if (place.textContent !== text + (link?.textContent ?? "")) place.replaceChildren(text, ...(link ? [link] : []));
}

Object.assign(globalThis.Rapporteur, { form, fields, owner, kind, read, write, judge, ask, refresh, word, hour, say });
