#!/usr/bin/env bash
# Installs the programs that tests drive as users would: LibreOffice Calc with its Python bridge, Gnumeric, a virtual
# screen, what turns pages into pictures, and tkinter for the panel's window. Does nothing where they are installed.
set -euo pipefail

packages=(libreoffice-calc python3-uno gnumeric poppler-utils xvfb xdotool imagemagick strace
          fonts-crosextra-carlito fonts-dejavu-core python3-tk)

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "No apt-get here. Please install LibreOffice Calc, Gnumeric, poppler and Xvfb by your system's means." >&2
    exit 0
fi
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
