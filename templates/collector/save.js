// Saves every answer as it is typed, keeps it in the browser while it can't be saved, and shows what colleagues changed. A module, loaded
// after form.js, whose header says how questions and fields are marked.
//
// <form id="section" data-save="/office/CODE/answers" data-office data-person data-revision="N" data-sign-in="/sign-in">
//   .q[data-revision=N]   the revision of the answer that the page was made with, 0 where there is none
//   .q .save, [data-save-state]   where the state of one answer and of all is said (in a .save, if there is one in it)
//   button[data-same=VALUE][value=NAME]   puts last cycle's answer into the fields
//   #NAME-versions   a conflict as the server shows it; it gives way to template#conflict, in which [data-mine] [data-theirs] [data-by]
//                    [data-at] are filled, the radio buttons `mine` and `theirs` stand beside their labels, and [data-settle] is a button
// Words, data-word-...: saving, saved ("Saved {time}"), copied ("Copied from last year, saved {time}"), offline ("Offline since {time}: kept
// on this device"), unkept ("Not saved since {time}: keep this page open"), expired, sign-in (the link behind it), locked, refused, kept
// ("Kept on this device"), conflict, fault, changed ("Changed by {by}, {time}"), empty ("No answer").
//
// POST data-save {"changes": [{"question", "value", "base", "how": "typed"|"copied"}]}, `base` being the revision that was changed. 401: the
// session has ended; 409: locked; another 4xx: nothing was saved; 200: every change is saved, in conflict, or stood already:
//   {"saved": [{"question", "revision", "at"}], "conflicts": [{"question", "theirs", "by", "at", "revision"}],
//    "faults": [{"question", "message"}], "asked": [...]}: `faults` are all that stand, `at` is on the office's clock.
// GET data-save?since=REVISION -> {"revision", "changes": [{"question", "value", "revision", "by", "at"}]}

const { form, fields, owner, kind, read, write, judge, ask, word, hour, say } = globalThis.Rapporteur;

const PAUSE = 800;
const SLOW = 1000;
const POLL = 20000;
const LONGEST = 60000;

const question = (name) => form.querySelector(`[data-question="${CSS.escape(name)}"]`);

// What is not saved yet: {value, base, how}, by question, here and in the browser's storage.

const PREFIX = `rapporteur ${form?.dataset.office} ${form?.dataset.person} `;
const unsent = new Map();
const clashes = new Map();
const saved = new Map();
let store = null;
try {
  store = localStorage;
} catch {
  // The browser keeps nothing; `keep` finds it out.
}
let isKept = true;

function keep(name, change) {
  unsent.set(name, change);
  try {
    store.setItem(PREFIX + name, JSON.stringify(change));
  } catch {
    isKept = false;
  }
}

function forget(name) {
  unsent.delete(name);
  store?.removeItem(PREFIX + name);
}

// What is said

function sayAll(...said) {
  for (const place of form.querySelectorAll("[data-save-state]")) say(place.querySelector(".save") ?? place, ...said);
}

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
  since ??= new Date().toTimeString();
  const unkept = word("Unkept", { time: hour(since) });
  for (const name of unsent.keys()) sayOf(name, "off", isKept ? (halt ? word("Kept") : text) : unkept);
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
  keep(name, { value, base, how });
  if (clashes.has(name)) {
    clashes.get(name).value = value;
    unsent.delete(name);
    settle(name);
  }
}

/** What can be sent: not what is hidden (it is sent when it is asked again), nor what was refused as it is. */
const ready = () => [...unsent].filter(([name, change]) => !question(name)?.hidden && !change.isRefused);

function request(changes) {
  const list = changes.map(([question, { value, base, how }]) => ({ question, value, base, how }));
  const body = JSON.stringify({ changes: list });
  // What is short is sent even though the page goes away.
  return { method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive: body.length < 20000 };
}

/** Sends what can be sent; true if nothing is left of it. */
async function send() {
  clearTimeout(timer);
  if (under) return under.then(() => (ready().length && !wait && !halt ? send() : !ready().length));
  if (!ready().length) return true;
  under = attempt(ready());
  await under;
  under = null;
  arrive();
  if (ready().length && !halt) later(wait || PAUSE);
  return !ready().length;
}

async function attempt(changes) {
  // A screen reader is not told of every short request.
  const slow = setTimeout(() => sayAll("", word("Saving")), SLOW);
  let answer;
  try {
    const response = await fetch(form.dataset.save, request(changes));
    if (response.status === 401) return expired();
    if (response.status === 409) return stopped();
    if (response.status >= 500 || response.status === 429) return offline();
    if (!response.ok) return await refused(changes);
    answer = await response.json();
  } catch {
    return offline();
  } finally {
    clearTimeout(slow);
  }
  [wait, since, halt] = [0, null, null];
  const of = (list, name) => list.find((one) => one.question === name);
  for (const [name, change] of changes) {
    const other = of(answer.conflicts, name);
    if (other) clash(other, change);
    else accepted(name, of(answer.saved, name), change);
    if (of(answer.faults, name)) sayOf(name, "warned", word("Fault"));
  }
  judge(answer.faults);
  ask(answer.asked);
  const [state, text] = clashes.size ? ["warned", word("Conflict")] : ["done", word("Saved", { time: hour(answer.saved[0]?.at) })];
  if (!ready().length) sayAll(state, text);
}

