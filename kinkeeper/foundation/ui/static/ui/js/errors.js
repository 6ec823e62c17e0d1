// Takes the reader to the list of errors when a form comes back.
"use strict";

document.querySelector("[data-errors]")?.focus();
