using System.IO.Compression;
using System.Reflection.Metadata;
using Inferno.Pgo.Profiles;
using Inferno.Pgo.Profiles.Identities;
using Inferno.Pgo.Profiles.Mibc;
using Inferno.Pgo.Profiles.Schemas;
using Inferno.Pgo.Tests.Builds;

namespace Inferno.Pgo.Tests.Profiles;

public sealed class MibcRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Root, "profile.mibc");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_trained_profile_reads_back_equal_and_writes_the_same_bytes_again()
    {
        Profile profile = ProfileFixtures.Create(ProfileFixtures.Trace, _folder).Profile;

        MibcWriter.Write(profile, File);
        byte[] first = System.IO.File.ReadAllBytes(File);
        Profile read = MibcReader.Read(File);
        MibcWriter.Write(read, File);

        read.Should().Be(profile);
        System.IO.File.ReadAllBytes(File).Should().Equal(first);
    }

    [Fact]
    public void Every_shape_of_type_keeps_its_name()
    {
        var int32 = new PrimitiveType(PrimitiveTypeCode.Int32);
        var list = new NamedType("System.Private.CoreLib", "System.Collections.Generic", "List`1");
        var nested = new NamedType("App", "", "Inner`1", new NamedType("App", "Space", "Outer`1"));
        SignatureIdentity function = new(default, 0, int32, [new PointerType(int32)], 1);
        TypeIdentity[] types =
        [
            int32,
            new PrimitiveType(PrimitiveTypeCode.String),
            new InstantiatedType(list, [NamedType.Canon]),
            new InstantiatedType(nested, [int32, new VectorType(new InstantiatedType(list, [NamedType.Canon]))]),
            new ArrayType(int32, 2, [], [0, 0]),
            new ArrayType(int32, 3, [4, 5], [1, -1, 0]),
            new ByReferenceType(new PointerType(new PointerType(int32))),
            new FunctionPointerType(function),
            new ModifiedType(new NamedType("App", "Space", "Mark"), int32, IsRequired: true),
        ];

        Profile profile = Profile.Of(types.Select(Taking));
        MibcWriter.Write(profile, File);

        MibcReader.Read(File).Should().Be(profile);
    }

    [Fact]
    public void Counts_beyond_four_bytes_and_every_kind_of_handle_survive()
    {
        MethodProfile method = Taking(new PrimitiveType(PrimitiveTypeCode.Int64)) with
        {
            ExclusiveWeight = 2.5,
            Calls = [new CallWeight(Taking(new PrimitiveType(PrimitiveTypeCode.Int16)).Method, 17)],
            BodyDigest = ulong.MaxValue - 5,
            Records =
            [
                Samples.Count(0, 3_000_000_000_000),
                new SchemaRecord(4, new SchemaKind(0x81), 1, -1) { Values = [uint.MaxValue] },
                new SchemaRecord(4, new SchemaKind(0xC4), 3, -1)
                {
                    Handles = [new MethodHandle(Samples.Method("Callee")), new UnresolvedHandle(7), UnresolvedHandle.Empty],
                },
                new SchemaRecord(9, new SchemaKind(0x242), 2, 0) { Values = [long.MinValue, -1] },
            ],
        };

        MibcWriter.Write(Profile.Of([method]), File);

        MibcReader.Read(File).Methods.Should().ContainSingle().Which.Should().Be(method);
    }

    [Fact]
    public void A_zipped_profile_reads_like_a_bare_one()
    {
        Profile profile = Profile.Of([Taking(NamedType.Canon)]);
        MibcWriter.Write(profile, File);
        Zip(System.IO.File.ReadAllBytes(File));

        MibcReader.Read(File).Should().Be(profile);
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_fills_the_memory()
    {
        Zip(new byte[3_000_000]);

        Action read = () => MibcFile.ReadImage(File, maximumLength: 1_000_000);

        read.Should().Throw<ProfileFormatException>().WithMessage("*at most 1000000 bytes*");
    }

    [Fact]
    public void Writing_leaves_nothing_but_the_profile_behind()
    {
        MibcWriter.Write(Profile.Empty, File);

        Directory.GetFiles(_folder.Root).Should().Equal(File);
    }

    private void Zip(byte[] image)
    {
        System.IO.File.Delete(File);
        using ZipArchive archive = ZipFile.Open(File, ZipArchiveMode.Create);
        using Stream entry = archive.CreateEntry("profile.mibc.dll").Open();
        entry.Write(image);
    }

    private static MethodProfile Taking(TypeIdentity type)
    {
        MethodIdentity method = Samples.Method("Take");
        return new MethodProfile(method with
        {
            Signature = method.Signature with { Parameters = [type], RequiredParameters = 1 },
            Arguments = type is PointerType or ByReferenceType or ModifiedType ? [] : [type],
        });
    }
}
