/* Rings and says a call: by the browser's own voice where it speaks the site's language without
   the internet, else by a sound that our server makes of the same sentence. Plain words for old
   televisions: nothing newer than Chromium 70. */
"use strict";

const Voice = (function () {
  const CHIME_MS = 1100;
  const FASTEST = 1.35; // a voice hurried more than that is not understood across a hall

  const { language, sounds } = document.body.dataset;
  const button = document.getElementById("sound");
  // Of several televisions in one hall only one should speak: /board/SITE?sound=off
  const silent = /[?&]sound=off\b/.test(location.search);
  const synthesis = window.speechSynthesis || null;
  const context = newContext();

  let turns = 0;
  let playing = null;
  let speaking = null; // held on to, or some Chromium forgets it in the middle of the sentence

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

  function showButton() {
    button.hidden = context === null || allowed();
  }

  function unlock() {
    if (context !== null && !allowed()) context.resume().then(showButton, showButton);
  }

  function speaks(voice) {
    const said = voice.lang.toLowerCase().split(/[-_]/)[0];
    return said === language || (said === "in" && language === "id"); // "in" is Indonesian's old code
  }

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

  function chime() {
    note(659.26, 0);
    note(523.25, 0.35);
  }

  function log(key, how) {
    const lines = (document.body.dataset.said || "").split(" ").slice(-49);
    document.body.dataset.said = [...lines, `${key}:${how}`].join(" ").trim();
  }

  function sayWith(found, call) {
    speaking = new SpeechSynthesisUtterance(call.text);
    speaking.voice = found;
    speaking.lang = found.lang;
    speaking.rate = call.leftMs < 6000 ? 1.15 : 0.95;
    synthesis.speak(speaking);
    log(call.key, "voice");
  }

  function soundOf(call) {
    const sound = new Audio(`${sounds}${call.key}.wav`); // loads while the chime rings
    sound.preload = "auto";
    sound.addEventListener("loadedmetadata", () => {
      const left = (call.leftMs - CHIME_MS) / 1000;
      if (left > 0) sound.playbackRate = Math.min(FASTEST, Math.max(1, sound.duration / left));
    });
    return sound;
  }

  function play(sound, call) {
    sound.play().then(() => log(call.key, "wav"), () => {
      const remote = voice(false);
      if (playing !== sound) return; // the next call has begun
      if (remote) sayWith(remote, call);
      else log(call.key, "chime");
    });
  }

  function stop() {
    if (synthesis) synthesis.cancel();
    if (playing) playing.pause();
    playing = speaking = null;
  }

  /* Say a call that is shown from now on for leftMs; whatever was being said ends. */
  function say(call) {
    const turn = ++turns;
    stop();
    if (!allowed()) {
      log(call.key, "silent");
      return;
    }
    chime();
    const found = voice(true);
    const sound = found ? null : soundOf(call);
    playing = sound;
    setTimeout(() => {
      if (turn !== turns) return;
      if (found) sayWith(found, call);
      else play(sound, call);
    }, CHIME_MS);
  }

  if (synthesis) synthesis.getVoices(); // asks for them: they come a little later
  for (const touch of ["click", "keydown", "touchend"]) addEventListener(touch, unlock);
  if (context !== null) context.addEventListener("statechange", showButton);
  unlock();
  showButton();
  return { say };
})();
