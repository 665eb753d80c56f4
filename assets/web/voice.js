/* Sound of a page: whether the browser allows it yet, a chime, and the browser's own voice in the
   site's language. Plain words for old televisions: nothing newer than Chromium 70. */
"use strict";

const Sound = (function () {
  // Of several televisions in one hall only one should speak: /board/SITE?sound=off
  const silent = /[?&]sound=off\b/.test(location.search);
  const language = document.body.dataset.speaks;
  const synthesis = window.speechSynthesis || null;
  const context = newContext();
  const listeners = [];

  let speaking = []; // held on to, or some Chromium forgets it in the middle of the sentence

  function newContext() {
    const Context = window.AudioContext || window.webkitAudioContext;
    try {
      return silent || !Context ? null : new Context();
    } catch (error) {
      return null; // no sound card, or too many pages with one
    }
  }

  /* Browsers keep a page quiet until somebody touches it, or for ever with nobody there; see the
     README for how a television is started so that nobody needs to. */
  function allowed() {
    return context !== null && context.state === "running";
  }

  function changed() {
    for (const listener of listeners) listener();
  }

  function unlock() {
    if (context !== null && !allowed()) context.resume().then(changed, changed);
  }

  function speaks(voice) {
    const said = voice.lang.toLowerCase().split(/[-_]/)[0];
    return said === language || (said === "in" && language === "id"); // "in" is Indonesian's old code
  }

  /* A voice of the site's language: one that needs no internet, or one that does. */
  function voice(local) {
    const voices = synthesis ? synthesis.getVoices() : [];
    return voices.find((each) => speaks(each) && each.localService === local) || null;
  }

  function note(frequency, afterS) {
    const at = context.currentTime + afterS;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.type = "sine";
    tone.frequency.value = frequency;
    loudness.gain.setValueAtTime(0.0001, at);
    loudness.gain.exponentialRampToValueAtTime(0.5, at + 0.03);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.8);
    tone.connect(loudness).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.85);
  }

  /* Ring notes, each a frequency and when it begins, in seconds. */
  function chime(notes) {
    for (const [frequency, afterS] of notes) note(frequency, afterS);
  }

  /* Say a text after what is being said. */
  function speak(found, text, rate) {
    const sentence = new SpeechSynthesisUtterance(text);
    sentence.voice = found;
    sentence.lang = found.lang;
    sentence.rate = rate;
    speaking = [...speaking.slice(-9), sentence];
    synthesis.speak(sentence);
  }

  function stop() {
    if (synthesis) synthesis.cancel();
    speaking = [];
  }

  /* What was said and how, for tests and for whoever looks into it. */
  function log(key, how) {
    const lines = (document.body.dataset.said || "").split(" ").slice(-49);
    document.body.dataset.said = [...lines, `${key}:${how}`].join(" ").trim();
  }

  if (synthesis) synthesis.getVoices(); // asks for them: they come a little later
  for (const touch of ["click", "keydown", "touchend"]) addEventListener(touch, unlock);
  if (context !== null) context.addEventListener("statechange", changed);
  unlock();
  return {
    possible: context !== null,
    allowed, voice, chime, speak, stop, log,
    onChange: (listener) => { listeners.push(listener); },
  };
})();
