using System.IO.Compression;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Traces;
using Inferno.Pgo.Tests.Builds;
using Inferno.Pgo.Tests.Fuzzing;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class DamagedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private byte[] Mibc => MibcWriter.Encode(ProfileFixtures.Create(ProfileFixtures.BriefTrace, _folder).Profile).ToArray();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ten_thousand_damaged_traces_end_in_a_profile_or_a_format_error() =>
        DamagedCopies.Survive<ProfileFormatException>(ProfileFixtures.BriefTrace, bytes => ProfileCreator.Create(
            "damaged.nettrace", new MemoryStream(bytes), [ProfileFixtures.Folder], TestContext.Current.CancellationToken));

    [Fact]
    public void Ten_thousand_damaged_profiles_end_in_a_result_or_a_format_error() =>
        DamagedCopies.Survive<ProfileFormatException>(Mibc, Read);

    [Fact]
    public void Ten_thousand_damaged_archives_end_in_a_result_or_a_format_error()
    {
        using MemoryStream archive = new();
        using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true))
        using (Stream entry = zip.CreateEntry("damaged.mibc.dll").Open())
        {
            entry.Write(Mibc);
        }

        DamagedCopies.Survive<ProfileFormatException>(archive.ToArray(), Read);
    }

    private static void Read(byte[] bytes) =>
        MibcReader.Read("damaged.mibc", () => MibcFile.ReadImage("damaged.mibc", new MemoryStream(bytes)));
}
