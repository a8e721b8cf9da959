// Saves every answer as it is typed, keeps it in the browser while it can't be saved, and shows what colleagues changed. A module, loaded
// after form.js, whose header says how questions and fields are marked.
//
// <form id="section" data-save="/office/CODE/answers" data-office="CODE" data-person="ID" data-revision="N" data-sign-in="/sign-in?...">
//   .q[data-revision=N]      the revision of the answer that the page was made with, 0 where there is none
//   .q .save                 where the state of one answer is said
//   [data-save-state]        where the state of all is said (role="status")
//   button[data-same=VALUE][value=NAME]   puts last cycle's answer into the fields
//   template#conflict        [data-mine] [data-theirs] [data-by] [data-at] in it are filled; its two radio buttons have the values
//                            `mine` and `theirs`, each before its label; [data-settle] is a button
// Words, on the form: data-word-saving, -saved ("Saved {time}"), -copied ("Copied from last year, saved {time}"), -offline ("Offline since
// {time}: kept on this device"), -unkept (the same where the browser can't keep it: "Not saved since {time}: keep this page open"),
// -expired, -sign-in (the link behind it), -locked, -refused (all three say that answers are kept on this device), -kept ("Kept on this
// device", at one answer), -conflict, -fault, -changed ("Changed by {by}, {time}"), -empty ("No answer").
//
// POST data-save {"changes": [{"question", "value", "base", "how": "typed"|"copied"}]}: `base` is the revision that was changed. Only one
// request is under way at a time. 401: the session has ended; 409: locked; else 200 with
//   {"saved": [{"question", "revision", "at", "value"}], "conflicts": [{"question", "mine", "theirs", "by", "at", "revision"}],
//    "faults": [{"question", "message"}], "asked": [...], "state"}
// Every change is saved or in conflict; one that is no answer is saved and has a fault besides. A value that is the server's already is
// saved, whatever its base. `at` is written on the office's clock.
// GET data-save?since=REVISION -> {"revision", "changes": [{"question", "value", "revision", "by", "at"}]}

const { form, fields, owner, kind, read, write, fault, ask } = globalThis.Rapporteur;

const PAUSE = 800;
const SLOW = 1000;
const POLL = 20000;
const LONGEST_WAIT = 60000;

const word = (name, more = {}) => (form.dataset[`word${name}`] ?? "").replace(/\{(\w+)\}/g, (all, key) => more[key] ?? all);
const question = (name) => form.querySelector(`[data-question="${CSS.escape(name)}"]`);

/** The hour as the server wrote it, or that of this device. */
function hour(at) {
  const written = /T(\d\d:\d\d)/.exec(at ?? "");
  return written ? written[1] : new Date().toTimeString().slice(0, 5);
}

// What is not saved yet: {value, base, how, since}, by question, here and in the browser's storage.

const PREFIX = `rapporteur ${form?.dataset.office} ${form?.dataset.person} `;
const unsent = new Map();
const clashes = new Map();
const saved = new Map();
let isKept = true;

function keep(name, change) {
  unsent.set(name, change);
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(change));
  } catch {
    isKept = false;
  }
}

function forget(name) {
  unsent.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    isKept = false;
  }
}

/** What an earlier page left behind. */
function kept() {
  try {
    const names = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    return names.map((key) => [key.slice(PREFIX.length), JSON.parse(localStorage.getItem(key))]);
  } catch {
    return [];
  }
}

// What is said

/** States: "done", "off", "warned". */
function say(place, state, text, link) {
  if (!place) return;
  place.className = `save ${state}`.trim();
  place.hidden = !text;
  if (place.textContent !== text + (link?.textContent ?? "")) place.replaceChildren(text, ...(link ? [link] : []));
}

const sayAll = (state, text, link) => form.querySelectorAll("[data-save-state]").forEach((place) => say(place, state, text, link));

function sayOf(name, state, text) {
  const of = question(name);
  if (!of) return;
  let place = [...of.querySelectorAll(".save")].find((place) => owner(place) === name && !place.closest(".conflict"));
  if (!place) {
    place = document.createElement("span");
    (of.querySelector(":scope > .last") ?? of).append(place);
  }
  say(place, state, text);
}

function sayKept(text, link) {
  const one = halt ? word("Kept") : text;
  for (const name of unsent.keys()) sayOf(name, "off", isKept ? one : word("Unkept", { time: hour(since) }));
  sayAll("off", text, link);
}

// Sending

let timer = 0;
let wait = 0;
let since = null;
let under = null;
let halt = null;

function later(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(send, milliseconds);
}

