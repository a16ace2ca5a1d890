using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace Inferno.Inference.Tests.ThirdParty;

/// <summary>A file of a package, from the registry that npm is configured for.</summary>
internal static class NpmPackage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The file's bytes; the calling test is skipped, with the reason, where they cannot be had.</summary>
    public static async Task<byte[]> ReadAsync(string package, string file, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("inferno-npm-");
        try
        {
            if (await PackAsync(package, folder.FullName, cancellation) is { } problem)
            {
                Assert.Skip($"{package} is not to be had: {problem}");
            }

            return await ExtractAsync(folder.GetFiles("*.tgz").Single().FullName, file, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Downloads the package's archive; what went wrong, if anything did.</summary>
    private static async Task<string?> PackAsync(string package, string folder, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        ProcessStartInfo start = new(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["pack", package, "--silent"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process npm = Process.Start(start)!;
            Task<string> errors = npm.StandardError.ReadToEndAsync(limit.Token), names = npm.StandardOutput.ReadToEndAsync(limit.Token);
            await npm.WaitForExitAsync(limit.Token);
            return npm.ExitCode == 0 ? null : $"npm pack exited with {npm.ExitCode} {(await errors + await names).Trim()}";
        }
        catch (Win32Exception exception)
        {
            return $"npm does not start ({exception.Message})";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"npm pack took longer than {Patience.TotalSeconds} s";
        }
    }

    private static async Task<byte[]> ExtractAsync(string archive, string file, CancellationToken cancellation)
    {
        await using GZipStream content = new(File.OpenRead(archive), CompressionMode.Decompress);
        await using TarReader entries = new(content);
        while (await entries.GetNextEntryAsync(copyData: true, cancellation) is { } entry)
        {
            if (entry.Name == file)
            {
                using MemoryStream bytes = new();
                await entry.DataStream!.CopyToAsync(bytes, cancellation);
                return bytes.ToArray();
            }
        }

        throw new FileNotFoundException($"{archive} holds no {file}");
    }
}
