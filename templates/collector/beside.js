// Saves explanations and consents as they are given, and keeps them in the browser while they can't be saved. A module, loaded after
// form.js. Fields are named why.QUESTION and consent.QUESTION; they go where the answers go:
//
// POST data-save {"changes": [], "explanations": {QUESTION: TEXT}, "consents": {QUESTION: true|false}}

const { form, word, hour, say } = globalThis.Rapporteur;

const PAUSE = 800;
const AGAIN = 20000;
const PREFIX = `rapporteur-beside ${form?.dataset.office} ${form?.dataset.person} `;

const isBeside = (field) => /^(why|consent)\./.test(field.name ?? "");
const isConsent = (field) => field.type === "checkbox";
const read = (field) => (isConsent(field) ? field.checked : field.value);
const fields = () => [...(form?.elements ?? [])].filter(isBeside);

// What is not saved yet: {value, base} by the field's name; base is what the server had.
const unsent = new Map();
const saved = new Map();
let store = null;
try {
  store = localStorage;
} catch {
  // The browser keeps nothing; what is typed is still sent.
}

function keep(name, change) {
  unsent.set(name, change);
  try {
    store.setItem(PREFIX + name, JSON.stringify(change));
  } catch {
    // Full, or not allowed: it is sent all the same.
  }
}

function forget(name) {
  unsent.delete(name);
  store?.removeItem(PREFIX + name);
}

function tell(name, state, text) {
  const field = form.elements[name];
  const around = field.closest(".field, .opt");
  let place = around.querySelector(":scope > .save");
  if (!place) {
    place = document.createElement("span");
    place.setAttribute("role", "status");
    around.append(place);
  }
  say(place, state, text);
}

function note(field) {
  if (read(field) === (unsent.get(field.name)?.value ?? saved.get(field.name))) return;
  keep(field.name, { value: read(field), base: saved.get(field.name) });
  later(PAUSE);
}

// Sending

let timer = 0;
let under = false;

function later(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(send, milliseconds);
}

function request(changes) {
  const of = (kind) => Object.fromEntries(changes.filter(([name]) => name.startsWith(kind)).map(([name, { value }]) => [name.slice(kind.length), value]));
  const body = JSON.stringify({ changes: [], explanations: of("why."), consents: of("consent.") });
  return { method: "POST", headers: { "Content-Type": "application/json" }, body, keepalive: body.length < 20000 };
}

/** What the server says to a request, as a state and a word. */
function verdict(response) {
  if (!response || response.status >= 500 || response.status === 429) return ["off", word("Offline", { time: hour() })];
  if (response.status === 401) return ["off", word("Expired")];
  if (response.status === 409) return ["off", word("Locked")];
  return response.ok ? ["done", word("Saved", { time: hour() })] : ["warned", word("Refused")];
}

async function send() {
  clearTimeout(timer);
  const changes = [...unsent].filter(([name]) => form.elements[name]);
  if (under || !changes.length) return;
  under = true;
  const response = await fetch(form.dataset.save, request(changes)).catch(() => null);
  under = false;
  for (const [name, { value }] of changes) {
    if (response?.ok) saved.set(name, value);
    if (response?.ok && unsent.get(name).value === value) forget(name);
    tell(name, ...verdict(response));
  }
  if (response?.ok && unsent.size) later(PAUSE);
}

// The page

/** What was typed and not saved comes back; if the server's text changed meanwhile, mine stands below it. */
function restore(field) {
  const kept = JSON.parse(store?.getItem(PREFIX + field.name) ?? "null");
  if (!kept) return;
  if (kept.value === read(field)) return forget(field.name);
  if (isConsent(field)) field.checked = kept.value;
  else field.value = read(field) && read(field) !== kept.base ? `${read(field)}\n\n${kept.value}` : kept.value;
  keep(field.name, { value: read(field), base: saved.get(field.name) });
}

if (form?.dataset.save) {
  for (const field of fields()) {
    saved.set(field.name, read(field));
    restore(field);
  }
  const noted = (event) => isBeside(event.target) && note(event.target);
  form.addEventListener("input", noted);
  form.addEventListener("change", noted);
  addEventListener("online", send);
  addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", send);
  setInterval(send, AGAIN);
  send();
}
