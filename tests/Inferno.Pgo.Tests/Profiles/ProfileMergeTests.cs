using CsCheck;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Merging;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class ProfileMergeTests
{
    private static readonly Gen<SchemaRecord[]> Records = Gen.OneOf(
        Gen.Select(Gen.Int[0, 3], Gen.Long[0, 1L << 40], (offset, count) => new[] { Samples.Count(offset, count) }),
        Gen.Select(Gen.Int[0, 3], Gen.Long[0, uint.MaxValue], (offset, count) => new[] { Samples.NarrowCount(offset, count) }),
        Gen.Select(Gen.Int[4, 6], Gen.Int[0, 2].Select(index => "ABC".Substring(index, 1)).Array[0, 8], Samples.Histogram));

    private static readonly Gen<Profile> Profiles = Gen
        .Select(Gen.Int[1, 3].Select(number => $"Method{number}"), Records.Array[0, 4])
        .Select((name, records) => Samples.Profiled(name, [.. records.SelectMany(record => record)]))
        .Array[0, 4]
        .Select(Profile.Of);

    [Fact]
    public void Merging_is_commutative() => Gen.Select(Profiles, Profiles)
        .Sample((a, b) => Profile.Merge(a, b).Equals(Profile.Merge(b, a)));

    [Fact]
    public void Merging_is_associative() => Gen.Select(Profiles, Profiles, Profiles)
        .Sample((a, b, c) => Profile.Merge(Profile.Merge(a, b), c).Equals(Profile.Merge(a, Profile.Merge(b, c))));

    [Fact]
    public void Merging_with_nothing_changes_nothing() =>
        Profiles.Sample(a => Profile.Merge(a, Profile.Empty).Equals(a));

    [Fact]
    public void Merging_with_itself_doubles_every_count() => Profiles.Sample(a =>
    {
        Profile doubled = Profile.Merge(a, a);
        return a.Methods.Zip(doubled.Methods).All(pair => pair.Second.Weight == 2 * pair.First.Weight
            && Totals(pair.Second).SequenceEqual(Totals(pair.First).Select(total => 2 * total)));
    });

    [Fact]
    public void A_weight_is_as_many_merges_with_itself() => Gen.Select(Profiles, Gen.Int[2, 9]).Sample((a, weight) =>
        a.Times(weight).Equals(Profile.Merge(Enumerable.Repeat(a, weight))) && a.Times(1).Equals(a));

    [Fact]
    public void A_histogram_of_a_hotter_run_counts_for_more()
    {
        MethodProfile cold = Samples.Profiled("Call", [Samples.Count(0, 10), .. Samples.Histogram(5, "Rare", "Rare")]);
        MethodProfile hot = Samples.Profiled("Call", [Samples.Count(0, 990), .. Samples.Histogram(5, "Common", "Common")]);

        SchemaRecord merged = Profile.Of([cold, hot]).Methods.Single().Records.Single(record => record.Kind.IsSample);

        merged.Handles.Select(handle => $"{handle}").Should().Equal("[App]Space.Common", "[App]Space.Rare");
        merged.Weights.Should().Equal(990, 10);
        SampleWeights.Expand(merged).Handles.Count(handle => $"{handle}".EndsWith("Common", StringComparison.Ordinal))
            .Should().Be(63);
    }

    [Fact]
    public void A_count_that_outgrows_four_bytes_becomes_wide()
    {
        MethodProfile method = Samples.Profiled("Loop", Samples.NarrowCount(0, int.MaxValue));

        SchemaRecord merged = Profile.Of([method, method]).Methods.Single().Records.Single();

        merged.Kind.DataType.Should().Be(SchemaDataType.EightByte);
        merged.Total.Should().Be(2L * int.MaxValue);
    }

    [Fact]
    public void The_largest_count_stays_instead_of_wrapping()
    {
        MethodProfile method = Samples.Profiled("Loop", Samples.Count(0, long.MaxValue));

        Profile.Of([method, method]).Methods.Single().Weight.Should().Be(long.MaxValue);
    }

    [Fact]
    public void Training_runs_of_different_code_are_not_merged()
    {
        MethodProfile before = Samples.Profiled("Changed") with { BodyDigest = 1 };
        MethodProfile after = Samples.Profiled("Changed") with { BodyDigest = 2 };

        Action merge = () => Profile.Of([before, after]);

        merge.Should().Throw<ProfileConflictException>().WithMessage("*Changed*different code*");
    }

    private static IEnumerable<long> Totals(MethodProfile method) => method.Records
        .Where(record => record.Kind.IsCount)
        .GroupBy(record => (record.Offset, record.Kind.Meaning))
        .OrderBy(group => group.Key)
        .Select(group => group.Sum(record => record.Total));
}
