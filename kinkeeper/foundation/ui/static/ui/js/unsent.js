// Says on the page of the hand-over what waits on this device. It is nobody's secret how
// much there is; what it is stays locked.
"use strict";

(async () => {
  const line = document.querySelector("[data-unsent]");
  if (!line || !window.indexedDB || !window.isSecureContext) return;
  const count = async (kind) => (await Outbox.waiting(kind)).length;
  const notes = await count("line");
  const marks = await count("mark");
  const words = [
    notes && (notes === 1 ? "1 note" : `${notes} notes`),
    marks && (marks === 1 ? "1 mark at the doors" : `${marks} marks at the doors`),
  ].filter(Boolean);
  line.textContent = words.length
    ? `Not sent yet: ${words.join(" and ")}. They are locked, and go by themselves.`
    : "All notes and marks have been sent.";
})();
