using System.Text.RegularExpressions;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Committed;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Mibc;

namespace Inferno.Pgo.Build.Tests;

/// <summary>What is said of a committed profile before the compiler runs.</summary>
public sealed partial class CheckingAProfile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-check-");
    private readonly RecordedBuild _build = new();

    private string Committed => Path.Combine(_folder.FullName, "App.mibc");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void One_of_this_code_is_taken_byte_for_byte_under_a_name_that_its_content_decides()
    {
        InfernoCheckProfile task = Check(TrainedHere.Profile());

        task.Execute().Should().BeTrue();

        File.ReadAllBytes(task.Copy).Should().Equal(File.ReadAllBytes(Committed));
        task.Copy.Should().MatchRegex("App-[0-9a-f]{16}[.]mibc$");
        _build.Messages.Should().ContainSingle().Which.Should().EndWith("whose weight 0.0% is stale");
        task.Heavy.Should().Equal("Inferno.Pgo.Build.Tests");
        string before = task.Copy;
        Check(Half(method => method with { ExclusiveWeight = 1 })).Execute();
        Check(Half(method => method with { ExclusiveWeight = 1 })).Copy.Should().NotBe(before);
    }

    [Fact]
    public void One_that_was_trained_in_another_folder_has_the_names_of_this_one_in_its_copy()
    {
        Profile here = TrainedHere.Profile();
        TypeRenaming elsewhere = new(type => new NamedType(type.Assembly, type.Namespace, PathDigest().Replace(type.Name, ">F" + new string('0', 64))));
        Profile there = Profile.Of(here.Methods.Select(method => method with { Method = elsewhere.Of(method.Method) }));
        there.Should().NotBe(here, "this assembly has such types");

        InfernoCheckProfile task = Check(there);

        task.Execute().Should().BeTrue();
        MibcReader.Read(task.Copy).Methods.Select(method => method.Method).Should().Equal(here.Methods.Select(method => method.Method));
    }

    [Fact]
    public void One_without_the_paths_of_where_it_was_trained_has_the_names_of_this_folder_in_its_copy()
    {
        Profile here = TrainedHere.Profile();
        Profile neutral = FileLocalTypes.WithoutPaths(here);
        neutral.Methods.Should().Contain(method => $"{method.Method}".Contains(">F__")).And.NotContain(method => PathDigest().IsMatch($"{method.Method}"));

        InfernoCheckProfile task = Check(neutral);

        task.Execute().Should().BeTrue();
        MibcReader.Read(task.Copy).Should().Be(here);
    }

    [Fact]
    public void Types_that_only_the_path_of_their_file_tells_apart_keep_it()
    {
        MethodProfile method = TrainedHere.Profile().Methods[0];
        Profile both = Profile.Of("01".Select(digit => method with
        {
            Method = method.Method with { Owner = new NamedType("App", "", $"<A>F{new string(digit, 64)}__T") { IsValueType = true } },
        }));

        FileLocalTypes.WithoutPaths(both).Should().Be(both);
        Profile one = Profile.Of([both.Methods[0]]);
        FileLocalTypes.WithoutPaths(one).Methods.Single().Method.Owner.Should().Be(new NamedType("App", "", "<A>F__T"))
            .And.Match<NamedType>(type => type.IsValueType);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(40, false)]
    public void One_whose_weight_is_in_changed_code_is_stale_beyond_the_limit(double most, bool taken)
    {
        InfernoCheckProfile task = Check(Half(method => method with { BodyDigest = method.BodyDigest + 1 }), most);

        task.Execute().Should().Be(taken);

        _build.Errors.Select(error => error.Code).Should().Equal(taken ? [] : ["INF1022"]);
        File.Exists(task.Copy).Should().Be(taken);
    }

    [Fact]
    public void One_of_another_program_is_refused() =>
        Refusal(Profile.Of(TrainedHere.Profile().Methods.Select(method =>
            method with { Method = method.Method with { Owner = new NamedType("Other", "", "Program") } }).DistinctBy(method => method.Method)))
            .Should().StartWith("INF1025 App.mibc holds no method of this program");

    [Fact]
    public void One_without_methods_is_refused() => Refusal(Profile.Empty).Should().StartWith("INF1020 App.mibc holds no method. ");

    [Fact]
    public void One_that_its_record_does_not_describe_is_refused()
    {
        InfernoCheckProfile task = Check(TrainedHere.Profile());
        new ProfileRecord { Profile = "App.mibc", Digest = new string('0', 64), Tool = "inferno-pgo", Runs = [], Methods = 1 }.Save(Committed);

        task.Execute().Should().BeFalse();

        _build.Errors.Should().ContainSingle().Which.Message.Should().StartWith("App.mibc is not the file that App.mibc.json describes");
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1")]
    [InlineData("")]
    public void One_that_is_none_is_refused_in_a_line(string content)
    {
        InfernoCheckProfile task = Check(TrainedHere.Profile());
        File.WriteAllText(Committed, content);

        task.Execute().Should().BeFalse();

        _build.Errors.Should().ContainSingle().Which.Should().Match<Microsoft.Build.Framework.BuildErrorEventArgs>(
            error => error.Code == "INF1051" && error.File == Committed && error.Message!.Contains("git lfs pull") && !error.Message.Contains('\n'));
    }

    private static Profile Half(Func<MethodProfile, MethodProfile> change) =>
        Profile.Of(TrainedHere.Profile().Methods.Select((method, index) => index % 2 == 0 ? change(method) : method));

    private string Refusal(Profile profile)
    {
        Check(profile).Execute().Should().BeFalse();
        Microsoft.Build.Framework.BuildErrorEventArgs error = _build.Errors.Should().ContainSingle().Subject;
        return $"{error.Code} {error.Message}";
    }

    private InfernoCheckProfile Check(Profile profile, double mostStale = 5)
    {
        MibcWriter.Write(profile, Committed);
        return new InfernoCheckProfile
        {
            BuildEngine = _build,
            Profile = Committed,
            Assemblies = [new FileItem(TrainedHere.Assembly), new FileItem(typeof(FluentActions).Assembly.Location)],
            MostStalePercent = mostStale,
            FrameworkPercent = 0.1,
            Folder = Path.Combine(_folder.FullName, "obj", "pgo"),
        };
    }

    [GeneratedRegex(">F[0-9A-F]{64}")]
    private static partial Regex PathDigest();
}
