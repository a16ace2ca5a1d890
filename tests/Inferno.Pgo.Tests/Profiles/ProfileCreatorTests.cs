using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Schemas;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class ProfileCreatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_every_method_of_the_program_or_says_why_not()
    {
        ProfileCreation creation = ProfileFixtures.Create(ProfileFixtures.Trace, _folder);

        (creation.Profile.Methods.Count + creation.Unresolved.Count).Should().Be(849);
        creation.Unresolved.Should().NotContain(method => method.Name.Length == 0 || method.Reason.Length == 0);
        MethodProfile total = creation.Profile.Methods.Single(method => method.Method.Name == "TotalArea");
        total.Method.ToString().Should().Be("float64 [Shapes]Shapes.Workload::TotalArea([Shapes]Shapes.IShape[])");
        total.Records.Select(record => record.Total).Should().Contain(total => total > 19_000 && total < 21_000, "counts are approximate");
    }

    [Fact]
    public void Finds_the_dominant_receiver_of_an_interface_call()
    {
        ProfileCreation creation = ProfileFixtures.Create(ProfileFixtures.BriefTrace, _folder);

        MethodProfile total = creation.Profile.Methods.Single(method => method.Method.Name == "TotalArea");
        SchemaRecord sample = total.Records.Single(record => record.Kind.IsSample);
        sample.Handles.Should().HaveCount(32);
        sample.Handles.GroupBy(handle => $"{handle}").MaxBy(group => group.Count())!.Key
            .Should().Be("[Shapes]Shapes.Circle");
    }

    [Fact]
    public void Gives_the_same_bytes_for_the_same_trace()
    {
        byte[] once = MibcWriter.Encode(ProfileFixtures.Create(ProfileFixtures.BriefTrace, _folder).Profile).ToArray();
        byte[] again = MibcWriter.Encode(ProfileFixtures.Create(ProfileFixtures.BriefTrace, _folder).Profile).ToArray();

        again.Should().Equal(once);
    }

    [Fact]
    public void Two_runs_of_one_trace_are_the_profile_merged_with_itself()
    {
        string trace = ProfileFixtures.WriteTrace(ProfileFixtures.BriefTrace, _folder);

        ProfileCreation one = ProfileCreator.Create([trace], [ProfileFixtures.Folder], Stop);
        ProfileCreation two = ProfileCreator.Create([trace, trace], [ProfileFixtures.Folder], Stop);

        two.Profile.Should().Be(Profile.Merge(one.Profile, one.Profile));
    }

    [Fact]
    public void A_program_whose_assemblies_have_gone_leaves_named_reasons()
    {
        string trace = ProfileFixtures.WriteTrace(ProfileFixtures.BriefTrace, _folder);

        ProfileCreation creation = ProfileCreator.Create([trace], [], Stop);

        creation.Profile.Methods.Select(method => method.Method.Assembly).Should().NotContain("Shapes");
        creation.Unresolved.Should().Contain(method =>
            method.Name.Contains("Workload::TotalArea") && method.Reason.Contains("Shapes.dll"));
    }

    [Fact]
    public void An_assembly_compiled_again_is_not_mistaken_for_the_trained_one()
    {
        File.Copy(typeof(Profile).Assembly.Location, Path.Combine(_folder.Root, "Shapes.dll"));
        string trace = ProfileFixtures.WriteTrace(ProfileFixtures.BriefTrace, _folder);

        ProfileCreation creation = ProfileCreator.Create([trace], [_folder.Root], Stop);

        creation.Unresolved.Should().Contain(method => method.Reason.Contains("compiled again"));
    }

    [Fact]
    public void A_trace_that_is_no_trace_is_refused_with_what_was_found()
    {
        string file = _folder.Write("x.nettrace", "this text is long enough to hold a header");

        Action create = () => ProfileCreator.Create([file], [], Stop);

        create.Should().Throw<ProfileFormatException>().WithMessage("*x.nettrace: at byte 0: expected the word Nettrace*");
    }

    [Fact]
    public void A_truncated_trace_is_refused()
    {
        string trace = ProfileFixtures.WriteTrace(ProfileFixtures.BriefTrace[..100_000], _folder);

        Action create = () => ProfileCreator.Create([trace], [ProfileFixtures.Folder], Stop);

        create.Should().Throw<ProfileFormatException>();
    }

    [Fact]
    public void Cancellation_stops_the_reading()
    {
        string trace = ProfileFixtures.WriteTrace(ProfileFixtures.BriefTrace, _folder);

        Action create = () => ProfileCreator.Create([trace], [], new CancellationToken(canceled: true));

        create.Should().Throw<OperationCanceledException>();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
