#!/usr/bin/env bash
# Takes the pictures of the README from the running product. Needs Chromium and a CJK font; tests/run.sh installs both.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build tests/Disclosure.Browser.Tests -v quiet
BROWSER_ARTIFACTS="$PWD/docs/screenshots" dotnet run --no-build --project tests/Disclosure.Browser.Tests -- --filter-class "*ScreenshotTests"
