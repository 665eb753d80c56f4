/* Keeps the board alive: swaps its inside at each change, moves the clock, and says calmly when
   the connection is lost. Nobody touches this page for months, so it mends itself. */
"use strict";

const SILENT_MS = 25000; // the server gives a sign of life every few seconds
const AGAIN_MS = 3000;

const board = document.getElementById("board");
const lost = document.getElementById("lost");
const clock = document.getElementById("clock");
const { live, zone, language } = document.body.dataset;

let source = null;
let heardAt = performance.now();
let version = null;
let offsetMs = 0;

const timeOfDay = new Intl.DateTimeFormat(language === "id" ? "id-ID" : language, {
  hour: "2-digit", minute: "2-digit", hour12: false, timeZone: zone,
});

function callsIn(root) {
  return new Set(Array.from(root.querySelectorAll("[data-call]"), (call) => call.dataset.call));
}

function show(html) {
  const before = callsIn(board);
  const beforeNow = board.querySelector(".now")?.dataset.call;
  board.innerHTML = html; // our own server's template: it escapes, and the page has a strict CSP
  fit();
  const now = board.querySelector(".now");
  if (now?.dataset.call && now.dataset.call !== beforeNow) now.classList.add("new");
  for (const line of board.querySelectorAll(".calls [data-call]")) {
    if (!before.has(line.dataset.call) || line.dataset.call === beforeNow) line.classList.add("new");
  }
}

/* A wide number must shrink before it is cut: W888 is wider than A111. */
function fit() {
  const number = board.querySelector(".now .number");
  for (const size of number ? ["", "long", "longer", "longest"] : []) {
    number.className = `number ${size}`;
    if (number.scrollWidth <= number.clientWidth) break;
  }
}

function hear(sign) {
  heardAt = performance.now();
  lost.hidden = true;
  const alive = JSON.parse(sign);
  if (version !== null && version !== alive.version) location.reload();
  version = alive.version;
  offsetMs = alive.at - Date.now();
}

function tick() {
  clock.textContent = timeOfDay.format(new Date(Date.now() + offsetMs)).replace(/^24/, "00");
  if (performance.now() - heardAt > SILENT_MS) {
    lost.hidden = false;
    connect(); // a line that is open but silent
  }
}

function connect() {
  source?.close();
  heardAt = performance.now();
  source = new EventSource(live);
  source.addEventListener("board", (event) => show(event.data));
  source.addEventListener("alive", (event) => hear(event.data));
  source.addEventListener("error", () => {
    lost.hidden = false;
    // The browser tries again by itself after a broken line, but not after an error's answer.
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN_MS);
  });
}

addEventListener("resize", fit);
document.fonts.ready.then(fit);
hear(document.body.dataset.alive);
connect();
tick();
setInterval(tick, 1000);
