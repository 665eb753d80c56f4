/* Prints the receipt by one press. */
"use strict";

const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => print());
