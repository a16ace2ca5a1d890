using Inferno.Pgo.Builds.Evidence;

namespace Inferno.Pgo.Tests.Builds.StaticModes;

public sealed class CompilationTests
{
    private static readonly string[] Log =
    [
        "       _CreateR2RImages:",
        "         /packages/microsoft.netcore.app.crossgen2.linux-x64/10.0.12/tools/crossgen2 --targetos:linux",
        "         --targetarch:x64",
        "         -O",
        "         -m:\"/builds/profiles/0123/App-0123456789abcdef.mibc\"",
        "         --embed-pgo-data",
        "         -r:\"/packages/System.Runtime.dll\"",
        "         --out:\"/work/obj/App/release_linux-x64/R2R/Library.dll\"",
        "         /packages/library/Library.dll",
        "         ",
        "     2>_CreateR2RImages:",
        "         /packages/microsoft.netcore.app.crossgen2.linux-x64/10.0.12/tools/crossgen2 --targetos:linux",
        "         --targetarch:x64",
        "         -O",
        "         -r:\"/packages/System.Runtime.dll\"",
        "         --out:\"/work/obj/App/release_linux-x64/R2R/App.dll\"",
        "         obj/App/release_linux-x64/App.dll",
        "       Copying file from \"a\" to \"b\".",
    ];

    [Fact]
    public void Reads_every_call_of_the_ReadyToRun_compiler()
    {
        IReadOnlyList<Compilation> calls = Crossgen2Log.Read(Log);

        calls.Select(call => call.Image).Should().Equal("App.dll", "Library.dll");
        calls[0].Profiles.Should().BeEmpty();
        calls[0].EmbedsProfile.Should().BeFalse();
        calls[1].Profiles.Should().Equal("App-0123456789abcdef.mibc");
        calls[1].EmbedsProfile.Should().BeTrue();
    }

    [Fact]
    public void A_log_without_the_compiler_has_no_calls() => Crossgen2Log.Read(Log.Take(1)).Should().BeEmpty();

    [Fact]
    public void The_profile_makes_no_other_argument_differ_and_anything_else_does()
    {
        string[] without = [.. Log.Where(line => !line.Contains("-m:", StringComparison.Ordinal) && !line.Contains("embed", StringComparison.Ordinal))];
        string[] slower = [.. without.Select(line => line.Replace("-O", "--Od", StringComparison.Ordinal))];

        string Arguments(string[] lines) => Crossgen2Log.Read(lines)[1].OtherArguments;

        Arguments(without).Should().Be(Arguments(Log));
        Arguments(slower).Should().NotBe(Arguments(Log));
    }

    [Fact]
    public void Reads_the_response_file_of_the_native_compiler()
    {
        Compilation call = IlcResponse.Read(
            "App.ilc.rsp", ["obj/App.dll", "-o:/work/App.o", "--mibc:/profiles/0123/App-0123456789abcdef.mibc", "-O", ""]);

        call.Image.Should().Be("App");
        call.Profiles.Should().Equal("App-0123456789abcdef.mibc");
    }

    [Theory]
    [InlineData("--mibc:/a/own.mibc")]
    [InlineData("--mibc=/a/own.mibc")]
    [InlineData("-m:/a/own.mibc")]
    [InlineData("--mibc", "/a/own.mibc")]
    [InlineData("-m", "/a/own.mibc")]
    public void Sees_a_profile_however_it_was_given(params string[] given)
    {
        Compilation call = IlcResponse.Read("App.ilc.rsp", ["obj/App.dll", .. given, "-O"]);

        call.Profiles.Should().Equal("own.mibc");
        call.OtherArguments.Should().Be(IlcResponse.Read("App.ilc.rsp", ["obj/App.dll", "-O"]).OtherArguments);
    }

    [Fact]
    public void Sees_that_the_native_compiler_was_not_given_the_profile()
    {
        Compilation without = IlcResponse.Read("App.ilc.rsp", ["obj/App.dll", "-o:/work/App.o", "-O"]);
        Compilation with = IlcResponse.Read("App.ilc.rsp", ["obj/App.dll", "-o:/work/App.o", "-O", "--mibc:/profiles/App.mibc"]);

        without.Profiles.Should().BeEmpty();
        without.OtherArguments.Should().Be(with.OtherArguments);
    }
}