/** Notes what stands in the fields of a question. */
function note(name, how) {
  if (!name || !question(name) || kind(name) === "file") return;
  const value = read(name);
  const before = unsent.get(name) ?? clashes.get(name);
  if (value === (before ? before.value : saved.get(name))) return;
  const base = before?.base ?? Number(question(name).dataset.revision ?? 0);
  keep(name, { value, base, how, since: new Date().toISOString() });
  if (clashes.has(name)) {
    clashes.get(name).value = value;
    unsent.delete(name);
    settle(name);
  }
}

function request(changes) {
  const list = changes.map(([question, { value, base, how }]) => ({ question, value, base, how }));
  const body = JSON.stringify({ changes: list });
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  // What is short is sent even though the page goes away.
  return { method: "POST", credentials: "same-origin", headers, body, keepalive: body.length < 20000 };
}

/** Sends all that is not saved; true if nothing is left. */
async function send() {
  clearTimeout(timer);
  if (under) return under.then(() => (unsent.size && !wait && !halt ? send() : !unsent.size));
  if (!unsent.size) return true;
  under = attempt([...unsent]);
  await under;
  under = null;
  arrive();
  if (unsent.size && !halt) later(wait || PAUSE);
  return !unsent.size;
}

async function attempt(changes) {
  // A screen reader is not told of every short request.
  const slow = setTimeout(() => sayAll("", word("Saving")), SLOW);
  let answer;
  try {
    const response = await fetch(form.dataset.save, request(changes));
    if (response.status === 401) return expired();
    if (response.status === 409) return stopped("Locked");
    if (response.status >= 500 || response.status === 429) return offline();
    if (!response.ok) return stopped("Refused");
    answer = await response.json();
  } catch {
    return offline();
  } finally {
    clearTimeout(slow);
  }
  [wait, since, halt] = [0, null, null];
  const sent = new Map(changes);
  for (const one of answer.saved ?? []) accepted(one, sent.get(one.question));
  for (const one of answer.conflicts ?? []) clash(one, sent.get(one.question));
  for (const { question, message } of answer.faults ?? []) {
    fault(question, message);
    sayOf(question, "warned", word("Fault"));
  }
  if (answer.asked) ask(answer.asked);
  if (!answer.saved?.length && !answer.conflicts?.length) stopped("Refused");
  if (!unsent.size) sayAll(clashes.size ? "warned" : "done", clashes.size ? word("Conflict") : word("Saved", { time: hour(answer.saved?.[0]?.at) }));
}

function accepted({ question: name, revision, at, value }, sent) {
  saved.set(name, sent?.value ?? value);
  if (question(name)) question(name).dataset.revision = revision;
  const now = unsent.get(name);
  if (now && now.value !== sent?.value) keep(name, { ...now, base: revision });
  else forget(name);
  fault(name, "");
  sayOf(name, "done", word(sent?.how === "copied" ? "Copied" : "Saved", { time: hour(at) }));
}

function offline() {
  since ??= new Date().toISOString();
  wait = Math.min(wait * 2 || 2000, LONGEST_WAIT);
  sayOffline();
}

const sayOffline = () => sayKept(word(isKept ? "Offline" : "Unkept", { time: hour(since) }));

/** The session has ended: signing in again, here or in another window, sends what is kept. */
function expired() {
  halt = "expired";
  since ??= new Date().toISOString();
  const link = document.createElement("a");
  link.href = form.dataset.signIn ?? "/";
  link.textContent = word("SignIn");
  sayKept(`${word("Expired")} `, link);
}

function stopped(why) {
  halt = why;
  since ??= new Date().toISOString();
  sayKept(word(why));
}

/** Sends what was noted, or says again why it can't be sent. */
function proceed(pause) {
  if (!unsent.size) return;
  if (halt === "expired") expired();
  else if (halt === "Locked") stopped(halt);
  else if (wait) sayOffline();
  else later(pause);
}

// Conflicts

/** Types of fields that stand for a choice; an <option> has none. */
const TICKED = ["radio", "checkbox", undefined];

/** What an answer says: the labels of choices, or the text. */
function shown(name, value) {
  if (value === "") return word("Empty");
  const choices = value.split(" ");
  const labels = fields(name).flatMap((field) => [...(field.options ?? [field])].filter((one) => choices.includes(one.value) && TICKED.includes(one.type)));
  return labels.length ? labels.map((one) => (one.labels?.[0] ?? one).textContent.trim()).join(", ") : value;
}

/** Two people changed one answer: both are shown, and the person chooses. Until then, mine stays in the browser with its old base. */
function clash({ question: name, mine, theirs, by, at, revision }, sent) {
  const now = unsent.get(name) ?? sent ?? { value: mine, base: 0, how: "typed" };
  keep(name, now);
  unsent.delete(name);
  clashes.set(name, { ...now, theirs, by, at, revision });
  settle(name);
}

