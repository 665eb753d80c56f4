/* Keeps a ticket's page fresh. Without it the page loads itself anew now and then. Nothing newer
   than Chromium 70: visitors' phones are old. */
"use strict";

const SILENT_MS = 25000; // the server gives a sign of life every few seconds
const AGAIN_MS = 4000;

const ticket = document.getElementById("ticket");
const lost = document.getElementById("lost");
const since = document.getElementById("since");

let source = null;
let heardAt = Date.now();
let heardTime = "";
let called = isCalled();

function isCalled() {
  return ticket.querySelector(".turn.go") !== null;
}

function show(html) {
  ticket.innerHTML = html; // our own server's template: it escapes, and the page has a strict CSP
  document.title = ticket.querySelector(".turn").dataset.title;
  if (isCalled() && !called && navigator.vibrate) navigator.vibrate([300, 150, 300]);
  called = isCalled();
}

function hear(time) {
  heardAt = Date.now();
  heardTime = time;
  lost.hidden = true;
  const updated = ticket.querySelector(".updated time");
  if (updated) updated.textContent = time;
}

function lose() {
  if (!heardTime) return; // nothing was ever heard: the page is as fresh as its loading
  since.textContent = heardTime;
  lost.hidden = false;
}

function connect() {
  if (source) source.close();
  heardAt = Date.now();
  source = new EventSource(document.body.dataset.live);
  source.addEventListener("ticket", (event) => show(event.data));
  source.addEventListener("alive", (event) => hear(event.data));
  source.addEventListener("gone", () => { source.close(); location.reload(); });
  source.addEventListener("error", () => {
    lose();
    // The browser tries again by itself after a broken line, but not after an error's answer.
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN_MS);
  });
}

function look() {
  if (Date.now() - heardAt > SILENT_MS) {
    lose();
    connect(); // a line that is open but silent
  }
}

/* A phone that slept in a pocket has missed everything: connect at once when it is looked at. */
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
addEventListener("online", connect);
connect();
setInterval(look, 5000);
