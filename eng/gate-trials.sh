#!/usr/bin/env bash
# Proves the gate on this machine: gates on unchanged code and gates whose PGO build is slowed by 15%, both against a reference
# build of the unchanged code; one exit code a line, with the load average of the last minute.
# Usage: eng/gate-trials.sh RUNS MODE [--beside | --only unchanged|slowed] [options of inferno-pgo gate]
# With --beside the two gates of a round run at once: each is the other's load. With --only a round is one gate.
set -euo pipefail
cd "$(dirname "$0")/.."
usage="usage: eng/gate-trials.sh RUNS MODE [--beside | --only unchanged|slowed] [options of inferno-pgo gate]"
runs=${1:?$usage}
mode=${2:?$usage}
shift 2
round=in_turn
case "${1:-}" in
  --beside) round=beside; shift ;;
  --only) round=${2:?$usage}; shift 2 ;;
esac
case $round in in_turn | beside | unchanged | slowed) ;; *) echo "$usage" >&2; exit 2 ;; esac

dotnet build -c Release -v q --nologo src/Inferno.Pgo.Tool
tool=src/Inferno.Pgo.Tool/bin/Release/net10.0/inferno-pgo.dll
slowed=eng/pgo-slowed.json
trap 'rm -f "$slowed"' EXIT
sed -e 's|"src/Inferno.ConcurrentInference/Inferno.ConcurrentInference.csproj"|"tests/fixtures/programs/SlowedInference/SlowedInference.csproj"|' \
  -e 's|"artifacts/pgo"|"artifacts/pgo/slowed"|' \
  -e 's|"inputs": \[\]|"inputs": ["src/Inferno.ConcurrentInference"]|' eng/pgo.json > "$slowed"
dotnet "$tool" build --mode "$mode"
dotnet "$tool" build --mode "$mode" --config "$slowed"
dotnet "$tool" pin "$mode"
cp -r artifacts/pgo/pins artifacts/pgo/slowed

gate() {
  local name=$1 number=$2 status=0 start=$SECONDS
  shift 2
  dotnet "$tool" gate --mode "$mode" --reference "$@" > "artifacts/gate-trial-$name.log" 2>&1 || status=$?
  echo "$name $number: exit $status after $((SECONDS - start)) s, load average $(cut -d ' ' -f 1 /proc/loadavg)"
}

slowed() {
  INFERNO_HISTORY=none INFERNO_TEST_SLOWDOWN_PERCENT=15 INFERNO_TEST_SLOWDOWN_BUILD=pgo gate slowed "$1" --config "$slowed" "${@:2}"
}

unchanged() {
  gate unchanged "$@"
}

in_turn() {
  unchanged "$@"
  slowed "$@"
}

beside() {
  unchanged "$@" &
  slowed "$@"
  wait
}

for ((run = 1; run <= runs; run++)); do
  "$round" "$run" "$@"
done