function settle(name) {
  const template = document.getElementById("conflict");
  const of = question(name);
  if (!of || !template) return;
  const { value, theirs, by, at, revision } = clashes.get(name);
  of.querySelector(":scope > .conflict")?.remove();
  of.classList.add("clash");
  sayOf(name, "warned", word("Conflict"));
  const box = document.createElement("div");
  box.className = "conflict";
  box.append(template.content.cloneNode(true));
  const put = (mark, text) => box.querySelectorAll(`[data-${mark}]`).forEach((place) => (place.textContent = text));
  put("mine", shown(name, value));
  put("theirs", shown(name, theirs));
  put("by", by);
  put("at", hour(at));
  for (const radio of box.querySelectorAll('input[type="radio"]')) {
    radio.id = `${name}-${radio.value}`;
    radio.name = `${name}-conflict`;
    radio.setAttribute("form", "");
    radio.parentElement.querySelector("label").htmlFor = radio.id;
  }
  box.querySelector("[data-settle]").addEventListener("click", () => {
    const chosen = box.querySelector("input:checked")?.value;
    if (chosen) choose(name, chosen === "mine" ? clashes.get(name).value : theirs, revision);
  });
  of.append(box);
}

function choose(name, value, base) {
  clashes.delete(name);
  question(name).classList.remove("clash");
  question(name).querySelector(":scope > .conflict").remove();
  keep(name, { value, base, how: "typed", since: new Date().toISOString() });
  write(name, value);
  fields(name)[0]?.focus();
  send();
}

// Colleagues' changes

let seen = 0;
const coming = new Map();

async function poll() {
  if (document.hidden || !form.dataset.save) return;
  try {
    const response = await fetch(`${form.dataset.save}?since=${seen}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
    if (response.status === 401) return expired();
    if (!response.ok) return;
    const { revision, changes } = await response.json();
    if (halt === "expired") halt = null;
    seen = Math.max(seen, revision);
    for (const change of changes) coming.set(change.question, change);
    arrive();
    if (unsent.size && !halt) send();
  } catch {
    // The next turn asks again; what is not saved has its own retries.
  }
}

/** Puts colleagues' answers into fields that nobody touches here; the others are left, and meet theirs when they are sent. */
function arrive() {
  if (under) return;
  for (const [name, { value, revision, by, at }] of coming) {
    const of = question(name);
    if (of && owner(document.activeElement) === name) continue;
    coming.delete(name);
    if (!of || unsent.has(name) || clashes.has(name) || revision <= Number(of.dataset.revision ?? 0)) continue;
    of.dataset.revision = revision;
    if (value === read(name)) continue;
    write(name, value);
    saved.set(name, read(name));
    fault(name, "");
    sayOf(name, "done", word("Changed", { by, time: hour(at) }));
  }
}

// The page

function restore() {
  for (const [name, change] of kept()) {
    if (question(name) && saved.get(name) === change.value) {
      forget(name);
      continue;
    }
    unsent.set(name, change);
    if (question(name)) write(name, change.value);
  }
  if (unsent.size) send();
}

/** A last try when the page goes away; what is not confirmed stays in the browser. */
function flush() {
  note(owner(document.activeElement), "typed");
  if (!halt) send();
}

/** The plain form is sent when nothing is left to save, so that nothing is sent twice. */
async function submit(event) {
  note(owner(document.activeElement), "typed");
  const [open] = clashes.keys();
  if (!unsent.size && !question(open)) return;
  event.preventDefault();
  question(open)?.querySelector(".conflict input")?.focus();
  halt = halt === "Refused" ? null : halt;
  if ((await send()) && !question(open)) form.requestSubmit(event.submitter);
}

function same(event) {
  const button = event.target.closest?.("[data-same]");
  if (!button) return;
  event.preventDefault();
  write(button.value, button.dataset.same);
  note(button.value, "copied");
  proceed(0);
}

if (form?.dataset.save) {
  for (const of of form.querySelectorAll("[data-question]")) saved.set(of.dataset.question, read(of.dataset.question));
  seen = Number(form.dataset.revision ?? 0);
  form.addEventListener("input", (event) => {
    note(owner(event.target), "typed");
    proceed(PAUSE);
  });
  const now = (event) => {
    note(owner(event.target), "typed");
    proceed(0);
    setTimeout(arrive);
  };
  form.addEventListener("change", now);
  form.addEventListener("focusout", now);
  form.addEventListener("click", same);
  form.addEventListener("submit", submit);
  addEventListener("online", () => {
    wait = 0;
    poll();
  });
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => (document.hidden ? flush() : poll()));
  setInterval(poll, POLL);
  restore();
}
