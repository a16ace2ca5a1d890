#!/usr/bin/env bash
# Proves the gate on this machine: gates on unchanged code, then gates whose PGO build is slowed by 15%, one exit code a line.
# Usage: eng/gate-trials.sh RUNS [options of inferno-pgo gate, such as --mode nativeaot]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:?usage: eng/gate-trials.sh RUNS [options of inferno-pgo gate]}
shift

dotnet build -c Release -v q --nologo src/Inferno.Pgo.Tool
tool=src/Inferno.Pgo.Tool/bin/Release/net10.0/inferno-pgo.dll
slowed=eng/pgo-slowed.json
trap 'rm -f "$slowed"' EXIT
sed -e 's|"src/Inferno.ConcurrentInference/Inferno.ConcurrentInference.csproj"|"tests/fixtures/programs/SlowedInference/SlowedInference.csproj"|' \
  -e 's|"artifacts/pgo"|"artifacts/pgo/slowed"|' \
  -e 's|"inputs": \[\]|"inputs": ["src/Inferno.ConcurrentInference"]|' eng/pgo.json > "$slowed"

trial() {
  local name=$1 status=0 start=$SECONDS
  shift
  "$@" > artifacts/gate-trial.log 2>&1 || status=$?
  echo "$name: exit $status after $((SECONDS - start)) s"
}

mkdir -p artifacts
for ((run = 1; run <= runs; run++)); do
  trial "unchanged $run" dotnet "$tool" gate "$@"
  trial "PGO build slowed by 15% $run" env INFERNO_HISTORY=none INFERNO_TEST_SLOWDOWN_PERCENT=15 INFERNO_TEST_SLOWDOWN_BUILD=pgo \
    dotnet "$tool" gate --config "$slowed" "$@"
done
