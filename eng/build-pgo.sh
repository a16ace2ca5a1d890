#!/usr/bin/env bash
# Makes artifacts/pgo/<mode>/{baseline,pgo} and manifest.json. Options: those of `inferno-pgo build --help`.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run --project src/Inferno.Pgo.Tool --configuration Release -- build "$@"
