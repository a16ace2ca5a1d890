#!/usr/bin/env bash
# Measures all modes strictly, and tonight's builds against the reference. Options: those of `inferno-pgo nightly --help`.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run --project src/Inferno.Pgo.Tool --configuration "${CONFIGURATION:-Release}" -- nightly "$@"
