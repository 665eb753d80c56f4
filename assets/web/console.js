/* Keeps a console's page live, sends presses without leaving it, and counts the timers. Without this
   file every form works as well: the browser sends it and comes back. */
"use strict";

const SILENT_MS = 25000; // the server gives a sign of life every few seconds
const AGAIN_MS = 3000;
const SAID_MS = 6000;

const page = document.getElementById("page");
const lost = document.getElementById("lost");
const said = document.getElementById("said");
const badge = document.getElementById("badge");
const { live, zone, language, csrf } = document.body.dataset;

let source = null;
let heardAt = performance.now();
let triedAt = heardAt;
let serverMs = 0; // the server's time at heardAt: a desk's clock may be wrong
let version = null;
let saidTimer = 0;

const timeOfDay = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "id-ID", {
  hour: "2-digit", minute: "2-digit", hour12: false, timeZone: zone,
});

function now() {
  return serverMs + performance.now() - heardAt;
}

function atTime(ms) {
  return timeOfDay.format(new Date(ms)).replace(/^24/, "00");
}

function span(ms) {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const dot = language === "en" ? ":" : ".";
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return (hours ? `${hours}${dot}` : "") + two(minutes) + dot + two(seconds % 60);
}

function tick() {
  const ms = now();
  for (const each of page.querySelectorAll("time.now")) each.textContent = atTime(ms);
  for (const each of page.querySelectorAll("time.up")) {
    each.textContent = span(Math.max(0, ms - Number(each.dataset.since)));
  }
  for (const each of page.querySelectorAll("time.down")) {
    const left = Number(each.dataset.until) - ms;
    each.textContent = (left < 0 ? "−" : "") + span(left);
  }
  if (lost.hidden) Rings.due(); // what was known before the line was lost may be over by now
  const silentMs = performance.now() - heardAt;
  if (silentMs > SILENT_MS) lose();
  if (silentMs > SILENT_MS && performance.now() - triedAt > SILENT_MS) connect();
}

/* What is open, typed or focused stays so when the page is drawn anew. */
function show(html) {
  const open = Array.from(page.querySelectorAll("details[open]"), (each) => each.dataset.keep);
  const typed = Array.from(page.querySelectorAll("input[data-keep]"))
    .filter((each) => each.value !== each.defaultValue)
    .map((each) => [each.dataset.keep, each.value]);
  const scrolled = page.querySelector(".places") ? page.querySelector(".places").scrollLeft : 0;
  const focus = pathOf(document.activeElement);
  const editor = document.getElementById("editor");
  page.innerHTML = html; // our own server's template: it escapes, and the page has a strict CSP
  for (const each of page.querySelectorAll("details[data-keep]")) {
    if (open.includes(each.dataset.keep)) each.open = true;
  }
  for (const [keep, value] of typed) {
    const field = Array.from(page.querySelectorAll("input[data-keep]"))
      .find((each) => each.dataset.keep === keep);
    if (field) field.value = value;
  }
  const fresh = document.getElementById("editor");
  const same = editor && fresh && editor.dataset.ticket === fresh.dataset.ticket;
  if (same && editor.dataset.dirty && editor.dataset.saved === fresh.dataset.saved) {
    fresh.replaceWith(editor);
  }
  if (page.querySelector(".places")) page.querySelector(".places").scrollLeft = scrolled;
  if (focus) refocus(focus);
  Goods.begin();
  tick();
}

/* A focused button is found again by its row and what it does. */
function pathOf(element) {
  if (!element || !page.contains(element) || element.closest("#editor")) return null;
  const row = element.closest("[data-key]");
  const kind = element.tagName === "SUMMARY" ? "summary" : null;
  return { key: row ? row.dataset.key : null, kind, name: element.name || "", value: element.value || "" };
}

function refocus({ key, kind, name, value }) {
  const within = key ? page.querySelector(`[data-key="${CSS.escape(key)}"]`) : page;
  if (!within) return;
  const found = kind ? within.querySelector("summary")
    : Array.from(within.querySelectorAll("button, input, a"))
      .find((each) => name && each.name === name && (each.tagName === "INPUT" || each.value === value));
  if (found) found.focus({ preventScroll: true });
}

