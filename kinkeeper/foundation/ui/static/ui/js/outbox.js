// A locked box in this browser for what has not reached the centre yet: lines of notes
// (kind "line") and marks at the doors (kind "mark").
// Each entry is locked before it is stored. The key lies apart from the entries, cannot
// be read out by any page, and goes at signing out; the centre can still open them.
"use strict";

const Outbox = (() => {
  const NAME = "kinkeeper-notes";
  const HOUR = 3600 * 1000;
  const KEY_HOURS = 12;
  const LAST_SENT = "last sent";

  function asked(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  function base() {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("keys", { keyPath: "room" });
      opening.result.createObjectStore("waiting", { keyPath: "key" });
    };
    return asked(opening);
  }

  async function within(store, mode, act) {
    const db = await base();
    try {
      const work = db.transaction(store, mode, { durability: "strict" });
      const ended = new Promise((resolve, reject) => {
        work.oncomplete = resolve;
        work.onabort = work.onerror = () => reject(work.error);
      });
      const answer = await act(work.objectStore(store));
      await ended;
      return answer;
    } finally {
      db.close();
    }
  }

  const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const textOf = (bytes) => btoa(String.fromCharCode(...bytes));
  const place = (entry) =>
    new TextEncoder().encode(
      `${kindOf(entry)}:${entry.key}:${entry.session}:${entry.author}`,
    );
  const kindOf = (entry) => entry.kind ?? "line";

  // `ahead`: by how many milliseconds the centre's clock is ahead of this device.
  async function open(room, author, rawKey, ahead) {
    const key = await crypto.subtle.importKey("raw", bytesOf(rawKey), "AES-GCM", false, [
      "encrypt",
      "decrypt",
    ]);
    const kept = { room, author, key, ahead, made: Date.now() };
    await within("keys", "readwrite", (store) => asked(store.put(kept)));
    return kept;
  }

  async function sitting(room) {
    const kept = await within("keys", "readonly", (store) => asked(store.get(room)));
    return kept && Date.now() - kept.made < KEY_HOURS * HOUR ? kept : null;
  }

  // `kept` is what `open` or `sitting` gave: a page goes on writing after a sign-out
  // in another tab.
  async function put({ room, author, key }, words, kind = "line") {
    const entry = { key: crypto.randomUUID(), kind, session: room, author };
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(words));
    const how = { name: "AES-GCM", iv: nonce, additionalData: place(entry) };
    const locked = new Uint8Array(await crypto.subtle.encrypt(how, key, plain));
    entry.locked = textOf(new Uint8Array([...nonce, ...locked]));
    await within("waiting", "readwrite", async (store) => {
      // Later than all that waits, also when the device's clock was set back.
      const others = (await asked(store.getAll())).map((one) => one.made + 1);
      entry.made = Math.max(Date.now(), ...others);
      await asked(store.add(entry));
    });
    return entry;
  }

  async function waiting(kind = "line") {
    const all = await within("waiting", "readonly", (store) => asked(store.getAll()));
    return all.filter((one) => kindOf(one) === kind).sort((a, b) => a.made - b.made);
  }

  // The words of an entry, or null when it is another room's or another worker's.
  async function read(kept, entry) {
    if (kept.room !== entry.session || kept.author !== entry.author) return null;
    const all = bytesOf(entry.locked);
    const how = { name: "AES-GCM", iv: all.slice(0, 12), additionalData: place(entry) };
    try {
      const plain = await crypto.subtle.decrypt(how, kept.key, all.slice(12));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null;
    }
  }

  const drop = (keys) =>
    within("waiting", "readwrite", async (store) => {
      for (const key of keys) store.delete(key);
    });

  const forget = () => within("keys", "readwrite", (store) => asked(store.clear()));

  // Sends what waits of a kind, in order. Returns the answers: done with (kept, told),
  // refused with a reason, or later.
  async function send(url, token, kind = "line") {
    const lines = await waiting(kind);
    if (!lines.length) return [];
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ lines }),
      redirect: "error",
    });
    if (!answer.ok) throw new Error(`not taken in: ${answer.status}`);
    const told = (await answer.json()).lines;
    // As many days as the policy lets it lie here. A page that says none drops nothing.
    const days = Number(document.querySelector("[data-days]")?.dataset.days ?? NaN);
    const old = Date.now() - days * 24 * HOUR;
    const past = new Set(lines.filter((one) => one.made < old).map((one) => one.key));
    const done = ({ key, state }) =>
      ["kept", "told"].includes(state) || (state === "refused" && past.has(key));
    // Noted before the lines go: a page closed in between leaves them to be sent again.
    if (told.some(done)) {
      const sent = { room: LAST_SENT, at: Date.now() };
      await within("keys", "readwrite", (store) => asked(store.put(sent)));
    }
    await drop(told.filter(done).map((one) => one.key));
    return told;
  }

  // When something last left this device, by its own clock: a page that is older may
  // lack it, whichever page sent it.
  async function lastSent() {
    const sent = await within("keys", "readonly", (store) => asked(store.get(LAST_SENT)));
    return sent?.at ?? 0;
  }

  return { open, sitting, put, waiting, read, drop, forget, send, lastSent };
})();
