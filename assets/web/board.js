/* Keeps the board alive: shows each call in its time, moves the clock, and says calmly when the
   connection is lost. Nobody touches this page for months, so it mends itself. The server has
   given every call its time (kiosk/server/pacing.py); here they are only looked at, so a page that
   is loaded in the middle shows what all others show. Nothing newer than Chromium 70. */
"use strict";

const SILENT_MS = 25000; // the server gives a sign of life every few seconds
const AGAIN_MS = 3000;
const ANEW_MS = 60000; // without a sign of life for so long: load the page anew, if it can be
const JUST_BEGUN_MS = 3000; // a call that began longer ago was said already, or it is too late

const board = document.getElementById("board");
const lost = document.getElementById("lost");
const since = document.getElementById("since");
const clock = document.getElementById("clock");
const { live, zone, language, before } = document.body.dataset;

let source = null;
let heardAt = performance.now(); // the last sign of life
let triedAt = heardAt; // the last try to connect
let version = null;
let serverMs = 0; // the server's time at heardAt: a television's own clock is seldom right
let latestMs = 0;
let current = null;
let timer = 0;

const timeOfDay = new Intl.DateTimeFormat(language === "id" ? "id-ID" : language, {
  hour: "2-digit", minute: "2-digit", hour12: false, timeZone: zone,
});

function now() {
  const told = serverMs + performance.now() - heardAt;
  // A sign of life that took its time on the way must not turn the board back.
  latestMs = told < latestMs && latestMs - told < 5000 ? latestMs : told;
  return latestMs;
}

function atTime(ms) {
  return timeOfDay.format(new Date(ms)).replace(/^24/, "00");
}

/* Show the call whose time it is, and list those before it. */
function arrange() {
  const ms = now();
  const sections = Array.from(board.querySelectorAll(".now"));
  const begun = sections.filter((section) => Number(section.dataset.from) <= ms);
  const section = begun[begun.length - 1] || sections[0];
  for (const each of sections) each.hidden = each !== section;
  list(section, ms);
  fit();
  const key = section.dataset.call || "";
  if (key !== current) {
    const first = current === null;
    current = key;
    if (key) begin(section, ms, first);
  }
  const next = sections.map((each) => Number(each.dataset.from) - ms).filter((left) => left > 0);
  clearTimeout(timer);
  if (next.length) timer = setTimeout(arrange, Math.max(20, Math.min(...next)));
}

function list(section, ms) {
  const seen = new Set();
  const shown = section.querySelector(".number");
  if (shown) seen.add(shown.textContent);
  let listed = 0;
  for (const line of board.querySelectorAll(".calls [data-call]")) {
    const { number, from } = line.dataset;
    const visible = Number(from) <= ms && !seen.has(number) && listed < Number(before);
    if (visible) {
      seen.add(number);
      listed += 1;
      if (line.hidden && current !== null) line.classList.add("new");
    }
    line.hidden = !visible;
  }
  board.querySelectorAll(".calls .free").forEach((free, place) => {
    free.hidden = place >= Number(before) - listed;
  });
}

/* A call's time has come: a swell of the card, the chime, the sentence. */
function begin(section, ms, first) {
  const { call, from, until, say } = section.dataset;
  log(call, ms);
  if (!first) section.classList.add("new");
  if (ms - Number(from) <= JUST_BEGUN_MS && remembered() !== call) {
    remember(call);
    Voice.say({ key: call, text: say, leftMs: Number(until) - ms });
  }
}

/* What was shown and when, by the server's time: for tests and for whoever looks into it. */
function log(call, ms) {
  const lines = (document.body.dataset.shown || "").split(" ").slice(-49);
  document.body.dataset.shown = [...lines, `${call}@${Math.round(ms)}`].join(" ").trim();
}

function remembered() {
  try { return sessionStorage.getItem("said"); } catch (error) { return null; }
}

function remember(call) {
  try { sessionStorage.setItem("said", call); } catch (error) { /* said again after a reload */ }
}

/* The call that is shown stays the same element: its swell must not begin again, or break off,
   because somebody took a number meanwhile. */
function show(html) {
  const fresh = document.createElement("div");
  fresh.innerHTML = html; // our own server's template: it escapes, and the page has a strict CSP
  const kept = sectionOf(board);
  const twin = sectionOf(fresh);
  for (const child of Array.from(board.children)) if (!twin || child !== kept) child.remove();
  if (kept && twin) {
    Object.assign(kept.dataset, twin.dataset);
    kept.querySelector(".next").replaceWith(twin.querySelector(".next"));
  }
  let passed = !twin;
  for (const child of Array.from(fresh.children)) {
    if (child === twin) passed = true;
    else board.insertBefore(child, passed ? null : kept);
  }
  arrange();
}

function sectionOf(root) {
  const sections = Array.from(root.querySelectorAll(".now"));
  return sections.find((each) => current && each.dataset.call === current) || null;
}

/* A wide number must shrink before it is cut: W888 is wider than A111. */
function fit() {
  const number = board.querySelector(".now:not([hidden]) .number");
  for (const size of number ? ["", "long", "longer", "longest"] : []) {
    number.className = `number ${size}`;
    if (number.scrollWidth <= number.clientWidth) break;
  }
}

function hear(sign) {
  const alive = JSON.parse(sign);
  if (version !== null && version !== alive.version) location.reload();
  version = alive.version;
  serverMs = alive.at;
  heardAt = performance.now();
  lost.hidden = true;
}

function lose() {
  if (lost.hidden) since.textContent = atTime(serverMs);
  lost.hidden = false;
}

function tick() {
  clock.textContent = atTime(now());
  const silentMs = performance.now() - heardAt;
  if (silentMs > SILENT_MS) lose();
  if (silentMs > SILENT_MS && performance.now() - triedAt > SILENT_MS) connect(); // open but silent
  if (silentMs > ANEW_MS) loadAnew();
}

/* Only a page that can be had: the browser's own "no connection" would stay there for ever. */
function loadAnew() {
  heardAt += AGAIN_MS * 3;
  serverMs += AGAIN_MS * 3;
  fetch(location.href, { cache: "no-store" })
    .then((answer) => { if (answer.ok) location.reload(); }, () => {});
}

function connect() {
  if (source) source.close();
  triedAt = performance.now();
  source = new EventSource(live);
  source.addEventListener("board", (event) => show(event.data));
  source.addEventListener("alive", (event) => hear(event.data));
  source.addEventListener("error", () => {
    lose();
    // The browser tries again by itself after a broken line, but not after an error's answer.
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN_MS);
  });
}

addEventListener("resize", fit);
document.fonts.ready.then(fit);
hear(document.body.dataset.alive);
arrange();
connect();
tick();
setInterval(tick, 1000);
