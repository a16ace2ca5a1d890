#!/usr/bin/env bash
# Tests the CUDA engine on this machine's GPU: parity with the processor, a table of speeds and starts, the control_gpu
# scenarios. The library is $INFERNO_CUDA_EP_PATH, or the one of ONNX Runtime's Gpu package where that is not set.
# Exit codes: 0 tested, 3 no usable GPU here (one line says why), anything else: what failed.
set -euo pipefail
cd "$(dirname "$0")/.."

no_gpu() {
  echo "gpu-check: nothing was tested on a GPU: $1" >&2
  exit 3
}

if [ -z "${INFERNO_CUDA_EP_PATH:-}" ]; then
  command -v nvidia-smi > /dev/null || no_gpu "no nvidia-smi here, so no NVIDIA driver; install it, or set INFERNO_CUDA_EP_PATH"
  nvidia-smi -L > /dev/null || no_gpu "nvidia-smi finds no device"
  export OnnxRuntimeFlavor=Gpu # MSBuild takes properties from the environment, in every project built from here on.
fi

program=src/Inferno.ConcurrentInference/bin/Release/net10.0/concurrent_inference.dll
model=${BENCH_MODEL_PATH:-tests/fixtures/models/kjv-64}
dotnet build src/Inferno.ConcurrentInference --configuration Release --verbosity quiet --tl:off
why=$(dotnet "$program" --engine cuda --check-engine 2>&1) || no_gpu "${why##*$'\n'}"

echo "== Device and driver"
echo "$why"
if command -v nvidia-smi > /dev/null; then
  nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv
fi

echo "== Parity with the processor"
dotnet test --project tests/Inferno.Inference.Tests --filter "Device=cuda"

speeds() {
  echo "== Speed and cold start: $1"
  for engine in managed onnxruntime "onnxruntime --engine-threads $(nproc)" cuda; do
    echo "-- --engine $engine"
    # shellcheck disable=SC2086 # The engine may bring an option.
    dotnet "$program" --engine $engine --model-path "$1" --prompt "The fishermen mended" --temperature 0 --warmup "$2" \
      | grep -E "^ENGINE|initialization:|creation:|loading|cold start:|first token:|Tokens/sec"
  done
}

# Small models are the processor's; one of 144 million weights shows what the device is for.
large=$(mktemp --directory)/random-1024
trap 'rm -rf "$(dirname "$large")"' EXIT
dotnet run --project eng/fixtures/RandomLlama -- --hidden 1024 --layers 12 --out "$large"
speeds "$model" auto
speeds "$large" 2

echo "== PGO on GPU-bound work"
dotnet test --project tests/Inferno.PgoPerf.Tests --filter "Category=Pgo&Group=control_gpu"
