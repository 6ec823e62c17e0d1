{% load static %}// Opens an empty notes page when the network is away. It holds no word of any family.
"use strict";

const SHELL = "{% url "contact_sessions:offline_notes" %}";
const FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const CACHE = "kinkeeper-notes-{{ version }}";
const PATIENCE_MS = 10000;
const NOTES = /\/sessions\/[0-9a-f-]{36}\/notes\/$/;

self.addEventListener("install", (event) => {
  const fill = caches.open(CACHE).then((cache) => cache.addAll([SHELL, ...FILES]));
  event.waitUntil(fill.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const others = (names) => names.filter((name) => name !== CACHE);
  const tidy = caches.keys().then((names) => Promise.all(others(names).map((name) => caches.delete(name))));
  event.waitUntil(tidy.then(() => self.clients.claim()));
});

async function pageOrShell(request) {
  const late = new Promise((resolve, reject) => setTimeout(reject, PATIENCE_MS));
  try {
    const answer = await Promise.race([fetch(request), late]);
    return [502, 503, 504].includes(answer.status) ? await caches.match(SHELL) : answer;
  } catch {
    return caches.match(SHELL);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.mode === "navigate" && NOTES.test(pathname))
    event.respondWith(pageOrShell(request));
  else if (request.method === "GET" && FILES.includes(pathname))
    event.respondWith(caches.match(request).then((found) => found ?? fetch(request)));
});
