#!/bin/sh
# Prints the path of a Chromium, installing Debian's when this is root and there is none.
for found in "$CHROMIUM" /usr/bin/chromium "$(command -v google-chrome)"; do
  if [ -n "$found" ] && [ -x "$found" ]; then echo "$found"; exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium) >&2
  [ -x /usr/bin/chromium ] && echo /usr/bin/chromium
fi
