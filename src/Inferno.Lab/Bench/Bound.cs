namespace Inferno.Lab.Bench;

/// <summary>The least time that a case's arithmetic and memory traffic take on one core of this machine.</summary>
/// <param name="Width">Width of the model.</param>
/// <param name="Case">The case's name.</param>
/// <param name="ReadBytes">Bytes of weights that the batch must read.</param>
/// <param name="Operations">Multiplications and additions with weights in the batch.</param>
/// <param name="BytesPerSecond">Measured: one core reading as many bytes over and over.</param>
/// <param name="OperationsPerSecond">Measured: one core multiplying and adding in registers.</param>
public sealed record Bound(
    int Width, string Case, double ReadBytes, double Operations, double BytesPerSecond, double OperationsPerSecond)
{
    /// <summary>Seconds: the longer of reading and computing, which overlap (the roofline of Williams et al. 2009, CACM 52:65).</summary>
    public double Seconds => Math.Max(ReadBytes / BytesPerSecond, Operations / OperationsPerSecond);

    /// <summary>What it is bounded by.</summary>
    public string Limit => ReadBytes / BytesPerSecond > Operations / OperationsPerSecond ? "reading" : "arithmetic";

    /// <summary>The bounds of those cases that the processor's speed bounds, after measuring it.</summary>
    /// <param name="width">Width of the model.</param>
    /// <param name="modelPath">The model directory.</param>
    /// <param name="cases">The cases.</param>
    public static IEnumerable<Bound> Of(int width, string modelPath, IEnumerable<EngineCase> cases)
    {
        WeightCount weights = WeightCount.Read(modelPath);
        double reading = CoreSpeed.BytesPerSecond(weights.Bytes), computing = CoreSpeed.OperationsPerSecond();
        return cases.Where(work => work.Tokens is not null).Select(work =>
        {
            double passes = work.IsSequential ? work.Tokens!.Value : 1;
            double operations = (2.0 * work.Tokens!.Value * weights.InLayers) + (2.0 * weights.InHead * passes);
            return new Bound(width, work.Name, passes * weights.Bytes, operations, reading, computing);
        });
    }
}