/** One change that can't be saved must not hold up the others. */
async function refused(changes) {
  if (changes.length > 1) {
    for (const change of changes) if (!wait && !halt) await attempt([change]);
    return;
  }
  const [[name, change]] = changes;
  if (unsent.get(name) === change) change.isRefused = true;
  sayOf(name, "warned", word("Refused"));
  sayAll("warned", word("Refused"));
}

/** What the server does not name stood there already. */
function accepted(name, { revision, at } = {}, sent) {
  saved.set(name, sent.value);
  const of = question(name);
  if (of && revision !== undefined) of.dataset.revision = revision;
  const now = unsent.get(name);
  if (now && now.value !== sent.value) keep(name, { ...now, base: Number(of?.dataset.revision ?? now.base) });
  else forget(name);
  sayOf(name, "done", word(sent.how === "copied" ? "Copied" : "Saved", { time: hour(at) }));
}

function offline() {
  wait = Math.min(wait * 2 || 2000, LONGEST);
  sayOffline();
}

const sayOffline = () => sayKept(word(isKept ? "Offline" : "Unkept", { time: hour(since) }));

/** The session has ended: signing in again, here or in another window, sends what is kept. */
function expired() {
  halt = "expired";
  const link = document.createElement("a");
  link.href = form.dataset.signIn ?? "/";
  link.textContent = word("SignIn");
  sayKept(`${word("Expired")} `, link);
}

/** Submitted, or closed. */
function stopped() {
  halt = "locked";
  sayKept(word("Locked"));
}

/** Sends what was noted, or says again why it can't be sent. */
function proceed(pause) {
  if (!ready().length) return;
  if (halt === "expired") expired();
  else if (halt) stopped();
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
function clash({ question: name, theirs, by, at, revision }, sent) {
  const now = unsent.get(name) ?? sent;
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
  document.getElementById(`${name}-versions`)?.remove();
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
    radio.id = `${name}-conflict-${radio.value}`;
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
  keep(name, { value, base, how: "typed" });
  write(name, value);
  fields(name)[0]?.focus();
  send();
}

// Colleagues' changes

let seen = 0;
const coming = new Map();

async function poll() {
  if (document.hidden) return;
  try {
    const response = await fetch(`${form.dataset.save}?since=${seen}`);
    if (response.status === 401) return expired();
    if (!response.ok) return;
    const { revision, changes } = await response.json();
    wait = 0;
    if (halt === "expired") halt = null;
    seen = Math.max(seen, revision);
    for (const change of changes) coming.set(change.question, change);
    arrive();
    if (!halt) send();
  } catch {
    // The next turn asks again.
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
    sayOf(name, "done", word("Changed", { by, time: hour(at) }));
  }
}

// The page

function restore() {
  for (const key of Object.keys(store ?? {}).filter((key) => key.startsWith(PREFIX))) {
    const [name, change] = [key.slice(PREFIX.length), JSON.parse(store.getItem(key))];
    if (question(name) && saved.get(name) === change.value) {
      forget(name);
      continue;
    }
    unsent.set(name, change);
    if (question(name)) write(name, change.value);
  }
  send();
}

/** A last try when the page goes away; what is not confirmed stays in the browser. */
function flush() {
  note(owner(document.activeElement), "typed");
  if (!halt) send();
}

/** The plain form is sent when nothing is left to save. */
async function submit(event) {
  note(owner(document.activeElement), "typed");
  const [open] = clashes.keys();
  if (!ready().length && !question(open) && navigator.onLine) return;
  event.preventDefault();
  question(open)?.querySelector(".conflict input")?.focus();
  if (!navigator.onLine) offline();
  else if ((await send()) && !question(open)) form.requestSubmit(event.submitter);
}

/** What is saved is not sent again with the plain form, where an older answer would meet a colleague's newer one. */
function thin({ formData }) {
  for (const of of form.querySelectorAll("[data-question]")) {
    const name = of.dataset.question;
    if (unsent.get(name)?.isRefused) continue;
    for (const field of [...fields(name).map((field) => field.name), `base.${name}`]) formData.delete(field);
  }
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
  form.addEventListener("formdata", thin);
  addEventListener("online", poll);
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => (document.hidden ? flush() : poll()));
  setInterval(poll, POLL);
  restore();
}
