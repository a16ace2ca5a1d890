using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

/// <summary>Traces of processes that were killed, and traces of a format that nobody here reads.</summary>
public sealed class BrokenOffTraces : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_trace_without_its_end_gives_all_that_is_in_it_and_says_so()
    {
        ProfileCreation whole = ProfileFixtures.Create(ProfileFixtures.Trace, _folder);
        ProfileCreation cut = ProfileFixtures.Create(ProfileFixtures.Trace[..^1], _folder);

        whole.Truncated.Should().BeEmpty();
        cut.Truncated.Should().ContainSingle().Which.Should().EndWith("training.nettrace");
        cut.Profile.Should().Be(whole.Profile);
    }

    [Fact]
    public void The_earlier_a_trace_breaks_off_the_less_is_in_it_and_never_anything_else()
    {
        Profile whole = ProfileFixtures.Create(ProfileFixtures.Trace, _folder).Profile;
        HashSet<string> names = [.. whole.Methods.Select(method => method.Method.ToString())];
        int last = whole.Methods.Count;
        int between = 0;
        for (int percent = 98; percent >= 2; percent -= 4)
        {
            int methods = Methods(ProfileFixtures.Trace.Length * percent / 100);
            methods.Should().BeLessThanOrEqualTo(last, "of {0}%", percent);
            between += methods > 0 && methods < whole.Methods.Count ? 1 : 0;
            last = methods;
        }

        between.Should().BePositive();

        int Methods(int length)
        {
            try
            {
                ProfileCreation creation = ProfileFixtures.Create(ProfileFixtures.Trace[..length], _folder);
                creation.Truncated.Should().ContainSingle();
                creation.Profile.Methods.Select(method => method.Method.ToString()).Should().BeSubsetOf(names);
                return creation.Profile.Methods.Count;
            }
            catch (ProfileFormatException e)
            {
                e.Message.Should().Contain("its process was killed");
                return 0;
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(40)]
    public void What_breaks_off_before_its_first_block_is_refused(int length) =>
        FluentActions.Invoking(() => ProfileFixtures.Create(ProfileFixtures.Trace[..length], _folder)).Should().Throw<ProfileFormatException>();

    [Fact]
    public void A_later_format_is_refused_by_its_number()
    {
        byte[] six = [.. "Nettrace"u8, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. new byte[64]];

        FluentActions.Invoking(() => ProfileFixtures.Create(six, _folder))
            .Should().Throw<ProfileFormatException>().WithMessage("*expected format 4 or 5*found format 6*");
    }
}
