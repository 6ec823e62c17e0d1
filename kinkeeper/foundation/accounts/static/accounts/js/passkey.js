// Asks the device for a passkey, or makes one, and sends the answer as a plain form.
"use strict";

async function optionsOf(form) {
  if (form.dataset.passkey !== "fetch") {
    return JSON.parse(document.getElementById("passkey-options").textContent);
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return answer.json();
}

async function credentialOf(form) {
  const given = await optionsOf(form);
  if (form.dataset.passkey !== "make") {
    return window.webauthnJSON.get(given.request_options);
  }
  const wanted = given.creation_options;
  const alone = form.querySelector("[name$=passwordless]");
  const choice = wanted.publicKey.authenticatorSelection;
  choice.residentKey = alone && alone.checked ? "required" : "discouraged";
  choice.requireResidentKey = Boolean(alone && alone.checked);
  if (choice.requireResidentKey) choice.userVerification = "required";
  return window.webauthnJSON.create(wanted);
}

async function send(event) {
  const form = event.target;
  const box = form.querySelector("[name$=credential]");
  event.preventDefault();
  try {
    box.value = JSON.stringify(await credentialOf(form));
    form.submit();
  } catch {
    form.querySelector("[data-passkey-trouble]").hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", send);
  }
}
