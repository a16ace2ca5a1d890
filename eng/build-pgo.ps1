# Makes artifacts/pgo/<mode>/{baseline,pgo} and manifest.json. Options: those of `inferno-pgo build --help`.
Push-Location (Join-Path $PSScriptRoot '..')
try {
    dotnet run --project src/Inferno.Pgo.Tool --configuration Release -- build @args
    exit $LASTEXITCODE
} finally {
    Pop-Location
}
