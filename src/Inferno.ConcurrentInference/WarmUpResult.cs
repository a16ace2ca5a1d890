namespace Inferno.ConcurrentInference;

/// <summary>How the warm-up went.</summary>
/// <param name="Iterations">Batches of each case served before the measured ones.</param>
/// <param name="Settled">The runtime had stopped compiling.</param>
/// <param name="MethodsCompiled">Compilations so far, all tiers counted; 0 in a native build.</param>
internal sealed record WarmUpResult(int Iterations, bool Settled, long MethodsCompiled);
