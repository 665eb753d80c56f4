/* Makes alarms heard: a chime, and a sentence where the browser has a voice of the site's language.
   Each is heard once, and every two minutes again while it stands. What was heard is kept in the
   browser, so that neither a reload nor a second page of it says the same again at once. */
"use strict";

const Rings = (function () {
  const CHIME = [[783.99, 0], [1046.5, 0.18], [783.99, 0.36]];
  const CHIME_MS = 1200;
  const AGAIN_MS = 120000; // as the guards' display does
  const JUST_MS = 700; // the touch that lets a page sound is not one that turns it off
  const HEARD = "kiosk-heard";
  const WANTED = "kiosk-sound";

  const button = document.getElementById("sound"); // null for who sees to no alarms

  let standing = [];
  let wanted = read(WANTED) !== "off";
  let allowedAt = Sound.allowed() ? -JUST_MS : null;

  function read(name) {
    try { return localStorage.getItem(name); } catch (error) { return null; }
  }

  function keep(name, text) {
    try { localStorage.setItem(name, text); } catch (error) { /* heard again after a reload */ }
  }

  function heard() {
    try { return JSON.parse(read(HEARD)) || {}; } catch (error) { return {}; }
  }

  /* By the desk's own clock; when somebody turns it back, an alarm is rather heard once more. */
  function isFresh(at, now) {
    return Math.abs(now - at) < AGAIN_MS;
  }

  function due() {
    if (!wanted || !Sound.allowed()) return;
    const now = Date.now();
    const before = heard();
    const fresh = Object.keys(before).filter((key) => isFresh(before[key], now));
    const rings = standing.filter((ring) => !fresh.includes(ring.key));
    if (!rings.length) return;
    const after = {};
    for (const key of fresh) after[key] = before[key];
    for (const ring of rings) after[ring.key] = now;
    keep(HEARD, JSON.stringify(after));
    standing = standing.filter((ring) => ring.again || !rings.includes(ring));
    sound(rings);
  }

  function sound(rings) {
    Sound.chime(CHIME);
    const found = Sound.voice(true) || Sound.voice(false);
    setTimeout(() => {
      if (!wanted) return;
      for (const each of rings) {
        if (found) Sound.speak(found, each.text, 0.95);
        Sound.log(each.key, found ? "voice" : "chime");
      }
    }, CHIME_MS);
  }

  /* Take what stands now. */
  function hear(rings) {
    standing = rings;
    due();
  }

  function show() {
    if (!Sound.allowed()) allowedAt = null;
    else if (allowedAt === null) allowedAt = performance.now();
    if (button === null) return;
    button.hidden = !Sound.possible;
    const state = !wanted ? "off" : Sound.allowed() ? "on" : "ask";
    button.dataset.state = state;
    button.setAttribute("aria-label", button.querySelector(`.${state}`).textContent);
    due();
  }

  function turn() {
    if (wanted && (allowedAt === null || performance.now() - allowedAt < JUST_MS)) return;
    wanted = !wanted;
    keep(WANTED, wanted ? "on" : "off");
    if (!wanted) Sound.stop();
    show();
  }

  Sound.onChange(show);
  if (button !== null) button.addEventListener("click", turn);
  addEventListener("storage", (event) => { // another page of this browser
    if (event.key !== WANTED) return;
    wanted = event.newValue !== "off";
    show();
  });
  show();
  hear(JSON.parse(document.body.dataset.rings));
  return { hear, due };
})();
