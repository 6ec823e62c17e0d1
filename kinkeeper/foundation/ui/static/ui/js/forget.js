// Throws the keys of this device away: at signing out, and on pages where nobody is
// signed in. What waits to be sent stays, locked, and goes when somebody of the team
// opens their notes here.
"use strict";

(() => {
  if (!window.indexedDB) return;
  const signOut = document.querySelector("[data-sign-out]");
  if (!signOut) {
    // What was on its way when the sign-in ended did not arrive: it is kept.
    sessionStorage.removeItem("kinkeeper-notes");
    Outbox.forget().catch(() => {});
    return;
  }
  signOut.addEventListener("submit", (event) => {
    event.preventDefault();
    Outbox.forget().finally(() => signOut.submit());
  });
})();
