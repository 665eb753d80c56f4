/* Rings and says a call: by the browser's own voice where it speaks the site's language without
   the internet, else by a sound that our server makes of the same sentence. Plain words for old
   televisions: nothing newer than Chromium 70. */
"use strict";

const Voice = (function () {
  const CHIME = [[659.26, 0], [523.25, 0.35]];
  const CHIME_MS = 1100;
  const FASTEST = 1.35; // a voice hurried more than that is not understood across a hall

  const { sounds } = document.body.dataset;
  const button = document.getElementById("sound");

  let turns = 0;
  let playing = null;

  function showButton() {
    button.hidden = !Sound.possible || Sound.allowed();
  }

  function sayWith(found, call) {
    Sound.speak(found, call.text, call.leftMs < 6000 ? 1.15 : 0.95);
    Sound.log(call.key, "voice");
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
    sound.play().then(() => Sound.log(call.key, "wav"), () => {
      const remote = Sound.voice(false);
      if (playing !== sound) return; // the next call has begun
      if (remote) sayWith(remote, call);
      else Sound.log(call.key, "chime");
    });
  }

  function stop() {
    Sound.stop();
    if (playing) playing.pause();
    playing = null;
  }

  /* Say a call that is shown from now on for leftMs; whatever was being said ends. */
  function say(call) {
    const turn = ++turns;
    stop();
    if (!Sound.allowed()) {
      Sound.log(call.key, "silent");
      return;
    }
    Sound.chime(CHIME);
    const found = Sound.voice(true);
    const sound = found ? null : soundOf(call);
    playing = sound;
    setTimeout(() => {
      if (turn !== turns) return;
      if (found) sayWith(found, call);
      else play(sound, call);
    }, CHIME_MS);
  }

  Sound.onChange(showButton);
  showButton();
  return { say };
})();
