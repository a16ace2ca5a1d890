using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Reports;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Flow;

/// <summary>Counts the work of one method.</summary>
internal static class MethodWork
{
    /// <summary>What <paramref name="method"/>, cut into <paramref name="blocks"/>, did; blocks of unknown count did nothing.</summary>
    public static SteeredWork Of(MethodProfile method, IReadOnlyList<FlowBlock> blocks)
    {
        FlowCounts counts = FlowCounts.Solve(blocks, method.Records);
        (double Calls, double Dominant)[] sites = [.. Sites(method).Select(site =>
        {
            double calls = counts.Block(BlockAt(blocks, site.Offset)) ?? 0;
            return (calls, site.Share >= SteeredWork.DominantShare ? calls * site.Share : 0);
        })];
        (double Runs, bool IsBiased)[] branches = [.. blocks
            .Where(block => block.ChoosesForward)
            .Select(block => (Runs: counts.Block(block.Start) ?? 0.0, Most: MostTaken(block, counts)))
            .Select(branch => (branch.Runs, branch.Runs > 0 && branch.Most >= SteeredWork.BiasedShare * branch.Runs))];
        return new SteeredWork(
            blocks.Sum(block => (double)block.Instructions * (counts.Block(block.Start) ?? 0)),
            sites.Sum(site => site.Calls),
            sites.Sum(site => site.Dominant),
            branches.Sum(branch => branch.Runs),
            branches.Where(branch => branch.IsBiased).Sum(branch => branch.Runs));
    }

    // The sampled values of a memory copy are no targets of calls.
    private static IReadOnlyList<HistogramShare> Sites(MethodProfile method) => HistogramShare.Dominant(method with
    {
        Records = method.Records.Where(record => record.Kind.Meaning != SchemaMeaning.ValueHistogram).ToValueList(),
    });

    private static int BlockAt(IReadOnlyList<FlowBlock> blocks, int offset) =>
        blocks.FirstOrDefault(block => block.Start <= offset && offset < block.End)?.Start ?? -1;

    private static double MostTaken(FlowBlock block, FlowCounts counts) =>
        block.Successors.Max(next => counts.Edge(new FlowEdge(block.Start, next)) ?? 0.0);
}