function tell(text, moot, stays) {
  clearTimeout(saidTimer);
  said.textContent = text;
  said.classList.toggle("moot", Boolean(moot));
  said.hidden = !text;
  if (!stays) saidTimer = setTimeout(() => { said.hidden = true; }, SAID_MS);
}

/* One press is sent once: its button is busy until the answer is there. */
async function send(form, button) {
  const fields = new URLSearchParams(new FormData(form));
  if (button && button.name) fields.append(button.name, button.value);
  form.dataset.busy = "1";
  if (button) button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: fields,
      headers: { "Accept": "application/json", "X-CSRF-Token": csrf },
    });
    if (answer.status === 401 || answer.status === 403) return location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    tell(told.text, !told.done, told.stays);
    if (told.done && form.id === "editor") delete form.dataset.dirty;
    const sheet = button && button.closest("details");
    if (sheet) sheet.open = false;
    if (!source || source.readyState !== EventSource.OPEN) location.reload();
  } catch (error) {
    tell(document.body.dataset.failed, true);
  } finally {
    delete form.dataset.busy;
    if (button) button.removeAttribute("aria-busy");
  }
  return undefined;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const elsewhere = event.submitter && event.submitter.getAttribute("formaction");
  const path = elsewhere || new URL(form.action).pathname;
  const ours = ["/console/act", "/console/mark", "/console/belongings", "/console/declaration"];
  if (!ours.includes(path) || form.dataset.plain !== undefined) return;
  event.preventDefault();
  if (!form.dataset.busy) send(form, event.submitter);
});

/* Only one sheet is open; a tap beside it or Escape closes it. */
document.addEventListener("click", (event) => {
  // What is dimmed around a sheet belongs to its details element.
  const inside = event.target.tagName === "DETAILS" ? null : event.target.closest("details");
  for (const each of document.querySelectorAll("details[open]")) {
    if (each !== inside) each.open = false;
  }
  if (event.target === said) said.hidden = true;
});

/* A sheet opens upward where there is no room below it. */
document.addEventListener("toggle", (event) => {
  const sheet = event.target;
  if (!sheet.open || !sheet.classList.contains("sheet")) return;
  const panel = sheet.querySelector(".panel");
  sheet.classList.remove("up");
  const below = innerHeight - sheet.getBoundingClientRect().bottom;
  const above = sheet.getBoundingClientRect().top;
  sheet.classList.toggle("up", panel.offsetHeight + 16 > below && above > below);
  panel.scrollIntoView({ block: "nearest" });
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const each of document.querySelectorAll("details[open]")) {
    each.open = false;
    each.querySelector("summary").focus();
  }
});

function hear(sign) {
  const alive = JSON.parse(sign);
  if (version !== null && version !== alive.version) location.reload();
  version = alive.version;
  serverMs = alive.at;
  heardAt = performance.now();
  lost.hidden = true;
}

function lose() {
  if (lost.hidden) lost.textContent = document.body.dataset.lost.replace("{time}", atTime(serverMs));
  lost.hidden = false;
}

function connect() {
  if (source) source.close();
  triedAt = performance.now();
  source = new EventSource(live);
  source.addEventListener("page", (event) => {
    const told = JSON.parse(event.data);
    show(told.inside);
    Rings.hear(told.rings);
    if (badge) {
      badge.textContent = told.badge;
      badge.hidden = !told.badge;
    }
  });
  source.addEventListener("alive", (event) => hear(event.data));
  source.addEventListener("over", () => location.reload());
  source.addEventListener("error", () => {
    lose();
    // After an error's answer the browser gives up; it may be that the login has ended.
    if (source.readyState === EventSource.CLOSED) setTimeout(again, AGAIN_MS);
  });
}

async function again() {
  try {
    const answer = await fetch(location.href, { headers: { "Accept": "application/json" } });
    if (answer.status === 401) return location.reload();
  } catch (error) { /* still no line: the next try comes */ }
  return connect();
}

hear(document.body.dataset.alive);
if (!said.hidden) tell(said.textContent, false);
Goods.begin();
connect();
tick();
setInterval(tick, 1000);
