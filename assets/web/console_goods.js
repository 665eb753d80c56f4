/* The list of belongings: a tap on a kind adds a line, a reason is asked for where one is needed. */
"use strict";

const Goods = (() => {
  const NEEDS = ["returned", "seized"];

  function lines(form) {
    return Array.from(form.querySelectorAll(".item"));
  }

  function look(line) {
    const needs = NEEDS.includes(line.querySelector("[name=result]").value);
    const reason = line.querySelector("[name=reason]");
    reason.disabled = false;
    reason.closest("label").hidden = !needs;
    line.classList.toggle("needs", needs && !reason.value);
  }

  function add(form, kind) {
    const same = lines(form).find((line) => line.querySelector("[name=kind]").value === kind
      && line.querySelector("[name=result]").value === "accepted");
    form.dataset.dirty = "1";
    if (same) {
      const count = same.querySelector("[name=count]");
      count.value = String(Number(count.value || 0) + 1);
      return;
    }
    const free = lines(form).find((line) => line.classList.contains("spare"));
    const line = free || lines(form)[0].cloneNode(true);
    line.classList.remove("spare");
    line.hidden = false;
    line.querySelector("[name=kind]").value = kind;
    line.querySelector("[name=count]").value = "1";
    line.querySelector("[name=result]").value = "accepted";
    line.querySelector("[name=reason]").value = "";
    if (!free) form.querySelector(".items").append(line);
    look(line);
  }

  function drop(form, line) {
    form.dataset.dirty = "1";
    line.querySelector("[name=kind]").value = "";
    line.classList.add("spare");
    line.hidden = true;
  }

  /* Make a list that was just drawn ready to be touched. */
  function begin() {
    const form = document.getElementById("editor");
    if (!form || form.dataset.begun) return;
    form.dataset.begun = "1";
    form.querySelector(".kinds").hidden = false;
    for (const line of lines(form)) {
      line.querySelector(".drop").hidden = false;
      if (line.classList.contains("spare")) line.hidden = true;
      look(line);
    }
    form.addEventListener("click", (event) => {
      const kind = event.target.closest(".kind");
      const out = event.target.closest(".drop");
      if (kind) add(form, kind.dataset.kind);
      if (out) drop(form, out.closest(".item"));
    });
    form.addEventListener("input", (event) => {
      form.dataset.dirty = "1";
      const line = event.target.closest(".item");
      if (line) look(line);
    });
  }

  return { begin };
})();
